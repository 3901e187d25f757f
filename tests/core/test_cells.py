import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.cells import width, wrapped


@pytest.mark.parametrize(("text", "cells"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("", 0)])
def test_wide_characters_take_two_cells_and_combining_ones_none(text: str, cells: int) -> None:
    assert width(text) == cells


def test_text_is_broken_at_words() -> None:
    assert list(wrapped("one two three four", 9)) == ["one two", "three", "four"]
    assert list(wrapped("one two three four", 9, "  ")) == ["one two", "  three", "  four"]
    assert list(wrapped("", 9)) == [""]


def test_a_word_wider_than_a_line_is_broken() -> None:
    assert list(wrapped("a abcdefgh b", 4, " ")) == ["a", " abc", "defg", "h b"]


@given(st.text(), st.integers(4, 20), st.sampled_from(["", "  "]))
def test_no_line_is_too_wide_and_no_word_is_lost(text: str, room: int, indent: str) -> None:
    lines = list(wrapped(text, room, indent))
    assert all(width(line) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
