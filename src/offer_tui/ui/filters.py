"""What is painted, as a poor terminal can show it: applied to each line of each widget before it is sent."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from rich.cells import cell_len
from rich.color import Color as Painted
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from offer_tui.core.colours import RGB
from offer_tui.ui.few_colours import background_number, text_number
from offer_tui.ui.terminal import Colours, Signs, Terminal

_KEPT = 4096
"""Different texts that are remembered."""


class PlainSigns(LineFilter):
    """Paints text in other signs, each on as many cells as before."""

    def __init__(self, plainer: Callable[[str, Callable[[str], int]], str]) -> None:
        super().__init__()
        self._plainer = lru_cache(_KEPT)(lambda text: plainer(text, cell_len))

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's
        """Return the segments in plainer signs."""
        return [
            segment if segment.text.isascii() else Segment(self._plainer(segment.text), segment.style)
            for segment in segments
        ]


class NoColours(LineFilter):
    """Leaves attributes alone; Textual's own makes colours grey, which are colours still."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's
        """Return the segments without any colour."""
        return [
            Segment(text, None if style is None else _without_colours(style)) for text, style, _ in segments
        ]


class FewColours(LineFilter):
    """Paints in the nearest of few colours; Rich's own choice of 256 makes a dark grey row green."""

    def __init__(self, *, many: bool) -> None:
        super().__init__()
        self._few = lru_cache(_KEPT)(partial(_in_few_colours, many=many))

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's
        """Return the segments in few colours."""
        return [Segment(text, None if style is None else self._few(style)) for text, style, _ in segments]


def filters(terminal: Terminal) -> Sequence[LineFilter]:
    """Return what is to be applied for a terminal."""
    found: list[LineFilter] = []
    if terminal.colours is Colours.NONE:
        found.append(NoColours())
    elif terminal.colours is not Colours.ALL:
        found.append(FewColours(many=terminal.colours is Colours.MANY))
    if terminal.signs is not Signs.ALL:
        from offer_tui.ui.ascii import in_ascii, in_console_font  # noqa: PLC0415 - hardly ever needed

        found.append(PlainSigns(in_ascii if terminal.signs is Signs.ASCII else in_console_font))
    return found


def _in_few_colours(style: Style, *, many: bool) -> Style:
    behind, text = _rgb(style.bgcolor), _rgb(style.color)
    if behind is None:
        # The terminal's own colour, of which nothing is known
        number = None if text is None else background_number(text, many=many)
        return style if number is None else style + Style(color=Painted.from_ansi(number))
    ground = background_number(behind, many=many)
    number = None if text is None else text_number(text, behind, ground, many=many)
    colour = None if number is None else Painted.from_ansi(number)
    return style + Style(color=colour, bgcolor=Painted.from_ansi(ground))


def _rgb(colour: Painted | None) -> RGB | None:
    if colour is None or colour.triplet is None:
        return None
    red, green, blue = colour.triplet
    return red, green, blue


@lru_cache(_KEPT)
def _without_colours(style: Style) -> Style:
    # What a click means is no colour, and `without_color` drops it too.
    bare = style.without_color
    return bare + Style.from_meta(style.meta) if style.meta else bare
