from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.compensation import Part, compensation
from offer_tui.core.explain import source
from offer_tui.core.leaving import Leaving, leaving
from offer_tui.core.package import Grant, OneOff, Package
from offer_tui.core.scenario import AS_OFFERED, Scenario
from tests.core.test_compensation import PACKAGE, TINY, packages
from tests.core.test_scenario import scenarios

D = Decimal
START = date(2027, 2, 1)
OPTIONS = Grant(
    kind="options",
    shares=D(4_800),
    price=D(3),
    strike=D("2.50"),
    months=48,
    cliff_months=12,
    exercise_window_days=90,
)
SIGNING = OneOff(
    kind="signing_bonus", amount=D(24_000), paid_month=3, clawback_months=12, clawback="prorated"
)
OFFER = replace(PACKAGE, one_off=(SIGNING,), grant=(*PACKAGE.grant, OPTIONS))


def worth(left: Leaving) -> list[Decimal | None]:
    return [one.worth for one in left.holdings]


def test_leaving_at_once_leaves_nothing() -> None:
    left = leaving(OFFER, 0)
    assert [left.cash_paid, left.clawback_owed, left.stock_worth] == [0, 0, 0]
    assert [one.vested for one in left.holdings] == [0, 0]


def test_salary_is_paid_by_the_month_and_a_clawback_taken_off() -> None:
    left = leaving(OFFER, 9)
    assert [left.cash_paid, left.clawback_owed, left.cash_kept] == [136_500, 12_000, 124_500]


def test_shares_and_options_are_those_that_vested() -> None:
    left = leaving(OFFER, 13)
    assert [one.vested for one in left.holdings] == [1_300, 1_300]
    assert worth(left) == [65_000, 650]
    assert left.stock_worth == 65_650
    assert [one.exercise_cost for one in left.holdings] == [None, 3_250]
    assert leaving(OFFER, 11).stock_worth == 0


def test_stock_is_worth_its_price_of_the_year_of_leaving() -> None:
    grows = Scenario(price_factor=D(2), growth_percent=D(10))
    assert worth(leaving(OFFER, 12, grows)) == [120_000, 4_200]
    assert worth(leaving(OFFER, 13, grows))[0] == 1_300 * 110


def test_options_expire_counted_from_the_day_of_leaving() -> None:
    left = leaving(OFFER, 13, AS_OFFERED, START)
    assert left.day == date(2028, 3, 1)
    assert [one.last_exercise_day for one in left.holdings] == [None, date(2028, 5, 30)]
    assert leaving(OFFER, 13).holdings[1].last_exercise_day is None


def test_a_bonus_needs_its_year_or_with_a_start_its_month_of_payment() -> None:
    package = Package(base_salary=D(120_000), target_bonus_percent=D(10))

    def bonus(month: int, start: date | None) -> Decimal:
        cash = leaving(package, month, AS_OFFERED, start).cash
        return sum((piece.amount for piece in cash if piece.part is Part.BONUS), D(0))

    assert [bonus(month, None) for month in (11, 12, 23, 24)] == [0, 12_000, 12_000, 24_000]
    # March 2028 is 13 months after February 2027; eleven months of 2027 were worked.
    assert [bonus(month, START) for month in (12, 13, 24, 25)] == [0, 11_000, 11_000, 23_000]


def test_a_cash_award_is_cash() -> None:
    award = Grant(kind="cash", value=D(4_800), months=48, from_year=2, each_year_value=D(1_200))
    left = leaving(Package(grant=(replace(award, likely_percent=D(50)),)), 24)
    assert left.cash_kept == 2_400 + 150
    assert left.holdings == ()


def test_a_refresh_grant_counts_from_its_year_and_as_likely_as_it_is() -> None:
    grant = Grant(price=D(10), months=12, from_year=2, each_year_value=D(1_200), likely_percent=D(50))
    package = Package(grant=(grant,))
    assert [one.name for one in leaving(package, 12).holdings] == ["RSU"]
    _, refresh = leaving(package, 13).holdings
    assert [refresh.name, refresh.vested, refresh.worth] == ["RSU, refresh of year 2", 10, 50]


def test_without_a_price_shares_are_kept_and_their_worth_is_not_known() -> None:
    left = leaving(Package(grant=(Grant(shares=D(48), months=48),)), 12)
    assert [(one.vested, one.worth) for one in left.holdings] == [(D(12), None)]
    assert left.stock_worth == 0
    assert source(left.holdings[0]) == "RSU: not known"


def test_each_figure_says_what_it_is_made_of() -> None:
    left = leaving(OFFER, 9)
    assert [source(piece) for piece in left.cash] == ["150,000 × 3 ÷ 4 = 112,500", "Signing bonus: 24,000"]
    assert [source(one) for one in left.owed] == ["Signing bonus: 24,000 × 6 ÷ 12 = 12,000"]
    assert [source(one) for one in leaving(OFFER, 12).holdings] == [
        "RSU: 1,200 × 50 = 60,000",
        "Options: 1,200 × 0.50 = 600",
    ]


@given(packages, st.integers(0, 5), scenarios)
def test_after_whole_years_cash_is_what_the_years_pay(
    package: Package, years: int, scenario: Scenario
) -> None:
    paid_inside = tuple(one for one in package.one_off if one.paid_month % 12)
    package = replace(package, one_off=paid_inside, grant=())
    view = compensation(package, years, scenario)
    expected = view.total - view.part(Part.BENEFITS)
    left = leaving(package, 12 * years, scenario)
    assert abs(left.cash_kept - expected) < TINY


@given(packages, st.integers(0, 60), scenarios, st.none() | st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_staying_a_month_longer_never_takes_shares_or_pay_away(
    package: Package, month: int, scenario: Scenario, start: date | None
) -> None:
    now, later = (leaving(package, one, scenario, start) for one in (month, month + 1))
    assert now.cash_paid <= later.cash_paid + TINY
    assert now.clawback_owed <= now.cash_paid
    then = {one.award: one.vested for one in later.holdings}
    assert all(one.vested <= then[one.award] for one in now.holdings)
