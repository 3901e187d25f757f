"""What the rounds of negotiation have changed: asked, answered, on the table.

A planned round has not taken place and changes nothing. Rounds are numbered from 1, in the file's order.
"""

from collections.abc import Iterator

from offer_tui.core.items import offered
from offer_tui.core.offer import Ask, Offer, Round
from offer_tui.core.package import Figure
from offer_tui.core.records import dataclass

AGREED = ("granted", "partial")
"""Answers that put something on the table."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, between what was on the table before its round and after."""

    ask: Ask
    before: Figure | None
    after: Figure | None
    """The same as `before` where nothing was agreed, also in a planned round."""


@dataclass(frozen=True, slots=True)
class RoundState:
    """One round with its requests."""

    number: int
    round: Round
    asks: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One priority item through the rounds."""

    item: str
    offered: Figure | None
    asked: Figure | None
    """The latest figure asked for in a round that took place; None where it was never asked."""
    now: Figure | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """The latest answer that put something on the table for an item."""

    number: int
    """The round's."""
    ask: Ask


def agreed_value(ask: Ask) -> Figure | None:
    """Return what an answer put on the table; None for no agreement or none in figures.

    What was granted without a value of its own is what was asked for.
    """
    if ask.answer not in AGREED:
        return None
    return ask.ask if ask.value is None and ask.answer == "granted" else ask.value


def held(offer: Offer, upto: int | None = None) -> Iterator[tuple[int, Round]]:
    """Yield the rounds that took place, with their numbers, up to one of them."""
    for number, one in enumerate(offer.rounds, start=1):
        if not one.planned and (upto is None or number <= upto):
            yield number, one


def on_the_table(offer: Offer, item_id: str, after_round: int | None = None) -> Figure | None:
    """Return what is on the table for an item after a round: 0 for before the first, None for after all.

    That is the latest value of a granted or partial answer, else what was offered.
    """
    found = offered(offer, item_id)
    for _, one in held(offer, after_round):
        for ask in one.asks:
            value = agreed_value(ask)
            if ask.item == item_id and value is not None:
                found = value
    return found


def now(offer: Offer, item_id: str) -> Figure | None:
    """Return what is on the table for an item today."""
    return on_the_table(offer, item_id)


def states(offer: Offer) -> tuple[RoundState, ...]:
    """Return all rounds, planned ones too, with where each request started and ended."""
    return tuple(
        RoundState(
            number,
            one,
            tuple(
                Asked(ask, on_the_table(offer, ask.item, number - 1), on_the_table(offer, ask.item, number))
                for ask in one.asks
            ),
        )
        for number, one in enumerate(offer.rounds, start=1)
    )


def courses(offer: Offer) -> tuple[Course, ...]:
    """Return how each priority item went: offered, asked, on the table now."""
    return tuple(
        Course(one.item, offered(offer, one.item), _last_ask(offer, one.item), now(offer, one.item))
        for one in offer.priorities
    )


def _last_ask(offer: Offer, item_id: str) -> Figure | None:
    figures = [
        ask.ask for _, one in held(offer) for ask in one.asks if ask.item == item_id and ask.ask is not None
    ]
    return figures[-1] if figures else None


def not_in_writing(offer: Offer) -> tuple[Agreed, ...]:
    """Return what is on the table by word alone: each item's latest agreement that is not in writing."""
    latest = {
        ask.item: Agreed(number, ask)
        for number, one in held(offer)
        for ask in one.asks
        if ask.answer in AGREED
    }
    return tuple(one for one in latest.values() if not one.ask.in_writing)
