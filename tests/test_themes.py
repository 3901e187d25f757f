"""The themes that come with the program: whole, readable, and told apart by everybody."""

import tomllib
from itertools import combinations
from typing import Any

import pytest
from textual.color import Color
from textual.theme import Theme

from offer_tui import bundled

THEMES = {path.stem: tomllib.loads(path.read_text()) for path in sorted(bundled.themes().glob("*.toml"))}
RGB = {name: theme for name, theme in THEMES.items() if not theme.get("ansi")}
TEXTS = ("foreground", "accent", "success", "warning", "error", "muted")
BACKGROUNDS = ("background", "surface", "panel", "row-cursor")


def colours(theme: dict[str, Any]) -> dict[str, Color]:
    """Return the colours of a theme by name, those of its variables too."""
    named = {**theme, **theme["variables"]}
    return {key: Color.parse(value) for key, value in named.items() if key in (*TEXTS, *BACKGROUNDS)}


def linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: Color) -> float:
    """Relative luminance, WCAG 2.2."""
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)


def contrast(one: Color, other: Color) -> float:
    """Contrast ratio, WCAG 2.2: 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_there_is_a_theme_for_each_need() -> None:
    assert set(THEMES) == {"dark", "light", "high-contrast", "colour-blind", "terminal"}


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_one_for_textual_and_bears_its_files_name(name: str) -> None:
    theme = Theme(**THEMES[name])
    assert theme.name == name
    assert set(colours(THEMES[name])) == {*TEXTS, *BACKGROUNDS}
    assert theme.to_color_system().generate()


@pytest.mark.parametrize("name", RGB)
def test_text_can_be_read_on_every_background(name: str) -> None:
    least = 7.0 if name == "high-contrast" else 4.5
    found = colours(RGB[name])
    faint = {
        f"{text} on {back}": round(ratio, 2)
        for text in TEXTS
        for back in BACKGROUNDS
        if (ratio := contrast(found[text], found[back])) < least
    }
    assert faint == {}


@pytest.mark.parametrize("name", RGB)
def test_the_row_under_the_cursor_stands_out(name: str) -> None:
    found = colours(RGB[name])
    assert contrast(found["row-cursor"], found["background"]) >= 1.15


def test_the_terminals_theme_names_only_its_own_colours() -> None:
    theme = THEMES["terminal"]
    texts = [value for value in {**theme, **theme["variables"]}.values() if isinstance(value, str)]
    assert [text for text in texts if not text.startswith("ansi_")] == ["terminal"]


# What people without red or green cones see, in linear RGB: Viénot, Brettel, Mollon (1999),
# "Digital video colourmaps for checking the legibility of displays by dichromats".
PROTANOPE = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
DEUTERANOPE = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))


@pytest.mark.parametrize("seen", [PROTANOPE, DEUTERANOPE], ids=["protanope", "deuteranope"])
def test_good_doubtful_and_bad_differ_without_red_or_green_cones(seen: tuple[tuple[float, ...], ...]) -> None:
    found = colours(RGB["colour-blind"])

    def perceived(name: str) -> list[float]:
        rgb = [linear(channel) for channel in found[name].rgb]
        return [sum(map(float.__mul__, row, rgb)) for row in seen]

    for one, other in combinations(("success", "warning", "error"), 2):
        distance = sum(abs(a - b) for a, b in zip(perceived(one), perceived(other), strict=True))
        assert distance > 0.3, (one, other)
