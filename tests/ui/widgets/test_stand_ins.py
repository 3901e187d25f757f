"""Stand-ins for characters that must not reach the terminal."""

from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.visible import visible
from offer_tui.ui.widgets.stand_ins import StandIns

anything = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
nasty = st.text(st.sampled_from("ab①②␛␊\x1b\x9b\n\r\t\u202e\u200b\ufeff\ud800"), max_size=40)


@given(st.one_of(anything, nasty))
def test_what_is_edited_is_safe_as_long_and_means_the_same(text: str) -> None:
    stand_ins = StandIns(text)
    assert visible(stand_ins.text) == stand_ins.text
    assert len(stand_ins.text) == len(text)
    assert stand_ins.meant(stand_ins.text) == text


@given(nasty, nasty)
def test_pasted_text_means_the_same_once_it_is_kept(text: str, pasted: str) -> None:
    stand_ins = StandIns(
        text + pasted.translate(str.maketrans("", "", "\x1b\x9b\n\r\t\u202e\u200b\ufeff\ud800"))
    )
    assert stand_ins.meant(stand_ins.shown(pasted)) == pasted


def test_a_picture_that_the_text_holds_itself_stands_for_itself() -> None:
    stand_ins = StandIns("a␛b\x1b①\u202e")
    assert stand_ins.text == "a␛b②①③"
    assert stand_ins.legend() == "② is ␛, ③ is <U+202E>"


def test_there_are_signs_for_all_unsafe_characters_at_once() -> None:
    text = "".join(chr(code) for code in range(0x11_0000) if visible(chr(code)) != chr(code))
    assert StandIns(text).meant(StandIns(text).text) == text


def test_kept_characters_are_shown_as_they_are() -> None:
    assert StandIns("a\n\tb\r", kept="\n\t").text == "a\n\tb␍"
