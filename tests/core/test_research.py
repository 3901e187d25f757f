from collections.abc import Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.offer import Offer, ResearchPoint
from offer_tui.core.package import Figure
from offer_tui.core.research import Market, market, markets, mean_sources, position, position_words, weight
from offer_tui.core.settings import SourceWeights
from offer_tui.core.shape import entry_at

D = Decimal
BASE = "base_salary"
SOURCES = ("network", "recruiter", "survey", "posting", "website")
NONE = SourceWeights()


def point(
    *figures: Figure | int | None, source: str = "network", item: str = BASE, day: date | None = None
) -> ResearchPoint:
    low, mid, high = (D(one) if isinstance(one, int) else one for one in figures)
    return ResearchPoint(item=item, low=low, mid=mid, high=high, source=source, date=day)


def known(points: Sequence[ResearchPoint], weights: SourceWeights = NONE) -> Market:
    found = market(Offer(research=tuple(points)), BASE, weights)
    assert found is not None
    return found


def figures_of(found: Market) -> list[Decimal | None]:
    return [found.low, found.mid, found.high]


FOUR = (
    point(172_000, 180_000, 192_000, day=date(2026, 11, 2)),
    point(165_000, 177_000, 190_000, source="recruiter", day=date(2026, 10, 28)),
    point(150_000, 168_000, 189_000, source="survey"),
    point(160_000, None, 195_000, source="posting", day=date(2026, 9, 14)),
)


# Weights


def test_people_count_more_than_surveys_postings_and_websites() -> None:
    assert [weight(NONE, source) for source in SOURCES] == [4, 4, 3, 2, 1]


def test_a_source_that_is_not_said_counts_as_a_website() -> None:
    assert weight(NONE, "") == 1
    assert weight(SourceWeights(website=D("0.5")), "") == D("0.5")
    assert known([point(1, 2, 3, source="")]).kinds == {"website"}


def test_settings_have_a_weight_for_every_kind_of_source() -> None:
    assert entry_at(Offer, ("research", 0, "source")).choices == SOURCES
    assert tuple(one.name for one in fields(SourceWeights)) == SOURCES


def test_a_weight_of_ones_own_replaces_the_one_of_the_guide() -> None:
    weights = SourceWeights(website=D(10))
    assert [weight(weights, one) for one in ("website", "survey")] == [10, 3]


# Weighted figures


def test_means_are_weighted_and_leave_out_what_a_point_does_not_say() -> None:
    found = known(FOUR)
    assert found.low == D(172 * 4 + 165 * 4 + 150 * 3 + 160 * 2) * 1000 / 13
    assert found.mid == D(180 * 4 + 177 * 4 + 168 * 3) * 1000 / 11
    assert found.high == D(192 * 4 + 190 * 4 + 189 * 3 + 195 * 2) * 1000 / 13
    assert found.points == FOUR
    assert found.weight == 13
    assert found.latest == date(2026, 11, 2)
    assert found.kinds == {"network", "recruiter", "survey", "posting"}


def test_a_kind_without_weight_is_left_out_while_another_speaks() -> None:
    points = point(100, 110, 120), point(900, 950, 990, source="website")
    found = known(points, SourceWeights(website=D(0)))
    assert found.points == points[:1]
    assert figures_of(found) == [100, 110, 120]


def test_points_that_all_have_no_weight_count_the_same() -> None:
    points = point(100, None, 120), point(200, None, 140, source="website")
    found = known(points, SourceWeights(network=D(0), website=D(0)))
    assert figures_of(found) == [150, None, 130]
    assert found.weight == 2
    assert list(found.span) == [130, 150]


def test_there_is_no_market_without_a_number() -> None:
    points = point(None, None, None), point("L5", None, date(2027, 1, 1), item="level")
    assert market(Offer(research=points), BASE, NONE) is None
    assert markets(Offer(research=points), NONE) == ()


def test_a_zero_is_a_number() -> None:
    assert known([point(None, 0, None)]).mid == 0


def test_markets_are_in_the_order_of_the_file() -> None:
    points = point(1, 2, 3, item="equity"), point(1, 2, 3), point(3, 4, 5, item="equity")
    found = markets(Offer(research=points), NONE)
    assert [(one.item, len(one.points)) for one in found] == [("equity", 2), (BASE, 1)]


def test_the_means_can_be_checked_by_hand() -> None:
    points = point(172_000, 180_000, None), point(150_000, None, None, source="website")
    assert list(mean_sources(known(points))) == [
        "low: (4 × 172,000 + 1 × 150,000) ÷ 5 = 167,600",
        "mid: (4 × 180,000) ÷ 4 = 180,000",
    ]


# Where a value lies


@pytest.mark.parametrize(
    ("figures", "value", "percentile"),
    [
        ((100, 120, 160), 99, 0),
        ((100, 120, 160), 100, 0),
        ((100, 120, 160), 110, 25),
        ((100, 120, 160), 120, 50),
        ((100, 120, 160), 150, D("87.5")),
        ((100, 120, 160), 161, 100),
        ((100, None, 160), 130, 50),
        ((100, 120, None), 130, 75),
        ((None, 120, 160), 100, 25),
        ((None, 120, None), 119, 0),
        ((None, 120, None), 120, 50),
        ((None, 120, None), 121, 100),
        ((100, 100, 160), 100, 50),
        ((160, 120, 100), 110, 25),
    ],
)
def test_a_point_is_a_straight_line_from_its_low_end_over_its_middle_to_its_high_end(
    figures: tuple[int | None, ...], value: int, percentile: Decimal
) -> None:
    assert position(known([point(*figures)]), D(value)) == percentile


def test_the_percentile_is_the_weighted_mean_over_the_points() -> None:
    points = point(100, 120, 140), point(110, None, 120, source="website"), point(None, None, 1)
    assert position(known(points), D(110)) == D(4 * 25 + 1 * 0) / 5


def test_an_end_alone_says_nothing_of_what_lies_inside() -> None:
    found = known([point(100, None, None), point(None, None, 160)])
    assert position(found, D(120)) is None
    assert position_words(found, D(120)) == "between the lowest and the highest of 2"


@pytest.mark.parametrize("value", [None, "L6", date(2027, 1, 1)])
def test_what_is_no_number_lies_nowhere(value: Figure | None) -> None:
    assert position(known(FOUR), value) is None
    assert position_words(known(FOUR), value) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (99, "below the lowest of 1"),
        (100, "at the 1st percentile of 1"),
        (101, "at the 1st percentile of 1"),
        (102, "at the 2nd percentile of 1"),
        (103, "at the 3rd percentile of 1"),
        (111, "at the 11th percentile of 1"),
        (112, "at the 12th percentile of 1"),
        (142, "at the 42nd percentile of 1"),
        (200, "at the 99th percentile of 1"),
        (201, "above the highest of 1"),
    ],
)
def test_a_place_in_words(value: int, words: str) -> None:
    assert position_words(known([point(100, 150, 200)]), D(value)) == words


# What always holds

NUMBERS = st.none() | st.integers(0, 500_000).map(D)
POINTS = st.lists(
    st.builds(point, NUMBERS, NUMBERS, NUMBERS, source=st.sampled_from(("", *SOURCES))), min_size=1
).filter(lambda points: any((one.low, one.mid, one.high) != (None, None, None) for one in points))
WEIGHTS = st.builds(SourceWeights, *[st.none() | st.integers(0, 9).map(D)] * len(SOURCES))


@given(points=POINTS, weights=WEIGHTS)
def test_each_mean_lies_among_the_figures_that_it_is_of(
    points: list[ResearchPoint], weights: SourceWeights
) -> None:
    found = known(points, weights)
    for end, mean in zip(("low", "mid", "high"), figures_of(found), strict=True):
        figures = [getattr(one, end) for one in points if getattr(one, end) is not None]
        assert mean is None or min(figures) <= mean <= max(figures)


@given(points=POINTS, weights=WEIGHTS, value=st.integers(0, 500_000).map(D))
def test_the_order_of_the_points_does_not_matter(
    points: list[ResearchPoint], weights: SourceWeights, value: Decimal
) -> None:
    found, turned = known(points, weights), known(points[::-1], weights)
    assert figures_of(found) == figures_of(turned)
    assert position(found, value) == position(turned, value)


@given(points=POINTS, weights=WEIGHTS, value=st.integers(0, 500_000).map(D))
def test_only_the_proportions_of_the_weights_matter(
    points: list[ResearchPoint], weights: SourceWeights, value: Decimal
) -> None:
    double = SourceWeights(*(2 * weight(weights, source) for source in SOURCES))
    found, other = known(points, weights), known(points, double)
    assert figures_of(found) == figures_of(other)
    assert position(found, value) == position(other, value)


@given(points=POINTS, weights=WEIGHTS, values=st.lists(st.integers(0, 500_000).map(D), min_size=2))
def test_more_is_never_at_a_lower_percentile(
    points: list[ResearchPoint], weights: SourceWeights, values: list[Decimal]
) -> None:
    found = known(points, weights)
    places = [position(found, value) for value in sorted(values)]
    numbers = [one for one in places if one is not None]
    assert len(numbers) in (0, len(values))
    assert numbers == sorted(numbers)
    assert all(0 <= one <= 100 for one in numbers)
