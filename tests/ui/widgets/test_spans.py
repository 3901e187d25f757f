"""Lines measured, cut, aligned and wrapped by cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.widgets.spans import aligned, cut, shown, width_of, wrapped

# Plain, wide, combining, invisible, control.
characters = st.sampled_from(["a", "Z", " ", "0", "東", "🙂", "\u0301", "\u200b", "\x1b", "\t", "é"])
texts = st.text(characters, max_size=30)
lines = st.lists(st.builds(Span, texts, st.sampled_from(Tone)), max_size=5).map(tuple)


def text_of(one: Line) -> str:
    return "".join(span.text for span in one)


@given(lines)
def test_a_width_is_that_of_what_is_shown(one: Line) -> None:
    assert width_of(one) == cell_len(text_of(shown(one))) == width_of(shown(one))


@given(lines, st.integers(0, 40))
def test_a_cut_line_fits_and_says_that_it_was_cut(one: Line, width: int) -> None:
    part = cut(one, width)
    assert width_of(part) <= width
    assert text_of(part) == text_of(shown(one)) or width == 0 or text_of(part).endswith("…")


@given(lines, st.integers(0, 40), st.sampled_from(["left", "right"]))
def test_an_aligned_cell_is_exactly_as_wide_as_its_column(one: Line, width: int, align: str) -> None:
    assert width_of(aligned(one, width, align)) == width


@given(lines, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_nothing_but_blanks(one: Line, width: int) -> None:
    parts = wrapped(one, width)
    assert all(width_of(part) <= width for part in parts)
    assert "".join(map(text_of, parts)).replace(" ", "") == text_of(shown(one)).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "width", "parts"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("  - an item that goes on", 12, ["  - an item", "  that goes", "  on"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("東京 に いる", 5, ["東京", "に", "いる"]),
        ("", 5, [""]),
    ],
)
def test_lines_are_broken_at_words(text: str, width: int, parts: list[str]) -> None:
    assert [text_of(part) for part in wrapped(line(text), width)] == parts


def test_tones_stay_with_their_words() -> None:
    one = line(Span("pay", Tone.GOOD), " and ", Span("shares", Tone.BAD))
    assert wrapped(one, 8) == [
        (Span("pay", Tone.GOOD), Span(" "), Span("and")),
        (Span(""), Span("shares", Tone.BAD)),
    ]


def test_a_wide_character_is_not_cut_in_half() -> None:
    assert text_of(cut(line("ab東京"), 5)) == "ab東…"
    assert text_of(cut(line("ab東京"), 4)) == "ab…"
    assert text_of(aligned(line("165,000"), 9, "right")) == "  165,000"
