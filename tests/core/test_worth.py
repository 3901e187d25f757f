from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.exact import decimal_of
from offer_tui.core.money import rounded
from offer_tui.core.offer import Offer, Priority
from offer_tui.core.package import CustomItem, Figure, Package
from offer_tui.core.worth import order_by_worth, worth_weights, yearly_equivalent

D = Decimal
OFFER = Offer(
    package=Package(
        base_salary=D(130_000),
        custom={
            "conferences": CustomItem(offered=D(2), yearly_value=D(1_000)),
            "sabbatical": CustomItem(offered=D(0), yearly_value=D(1_000)),
            "parking": CustomItem(offered=D(1)),
        },
    )
)


def worth(*amounts: int | None) -> list[Priority]:
    return [Priority("base_salary", worth=None if one is None else D(one)) for one in amounts]


def test_weights_by_what_one_would_give_up() -> None:
    weights = worth_weights(worth(15_000, 10_500, 6_000, 4_000, 3_750))
    assert weights is not None
    assert [str(rounded(100 * decimal_of(one))) for one in weights] == [
        "38.22",
        "26.75",
        "15.29",
        "10.19",
        "9.55",
    ]


@pytest.mark.parametrize("amounts", [(), (0, 0), (10, None), (None,)])
def test_without_every_worth_there_are_no_weights(amounts: tuple[int | None, ...]) -> None:
    assert worth_weights(worth(*amounts)) is None
    assert order_by_worth(worth(*amounts)) is None


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=6).filter(any))
def test_weights_sum_to_one_and_fall_in_the_order_of_the_worths(amounts: list[int]) -> None:
    priorities = worth(*amounts)
    weights, order = worth_weights(priorities), order_by_worth(priorities)
    assert weights is not None
    assert order is not None
    assert sum(weights) == 1
    assert all(weight == Fraction(one, sum(amounts)) for weight, one in zip(weights, amounts, strict=True))
    assert sorted(order) == list(range(len(amounts)))
    assert [amounts[position] for position in order] == sorted(amounts, reverse=True)


def test_equal_worths_stay_as_ranked() -> None:
    assert order_by_worth(worth(5, 9, 5)) == (1, 0, 2)


@pytest.mark.parametrize(
    ("item", "from_", "to", "yearly"),
    [
        ("base_salary", D(130_000), D(140_000), D(10_000)),
        ("target_bonus", D(20_000), D(26_000), D(6_000)),
        ("retirement_match", D(0), D(1_500), D(1_500)),
        ("benefits", D(-2_000), D(0), D(2_000)),
        ("signing_bonus", D(20_000), D(30_000), D(2_500)),
        ("relocation", D(0), D(8_000), D(2_000)),
        ("equity", D(240_000), D(300_000), D(15_000)),
        ("vacation_days", D(20), D(25), D(2_500)),
        ("custom.conferences", D(2), D(5), D(1_500)),
        ("custom.sabbatical", D(0), D(4), None),
        ("custom.parking", D(1), D(2), None),
        ("custom.nothing", D(1), D(2), None),
        ("remote_days", D(2), D(3), None),
        ("level", "L5", "L6", None),
        ("start_date", date(2027, 1, 1), date(2027, 2, 1), None),
        ("base_salary", None, D(1), None),
        ("base_salary", D(1), None, None),
        ("base_salary", D(1), "lots", None),
        ("base_salary", D(140_000), D(130_000), D(-10_000)),
        ("salary", D(1), D(2), None),
    ],
)
def test_what_a_move_is_worth_a_year_by_its_own_amount(
    item: str, from_: Figure | None, to: Figure | None, yearly: Decimal | None
) -> None:
    assert yearly_equivalent(OFFER, item, from_, to) == yearly


@pytest.mark.parametrize(("discount", "yearly"), [(0, 15_000), (30, 10_500), (100, 0)])
def test_equity_is_cut_by_ones_own_discount(discount: int, yearly: int) -> None:
    move = D(240_000), D(300_000)
    assert yearly_equivalent(OFFER, "equity", *move, equity_discount_percent=D(discount)) == yearly


def test_vacation_days_of_an_unknown_base_have_no_equivalent() -> None:
    assert yearly_equivalent(Offer(), "vacation_days", D(20), D(25)) is None
