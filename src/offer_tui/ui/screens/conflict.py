"""Two values for the same thing: a person says which one counts."""

from collections.abc import Sequence
from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen

from offer_tui.ui.keys import bind_reading, scroll
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.widgets.lines import Lines


class Answer(Enum):
    """What counts."""

    THEIRS = "theirs"
    MINE = "mine"
    EDIT = "edit"
    """Neither as it is: mine, to be edited once more."""


class ConflictScreen(ModalScreen[Answer]):
    """Shows what you wanted and what somebody else wrote meanwhile.

    Keys that were typed before it could be seen choose nothing.
    """

    AUTO_FOCUS = "#values"
    DEFAULT_CSS = """
    ConflictScreen #values { height: auto; max-height: 70vh; }
    ConflictScreen #answers { height: auto; margin-top: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "choose('mine')", "take mine"),
        Binding("e", "choose('edit')", "edit"),
        Binding("t", "choose('theirs')", "keep theirs"),
    ]

    def __init__(
        self, file: str, label: str, values: Sequence[tuple[str, str, str]], *, allowed: Sequence[Answer]
    ) -> None:
        """`values` are key, theirs and mine; `allowed` is what can be answered besides theirs."""
        super().__init__()
        self._allowed = (*allowed, Answer.THEIRS)
        self._is_seen = False
        self._lines = (
            line(Span("Changed by somebody else meanwhile", Tone.STRONG)),
            line(Span(f"{file}: {label}", Tone.MUTED)),
            *(part for one in values for part in _compared(*one)),
        )

    def _keys(self) -> Line:
        if Answer.MINE not in self._allowed:
            return line("There is no place for yours any more.  ", Span("t", Tone.ACCENT), " go on")
        parts = [("m", " write mine   "), ("t", " keep theirs   ")]
        parts += [("e", " edit mine once more")] if Answer.EDIT in self._allowed else []
        return tuple(span for key, text in parts for span in (Span(key, Tone.ACCENT), Span(text)))

    def compose(self) -> ComposeResult:
        """Show both values, and below them the keys, which never scroll."""
        values = Lines(self._lines, wrap=True, id="values")
        yield Container(values, Lines((self._keys(),), wrap=True, id="answers"), id="dialog")

    def on_mount(self) -> None:
        """Listen once it is painted."""
        self._keymap = bind_reading(self, "choose('theirs')")
        self.call_after_refresh(self._be_seen)

    def _be_seen(self) -> None:
        self._is_seen = True

    def action_scroll(self, name: str) -> None:
        """Show more of many values."""
        scroll(self.query_one("#values", Lines), self._keymap, name)

    def action_choose(self, answer: str) -> None:
        """Answer."""
        if self._is_seen and Answer(answer) in self._allowed:
            self.dismiss(Answer(answer))


def _compared(key: str, theirs: str, mine: str) -> tuple[Line, ...]:
    return (
        line(""),
        line(Span(key, Tone.STRONG)),
        line(Span("On disk, by somebody else   ", Tone.MUTED), theirs or "nothing"),
        line(Span("Yours                       ", Tone.MUTED), mine or "to take it away"),
    )
