"""Text made safe to show."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.visible import is_unsafe, picture, visible

# Format characters that are drawn: Arabic and Syriac signs around numbers, Kaithi number signs.
DRAWN = {
    *range(0x600, 0x606),
    0x6DD,
    0x70F,
    0x890,
    0x891,
    0x8E2,
    0x110BD,
    0x110CD,
}

anything = st.text(st.characters(codec=None, exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\nb\tc\rd", "a␊b␉c␍d"),
        ("\x7f\x9b", "␡<U+009B>"),
        ("pay \u202e000,1", "pay <U+202E>000,1"),
        ("zero\u200bwidth\ufeff", "zero<U+200B>width<U+FEFF>"),
        ("heart\ufe0f", "heart<U+FE0F>"),
        ("\ud800", "<U+D800>"),
        ("\U000e0041", "<U+E0041>"),
    ],
)
def test_what_cannot_be_seen_is_pictured_or_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("text", ["plain", "Zoë", "e\u0301", "東京 5千", "🙂 ok", "a\xa0b", "[/] [red]"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert visible(text) == text


def test_lines_keep_their_ends_and_tabs_become_spaces() -> None:
    assert visible("a\r\nb\tc\n\td\x1b", lines=True) == "a\nb   c\n    d␛"


def test_a_lone_carriage_return_does_not_pass_as_a_line_end() -> None:
    assert visible("good\rbad", lines=True) == "good␍bad"


def test_every_control_format_and_surrogate_character_is_replaced() -> None:
    hidden = [
        chr(code)
        for code in range(sys.maxunicode + 1)
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp") and code not in DRAWN
    ]
    assert [hex(ord(one)) for one in hidden if visible(one) == one] == []


@given(anything, st.booleans())
def test_showing_twice_changes_nothing_more(text: str, lines: bool) -> None:  # noqa: FBT001 - given by hypothesis
    once = visible(text, lines=lines)
    assert visible(once, lines=lines) == once
    assert not any(is_unsafe(character) for character in once.replace("\n", "" if lines else "\n"))
    once.encode("utf-8")


def test_only_control_characters_of_ascii_have_a_picture() -> None:
    assert [picture(one) for one in "\x00\x1b\x7f\x9b\u202ea"] == ["␀", "␛", "␡", None, None, None]
