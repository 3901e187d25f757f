"""A panel of text."""

from textual.geometry import Size
from textual.reactive import reactive
from textual.strip import Strip

from offer_tui.ui.rows import Line
from offer_tui.ui.widgets.scroller import MARGIN, Scroller
from offer_tui.ui.widgets.spans import wrapped


class Lines(Scroller):
    """Lines of text that scroll; what is too long is cut with an ellipsis, or wrapped at words."""

    lines: reactive[tuple[Line, ...]] = reactive((), repaint=False, init=False)

    def __init__(
        self,
        lines: tuple[Line, ...] = (),
        *,
        wrap: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._wrap = wrap
        self._parts: tuple[Line, ...] = ()
        self._parts_of: tuple[tuple[Line, ...], int] | None = None
        self._laid_out = len(lines)
        self.set_reactive(Lines.lines, lines)

    @property
    def parts(self) -> tuple[Line, ...]:
        """The lines as they are broken at the present width."""
        return self._broken(self.room)

    @property
    def total(self) -> int:
        """The number of lines after wrapping."""
        return len(self.parts)

    def content(self, index: int) -> object:
        """Return a line."""
        return self.parts[index]

    def paint(self, index: int) -> Strip:
        """Return a line as wide as the widget less its margin."""
        return self.strip_of(self.parts[index], self.room)

    def watch_lines(self) -> None:
        """Paint the lines that changed."""
        was, self._laid_out = self._laid_out, self.total
        if self.styles.is_auto_height and was != self._laid_out:
            self.refresh(repaint=False, layout=True)
        self.update_lines()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """Take as many lines as there are, where the style does not say."""
        return len(self._broken(max(0, width - MARGIN)))

    def _broken(self, width: int) -> tuple[Line, ...]:
        if not self._wrap:
            return self.lines
        if self._parts_of != (self.lines, width):
            self._parts = tuple(part for line in self.lines for part in wrapped(line, width))
            self._parts_of = (self.lines, width)
        return self._parts
