"""Text and control sequences are told apart, wherever a read cut them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.terminal.sequences import parts, sequences

WHOLE = (
    "\x1b[?2026h",
    "\x1b[1;31m",
    "\x1b]52;c;YQ==\x07",
    "\x1b]0;title\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1b(B",
    "\x1bM",
)


@pytest.mark.parametrize("sequence", WHOLE)
def test_a_sequence_is_one_part(sequence: str) -> None:
    assert parts(f"before{sequence}after") == (["before", sequence, "after"], "")
    assert sequences(f"before{sequence}after") == [sequence]


@pytest.mark.parametrize("sequence", WHOLE)
def test_a_sequence_waits_for_its_end(sequence: str) -> None:
    for cut in range(1, len(sequence)):
        assert parts(f"before{sequence[:cut]}") == (["before"], sequence[:cut])


def test_what_looks_like_a_sequence_inside_a_title_is_text_of_the_title() -> None:
    assert parts("\x1b]0;a[31mb\x07c") == (["\x1b]0;a[31mb\x07", "c"], "")


def test_an_escape_that_begins_nothing_stays() -> None:
    assert parts("\x1b\x1b[A") == (["\x1b", "\x1b[A"], "")


@given(st.lists(st.sampled_from([*WHOLE, "text", "é", "\r\n", " "])), st.data())
def test_cutting_changes_nothing(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    cut = data.draw(st.integers(0, len(text)))
    first, carried = parts(text[:cut])
    second, unfinished = parts(carried + text[cut:])
    assert unfinished == ""
    assert "".join([*first, *second]) == text
    assert [one for one in [*first, *second] if one.startswith("\x1b")] == sequences(text)
