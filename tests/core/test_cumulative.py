from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given

from offer_tui.core.compensation import compensation
from offer_tui.core.cumulative import cumulative
from offer_tui.core.package import Benefit, Grant, OneOff, Package
from tests.core.test_compensation import packages

D = Decimal


def after(package: Package, *months: int) -> list[Fraction]:
    return [cumulative(package, month) for month in months]


def test_salary_and_benefits_come_by_the_month_and_a_bonus_after_its_year() -> None:
    package = Package(
        base_salary=D(120_000), target_bonus=D(12_000), benefit=(Benefit(kind="health", yearly=D(-1_200)),)
    )
    assert after(package, 0, 1, 11, 12, 13) == [0, 9_900, 108_900, 130_800, 140_700]


def test_a_third_of_a_year_is_exact() -> None:
    assert after(Package(base_salary=D(100_000)), 4) == [Fraction(100_000, 3)]


def test_stock_counts_as_it_vests() -> None:
    package = Package(grant=(Grant(shares=D(480), price=D(10), months=48, cliff_months=12),))
    assert after(package, 0, 11, 12, 13, 48, 60) == [0, 0, 1_200, 1_300, 4_800, 4_800]


def test_refresh_grants_start_in_their_year_and_count_as_likely_as_they_are() -> None:
    grant = Grant(
        price=D(1), months=12, every_months=1, from_year=2, each_year_value=D(12_000), likely_percent=D(50)
    )
    assert after(Package(grant=(grant,)), 12, 13, 24, 25) == [0, 500, 6_000, 6_500]


def test_what_has_to_be_paid_back_is_taken_off() -> None:
    payment = OneOff(
        amount=D(30_000),
        clawback_months=24,
        clawback="prorated",
        clawback_basis="net",
        withheld_percent=D(35),
    )
    assert after(Package(one_off=(payment,)), 9, 24) == [Fraction("17812.5"), 30_000]


@given(packages)
def test_at_the_end_of_each_year_it_is_the_total_so_far(package: Package) -> None:
    # What is due just then counts on leaving, and in the next year.
    assume(all(one.paid_month % 12 for one in package.one_off))
    years = compensation(package, 5).years
    for year in range(1, 6):
        so_far = sum((Fraction(one.total) for one in years[:year]), Fraction(0))
        assert abs(cumulative(package, 12 * year) - so_far) < Fraction(1, 10**9)
