"""What the guide and the file say against a letter that has not gone."""

from dataclasses import replace
from datetime import date

import pytest

from offer_tui.core.guide.case import Case, OwnLetter
from offer_tui.core.letter_check import contradiction, misgivings, objections
from offer_tui.core.letters import LetterKind
from offer_tui.core.offer import Dates, Decision, Offer
from offer_tui.core.profile import Profile

TODAY = date(2026, 11, 21)
DAY = date(2026, 11, 20)
YES, NO, CALL, TIME, THANKS = (
    LetterKind.ACCEPT,
    LetterKind.DECLINE,
    LetterKind.DECLINE_CALL,
    LetterKind.ASK_TIME,
    LetterKind.THANKS,
)
SPOKEN = Offer(company="Globex", dates=Dates(received=date(2026, 11, 10)))
WRITTEN = replace(SPOKEN, dates=Dates(written=date(2026, 11, 12)))


def held(kind: LetterKind, offer: Offer) -> list[tuple[str, str]]:
    """Return code and message of what holds a letter back."""
    return [(one.code, one.message) for one in objections(kind, Case(offer, Profile(), TODAY))]


@pytest.mark.parametrize(
    ("decision", "message"),
    [
        (Decision(), "No call is recorded yet."),
        (Decision("declined"), "No call is recorded yet."),
        (Decision(called=date(2026, 11, 23)), "The call is on Mon 23 Nov 2026."),
    ],
)
def test_a_letter_of_decline_that_has_not_gone_waits_for_the_call(decision: Decision, message: str) -> None:
    assert held(NO, replace(WRITTEN, decision=decision)) == [("N22", message)]
    assert held(CALL, replace(WRITTEN, decision=decision)) == []


def test_a_letter_of_decline_goes_after_the_call_and_one_that_has_gone_is_free() -> None:
    assert held(NO, replace(WRITTEN, decision=Decision(called=TODAY))) == []
    assert held(NO, replace(WRITTEN, decision=Decision("declined", letter_sent=DAY))) == []


def test_a_letter_of_acceptance_waits_for_the_writing() -> None:
    assert [code for code, _ in held(YES, SPOKEN)] == ["N20"]
    assert held(YES, WRITTEN) == []


@pytest.mark.parametrize(
    "decision",
    [Decision(letter_sent=DAY), Decision("accepted", date=TODAY, letter_sent=DAY)],
    ids=["while nothing is decided", "before the acceptance"],
)
def test_a_letter_of_decline_that_has_gone_is_no_letter_of_acceptance(decision: Decision) -> None:
    assert [code for code, _ in held(YES, replace(SPOKEN, decision=decision))] == ["N20"]


@pytest.mark.parametrize("outcome", ["", "accepted", "declined", "withdrawn", "expired"])
def test_a_letter_says_what_was_decided(outcome: str) -> None:
    answers = {YES: "accepted", NO: "declined", CALL: "declined"}
    for offer in (
        replace(WRITTEN, decision=Decision(outcome)),
        replace(WRITTEN, status=outcome or "considering"),
    ):
        for kind in LetterKind:
            fits = not outcome or answers.get(kind, outcome) == outcome
            why = "" if fits else f"the offer is {outcome}; change the outcome first"
            assert contradiction(kind, offer) == why


def test_the_words_of_the_letter_of_decline_are_looked_at_before_it_goes() -> None:
    letter = OwnLetter("I decline because of the salary.")
    case = Case(WRITTEN, Profile(), TODAY, decline_letter=letter)
    assert [one.message for one in misgivings(NO, case)] == [
        "The letter of decline goes into reasons: “because”."
    ]
    assert misgivings(YES, case) == misgivings(THANKS, case) == misgivings(TIME, case) == ()
    assert misgivings(NO, replace(case, decline_letter=OwnLetter())) == ()
