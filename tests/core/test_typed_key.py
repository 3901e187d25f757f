"""Keys as people write them."""

import pytest

from offer_tui.core.typed_key import Refused, key_typed


@pytest.mark.parametrize(
    ("text", "key"),
    [
        *((one, one) for one in ("a", "A", "?", "+", ",", "'", "ö", "ctrl+p", "space", "pagedown", "f1")),
        *(("CTRL+P", "ctrl+p"), ("Ctrl + p", "ctrl+p"), ("Page Down", "pagedown"), ("esc", "escape")),
        *((" ", "space"), ("↓", "down"), ("shift+j", "J"), ("Shift+Tab", "shift+tab"), ("Return", "enter")),
        *(("ctrl+↑", "ctrl+up"), ("shift+↓", "shift+down"), ("PgUp", "pageup"), ("Del", "delete")),
    ],
)
def test_a_key_is_understood_however_it_is_written(text: str, key: str) -> None:
    assert key_typed(text) == key


@pytest.mark.parametrize("text", ["", "\n", "\x1b", "ab", "ctrl+", "ctrl+1", "shift+1", "hyper+a", "f13"])
def test_what_is_no_key_is_refused_and_a_right_one_named(text: str) -> None:
    read = key_typed(text)
    assert isinstance(read, Refused)
    assert ", give " in read.why
