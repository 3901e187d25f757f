"""Text to read: the keys of a page, or a file."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from offer_tui.ui import actions
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.widgets.bar import Bar
from offer_tui.ui.widgets.lines import Lines

_KEYS = tuple(
    action
    for action in actions.ACTIONS
    if action.group == "Moving" and not action.id.startswith(("find", "panel"))
)


class ReaderScreen(ModalScreen[None]):
    """A title and lines that scroll with the keys of the program."""

    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(key, f"move({key!r})", show=False) for action in _KEYS for key in action.keys),
        Binding("escape,q,h,left,question_mark,T", "leave", "back"),
    ]

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
        keys = line(
            Span("j k", Tone.ACCENT),
            Span(" scroll   ", Tone.MUTED),
            Span("q", Tone.ACCENT),
            Span(" back", Tone.MUTED),
        )
        self.query_one("#keys", Bar).set(keys)
        self.call_after_refresh(self._go_to_top)

    def _go_to_top(self) -> None:
        text = self.query_one("#text", Lines)
        text.top = text.validate_top(self._top)

    def action_move(self, key: str) -> None:
        """Scroll as the key does on a page."""
        text = self.query_one("#text", Lines)
        action = next(action for action in _KEYS if key in action.keys)
        family = action.id.partition(".")[0]
        if family == "cursor":
            text.action_cursor(int(action.argument))
        elif family == "edge":
            text.action_edge(str(action.argument))
        else:
            text.action_page(float(action.argument))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss()
