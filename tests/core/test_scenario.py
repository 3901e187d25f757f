from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.awards import awards
from offer_tui.core.compensation import Part, compensation
from offer_tui.core.explain import compensation_sources
from offer_tui.core.package import Grant, Package
from offer_tui.core.scenario import AS_OFFERED, Scenario
from tests.core.test_compensation import PACKAGE, STOCK, TINY, packages

D = Decimal


def equity(grant: Grant, scenario: Scenario, years: int = 4) -> list[Decimal]:
    return [year.equity for year in compensation(Package(grant=(grant,)), years, scenario).years]


def test_the_price_factor_counts_from_the_first_year_and_growth_from_the_second() -> None:
    assert equity(STOCK, Scenario(price_factor=D("0.5"))) == [30_000] * 4
    assert equity(STOCK, Scenario(growth_percent=D(10))) == [60_000, 66_000, 72_600, 79_860]
    assert equity(STOCK, Scenario(D(2), D(-50))) == [120_000, 60_000, 30_000, 15_000]


def test_a_worthless_share_is_worth_nothing_also_in_a_grant_by_value() -> None:
    by_value = replace(STOCK, shares=None, value=D(240_000))
    assert equity(by_value, Scenario(price_factor=D(0))) == [0] * 4
    assert equity(replace(by_value, price=None), Scenario(price_factor=D(0))) == [0] * 4


def test_a_cash_award_does_not_move_with_the_share_price() -> None:
    award = Grant(kind="cash", value=D(4_000), months=48)
    assert equity(award, Scenario(D(3), D(20))) == [1_000] * 4


def test_an_option_gains_all_that_its_share_gains() -> None:
    options = Grant(kind="options", shares=D(4_800), price=D(3), strike=D("2.50"), months=48)
    assert equity(options, Scenario(price_factor=D(2)), 1) == [4_200]
    assert equity(options, Scenario(growth_percent=D(-50)), 2) == [600, 0]


def test_a_refresh_grant_keeps_its_value_until_it_is_made() -> None:
    refresh = Grant(price=D(10), months=12, from_year=2, each_year_value=D(1_200))
    assert equity(refresh, Scenario(price_factor=D(3))) == [0, 1_200, 1_200, 1_200]
    assert equity(replace(refresh, months=24), Scenario(growth_percent=D(10))) == [0, 600, 1_260, 1_260]


def test_a_refresh_grant_of_no_likelihood_is_not_made() -> None:
    never = Package(
        grant=(Grant(price=D(10), months=12, from_year=1, each_year_value=D(9), likely_percent=D(0)),)
    )
    assert len(awards(never, 60)) == 1


@pytest.mark.parametrize(
    ("payout", "guaranteed", "sure", "hoped"),
    [(50, False, 0, 5_000), (0, False, 0, 0), (50, True, 9_000, 0), (150, True, 9_000, 6_000)],
)
def test_a_payout_is_assumed_but_a_promised_one_stays(
    payout: int, *, guaranteed: bool, sure: int, hoped: int
) -> None:
    package = Package(target_bonus=D(10_000), bonus_payout_percent=D(90), bonus_guaranteed=guaranteed)
    year = compensation(package, 1, Scenario(bonus_payout_percent=D(payout))).years[0]
    assert [year.guaranteed, year.expected] == [sure, hoped]


def test_at_a_sale_options_are_worth_their_payoff_and_shares_their_price() -> None:
    options = Grant(
        kind="options",
        shares=D(20_000),
        price=D(3),
        strike=D("2.50"),
        months=48,
        fully_diluted_shares=D(25_000_000),
        dilution_percent=(D(20), D(20)),
        preference=D(40_000_000),
        preferred_percent=D(45),
    )
    sold = Scenario(price_factor=D(5), exit_value=D(150_000_000))
    assert sum(equity(options, sold)) == 26_800
    assert equity(STOCK, Scenario(exit_value=D(1))) == equity(STOCK, AS_OFFERED)
    unknown = replace(options, fully_diluted_shares=None)
    assert sum(equity(unknown, sold)) == 20_000 * D("12.5")


def test_a_moved_figure_says_what_moved_it() -> None:
    years = compensation(PACKAGE, 3, Scenario(D("0.8"), D(5))).years
    assert compensation_sources(years[0], Part.EQUITY) == ("RSU: 1,200 × 50 × 0.80 = 48,000",)
    assert compensation_sources(years[2], Part.EQUITY) == ("RSU: 1,200 × 50 × 0.80 × (105 %)^2 = 52,920",)


scenarios = st.builds(
    Scenario,
    price_factor=st.decimals(0, 10, places=2),
    growth_percent=st.integers(-100, 200).map(Decimal),
    bonus_payout_percent=st.none() | st.integers(0, 300).map(Decimal),
    exit_value=st.none() | st.integers(0, 10**10).map(Decimal),
)


@given(packages, scenarios)
def test_no_scenario_touches_what_is_guaranteed(package: Package, scenario: Scenario) -> None:
    offered, moved = (compensation(package, 6, one) for one in (AS_OFFERED, scenario))
    assert [year.guaranteed for year in moved.years] == [year.guaranteed for year in offered.years]


@given(packages, scenarios, st.decimals(0, 5, places=2))
def test_a_higher_price_never_pays_less(package: Package, scenario: Scenario, more: Decimal) -> None:
    higher = replace(scenario, price_factor=scenario.price_factor + more)
    low, high = (compensation(package, 6, one).total for one in (scenario, higher))
    assert high >= low - TINY


@pytest.mark.parametrize(
    "change", [{"price_factor": D(2)}, {"exit_value": D(10**9)}, {"growth_percent": D(9)}]
)
def test_the_package_itself_stays_as_it_is(change: dict[str, Any]) -> None:
    before = compensation(PACKAGE)
    compensation(PACKAGE, 4, Scenario(**change))
    assert compensation(PACKAGE) == before


def test_a_price_that_falls_to_nothing_does_not_reach_back_before_a_refresh_grant() -> None:
    refresh = Grant(price=D(10), months=24, from_year=2, each_year_value=D(1_200))
    assert equity(refresh, Scenario(growth_percent=D(-100))) == [0, 600, 600, 600]
