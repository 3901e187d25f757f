from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.npv import present_value

D = Decimal
amounts = st.lists(st.decimals(0, 10**6, places=2), min_size=1, max_size=6)


def test_each_year_counts_as_if_paid_at_its_beginning() -> None:
    assert present_value([D(100_000), D(110_000), D(121_000)], D(10)) == 300_000
    assert present_value([D(100)], D(50)) == 100


def test_nothing_is_worth_nothing() -> None:
    assert present_value([], D(5)) == 0


@given(amounts)
def test_at_no_rate_it_is_the_sum(years: list[Decimal]) -> None:
    assert present_value(years, D(0)) == sum(years)


@given(amounts, st.decimals(0, 100, places=1), st.decimals("0.1", 50, places=1))
def test_a_higher_rate_is_never_worth_more(years: list[Decimal], percent: Decimal, more: Decimal) -> None:
    higher, lower = present_value(years, percent), present_value(years, percent + more)
    assert lower <= higher
    assert (lower < higher) is any(years[1:])


@pytest.mark.parametrize("percent", [D(3), D("4.5"), D(7)])
def test_a_first_year_later_is_discounted_once_more(percent: Decimal) -> None:
    years = [D(90_000), D(95_000), D(99_000)]
    later = present_value([D(0), *years], percent) * (1 + percent / 100)
    assert abs(later - present_value(years, percent)) < D("1e-18")
