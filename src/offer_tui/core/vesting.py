"""How much of a grant belongs to its holder after so many months.

Share grants count whole shares and round their cumulative sum down, so the last period completes the grant
and no share is lost. Money (a cash award, or a value without a share price) is not rounded at all.
"""

from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

from offer_tui.core.amounts import ZERO
from offer_tui.core.exact import decimal_of
from offer_tui.core.package import Grant
from offer_tui.core.records import replace

YEAR = 12
"""Months of a year."""
_NOTHING, _ALL = Fraction(0), Fraction(1)


def counts_shares(grant: Grant) -> bool:
    """Tell whether a grant is a number of shares; else it is an amount of money."""
    return grant.kind != "cash" and (grant.shares is not None or bool(grant.price))


def quantity(grant: Grant) -> Decimal | None:
    """Return what is granted today: whole shares, or money; None where the file names neither.

    A grant by value is the whole shares that its value buys at its price.
    """
    if not counts_shares(grant):
        return grant.value
    if grant.shares is not None:
        return grant.shares.to_integral_value(ROUND_FLOOR)
    return None if grant.value is None or not grant.price else grant.value // grant.price


def worth_of_one(grant: Grant) -> Decimal | None:
    """Return today's worth of one share; of an option, its fair market value above the strike price.

    One for money. None where a price is missing.
    """
    if not counts_shares(grant):
        return Decimal(1)
    if grant.kind != "options":
        return grant.price
    if grant.price is None or grant.strike is None:
        return None
    return spread(grant.price, grant.strike)


def spread(price: Decimal, strike: Decimal) -> Decimal:
    """Return what one option is worth at a share's price: what lies above the strike price, or nothing."""
    return max(ZERO, price - strike)


def worth_today(grant: Grant) -> Decimal | None:
    """Return what the whole grant is worth at today's price; None where size or price is missing."""
    size, one = quantity(grant), worth_of_one(grant)
    return None if size is None or one is None else size * one


def vested(grant: Grant, month: int) -> Decimal:
    """Return what has vested by the end of a month after the grant's start: whole shares, or money.

    0 before the cliff, else floor(Q · k / n) with k = min(⌊month / every⌋, n) and n = months / every; all of
    it from the last month on, also where `every_months` does not divide the months. Yearly percents are
    split evenly within each year by `every_months` (12 there) and never rescaled: where they sum to less
    than 100, the rest never vests. Without a schedule nothing vests.
    """
    part = _vested_part(grant, month)
    size = quantity(grant) if part else None
    if size is None:
        return ZERO
    if counts_shares(grant):
        return Decimal(int(size) * part.numerator // part.denominator)
    return decimal_of(Fraction(size) * part)


def _vested_part(grant: Grant, month: int) -> Fraction:
    if month < max(1, grant.cliff_months or 0):
        return _NOTHING
    if grant.by_year_percent:
        years, inside = divmod(month, YEAR)
        every = grant.every_months or YEAR
        percents = [Fraction(percent) for percent in grant.by_year_percent]
        done = sum(percents[:years], _NOTHING)
        if years < len(percents):
            done += percents[years] * Fraction(inside // every * every, YEAR)
        return min(_ALL, done / 100)
    if grant.months is None:
        return _NOTHING
    if month >= grant.months:
        return _ALL
    every = grant.every_months or 1
    return Fraction(month // every * every, grant.months)


def last_month(grant: Grant) -> int:
    """Return the month after which nothing more vests; 0 without a schedule."""
    return max(grant.cliff_months or 0, YEAR * len(grant.by_year_percent) or grant.months or 0)


def vested_in_year(grant: Grant, year: int) -> Decimal:
    """Return what vests in one year since the grant's start, years counted from 1."""
    return vested(grant, YEAR * year) - vested(grant, YEAR * (year - 1))


def refresh_grant(grant: Grant) -> Grant | None:
    """Return the grant that is added in each year from `from_year` on; None where there is none.

    Both `from_year` and `each_year_value` are needed. It vests as its parent does, from the beginning of
    its own year.
    """
    if grant.from_year is None or grant.each_year_value is None:
        return None
    return replace(grant, shares=None, value=grant.each_year_value, from_year=None, each_year_value=None)
