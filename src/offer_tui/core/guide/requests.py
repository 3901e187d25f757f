"""The requests of an offer's rounds with their places, and which rounds can still be acted on."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from offer_tui.core.items import offered
from offer_tui.core.keys import KeyPath
from offer_tui.core.offer import Ask, Offer, Round
from offer_tui.core.package import Figure
from offer_tui.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Request:
    """One ask with the round that it belongs to."""

    number: int
    """The round's, from 1."""
    round: Round
    ask: Ask
    where: KeyPath
    """The ask's row."""


def requests(offer: Offer) -> Iterator[Request]:
    """Yield all asks of all rounds, planned ones too, in the order of the file."""
    for n, one in enumerate(offer.rounds):
        for k, ask in enumerate(one.asks):
            yield Request(n + 1, one, ask, ("rounds", n, "asks", k))


def at_hand(offer: Offer) -> tuple[int, ...]:
    """Return the numbers of the rounds that advice can still help: the planned ones, else the latest.

    What came before is past, and telling of it would only nag.
    """
    planned = tuple(number for number, one in enumerate(offer.rounds, start=1) if one.planned)
    latest = (len(offer.rounds),) if offer.rounds else ()
    return planned or latest


def requests_at_hand(offer: Offer) -> Iterator[Request]:
    """Yield the asks of the rounds that advice can still help."""
    numbers = at_hand(offer)
    return (one for one in requests(offer) if one.number in numbers)


def as_far(offer: Offer, item_id: str, figure: Figure, than: Figure) -> bool:
    """Tell whether a figure asks as much of the other side as another one does, or more.

    More is what lies further from the offer on the side of the other figure, and above it where nothing
    says which side that is. Of words, and of figures of two types, only the same asks as much.
    """
    start = offered(offer, item_id)
    if isinstance(figure, Decimal) and isinstance(than, Decimal):
        down = isinstance(start, Decimal) and than < start
        return figure <= than if down else figure >= than
    if isinstance(figure, date) and isinstance(than, date):
        earlier = isinstance(start, date) and than < start
        return figure <= than if earlier else figure >= than
    return figure == than
