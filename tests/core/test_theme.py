"""Themes as values: colours by name, and what cannot be read."""

import pytest
from textual.color import Color

from offer_tui.core.colours import ANSI, CSS, colour_named, contrast, rgb
from offer_tui.core.decoding import decoded
from offer_tui.core.theme import Theme, theme_problems

DUSK = {
    **dict.fromkeys(("foreground", "accent", "success", "warning", "error"), "white"),
    **dict.fromkeys(("background", "surface", "panel"), "#003"),
}


def test_colours_are_those_that_the_screen_paints() -> None:
    assert all(Color.parse(name) == Color.parse(colour_named(name)) for name in CSS)
    assert all(Color.parse(name).ansi is not None for name in ANSI)


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("#03F", "#0033ff"),
        ("#0033ff", "#0033ff"),
        (" Teal ", "#008080"),
        ("ansi_bright_red", "ansi_bright_red"),
    ],
)
def test_a_colour_is_understood_however_it_is_written(text: str, colour: str) -> None:
    assert colour_named(text) == colour


@pytest.mark.parametrize(
    "text", ["", "blu", "#12", "#1234", "12345", "#gggggg", "rgb(1, 2, 3)", "$accent", "auto"]
)
def test_what_is_no_colour_is_none(text: str) -> None:
    assert colour_named(text) == ""


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21)
    # The grey that WCAG 2 names as the lightest that can be read on white.
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)
    assert rgb("ansi_red") is None


def test_a_theme_is_read_with_what_it_leaves_out() -> None:
    theme, problems = decoded(Theme, DUSK)
    assert problems == ()
    assert (theme.is_dark, theme.is_of_terminal) == (True, False)
    assert (theme.colours["muted"], theme.colours["primary"]) == ("#ffffff", "#ffffff")
    assert theme.colours["panel"] == "#000033"
    assert decoded(Theme, {**DUSK, "background": "ivory"})[0].is_dark is False
    assert decoded(Theme, {**DUSK, "background": "ivory", "dark": True})[0].is_dark is True
    assert decoded(Theme, {**DUSK, "background": "ansi_default"})[0].is_of_terminal is True


def test_a_wrong_colour_is_found_with_what_may_be_meant() -> None:
    _, (problem,) = decoded(Theme, {**DUSK, "accent": "blu"})
    assert (problem.code, problem.key) == ("F06", ("accent",))
    assert problem.message.startswith('"blu" is no colour, give "#8fbaf0"')
    assert problem.message.endswith('; did you mean "blue"?')
    _, (problem,) = decoded(Theme, {**DUSK, "accent": 3})
    assert problem.message.startswith('"3" is no colour, give ')


def test_a_theme_says_which_key_it_lacks() -> None:
    lacking = {key: value for key, value in DUSK.items() if key != "panel"}
    _, (problem,) = decoded(Theme, lacking)
    assert (problem.code, problem.message) == ("F07", 'is missing; add panel = "#8fbaf0"')


def test_a_text_that_is_hard_to_read_is_measured() -> None:
    theme, _ = decoded(Theme, {**DUSK, "warning": "#777", "surface": "#111"})
    (problem,) = theme_problems(theme)
    assert (problem.code, problem.severity, problem.key) == ("F22", "info", ("warning",))
    assert problem.message.startswith("4.2 to 1 on surface is hard to read")


def test_of_the_terminals_own_colours_nobody_knows_the_contrast() -> None:
    theme, _ = decoded(Theme, {**DUSK, "foreground": "ansi_default", "warning": "#000"})
    assert [one.key for one in theme_problems(theme)] == [("warning",)]
    theme, _ = decoded(Theme, dict.fromkeys(DUSK, "ansi_default"))
    assert list(theme_problems(theme)) == []
