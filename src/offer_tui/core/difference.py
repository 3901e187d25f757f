"""What leads from one version of a file to another, as edits."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put, SingleEdit
from offer_tui.core.identity import array_name, partners
from offer_tui.core.keys import KeyPath, Plain, Tree, same


def difference(old: Tree, new: Tree) -> Edit | None:
    """Return the edit that takes `old` to a tree that reads the same as `new`; None when it does already.

    It changes key by key, and rows of arrays of tables keep their identity: a row that moved is moved.
    """
    edits = tuple(_in_table((), old, new))
    if len(edits) == 1:
        return edits[0]
    return Batch(edits) if edits else None


def alike(one: Plain | None, other: Plain | None) -> bool:
    """Tell whether what two versions have under a key reads the same; None stands for nothing there."""
    return same({"": one}, {"": other})  # type: ignore[dict-item]  # None reads as an absent key


def are_rows(*values: Plain | None) -> bool:
    """Tell whether each value is an array of tables, or None, which is one without rows."""
    return all(value is None or _is_array_of_tables(value) for value in values)


def _is_array_of_tables(value: Plain) -> bool:
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return is_list and all(isinstance(row, Mapping) for row in cast(Sequence[Plain], value))


def _in_table(path: KeyPath, old: Tree, new: Tree) -> Iterator[SingleEdit]:
    for key in [*old, *(key for key in new if key not in old)]:
        yield from _at_key((*path, key), old.get(key), new.get(key))


def _at_key(path: KeyPath, old: Plain | None, new: Plain | None) -> Iterator[SingleEdit]:
    if alike(old, new):
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        yield from _in_table(path, old, new)
    elif are_rows(old, new):
        yield from _in_rows(path, cast(Sequence[Tree], old or ()), cast(Sequence[Tree], new or ()))
    else:
        yield Drop(path) if new is None else Put(path, new)


def _in_rows(path: KeyPath, old: Sequence[Tree], new: Sequence[Tree]) -> Iterator[SingleEdit]:
    found = partners(array_name(path), old, new)
    came = set(range(len(new))) - set(found.values())
    inserts = [Insert((*path, number), new[number]) for number in sorted(came)]
    gone = [number for number in reversed(range(len(old))) if number not in found]
    if found:
        yield from (Drop((*path, number)) for number in gone)
        yield from _moves(path, [found[number] for number in range(len(old)) if number in found])
        yield from inserts
    else:
        # An array that loses its last row loses its place in the file, so the new rows come first.
        yield from inserts
        yield from (Drop((*path, len(new) + number)) for number in gone)
    for before, after in found.items():
        yield from _in_table((*path, after), old[before], new[after])


def _moves(path: KeyPath, order: list[int]) -> Iterator[SingleEdit]:
    """Yield the moves that sort the rows: one where one row moved, forwards or back."""
    target = sorted(order)
    for place, comes in enumerate(target):
        while order[place] != comes:
            here = order[place]
            is_moved_down = order[place + 1] == comes
            start, end = (place, target.index(here)) if is_moved_down else (order.index(comes), place)
            order.insert(end, order.pop(start))
            yield Move((*path, start), end)
