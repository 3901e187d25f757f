"""The next step with an offer, and why it is the one.

The first row that applies counts.

    closed
        accepted, something agreed not in writing       WRITE    to have it confirmed
        declined, not called                            CALL     who made the offer
        accepted or declined, no letter sent            WRITE    the letter
        an interviewer not thanked                      WRITE    thanks
        anything else                                   nothing
    open
        the fit is not settled                          RATE     the career goals
        not a fit                                       DECLINE
        no base salary                                  RATE     the package
        no round held:
            no research on base salary or priorities    RESEARCH
            not two priorities, or a strategy that
            lacks a total or alternatives               PLAN
        a round held, a total missing in the strategy   PLAN
        an answer pending, no round planned             WAIT     CALL once the reply is due soon
        year one as desired (1)                         ACCEPT   WRITE until all of it is in writing
        a round planned, fewer than three held          PLAN     without asks
                                                        WAIT     until its day
                                                        CALL     on its day, after it, without one
        fewer than three held, something to gain (2)    NEGOTIATE
        year one at the walk-away point or above (1)    ACCEPT   WRITE until all of it is in writing
        fewer than three held                           NEGOTIATE
        anything else                                   DECLINE

(1) and no priority on the wrong side of its own walk-away point. (2) No round held yet, or a priority short
of what is desired that was not refused. To have something confirmed is WRITE, because it needs nothing but a
message.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from offer_tui.core.amounts import ZERO
from offer_tui.core.compensation import compensation
from offer_tui.core.fit import Verdict
from offer_tui.core.fit_words import one_decimal, sentences, shown_score
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import amount_words, figure_words, item_name, listed, person_name
from offer_tui.core.guide.round_rules import MOST_ROUNDS
from offer_tui.core.guide.strategy_rules import FEWEST_PRIORITIES
from offer_tui.core.guide.timing_rules import SOON_DAYS
from offer_tui.core.letters import LetterKind, due_letters, to_thank
from offer_tui.core.negotiated import package_after
from offer_tui.core.offer import Ask, Offer, Priority, Round
from offer_tui.core.package import Figure
from offer_tui.core.priorities import progress
from offer_tui.core.records import dataclass
from offer_tui.core.rounds import held, not_in_writing, now
from offer_tui.core.wording import days_between_words, shown_date

_CLOSING: Mapping[LetterKind, str] = {
    LetterKind.ACCEPT: "Send {} the letter of acceptance.",
    LetterKind.DECLINE_CALL: "Call {} first: promptly, briefly, without all the reasons.",
    LetterKind.DECLINE: "Send {} a brief and gracious letter.",
    LetterKind.THANKS: "Send {} a brief letter of thanks.",
}
"""What is to be done with each letter of a closed offer, with a place for names."""


class Action(StrEnum):
    """What can be next."""

    RATE = "rate"
    """Evaluate the job: how it serves the career goals, and what it pays."""
    RESEARCH = "research"
    PLAN = "plan"
    """Prepare: priorities, strategy, the asks of a round."""
    CALL = "call"
    WAIT = "wait"
    ACCEPT = "accept"
    NEGOTIATE = "negotiate"
    """All is prepared: plan a round."""
    DECLINE = "decline"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next with one offer."""

    action: Action | None
    """None where nothing is left to do."""
    reasons: tuple[str, ...]
    """Sentences with names and figures, at least one; the deadline comes last."""


def next_step(case: Case) -> NextStep:
    """Return the next step with an offer, by the table above."""
    offer = case.offer
    if offer.outcome:
        return _after_decision(offer, offer.outcome)
    step = _evaluation(case) or _preparation(offer) or _waiting(case) or _decision(case)
    planning = step.action in (Action.PLAN, Action.NEGOTIATE)
    protocol = tuple(_protocol(offer)) if planning else ()
    return NextStep(step.action, (*_thanks_due(offer), *step.reasons, *protocol, *_deadline(case)))


def year_one_now(offer: Offer) -> Decimal:
    """Return what the first year pays with all that the rounds have agreed, unrounded."""
    return compensation(package_after(offer, len(offer.rounds)), 1).total


def _step(action: Action | None, *reasons: str) -> NextStep:
    return NextStep(action, reasons)


def _after_decision(offer: Offer, how: str) -> NextStep:
    unwritten = tuple(_unwritten(offer)) if how == "accepted" else ()
    if unwritten:
        return _step(Action.WRITE, *unwritten)
    kind, to = next(due_letters(offer), (None, None))
    if kind is None:
        return _step(None, f"The offer is {how}; nothing is left to do.")
    names = person_name(to) if to is not None else "who made the offer"
    if kind is LetterKind.THANKS:
        names = listed([person_name(one) for one in to_thank(offer)])
    action = Action.CALL if kind is LetterKind.DECLINE_CALL else Action.WRITE
    return _step(action, _CLOSING[kind].format(names))


def _evaluation(case: Case) -> NextStep | None:
    fit = case.fit
    if not fit.goals:
        return _step(Action.RATE, "Write down your career goals first.")
    if not any(one.weight_percent for one in fit.goals) and not fit.missed:
        return _step(Action.RATE, "Give your career goals points, so that they have a weight.")
    if fit.settled_as is None:
        count = len(fit.deciding)
        goals = "goal" if count == 1 else "goals"
        return _step(Action.RATE, f"Rate {count} more {goals}; the verdict can still change.")
    if fit.settled_as is Verdict.NOT_A_FIT:
        bar = f"A score of {shown_score(fit)} is below your own bar, {one_decimal(fit.weak)}."
        return _step(Action.DECLINE, *(sentences(fit) if fit.missed else (bar,)))
    if case.offer.package.base_salary is None:
        return _step(Action.RATE, "Fill in the package: the base salary is missing.")
    return None


def _preparation(offer: Offer) -> NextStep | None:
    """Return what is to be done before the first round; None once one has been held."""
    if any(held(offer)):
        return None
    unknown = tuple(_unresearched(offer))
    if unknown:
        return _step(Action.RESEARCH, *unknown)
    missing = _missing_totals(offer)
    if not offer.alternatives:
        missing.append("your alternatives")
    reasons = [f"Your strategy still lacks {listed(missing)}."] if missing else []
    if len(offer.priorities) < FEWEST_PRIORITIES:
        reasons.insert(0, "Rank the two or three items that matter most to you.")
    return _step(Action.PLAN, *reasons) if reasons else None


def _missing_totals(offer: Offer) -> list[str]:
    totals = (
        ("the package that you want", offer.strategy.desired_total),
        ("your walk-away point", offer.strategy.walk_away_total),
    )
    return [name for name, total in totals if total is None]


def _unresearched(offer: Offer) -> Iterator[str]:
    known = {point.item for point in offer.research}
    if "base_salary" not in known:
        yield "Find out what the market pays as base salary; people in your network and recruiters know best."
    ranked = [one.item for one in offer.priorities]
    if ranked and known.isdisjoint(ranked):
        yield f"None of your priorities has market data: {listed([item_name(one) for one in ranked])}."


def _waiting(case: Case) -> NextStep | None:
    offer = case.offer
    pending = [ask.item for ask in _latest(offer).values() if ask.answer == "pending"]
    if not pending or any(one.planned for one in offer.rounds):
        return None
    reason = f"No answer yet on {listed([item_name(one) for one in pending])}."
    due = offer.dates.reply_by
    if due is not None and (due - case.today).days <= SOON_DAYS:
        *_, (_, last) = held(offer)
        return _step(Action.CALL, reason, f"Ask {_partner(offer, last) or 'them'} how it stands.")
    return _step(Action.WAIT, reason)


def _decision(case: Case) -> NextStep:
    """Return the step once the offer can be judged: all answers are in, or a round is planned."""
    offer = case.offer
    desired, walk_away = offer.strategy.desired_total, offer.strategy.walk_away_total
    if desired is None or walk_away is None:
        return _step(Action.PLAN, f"Your strategy still lacks {listed(_missing_totals(offer))}.")
    total, lost = year_one_now(offer), tuple(_past_walk_away(offer))
    mark = walk_away if total < walk_away else desired
    name = "your walk-away point" if total < walk_away else "the package that you want"
    standing = (f"Year one is {_against(offer, total, mark)} {name}.", *lost)
    if total >= max(desired, walk_away) and not lost:
        return _acceptance(offer, *standing)
    count = len(tuple(held(offer)))
    if count < MOST_ROUNDS:
        planned = _planned_round(case)
        if planned is not None:
            return planned
        if not count:
            return _step(Action.NEGOTIATE, *standing, "Plan the first round, with all your requests in it.")
        gains = _to_gain(offer)
        if gains:
            more = f"Plan round {count + 1} of at most {MOST_ROUNDS}: {listed(gains)} can still move."
            return _step(Action.NEGOTIATE, *standing, more)
    if total >= walk_away and not lost:
        enough = "Nothing that was not refused is left to ask." if count < MOST_ROUNDS else _ENOUGH
        return _acceptance(offer, *standing, enough)
    if count < MOST_ROUNDS:
        other = f"Plan round {count + 1} of at most {MOST_ROUNDS}, with something that was not refused."
        return _step(Action.NEGOTIATE, *standing, other)
    return _step(Action.DECLINE, *standing, _ENOUGH)


_ENOUGH = "Three rounds are enough."


def _against(offer: Offer, total: Decimal, mark: Decimal) -> str:
    """Write a total and how far it lies from a mark: `$230,000, $5,000 below`."""
    shown, apart = (amount_words(offer, one, places=0) for one in (total, abs(total - mark)))
    if apart == amount_words(offer, ZERO, places=0):
        return f"{shown}, {'' if total == mark else 'about '}as much as"
    return f"{shown}, {apart} {'above' if total > mark else 'below'}"


def _acceptance(offer: Offer, *reasons: str) -> NextStep:
    unwritten = tuple(_unwritten(offer))
    if unwritten:
        return _step(Action.WRITE, *unwritten, *reasons)
    return _step(Action.ACCEPT, *reasons, "All of it is in writing.")


def _unwritten(offer: Offer) -> Iterator[str]:
    """Yield what has to be in writing before an acceptance."""
    if offer.dates.written is None:
        yield "Ask for the offer in writing."
    spoken = [item_name(one.ask.item) for one in not_in_writing(offer)]
    if spoken:
        yield f"Ask for what was agreed by word alone in writing: {listed(spoken)}."


def _planned_round(case: Case) -> NextStep | None:
    offer = case.offer
    found = next(((n, one) for n, one in enumerate(offer.rounds, start=1) if one.planned), None)
    if found is None:
        return None
    number, one = found
    partner = _partner(offer, one)
    name = f"Round {number} with {partner}" if partner else f"Round {number}"
    if not one.asks:
        return _step(Action.PLAN, f"{name} has no asks yet.")
    if one.date is None:
        return _step(Action.CALL, f"{name} is planned, without a day.")
    distance, day = days_between_words(case.today, one.date), shown_date(one.date)
    if one.date > case.today:
        return _step(Action.WAIT, f"{name} is {distance}, on {day}.")
    if one.date == case.today:
        return _step(Action.CALL, f"{name} is today.")
    late = f"{name} was planned for {day}, {distance}; hold it, or write down what came back."
    return _step(Action.CALL, late)


def _partner(offer: Offer, one: Round) -> str:
    """Name whom a round is held with; empty where that is not recorded."""
    return next((person_name(person) for person in offer.people if person.id == one.with_), one.with_)


def _latest(offer: Offer) -> dict[str, Ask]:
    """Return the latest ask of each item in the rounds that took place."""
    return {ask.item: ask for _, one in held(offer) for ask in one.asks}


def _to_gain(offer: Offer) -> list[str]:
    """Name the priorities that are short of what is desired and were not refused when last asked for."""
    latest = _latest(offer)
    return [
        item_name(one.item)
        for one in offer.priorities
        if (one.item not in latest or latest[one.item].answer != "refused")
        and one.desired not in (None, figure := now(offer, one.item))
        and progress(one.walk_away, one.desired, figure) != 1
    ]


def _past_walk_away(offer: Offer) -> Iterator[str]:
    for one in offer.priorities:
        figure = now(offer, one.item)
        if figure is not None and one.walk_away is not None and (side := _wrong_side(one, figure)):
            here, mark = (figure_words(offer, one.item, value) for value in (figure, one.walk_away))
            yield f"For {item_name(one.item)}, {here} is {side} your walk-away point, {mark}."


def _wrong_side(one: Priority, figure: Figure) -> str:
    """Say on which side of a priority's walk-away point a figure lies if that is the wrong one, else nothing.

    Less is better where what is desired lies below. Of words nobody can tell.
    """
    mark, desired = one.walk_away, one.desired
    if isinstance(figure, Decimal) and isinstance(mark, Decimal):
        if isinstance(desired, Decimal) and desired < mark:
            return "above" if figure > mark else ""
        return "below" if figure < mark else ""
    if isinstance(figure, date) and isinstance(mark, date) and isinstance(desired, date):
        if desired < mark:
            return "after" if figure > mark else ""
        return "before" if figure < mark else ""
    return ""


def _thanks_due(offer: Offer) -> Iterator[str]:
    if offer.dates.received is not None and offer.dates.thanked is None:
        yield "Thank them for the offer." if offer.dates.time_requested else "Thank them and ask for time."


def _protocol(offer: Offer) -> Iterator[str]:
    """Yield what to ask before the first round while nothing is known of how they discuss offers."""
    if not (offer.strategy.protocol or offer.strategy.protocol_people or any(held(offer))):
        yield "Ask for the company's protocol: how they discuss offers, and with whom."


def _deadline(case: Case) -> Iterator[str]:
    due = case.offer.dates.reply_by
    if due is not None:
        distance = days_between_words(case.today, due)
        past = due < case.today
        yield f"Reply was due {distance}; ask for more time." if past else f"Reply is due {distance}."
