"""Which row of one version of a file is which row of another.

A row of an array of tables has no number of its own: rows come, go and move. What names it is what a person
would call it by: its `id`, the item that it is about, the day of a round and with whom.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import TypeAlias

from offer_tui.core.keys import KeyPath, Plain, find, same

Identity: TypeAlias = tuple[tuple[str, Hashable], ...]

NAMED_TABLES = frozenset({"fit", "custom"})
"""Tables whose keys are names that a person chose: what stands under one is there or not, as a row is."""

_GIVEN = ("id", "item", "rule")
"""Names of rows, the first that a row has. A row with another name is another row, however alike."""
_KEYS: Mapping[str, tuple[str, ...]] = {
    "research": ("id",),
    "rounds": ("date", "with"),
    "signal": ("date", "to", "item"),
    "walk_away_change": ("date",),
    "alternatives": ("name",),
    "one_off": ("name", "kind"),
    "grant": ("name", "kind"),
    "benefit": ("name", "kind"),
}
"""What names the rows of other arrays. A row without the first of its keys has no identity."""

_Fits: TypeAlias = Callable[[int, int], bool]


def identity(array: str, row: Plain | None) -> Identity | None:
    """Return what names a row of an array (`rounds`, `asks`), None where nothing does.

    The identities of two rows of one array are equal when both rows are about the same thing.
    """
    if not isinstance(row, Mapping):
        return None
    keys = _KEYS.get(array) or next(((key,) for key in _GIVEN if key in row), None)
    if keys is None or row.get(keys[0], "") == "":
        return None
    return tuple((key, content(row[key])) for key in keys if key in row)


def content(value: Plain) -> Hashable:
    """Return a value to look up by: equal for two values exactly when `keys.same` says that they are."""
    if isinstance(value, Mapping):
        parts = ((key, content(below)) for key, below in value.items())
        return "table", frozenset(part for part in parts if part[1] not in _NOTHING)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "list", tuple(map(content, value))
    return type(value), value


_NOTHING = (("table", frozenset[Hashable]()), ("list", ()))


def partners(
    array: str, old: Sequence[Plain], new: Sequence[Plain], *, by_place: bool = True
) -> dict[int, int]:
    """Return for each row of `old` that is in `new` its number there.

    Rows of equal content are one; then those of one identity; then, unless `by_place` is off, rows between
    the same neighbours that have no identity, or whose description changed in part. Where rows of one kind
    came or went so that it could be several, it is none.
    """
    pairs = _Pairs(len(old), len(new))
    pairs.add([content(row) for row in old], [content(row) for row in new], all_or_none=False)
    names = [identity(array, row) for row in old], [identity(array, row) for row in new]
    pairs.add(*names)
    if by_place:
        pairs.add(*pairs.places(), fits=lambda i, j: _may_be_one(names[0][i], names[1][j], old[i], new[j]))
    return pairs.found


def same_place(path: KeyPath, old: Plain, new: Plain) -> KeyPath | None:
    """Return a path of `old` with each row number replaced by where `new` has the same row, or None."""
    carried: KeyPath = ()
    for depth, part in enumerate(path):
        if isinstance(part, int):
            rows, others = _list_at(old, path[:depth]), _list_at(new, carried)
            found = partners(array_name(path[:depth]), rows, others).get(part)
            if found is None:
                return None
            part = found  # noqa: PLW2901 - the path is rebuilt part by part
        carried = (*carried, part)
    return carried


def array_name(path: KeyPath) -> str:
    """Return the name of the array that lies at a path, empty for a list in a list."""
    return path[-1] if path and isinstance(path[-1], str) else ""


def _list_at(tree: Plain, path: KeyPath) -> Sequence[Plain]:
    value = find(tree, path)
    return value if isinstance(value, Sequence) and not isinstance(value, str) else ()


def _may_be_one(name: Identity | None, other_name: Identity | None, row: Plain, other: Plain) -> bool:
    """Tell whether two rows at the same place can be one row that was changed."""
    if name is None or other_name is None or name == other_name:
        return True
    if name[0][0] in _GIVEN or other_name[0][0] in _GIVEN:
        return False
    return _is_akin(row, other)


def _is_akin(row: Plain, other: Plain) -> bool:
    """Tell whether most of a row is the same in another."""
    if not (isinstance(row, Mapping) and isinstance(other, Mapping)):
        return False
    kept = sum(key in other and same(value, other[key]) for key, value in row.items())
    return 2 * kept > len(row.keys() | other.keys())


class _Pairs:
    """Rows of two versions as they find each other, the surest first."""

    def __init__(self, old_count: int, new_count: int) -> None:
        self.found: dict[int, int] = {}
        self._old_count, self._new_count = old_count, new_count

    def add(
        self,
        old_keys: Sequence[Hashable],
        new_keys: Sequence[Hashable],
        *,
        all_or_none: bool = True,
        fits: _Fits = lambda _old, _new: True,
    ) -> None:
        """Pair the rows left over that have the same key, in order; None is the key of no row.

        With `all_or_none`, only where both versions have as many of them.
        """
        taken = set(self.found.values())
        old_groups = _grouped(old_keys, (n for n in range(self._old_count) if n not in self.found))
        new_groups = _grouped(new_keys, (n for n in range(self._new_count) if n not in taken))
        for key, old in old_groups.items():
            new = new_groups.get(key, [])
            if len(old) == len(new) or not all_or_none:
                self.found |= {i: j for i, j in zip(old, new, strict=False) if fits(i, j)}

    def places(self) -> tuple[list[Hashable], list[Hashable]]:
        """Return as the key of each row the pairs that enclose it."""
        back = {j: i for i, j in self.found.items()}
        old = [self.found.get(i) for i in range(self._old_count)]
        new = [j if j in back else None for j in range(self._new_count)]
        return _between(old), _between(new)


def _grouped(keys: Sequence[Hashable], numbers: Iterable[int]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = {}
    for number in numbers:
        if keys[number] is not None:
            groups.setdefault(keys[number], []).append(number)
    return groups


def _between(marks: Sequence[int | None]) -> list[Hashable]:
    """Return for each place the nearest mark before and the nearest after it."""
    before, after = _last_marks(marks), _last_marks(marks[::-1])[::-1]
    return list(zip(before, after, strict=True))


def _last_marks(marks: Sequence[int | None]) -> list[int | None]:
    last, found = None, []
    for mark in marks:
        last = last if mark is None else mark
        found.append(last)
    return found
