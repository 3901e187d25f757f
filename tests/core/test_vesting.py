from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.package import Grant
from offer_tui.core.vesting import (
    quantity,
    refresh_grant,
    vested,
    vested_in_year,
    worth_of_one,
    worth_today,
)


def grant(shares: int | None = None, **rest: object) -> Grant:
    """Return a grant that vests monthly over four years after a cliff of one, unless said otherwise."""
    given: dict[str, object] = {
        "months": 48,
        "cliff_months": 12,
        "every_months": 1,
        "price": Decimal(50),
        **rest,
    }
    return Grant(shares=None if shares is None else Decimal(shares), **given)  # type: ignore[arg-type]  # typed above


@pytest.mark.parametrize(
    ("shares", "by_month"),
    [
        (4_800, {0: 0, 11: 0, 12: 1_200, 13: 1_300, 24: 2_400, 48: 4_800, 49: 4_800}),
        (1_000, {11: 0, 12: 250, 13: 270, 14: 291, 15: 312, 48: 1_000}),
    ],
)
def test_shares_vest_monthly_after_the_cliff(shares: int, by_month: dict[int, int]) -> None:
    assert {month: vested(grant(shares), month) for month in by_month} == by_month


def test_quarters_vest_only_when_they_are_complete() -> None:
    quarterly = grant(1_600, every_months=3)
    assert [vested(quarterly, month) for month in (12, 13, 14, 15)] == [400, 400, 400, 500]


def test_a_period_that_does_not_divide_the_months_still_completes_the_grant() -> None:
    odd = grant(1_000, months=50, every_months=12, cliff_months=0)
    assert [vested(odd, month) for month in (11, 12, 48, 49, 50)] == [0, 240, 960, 960, 1_000]


def test_a_cliff_after_the_last_month_holds_everything_back() -> None:
    late = grant(100, months=12, cliff_months=24)
    assert [vested(late, month) for month in (12, 23, 24)] == [0, 0, 100]


def percents(*values: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, values))


def test_yearly_percents_vest_once_a_year_unless_split() -> None:
    yearly = Grant(shares=Decimal(1_000), price=Decimal(1), by_year_percent=percents(5, 15, 40, 40))
    assert [vested(yearly, month) for month in (11, 12, 23, 24, 36, 47, 48)] == [
        0,
        50,
        50,
        200,
        600,
        600,
        1_000,
    ]


def test_yearly_percents_are_split_evenly_within_each_year() -> None:
    split = Grant(
        shares=Decimal(1_000), price=Decimal(1), by_year_percent=percents(5, 15, 40, 40), every_months=6
    )
    assert [vested(split, month) for month in (5, 6, 12, 18, 30, 48)] == [0, 25, 50, 125, 400, 1_000]


@pytest.mark.parametrize(("years", "at_the_end"), [((25, 25, 25), 750), ((60, 60), 1_000)])
def test_percents_that_miss_a_hundred_are_not_rescaled(years: tuple[int, ...], at_the_end: int) -> None:
    off = Grant(shares=Decimal(1_000), price=Decimal(1), by_year_percent=percents(*years))
    assert vested(off, 600) == at_the_end


def test_without_a_schedule_nothing_vests() -> None:
    assert vested(Grant(shares=Decimal(100), price=Decimal(1)), 600) == 0


def test_a_grant_by_value_is_the_whole_shares_that_it_buys() -> None:
    by_value = grant(value=Decimal(1_000), price=Decimal(30))
    assert quantity(by_value) == 33
    assert vested(by_value, 24) == 16
    assert worth_today(by_value) == 990


@pytest.mark.parametrize("rest", [{"kind": "cash"}, {"price": None}, {"price": Decimal(0)}])
def test_money_vests_without_rounding(rest: dict[str, object]) -> None:
    money = grant(None, value=Decimal("1000.01"), months=32, cliff_months=0, **rest)
    assert vested(money, 1) == Decimal("31.2503125")
    assert vested(money, 32) == Decimal("1000.01")
    assert worth_today(money) == Decimal("1000.01")


def test_an_option_is_worth_what_lies_above_its_strike_price() -> None:
    assert worth_of_one(grant(1, kind="options", price=Decimal(3), strike=Decimal("2.5"))) == Decimal("0.5")
    assert worth_of_one(grant(1, kind="options", price=Decimal(2), strike=Decimal("2.5"))) == 0


@pytest.mark.parametrize(
    "rest", [{"price": None}, {"kind": "options"}, {"kind": "options", "price": None, "strike": Decimal(1)}]
)
def test_without_its_prices_a_share_has_no_known_worth(rest: dict[str, object]) -> None:
    assert worth_of_one(grant(100, **rest)) is None
    assert worth_today(grant(100, **rest)) is None


def test_a_refresh_grant_has_the_schedule_of_its_parent() -> None:
    parent = grant(4_800, from_year=2, each_year_value=Decimal(80_000))
    refresh = refresh_grant(parent)
    assert refresh is not None
    assert [vested_in_year(refresh, year) for year in (1, 2, 4, 5)] == [400, 400, 400, 0]
    assert refresh_grant(refresh) is None


@pytest.mark.parametrize("rest", [{"from_year": 2}, {"each_year_value": Decimal(1)}])
def test_a_refresh_grant_needs_its_year_and_its_value(rest: dict[str, object]) -> None:
    assert refresh_grant(grant(1, **rest)) is None


schedules = st.one_of(
    st.fixed_dictionaries(
        {
            "months": st.integers(1, 120),
            "cliff_months": st.none() | st.integers(0, 60),
            "every_months": st.none() | st.integers(1, 12),
        }
    ),
    st.fixed_dictionaries(
        {
            "months": st.none(),
            "cliff_months": st.none() | st.integers(0, 60),
            "every_months": st.none() | st.integers(1, 12),
            "by_year_percent": st.sampled_from(
                [percents(25, 25, 25, 25), percents(5, 15, 40, 40), percents(100), percents(0, 33, 67)]
            ),
        }
    ),
)
sizes = st.one_of(
    st.fixed_dictionaries({"shares": st.integers(0, 10**6)}),
    st.fixed_dictionaries(
        {
            "value": st.decimals(0, 10**6, places=2),
            "kind": st.sampled_from(["rsu", "cash"]),
            "price": st.none() | st.decimals(1, 500, places=2),
        }
    ),
)


@given(sizes, schedules)
def test_what_vested_never_falls_and_ends_at_the_grant(
    size: dict[str, object], schedule: dict[str, object]
) -> None:
    one = grant(**size, **schedule)  # type: ignore[arg-type]  # the strategies give the right types
    whole = quantity(one)
    assert whole is not None
    course = [vested(one, month) for month in range(181)]
    assert course[0] == 0
    assert all(before <= after <= whole for before, after in pairwise(course))
    assert course[-1] == whole


@given(st.integers(0, 10**6), schedules)
def test_shares_are_whole_and_no_year_loses_one(shares: int, schedule: dict[str, object]) -> None:
    one = grant(shares, **schedule)
    years = [vested_in_year(one, year) for year in range(1, 16)]
    assert all(gained == int(gained) for gained in years)
    assert sum(years) == shares
