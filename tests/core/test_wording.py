"""Numbers and dates as they are shown."""

from datetime import date
from decimal import Decimal

import pytest

from offer_tui.core.wording import days_between_words, shown_change, shown_date, shown_number


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("165000", "165,000"),
        ("165000.00", "165,000"),
        ("2.50", "2.50"),
        ("2.5", "2.5"),
        ("2.500", "2.50"),
        ("0.0125", "0.0125"),
        ("-4500", "-4,500"),
        ("-0", "0"),
        ("-0.00", "0"),
        ("1E+3", "1,000"),
        ("123456789012345678901234567890.5", "123,456,789,012,345,678,901,234,567,890.5"),
    ],
)
def test_a_number_loses_nothing(value: str, shown: str) -> None:
    assert shown_number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("12.25", 1, "12.3"),
        ("12.35", 1, "12.4"),
        ("7", 1, "7.0"),
        ("-0.04", 1, "0.0"),
        ("2499.5", 0, "2,500"),
    ],
)
def test_places_round_a_half_away_from_zero(value: str, places: int, shown: str) -> None:
    assert shown_number(Decimal(value), places) == shown


def test_a_change_always_has_a_sign() -> None:
    assert [shown_change(Decimal(value)) for value in ("20000", "-2.5", "0")] == ["+20,000", "-2.5", "+0"]


def test_a_date_has_its_weekday_and_english_names() -> None:
    assert shown_date(date(2026, 11, 24)) == "Tue 24 Nov 2026"


@pytest.mark.parametrize(
    ("day", "words"),
    [(23, "today"), (24, "tomorrow"), (22, "yesterday"), (26, "in 3 days"), (18, "5 days ago")],
)
def test_a_date_is_so_far_away(day: int, words: str) -> None:
    assert days_between_words(date(2026, 11, 23), date(2026, 11, day)) == words
