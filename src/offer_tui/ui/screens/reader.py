"""Text to read: the keys of a page, or a file."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.screen import ModalScreen

from offer_tui.ui.keys import bind_reading, scroll
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.widgets.bar import Bar
from offer_tui.ui.widgets.lines import Lines


class ReaderScreen(ModalScreen[None]):
    """A title and lines that scroll with the keys of the program."""

    AUTO_FOCUS = "#text"

    def __init__(self, title: str, lines: Sequence[Line], *, top: int = 0, wrap: bool = True) -> None:
        super().__init__()
        self._title, self._lines, self._top, self._wrap = title, tuple(lines), top, wrap

    def compose(self) -> ComposeResult:
        """Show title, text and the way back."""
        yield Bar(id="title")
        yield Lines(self._lines, wrap=self._wrap, id="text")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Go to the line that matters."""
        self.query_one("#title", Bar).set(line(Span(self._title, Tone.STRONG)))
        self._keymap = bind_reading(self, "leave", "help", "text")
        keys = line(
            Span(f"{self._keymap.named('cursor.down')} {self._keymap.named('cursor.up')}", Tone.ACCENT),
            Span(" scroll   ", Tone.MUTED),
            Span(self._keymap.named("back"), Tone.ACCENT),
            Span(" back", Tone.MUTED),
        )
        self.query_one("#keys", Bar).set(keys)
        self.call_after_refresh(self._go_to_top)

    def _go_to_top(self) -> None:
        text = self.query_one("#text", Lines)
        text.top = text.validate_top(self._top)

    def action_scroll(self, name: str) -> None:
        """Scroll as an action of the workbench does."""
        scroll(self.query_one("#text", Lines), self._keymap, name)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
