"""What was not saved when the program ended last: shown with its change, to be restored or thrown away."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from offer_tui.ui.keys import bind_reading, scroll
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.widgets.lines import Lines

RESTORE, DISCARD, LATER = "restore", "discard", "later"
"""The answers."""


class RecoveryScreen(ModalScreen[str]):
    """Offers one edit, or one text that was being typed; nothing is done without an answer."""

    AUTO_FOCUS = "#dialog"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", f"answer({RESTORE!r})", "restore"),
        Binding("d", f"answer({DISCARD!r})", "discard"),
    ]

    def __init__(self, title: str, about: Sequence[str], change: Sequence[Line], *, possible: bool) -> None:
        super().__init__()
        self._possible = possible
        self._warned = False
        self._said: tuple[Line, ...] = (
            line(Span(title, Tone.STRONG)),
            *(line(Span(one, Tone.MUTED)) for one in about),
            line(""),
            *change,
            line(""),
        )

    def _keys(self) -> Line:
        restore = [Span("r", Tone.ACCENT), Span(" restore   ")] if self._possible else []
        throw = Span(" again throws it away   ", Tone.WARN) if self._warned else " throw away   "
        back = Span(self._keymap.named("back"), Tone.ACCENT)
        return line(*restore, Span("d", Tone.ACCENT), throw, back, " ask at the next start")

    def compose(self) -> ComposeResult:
        """Show what was not saved."""
        self._keymap = bind_reading(self, f"answer({LATER!r})")
        yield Lines((*self._said, self._keys()), wrap=True, id="dialog")

    def action_scroll(self, name: str) -> None:
        """Show more of a long change."""
        scroll(self.query_one("#dialog", Lines), self._keymap, name)

    def action_answer(self, answer: str) -> None:
        """Answer; what is thrown away is asked for twice, because a key may have been typed ahead."""
        if answer == DISCARD and not self._warned:
            self._warned = True
            self.query_one("#dialog", Lines).lines = (*self._said, self._keys())
        elif answer != RESTORE or self._possible:
            self.dismiss(answer)
