"""Two values for the same thing: a person says which one counts."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.widgets.lines import Lines


class ConflictScreen(ModalScreen[bool]):
    """Shows what you wanted and what somebody else wrote meanwhile; the answer is True for yours."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "choose(True)", "take mine"),
        Binding("t,escape,q,h", "choose(False)", "keep theirs"),
    ]

    def __init__(self, file: str, label: str, mine: str, theirs: str, *, possible: bool) -> None:
        super().__init__()
        self._possible = possible
        keys: Line = line(Span("m", Tone.ACCENT), " write mine   ", Span("t", Tone.ACCENT), " keep theirs")
        gone: Line = line(
            "Its row is gone, so there is no place for yours.  ", Span("t", Tone.ACCENT), " go on"
        )
        self._lines = (
            line(Span("Changed by somebody else meanwhile", Tone.STRONG)),
            line(Span(f"{file}: {label}", Tone.MUTED)),
            line(""),
            line("On disk now   ", theirs or "nothing"),
            line("You wanted    ", mine or "to take it away"),
            line(""),
            keys if possible else gone,
        )

    def compose(self) -> ComposeResult:
        """Show both values."""
        yield Lines(self._lines, wrap=True, id="dialog")

    def action_choose(self, mine: bool) -> None:  # noqa: FBT001 - Textual passes an action's arguments by position
        """Answer."""
        if not mine or self._possible:
            self.dismiss(mine)
