from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.money import converted, rounded, shown_amount
from offer_tui.core.profile import Rates

RATES = Rates(units={"EUR": Decimal("1.08"), "CHF": Decimal("1.12"), "XXX": Decimal(0)})

amounts = st.decimals(-10_000_000, 10_000_000, places=2)


@pytest.mark.parametrize(
    ("amount", "currency", "shown"),
    [
        ("257500", "USD", "$257,500"),
        ("121000.00", "EUR", "€121,000"),
        ("140000", "CHF", "CHF 140,000"),
        ("-4500", "USD", "-$4,500"),
        ("-4500", "CHF", "-CHF 4,500"),
        ("5000", "CAD", "CAD 5,000"),
        ("5000", "", "5,000"),
        ("1E+5", "GBP", "£100,000"),
        ("24750.5", "USD", "$24,750.50"),
        ("0.125", "USD", "$0.13"),
        ("0.135", "USD", "$0.14"),
        ("-0.004", "USD", "$0"),
    ],
)
def test_an_amount_is_shown_with_its_currency(amount: str, currency: str, shown: str) -> None:
    assert shown_amount(Decimal(amount), currency) == shown


@pytest.mark.parametrize(
    ("amount", "places", "shown"),
    [("50", 2, "$50.00"), ("2.5", 0, "$3"), ("3.5", 0, "$4"), ("-0.4", 0, "$0"), ("0.12345", 4, "$0.1235")],
)
def test_the_number_of_places_can_be_fixed(amount: str, places: int, shown: str) -> None:
    assert shown_amount(Decimal(amount), "USD", places=places) == shown


@given(amounts)
def test_rounding_twice_is_rounding_once(amount: Decimal) -> None:
    once = rounded(amount / 7)
    assert rounded(once) == once
    assert abs(once - amount / 7) <= Decimal("0.005")


def test_an_amount_is_converted_over_the_currency_of_the_profile() -> None:
    assert converted(Decimal(100), "EUR", "USD", RATES, "USD") == 108
    assert converted(Decimal(108), "USD", "EUR", RATES, "USD") == 100
    assert converted(Decimal(112), "EUR", "CHF", RATES, "USD") == 108


@pytest.mark.parametrize(
    ("source", "target"), [("GBP", "USD"), ("USD", "GBP"), ("XXX", "USD"), ("USD", "XXX")]
)
def test_a_missing_rate_gives_no_amount(source: str, target: str) -> None:
    assert converted(Decimal(100), source, target, RATES, "USD") is None


def test_the_same_currency_needs_no_rate() -> None:
    assert converted(Decimal(100), "GBP", "GBP", RATES, "USD") == 100


@given(amounts)
def test_there_and_back_is_the_same_amount(amount: Decimal) -> None:
    there = converted(amount, "EUR", "CHF", RATES, "USD")
    assert there is not None
    back = converted(there, "CHF", "EUR", RATES, "USD")
    assert back is not None
    assert rounded(back) == amount
