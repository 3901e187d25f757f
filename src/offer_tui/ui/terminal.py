"""What the app does on the terminal that it runs in. Nothing here imports Textual: it is chosen before."""

from enum import StrEnum

from offer_tui.core.records import dataclass


class Colours(StrEnum):
    """How many colours are sent; the values are Textual's names."""

    NONE = ""
    """Attributes alone: bold, dim, reverse."""
    SIXTEEN = "standard"
    MANY = "256"
    """The 256 of the usual table."""
    ALL = "truecolor"
    """24 bits a colour."""


class Signs(StrEnum):
    """Which characters are sent."""

    ALL = "all"
    CONSOLE = "console"
    """Those that the font of a Linux console has, which are few."""
    ASCII = "ascii"


class Copying(StrEnum):
    """Which way what is copied goes."""

    TERMINAL = "terminal"
    """By a sequence (OSC 52) that a terminal takes or ignores; it answers neither way."""
    TMUX = "tmux"
    """Into tmux's own buffer, and from there to its terminal where it does that."""
    GNU_SCREEN = "screen"
    """By the same sequence, in parts that GNU screen hands through."""


STOCK = "stock"
"""The name of Textual's own driver."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the app does on one terminal."""

    colours: Colours = Colours.ALL
    signs: Signs = Signs.ALL
    copying: Copying = Copying.TERMINAL
    driver: str = STOCK
    """What paints: a name of `offer_tui.ui.driver`, or Textual's own."""


TERMINAL = Terminal()
"""One that can do everything, painted to by Textual's own driver."""
