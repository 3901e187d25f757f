from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.calendar_years import calendar_years, months_after, part_of_first_year
from offer_tui.core.compensation import Compensation, Part, Year, compensation
from offer_tui.core.explain import compensation_sources
from offer_tui.core.package import Benefit, Grant, OneOff, Package
from offer_tui.core.scenario import Scenario
from tests.core.test_compensation import TINY, packages
from tests.core.test_scenario import scenarios

D = Decimal
START = date(2027, 2, 1)


def years(package: Package, start: date = START, count: int = 4) -> tuple[Year, ...]:
    return calendar_years(package, start, count).years


@pytest.mark.parametrize(
    ("start", "part"),
    [
        (date(2027, 1, 1), Fraction(1)),
        (START, Fraction(11, 12)),
        (date(2027, 2, 15), (10 + Fraction(14, 28)) / 12),
        (date(2028, 2, 15), (10 + Fraction(15, 29)) / 12),
        (date(2027, 12, 31), Fraction(1, 31) / 12),
    ],
)
def test_a_partial_first_month_counts_its_days(start: date, part: Fraction) -> None:
    assert part_of_first_year(start) == part


def test_a_partial_first_year_pays_the_time_worked_and_a_raise_comes_on_the_anniversary() -> None:
    found = years(Package(base_salary=D(120_000), raise_percent=D(10)))
    assert [year.year for year in found] == [2027, 2028, 2029, 2030]
    assert [year.base for year in found[:3]] == [110_000, 10_000 + 121_000, 11_000 + 133_100]


def test_a_bonus_counts_when_it_is_paid_and_is_prorated_in_the_first_year() -> None:
    found = years(Package(base_salary=D(120_000), target_bonus_percent=D(10)))
    assert [year.bonus for year in found] == [0, 11_000, 12_000, 12_000]


def test_one_off_payments_and_stock_count_in_their_month() -> None:
    package = Package(
        one_off=(OneOff(amount=D(1)), OneOff(amount=D(2), paid_month=10), OneOff(amount=D(4), paid_month=11)),
        grant=(Grant(shares=D(4_800), price=D(1), months=48, cliff_months=12),),
    )
    found = years(package, count=6)
    assert [year.one_off for year in found] == [3, 4, 0, 0, 0, 0]
    # Months 12 to 22 end in 2028; the last one, 48, in February 2031.
    assert [year.equity for year in found] == [0, 2_200, 1_200, 1_200, 200, 0]


def test_benefits_are_prorated_and_follow_the_salary_of_their_time() -> None:
    assert [year.benefits for year in years(Package(benefit=(Benefit(yearly=D(-1_200)),)), count=2)] == [
        -1_100,
        -1_200,
    ]


def test_from_new_year_on_both_views_have_the_same_base_stock_and_benefits() -> None:
    package = Package(base_salary=D(100), raise_percent=D(3), benefit=(Benefit(yearly=D(7)),))
    found = years(package, date(2027, 1, 1))
    assert [(year.base, year.benefits) for year in found] == [
        (year.base, year.benefits) for year in compensation(package).years
    ]


def test_each_figure_says_what_it_is_made_of() -> None:
    package = Package(
        base_salary=D(120_000),
        raise_percent=D(10),
        target_bonus=D(12_000),
        grant=(Grant(shares=D(4_800), price=D(10), months=48),),
    )
    second = years(package)[1]
    assert compensation_sources(second, Part.BASE) == (
        "120,000 ÷ 12 = 10,000",
        "120,000 × 110 % × 11 ÷ 12 = 121,000",
    )
    assert compensation_sources(second, Part.BONUS) == ("Bonus of 2027: 12,000 × 100 % × 11 ÷ 12 = 11,000",)
    assert compensation_sources(second, Part.EQUITY) == ("RSU: 1,200 × 10 = 12,000",)
    assert compensation_sources(years(package)[2], Part.BONUS) == ("Bonus of 2028: 12,000 × 100 % = 12,000",)


@pytest.mark.parametrize(
    ("start", "months", "day"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2027, 1, 31), 13, date(2028, 2, 29)),
        (date(2027, 12, 1), 1, date(2028, 1, 1)),
        (date(9999, 6, 1), 12, date.max),
    ],
)
def test_a_month_later_is_never_beyond_the_month(start: date, months: int, day: date) -> None:
    assert months_after(start, months) == day


starts = st.dates(date(2020, 1, 1), date(2060, 12, 31))


def sums(view: Compensation, part: Part, count: int) -> Decimal:
    return sum((year.part(part) for year in view.years[:count]), D(0))


@given(packages, starts, scenarios, st.integers(2, 6))
def test_what_accrues_agrees_with_the_years_of_employment(
    package: Package, start: date, scenario: Scenario, count: int
) -> None:
    by_calendar = calendar_years(package, start, count, scenario)
    employed = compensation(package, count, scenario)
    part = part_of_first_year(start)
    for row, whole in ((Part.BASE, count - 1), (Part.BENEFITS, count - 1), (Part.BONUS, count - 2)):
        last = Fraction(employed.years[whole].part(row)) * part
        expected = Fraction(sums(employed, row, whole)) + last
        assert abs(Fraction(sums(by_calendar, row, count)) - expected) < TINY


@given(packages, starts, scenarios)
def test_what_is_paid_once_or_vests_agrees_over_a_long_enough_horizon(
    package: Package, start: date, scenario: Scenario
) -> None:
    # Grants of the file end within six years, payments within five; refresh grants never end.
    granted = Package(
        one_off=package.one_off,
        grant=tuple(
            Grant(
                **{
                    name: getattr(one, name)
                    for name in ("kind", "shares", "value", "price", "strike", "months")
                }
            )
            for one in package.grant
        ),
    )
    by_calendar, employed = calendar_years(granted, start, 8, scenario), compensation(granted, 8, scenario)
    assert abs(by_calendar.total - employed.total) < TINY
    assert abs(by_calendar.guaranteed - employed.guaranteed) < TINY
    assert abs(by_calendar.speculative - employed.speculative) < TINY
