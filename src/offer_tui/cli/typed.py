"""Numbers of the command line, read as the fields of the app are: `150m`, `1.5`, `24`."""

from argparse import ArgumentTypeError
from decimal import Decimal

from offer_tui.core.entry import read_amount, read_count, read_number
from offer_tui.core.reading import Misread, Understood

_MOST_YEARS = 60
_MOST_MONTHS = 600
_MOST_FACTOR = 1_000
_MOST_DAYS = 36_500


def amount(text: str) -> Decimal:
    """Read an amount of money."""
    return Decimal(_value(text, read_amount(text), "an amount, 0 or more, such as 150m or 150,000,000"))


def factor(text: str) -> Decimal:
    """Read a multiple of the share price."""
    read = read_number(text, most=Decimal(_MOST_FACTOR))
    return Decimal(_value(text, read, f"a number from 0 to {_MOST_FACTOR:,}, such as 0.5"))


def years(text: str) -> int:
    """Read a number of years."""
    read = read_count(text, least=1, most=_MOST_YEARS)
    return int(_value(text, read, f"a whole number from 1 to {_MOST_YEARS}"))


def month(text: str) -> int:
    """Read a month of employment."""
    read = read_count(text, most=_MOST_MONTHS)
    return int(_value(text, read, f"a whole number from 0 to {_MOST_MONTHS}"))


def days(text: str) -> int:
    """Read a number of days."""
    read = read_count(text, most=_MOST_DAYS)
    return int(_value(text, read, f"a whole number from 0 to {_MOST_DAYS:,}"))


def _value(text: str, read: Understood | Misread, right: str) -> Decimal | int:
    if isinstance(read, Understood) and isinstance(read.value, Decimal | int):
        return read.value
    raise ArgumentTypeError(f'"{text}" cannot be used, give {right}')
