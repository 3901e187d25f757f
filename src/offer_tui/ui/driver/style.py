"""How a cell looks, and the shortest way from one look to another.

The numbers are those of ECMA-48, "select graphic rendition" (SGR).
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

_OFF = {22: (1, 2), 23: (3,), 24: (4, 21), 25: (5, 6), 27: (7,), 28: (8,), 29: (9,), 54: (51, 52), 55: (53,)}
"""What switches attributes off, some of them in pairs."""
_SWITCHED_OFF_BY = {number: off for off, numbers in _OFF.items() for number in numbers}
_FOREGROUNDS = frozenset((*range(30, 40), *range(90, 98)))
_BACKGROUNDS = frozenset((*range(40, 50), *range(100, 108)))
_UNDERLINES = frozenset((58, 59))
_COLOURS = _FOREGROUNDS | _BACKGROUNDS | _UNDERLINES
_DEFAULTS = ("39", "49", "59")
"""What selects the terminal's own colours: of text, background, and the line under the text."""
_EXTENDED_COLOURS = ("38", "48", "58")
_EXTENDED = {"2": 4, "5": 2}
"""How many parameters follow: `2;red;green;blue` or `5;number`."""


def _sum(numbers: Iterable[int]) -> int:
    return sum(1 << number for number in numbers)


_SEEN_ON_BLANKS = _sum((4, 7, 9, 21, 51, 52, 53))
"""Lines under, through, over and around a cell, and reversed colours, are seen where there is no text."""


class Style(NamedTuple):
    """How a cell looks. A tuple, because thousands are compared for one frame."""

    attributes: int = 0
    """The sum of 2 to the power of each attribute's number."""
    foreground: str = ""
    """Parameters that select the colour, `31` or `38;5;9`; empty is the terminal's own."""
    background: str = ""
    underline: str = ""
    """Colour of the line under the text."""
    link: str = ""
    """Parameters and address of a link (OSC 8), `id=1;https://…`."""


PLAIN = Style()


@lru_cache(4096)
def restyled(style: Style, parameters: str) -> Style | None:
    """Return the style after `ESC [ parameters m`; None where a parameter is not known."""
    codes = parameters.split(";")
    while codes:
        code = codes.pop(0) or "0"
        if not code.isdecimal():
            return None
        number, colour = int(code), code
        if code in _EXTENDED_COLOURS:
            count = _EXTENDED.get(codes[0] if codes else "", 0)
            if not count or len(codes) < count:
                return None
            colour = ";".join([code, *codes[:count]])
            del codes[:count]
        if number == 0:
            style = Style(link=style.link)
        elif number in _SWITCHED_OFF_BY:
            style = style._replace(attributes=style.attributes | 1 << number)
        elif number in _OFF:
            style = style._replace(attributes=style.attributes & ~_sum(_OFF[number]))
        elif number in _COLOURS:
            style = _coloured(style, number, "" if code in _DEFAULTS else colour)
        else:
            return None
    return style


def _coloured(style: Style, number: int, colour: str) -> Style:
    if number in _FOREGROUNDS:
        return style._replace(foreground=colour)
    if number in _BACKGROUNDS:
        return style._replace(background=colour)
    return style._replace(underline=colour)


@lru_cache(4096)
def blank(style: Style) -> Style:
    """Return how a space in this style looks: most of the style is not seen on it."""
    if style.attributes & _SEEN_ON_BLANKS or style.link:
        return style
    return Style(background=style.background)


@lru_cache(4096)
def suits_blank(style: Style, wanted: Style) -> bool:
    """Tell whether a space looks the same in one style and in another."""
    return blank(style) == blank(wanted)


@lru_cache(4096)
def change(old: Style, new: Style, *, singly: bool) -> str:
    """Return the shortest sequences from one style to another.

    `singly` says that the terminal can switch a single attribute off; else all are, and set anew.
    """
    link = "" if old.link == new.link else f"\x1b]8;{new.link or ';'}\x1b\\"
    if old[:4] == new[:4]:
        return link
    anew = ";".join(["0", *_switched_on(new.attributes), *filter(None, new[1:4])])
    steps = _steps(old, new)
    if singly and len(steps) <= len(anew):
        return f"{link}\x1b[{steps}m"
    return f"{link}\x1b[{'' if anew == '0' else anew}m"


def _steps(old: Style, new: Style) -> str:
    """Return the parameters of what differs alone."""
    off = {_SWITCHED_OFF_BY[number] for number in _numbers(old.attributes & ~new.attributes)}
    # What switches one of a pair off takes the other with it.
    again = _sum(number for number in _numbers(new.attributes) if _SWITCHED_OFF_BY[number] in off)
    on = _switched_on(new.attributes & ~old.attributes | again)
    colours = (
        now or default
        for before, now, default in zip(old[1:4], new[1:4], _DEFAULTS, strict=True)
        if before != now
    )
    return ";".join([*map(str, sorted(off)), *on, *colours])


def _switched_on(attributes: int) -> list[str]:
    return [str(number) for number in _numbers(attributes)]


def _numbers(attributes: int) -> list[int]:
    return [number for number in _SWITCHED_OFF_BY if attributes >> number & 1]
