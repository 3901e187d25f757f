"""Two versions of a file that come from one, made one again: key by key, row by row.

What one side changed is taken; what both changed alike is taken once. Only where both changed the same
thing differently is there a conflict, and then the merged file says what theirs says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias, cast

from offer_tui.core.difference import alike, are_rows, difference
from offer_tui.core.edits import Drop, Edit, Insert, Put, apply
from offer_tui.core.identity import NAMED_TABLES, identity
from offer_tui.core.keys import KeyPath, Plain, Tree, same
from offer_tui.core.merge_rows import Trio, arranged, trios
from offer_tui.core.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that both sides changed, differently: a key, a row, a named table, an order of rows."""

    path: KeyPath
    """Where it is in the merged tree; for a row that theirs has no more, where it would be."""
    base: Plain | None
    """What it was; None where it was not there, here and below."""
    mine: Plain | None
    """What it would be my way. For an order: the merged rows in my order."""
    theirs: Plain | None
    """What the merged tree has there."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge."""

    edits_of_mine: Edit | None
    """What takes theirs to the merged tree; None when theirs has all of it already."""
    conflicts: tuple[Conflict, ...]
    tree: Tree


def merged(base: Tree, mine: Tree, theirs: Tree) -> Merged:
    """Merge two versions of a file that both come from `base`.

    Rows of an array of tables are one row in all versions when `identity.partners` finds them so. A row that
    one side removed and the other changed is a conflict. No two rows of one identity come about: where both
    sides gave two rows the same, the whole array is a conflict.
    """
    part = _table("", base, mine, theirs)
    tree = cast(Tree, part.value)
    return Merged(difference(theirs, tree), part.conflicts, tree)


def taken(conflict: Conflict, tree: Tree) -> Edit:
    """Return the edit that settles a conflict of a merged tree my way; theirs needs none."""
    if conflict.mine is None:
        return Drop(conflict.path)
    if conflict.theirs is None and isinstance(conflict.path[-1], int):
        return Insert(conflict.path, cast(Tree, conflict.mine))
    put = Put(conflict.path, conflict.mine)
    return difference(tree, apply(tree, put)) or put


@dataclass(frozen=True, slots=True)
class _Part:
    """What a place of the merged tree has, None for nothing, and the conflicts at it and below."""

    value: Plain | None
    conflicts: tuple[Conflict, ...] = ()


_Rows: TypeAlias = Sequence[Tree]


def _table(name: str, base: Tree, mine: Tree, theirs: Tree) -> _Part:
    """Merge tables key by key; `name` is the key that they lie under."""
    table: dict[str, Plain] = {}
    conflicts: list[Conflict] = []
    for key in [*theirs, *(key for key in mine if key not in theirs)]:
        part = _at_key(key, base.get(key), mine.get(key), theirs.get(key), whole=name in NAMED_TABLES)
        if part.value is not None:
            table[key] = part.value
        conflicts += _below(key, part)
    return _Part(table, tuple(conflicts))


def _at_key(name: str, base: Plain | None, mine: Plain | None, theirs: Plain | None, *, whole: bool) -> _Part:
    """Merge what lies under a key; `whole` says that it is removed as a whole or not at all."""
    if alike(mine, theirs) or alike(base, mine):
        return _Part(theirs)
    if alike(base, theirs):
        return _Part(mine)
    if not (whole and (mine is None or theirs is None)):
        if all(value is None or isinstance(value, Mapping) for value in (base, mine, theirs)):
            return _table(name, *(cast(Tree, value or {}) for value in (base, mine, theirs)))
        if are_rows(base, mine, theirs):
            return _rows(name, *(cast(_Rows, value or ()) for value in (base, mine, theirs)))
    return _Part(theirs, (Conflict((), base, mine, theirs),))


def _rows(name: str, base: _Rows, mine: _Rows, theirs: _Rows) -> _Part:
    """Merge the rows of an array of tables."""
    parts = {row: _row(name, *_values(row, base, mine, theirs)) for row in trios(name, base, mine, theirs)}
    # A row that only a conflict speaks of has its place, too: for the path of the conflict.
    kept = [row for row, part in parts.items() if part.value is not None or part.conflicts]
    order = arranged(kept, lambda row: _rank(name, parts[row].value))
    rows = _there(order.rows, parts)
    if _came_about(name, rows, mine, theirs):
        return _Part(theirs, (Conflict((), base, mine, theirs),))
    conflicts: list[Conflict] = []
    if order.otherwise is not None:
        conflicts.append(Conflict((), base, _there(order.otherwise, parts), rows))
    number = 0
    for row in order.rows:
        conflicts += _below(number, parts[row])
        number += parts[row].value is not None
    return _Part(rows, tuple(conflicts))


def _row(name: str, base: Tree | None, mine: Tree | None, theirs: Tree | None) -> _Part:
    """Merge one row; it is None in a version that does not have it."""
    if base is not None and (mine is None or theirs is None):
        kept = theirs if mine is None else mine
        if kept is None or same(kept, base):
            return _Part(None)
        return _Part(theirs, (Conflict((), base, mine, theirs),))
    if mine is None or theirs is None:
        return _Part(theirs if mine is None else mine)
    return _table(name, base or {}, mine, theirs)


def _values(row: Trio, *versions: _Rows) -> Iterator[Tree | None]:
    for number, rows in zip((row.base, row.mine, row.theirs), versions, strict=True):
        yield None if number is None else rows[number]


def _there(order: Iterable[Trio], parts: Mapping[Trio, _Part]) -> list[Plain]:
    return [value for row in order if (value := parts[row].value) is not None]


def _rank(name: str, row: Plain | None) -> tuple[str, ...]:
    """Return what puts rows that are new at one place in the same order whoever is "mine": days first."""
    return *(str(part) for _, part in identity(name, row) or ()), repr(row)


def _came_about(name: str, rows: Sequence[Plain], mine: _Rows, theirs: _Rows) -> bool:
    """Tell whether the merge gave rows one identity that neither side gave as many."""
    merged_count, *counts = (
        Counter(found for row in version if (found := identity(name, row)) is not None)
        for version in (rows, mine, theirs)
    )
    return any(count > max(one[found] for one in counts) for found, count in merged_count.items())


def _below(part: str | int, merged_part: _Part) -> tuple[Conflict, ...]:
    return tuple(replace(one, path=(part, *one.path)) for one in merged_part.conflicts)
