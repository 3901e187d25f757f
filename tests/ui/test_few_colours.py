"""Few colours: text stays readable on what is behind it, and no colour of meaning turns grey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.color import Color as Behind

from offer_tui import bundled
from offer_tui.core.colours import READABLE, RGB, contrast, rgb
from offer_tui.core.theme import BACKGROUNDS, TEXTS
from offer_tui.files.themes import theme_at
from offer_tui.ui.few_colours import MANY, SIXTEEN, background_number, text_number
from offer_tui.ui.filters import FewColours, NoColours, filters
from offer_tui.ui.terminal import Colours, Signs, Terminal

COLOURS = st.tuples(*(st.integers(0, 255) for _ in range(3)))
BLACK = Behind(0, 0, 0)


@pytest.mark.parametrize("path", sorted(bundled.themes().glob("*.toml")), ids=lambda path: path.stem)
@pytest.mark.parametrize("many", [True, False], ids=["256", "16"])
@pytest.mark.parametrize("ground", BACKGROUNDS)
def test_every_text_of_every_theme_stays_readable(path: object, ground: str, *, many: bool) -> None:
    theme = theme_at(path).value  # type: ignore[arg-type]  # a path
    assert theme is not None
    palette = MANY if many else SIXTEEN
    behind = rgb(theme.colours[ground])
    for name in TEXTS:
        text = rgb(theme.colours[name])
        if behind is None or text is None:
            continue  # the terminal's own, which are left as they are
        number = background_number(behind, many=many)
        chosen = palette[text_number(text, behind, number, many=many)]
        assert contrast(chosen, palette[number]) >= READABLE, name


@given(COLOURS, COLOURS, st.booleans())
def test_what_could_be_read_still_can(text: RGB, behind: RGB, many: bool) -> None:  # noqa: FBT001 - drawn
    palette = MANY if many else SIXTEEN
    number = background_number(behind, many=many)
    best = max(contrast(one, palette[number]) for one in palette.values())
    found = contrast(palette[text_number(text, behind, number, many=many)], palette[number])
    assert found >= min(READABLE, contrast(text, behind), best)


def test_a_dark_grey_stays_a_dark_grey() -> None:
    assert MANY[background_number((0x28, 0x30, 0x3C), many=True)] == (48, 48, 48)
    assert SIXTEEN[background_number((0x28, 0x30, 0x3C), many=False)] == (0, 0, 0)
    assert MANY[background_number((0xFA, 0xF8, 0xF3), many=True)] == (255, 255, 255)


@pytest.mark.parametrize(("many", "kinds"), [(True, "38;5;{};48;5;{}"), (False, "{};{}")])
def test_a_line_is_painted_in_the_numbers_of_the_terminal(*, many: bool, kinds: str) -> None:
    style = Style.parse("bold #92c795 on #15181d")
    (found,) = FewColours(many=many).apply([Segment("good", style)], BLACK)
    numbers = ("114", "234") if many else ("92", "40")
    assert found.style is not None
    assert found.style.render("good") == f"\x1b[1;{kinds.format(*numbers)}mgood\x1b[0m"


def test_the_terminals_own_colours_are_left_to_it() -> None:
    style = Style(color=Color.parse("red"), bgcolor=Color.parse("default"))
    for many in (True, False):
        (found,) = FewColours(many=many).apply([Segment("bad", style)], BLACK)
        assert found.style == style


def test_without_colours_what_a_click_means_stays() -> None:
    style = Style.parse("bold #92c795 on #15181d") + Style.from_meta({"@click": "quit"})
    (found,) = NoColours().apply([Segment("leave", style)], BLACK)
    assert found.style is not None
    assert (found.style.color, found.style.bgcolor, found.style.bold) == (None, None, True)
    assert found.style.meta == {"@click": "quit"}


def test_only_what_a_terminal_lacks_is_applied() -> None:
    def names(colours: Colours, signs: Signs) -> list[str]:
        return [type(one).__name__ for one in filters(Terminal(colours=colours, signs=signs))]

    assert names(Colours.ALL, Signs.ALL) == []
    assert names(Colours.MANY, Signs.ALL) == ["FewColours"]
    assert names(Colours.NONE, Signs.ASCII) == ["NoColours", "PlainSigns"]
    assert names(Colours.SIXTEEN, Signs.CONSOLE) == ["FewColours", "PlainSigns"]
