"""The walk-away point is sealed: fixed with day and reason, and every later change of it is kept."""

from datetime import date
from decimal import Decimal

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Put
from offer_tui.core.keys import Plain, Tree, find

_PLACE = ("strategy",)
_TOTAL = (*_PLACE, "walk_away_total")


def is_sealed(tree: Tree) -> bool:
    """Tell whether a walk-away point was fixed, so that a change of it has to say why."""
    return find(tree, _TOTAL) is not None and find(tree, (*_PLACE, "walk_away_set")) is not None


def walk_away_edit(tree: Tree, total: Plain | None, reason: str, today: date) -> Edit:
    """Return the edit that fixes the walk-away total of year one, or changes a sealed one; None removes it.

    The first time it is dated and its reason is kept with it. Every later change adds a row to
    `strategy.walk_away_change`, with the total before and after; one that removes it has no `to`.
    """
    put: Edit = Drop(_TOTAL) if total is None else Put(_TOTAL, total)
    if not is_sealed(tree):
        if total is None:
            return put
        because = (Put((*_PLACE, "walk_away_reason"), reason),) if reason else ()
        return Batch((put, Put((*_PLACE, "walk_away_set"), today), *because))
    before = find(tree, _TOTAL)
    kept = find(tree, (*_PLACE, "walk_away_change"))
    number = len(kept) if isinstance(kept, list | tuple) else 0
    change: dict[str, Plain] = {"date": today}
    if isinstance(before, int | Decimal):
        change["from"] = before
    if total is not None:
        change["to"] = total
    if reason:
        change["reason"] = reason
    return Batch((put, Insert((*_PLACE, "walk_away_change", number), change)))
