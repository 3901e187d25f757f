"""What is left to do of an edit that was begun and never confirmed."""

from collections.abc import Sequence

from offer_tui.core.edits import Batch, Edit, Insert, apply, rebase
from offer_tui.core.keys import Plain, Tree, find, same


def left_to_do(edit: Edit, base: Tree, now: Tree) -> Edit | None:
    """Return what is still to be made, on `now`, of an edit that was begun on `base`.

    `Batch(())`, the edit that does nothing, when it is in the file already; None when what it touches was
    changed since, so that a person has to choose. `now` is the tree of a file without errors.
    Raises EditError when the edit does not fit `base`.
    """
    if same(apply(base, edit), now):
        return Batch(())
    parts = edit.edits if isinstance(edit, Batch) else (edit,)
    left: list[Edit] = []
    here = now
    for part in parts:
        if not (isinstance(part, Insert) and _is_there(part, base, here)):
            carried = rebase(part, base, here)
            if carried is None:
                return None
            left.append(carried)
            here = apply(here, carried)
        base = apply(base, part)
    if same(here, now):
        return Batch(())
    return left[0] if len(left) == 1 else Batch(tuple(left))


def _is_there(edit: Insert, base: Tree, now: Tree) -> bool:
    """Tell whether the rows have the new one already; rows without a name may look alike, so they count."""
    rows = edit.path[:-1]
    return _count(edit.row, find(now, rows)) > _count(edit.row, find(base, rows))


def _count(row: Plain, rows: Plain | None) -> int:
    return sum(same(one, row) for one in rows) if isinstance(rows, Sequence) else 0
