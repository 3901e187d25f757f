"""The walk-away point is sealed: fixed with day and reason, and every later change of it is kept."""

from collections.abc import Mapping, Sequence
from datetime import date

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Put
from offer_tui.core.keys import KeyPath, Plain, Tree, find

_PLACE = ("strategy",)
_TOTAL = (*_PLACE, "walk_away_total")
_SET = (*_PLACE, "walk_away_set")
_CHANGES = (*_PLACE, "walk_away_change")


def is_sealed(tree: Tree) -> bool:
    """Tell whether a walk-away point was fixed, so that a change of it has to say why.

    One that was taken away since is still sealed: to fix it anew is a change too.
    """
    there = find(tree, _TOTAL) is not None or bool(_changes(tree))
    return there and find(tree, _SET) is not None


def is_under_seal(tree: Tree, path: KeyPath) -> bool:
    """Tell whether a place belongs to the record of a sealed point, which only a change with a reason alters.

    That is the total, the day it was fixed, and the rows of its changes.
    """
    return path[:2] == _CHANGES or (path in (_TOTAL, _SET) and is_sealed(tree))


def walk_away_edit(tree: Tree, total: Plain | None, reason: str, today: date) -> Edit:
    """Return the edit that fixes the walk-away total of year one, or changes a sealed one; None removes it.

    The first time it is dated and its reason is kept with it. Every later change adds a row to
    `strategy.walk_away_change`, with the total before and after; one that removes it has no `to`, and the
    next one starts from the same total again.
    """
    put: Edit = Drop(_TOTAL) if total is None else Put(_TOTAL, total)
    if not is_sealed(tree):
        if total is None:
            return put
        because = (Put((*_PLACE, "walk_away_reason"), reason),) if reason else ()
        return Batch((put, Put(_SET, today), *because))
    change: dict[str, Plain] = {"date": today}
    before = _last_total(tree)
    if before is not None:
        change["from"] = before
    if total is not None:
        change["to"] = total
    if reason:
        change["reason"] = reason
    return Batch((put, Insert((*_CHANGES, len(_changes(tree))), change)))


def _changes(tree: Tree) -> Sequence[Plain]:
    kept = find(tree, _CHANGES)
    return kept if isinstance(kept, list | tuple) else ()


def _last_total(tree: Tree) -> Plain | None:
    """Return the total before a change: the present one, or the one that was taken away last."""
    total = find(tree, _TOTAL)
    if total is not None:
        return total
    *_, last = _changes(tree)
    return last.get("from") if isinstance(last, Mapping) else None
