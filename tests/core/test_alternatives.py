from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.alternatives import Alternatives, alternatives, formula
from offer_tui.core.offer import Alternative, Ask, Offer, Round
from offer_tui.core.package import Package
from offer_tui.core.profile import Profile, Rates

D = Decimal

OTHER = Offer(company="Globex", currency="EUR", package=Package(base_salary=D(100_000)))
PROFILE = Profile(currency="USD", rates=Rates(units={"EUR": D("1.08"), "CHF": D(0)}))
STAY = Alternative("Stay at Initech", value=D(175_000))
LOOK_ON = Alternative("Look on", value=D(230_000), likely_percent=D(40), wait_cost=D(3_000))


def of(*listed: Alternative, others: dict[str, Offer] | None = None, currency: str = "USD") -> Alternatives:
    offer = Offer(company="Northwind", currency=currency, alternatives=listed)
    return alternatives(offer, PROFILE, {"globex": OTHER} if others is None else others)


def formulas(found: Alternatives) -> list[str]:
    return [formula(one, found.floor) for one in found.each]


def test_an_uncertain_one_counts_by_its_likelihood_with_the_certain_one_below_it() -> None:
    found = of(LOOK_ON, STAY)
    assert [one.expected for one in found.each] == [194_000, 175_000]
    assert [one.certain for one in found.each] == [False, True]
    assert found.floor == found.each[1]
    assert found.best == found.each[0]
    assert formulas(found) == ["0.4 × 230,000 + 0.6 × 175,000 − 3,000 = 194,000", "175,000"]


def test_waiting_costs_a_certain_one_too() -> None:
    found = of(replace(STAY, likely_percent=D(100), wait_cost=D("1_500.50")))
    assert found.floor is not None
    assert found.floor.value == 175_000
    assert found.floor.expected == D("173_499.50")
    assert formulas(found) == ["175,000 − 1,500.50 = 173,499.50"]


def test_the_floor_is_the_certain_one_that_counts_most_after_its_cost() -> None:
    dear = Alternative("Sabbatical", value=D(190_000), wait_cost=D(40_000))
    found = of(dear, STAY, LOOK_ON)
    assert found.floor == found.each[1]
    # Falling back on the only certain one means bearing its cost as well.
    assert formulas(of(dear, LOOK_ON))[1] == "0.4 × 230,000 + 0.6 × 150,000 − 3,000 = 179,000"


def test_without_a_certain_one_nothing_is_known_to_fall_back_on() -> None:
    found = of(LOOK_ON)
    assert found.each[0].value == 230_000
    assert found.each[0].expected is None
    assert found.floor is None
    assert found.best is None
    assert formulas(found) == ["not known"]


def test_no_alternatives_have_no_floor() -> None:
    assert of() == Alternatives((), None, None)


def test_another_offer_is_worth_its_year_one_in_this_currency() -> None:
    found = of(Alternative("Globex", offer="globex", value=D(1)))
    assert found.each[0].value == 108_000
    assert found.best == found.each[0]


def test_another_offer_counts_as_it_is_on_the_table_now() -> None:
    agreed = Round(asks=(Ask("base_salary", answer="granted", value=D(110_000)),))
    planned = Round(planned=True, asks=(Ask("base_salary", answer="granted", value=D(500_000)),))
    later = replace(OTHER, rounds=(agreed, planned))
    assert of(Alternative(offer="globex"), others={"globex": later}, currency="EUR").each[0].value == 110_000


@pytest.mark.parametrize(
    ("alternative", "others", "unknown"),
    [
        (Alternative("Luck"), {}, "neither a value nor an offer is given"),
        (Alternative(offer="globx"), {"globex": OTHER}, "there is no other offer “globx” that can be read"),
        (
            Alternative(offer="globex"),
            {"globex": replace(OTHER, currency="GBP")},
            "profile.toml has no rate between GBP and USD",
        ),
        (
            Alternative(offer="globex"),
            {"globex": replace(OTHER, currency="CHF")},
            "profile.toml has no rate between CHF and USD",
        ),
        (
            Alternative(offer="globex"),
            {"globex": replace(OTHER, package=Package())},
            "the package of Globex is empty",
        ),
        (
            Alternative(offer="globex"),
            {"globex": replace(OTHER, company="", status="expired")},
            "globex is expired",
        ),
    ],
)
def test_a_value_that_is_not_known_says_why(
    alternative: Alternative, others: dict[str, Offer], unknown: str
) -> None:
    found = of(alternative, STAY, others=others)
    one = found.each[0]
    assert (one.value, one.expected, one.unknown) == (None, None, unknown)
    assert formulas(found)[0] == "not known"
    assert found.floor == found.best == found.each[1]


def test_an_offer_is_no_alternative_to_itself() -> None:
    offer = Offer(currency="USD", package=Package(base_salary=D(1)), alternatives=(Alternative(offer="me"),))
    assert alternatives(offer, PROFILE, {"me": offer}).each[0].value is None


def test_two_offers_that_name_each_other_are_both_valued() -> None:
    there = replace(OTHER, alternatives=(Alternative(offer="here"),))
    here = Offer(
        currency="USD", package=Package(base_salary=D(120_000)), alternatives=(Alternative(offer="there"),)
    )
    assert alternatives(here, PROFILE, {"there": there}).each[0].value == 108_000
    assert alternatives(there, PROFILE, {"here": here}).each[0].value == D(120_000) / D("1.08")


def test_a_formula_shows_cents_at_most() -> None:
    there = replace(OTHER, currency="USD")
    found = of(
        Alternative(offer="globex"),
        replace(LOOK_ON, wait_cost=None),
        others={"globex": there},
        currency="EUR",
    )
    assert formulas(found) == ["92,592.59", "0.4 × 230,000 + 0.6 × 92,592.59 = 147,555.56"]


AMOUNTS = st.integers(0, 1_000_000).map(D)


@given(value=AMOUNTS, floor=AMOUNTS, likely=st.integers(0, 99).map(D))
def test_an_uncertain_one_lies_between_its_value_and_the_floor(value: D, floor: D, likely: D) -> None:
    found = of(Alternative(value=floor), Alternative(value=value, likely_percent=likely))
    expected = found.each[1].expected
    assert expected is not None
    assert min(value, floor) <= expected <= max(value, floor)
    assert found.best is not None
    assert found.best.expected == max(floor, expected)


@given(first=AMOUNTS, second=AMOUNTS)
def test_of_equals_the_first_is_the_best(first: D, second: D) -> None:
    found = of(Alternative("a", value=first), Alternative("b", value=second))
    assert found.floor is not None
    assert found.floor.alternative.name == ("b" if second > first else "a")
