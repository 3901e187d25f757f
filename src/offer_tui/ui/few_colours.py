"""The nearest colours of a terminal that has few, chosen so that text stays readable on what is behind it."""

from collections.abc import Mapping
from functools import lru_cache

from offer_tui.core.colours import READABLE, RGB, contrast

_STEPS = (0, 95, 135, 175, 215, 255)
_CUBE = ((red, green, blue) for red in _STEPS for green in _STEPS for blue in _STEPS)
_GREYS = ((level, level, level) for level in range(8, 248, 10))
MANY: Mapping[int, RGB] = dict(enumerate((*_CUBE, *_GREYS), start=16))
"""The colours of the usual 256 that no terminal changes, by number: a cube and a row of greys."""
SIXTEEN: Mapping[int, RGB] = dict(
    enumerate(
        (
            *((0, 0, 0), (170, 0, 0), (0, 170, 0), (170, 85, 0)),
            *((0, 0, 170), (170, 0, 170), (0, 170, 170), (170, 170, 170)),
            *((85, 85, 85), (255, 85, 85), (85, 255, 85), (255, 255, 85)),
            *((85, 85, 255), (255, 85, 255), (85, 255, 255), (255, 255, 255)),
        )
    )
)
"""The 16 as a console has them; other terminals have something like them."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_LITTLE_LESS = 0.95
"""So much of the contrast with the opposite edge a background keeps."""
_COLOURED = 40
"""How far apart the lowest and the highest part of a colour are at least in which people see one."""


@lru_cache(256)
def background_number(colour: RGB, *, many: bool) -> int:
    """Return the number of the nearest colour on which text stays readable: dark stays as dark."""
    palette = MANY if many else SIXTEEN
    edge = max(_BLACK, _WHITE, key=lambda one: contrast(one, colour))
    wanted = _LITTLE_LESS * contrast(edge, colour)
    return next(one for one in _by_nearness(colour, palette) if contrast(edge, palette[one]) >= wanted)


@lru_cache(1024)
def text_number(colour: RGB, behind: RGB, number_behind: int, *, many: bool) -> int:
    """Return the number of the nearest colour for text that stays as readable as it has to be.

    `behind` is what the text stands on, `number_behind` what that became.
    """
    palette = MANY if many else SIXTEEN
    ground, wanted = palette[number_behind], min(READABLE, contrast(colour, behind))
    readable: list[int] = []
    # From the nearest on: hardly any is tried, which counts when the first page is painted.
    for number in _by_nearness(colour, palette):
        if contrast(palette[number], ground) >= wanted:
            # A word that is good or bad by its colour must not turn grey.
            if _is_grey(palette[number]) == _is_grey(colour):
                return number
            readable.append(number)
    return readable[0] if readable else max(palette, key=lambda number: contrast(palette[number], ground))


def _by_nearness(colour: RGB, palette: Mapping[int, RGB]) -> list[int]:
    """Return the numbers of a palette, the nearest first, with the weights of Riemersma's "Colour metric"."""
    red, green, blue = colour

    def distance(number: int) -> float:
        other_red, other_green, other_blue = palette[number]
        mean = (red + other_red) / 512
        return (
            (2 + mean) * (red - other_red) ** 2
            + 4 * (green - other_green) ** 2
            + (3 - mean) * (blue - other_blue) ** 2
        )

    return sorted(palette, key=distance)


def _is_grey(colour: RGB) -> bool:
    return max(colour) - min(colour) < _COLOURED
