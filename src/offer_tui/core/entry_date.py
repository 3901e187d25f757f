"""Dates as a person types them: `24 nov`, `24.11.2026`, `fri`, `tomorrow`, `+3d`."""

import re
from calendar import monthrange
from datetime import date, timedelta

from offer_tui.core.entry import NOTHING
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.wording import DAY_NAMES, MONTH_NAMES, days_between_words, shown_date

_REMEDY = "a date such as 24 nov, 2026-11-24, fri, tomorrow or +3d"
_NEAR = {"today": 0, "tomorrow": 1, "yesterday": -1}
_AHEAD_DAYS = 270
_FIRST_YEAR, _LAST_YEAR = 1900, 2199
_YEARS = f"a year between {_FIRST_YEAR} and {_LAST_YEAR}"
_SHORTEST_NAME = 3
_MONTHS_A_YEAR = 12


def read_date(text: str, today: date, before: date | None = None) -> Understood | Misread:
    """Read a date between the years 1900 and 2199.

    `+3d`, `-1w` and `+1m` count from `before` where there is one, else from today. A weekday is the next one
    after today. A day and month without a year are the next such day when that is within 270 days, else the
    last one: what is planned around an offer lies months ahead at most, what is farther is looked back upon.
    """
    typed = text.strip().lower()
    if not typed:
        return NOTHING
    day = _day(typed, today, before or today)
    if isinstance(day, Misread):
        return day
    if not _FIRST_YEAR <= day.year <= _LAST_YEAR:
        return Misread(_YEARS)
    return Understood(day, f"{shown_date(day)} ({days_between_words(today, day)})")


def _day(typed: str, today: date, start: date) -> date | Misread:
    """Try one way to write a date after the other."""
    if typed in _NEAR:
        return today + timedelta(days=_NEAR[typed])
    weekday = _named(typed, DAY_NAMES)
    if weekday is not None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % len(DAY_NAMES) + 1)
    if match := re.fullmatch(r"([+-])\s*([0-9]{1,4})\s*(d|w|m|days?|weeks?|months?)", typed):
        return _later(start, int(match[1] + match[2]), match[3][0])
    if match := re.fullmatch(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", typed):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4}|[0-9]{2})?", typed):
        return _with_year(match[3], int(match[2]), int(match[1]), today)
    return _named_month(typed, today)


def _named_month(typed: str, today: date) -> date | Misread:
    """Read `24 nov`, `nov 24, 2026`, `tue 24 nov 2026` in any order of day and month."""
    if "/" in typed:
        return Misread("the month by its name or 2026-11-24: with slashes, day and month can be mixed up")
    words = re.findall(r"[a-z]+|[0-9]+", re.sub(r"\b([0-9]{1,2})(st|nd|rd|th)\b", r"\1", typed))
    if re.sub(r"[a-z0-9]+", "", typed).strip(" ,.-"):
        return Misread(_REMEDY)
    weekday = _named(words[0], DAY_NAMES) if words else None
    if weekday is not None:
        words = words[1:]
    names = [word for word in words if not word.isdigit()]
    numbers = [word for word in words if word.isdigit()]
    if len(names) != 1 or not 1 <= len(numbers) <= len(("day", "year")):
        return Misread(_REMEDY)
    month = _named(names[0], MONTH_NAMES)
    year = numbers[1] if len(numbers) > 1 else None
    if month is None or len(numbers[0]) > len("24") or (year and len(year) not in (len("26"), len("2026"))):
        return Misread(_REMEDY)
    day = _with_year(year, month + 1, int(numbers[0]), today)
    if isinstance(day, date) and weekday is not None and day.weekday() != weekday:
        return Misread(f"{shown_date(day)}, or another day: the weekday does not fit")
    return day


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Return the number of the name that a word begins, of three letters or more."""
    if len(word) < _SHORTEST_NAME:
        return None
    return next((k for k, name in enumerate(names) if name.lower().startswith(word)), None)


def _with_year(year: str | None, month: int, day: int, today: date) -> date | Misread:
    if year is not None:
        return _date(int(year) if len(year) > len("26") else 2000 + int(year), month, day)
    days = [found for k in (-1, 0, 1) if isinstance(found := _date(today.year + k, month, day), date)]
    ahead = [found for found in days if 0 <= (found - today).days <= _AHEAD_DAYS]
    past = [found for found in days if found < today]
    nearest = ahead or past[-1:] or days
    return nearest[0] if nearest else _date(today.year, month, day)


def _date(year: int, month: int, day: int) -> date | Misread:
    if not 1 <= month <= _MONTHS_A_YEAR:
        return Misread("a month from 1 to 12; the day comes first: 24.11.2026")
    if not date.min.year <= year <= date.max.year:
        return Misread(_YEARS)
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return Misread(f"a day that exists: {MONTH_NAMES[month - 1]} {year} has {last} days")
    return date(year, month, day)


def _later(start: date, number: int, unit: str) -> date | Misread:
    """Count days, weeks or months; where a month is too short, its last day is taken."""
    if unit == "m":
        year, month = divmod(start.year * _MONTHS_A_YEAR + start.month - 1 + number, _MONTHS_A_YEAR)
        first = _date(year, month + 1, 1)
        return (
            first.replace(day=min(start.day, monthrange(year, month + 1)[1]))
            if isinstance(first, date)
            else first
        )
    days = timedelta(days=number if unit == "d" else number * len(DAY_NAMES))
    if date.min - start <= days <= date.max - start:
        return start + days
    return Misread(_YEARS)
