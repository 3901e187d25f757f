"""One line at an edge of the screen: something on the left, something on the right."""

from offer_tui.ui.rows import Line, Span
from offer_tui.ui.widgets.lines import Lines
from offer_tui.ui.widgets.spans import cut, width_of

_PAIR = 2
"""Spans of a key: itself and its name."""


class Bar(Lines, can_focus=False):
    """A line whose right part stays whole while the left one is cut."""

    DEFAULT_CSS = """
    Bar { height: 1; }
    """

    def set(self, left: Line, right: Line = ()) -> None:
        """Show other parts."""
        self.lines = (left, right)

    def _broken(self, width: int) -> tuple[Line, ...]:
        """Lay the parts out for a width when they are painted: so the first paint shows them already."""
        left, right = self.lines or ((), ())
        room = max(0, width - 1)
        right = cut(right, room * 2 // 3)
        left = self._fitting(left, room - width_of(right) - (2 if right else 0))
        blank = " " * (room - width_of(left) - width_of(right))
        return ((Span(" "), *left, Span(blank), *right),)

    def _fitting(self, left: Line, width: int) -> Line:
        """Return what is shown of the left part in so many cells."""
        return cut(left, width)


class Keys(Bar):
    """Keys and what they do, in turn: one that has no room with its name is left out, and all after it."""

    def _fitting(self, left: Line, width: int) -> Line:
        for end in range(len(left), 0, -_PAIR):
            *others, last = left[:end]
            whole = (*others, Span(last.text.rstrip(), last.tone))
            if width_of(whole) <= width:
                return cut(whole, width)
        return cut(left, width)
