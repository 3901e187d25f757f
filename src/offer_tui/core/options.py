"""What stock options are worth: today, after later rounds of financing, and when the company is sold.

All amounts are for the whole grant and None where the file does not say what they follow from. One class of
preferred shares is assumed, without participation: its holders take either their preference or, where that
is more, their part of everything. Payoffs are before tax.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from offer_tui.core.amounts import ZERO
from offer_tui.core.exact import decimal_of
from offer_tui.core.package import Grant
from offer_tui.core.vesting import quantity, spread


def exercise_cost(grant: Grant, number: Decimal | None = None) -> Decimal | None:
    """Return what it costs to exercise so many options, or all: their number × the strike price."""
    number = quantity(grant) if number is None else number
    return None if number is None or grant.strike is None else number * grant.strike


def spread_today(grant: Grant) -> Decimal | None:
    """Return what all are worth at the fair market value: N × (price − strike), or nothing."""
    return _worth_at(grant, grant.price)


def headline(grant: Grant) -> Decimal | None:
    """Return what all would be worth at the preferred price p: N × (p − strike), or nothing.

    Recruiters quote this. Common shares rarely fetch that price; the payoff at a sale says what they fetch.
    """
    return _worth_at(grant, grant.preferred_price)


def ownership_percent(grant: Grant) -> Decimal | None:
    """Return which part of the company the options are today: N / fully diluted shares."""
    part = _part(grant)
    return None if part is None else decimal_of(part * 100)


def ownership_after_dilution_percent(grant: Grant) -> Decimal | None:
    """Return which part of the company the options are after the later rounds: today's × Π (1 − d)."""
    part = _part(grant)
    return None if part is None else decimal_of(part * _kept(grant) * 100)


def exit_price(grant: Grant, exit_value: Decimal) -> Decimal | None:
    """Return what a common share is paid when the company is sold, after the later rounds of financing.

    With FD fully diluted shares today, FD / Π (1 − d) later, a preference P and a part q of all shares that
    the preferred are: E / FD where the preferred convert, that is where q·E > P; else
    max(0, E − P) / ((1 − q)·FD). No preference or part in the file counts as 0.
    """
    shares = grant.fully_diluted_shares
    if not shares:
        return None
    sold, (preference, preferred) = Fraction(exit_value), _preference(grant)
    if preferred * sold > preference:
        left, common = sold, Fraction(1)
    else:
        left, common = max(Fraction(0), sold - preference), 1 - preferred
    # Where all shares are preferred ones that do not convert, nothing is left to pay to others.
    return decimal_of(left * _kept(grant) / (common * Fraction(shares))) if left and common else ZERO


def payoff(grant: Grant, exit_value: Decimal) -> Decimal | None:
    """Return what all options pay when the company is sold: N × (price − strike), or nothing."""
    return _worth_at(grant, exit_price(grant, exit_value))


def exit_value_for(grant: Grant, gain: Decimal = ZERO) -> Decimal | None:
    """Return the least sale of the company at which all options pay so much; the break-even for no gain.

    None also where there are no options, or where dilution leaves nothing of them.
    """
    shares, price, kept = grant.fully_diluted_shares, _price_for(grant, gain), _kept(grant)
    if not shares or price is None or not kept:
        return None
    paid = price * Fraction(shares) / kept
    preference, preferred = _preference(grant)
    # Where the preferred would convert, the common shares have their part of everything.
    return decimal_of(paid if preferred * paid >= preference else preference + (1 - preferred) * paid)


def growth_to_make_up_percent(grant: Grant, gap: Decimal) -> Decimal | None:
    """Return by how much a share must grow above its fair market value so that all options make up for a gap.

    ((strike + gap / N) / price − 1) · 100; below zero where the spread of today is more than the gap.
    """
    price = _price_for(grant, gap)
    if price is None or not grant.price:
        return None
    return decimal_of((price / Fraction(grant.price) - 1) * 100)


def last_exercise_day(grant: Grant, left: date) -> date | None:
    """Return the last day on which vested options can be exercised after leaving; None where not known."""
    if grant.exercise_window_days is None:
        return None
    return date.fromordinal(min(left.toordinal() + grant.exercise_window_days, date.max.toordinal()))


def _worth_at(grant: Grant, price: Decimal | None) -> Decimal | None:
    number = quantity(grant)
    if number is None or price is None or grant.strike is None:
        return None
    return number * spread(price, grant.strike)


def _part(grant: Grant) -> Fraction | None:
    number, shares = quantity(grant), grant.fully_diluted_shares
    return None if number is None or not shares else Fraction(number) / Fraction(shares)


def _kept(grant: Grant) -> Fraction:
    """Return which part of one's share of the company the later rounds leave."""
    kept = Fraction(1)
    for dilution in grant.dilution_percent:
        kept *= 1 - Fraction(dilution) / 100
    return kept


def _preference(grant: Grant) -> tuple[Fraction, Fraction]:
    """Return what the preferred are paid first, and which part of all shares they are."""
    return Fraction(grant.preference or 0), Fraction(grant.preferred_percent or 0) / 100


def _price_for(grant: Grant, gain: Decimal) -> Fraction | None:
    """Return the price of a share at which all options pay so much."""
    number = quantity(grant)
    if not number or grant.strike is None:
        return None
    return Fraction(grant.strike) + Fraction(gain) / Fraction(number)
