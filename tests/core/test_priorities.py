from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.money import rounded
from offer_tui.core.offer import Ask, Offer, Priority, Round
from offer_tui.core.package import CustomItem, Figure, Package
from offer_tui.core.priorities import progress, rank_weights, standings, total_progress

D = Decimal

OFFER = Offer(
    package=Package(
        base_salary=D(150_000),
        remote_days=D(2),
        custom={"shares": CustomItem(offered=D(4_800))},
    ),
    priorities=(
        Priority("base_salary", desired=D(165_000), walk_away=D(145_000)),
        Priority("custom.shares", desired=D(6_000), walk_away=D(4_500)),
        Priority("remote_days", desired=D(3), walk_away=D(1)),
    ),
    rounds=(
        Round(
            asks=(
                Ask("base_salary", ask=D(165_000), answer="partial", value=D(157_000)),
                Ask("custom.shares", ask=D(6_000), answer="partial", value=D(5_400)),
                Ask("remote_days", ask=D(3), answer="refused"),
            )
        ),
    ),
)


def test_three_items_as_offered_and_now() -> None:
    found = total_progress(OFFER)
    assert found.offered is not None
    assert found.now is not None
    assert rounded(found.offered, 4) == D("0.2639")
    assert rounded(found.now, 4) == D("0.5889")


def test_each_priority_says_where_it_stands() -> None:
    first, _, third = standings(OFFER)
    assert [first.offered, first.now] == [150_000, 157_000]
    assert [first.progress_offered, first.progress_now] == [D("0.25"), D("0.6")]
    assert rounded(first.weight_percent, 0) == 61
    assert [third.offered, third.now, third.progress_now] == [2, 2, D("0.5")]


def test_weights_by_rank() -> None:
    assert rank_weights(3) == (Fraction(11, 18), Fraction(5, 18), Fraction(2, 18))
    assert rank_weights(2) == (Fraction(3, 4), Fraction(1, 4))
    assert rank_weights(0) == ()


@given(st.integers(1, 12))
def test_weights_fall_and_sum_to_one(count: int) -> None:
    weights = rank_weights(count)
    assert sum(weights) == 1
    assert list(weights) == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    ("walk_away", "desired", "now", "expected"),
    [
        (D(100), D(200), D(150), Fraction(1, 2)),
        (D(100), D(200), D(50), 0),
        (D(100), D(200), D(250), 1),
        (D(5), D(1), D(4), Fraction(1, 4)),
        (D(5), D(1), D(6), 0),
        (D(5), D(1), D(0), 1),
        (D(5), D(5), D(5), 1),
        (D(5), D(5), D(6), 0),
        (date(2027, 1, 1), date(2027, 1, 11), date(2027, 1, 4), Fraction(3, 10)),
        (date(2027, 3, 1), date(2027, 1, 1), date(2027, 1, 1), 1),
        ("L5", "L6", "L6", 1),
        ("L5", "L6", "L5", 0),
        ("L6", "L6", "L6", 1),
        ("L5", "L6", "L4", None),
        (None, D(5), D(5), None),
        (D(5), None, D(5), None),
        (D(5), D(6), None, None),
        (None, None, None, None),
        (D(5), "L6", D(5), None),
        (D(5), D(6), date(2027, 1, 1), None),
    ],
)
def test_progress_from_the_walk_away_point_to_what_is_desired(
    walk_away: Figure | None, desired: Figure | None, now: Figure | None, expected: Fraction | int | None
) -> None:
    assert progress(walk_away, desired, now) == expected


figures = st.decimals(-1_000, 1_000, places=2)


@given(figures, figures, figures)
def test_progress_does_not_depend_on_the_sign_of_better(
    walk_away: Decimal, desired: Decimal, now: Decimal
) -> None:
    assert progress(walk_away, desired, now) == progress(-walk_away, -desired, -now)


@given(st.lists(st.sampled_from(["base_salary", "remote_days", "vacation_days"]), min_size=1, max_size=3))
def test_all_that_is_desired_is_exactly_one(item_ids: list[str]) -> None:
    offer = Offer(
        package=Package(base_salary=D(1), remote_days=D(1), vacation_days=D(1)),
        priorities=tuple(Priority(one, desired=D(1), walk_away=D(0)) for one in item_ids),
    )
    assert total_progress(offer).now == 1


def test_one_unknown_progress_leaves_no_total() -> None:
    unknown = Offer(
        package=Package(base_salary=D(1)),
        priorities=(Priority("base_salary", desired=D(1), walk_away=D(0)), Priority("level", desired="L6")),
    )
    assert total_progress(unknown).now is None
    assert [one.progress_now for one in standings(unknown)] == [1, None]


def test_without_priorities_there_is_no_progress() -> None:
    assert total_progress(Offer()).offered is None
    assert standings(Offer()) == ()
