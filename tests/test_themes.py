"""The themes that come with the program: whole, readable, and told apart by everybody."""

from itertools import combinations

import pytest
from textual.color import Color

from offer_tui import bundled
from offer_tui.core.colours import contrast, rgb
from offer_tui.core.theme import BACKGROUNDS, TEXTS, Theme
from offer_tui.files.themes import theme_at
from offer_tui.ui.looks import painted

THEMES = {path.stem: theme_at(path).value or Theme() for path in sorted(bundled.themes().glob("*.toml"))}
RGB = {name: theme for name, theme in THEMES.items() if not theme.is_of_terminal}


def between(theme: Theme, one: str, other: str) -> float:
    """Return the contrast of two colours of a theme."""
    first, second = rgb(theme.colours[one]), rgb(theme.colours[other])
    assert first is not None
    assert second is not None
    return contrast(first, second)


def test_there_is_a_theme_for_each_need() -> None:
    assert set(THEMES) == {"dark", "light", "high-contrast", "colour-blind", "terminal"}


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_one_for_textual(name: str) -> None:
    made = painted(name, THEMES[name])
    assert made.name == name
    assert made.to_color_system().generate()


@pytest.mark.parametrize("name", RGB)
def test_text_can_be_read_on_every_background(name: str) -> None:
    least = 7.0 if name == "high-contrast" else 4.5
    faint = {
        f"{text} on {back}": round(ratio, 2)
        for text in TEXTS
        for back in BACKGROUNDS
        if (ratio := between(RGB[name], text, back)) < least
    }
    assert faint == {}


@pytest.mark.parametrize("name", RGB)
def test_the_row_under_the_cursor_stands_out(name: str) -> None:
    assert between(RGB[name], "panel", "background") >= 1.15


def test_the_terminals_theme_names_only_its_own_colours() -> None:
    assert [one for one in THEMES["terminal"].colours.values() if not one.startswith("ansi_")] == []
    assert [name for name, one in THEMES.items() if one.is_of_terminal] == ["terminal"]


def test_one_theme_is_light() -> None:
    assert [name for name, one in THEMES.items() if not one.is_dark] == ["light"]


def linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


# What people without red or green cones see, in linear RGB: Viénot, Brettel, Mollon (1999),
# "Digital video colourmaps for checking the legibility of displays by dichromats".
PROTANOPE = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
DEUTERANOPE = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))


@pytest.mark.parametrize("seen", [PROTANOPE, DEUTERANOPE], ids=["protanope", "deuteranope"])
def test_good_doubtful_and_bad_differ_without_red_or_green_cones(seen: tuple[tuple[float, ...], ...]) -> None:
    found = {name: Color.parse(one) for name, one in RGB["colour-blind"].colours.items()}

    def perceived(name: str) -> list[float]:
        channels = [linear(channel) for channel in found[name].rgb]
        return [sum(map(float.__mul__, row, channels)) for row in seen]

    for one, other in combinations(("success", "warning", "error"), 2):
        distance = sum(abs(a - b) for a, b in zip(perceived(one), perceived(other), strict=True))
        assert distance > 0.3, (one, other)
