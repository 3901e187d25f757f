"""What every page has in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from offer_tui.core.edits import Drop, Edit, Insert, Move
from offer_tui.core.keys import KeyPath, Plain, Tree, find
from offer_tui.ui.fields import key_field, shown_key
from offer_tui.ui.keyed import keyed
from offer_tui.ui.rows import Column, Line, Question, Row, Span, Tone, line
from offer_tui.ui.view import View

__all__ = (
    "LABELLED",
    "Addition",
    "Page",
    "append",
    "drop_edit",
    "gap",
    "heading",
    "key_row",
    "keyed",
    "row_id",
)


@dataclass(frozen=True, slots=True)
class Addition:
    """Something that `a` can add here, after its questions are answered."""

    label: str
    questions: tuple[Question, ...]
    """Asked one after the other; a field's own edit is not used."""
    edit: Callable[[Sequence[Plain | None]], Edit]
    """Make the edit from the answers, in the order of the questions."""
    goes_to: Callable[[Sequence[Plain | None]], str] = lambda _: ""
    """The id of the row that it makes, for the cursor to go to."""
    opens: bool = False
    """Whether the new row's own page opens, because it has more to fill in."""
    in_profile: bool = False


class Page:
    """One page: rows, a panel, and what its rows can do. A page keeps no state but what it shows."""

    id: ClassVar[str]

    def columns(self, view: View) -> tuple[Column, ...]:
        """Return the columns of the sheet."""
        raise NotImplementedError

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return the rows of the sheet."""
        raise NotImplementedError

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - for the pages
        """Return what follows from the rows, for a panel of so many cells; `row` is the selected one."""
        return ()

    def sources(self, view: View) -> tuple[Line, ...]:  # noqa: ARG002 - for the pages
        """Return what each figure of the panel is made of: inputs and formula."""
        return ()

    def empty(self, view: View) -> tuple[Line, ...]:  # noqa: ARG002 - for the pages
        """Return what to say instead of rows where there are none."""
        return ()

    def additions(self, view: View, row: Row | None) -> tuple[Addition, ...]:  # noqa: ARG002 - for the pages
        """Return what can be added, the most likely first."""
        return ()

    def opened(self, view: View, row: Row) -> "Page | None":  # noqa: ARG002 - for the pages
        """Return the page that `enter` opens on a row; None where it edits."""
        return None

    def drop(self, view: View, row: Row) -> Edit | None:
        """Return the edit that removes a row; None where it cannot be removed."""
        return drop_edit(view, row.path)

    def move(self, view: View, row: Row, by: int) -> Edit | None:
        """Return the edit that moves a row of a list up or down; None where it cannot move."""
        if not row.path or not isinstance(row.path[-1], int):
            return None
        rows, target = find(view.tree, row.path[:-1]), row.path[-1] + by
        fits = isinstance(rows, Sequence) and 0 <= target < len(rows)
        return Move(row.path, target) if fits else None


def drop_edit(view: View, path: KeyPath) -> Edit | None:
    """Return the edit that removes a row of a list, a table by name or a key that is there."""
    return Drop(path) if path and find(view.tree, path) is not None else None


def row_id(path: KeyPath) -> str:
    """Name a row by its place in the file."""
    return "/".join(map(str, path))


def heading(text: str, remark: str = "") -> Row:
    """Return a row that only divides."""
    parts = (Span(text, Tone.MUTED), Span(f"   {remark}" if remark else "", Tone.MUTED))
    return Row(f"heading/{text}", wide=parts, selectable=False)


def gap(name: str) -> Row:
    """Return an empty row."""
    return Row(f"gap/{name}", wide=line(""), selectable=False)


def key_row(
    view: View, path: KeyPath, shown: str | None = None, *, label: str = "", remark: Line = ()
) -> Row:
    """Return the row of one key: label, value, remark."""
    field = key_field(view, path, label)
    value = shown_key(view, path) if shown is None else shown
    tone = Tone.PLAIN if find(view.tree, path) is not None else Tone.MUTED
    cells = (line(field.label), line(Span(value or "–", tone)), remark)
    return Row(row_id(path), cells, path=path, field=field, copy=value)


LABELLED = (
    Column("", least=12, most=28),
    Column("", least=10, most=26),
    Column("", least=10, grow=1, hide=1),
)
"""Label, value, remark: the columns of a page of single values."""


def append(tree: Tree, path: KeyPath, row: Mapping[str, Plain]) -> Edit:
    """Return the edit that adds a row at the end of an array of tables."""
    rows = find(tree, path)
    count = len(rows) if isinstance(rows, Sequence) else 0
    return Insert((*path, count), row)
