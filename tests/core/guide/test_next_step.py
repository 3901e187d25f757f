"""The next step: each row of its table, and that there is always one."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.decoding import decoded
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.next_step import Action, NextStep, next_step, year_one_now
from offer_tui.core.offer import Decision, Offer, Priority
from offer_tui.core.package import Package
from offer_tui.core.profile import Goal, Profile
from tests.core.guide.step_examples import (
    BASE,
    PROFILE,
    READY,
    STRONG,
    TABLE,
    TODAY,
    Change,
    D,
    answered,
    dated,
    ended,
    planned,
    step_of,
    with_rounds,
)
from tests.trees import trees


@pytest.mark.parametrize("name", TABLE)
def test_the_table_of_steps(name: str) -> None:
    changes, action, reason = TABLE[name]
    found = step_of(*changes)
    assert found.action is action
    assert reason in found.reasons


def test_every_action_has_a_case() -> None:
    assert {action for _, action, _ in TABLE.values() if action} == set(Action)


def test_without_goals_or_points_there_is_nothing_to_measure_by() -> None:
    no_goals = next_step(Case(READY, Profile(), TODAY))
    assert no_goals == NextStep(Action.RATE, ("Write down your career goals first.",))
    no_points = next_step(Case(READY, Profile(goals=(Goal("depth"),)), TODAY))
    assert no_points == NextStep(Action.RATE, ("Give your career goals points, so that they have a weight.",))


def test_an_offer_not_thanked_for_is_the_first_reason_and_the_deadline_the_last() -> None:
    found = step_of(dated(thanked=None, reply_by=date(2026, 11, 22)))
    assert found.action is Action.NEGOTIATE
    assert found.reasons[0] == "Thank them and ask for time."
    assert found.reasons[-1] == "Reply is due tomorrow."
    assert step_of(dated(thanked=None, time_requested=TODAY)).reasons[0] == "Thank them for the offer."


def test_a_reply_that_is_past_asks_for_more_time() -> None:
    past = step_of(dated(reply_by=date(2026, 11, 18)))
    assert past.reasons[-1] == "Reply was due 3 days ago; ask for more time."


def test_a_closed_offer_has_no_deadline_and_no_thanks_due() -> None:
    found = step_of(ended("declined"), dated(thanked=None, reply_by=TODAY))
    assert len(found.reasons) == 1


def test_the_protocol_is_asked_for_before_the_first_round_and_while_nothing_is_known_of_it() -> None:
    ask = "Ask for the company's protocol: how they discuss offers, and with whom."
    plan = READY.strategy
    assert step_of(dated(reply_by=date(2026, 11, 24))).reasons[-2:] == (ask, "Reply is due in 3 days.")
    assert ask in step_of(lambda offer: replace(offer, priorities=(BASE,))).reasons
    quiet: tuple[Change, ...] = (
        lambda offer: replace(offer, strategy=replace(plan, protocol="Through Dana.")),
        lambda offer: replace(offer, strategy=replace(plan, protocol_people=("dana",))),
        lambda offer: replace(offer, research=()),
        with_rounds(answered(170_000)),
        with_rounds(planned(TODAY)),
    )
    assert [ask in step_of(change).reasons for change in quiet] == [False] * len(quiet)


def test_a_difference_that_does_not_show_is_none() -> None:
    base = Package(base_salary=D("179_999.60"), vacation_days=D(20))
    reasons = step_of(lambda offer: replace(offer, package=base)).reasons
    assert reasons[0] == "Year one is $180,000, about as much as the package that you want."


def test_less_is_better_where_what_is_desired_lies_below() -> None:
    days = Priority("remote_days", desired=D(1), walk_away=D(3))
    offer = replace(READY, priorities=(BASE, days))
    for on_site, too_many in ((D(2), False), (D(4), True)):
        package = replace(READY.package, base_salary=D(190_000), remote_days=on_site)
        found = next_step(Case(replace(offer, package=package), PROFILE, TODAY))
        assert (found.action is Action.NEGOTIATE) is too_many
        said = "For remote days, 4 days is above your walk-away point, 3 days."
        assert (said in found.reasons) is too_many


@pytest.mark.parametrize(
    ("desired", "start", "said"),
    [
        (date(2027, 1, 1), date(2027, 4, 1), "Thu 1 Apr 2027 is after"),
        (date(2027, 6, 1), date(2027, 2, 1), "Mon 1 Feb 2027 is before"),
        (date(2027, 1, 1), date(2027, 3, 1), ""),
    ],
)
def test_a_start_can_be_too_late_or_too_early(desired: date, start: date, said: str) -> None:
    day = Priority("start_date", desired=desired, walk_away=date(2027, 3, 1))
    found = step_of(
        lambda offer: replace(offer, priorities=(BASE, day), package=Package(base_salary=D(190_000))),
        dated(start=start),
    )
    assert (found.action is Action.NEGOTIATE) is bool(said)
    assert (f"For start date, {said} your walk-away point, Mon 1 Mar 2027." in found.reasons) is bool(said)


def test_year_one_counts_what_the_rounds_have_agreed() -> None:
    assert year_one_now(READY) == 165_000
    assert year_one_now(replace(READY, rounds=(answered(170_000), planned()))) == 170_000


OFFERS = trees(Offer, wrong=False).map(lambda tree: decoded(Offer, tree)[0])


@given(
    offer=OFFERS,
    prepared=st.booleans(),
    today=st.dates(),
)
def test_there_is_always_a_step_with_a_reason(offer: Offer, prepared: bool, today: date) -> None:  # noqa: FBT001 - a drawn value
    if prepared:
        # Far enough for the later rows of the table, which a random offer hardly reaches.
        offer = replace(
            offer,
            status="negotiating",
            decision=Decision(),
            fit=STRONG,
            research=READY.research,
            strategy=READY.strategy,
            alternatives=READY.alternatives,
            package=replace(offer.package, base_salary=D(165_000)),
            priorities=READY.priorities,
        )
    found = next_step(Case(offer, PROFILE, today))
    assert found.reasons
    assert all(found.reasons)
