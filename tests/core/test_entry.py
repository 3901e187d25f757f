"""What a person types into a field."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core import entry
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.wording import shown_number

WAS = Decimal(165_000)
amounts = st.decimals(min_value=0, max_value=10**11, places=2, allow_nan=False)


def remedy(read: Understood | Misread) -> str:
    assert isinstance(read, Misread), read
    return read.remedy


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("185k", "185000"),
        ("185 k", "185000"),
        ("185K", "185000"),
        ("185,000", "185000"),
        ("185 000", "185000"),
        ("185\u202f000", "185000"),
        ("185'000", "185000"),
        ("185_000", "185000"),
        ("1.2m", "1200000"),
        ("1.25k", "1250"),
        (".5", "0.5"),
        ("185,000.50", "185000.50"),
        ("$185k", "185000"),
        ("185k usd", "185000"),
        ("185kusd", "185000"),
        ("USD 185,000", "185000"),
        ("  185000  ", "185000"),
        ("\uff11\uff18\uff15", "185"),
    ],
)
def test_an_amount_may_be_typed_in_many_ways(text: str, value: str) -> None:
    read = entry.read_amount(text, currency="USD")
    assert isinstance(read, Understood)
    assert str(read.value) == value


@pytest.mark.parametrize(
    ("text", "value", "meaning"),
    [
        ("+5k", "170000", "170,000 (+5,000, +3.0 %)"),
        ("-2k", "163000", "163,000 (-2,000, -1.2 %)"),
        ("\u22122k", "163000", "163,000 (-2,000, -1.2 %)"),
        ("+4%", "171600", "171,600 (+6,600, +4.0 %)"),
        ("-0.001%", "164998.35", "164,998.35 (-1.65)"),
        ("185k", "185000", "185,000 (+20,000, +12.1 %)"),
        ("165,000", "165000", "165,000 (unchanged)"),
        ("=5k", "5000", "5,000 (-160,000, -97.0 %)"),
    ],
)
def test_an_amount_counts_from_what_is_there(text: str, value: str, meaning: str) -> None:
    read = entry.read_amount(text, before=WAS)
    assert isinstance(read, Understood)
    assert str(read.value) == value
    assert read.meaning == meaning


def test_a_cost_below_zero_can_be_typed_and_typed_back() -> None:
    for before in (None, Decimal(-500), Decimal(200)):
        read = entry.read_amount("-500", before=before, least=Decimal(-1000))
        assert isinstance(read, Understood)
        assert read.value == -500


def test_a_share_of_a_cost_moves_it_up_or_down() -> None:
    read = entry.read_amount("-10%", before=Decimal(-500), least=Decimal(-1000))
    assert read == Understood(Decimal(-550), "-550 (-50)")


def test_three_decimals_are_decimals_and_said_to_be() -> None:
    read = entry.read_amount("1.234")
    assert read == Understood(Decimal("1.234"), "1.234; thousands are 1,234")
    assert entry.read_amount("1.23") == Understood(Decimal("1.23"), "1.23")


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("much", "a number such as 185k, 185,000 or +4%"),
        ("185,00", "a point starts decimals: 1.5; a comma groups thousands: 1,500"),
        ("185,0000", "a number such as 185k, 185,000 or +4%"),
        ("185.000,50", "a point starts decimals and commas group thousands: 185,000.50"),
        ("185,000 000", "a number such as 185k, 185,000 or +4%"),
        ("5k-2", "a number such as 185k, 185,000 or +4%"),
        ("+-5k", "a number such as 185k, 185,000 or +4%"),
        ("185kk", "a number such as 185k, 185,000 or +4%"),
        ("185 k m", "a number such as 185k, 185,000 or +4%"),
        ("1e9", "a number such as 185k, 185,000 or +4%"),
        ("nan", "a number such as 185k, 185,000 or +4%"),
        ("€185k", "an amount in USD"),
        ("185 chf", "an amount in USD"),
        ("4%", "+4% or -4% of what is there, or an amount"),
        ("+4%", "an amount: there is nothing yet to take 4 % of"),
        ("-2k", "not below 0; this is -2,000"),
        ("2000000m", "from 0 to 1,000,000,000,000; this is 2,000,000,000,000"),
        ("1" * 400, "a number of at most 18 digits"),
        ("\x1b[31m5", "a number such as 185k, 185,000 or +4%"),
    ],
)
def test_a_misread_amount_says_what_would_be_right(text: str, right: str) -> None:
    assert remedy(entry.read_amount(text, currency="USD")) == right


@given(amounts)
def test_a_shown_amount_can_be_typed_back(amount: Decimal) -> None:
    read = entry.read_amount(shown_number(amount), before=amount)
    assert isinstance(read, Understood)
    assert read.value == amount
    assert read.meaning.startswith(f"{shown_number(amount)} (unchanged)")


@given(st.decimals(min_value=0, max_value=99_999, places=3, allow_nan=False))
def test_k_and_m_are_thousands_and_millions(number: Decimal) -> None:
    thousands, millions = entry.read_amount(f"{number}k"), entry.read_amount(f"{number} M")
    assert isinstance(thousands, Understood)
    assert isinstance(millions, Understood)
    assert (thousands.value, millions.value) == (number * 1000, number * 1_000_000)


@given(amounts, st.decimals(min_value=0, max_value=100, places=2, allow_nan=False), st.sampled_from("+-"))
def test_a_share_is_exact(before: Decimal, percent: Decimal, sign: str) -> None:
    read = entry.read_amount(f"{sign}{percent}%", before=before, least=Decimal(-(10**12)))
    assert isinstance(read, Understood)
    assert isinstance(read.value, Decimal)
    assert (read.value - before) * 100 == before * Decimal(f"{sign}{percent}")


@given(st.text())
def test_no_text_breaks_a_reader(text: str) -> None:
    for read in (
        entry.read_amount(text, currency="EUR", before=WAS),
        entry.read_percent(text),
        entry.read_number(text, unit="days"),
        entry.read_count(text),
        entry.read_line(text),
        entry.read_lines(text),
        entry.read_list(text),
        entry.read_numbers(text),
        entry.read_choice(text, {"phone": "phone", "video": "video"}),
        entry.read_flag(text),
        entry.read_currency(text),
    ):
        assert isinstance(read, Understood | Misread)


@pytest.mark.parametrize(
    ("text", "value", "meaning"),
    [("15", "15", "15 %"), ("15%", "15", "15 %"), ("15 percent", "15", "15 %"), ("2.5", "2.5", "2.5 %")],
)
def test_a_percentage_is_a_plain_number(text: str, value: str, meaning: str) -> None:
    assert entry.read_percent(text) == Understood(Decimal(value), meaning)


def test_a_percentage_moves_by_points() -> None:
    assert entry.read_percent("+2", before=Decimal(15)) == Understood(Decimal(17), "17 % (+2)")
    assert entry.read_percent("-2%", before=Decimal(15)) == Understood(Decimal(13), "13 % (-2)")


@pytest.mark.parametrize(
    ("text", "right"),
    [("150", "from 0 to 100; this is 150 %"), ("15k", "a percentage such as 15 or 15%")],
)
def test_a_misread_percentage_says_what_would_be_right(text: str, right: str) -> None:
    assert remedy(entry.read_percent(text)) == right


def test_a_number_may_carry_its_unit() -> None:
    for text in ("12", "12 months", "12m", "12 mo"):
        assert entry.read_number(text, unit="months") == Understood(Decimal(12), "12 months")
    assert entry.read_number("4.8k", unit="shares") == Understood(Decimal(4800), "4,800 shares")
    assert remedy(entry.read_number("12 weeks", unit="months")) == "a number of months"


def test_a_count_is_whole() -> None:
    assert entry.read_count("+2", before=2, unit="days") == Understood(4, "4 days (+2)")
    assert remedy(entry.read_count("2.5")) == "a whole number such as 2"
    assert remedy(entry.read_count("13", least=1, most=12)) == "from 1 to 12; this is 13"


@pytest.mark.parametrize("text", ["", "  ", "\t\n"])
def test_an_empty_field_means_nothing(text: str) -> None:
    for read in (
        entry.read_amount(text),
        entry.read_percent(text),
        entry.read_count(text),
        entry.read_line(text),
        entry.read_lines(text),
        entry.read_list(text),
        entry.read_numbers(text),
        entry.read_choice(text, {"phone": "phone"}),
        entry.read_flag(text),
        entry.read_currency(text),
    ):
        assert read == entry.NOTHING


def test_a_needed_field_cannot_be_emptied() -> None:
    assert remedy(entry.read_line(" ", required=True)) == "this cannot be empty"
    assert remedy(entry.read_currency("", required=True)) == "three letters such as USD or EUR"


def test_a_line_is_stripped_and_has_no_control_characters() -> None:
    assert entry.read_line("  Staff  Engineer ") == Understood("Staff  Engineer")
    assert remedy(entry.read_line("a\x1bb")) == "text without the control character ␛"
    assert remedy(entry.read_line("a\nb")) == "text without the control character ␊"


def test_lines_stay_as_they_are() -> None:
    assert entry.read_lines("  a\r\n\tb\n") == Understood("  a\n\tb\n")
    assert remedy(entry.read_lines("a\x07")) == "text without the control character ␇"


def test_a_list_has_an_item_a_line() -> None:
    assert entry.read_list("one, two\n\n three \n") == Understood(["one, two", "three"], "2 items")
    assert entry.read_list("dana, priya,", separator=",") == Understood(["dana", "priya"], "2 items")


def test_a_list_of_numbers_shows_its_sum() -> None:
    read = entry.read_numbers("5, 15/40 40%")
    assert read == Understood([Decimal(5), Decimal(15), Decimal(40), Decimal(40)], "5 + 15 + 40 + 40 = 100")
    assert remedy(entry.read_numbers("5, x")) == "numbers such as 5, 15, 40, 40"
    assert remedy(entry.read_numbers("5, 400", most=Decimal(100))) == "each from 0 to 100; one is 400"


def test_a_choice_may_be_begun() -> None:
    choices = {"in person": "in_person", "phone": "phone", "text": "text", "video": "video"}
    assert entry.read_choice("V", choices) == Understood("video", "video")
    assert entry.read_choice("in_person", choices) == Understood("in_person", "in person")
    assert remedy(entry.read_choice("fax", choices)) == "one of in person, phone, text, video"


def test_a_whole_label_wins_over_a_longer_one() -> None:
    assert entry.read_choice("rsu", {"rsu": 1, "rsu refresh": 2}) == Understood(1, "rsu")
    assert remedy(entry.read_choice("rs", {"rsu": 1, "rsu refresh": 2})) == "one of rsu, rsu refresh"


@pytest.mark.parametrize(("text", "value"), [("y", True), ("Yes", True), ("true", True), ("n", False)])
def test_a_flag_is_yes_or_no(text: str, value: bool) -> None:  # noqa: FBT001 - the promise itself
    assert entry.read_flag(text) == Understood(value, "yes" if value else "no")
    assert remedy(entry.read_flag("maybe")) == "yes or no"


def test_a_currency_is_three_letters() -> None:
    assert entry.read_currency(" eur ") == Understood("EUR", "EUR")
    assert remedy(entry.read_currency("€")) == "three letters such as USD or EUR"
