"""One line at an edge of the screen: something on the left, something on the right."""

from offer_tui.ui.rows import Line, Span
from offer_tui.ui.widgets.lines import Lines
from offer_tui.ui.widgets.spans import cut, width_of


class Bar(Lines, can_focus=False):
    """A line whose right part stays whole while the left one is cut."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._left: Line = ()
        self._right: Line = ()

    def set(self, left: Line, right: Line = ()) -> None:
        """Show other parts."""
        self._left, self._right = left, right
        self._lay_out()

    def on_resize(self) -> None:
        """Use the room that there is now."""
        self._lay_out()
        super().on_resize()

    def _lay_out(self) -> None:
        room = max(0, self.room - 1)
        right = cut(self._right, room * 2 // 3)
        left = cut(self._left, room - width_of(right) - (2 if right else 0))
        blank = " " * (room - width_of(left) - width_of(right))
        self.lines = ((Span(" "), *left, Span(blank), *right),)
