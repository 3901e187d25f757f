"""Numbers and dates in the words of the screen: English, whatever the locale, and fit to be typed back."""

from datetime import date
from decimal import Decimal

from offer_tui.core.money import rounded

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_PLACES_KEPT = 2


def shown_number(value: Decimal, places: int | None = None) -> str:
    """Write a number with commas between thousands: `165,000`, `2.50`, `0.125`.

    Nothing is lost: whole numbers show no decimals, and zeros at the end stay only up to two decimals.
    With `places` it is rounded to so many decimals, as `money.rounded` does, and all of them are shown.
    """
    if places is not None:
        return f"{rounded(value, places) + 0:,f}"  # adding 0 turns -0 into 0
    whole, _, decimals = f"{value + 0 if value.is_zero() else value:,f}".partition(".")
    if not decimals.strip("0"):
        return whole
    return f"{whole}.{decimals[:_PLACES_KEPT]}{decimals[_PLACES_KEPT:].rstrip('0')}"


def shown_change(value: Decimal, places: int | None = None) -> str:
    """Write a difference with its sign: `+20,000`, `-2.5`, `+0`."""
    text = shown_number(value, places)
    return text if text.startswith("-") else f"+{text}"


def shown_date(day: date) -> str:
    """Write a date with its weekday: `Tue 24 Nov 2026`."""
    return f"{DAY_NAMES[day.weekday()][:3]} {day.day} {MONTH_NAMES[day.month - 1][:3]} {day.year:04}"


def days_between_words(today: date, day: date) -> str:
    """Say how far a day is from today: `today`, `tomorrow`, `in 3 days`, `5 days ago`."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days:,} days" if days > 0 else f"{-days:,} days ago")
