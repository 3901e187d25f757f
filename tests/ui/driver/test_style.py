"""Ways from one style to another."""

from itertools import product

import pytest

from offer_tui.ui.driver.style import PLAIN, Style, change, restyled
from tests.ui.driver.terminal import Terminal

COLOURS = "38;2;10;20;30;48;2;40;50;60"
PARAMETERS = (
    *("", "1", "2", "1;2", "3", "4", "21", "4;21", "5", "7", "9", "51;53", "31", "42", "58;5;3;4", "91;101"),
    *(
        COLOURS,
        f"1;{COLOURS}",
        f"2;{COLOURS}",
        f"1;2;{COLOURS}",
        f"1;3;4;7;9;{COLOURS}",
        f"7;{COLOURS};58;5;9",
    ),
)


def style(parameters: str) -> Style:
    """Return the style that parameters select."""
    found = restyled(PLAIN, parameters)
    assert found is not None
    return found


@pytest.mark.parametrize("singly", [True, False])
def test_a_change_leads_to_the_style(singly: bool) -> None:  # noqa: FBT001 - a table
    for old, new in product(PARAMETERS, repeat=2):
        changed, meant = Terminal(2, 1), Terminal(2, 1)
        changed.feed(f"\x1b[{old}m" + change(style(old), style(new), singly=singly))
        meant.feed(f"\x1b[{new}m")
        assert changed.cursor.attrs == meant.cursor.attrs, (old, new)


def test_a_change_is_short() -> None:
    assert change(style(f"1;{COLOURS}"), style(COLOURS), singly=True) == "\x1b[22m"
    assert change(style(f"1;{COLOURS}"), style(COLOURS), singly=False) == f"\x1b[0;{COLOURS}m"
    assert change(style("1;3;4;31"), style("31"), singly=True) == "\x1b[0;31m"
    assert change(style("31;42"), style("42"), singly=True) == "\x1b[39m"
    assert change(style("31"), PLAIN, singly=True) == "\x1b[m"
    assert change(style("31"), style("31"), singly=True) == ""


def test_a_link_begins_and_ends() -> None:
    linked = Style(link="id=1;x:y")
    assert change(PLAIN, linked, singly=True) == "\x1b]8;id=1;x:y\x1b\\"
    assert change(linked, PLAIN, singly=True) == "\x1b]8;;\x1b\\"
