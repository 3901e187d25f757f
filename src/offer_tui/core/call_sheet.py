"""What to have before you on the telephone: thanks, requests in order, data, next lever, where to stop."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import figure_words, item_name, listed, person_name
from offer_tui.core.guide.round_rules import MOST_ROUNDS
from offer_tui.core.guide.substitutes import LIMITS, substitute
from offer_tui.core.items import Unit, item
from offer_tui.core.money import shown_amount
from offer_tui.core.offer import Ask, Offer, Person
from offer_tui.core.package import Figure
from offer_tui.core.records import dataclass
from offer_tui.core.rounds import Asked, RoundState, held, now, states
from offer_tui.core.wording import shown_number

MANNER = "They want you to join and to ask with confidence. Ask, don't demand."
"""How to talk."""
CLOSING = "Ask for whatever they agree to in writing."
"""How to end."""

_LIKELY_LIMITS = {
    "base_salary": "internal_equity",
    "level": "internal_equity",
    "vacation_days": "company",
    "remote_days": "company",
    "retirement_match": "company",
    "benefits": "company",
}
"""The limit that an item meets most often; a budget for all others."""
_NOUNS = {
    "equity": "stock grant",
    "relocation": "relocation payment",
}
"""What to call an item in a question, where that is not its name."""


@dataclass(frozen=True, slots=True)
class CallAsk:
    """One request in the words to say it with."""

    number: int
    """Of its row in the round, from 0."""
    item: str
    question: str
    data: str
    """The reason and what supports it; empty without either."""
    for_them: str
    """What is in it for them; empty where nothing is written down."""
    lever: str
    """What to ask for if this one meets a limit; empty where nothing is left."""
    answer: str
    """As in the file: `pending` until there is one."""


@dataclass(frozen=True, slots=True)
class CallSheet:
    """One round as it is to be held on the telephone."""

    company: str
    role: str
    number: int
    """The round's, from 1."""
    planned: bool
    """Whether it has still to take place; else its answers are waited for."""
    date: date | None
    channel: str
    """Empty where it is not said."""
    person: Person | None
    """With whom; None where nobody is named."""
    opening: tuple[str, ...]
    """Sentences to begin with."""
    value_points: tuple[str, ...]
    """What you bring."""
    asks: tuple[CallAsk, ...]
    stop_lines: tuple[str, ...]
    """Where to end the call, and whether it is the last one."""


def call_sheet(case: Case) -> CallSheet | None:
    """Return the sheet for the first planned round, else for the latest one held that waits for an answer.

    None where there is neither, and for an offer that has come to an end.
    """
    if case.offer.outcome:
        return None
    found = states(case.offer)
    planned = (one for one in found if one.round.planned)
    waiting = (one for one in reversed(found) if any(ask.answer == "pending" for ask in one.round.asks))
    state = next(planned, None) or next(waiting, None)
    return None if state is None else round_sheet(case, state.number)


def round_sheet(case: Case, number: int) -> CallSheet:
    """Return the sheet for a round by its number, whatever has been answered."""
    offer = case.offer
    state = states(offer)[number - 1]
    return CallSheet(
        company=offer.company,
        role=offer.role,
        number=number,
        planned=state.round.planned,
        date=state.round.date,
        channel=state.round.channel,
        person=next((one for one in offer.people if one.id == state.round.with_), None),
        opening=tuple(_opening(offer, state)),
        value_points=offer.strategy.value_points,
        asks=tuple(_ask(offer, state, row) for row in range(len(state.asks))),
        stop_lines=tuple(_stop_lines(offer, state)),
    )


def person_words(sheet: CallSheet) -> str:
    """Say with whom the round is, in which role, and whether they can decide."""
    person = sheet.person
    if person is None:
        return "nobody named yet; talk to somebody who can decide"
    decides = {True: "can decide", False: "cannot decide", None: "not known whether they can decide"}
    facts = (person_name(person), person.role, decides[person.decides])
    return ", ".join(fact for fact in facts if fact)


def _opening(offer: Offer, state: RoundState) -> Iterator[str]:
    join = f"join {offer.company}" if offer.company else "join you"
    if state.number == 1:
        yield f"Thank you for the offer; I would very much like to {join}."
    else:
        yield f"Thank you for what you have done so far; I would still very much like to {join}."
    names = [_noun(asked.ask.item) for asked in state.asks]
    if names:
        come_back = "May I ask about" if state.number == 1 else "May I come back to"
        yield f"{come_back} {listed(names)}?"


def _ask(offer: Offer, state: RoundState, row: int) -> CallAsk:
    asked = state.asks[row]
    ask = asked.ask
    return CallAsk(
        number=row,
        item=ask.item,
        question=_question(offer, asked),
        data=_data(offer, ask),
        for_them=ask.for_them,
        lever=_lever(offer, state, ask),
        answer=ask.answer,
    )


def _noun(item_id: str) -> str:
    return _NOUNS.get(item_id, item_name(item_id))


def _question(offer: Offer, asked: Asked) -> str:
    """Ask for a figure, in words that fit the item's unit and what is on the table."""
    item_id, wanted, before = asked.ask.item, asked.ask.ask, asked.before
    noun = _noun(item_id)
    here = "" if before is None else figure_words(offer, item_id, before)
    if wanted is None:
        return f"Is there room in the {noun}{f', now {here}' if here else ''}?"
    figure = figure_words(offer, item_id, wanted)
    if wanted == before:
        return f"Could the {noun} stay at {figure}?"
    unit = None if (known := item(item_id)) is None else known.unit
    if unit is Unit.DAYS and isinstance(wanted, Decimal):
        days = noun.removesuffix("s") if wanted == 1 else noun
        week = " a week" if item_id == "remote_days" else ""
        instead = f" instead of {shown_number(before)}" if isinstance(before, Decimal) else ""
        return f"Could it be {shown_number(wanted)} {days}{week}{instead}?"
    if unit in (Unit.YEARLY, Unit.ONCE) and before == 0:
        article = "" if item_id == "benefits" else "a "
        return f"Could there be {article}{noun} of {figure}?"
    return f"Could the {noun} be {figure}{f' instead of {here}' if here else ''}?"


def _data(offer: Offer, ask: Ask) -> str:
    """Return the reason and, in brackets, what the linked research says."""
    market = _market(offer, ask)
    because = ask.because.strip()
    if because and because[-1] not in ".!?":
        because += "."
    if because and market:
        return f"{because} ({market})"
    return because or (f"{market[0].upper()}{market[1:]}." if market else "")


def _market(offer: Offer, ask: Ask) -> str:
    """Say how many points support an ask, of which sources, and from where to where they go."""
    points = [point for point in offer.research if point.id in ask.research]
    if not points:
        return ""
    count = "1 point" if len(points) == 1 else f"{len(points)} points"
    kinds = listed(
        [kind for kind in dict.fromkeys(point.source for point in points) if kind] or ["no source"]
    )
    figures = [figure for point in points for figure in (point.low, point.mid, point.high)]
    return ": ".join(part for part in (f"{count}, {kinds}", _range(offer, ask.item, figures)) if part)


def _range(offer: Offer, item_id: str, figures: Sequence[Figure | None]) -> str:
    """Write the lowest and the highest of the figures that are numbers; empty for none."""
    numbers = sorted({figure for figure in figures if isinstance(figure, Decimal)})
    ends = [figure_words(offer, item_id, figure) for figure in dict.fromkeys((*numbers[:1], *numbers[-1:]))]
    return " to ".join(ends)


def _lever(offer: Offer, state: RoundState, ask: Ask) -> str:
    """Say what to ask for instead, should the request meet the limit they last named or the likeliest one."""
    named = [
        one.limit for _, earlier in held(offer) for one in earlier.asks if one.item == ask.item and one.limit
    ]
    limit = ask.limit or (named[-1] if named else _LIKELY_LIMITS.get(ask.item, "budget"))
    other = substitute(offer, ask.item, limit)
    if other is None:
        return ""
    asked = (one.ask.ask for one in state.asks if one.ask.item == other)
    ranked = (one.desired for one in offer.priorities if one.item == other)
    here, wanted = (
        now(offer, other),
        next((figure for figure in (*asked, *ranked) if figure is not None), None),
    )
    move = " → ".join(figure_words(offer, other, figure) for figure in (here, wanted) if figure is not None)
    move = f"now {move}" if wanted is None and move else move
    return f"If {LIMITS[limit]} is the limit: {item_name(other)}{f', {move}' if move else ''}."


def _stop_lines(offer: Offer, state: RoundState) -> Iterator[str]:
    least = offer.strategy.walk_away_total
    if least is None:
        yield "Your walk-away point is not fixed: agree to nothing on this call."
    else:
        total = shown_amount(least, offer.currency)
        yield f"Below {total} in year one: thank them, ask for time to think, end the call."
    asked = {one.ask.item for one in state.asks}
    items = [
        f"{item_name(one.item)} {figure_words(offer, one.item, one.walk_away)}"
        for one in offer.priorities
        if one.item in asked and one.walk_away is not None
    ]
    if items:
        yield f"Your walk-away points: {', '.join(items)}."
    if state.number >= MOST_ROUNDS:
        yield f"This is round {state.number}: the last. Ask for nothing after it."
