from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core import options
from offer_tui.core.package import Grant

D = Decimal

GRANT = Grant(
    kind="options",
    shares=D(20_000),
    strike=D("2.50"),
    price=D("3.00"),
    preferred_price=D("8.00"),
    fully_diluted_shares=D(25_000_000),
    dilution_percent=(D(20), D(20)),
    preference=D(40_000_000),
    preferred_percent=D(45),
    exercise_window_days=90,
)
UNDILUTED = replace(GRANT, dilution_percent=())
BARE = Grant(kind="options", shares=D(20_000))


def test_what_options_are_before_any_sale() -> None:
    assert options.ownership_percent(GRANT) == D("0.08")
    assert options.ownership_after_dilution_percent(GRANT) == D("0.0512")
    assert options.exercise_cost(GRANT) == 50_000
    assert options.exercise_cost(GRANT, D(5_000)) == 12_500
    assert options.spread_today(GRANT) == 10_000
    assert options.headline(GRANT) == 110_000


def test_options_under_water_are_worth_nothing_and_owe_nothing() -> None:
    assert options.spread_today(replace(GRANT, price=D(2))) == 0
    assert options.headline(replace(GRANT, preferred_price=D(2))) == 0


@pytest.mark.parametrize(
    ("exit_value", "paid"),
    [(0, 0), (40_000_000, 0), (60_000_000, 0), (97_656_250, 0), (150_000_000, 26_800)],
)
def test_what_a_sale_pays(exit_value: int, paid: int) -> None:
    assert options.payoff(GRANT, D(exit_value)) == paid


def test_the_preferred_take_their_preference_or_convert() -> None:
    assert options.exit_price(UNDILUTED, D(67_500_000)) == 2  # (67.5 − 40) / (0.55 × 25)
    assert options.exit_price(UNDILUTED, D(100_000_000)) == 4  # 100 / 25, as 45 > 40
    assert options.exit_price(UNDILUTED, D(30_000_000)) == 0


def test_a_sale_breaks_even_where_a_share_comes_to_the_strike_price() -> None:
    assert options.exit_value_for(GRANT) == 97_656_250
    # Below the conversion: 40,000,000 + 2.50 × 0.55 × 25,000,000.
    assert options.exit_value_for(UNDILUTED) == 74_375_000
    assert options.exit_value_for(GRANT, D(26_800)) == 150_000_000


def test_without_a_preference_all_shares_are_alike() -> None:
    plain = replace(UNDILUTED, preference=None, preferred_percent=None)
    assert options.exit_price(plain, D(50_000_000)) == 2
    assert options.exit_value_for(plain) == 62_500_000


def test_a_preference_of_unknown_part_is_taken_first() -> None:
    assert options.exit_price(replace(UNDILUTED, preferred_percent=None), D(65_000_000)) == 1


def test_where_all_shares_are_preferred_only_converting_pays_others() -> None:
    everything = replace(UNDILUTED, preferred_percent=D(100))
    assert options.exit_price(everything, D(40_000_000)) == 0
    assert options.exit_price(everything, D(50_000_000)) == 2
    assert options.exit_value_for(everything) == 62_500_000


def test_what_is_diluted_away_never_pays() -> None:
    gone = replace(GRANT, dilution_percent=(D(100),))
    assert options.exit_price(gone, D(10**9)) == 0
    assert options.exit_value_for(gone) is None


@pytest.mark.parametrize(("gap", "percent"), [(0, D(-50) / 3), (10_000, 0), (40_000, 50)])
def test_how_much_a_share_must_grow_to_make_up_for_a_gap(gap: int, percent: Decimal) -> None:
    found = options.growth_to_make_up_percent(GRANT, D(gap))
    assert found is not None
    assert abs(found - percent) < D("1e-20")


def test_options_expire_some_days_after_leaving() -> None:
    assert options.last_exercise_day(GRANT, date(2027, 12, 1)) == date(2028, 2, 29)
    assert options.last_exercise_day(GRANT, date(9999, 12, 1)) == date.max
    assert options.last_exercise_day(BARE, date(2027, 12, 1)) is None


def test_what_the_file_does_not_say_is_not_known() -> None:
    assert options.ownership_percent(BARE) is None
    assert options.ownership_after_dilution_percent(BARE) is None
    assert options.exercise_cost(BARE) is None
    assert options.spread_today(BARE) is None
    assert options.headline(BARE) is None
    assert options.payoff(BARE, D(1)) is None
    assert options.exit_value_for(BARE) is None
    assert options.growth_to_make_up_percent(BARE, D(1)) is None
    assert options.exit_value_for(replace(GRANT, shares=D(0))) is None
    assert options.growth_to_make_up_percent(replace(GRANT, price=D(0)), D(1)) is None


percents = st.integers(0, 99).map(Decimal)
grants = st.builds(
    replace,
    st.just(GRANT),
    shares=st.integers(1, 10**6).map(Decimal),
    strike=st.decimals(0, 50, places=2),
    fully_diluted_shares=st.integers(10**6, 10**9).map(Decimal),
    dilution_percent=st.lists(percents, max_size=3).map(tuple),
    preference=st.none() | st.integers(0, 10**9).map(Decimal),
    preferred_percent=st.none() | percents,
)
exits = st.integers(0, 10**12).map(Decimal)


@given(grants, st.integers(0, 10**7).map(Decimal))
def test_a_break_even_put_back_in_is_a_tie(grant: Grant, gain: Decimal) -> None:
    value = options.exit_value_for(grant, gain)
    assert value is not None
    paid = options.payoff(grant, value)
    assert paid is not None
    assert abs(paid - gain) < D("1e-9")


@given(grants, exits, exits)
def test_a_better_sale_never_pays_less(grant: Grant, one: Decimal, other: Decimal) -> None:
    low, high = (options.exit_price(grant, value) for value in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert low <= high


@given(grants, exits)
def test_later_rounds_take_their_part_of_the_price(grant: Grant, value: Decimal) -> None:
    diluted = options.exit_price(grant, value)
    whole = options.exit_price(replace(grant, dilution_percent=()), value)
    before = options.ownership_percent(grant)
    after = options.ownership_after_dilution_percent(grant)
    assert diluted is not None
    assert whole is not None
    assert before is not None
    assert after is not None
    assert abs(diluted * before - whole * after) < D("1e-9") * (1 + value)
