"""Dates as a person types them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.entry import NOTHING
from offer_tui.core.entry_date import read_date
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.wording import shown_date

TODAY = date(2026, 11, 23)  # a Monday
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def day(text: str, before: date | None = None) -> date:
    read = read_date(text, TODAY, before)
    assert isinstance(read, Understood), read
    assert isinstance(read.value, date)
    return read.value


@pytest.mark.parametrize(
    "text",
    [
        "24 nov",
        "nov 24",
        "24 November 2026",
        "24 nov 26",
        "Nov 24, 2026",
        "24th nov",
        "24nov",
        "24-nov-2026",
        "Tue 24 Nov 2026",
        "24.11.",
        "24.11.2026",
        "24. 11. 26",
        "2026-11-24",
        "tomorrow",
        "tue",
        "Tuesday",
        "+1d",
        "+ 1 day",
    ],
)
def test_a_date_may_be_typed_in_many_ways(text: str) -> None:
    assert read_date(text, TODAY) == Understood(date(2026, 11, 24), "Tue 24 Nov 2026 (tomorrow)")


def test_the_weekday_of_today_is_a_week_away() -> None:
    assert day("mon") == date(2026, 11, 30)
    assert day("sun") == date(2026, 11, 29)


def test_steps_count_from_what_is_there_else_from_today() -> None:
    assert day("+2w") == date(2026, 12, 7)
    assert day("-1w", date(2026, 12, 24)) == date(2026, 12, 17)
    assert day("+1m", date(2027, 1, 31)) == date(2027, 2, 28)
    assert day("-1m", date(2027, 1, 31)) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("23 nov", date(2026, 11, 23)),
        ("22 nov", date(2026, 11, 22)),
        ("1 feb", date(2027, 2, 1)),
        ("20 aug", date(2027, 8, 20)),
        ("21 aug", date(2026, 8, 21)),
        ("20 oct", date(2026, 10, 20)),
    ],
)
def test_without_a_year_the_day_is_ahead_or_else_the_last_one(text: str, expected: date) -> None:
    assert day(text) == expected


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("soon", "a date such as 24 nov, 2026-11-24, fri, tomorrow or +3d"),
        ("24", "a date such as 24 nov, 2026-11-24, fri, tomorrow or +3d"),
        ("24 nov 2026 5", "a date such as 24 nov, 2026-11-24, fri, tomorrow or +3d"),
        ("11/24", "the month by its name or 2026-11-24: with slashes, day and month can be mixed up"),
        ("30 feb 2027", "a day that exists: February 2027 has 28 days"),
        ("31.6.", "a day that exists: June 2026 has 30 days"),
        ("29 feb", "a day that exists: February 2026 has 28 days"),
        ("11.24.2026", "a month from 1 to 12; the day comes first: 24.11.2026"),
        ("2026-13-01", "a month from 1 to 12; the day comes first: 24.11.2026"),
        ("fri 24 nov 2026", "Tue 24 Nov 2026, or another day: the weekday does not fit"),
        ("0000-01-01", "a year between 1900 and 2199"),
        ("1066-10-14", "a year between 1900 and 2199"),
        ("+9999m", "a year between 1900 and 2199"),
        ("-9999w", "a year between 1900 and 2199"),
    ],
)
def test_a_misread_date_says_what_would_be_right(text: str, right: str) -> None:
    assert read_date(text, TODAY) == Misread(right)


def test_an_empty_date_means_nothing() -> None:
    assert read_date("  ", TODAY) == NOTHING


@given(days)
def test_a_shown_date_can_be_typed_back(some: date) -> None:
    for text in (shown_date(some), some.isoformat(), f"{some.day}.{some.month}.{some.year}"):
        assert day(text) == some


@given(st.integers(-2000, 2000))
def test_days_ahead_and_back_are_counted(count: int) -> None:
    assert day(f"{count:+d}d") == TODAY + timedelta(days=count)


@given(days, st.text(max_size=20), st.one_of(st.none(), days))
def test_no_text_breaks_the_reader(today: date, text: str, before: date | None) -> None:
    assert isinstance(read_date(text, today, before), Understood | Misread)


@given(st.dates(date.min, date.max), st.sampled_from(["+9999d", "-9999w", "+9999m", "-1m", "yesterday"]))
def test_no_step_leaves_the_calendar(before: date, step: str) -> None:
    assert isinstance(read_date(step, TODAY, before), Understood | Misread)
