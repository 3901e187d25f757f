"""Where two offers tie: the share price, the base salary, the points of a goal, the month of leaving.

Everything is an exact ratio. Beyond its bounds a break-even is not plausible and counts as none.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from offer_tui.core import vesting
from offer_tui.core.compensation import compensation
from offer_tui.core.fit import Fit
from offer_tui.core.package import Grant, Package
from offer_tui.core.records import dataclass, replace

PRICE_FACTORS = Fraction(1, 10), Fraction(10)
"""Plausible share prices, as multiples of today's."""
BASE_FACTORS = Fraction(1, 2), Fraction(3, 2)
"""Plausible base salaries, as multiples of the one offered."""
POINTS = Fraction(0), Fraction(200)
"""Plausible points of a goal."""
MONTHS = 60
"""Months of leaving that are looked at, from the first."""


@dataclass(frozen=True, slots=True)
class _Holding:
    """Shares vested at the end, with what one is worth today before its strike price."""

    shares: Fraction
    price: Fraction
    strike: Fraction

    def worth(self, factor: Fraction) -> Fraction:
        return self.shares * max(Fraction(0), self.price * factor - self.strike)


def price_factor_tie(package: Package, years: int, target: Fraction) -> Fraction | None:
    """Return the multiple of today's share price at which so many years pay the target, in the same currency.

    Shares granted by value are those that the value buys today. Refresh grants keep their value: a higher
    price buys fewer shares. The total is a straight line between the prices at which options come to be
    worth something, so the tie is exact. None where no plausible price leads there.
    """
    holdings = tuple(_holdings(package, years))
    rest = replace(package, grant=tuple(_without_todays_shares(grant) for grant in package.grant))
    fixed = Fraction(compensation(rest, years).total)

    def total(factor: Fraction) -> Fraction:
        return fixed + sum((one.worth(factor) for one in holdings), Fraction(0))

    low, high = PRICE_FACTORS
    bends = (one.strike / one.price for one in holdings)
    return _tie(total, (low, *sorted({bend for bend in bends if low < bend < high}), high), target)


def _holdings(package: Package, years: int) -> Iterator[_Holding]:
    for grant in package.grant:
        strike = grant.strike if grant.kind == "options" else Decimal(0)
        if vesting.counts_shares(grant) and grant.price and strike is not None:
            shares = vesting.vested(grant, vesting.YEAR * years)
            yield _Holding(Fraction(shares), Fraction(grant.price), Fraction(strike))


def _without_todays_shares(grant: Grant) -> Grant:
    return replace(grant, shares=None, value=None) if vesting.counts_shares(grant) else grant


def base_salary_tie(package: Package, years: int, target: Fraction) -> Fraction | None:
    """Return the base salary at which so many years pay the target, in the same currency.

    Raises, a bonus in percent and a retirement match follow it, all in proportion. None where there is no
    base salary or no plausible one leads there.
    """
    base = package.base_salary
    if not base:
        return None

    def total(salary: Fraction) -> Fraction:
        return without + (offered - without) * salary / Fraction(base)

    offered = Fraction(compensation(package, years).total)
    without = Fraction(compensation(replace(package, base_salary=Decimal(0)), years).total)
    return _tie(total, [Fraction(base) * factor for factor in BASE_FACTORS], target)


def _tie(
    total: Callable[[Fraction], Fraction], points: Sequence[Fraction], target: Fraction
) -> Fraction | None:
    """Return where a total that never falls, straight between the points, comes to the target."""
    for left, right in pairwise(points):
        low, high = total(left), total(right)
        if low < high and low <= target <= high:
            return left + (right - left) * (target - low) / (high - low)
    return None


@dataclass(frozen=True, slots=True)
class GoalTie:
    """The points of one goal at which two fits are the same."""

    goal_id: str
    points: Fraction
    today: Fraction


def settled(fit: Fit) -> bool:
    """Tell whether every goal with points is rated, so that the fit is one score."""
    return not any(one.goal.points for one in fit.unrated)


def goal_tie(first: Fit, second: Fit) -> GoalTie | None:
    """Return the least change of one goal's points that makes two settled fits of the same goals tie.

    They tie where Σ points × (rating of the one − rating of the other) is 0. None where no plausible
    points of any single goal lead there.
    """
    points = [Fraction(one.goal.points or 0) for one in first.goals]
    leads = [
        None if one.rating is None or other.rating is None else Fraction(one.rating) - Fraction(other.rating)
        for one, other in zip(first.goals, second.goals, strict=True)
    ]
    lead = sum((own * (gap or 0) for own, gap in zip(points, leads, strict=True)), Fraction(0))
    low, high = POINTS
    ties = [
        GoalTie(one.goal.id, own - lead / gap, own)
        for one, own, gap in zip(first.goals, points, leads, strict=True)
        # Without any points there would be no score.
        if gap and low <= own - lead / gap <= high and sum(points) > lead / gap
    ]
    return min(ties, key=lambda tie: abs(tie.points - tie.today), default=None)


@dataclass(frozen=True, slots=True)
class Lead:
    """From which month on the one of two has paid more."""

    month: int
    first: bool
    """Whether it is the first of the two."""


def leads(first: Sequence[Fraction], second: Sequence[Fraction]) -> tuple[Lead, ...]:
    """Return who has paid more by the end of which month, with a new lead wherever that changes.

    Both are cumulative amounts by month from 1 on, in the same currency. Being level changes nothing.
    """
    found: list[Lead] = []
    for month, (one, other) in enumerate(zip(first, second, strict=True), start=1):
        if one != other and (not found or found[-1].first is not (one > other)):
            found.append(Lead(month, one > other))
    return tuple(found)
