"""Examples of the next step: a row for each row of its table, with what it says."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from offer_tui.core.guide.case import Case
from offer_tui.core.guide.next_step import Action, NextStep, next_step
from offer_tui.core.offer import (
    Alternative,
    Ask,
    Dates,
    Decision,
    Offer,
    Person,
    Priority,
    Rating,
    ResearchPoint,
    Round,
    Strategy,
)
from offer_tui.core.package import Package
from offer_tui.core.profile import Goal, Profile

D = Decimal
TODAY = date(2026, 11, 21)
PROFILE = Profile(
    goals=(
        Goal("depth", "Go deep", D(70)),
        Goal("calm", "Sleep at night", D(30), must_have=D(5)),
    )
)
STRONG = {"depth": Rating(D(8)), "calm": Rating(D(8))}
BASE = Priority("base_salary", desired=D(180_000), walk_away=D(160_000))
VACATION = Priority("vacation_days", desired=D(25), walk_away=D(20))
READY = Offer(
    company="Northwind",
    currency="USD",
    dates=Dates(
        received=date(2026, 11, 10), thanked=date(2026, 11, 10), written=date(2026, 11, 12), reply_by=None
    ),
    package=Package(base_salary=D(165_000), vacation_days=D(20)),
    fit=STRONG,
    priorities=(BASE, VACATION),
    strategy=Strategy(desired_total=D(180_000), walk_away_total=D(160_000)),
    alternatives=(Alternative("Stay", D(150_000)),),
    research=(ResearchPoint(item="base_salary", mid=D(175_000)),),
    people=(
        Person("dana", "Dana Ruiz", decides=True, made_offer=True),
        Person("priya", "Priya Nair", interviewed=True),
        Person("tom", interviewed=True),
    ),
)
"""All is prepared, and no round is planned."""

Change: TypeAlias = Callable[[Offer], Offer]


def dated(**days: date | None) -> Change:
    return lambda offer: replace(offer, dates=replace(offer.dates, **days))


def planned(day: date | None = None) -> Round:
    return Round(date=day, planned=True, with_="dana", asks=(Ask("base_salary", ask=D(180_000)),))


def answered(value: int, answer: str = "partial", *, in_writing: bool = True) -> Round:
    ask = Ask("base_salary", ask=D(180_000), answer=answer, value=D(value), in_writing=in_writing)
    return Round(date=date(2026, 11, 14), with_="dana", asks=(ask,))


def with_rounds(*rounds: Round) -> Change:
    return lambda offer: replace(offer, rounds=rounds)


def ended(
    outcome: str,
    called: date | None = None,
    letter_sent: date | None = None,
    thanked: tuple[str, ...] = (),
) -> Change:
    decision = Decision(outcome, called=called, letter_sent=letter_sent, thanked=thanked)
    return lambda offer: replace(offer, status=outcome, decision=decision)


def step_of(*changes: Change, today: date = TODAY) -> NextStep:
    offer = READY
    for change in changes:
        offer = change(offer)
    return next_step(Case(offer, PROFILE, today))


REFUSED_DAYS = Round(asks=(Ask("vacation_days", ask=D(25), answer="refused"),))
CALLED = date(2026, 11, 20)

TABLE: Mapping[str, tuple[tuple[Change, ...], Action | None, str]] = {
    "nothing rated": (
        (lambda offer: replace(offer, fit={}),),
        Action.RATE,
        "Rate 2 more goals; the verdict can still change.",
    ),
    "one goal decides": (
        (lambda offer: replace(offer, fit={"depth": Rating(D(8))}),),
        Action.RATE,
        "Rate 1 more goal; the verdict can still change.",
    ),
    "a must-have missed": (
        (lambda offer: replace(offer, fit={**STRONG, "calm": Rating(D(4))}),),
        Action.DECLINE,
        "Not a fit: “Sleep at night” is a must-have from 5 and rated 4.",
    ),
    "below the bar": (
        (lambda offer: replace(offer, fit={"depth": Rating(D(2)), "calm": Rating(D(6))}),),
        Action.DECLINE,
        "A score of 3.2 is below your own bar, 5.0.",
    ),
    "no package": (
        (lambda offer: replace(offer, package=Package()),),
        Action.RATE,
        "Fill in the package: the base salary is missing.",
    ),
    "no research": (
        (lambda offer: replace(offer, research=()),),
        Action.RESEARCH,
        "Find out what the market pays as base salary; people in your network and recruiters know best.",
    ),
    "no research on any priority": (
        (lambda offer: replace(offer, priorities=(VACATION,)),),
        Action.RESEARCH,
        "None of your priorities has market data: vacation days.",
    ),
    "one priority": (
        (lambda offer: replace(offer, priorities=(BASE,)),),
        Action.PLAN,
        "Rank the two or three items that matter most to you.",
    ),
    "no strategy": (
        (lambda offer: replace(offer, strategy=Strategy(), alternatives=()),),
        Action.PLAN,
        "Your strategy still lacks the package that you want, your walk-away point and your alternatives.",
    ),
    "preparation goes before a planned round": (
        (lambda offer: replace(offer, alternatives=()), with_rounds(planned(TODAY))),
        Action.PLAN,
        "Your strategy still lacks your alternatives.",
    ),
    "all prepared": (
        (),
        Action.NEGOTIATE,
        "Year one is $165,000, $15,000 below the package that you want.",
    ),
    "offered what is desired": (
        (lambda offer: replace(offer, package=replace(offer.package, base_salary=D(180_000))),),
        Action.ACCEPT,
        "Year one is $180,000, as much as the package that you want.",
    ),
    "offered what is desired by word alone": (
        (
            lambda offer: replace(offer, package=replace(offer.package, base_salary=D(190_000))),
            dated(written=None),
        ),
        Action.WRITE,
        "Ask for the offer in writing.",
    ),
    "offered what is desired, but too few days": (
        (
            lambda offer: replace(
                offer, package=replace(offer.package, base_salary=D(190_000), vacation_days=D(15))
            ),
        ),
        Action.NEGOTIATE,
        "For vacation days, 15 days is below your walk-away point, 20 days.",
    ),
    "offered what is desired, but below the walk-away point": (
        (lambda offer: replace(offer, strategy=Strategy(D(150_000), D(170_000))),),
        Action.NEGOTIATE,
        "Year one is $165,000, $5,000 below your walk-away point.",
    ),
    "a round without asks": (
        (with_rounds(Round(planned=True, with_="dana")),),
        Action.PLAN,
        "Round 1 with Dana Ruiz has no asks yet.",
    ),
    "a round of a later day": (
        (with_rounds(planned(date(2026, 11, 24))),),
        Action.WAIT,
        "Round 1 with Dana Ruiz is in 3 days, on Tue 24 Nov 2026.",
    ),
    "a round of today": (
        (with_rounds(answered(170_000), planned(TODAY)),),
        Action.CALL,
        "Round 2 with Dana Ruiz is today.",
    ),
    "a round of a past day": (
        (with_rounds(replace(planned(date(2026, 11, 16)), with_="")),),
        Action.CALL,
        "Round 1 was planned for Mon 16 Nov 2026, 5 days ago; hold it, or write down what came back.",
    ),
    "a round without a day": (
        (with_rounds(planned()),),
        Action.CALL,
        "Round 1 with Dana Ruiz is planned, without a day.",
    ),
    "an answer pending": (
        (with_rounds(answered(0, "pending")), dated(reply_by=date(2026, 11, 24))),
        Action.WAIT,
        "No answer yet on base salary.",
    ),
    "an answer pending, the reply due": (
        (with_rounds(answered(0, "pending")), dated(reply_by=date(2026, 11, 23))),
        Action.CALL,
        "Ask Dana Ruiz how it stands.",
    ),
    "an earlier question answered since": (
        (with_rounds(answered(0, "pending"), answered(180_000, "granted")),),
        Action.ACCEPT,
        "All of it is in writing.",
    ),
    "a total missing after a round": (
        (with_rounds(answered(170_000)), lambda offer: replace(offer, strategy=Strategy(D(180_000)))),
        Action.PLAN,
        "Your strategy still lacks your walk-away point.",
    ),
    "granted, by word alone": (
        (with_rounds(answered(180_000, "granted", in_writing=False)),),
        Action.WRITE,
        "Ask for what was agreed by word alone in writing: base salary.",
    ),
    "granted, and another round planned": (
        (with_rounds(answered(180_000, "granted"), planned(TODAY)),),
        Action.ACCEPT,
        "Year one is $180,000, as much as the package that you want.",
    ),
    "between, with something to gain": (
        (with_rounds(answered(170_000)),),
        Action.NEGOTIATE,
        "Plan round 2 of at most 3: base salary and vacation days can still move.",
    ),
    "between, all refused": (
        (with_rounds(answered(0, "refused"), REFUSED_DAYS),),
        Action.ACCEPT,
        "Nothing that was not refused is left to ask.",
    ),
    "below the walk-away point, all refused": (
        (
            with_rounds(answered(0, "refused"), REFUSED_DAYS),
            lambda offer: replace(offer, strategy=Strategy(D(180_000), D(170_000))),
        ),
        Action.NEGOTIATE,
        "Year one is $165,000, $5,000 below your walk-away point.",
    ),
    "between after three rounds": (
        (with_rounds(answered(168_000), answered(169_000), answered(170_000)),),
        Action.ACCEPT,
        "Three rounds are enough.",
    ),
    "a fourth round planned": (
        (with_rounds(answered(168_000), answered(169_000), answered(170_000), planned(TODAY)),),
        Action.ACCEPT,
        "Year one is $170,000, $10,000 below the package that you want.",
    ),
    "below the walk-away point after three rounds": (
        (
            with_rounds(answered(150_000), answered(152_000), answered(155_000)),
            lambda offer: replace(offer, priorities=(replace(BASE, walk_away=None), VACATION)),
        ),
        Action.DECLINE,
        "Year one is $155,000, $5,000 below your walk-away point.",
    ),
    "declined, not called": (
        (ended("declined"),),
        Action.CALL,
        "Call Dana Ruiz first: promptly, briefly, without all the reasons.",
    ),
    "declined, a letter before the call": (
        (ended("declined", letter_sent=CALLED),),
        Action.CALL,
        "Call Dana Ruiz first: promptly, briefly, without all the reasons.",
    ),
    "declined, called": (
        (ended("declined", called=CALLED),),
        Action.WRITE,
        "Send Dana Ruiz a brief and gracious letter.",
    ),
    "declined, nobody marked as having made the offer": (
        (ended("declined"), lambda offer: replace(offer, people=())),
        Action.CALL,
        "Call who made the offer first: promptly, briefly, without all the reasons.",
    ),
    "declined, letter sent": (
        (ended("declined", called=CALLED, letter_sent=CALLED),),
        Action.WRITE,
        "Send Priya Nair and tom a brief letter of thanks.",
    ),
    "declined, one thanked": (
        (ended("declined", called=CALLED, letter_sent=CALLED, thanked=("priya",)),),
        Action.WRITE,
        "Send tom a brief letter of thanks.",
    ),
    "declined, all done": (
        (ended("declined", called=CALLED, letter_sent=CALLED, thanked=("tom", "priya")),),
        None,
        "The offer is declined; nothing is left to do.",
    ),
    "accepted, something by word alone": (
        (ended("accepted"), with_rounds(answered(180_000, "granted", in_writing=False))),
        Action.WRITE,
        "Ask for what was agreed by word alone in writing: base salary.",
    ),
    "accepted": (
        (ended("accepted"),),
        Action.WRITE,
        "Send Dana Ruiz the letter of acceptance.",
    ),
    "accepted, a letter of decline from before": (
        (
            ended("accepted", letter_sent=CALLED),
            lambda offer: replace(offer, decision=replace(offer.decision, date=TODAY)),
        ),
        Action.WRITE,
        "Send Dana Ruiz the letter of acceptance.",
    ),
    "accepted, letter sent": (
        (ended("accepted", letter_sent=CALLED, thanked=("priya",)),),
        Action.WRITE,
        "Send tom a brief letter of thanks.",
    ),
    "accepted, all done": (
        (ended("accepted", letter_sent=CALLED, thanked=("priya", "tom")),),
        None,
        "The offer is accepted; nothing is left to do.",
    ),
    "accepted, the only interviewer made the offer": (
        (
            ended("accepted", letter_sent=CALLED),
            lambda offer: replace(offer, people=(replace(offer.people[0], interviewed=True),)),
        ),
        None,
        "The offer is accepted; nothing is left to do.",
    ),
    "withdrawn": ((ended("withdrawn"),), Action.WRITE, "Send Priya Nair and tom a brief letter of thanks."),
    "expired, one thanked": (
        (ended("expired", thanked=("tom",)),),
        Action.WRITE,
        "Send Priya Nair a brief letter of thanks.",
    ),
    "expired, all thanked": (
        (ended("expired", thanked=("tom", "priya")),),
        None,
        "The offer is expired; nothing is left to do.",
    ),
    "decided, the status not changed yet": (
        (lambda offer: replace(offer, decision=Decision("declined")),),
        Action.CALL,
        "Call Dana Ruiz first: promptly, briefly, without all the reasons.",
    ),
    "closed without a decision": (
        (lambda offer: replace(offer, status="withdrawn", people=()),),
        None,
        "The offer is withdrawn; nothing is left to do.",
    ),
}
