from collections.abc import Sequence
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.fit import Fit, Verdict, fit
from offer_tui.core.fit_words import one_decimal, sentences, shown_score, shown_verdict
from offer_tui.core.offer import Rating
from offer_tui.core.profile import Goal, Thresholds

POINTS = (100, 80, 60, 50, 40, 30, 25, 15)
RATINGS = (8, 6, 9, 7, 5, 8, 4, 10)


def assessed(
    points: Sequence[int | None],
    ratings: Sequence[int | str | None],
    must: Sequence[int | None] = (),
    strong: str | None = None,
    weak: str | None = None,
) -> Fit:
    """Return the fit of goals named g1, g2 and so on."""
    needs = (*must, *[None] * (len(points) - len(must)))
    goals = [
        Goal(
            f"g{n}",
            f"Goal {n}",
            None if own is None else Decimal(own),
            None if need is None else Decimal(need),
        )
        for n, (own, need) in enumerate(zip(points, needs, strict=True), start=1)
    ]
    rated = {f"g{n}": Rating(None if r is None else Decimal(r)) for n, r in enumerate(ratings, start=1)}
    bounds = Thresholds(None if strong is None else Decimal(strong), None if weak is None else Decimal(weak))
    return fit(goals, bounds, rated)


def ids(found: Fit, which: str) -> list[str]:
    return [one.goal.id for one in getattr(found, which)]


def test_all_rated_is_one_score() -> None:
    found = assessed(POINTS, RATINGS)
    assert [found.low, found.high, found.coverage_percent] == [Decimal("7.15"), Decimal("7.15"), 100]
    assert found.verdict is Verdict.STRONG
    assert shown_score(found) == "7.2"


def test_a_goal_not_rated_makes_it_an_interval() -> None:
    found = assessed(POINTS, (8, None, *RATINGS[2:]))
    assert [found.low, found.high, found.coverage_percent] == [Decimal("5.95"), Decimal("7.95"), 80]
    assert found.verdict is Verdict.UNDECIDED
    assert ids(found, "deciding") == ["g2"]
    assert shown_score(found) == "6.0–8.0"
    assert sentences(found) == ("Not settled: “Goal 2” decides it.", "Strong from a rating of 6.")


def test_a_rating_of_no_goal_counts_nowhere() -> None:
    found = fit(
        [Goal("g1", "", Decimal(1))], Thresholds(), {"g1": Rating(Decimal(8)), "gone": Rating(Decimal(0))}
    )
    assert found.low == 8


def test_a_missed_must_have_is_not_a_fit_whatever_the_score() -> None:
    found = assessed((90, 10), (10, 4), must=(None, 6))
    assert found.verdict is Verdict.NOT_A_FIT
    assert ids(found, "missed") == ["g2"]
    assert sentences(found) == ("Not a fit: “Goal 2” is a must-have from 6 and rated 4.",)


def test_a_must_have_rated_at_its_threshold_is_met() -> None:
    assert assessed((90, 10), (10, 6), must=(None, 6)).verdict is Verdict.STRONG


def test_an_open_must_have_holds_back_a_strong_score() -> None:
    found = assessed((90, 10), (10, None), must=(None, 6))
    assert found.verdict is Verdict.UNDECIDED
    assert found.settled_as is None
    assert ids(found, "open_must_haves") == ["g2"]
    assert [found.strong_from, found.not_a_fit_below] == [6, 6]
    assert sentences(found) == (
        "Not settled: “Goal 2” decides it.",
        "Strong from a rating of 6.",
        "Not a fit below 6.",
    )


def test_a_must_have_of_zero_asks_for_nothing() -> None:
    assert assessed((90, 10), (10, None), must=(None, 0)).verdict is Verdict.STRONG


def test_strong_is_settled_before_all_is_rated() -> None:
    found = assessed((90, 10), (9, None))
    assert found.verdict is Verdict.STRONG
    assert found.deciding == ()
    assert sentences(found) == ("Settled: strong, whatever the remaining ratings.",)


def test_not_a_fit_is_settled_before_all_is_rated() -> None:
    found = assessed((90, 10), (3, None), must=(None, 6))
    assert found.verdict is Verdict.NOT_A_FIT
    assert found.deciding == ()
    assert sentences(found) == ("Settled: not a fit, whatever the remaining ratings.",)


def test_possible_needs_all_rated_but_is_said_to_be_settled_before() -> None:
    found = assessed((90, 10), (6, None))
    assert [found.verdict, found.settled_as] == [Verdict.UNDECIDED, Verdict.POSSIBLE]
    assert sentences(found) == ("Settled: possible, whatever the remaining ratings.",)
    rated = assessed((90, 10), (6, 5))
    assert [rated.verdict, rated.settled_as] == [Verdict.POSSIBLE, Verdict.POSSIBLE]
    assert sentences(rated) == ("Settled: possible.",)


@pytest.mark.parametrize(
    ("rating", "verdict"),
    [("7", "strong"), ("6.999", "possible"), ("5", "possible"), ("4.999", "not_a_fit")],
)
def test_a_score_at_a_threshold_has_reached_it(rating: str, verdict: str) -> None:
    # A third of it three times: a rounded quotient would fall short of its threshold.
    assert assessed((1, 1, 1), (rating,) * 3).verdict == verdict


def test_thresholds_are_those_of_the_profile() -> None:
    assert assessed((1,), (8,), strong="8.5", weak="8.1").verdict is Verdict.NOT_A_FIT
    assert assessed((1,), (8,), strong="8", weak="0").verdict is Verdict.STRONG
    assert assessed((1,), (0,), strong="0").verdict is Verdict.STRONG


def test_a_goal_without_points_need_not_be_rated() -> None:
    found = assessed((1, 0, None), (6, None, None))
    assert found.verdict is Verdict.POSSIBLE
    assert found.unrated == ()


def test_a_must_have_without_points_still_decides() -> None:
    found = assessed((1, 0), (9, None), must=(None, 6))
    assert found.verdict is Verdict.UNDECIDED
    assert [found.strong_from, found.not_a_fit_below] == [6, 6]
    weaker = assessed((1, 0), (6, None), must=(None, 6))
    assert [weaker.strong_from, weaker.not_a_fit_below] == [None, 6]


@pytest.mark.parametrize("points", [(), (0, None)])
def test_without_weight_nothing_is_known(points: tuple[int | None, ...]) -> None:
    found = assessed(points, [9] * len(points))
    assert [found.low, found.high, found.coverage_percent] == [0, 10, 0]
    assert [found.verdict, found.settled_as] == [Verdict.UNDECIDED, None]
    assert len(sentences(found)) == 1


def test_what_is_out_of_reach_is_said() -> None:
    found = assessed((70, 30), (5, None), strong="9")
    assert sentences(found) == (
        "Not settled: “Goal 2” decides it.",
        "Strong is out of reach.",
        "Not a fit below 5.",
    )


def test_several_goals_decide_together() -> None:
    two = assessed((1, 1, 1), (7, None, None), must=(None, None, 3))
    assert sentences(two) == (
        "Not settled: “Goal 2” and “Goal 3” decide it.",
        "“Goal 3” is a must-have from 3 and not rated yet.",
    )
    many = assessed((1,) * 6, (None,) * 6)
    assert sentences(many) == ("Not settled: “Goal 1”, “Goal 2”, “Goal 3” and 3 more decide it.",)


def test_only_ratings_that_meet_all_must_haves_can_make_a_difference() -> None:
    # Met, the must-have lifts the score over 5; missed, nothing else matters.
    found = assessed((60, 40), (None, None), must=(9, None), strong="9.9")
    assert ids(found, "deciding") == ["g1", "g2"]
    found = assessed((60, 40), (None, None), must=(9, None), strong="10", weak="5.4")
    assert ids(found, "deciding") == ["g1", "g2"]
    found = assessed((90, 10), (None, None), must=(9, None), strong="8.1")
    assert ids(found, "deciding") == ["g1"]


@pytest.mark.parametrize(
    ("score", "shown"), [("7.25", "7.3"), ("7.35", "7.4"), ("10", "10.0"), ("0", "0.0"), ("6.95", "7.0")]
)
def test_a_score_has_one_decimal(score: str, shown: str) -> None:
    assert one_decimal(Decimal(score)) == shown


def test_a_range_that_does_not_show_is_one_number() -> None:
    assert shown_score(assessed((1000, 1), (7, None))) == "7.0"


def test_verdicts_are_written_in_words() -> None:
    assert [shown_verdict(one) for one in Verdict] == ["strong", "possible", "not a fit", "undecided"]


points = st.lists(st.integers(0, 3), min_size=1, max_size=3)
whole = st.none() | st.integers(0, 10)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[int], list[int | None], list[int | None], str, str]:
    own = draw(points)
    as_many = st.lists(whole, min_size=len(own), max_size=len(own))
    return (
        own,
        draw(as_many),
        draw(as_many),
        str(draw(st.integers(0, 10))),
        str(draw(st.integers(0, 10))),
    )


@given(cases())
def test_what_is_said_before_all_is_rated_holds_for_every_way_to_rate_the_rest(
    case: tuple[list[int], list[int | None], list[int | None], str, str],
) -> None:
    own, ratings, must, strong, weak = case
    found = assessed(own, ratings, must, strong, weak)
    places = [n for n, rating in enumerate(ratings) if rating is None]
    ends: dict[tuple[int, ...], Verdict] = {}
    for rest in product(range(11), repeat=len(places)):
        full = list(ratings)
        for place, rating in zip(places, rest, strict=True):
            full[place] = rating
        end = assessed(own, full, must, strong, weak)
        assert found.low <= end.low <= found.high
        ends[rest] = end.verdict
    outcomes = set(ends.values())
    if found.settled_as is not None:
        assert outcomes == {found.settled_as}
    if found.verdict is not Verdict.UNDECIDED:
        assert found.settled_as is found.verdict
    deciding = {int(one.goal.id[1:]) - 1 for one in found.deciding}
    if sum(own):
        assert deciding == _turning(places, ends)
    if sum(own) and found.verdict is Verdict.UNDECIDED and len(found.unrated) == 1:
        place = places.index(int(found.unrated[0].goal.id[1:]) - 1)
        made_strong = [rest[place] for rest, end in ends.items() if end is Verdict.STRONG]
        kept = [rest[place] for rest, end in ends.items() if end is not Verdict.NOT_A_FIT]
        assert found.strong_from == min(made_strong, default=None)
        assert (found.not_a_fit_below or 0) == min(kept)


def _turning(places: list[int], ends: dict[tuple[int, ...], Verdict]) -> set[int]:
    """Find by trying which places change the verdict for some ratings of the others."""
    turning = set()
    for index, place in enumerate(places):
        groups: dict[tuple[int, ...], set[Verdict]] = {}
        for rest, end in ends.items():
            groups.setdefault((*rest[:index], *rest[index + 1 :]), set()).add(end)
        if any(len(group) > 1 for group in groups.values()):
            turning.add(place)
    return turning
