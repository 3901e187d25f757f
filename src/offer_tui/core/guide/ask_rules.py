"""Rules about single requests: their reasons, their tone, what is in them for the other side."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import figure_words, item_name, person_name
from offer_tui.core.guide.requests import Request, as_far, requests, requests_at_hand
from offer_tui.core.guide.rule import Found, Rule
from offer_tui.core.guide.substitutes import LIMITS, substitute
from offer_tui.core.items import offered
from offer_tui.core.offer import Offer, Signal
from offer_tui.core.package import Figure
from offer_tui.core.problems import Severity
from offer_tui.core.wording import shown_date

_DEMAND = re.compile(
    r"\b(?:i (?:need|must|demand|require|insist|expect)(?! (?:no|not|nothing|only)\b)"
    r"|you (?:must|need to|have to)|it must|must have|or else|or i(?:['’]ll| will)? walk"
    r"|(?:will not|won['’]t|cannot|can['’]t) (?:sign|accept)\b[^.!?]*?\b(?:un)?less"
    r"|non-?negotiable|not negotiable|final offer|take it or leave it)\b",
    re.IGNORECASE,
)
"""Turns of phrase that leave no choice. A bare "must" or "final" can be harmless, and "I need no ..." is."""
_MOST_ABOVE_SIGNAL = Decimal("1.10")
"""So far above what was signalled an ask still counts as the same figure, better prepared."""


def _unsupported(case: Case) -> Iterator[Found]:
    for one in requests_at_hand(case.offer):
        if not one.ask.because.strip() and not _has_research(case.offer, one):
            yield Found((*one.where, "because"), f"{_named(one)} has neither research nor a reason.")


def _has_research(offer: Offer, one: Request) -> bool:
    """Tell whether a point that the ask refers to is in the file."""
    return any(point.id in one.ask.research for point in offer.research)


def _tone(case: Case) -> Iterator[Found]:
    for one in requests_at_hand(case.offer):
        because = " ".join(one.ask.because.split())
        demand = _DEMAND.search(because)
        where = (*one.where, "because")
        if demand is not None:
            yield Found(where, f"{_named(one)} demands: “{demand[0]}”.")
        elif not because and _has_research(case.offer, one):
            yield Found(where, f"{_named(one)} has research and does not say why you are worth it.")


def _nothing_for_them(case: Case) -> Iterator[Found]:
    for one in requests_at_hand(case.offer):
        if not one.ask.for_them.strip():
            yield Found((*one.where, "for_them"), f"{_named(one)} has nothing in it for them.")


def _same_limit(case: Case) -> Iterator[Found]:
    offer = case.offer
    asked = list(requests(offer))
    for later in requests_at_hand(offer):
        before = [one for one in asked if one.ask.item == later.ask.item and one.number < later.number]
        earlier = next((one for one in reversed(before) if not one.round.planned), None)
        if earlier is None or earlier.ask.answer not in ("refused", "partial") or not earlier.ask.limit:
            continue
        old, new = earlier.ask.ask, later.ask.ask
        if old is None or new is None or not as_far(offer, later.ask.item, new, old):
            continue
        unchanged = "unchanged" if new == old else f"with {figure_words(offer, later.ask.item, new)}"
        limit = LIMITS[earlier.ask.limit]
        other = substitute(offer, later.ask.item, earlier.ask.limit)
        instead = f"; {item_name(other)} may be freer" if other is not None else ""
        met = f"met {limit} in round {earlier.number}"
        yield Found(later.where, f"{_named(later)} {met} and is asked again {unchanged}{instead}.")


def _contradiction(case: Case) -> Iterator[Found]:
    offer = case.offer
    names = {person.id: person_name(person) for person in offer.people}
    for one in requests_at_hand(offer):
        signal = _latest_signal(offer, one)
        if signal is None or signal.amount is None or one.ask.ask is None:
            continue
        if _contradicts(offer, one.ask.item, one.ask.ask, signal.amount):
            to = f" to {names.get(signal.to, signal.to)}" if signal.to else ""
            day = f" on {shown_date(signal.date)}" if signal.date is not None else ""
            asked, said = (figure_words(offer, one.ask.item, it) for it in (one.ask.ask, signal.amount))
            yield Found((*one.where, "ask"), f"{_named(one)} is {asked}; you signalled {said}{to}{day}.")


def _latest_signal(offer: Offer, one: Request) -> Signal | None:
    """Return the last figure that was named for the item before the round; those without a date go first."""
    signals = [
        signal
        for signal in offer.strategy.signal
        if signal.item == one.ask.item
        and signal.amount is not None
        and not (signal.date is not None and one.round.date is not None and signal.date > one.round.date)
    ]
    # Of one day, the later row counts: max returns the first of equals.
    return max(reversed(signals), key=lambda signal: signal.date or date.min, default=None)


def _contradicts(offer: Offer, item_id: str, ask: Figure, signalled: Figure) -> bool:
    """Tell whether an ask goes beyond a figure that was named; to ask for less takes nobody by surprise.

    Numbers have some room. A date or a word is another one or it is not. Two types say nothing.
    """
    if isinstance(ask, Decimal) and isinstance(signalled, Decimal):
        start = offered(offer, item_id)
        if isinstance(start, Decimal) and ask < start:
            return ask * _MOST_ABOVE_SIGNAL < signalled
        return ask > signalled * _MOST_ABOVE_SIGNAL
    return type(ask) is type(signalled) and ask != signalled


def _named(one: Request) -> str:
    return f"The ask for {item_name(one.ask.item)}"


ASK_RULES = (
    Rule(
        code="N14",
        severity=Severity.BLOCK,
        title="Ask without support",
        sentence="Be prepared to provide the data that justifies the request.",
        trigger="An ask has neither a reason nor a point of research that is in the file.",
        remedy="Link research to it, or write the reason that you would give.",
        find=_unsupported,
    ),
    Rule(
        code="N16",
        severity=Severity.INFO,
        title="A demand, or no reason",
        sentence="Ask, don't demand, and focus on the value that you bring.",
        trigger="The reason of an ask has words such as “I need”, “you must” or “or I walk”, or an ask has"
        " research and no reason of your own.",
        remedy="Say what you bring that makes the figure right, and put it as a question.",
        find=_tone,
    ),
    Rule(
        code="N17",
        severity=Severity.WARNING,
        title="Nothing in it for them",
        sentence="A negotiation starts a professional relationship, so make it win-win.",
        trigger="An ask does not say what is in it for them.",
        remedy="Name what they gain: an earlier start, a skill, less risk, a settled question.",
        find=_nothing_for_them,
    ),
    Rule(
        code="N18",
        severity=Severity.INFO,
        title="Against the same limit",
        sentence="They have limits: budget, internal equity, constraints of the company.",
        trigger="An ask was refused or cut for a limit that they named, and a later round asks as much or"
        " more.",
        remedy="Ask for less of it, or pull another lever that the limit does not bind.",
        find=_same_limit,
    ),
    Rule(
        code="N25",
        severity=Severity.WARNING,
        title="Against your own signal",
        sentence="They prefer signals during interviews: your level of interest, your compensation"
        " expectations.",
        trigger="An ask goes more than 10 % beyond the number that you last signalled for the item, or is"
        " another date or word.",
        remedy="Come closer to what you said, or say what has changed since.",
        find=_contradiction,
    ),
)
