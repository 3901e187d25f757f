"""Edits as values: what a person changed, applied, undone and carried over to another version of a file.

An edit knows paths and plain values and nothing of screens or text. The same values drive saving (the text
layer writes exactly what `apply` says), undo (`inverse`), and the re-application of an edit to a file that
somebody else changed meanwhile (`rebase`).
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias, cast

from offer_tui.core.identity import array_name, identity, same_place
from offer_tui.core.keys import KeyPath, Plain, Tree, find, same
from offer_tui.core.records import dataclass, replace


@dataclass(frozen=True, slots=True)
class Put:
    """Give a key a value; tables on the way are made."""

    path: KeyPath
    value: Plain


@dataclass(frozen=True, slots=True)
class Drop:
    """Remove a key, a table or a row of an array of tables."""

    path: KeyPath


@dataclass(frozen=True, slots=True)
class Insert:
    """Add a row to an array of tables, at the place that the path's last part names."""

    path: KeyPath
    row: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Move:
    """Move a row of an array of tables to another place of the same array."""

    path: KeyPath
    """The array's path and the row's number."""
    to: int
    """The number that the row has afterwards."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Several edits that a person made as one, in order."""

    edits: tuple["Edit", ...]


SingleEdit: TypeAlias = Put | Drop | Insert | Move
Edit: TypeAlias = SingleEdit | Batch


class EditError(ValueError):
    """An edit does not fit the tree: a mistake of the program, or a file that changed."""

    def __init__(self, edit: Edit, why: str) -> None:
        super().__init__(f"{edit} cannot be applied: {why}")


def apply(tree: Tree, edit: Edit) -> Tree:
    """Return a new tree with the edit made; the given tree is not touched.

    Raises EditError when a row or table that the edit names is not there.
    """
    if isinstance(edit, Batch):
        for part in edit.edits:
            tree = apply(tree, part)
        return tree
    return cast(Tree, _changed(tree, edit.path, edit))


def _changed(here: Plain | None, path: KeyPath, edit: SingleEdit) -> Plain:
    """Return `here` with the edit made at the end of `path`."""
    part, rest = path[0], path[1:]
    if isinstance(part, str):
        table: dict[str, Plain] = dict(_table(here, edit))
        if rest:
            below = _changed(table.get(part), rest, edit)
            # An array of tables without rows cannot be written down, so its key goes with the last row.
            if isinstance(rest[0], int) and len(rest) == 1 and below == []:
                table.pop(part)
            else:
                table[part] = below
        elif isinstance(edit, Put):
            table[part] = edit.value
        elif isinstance(edit, Drop):
            if part not in table:
                raise EditError(edit, f"there is no key {part!r}")
            del table[part]
        else:
            raise EditError(edit, "its path does not end in a row number")
        return table
    return _changed_rows(here, part, rest, edit)


def _changed_rows(here: Plain | None, number: int, rest: KeyPath, edit: SingleEdit) -> Plain:
    if here is not None and (isinstance(here, str) or not isinstance(here, Sequence)):
        raise EditError(edit, "there are no rows here")
    rows: list[Plain] = list(here or ())
    limit = len(rows) + (isinstance(edit, Insert) and not rest)
    if not 0 <= number < limit:
        raise EditError(edit, f"there is no row {number + 1}")
    if rest:
        rows[number] = _changed(rows[number], rest, edit)
    elif isinstance(edit, Insert):
        rows.insert(number, dict(edit.row))
    elif isinstance(edit, Move):
        if not 0 <= edit.to < len(rows):
            raise EditError(edit, f"there is no row {edit.to + 1}")
        rows.insert(edit.to, rows.pop(number))
    elif isinstance(edit, Drop):
        del rows[number]
    else:
        rows[number] = edit.value
    return rows


def _table(here: Plain | None, edit: Edit) -> Mapping[str, Plain]:
    if here is None:
        return {}
    if not isinstance(here, Mapping):
        raise EditError(edit, "a value is where a table is needed")
    return here


def inverse(tree: Tree, edit: Edit) -> Edit:
    """Return the edit that takes `apply(tree, edit)` back to a tree that reads the same as `tree`."""
    if isinstance(edit, Batch):
        back: list[Edit] = []
        for part in edit.edits:
            back.append(inverse(tree, part))
            tree = apply(tree, part)
        return Batch(tuple(reversed(back)))
    if isinstance(edit, Insert):
        return Drop(edit.path)
    if isinstance(edit, Move):
        return Move((*edit.path[:-1], edit.to), cast(int, edit.path[-1]))
    before = find(tree, edit.path)
    if before is None:
        return Drop(edit.path)
    if isinstance(edit, Drop) and isinstance(edit.path[-1], int):
        return Insert(edit.path, cast(Mapping[str, Plain], before))
    return Put(edit.path, before)


def rebase(edit: Edit, base: Tree, other: Tree, *, force: bool = False) -> Edit | None:
    """Carry an edit made on `base` over to `other`, a version of the same file changed by somebody else.

    Rows are found again by what identifies them, not by their number. Returns None when what the edit
    touches was itself changed in `other`: then a person has to say which one counts, and `force` carries
    their choice over all the same. None even so when the row itself is gone.
    """
    if isinstance(edit, Batch):
        parts: list[Edit] = []
        for part in edit.edits:
            carried = rebase(part, base, other, force=force)
            if carried is None:
                return None
            base, other = apply(base, part), apply(other, carried)
            parts.append(carried)
        return Batch(tuple(parts))
    if isinstance(edit.path[-1], str):
        return _rebased_key(edit, base, other, force=force)
    return _rebased_row(edit, base, other, force=force)


def _rebased_key(edit: SingleEdit, base: Tree, other: Tree, *, force: bool) -> Edit | None:
    path = same_place(edit.path, base, other)
    if path is None:
        return None
    theirs = find(other, path)
    # Both did the same: nothing is left to do, and nothing to choose between.
    if same(theirs, edit.value if isinstance(edit, Put) else None):
        return Batch(())
    return replace(edit, path=path) if force or same(find(base, edit.path), theirs) else None


def _rebased_row(edit: SingleEdit, base: Tree, other: Tree, *, force: bool) -> Edit | None:
    rows = same_place(edit.path[:-1], base, other)
    if rows is None:
        return None
    base_rows, other_rows = find(base, edit.path[:-1]), find(other, rows)
    if same(base_rows, other_rows):
        return replace(edit, path=(*rows, edit.path[-1]))
    if isinstance(edit, Insert):
        return _inserted(edit, rows, base_rows, other_rows)
    found = same_place(edit.path, base, other)
    if found is None or isinstance(edit, Move):
        return None
    return replace(edit, path=found) if force or same(find(base, edit.path), find(other, found)) else None


def _inserted(
    edit: Insert, path: KeyPath, base_rows: Plain | None, other_rows: Plain | None
) -> Insert | None:
    """Add a new row last, unless somebody else added one of the same name."""
    rows = other_rows or ()
    if not isinstance(rows, list | tuple):
        return None
    array = array_name(path)
    name = identity(array, edit.row)
    known = [identity(array, row) for row in cast(Sequence[Plain], base_rows or ())]
    if name is not None and name not in known and any(identity(array, row) == name for row in rows):
        return None
    return replace(edit, path=(*path, len(rows)))
