"""What a package pays, calendar year by calendar year, once it is known when the work starts.

The first calendar year is worked in part: the whole months after the first one, and of the first month its
days from the start on, so a start on 15 February counts 14/28 of a month and ten more. Every year of
employment has that part in the calendar year in which it begins and the rest in the next. What accrues day
by day (base salary, bonus, benefits) is split so, and a raise or another year's bonus changes things on the
anniversary. A bonus is earned in one calendar year and paid in the next. Month m of employment ends, and what
is due then is paid or vests, in the calendar month m months after that of the start.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from datetime import MAXYEAR, date
from fractions import Fraction

from offer_tui.core.compensation import (
    Compensation,
    Piece,
    Year,
    base_pieces,
    benefit_pieces,
    bonus_pieces,
    equity_pieces,
    payment_pieces,
)
from offer_tui.core.package import Package
from offer_tui.core.records import replace
from offer_tui.core.scenario import AS_OFFERED, Scenario
from offer_tui.core.vesting import YEAR

BONUS_MONTH = 3
"""The calendar month in which the bonus of the year before is paid, unless the file says otherwise: March."""


def calendar_years(
    package: Package, start: date, years: int = 4, scenario: Scenario = AS_OFFERED
) -> Compensation:
    """Return what a package pays in the calendar years from that of the start on, the first one in part.

    Until the end of any of them, one-off payments and stock come to what is due in its months of employment.
    Base and benefits come to those of the whole years of employment before, and of the last one the part that
    the first year was worked; the bonus to the same, a year earlier.
    """
    return Compensation(
        tuple(
            Year(start.year + number, tuple(_pieces(package, start, number, scenario)))
            for number in range(years)
        )
    )


def part_of_first_year(start: date) -> Fraction:
    """Return which part of a year is worked in the calendar year of the start; 1 for a start on 1 January."""
    _, days = monthrange(start.year, start.month)
    return (YEAR - start.month + Fraction(days - start.day + 1, days)) / YEAR


def months_after(start: date, months: int) -> date:
    """Return the same day of the month so many months later, or the last day of a shorter month.

    No later than the last day that a date can be.
    """
    year, month = divmod(YEAR * start.year + start.month - 1 + months, YEAR)
    if year > MAXYEAR:
        return date.max
    _, days = monthrange(year, month + 1)
    return date(year, month + 1, min(start.day, days))


def bonus_of(
    package: Package, start: date, number: int, scenario: Scenario = AS_OFFERED
) -> tuple[Piece, ...]:
    """Return the bonus that is earned in the calendar year so many years after that of the start."""
    earned = _accrued(lambda year: bonus_pieces(package, year, scenario), number, part_of_first_year(start))
    return tuple(replace(piece, name=f"Bonus of {start.year + number}") for piece in earned)


def bonus_due(package: Package, start: date, number: int) -> int:
    """Return the month of employment in which that bonus is paid; you have it if you work so long."""
    paid = BONUS_MONTH if package.bonus_paid_month is None else package.bonus_paid_month
    return YEAR * (number + 1) + paid - start.month


def _pieces(package: Package, start: date, number: int, scenario: Scenario) -> Iterator[Piece]:
    """Yield what the calendar year pays that is so many years after that of the start."""
    part = part_of_first_year(start)
    yield from _accrued(lambda year: base_pieces(package, year), number, part)
    if number:
        yield from bonus_of(package, start, number - 1, scenario)
    before, last = (YEAR * one - start.month for one in (number, number + 1))
    for payment in package.one_off:
        if before < payment.paid_month <= last:
            yield from payment_pieces(payment)
    yield from equity_pieces(package, max(0, before), last, scenario)
    yield from _accrued(lambda year: benefit_pieces(package, year), number, part)


def _accrued(pieces: Callable[[int], Iterable[Piece]], number: int, part: Fraction) -> Iterator[Piece]:
    """Yield what falls into a calendar year of its two years of employment, what is the same in both once."""
    parts: dict[Piece, Fraction] = {}
    for year, share in ((number, 1 - part), (number + 1, part)):
        if year and share:
            for piece in pieces(year):
                parts[piece] = parts.get(piece, Fraction(0)) + share
    for piece, share in parts.items():
        yield piece.times(share)
