"""The editors that a desk lays over a row: each knows what is typed, what it means and where to lie."""

import re
from functools import cached_property
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset, Region, Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from offer_tui.core.reading import Misread, Understood
from offer_tui.ui.glyphs import BROKEN
from offer_tui.ui.keys import keymap_under, keys_everywhere
from offer_tui.ui.rows import Column, Field, Line, Row, Span, Tone
from offer_tui.ui.widgets.columns import GAP
from offer_tui.ui.widgets.lines import Lines
from offer_tui.ui.widgets.places import choice_places, line_places, lines_places
from offer_tui.ui.widgets.scroller import MARGIN
from offer_tui.ui.widgets.sheet import GUTTER, Sheet
from offer_tui.ui.widgets.stand_ins import StandIns

_LEFT_TO_OTHERS = frozenset({"escape", "enter", "ctrl+s", "ctrl+c", "ctrl+z"})
"""Keys that the desk and the program handle while an editor is open, besides those that act everywhere."""


def _left_to_others(editor: Widget) -> frozenset[str]:
    return _LEFT_TO_OTHERS | keys_everywhere(keymap_under(editor.app))


class Note(Lines, can_focus=False):
    """What an editor understood, or how it is used."""

    DEFAULT_CSS = """
    Note { background: $panel; }
    """


class LineEditor(Input):
    """One line of text. All of it is selected at first, so that typing replaces it."""

    DEFAULT_CSS = """
    LineEditor, LineEditor:focus {
        background: $panel;
        background-tint: transparent;
        padding: 0;
        border: none;
        height: 1;
    }
    """

    def __init__(self, field: Field) -> None:
        self._field = field
        self._stand_ins = StandIns(field.text)
        super().__init__(self._stand_ins.text, compact=True)
        self.cursor_blink = False

    @property
    def typed(self) -> str:
        """What is typed."""
        return self._stand_ins.meant(self.value)

    def read(self) -> Understood | Misread:
        """Read what is typed."""
        return self._field.read(self.typed)

    @property
    def would_be_lost(self) -> bool:
        """Never so much that dropping it needs a question."""
        return False

    def note(self, *, refused: bool, keys: tuple[str, str]) -> Line:  # noqa: ARG002 - the keys are plain here
        """Say how the text is understood, before it is kept."""
        legend = self._stand_ins.legend()
        shown = (Span(f"  {legend}", Tone.MUTED),) if legend else ()
        if not self.value and self._field.hint and not refused:
            return (Span(f" {self._field.hint}", Tone.MUTED), *shown)
        read = self.read()
        if isinstance(read, Misread):
            return (_remedy(read, refused=refused), *shown)
        return (Span(f" = {read.meaning}", Tone.ACCENT), *shown) if read.meaning else shown

    def places(self, desk: Size, cell: Offset, note: Line) -> tuple[Region, Region]:
        """Return where the editor and its note lie."""
        return line_places(desk, cell, cell_len(self.value), note)

    @cached_property
    def _left_to_others(self) -> frozenset[str]:
        return _left_to_others(self)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - Textual's signature
        """Keep the keys of the page from acting on it meanwhile."""
        return key not in self._left_to_others

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted lines as one line."""
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """Take what was cut or copied here."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        joined = re.sub(r"[ \t]*[\r\n]+[ \t]*|\t", " ", text.strip("\r\n"))
        self.replace(self._stand_ins.shown(joined), *self.selection)


class LinesEditor(TextArea):
    """Text of several lines."""

    DEFAULT_CSS = """
    LinesEditor, LinesEditor:focus {
        background: $panel;
        border: none;
        padding: 0 1;
        scrollbar-size: 1 1;
    }
    """

    def __init__(self, field: Field) -> None:
        self._field = field
        self._stand_ins = StandIns(field.text, kept="\n\t")
        super().__init__(self._stand_ins.text, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    @property
    def typed(self) -> str:
        """What is typed."""
        return self._stand_ins.meant(self.text)

    def read(self) -> Understood | Misread:
        """Read what is typed."""
        return self._field.read(self.typed)

    def on_mount(self) -> None:
        """Start behind what is there."""
        self.move_cursor(self.document.end)

    @property
    def would_be_lost(self) -> bool:
        """Whether dropping the text loses what somebody wrote."""
        return self.typed != self._field.text

    def note(self, *, refused: bool, keys: tuple[str, str]) -> Line:
        """Say how the text is kept."""
        keep, drop = keys
        read = self.read()
        if refused and isinstance(read, Misread):
            return (_remedy(read, refused=True),)
        legend = self._stand_ins.legend()
        shown = f" · {legend}" if legend else ""
        label = Span(f" {self._field.label}", Tone.STRONG)
        return (label, Span(f" · {keep} keeps · {drop} drops{shown}", Tone.MUTED))

    def places(self, desk: Size, cell: Offset, note: Line) -> tuple[Region, Region]:
        """Return where the editor and its note lie."""
        return lines_places(desk, cell, note)

    @cached_property
    def _left_to_others(self) -> frozenset[str]:
        return _left_to_others(self)

    def check_consume_key(self, key: str, character: str | None = None) -> bool:  # noqa: ARG002 - as above
        """Keep the keys of the page from acting meanwhile; enter starts a line, ctrl+z undoes typing."""
        return key in ("enter", "ctrl+z") or key not in self._left_to_others

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text as it is, with one kind of line end."""
        event.stop()
        event.prevent_default()
        self._take(event.text)

    def action_paste(self) -> None:
        """Take what was cut or copied here."""
        self._take(self.app.clipboard)

    def _take(self, text: str) -> None:
        shown = self._stand_ins.shown(re.sub(r"\r\n?", "\n", text))
        self.replace(shown, *self.selection, maintain_selection_offset=False)


class ChoiceEditor(Sheet):
    """A list to choose from: the keys that move on pages move; letters find the choice that they begin.

    Once a search has begun, the letters among those keys are letters of it too.
    """

    DEFAULT_CSS = """
    ChoiceEditor, ChoiceEditor:focus {
        background: $panel;
        & > .sheet--cursor { background: $surface; text-style: bold; }
    }
    """
    _PAGES: ClassVar[dict[str, float]] = {"pagedown": 1, "pageup": -1, "ctrl+d": 0.5, "ctrl+u": -0.5}
    _EDGES: ClassVar[dict[str, str]] = {"home": "first", "end": "last"}

    typed = ""
    """Nothing is typed that could be lost."""

    class Changed(Message):
        """What is searched for has changed."""

    def __init__(self, field: Field) -> None:
        rows = tuple(
            Row(str(number), ((Span(choice.label),), (Span(choice.remark, Tone.MUTED),)))
            for number, choice in enumerate(field.choices)
        )
        super().__init__((Column("", least=1), Column("", least=1, grow=1)), rows)
        self._choices = field.choices
        self._search = ""
        self._steps = {"down": 1, "up": -1}
        current = field.text.strip().casefold()
        for row, choice in zip(rows, field.choices, strict=True):
            if current in (choice.label.casefold(), str(choice.value).casefold()):
                self.move_to(row.id)

    def on_mount(self) -> None:
        """Learn which keys move."""
        keymap = keymap_under(self.app)
        for name, step in (("cursor.down", 1), ("cursor.up", -1)):
            self._steps |= dict.fromkeys(keymap.keys_of(name), step)

    def read(self) -> Understood | Misread:
        """Return the value that the cursor is on; two choices may have the same label."""
        if self.row is None:
            return Misread("there is nothing to choose from")
        choice = self._choices[int(self.row.id)]
        return Understood(choice.value, choice.label)

    @property
    def would_be_lost(self) -> bool:
        """Never so much that dropping it needs a question."""
        return False

    def note(self, *, refused: bool, keys: tuple[str, str]) -> Line:  # noqa: ARG002 - the keys are plain here
        """Show what is searched for."""
        read = self.read()
        if isinstance(read, Misread):
            return (_remedy(read, refused=refused),)
        return (Span(f" find: {self._search}", Tone.MUTED),) if self._search else ()

    def places(self, desk: Size, cell: Offset, note: Line) -> tuple[Region, Region]:
        """Return where the editor and its note lie."""
        width = GUTTER + sum(self.wanted_widths) + GAP + MARGIN
        return choice_places(desk, cell, Size(width, len(self._choices)), note)

    @cached_property
    def _left_to_others(self) -> frozenset[str]:
        return _left_to_others(self)

    def check_consume_key(self, key: str, character: str | None) -> bool:  # noqa: ARG002 - Textual's signature
        """Keep the keys of the page from acting on it meanwhile."""
        return key not in self._left_to_others

    def on_key(self, event: events.Key) -> None:
        """Move, or find a choice."""
        if event.key in self._left_to_others:
            return
        event.stop()
        if event.key == "backspace":
            self._find(self._search[:-1])
        elif event.is_printable and event.character and (self._search or event.key not in self._steps):
            if not self._find(self._search + event.character):
                self._find(event.character)
        else:
            self._find("")
            self._move(event.key)

    def _move(self, key: str) -> None:
        if key in self._steps:
            self.action_cursor(self._steps[key])
        elif key in self._PAGES:
            self.action_page(self._PAGES[key])
        elif key in self._EDGES:
            self.action_edge(self._EDGES[key])

    def _find(self, search: str) -> bool:
        """Go to the first choice that begins with the letters, else to one that has a word that does."""
        wanted = search.casefold()
        labels = [choice.label.casefold() for choice in self._choices]
        found = [k for k, label in enumerate(labels) if label.startswith(wanted)] or [
            k for k, label in enumerate(labels) if f" {wanted}" in label
        ]
        if not found:
            return False
        if search:
            self.move_to(self.rows[found[0]].id)
        if search != self._search:
            self._search = search
            self.post_message(self.Changed())
        return True


def _remedy(read: Misread, *, refused: bool) -> Span:
    """Say what would be right: quietly while somebody is typing, clearly once it was refused."""
    return Span(f" {BROKEN} {read.remedy}", Tone.BAD) if refused else Span(f" … {read.remedy}", Tone.MUTED)
