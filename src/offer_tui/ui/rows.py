"""What a page consists of, before any widget: rows of cells, lines of panels, and fields that can be edited.

Text in a span is what the file says; the widgets make it safe to show, so no page has to think of it.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Literal, TypeAlias

from offer_tui.core.edits import Edit
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.records import dataclass, replace


class Tone(StrEnum):
    """What a piece of text means; the theme says how it looks, and never by colour alone."""

    PLAIN = "plain"
    MUTED = "muted"
    STRONG = "strong"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one tone."""

    text: str
    tone: Tone = Tone.PLAIN


Line: TypeAlias = tuple[Span, ...]
"""One line or one cell."""


def line(*parts: str | Span) -> Line:
    """Make a line of spans and plain text."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts)


def muted(text: str) -> Line:
    """Make a line of one remark."""
    return line(Span(text, Tone.MUTED))


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet. Widths are in cells."""

    title: str
    align: Literal["left", "right"] = "left"
    least: int = 4
    """Never narrower, unless the column is hidden."""
    most: int | None = None
    """Never wider; None takes what the content asks for."""
    grow: int = 0
    """Its share of the room that is left over."""
    hide: int = 0
    """Columns with a higher number go first when there is no room; 0 stays always."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that can be chosen."""

    value: Plain | None
    label: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """What can be edited in a row, and what an answer does."""

    label: str
    text: str
    """What the editor starts with, as the person would type it."""
    read: Callable[[str], Understood | Misread]
    edit: Callable[[Plain | None], Edit | None]
    """Make the edit for an understood value; None when it changes nothing."""
    kind: Literal["line", "lines", "choice"] = "line"
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    """What may be typed, shown while the field is empty."""
    was: str | None = None
    """What it was before, where the editor starts with something else; for the history."""
    further: "Callable[[Plain | None], Field | None] | None" = None
    """A further question that a value raises; its edit is then the edit of both answers."""

    def again(self, text: str) -> "Field":
        """Return the field as it opens once more, with what was typed already."""
        return replace(self, text=text, was=self.text if self.was is None else self.was)


Question: TypeAlias = Field | Callable[[Sequence[Plain | None]], Field | None]
"""A question, or what makes it from the answers before it; None is not asked, and its answer is None."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet."""

    id: str
    """Names the row over repaints, so that the cursor stays on it."""
    cells: tuple[Line, ...] = ()
    wide: Line | None = None
    """A line over all columns, instead of cells: a heading or a note."""
    selectable: bool = True
    path: KeyPath = ()
    """Where the row lives in the file."""
    field: Field | None = None
    """What `e` edits, and `enter` where there is no page to open."""
    column: int = 1
    """The column whose place the editor takes."""
    copy: str = ""
    """What `y` copies."""
    sign: Span | None = None
    """One cell before the row, where the cursor is not on it."""


def row_text(row: Row) -> str:
    """Return a row as plain text."""
    if row.wide is not None:
        return "".join(span.text for span in row.wide)
    return "  ".join("".join(span.text for span in cell) for cell in row.cells)
