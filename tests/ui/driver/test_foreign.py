"""What is written beside frames."""

import pytest

from offer_tui.ui.driver.foreign import RESTORE, is_harmless, replaces


@pytest.mark.parametrize(
    "data",
    [
        *(
            "\x07",
            "\x1b[?25l",
            "\x1b[?1003h\x1b[?1006h",
            "\x1b[?2026$p",
            "\x1b[>25u",
            "\x1b[<u",
            "\x1b[6n",
            "\x1b[c",
        ),
        *("\x1b]52;c;QQ==\x07", "\x1b]2;title\x1b\\", "\x1b]22;pointer\x07"),
    ],
)
def test_modes_questions_and_titles_leave_the_screen_alone(data: str) -> None:
    assert is_harmless(data)


@pytest.mark.parametrize(
    "data",
    [
        "x",
        "\n",
        "\x1b[2J",
        "\x1b[?1049h",
        "\x1b[?6h",
        "\x1b[1;1H",
        "\x1b7",
        "\x1b[1m",
        "\x1bc",
        "\x0e",
        "\x1b[?25lx",
    ],
)
def test_anything_else_may_change_it(data: str) -> None:
    assert not is_harmless(data)


def test_only_what_is_complete_in_itself_replaces_an_earlier_one() -> None:
    kinds = ("\x07", "\x1b]52;c;QQ==\x07", "\x1b]0;a\x07", "\x1b]22;text\x1b\\")
    assert [bool(replaces(one)) for one in kinds] == [True] * 4
    others = ("\x1b]8;;\x07", "\x1b[>25u", "\x1b]52;c;QQ==\x07\x07", "x")
    assert [replaces(one) for one in others] == [""] * 4


def test_all_modes_that_can_be_switched_on_are_switched_off_at_the_end() -> None:
    for mode in (1000, 1003, 1004, 1006, 1015, 1016, 1049, 2004, 2026, 2048):
        assert f"\x1b[?{mode}l".encode() in RESTORE
    for mode in (7, 25):
        assert f"\x1b[?{mode}h".encode() in RESTORE
