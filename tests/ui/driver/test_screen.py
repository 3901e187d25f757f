"""Frames on a screen of cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from offer_tui.ui.driver import frames
from offer_tui.ui.driver.cells import cells, doubt
from offer_tui.ui.driver.screen import UNKNOWN, Screen
from offer_tui.ui.driver.style import PLAIN, Style, restyled


def painted(*shown: str, size: tuple[int, int] = (6, 2)) -> Screen:
    """Return a screen after some frames."""
    screen = Screen()
    screen.resize(size)
    for one in shown:
        assert frames.paint(one, screen)
    return screen


def row(screen: Screen, y: int = 0) -> str:
    """Return the text of a row, with signs for what is not painted and for second cells."""
    return "".join({UNKNOWN: "?", "": "<"}.get(text, text) for text in screen.rows[y].text)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_text_fills_as_many_cells_as_rich_says(text: str) -> None:
    before, filled = cells(text)
    assert before + "".join(filled) == text
    if "\u200d" not in text and "\ufe0f" not in text:
        assert len(filled) == cell_len(text)


@pytest.mark.parametrize(
    ("frame", "shown"),
    [
        ("\x1b[1;2Hab\x1b[1;1H", "?ab???"),
        ("\x1b[Hab\n\x1b[1;5Hcd\x1b[1;1H", "ab??cd"),
        ("\x1b[1;1H漢字\x1b[1;1H", "漢<字<??"),
        ("\x1b[1;5H漢字\x1b[1;1H", "????漢<"),
        ("\x1b[1;6H漢\x1b[1;1H", "????? "),
        ("\x1b[1;1H漢字\x1b[1;2Hx\x1b[1;1H", " x字<??"),
        ("\x1b[1;1H漢字\x1b[1;3Hx\x1b[1;1H", "漢<x ??"),
        ("\x1b[1;1He\u0301x\x1b[1;1H", "e\u0301x????"),
        ("\x1b[1;1He\x1b[1m\u0301\x1b[0mx\x1b[1;1H", "e\u0301x????"),
        ("\x1b[1;1Ha\x07\x9bb\x1b[1;1H", "ab????"),
        ("\x1b[1;9Hab\x1b[9;1Hab\x1b[1;1H", "??????"),
    ],
)
def test_a_frame_is_painted_as_terminals_do(frame: str, shown: str) -> None:
    assert row(painted(frame)) == shown


@pytest.mark.parametrize(
    "data",
    [
        *(
            "",
            "text",
            "\x1b[1m",
            "\x1b[1;1H\x1b[K",
            "\x1b[1;1Ha\x1b]52;c;YQ==\x07",
            "\x1b[1;1H\x1b[38m",
            "\x1b[?25h",
        ),
        *("\x1b[2J\x1b[1;1H", "\x1b[1;1H\x1b[4:3mx", "\x1b[1;1Hx\x1b"),
    ],
)
def test_what_is_no_frame_changes_nothing(data: str) -> None:
    screen = painted("\x1b[1;1Habcdef\x1b[2;3H")
    assert not frames.paint(data, screen)
    assert (row(screen), screen.cursor) == ("abcdef", (1, 2))


def test_styles_and_links_reach_their_cells_and_no_others() -> None:
    screen = painted(
        "\x1b[1;1H\x1b[1;31ma\x1b[0mb\x1b]8;id=1;x:y\x1b\\\x1b[4mc\x1b[0m\x1b]8;;\x1b\\d\x1b[1;1H"
    )
    bold, underlined = 1 << 1, 1 << 4
    assert screen.rows[0].styles[:4] == [
        Style(bold, "31"),
        PLAIN,
        Style(underlined, link="id=1;x:y"),
        PLAIN,
    ]


def test_a_blank_has_of_its_style_what_is_seen() -> None:
    screen = painted("\x1b[1;1H\x1b[1;3;31;42ma b\x1b[0m\x1b[7;31m \x1b[0m\x1b[1;1H")
    assert screen.rows[0].styles[1] == Style(background="42")
    assert screen.rows[0].styles[3] == Style(1 << 7, "31")


@pytest.mark.parametrize("parameters", ["x", "38", "38;7;1", "38;2;1;2", "10", "4:3", "1;", "200"])
def test_parameters_that_are_not_known_are_said_to_be(parameters: str) -> None:
    assert (restyled(PLAIN, parameters) is None) == (parameters != "1;")


@pytest.mark.parametrize(
    ("sign", "narrow", "sure"),
    [
        *(
            ("a", False, True),
            ("漢", False, True),
            ("ｱ", False, True),
            ("─", False, False),
            ("─", True, True),
        ),
        *(("é", True, True), ("🦀", True, False), ("e\u0301", True, False), ("⌚", True, False)),
    ],
)
def test_doubt_is_where_terminals_differ(sign: str, narrow: bool, sure: bool) -> None:  # noqa: FBT001 - a table
    assert (doubt(sign, narrow=narrow) is None) == sure
