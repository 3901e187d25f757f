"""Signs for poor terminals: as wide as those that they stand for, and never one that is not there."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from offer_tui.core.visible import visible
from offer_tui.ui import glyphs
from offer_tui.ui.ascii import ascii_text, in_ascii, in_console_font

# Lone surrogates are pictured before anything is painted; `visible` is what every widget paints.
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40).map(visible)
SIGNS = st.text("".join(vars(glyphs)["EIGHTHS"]) + "▌█░─├┤–→✗•≥≤ 7€漢é", max_size=20)


@given(TEXTS | SIGNS)
def test_ascii_takes_as_many_cells(text: str) -> None:
    shown = in_ascii(text, cell_len)
    assert shown.isascii()
    assert len(shown) == cell_len(text)


@given(TEXTS | SIGNS)
def test_what_a_console_shows_takes_as_many_cells(text: str) -> None:
    shown = in_console_font(text, cell_len)
    assert cell_len(shown) == cell_len(text)
    shown.encode("cp437")


@given(TEXTS | SIGNS)
def test_the_text_of_a_command_is_ascii_and_has_no_new_quote(text: str) -> None:
    shown = ascii_text(text)
    assert shown.isascii()
    assert shown.count('"') == text.count('"') + text.count("\uff02")


def test_what_people_write_stays_readable() -> None:
    assert in_ascii("Zoë Müller · Łódź", cell_len) == "Zoe Muller . Lodz"
    assert in_ascii("▌ Base salary   165,000 → 185,000", cell_len) == "> Base salary   165,000 > 185,000"
    assert in_ascii("“equity with peers” – 15 × 2…", cell_len) == "'equity with peers' - 15 x 2~"
    assert in_ascii("strong ≥ 7.0", cell_len) == "strong >=7.0"
    assert in_ascii("€121,000", cell_len) == "E121,000"
    assert in_ascii("株式会社 ok", cell_len) == "???????? ok"
    assert in_ascii("e\u0301te\u0301", cell_len) == "ete"
    assert ascii_text("165,000 → 185,000, ≥ 7…") == "165,000 -> 185,000, >= 7..."


def test_a_bar_stays_a_bar_and_what_differs_by_its_fill_still_does() -> None:
    assert in_ascii(glyphs.bar(0.8, 10), cell_len) == "########.."
    assert in_ascii(glyphs.smooth_bar(0.55, 10), cell_len) == "######"
    assert in_console_font(glyphs.smooth_bar(0.55, 10), cell_len) == "█████▌"
    fills = "█▓▒░▪"
    assert len(set(in_ascii(fills, cell_len))) == len(fills)


def test_every_sign_of_the_program_has_one_of_its_own() -> None:
    signs = (glyphs.CURSOR, glyphs.FULL, glyphs.EMPTY, glyphs.RULE, glyphs.DASH, glyphs.BROKEN, glyphs.MARKED)
    for sign in (*signs, glyphs.ARROW, *"✓▴▾↕…›·ø"):
        assert in_ascii(sign, cell_len) != "?", sign
