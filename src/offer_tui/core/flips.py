"""What would change one's mind: for each pair of candidates, what it takes to turn their ranking round."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias

from offer_tui.core.breakeven import (
    BASE_FACTORS,
    MONTHS,
    POINTS,
    PRICE_FACTORS,
    Lead,
    base_salary_tie,
    goal_tie,
    leads,
    price_factor_tie,
    settled,
)
from offer_tui.core.candidates import Candidate
from offer_tui.core.compare import YEARS, Column, Comparison
from offer_tui.core.cumulative import cumulative
from offer_tui.core.exact import decimal_of
from offer_tui.core.fit import Fit
from offer_tui.core.money import rounded, shown_amount
from offer_tui.core.records import dataclass
from offer_tui.core.wording import shown_number

_Pair: TypeAlias = tuple[Candidate, Candidate]
"""The one ranked higher and the other."""


class Lever(StrEnum):
    """What can turn a ranking round."""

    PRICE_FACTOR = "price_factor"
    BASE_SALARY = "base_salary"
    GOAL_POINTS = "goal_points"
    LEAVE_MONTH = "leave_month"


@dataclass(frozen=True, slots=True)
class Flip:
    """One way for a pair to change places, or the statement that there is none."""

    between: tuple[str, str]
    """Slugs, the one ranked higher first."""
    what: Lever
    of: str
    """The slug whose share price or base salary it is, or who leads from the month on; or the goal's id."""
    at: Decimal | None
    """The break-even: a multiple of the share price, a base salary in its own currency, points, a month.

    None where no plausible one was found.
    """
    sentence: str


def flips(found: Comparison) -> tuple[Flip, ...]:
    """Return what would change the ranking of each pair, the pairs in the order of the ranking.

    The totals that the comparison ranks by decide on share prices and base salaries, the fit on the points of
    goals, the cumulative amounts on the month of leaving. Without an exchange rate only the fit is looked at,
    with the current job only the money.
    """
    unranked = [n for n in range(len(found.columns)) if n not in found.ranking]
    sides = [_side(found.columns[n]) for n in (*found.ranking, *unranked)]
    return tuple(one for upper, lower in combinations(sides, 2) for one in _flips(upper, lower))


@dataclass(frozen=True, slots=True)
class _Money:
    """What a candidate pays, as it counts in the ranking."""

    total: Fraction
    factor: Fraction
    """One unit of its own currency."""
    by_month: tuple[Fraction, ...]
    """What leaving after each month leaves one with, from month 1 on."""

    def target(self, other: "_Money") -> Fraction:
        """Return what it would have to pay, in its own currency, to be worth as much as the other."""
        return other.total / self.factor


_Side: TypeAlias = tuple[Candidate, _Money | None]
"""One of a pair; None without an exchange rate."""


def _side(column: Column) -> _Side:
    own, factor = column.candidate, column.ranked_with
    if column.measure is None or factor is None:
        return own, None
    by_month = tuple(cumulative(own.package, month) * factor for month in range(1, MONTHS + 1))
    return own, _Money(column.measure, factor, by_month)


def _flips(upper: _Side, lower: _Side) -> Iterator[Flip]:
    pair, first, second = (upper[0], lower[0]), upper[1], lower[1]
    if first is not None and second is not None:
        yield _price_factor(pair, first, second)
        yield _base_salary(pair, second.target(first))
    if pair[0].fit is not None and pair[1].fit is not None:
        yield _goal_points(pair, pair[0].fit, pair[1].fit)
    if first is not None and second is not None:
        yield _leave_month(pair, leads(first.by_month, second.by_month))


def _flip(pair: _Pair, what: Lever, of: str, at: Fraction | None, sentence: str) -> Flip:
    return Flip((pair[0].slug, pair[1].slug), what, of, None if at is None else decimal_of(at), sentence)


def _price_factor(pair: _Pair, first: _Money, second: _Money) -> Flip:
    """Look for a rise of the lower one's share price first, then for a fall of the upper one's."""
    for own, target, whose in (
        (pair[1], second.target(first), "its share price"),
        (pair[0], first.target(second), "the latter's share price"),
    ):
        at = price_factor_tie(own.package, YEARS, target)
        if at is not None:
            sentence = f"{pair[1].name} overtakes {pair[0].name} when {whose} is {_factor(at)} times today's."
            return _flip(pair, Lever.PRICE_FACTOR, own.slug, at, _level(pair) if at == 1 else sentence)
    low, high = PRICE_FACTORS
    sentence = f"Share price: nothing plausible, {_plain(low)} to {_plain(high)} times today's."
    return _flip(pair, Lever.PRICE_FACTOR, pair[1].slug, None, sentence)


def _base_salary(pair: _Pair, target: Fraction) -> Flip:
    job = pair[1]
    today = job.package.base_salary or Decimal(0)
    at = base_salary_tie(job.package, YEARS, target)
    if at is None:
        percent = _plain(100 * (BASE_FACTORS[1] - 1))
        sentence = f"Base salary of {job.name}: nothing plausible, within {percent} % of the present one."
    elif at == today:
        sentence = _level(pair)
    else:
        amounts = (shown_amount(amount, job.currency) for amount in (decimal_of(at), today))
        sentence = f"{job.name} overtakes {pair[0].name} when its base salary is {', not '.join(amounts)}."
    return _flip(pair, Lever.BASE_SALARY, job.slug, at, sentence)


def _level(pair: _Pair) -> str:
    return f"{pair[0].name} and {pair[1].name} pay the same over {YEARS} years as they are."


def _goal_points(pair: _Pair, first: Fit, second: Fit) -> Flip:
    if not (settled(first) and settled(second)):
        sentence = f"Goals: not known until all are rated for {pair[0].name} and {pair[1].name}."
        return _flip(pair, Lever.GOAL_POINTS, "", None, sentence)
    tie = goal_tie(first, second)
    if tie is None:
        low, high = POINTS
        sentence = f"Goals: nothing plausible, {_plain(low)} to {_plain(high)} points for one of them."
        return _flip(pair, Lever.GOAL_POINTS, "", None, sentence)
    ahead, behind = pair if first.low > second.low else (pair[1], pair[0])
    goal = next(one.goal for one in first.goals if one.goal.id == tie.goal_id)
    points, today = (shown_number(rounded(decimal_of(one), 1)) for one in (tie.points, tie.today))
    if tie.points == tie.today:
        sentence = f"{ahead.name} and {behind.name} fit your goals equally well as they are."
    else:
        sentence = (
            f"{behind.name} fits as well as {ahead.name}"
            f" when “{goal.name or goal.id}” has {points} points, not {today}."
        )
    return _flip(pair, Lever.GOAL_POINTS, tie.goal_id, tie.points, sentence)


def _leave_month(pair: _Pair, found: Sequence[Lead]) -> Flip:
    ahead = [(one.month, pair[0] if one.first else pair[1]) for one in found]
    if len(ahead) > 1:
        month, leader = ahead[1]
        then = "; ".join(f"from month {start}, {one.name}" for start, one in ahead[1:])
        sentence = f"Leaving by month {month - 1}, {ahead[0][1].name} has paid more; {then}."
        return _flip(pair, Lever.LEAVE_MONTH, leader.slug, Fraction(month), sentence)
    always = f"{ahead[0][1].name} has paid more" if ahead else "they have paid the same"
    sentence = f"Leaving early: nothing plausible; {always} by every month up to {MONTHS}."
    return _flip(pair, Lever.LEAVE_MONTH, pair[1].slug, None, sentence)


def _plain(ratio: Fraction) -> str:
    return shown_number(decimal_of(ratio))


def _factor(factor: Fraction) -> str:
    """Write a multiple with two decimals, with four where two would say that nothing changes."""
    short = rounded(decimal_of(factor))
    return f"{rounded(decimal_of(factor), 4) if short == 1 else short:f}"
