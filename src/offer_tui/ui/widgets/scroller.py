"""Lines painted one at a time: the common ground of everything that shows text."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from offer_tui.ui.rows import Line, Span, Tone
from offer_tui.ui.widgets.spans import cut, width_of

MARGIN = 1
"""Cells kept free at the right edge, where marks say that there is more above or below."""
_WHEEL_LINES = 3


class Scroller(Widget, can_focus=True):
    """A window onto lines that repaints only the lines whose content changed.

    A subclass says how many lines there are (`total`), what each consists of (`content`), how one is painted
    (`paint`), and calls `update_lines` after any change. It binds no keys: the actions `cursor`, `page` and
    `edge` are for the bindings of the program.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--plain",
        "lines--muted",
        "lines--strong",
        "lines--accent",
        "lines--good",
        "lines--warn",
        "lines--bad",
    }
    DEFAULT_CSS = """
    Scroller {
        width: 1fr;
        height: 1fr;
        & > .lines--muted { color: $text-muted; }
        & > .lines--strong { text-style: bold; }
        & > .lines--accent { color: $text-accent; }
        & > .lines--good { color: $text-success; }
        & > .lines--warn { color: $text-warning; }
        & > .lines--bad { color: $text-error; }
    }
    """

    top: reactive[int] = reactive(0, repaint=False, init=False)
    """The line that is shown first."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._shown: list[object] = []
        self._tones: dict[tuple[str, ...], Style] = {}

    @property
    def total(self) -> int:
        """The number of lines that scroll."""
        raise NotImplementedError

    def content(self, index: int) -> object:
        """Return what a line consists of; it is painted again when this changes."""
        raise NotImplementedError

    def paint(self, index: int) -> Strip:
        """Return a line as wide as the widget less its margin."""
        raise NotImplementedError

    @property
    def head(self) -> int:
        """The number of lines that stay at the top."""
        return 0

    def head_content(self) -> object:
        """Return what the line at the top consists of."""
        return None

    def paint_head(self) -> Strip:
        """Return the line that stays at the top."""
        return Strip.blank(self.room)

    @property
    def room(self) -> int:
        """The cells that a line may take."""
        return max(0, self.size.width - MARGIN)

    @property
    def window(self) -> int:
        """The number of lines that are seen at once."""
        return max(0, self.size.height - self.head)

    def update_lines(self) -> None:
        """Paint the lines that are no longer what they were."""
        if not self.is_mounted:
            return
        self.top = self.validate_top(self.top)
        was, self._shown = self._shown, self._contents()
        if len(was) != len(self._shown):
            self.refresh()
            return
        changed = [y for y, content in enumerate(self._shown) if was[y] != content]
        if changed:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in changed))

    def _contents(self) -> list[object]:
        contents: list[object] = [self.head_content()] * self.head
        contents += [
            (self.content(index), self._mark(index)) if index < self.total else None
            for index in range(self.top, self.top + self.window)
        ]
        return contents

    def _mark(self, index: int) -> str:
        """Return the sign that says that lines are out of sight beyond this one."""
        above = index == self.top and self.top > 0
        below = index == self.top + self.window - 1 and index < self.total - 1
        return "↕" if above and below else "▴" if above else "▾" if below else ""

    def validate_top(self, top: int) -> int:
        """Keep the window inside the lines."""
        return max(0, min(top, self.total - self.window))

    def watch_top(self) -> None:
        """Paint what has scrolled."""
        self.update_lines()

    def on_resize(self) -> None:
        """Show the lines anew that fit now."""
        self.update_lines()

    def notify_style_update(self) -> None:
        """Forget the styles of the theme that was."""
        super().notify_style_update()
        self._tones.clear()

    def style_of(self, *names: str) -> Style:
        """Return the style of component classes laid over each other."""
        if names not in self._tones:
            self._tones[names] = self.get_visual_style(*names).rich_style
        return self._tones[names]

    def strip_of(self, line: Line, width: int, under: tuple[str, ...] = ()) -> Strip:
        """Return a line that is safe to show as a strip of exactly `width` cells.

        `under` are component classes whose styles lie under the tones, such as that of the selected row.
        """
        line = cut(line, width)
        segments = [Segment(span.text, self.style_of(*under, f"lines--{span.tone}")) for span in line]
        blank = width - width_of(line)
        if blank:
            segments.append(Segment(" " * blank, self.style_of(*under, f"lines--{Tone.PLAIN}")))
        return Strip(segments, width)

    def render_line(self, y: int) -> Strip:
        """Paint one line of the window."""
        if y < self.head:
            return self.paint_head().extend_cell_length(self.size.width, self.style_of("lines--plain"))
        index = self.top + y - self.head
        if index >= self.total:
            return Strip.blank(self.size.width, self.style_of("lines--plain"))
        margin = self.strip_of((Span(self._mark(index), Tone.MUTED),), MARGIN)
        return Strip.join([self.paint(index), margin])

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's signature
        """Take the width that there is, where the style does not say."""
        return container.width

    def action_cursor(self, lines: int) -> None:
        """Scroll by lines."""
        self.top = self.validate_top(self.top + lines)

    def action_page(self, pages: float) -> None:
        """Scroll by pages or parts of one; a line of the last page stays in sight."""
        self.action_cursor(self.page_lines(pages))

    def action_edge(self, which: str) -> None:
        """Scroll to the `first` or the `last` line."""
        self.top = self.validate_top(0 if which == "first" else self.total)

    def page_lines(self, pages: float) -> int:
        """Return how many lines so many pages are, at least one."""
        lines = max(1, round(abs(pages) * max(1, self.window - 1)))
        return lines if pages > 0 else -lines

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        Scroller.action_cursor(self, _WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        Scroller.action_cursor(self, -_WHEEL_LINES)
