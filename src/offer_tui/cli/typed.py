"""Numbers of the command line, read as the fields of the app are: `150m`, `1.5`, `24`."""

from argparse import ArgumentTypeError
from decimal import Decimal

from offer_tui.core.entry import read_amount, read_count, read_number
from offer_tui.core.reading import Misread, Understood

MOST_YEARS = 60
MOST_MONTHS = 600
MOST_FACTOR = Decimal(1_000)


def amount(text: str) -> Decimal:
    """Read an amount of money."""
    return Decimal(_value(text, read_amount(text), "an amount such as 150m or 150,000,000"))


def factor(text: str) -> Decimal:
    """Read a multiple of the share price."""
    return Decimal(_value(text, read_number(text, most=MOST_FACTOR), "a number such as 0.5 or 2"))


def years(text: str) -> int:
    """Read a number of years."""
    return int(_value(text, read_count(text, least=1, most=MOST_YEARS), "a whole number such as 5"))


def month(text: str) -> int:
    """Read a month of employment."""
    return int(_value(text, read_count(text, most=MOST_MONTHS), "a whole number such as 18"))


def _value(text: str, read: Understood | Misread, example: str) -> Decimal | int:
    if isinstance(read, Misread):
        raise ArgumentTypeError(f'"{text}" cannot be used: {read.remedy}')
    if isinstance(read.value, Decimal | int):
        return read.value
    raise ArgumentTypeError(f'"{text}" cannot be used: {example}')
