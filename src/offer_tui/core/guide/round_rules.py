"""Rules about the rounds as a whole: every request in the first, and no more than three."""

from collections.abc import Iterator

from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import item_name, listed
from offer_tui.core.guide.requests import Request, requests
from offer_tui.core.guide.rule import Found, Rule
from offer_tui.core.guide.substitutes import SUBSTITUTES
from offer_tui.core.priorities import Standing, standings
from offer_tui.core.problems import Severity

MOST_ROUNDS = 3
"""No more than three times back and forth."""
_AT_ONCE = "Make all requests in the first round, and go back and forth no more than three times."


def _not_at_once(case: Case) -> Iterator[Found]:
    offer = case.offer
    if not offer.rounds:
        return
    first = {ask.item for ask in offer.rounds[0].asks}
    missing = [
        item_name(one.priority.item)
        for one in standings(offer)
        if one.priority.item not in first and not _met(one)
    ]
    if missing:
        verb = "leaves" if offer.rounds[0].planned else "left"
        noun = "a priority" if len(missing) == 1 else "priorities"
        yield Found(("rounds", 0), f"Round 1 {verb} out {noun}: {listed(missing)}.")
    asked = list(requests(offer))
    for one in asked:
        if one.number > 1 and one.ask.item not in first and not _stands_in(one, asked):
            verb = "asks" if one.round.planned else "asked"
            message = f"Round {one.number} {verb} for {item_name(one.ask.item)}, which round 1 did not."
            yield Found(one.where, message)


def _met(one: Standing) -> bool:
    """Tell whether the offer itself has all that is desired, so that there is nothing to ask for."""
    desired = one.priority.desired
    return one.progress_offered == 1 or (desired is not None and one.offered == desired)


def _stands_in(later: Request, asked: list[Request]) -> bool:
    """Tell whether a request makes up for one that met a limit in a round before."""
    return any(
        one.number < later.number and one.ask.limit and later.ask.item in SUBSTITUTES[one.ask.limit]
        for one in asked
    )


def _too_many(case: Case) -> Iterator[Found]:
    for n in range(MOST_ROUNDS, len(case.offer.rounds)):
        yield Found(("rounds", n), f"Round {n + 1} comes after the third, which is the last.")


def _last(case: Case) -> Iterator[Found]:
    if len(case.offer.rounds) == MOST_ROUNDS:
        last = MOST_ROUNDS - 1
        planned = case.offer.rounds[last].planned
        message = (
            "is the last; decide on what it brings."
            if planned
            else "was the last; decide on what it brought."
        )
        yield Found(("rounds", last), f"Round {MOST_ROUNDS} {message}")


ROUND_RULES = (
    Rule(
        code="N10",
        severity=Severity.WARNING,
        title="Not asked in round one",
        sentence=_AT_ONCE,
        trigger="Round one leaves out a priority that the offer does not meet, or a later round asks for an"
        " item that round one did not, unless it stands in for one that met a limit of theirs.",
        remedy="Ask for all that matters in round one; later, move only what is on the table.",
        find=_not_at_once,
    ),
    Rule(
        code="N11",
        severity=Severity.BLOCK,
        title="A fourth round",
        sentence=_AT_ONCE,
        trigger="There is a round after the third.",
        remedy="Accept or decline what three rounds have brought.",
        find=_too_many,
    ),
    Rule(
        code="N12",
        severity=Severity.INFO,
        title="The last round",
        sentence=_AT_ONCE,
        trigger="The third round is planned or took place.",
        remedy="Say that you will decide on what this round brings, and do.",
        find=_last,
    ),
)
