"""Break-evens: each one, put back, is a tie; what lies beyond the bounds is none."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from offer_tui.core import vesting
from offer_tui.core.breakeven import (
    POINTS,
    GoalTie,
    Lead,
    base_salary_tie,
    goal_tie,
    leads,
    price_factor_tie,
    settled,
)
from offer_tui.core.compensation import compensation
from offer_tui.core.exact import decimal_of
from offer_tui.core.fit import Fit, fit
from offer_tui.core.offer import Rating
from offer_tui.core.package import Grant, Package
from offer_tui.core.profile import Goal, Thresholds
from tests.core.test_compensation import packages

D = Decimal
F = Fraction
STOCK = Grant(shares=D(4_800), price=D(50), months=48, cliff_months=12)
"""Worth 240,000 over four years."""
YEARS = 4
TINY = F(1, 10**9)


def total(package: Package) -> Fraction:
    return F(compensation(package, YEARS).total)


def priced(package: Package, factor: Decimal) -> Package:
    """Return the package at a multiple of today's share price: same shares, refresh grants as they are."""
    grants: list[Grant] = []
    for grant in package.grant:
        if not vesting.counts_shares(grant) or grant.price is None:
            grants.append(grant)
            continue
        today = replace(grant, shares=vesting.quantity(grant), value=None, from_year=None)
        grants += [replace(today, price=grant.price * factor), replace(grant, shares=None, value=None)]
    return replace(package, grant=tuple(grants))


def test_the_share_price_makes_up_the_difference() -> None:
    package = Package(base_salary=D(100_000), grant=(STOCK,))
    assert price_factor_tie(package, YEARS, F(400_000 + 360_000)) == F(3, 2)
    assert price_factor_tie(package, YEARS, F(400_000 + 80_000)) == F(1, 3)
    assert price_factor_tie(package, YEARS, total(package)) == 1


@pytest.mark.parametrize(
    ("stock", "found"), [(24_000, F(1, 10)), (2_400_000, 10), (23_999, None), (2_400_001, None)]
)
def test_a_share_price_beyond_a_tenth_or_ten_times_is_not_plausible(
    stock: int, found: Fraction | None
) -> None:
    assert price_factor_tie(Package(grant=(STOCK,)), YEARS, F(stock)) == found


def test_options_count_from_their_strike_price_on() -> None:
    options = Grant(kind="options", shares=D(10_000), price=D(2), strike=D(3), months=48)
    package = Package(base_salary=D(100_000), grant=(options,))
    # 10,000 × (2 × 2 − 3) = 10,000
    assert price_factor_tie(package, YEARS, F(410_000)) == 2
    # Below 1.5 times today's price they are worth nothing, whatever the price.
    assert price_factor_tie(package, YEARS, F(400_000)) == F(3, 2)


def test_options_without_a_strike_price_make_up_nothing() -> None:
    package = Package(grant=(Grant(kind="options", shares=D(10_000), price=D(2), months=48),))
    assert price_factor_tie(package, YEARS, F(10_000)) is None


def test_without_shares_no_share_price_changes_anything() -> None:
    package = Package(base_salary=D(100_000), grant=(Grant(kind="cash", value=D(50_000), months=48),))
    assert price_factor_tie(package, YEARS, total(package)) is None


def test_refresh_grants_keep_their_value() -> None:
    refresh = replace(STOCK, from_year=2, each_year_value=D(48_000), likely_percent=D(100))
    # 12,000 a year from each of the refresh grants, after one year of it: 12 + 24 + 36.
    assert price_factor_tie(Package(grant=(refresh,)), YEARS, F(480_000 + 72_000)) == 2


@given(packages, st.decimals("0.1", 10, places=3))
def test_a_share_price_put_back_is_a_tie(package: Package, factor: Decimal) -> None:
    target = total(priced(package, factor))
    found = price_factor_tie(package, YEARS, target)
    if found is None:
        # Then no plausible price changes anything.
        assert abs(total(priced(package, D(10))) - total(priced(package, D("0.1")))) < TINY
    else:
        assert abs(total(priced(package, decimal_of(found))) - target) < TINY


@given(st.integers(0, 10**6), st.integers(1, 10**5), st.integers(1, 10**5), st.decimals("0.1", 10, places=3))
def test_a_share_price_is_found_exactly(base: int, shares: int, cents: int, factor: Decimal) -> None:
    grant = Grant(shares=D(shares), price=D(cents).scaleb(-2), months=48, every_months=1)
    package = Package(base_salary=D(base), grant=(grant,))
    assert price_factor_tie(package, YEARS, total(priced(package, factor))) == F(factor)


def test_the_base_salary_takes_raises_bonus_and_match_along() -> None:
    package = Package(base_salary=D(100_000), target_bonus_percent=D(10), raise_percent=D(10))
    # 1.1 × (1 + 1.1 + 1.21 + 1.331) = 5.1051 for each of base
    assert total(package) == 510_510
    assert base_salary_tie(package, YEARS, F(612_612)) == 120_000


@pytest.mark.parametrize(
    ("target", "found"), [(600_000, 150_000), (600_001, None), (200_000, 50_000), (199_999, None)]
)
def test_a_base_salary_beyond_half_as_much_again_is_not_plausible(target: int, found: int | None) -> None:
    assert base_salary_tie(Package(base_salary=D(100_000)), YEARS, F(target)) == found


def test_without_a_base_salary_there_is_none_to_change() -> None:
    assert base_salary_tie(Package(target_bonus=D(10_000)), YEARS, F(50_000)) is None
    assert base_salary_tie(Package(base_salary=D(0)), YEARS, F(0)) is None


@given(packages, st.integers(50, 150))
def test_a_base_salary_put_back_is_a_tie(package: Package, percent: int) -> None:
    assume(package.base_salary)
    salary = (package.base_salary or D(0)) * percent / 100
    target = total(replace(package, base_salary=salary))
    found = base_salary_tie(package, YEARS, target)
    if found is None:
        # Only rounding in the 28th digit can push a salary at the very bound over it.
        assert percent in (50, 150)
    else:
        assert abs(total(replace(package, base_salary=decimal_of(found))) - target) < TINY


@given(st.decimals("0.01", 10**6, places=2), st.integers(0, 20), st.integers(50, 150))
def test_a_base_salary_is_found_exactly(base: Decimal, raise_percent: int, percent: int) -> None:
    package = Package(base_salary=base, raise_percent=D(raise_percent), target_bonus_percent=D(15))
    target = total(replace(package, base_salary=base * percent / 100))
    assert base_salary_tie(package, YEARS, target) == F(base) * percent / 100


def fits(points: Sequence[int | str], *rated: Sequence[int | None]) -> list[Fit]:
    """Return a fit for each list of ratings of goals named g1, g2 and so on."""
    goals = [Goal(f"g{n}", points=D(own)) for n, own in enumerate(points, start=1)]
    return [
        fit(
            goals,
            Thresholds(),
            {f"g{n}": Rating(None if r is None else D(r)) for n, r in enumerate(ratings, start=1)},
        )
        for ratings in rated
    ]


def test_the_goal_that_needs_the_least_change_is_named() -> None:
    first, second = fits((100, 50), (8, 5), (6, 8))
    # 100 × 2 − 50 × 3 = 50: the first goal at 75 points, or the second at 66 2/3.
    assert goal_tie(first, second) == GoalTie("g2", F(200, 3), F(50))
    assert goal_tie(second, first) == goal_tie(first, second)


def test_a_goal_not_counted_yet_may_decide() -> None:
    first, second = fits((100, 0), (8, 5), (7, 10))
    assert goal_tie(first, second) == GoalTie("g2", F(20), F(0))


def test_who_fits_better_in_every_goal_fits_better_at_any_points() -> None:
    assert goal_tie(*fits((100, 50), (8, 5), (6, 4))) is None


def test_points_beyond_two_hundred_are_not_plausible() -> None:
    assert goal_tie(*fits((100, 10), (9, 5), (7, 6))) == GoalTie("g1", F(5), F(100))
    assert goal_tie(*fits((100, 10, 99), (9, 5, 9), (7, 6, 8))) is None


def test_without_any_points_there_is_no_tie() -> None:
    assert goal_tie(*fits((100,), (9,), (7,))) is None


def test_a_fit_is_settled_once_every_goal_with_points_is_rated() -> None:
    assert [settled(one) for one in fits((100, 0), (8, 5), (8, None), (None, 5))] == [True, True, False]


ratings = st.lists(st.integers(0, 10), min_size=3, max_size=3)


@given(st.lists(st.integers(0, 200), min_size=3, max_size=3), ratings, ratings)
def test_points_put_back_are_a_tie(points: list[int], one: list[int], other: list[int]) -> None:
    first, second = fits(points, one, other)
    tie = goal_tie(first, second)
    if tie is None:
        for n in range(3):
            # Nowhere within the bounds does the one fall behind the other.
            moved = [[*points[:n], bound, *points[n + 1 :]] for bound in map(int, POINTS)]
            ends = [fits(each, one, other) for each in moved if any(each)]
            assert len({(end[0].low > end[1].low) - (end[0].low < end[1].low) for end in ends}) < 2
    else:
        assert POINTS[0] <= tie.points <= POINTS[1]
        n = int(tie.goal_id[1:]) - 1
        exact = [*map(str, points[:n]), str(decimal_of(tie.points)), *map(str, points[n + 1 :])]
        first, second = fits(exact, one, other)
        assert abs(first.low - second.low) < D("1e-20")


def test_the_lead_changes_where_the_other_has_paid_more() -> None:
    ahead = leads([F(3), F(4), F(5), F(9)], [F(1), F(4), F(6), F(8)])
    assert ahead == (Lead(1, first=True), Lead(3, first=False), Lead(4, first=True))


def test_who_is_always_level_never_leads() -> None:
    assert leads([F(0), F(1)], [F(0), F(1)]) == ()


amounts = st.lists(st.integers(0, 4).map(Fraction), min_size=8, max_size=8)


@given(amounts, amounts)
def test_the_lead_is_with_who_has_paid_more(one: list[Fraction], other: list[Fraction]) -> None:
    found = leads(one, other)
    for month, (first, second) in enumerate(zip(one, other, strict=True), start=1):
        if first != second:
            latest = [lead for lead in found if lead.month <= month][-1]
            assert latest.first is (first > second)
    assert all(later.first is not before.first for before, later in pairwise(found))
