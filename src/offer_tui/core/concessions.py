"""Who moved how far: what both sides have given on each item since the first offer and the first ask."""

from decimal import Decimal

from offer_tui.core.items import offered
from offer_tui.core.offer import Ask, Offer
from offer_tui.core.package import Figure
from offer_tui.core.records import dataclass
from offer_tui.core.rounds import AGREED, held, now


@dataclass(frozen=True, slots=True)
class Concession:
    """One item that was asked for in a round that took place."""

    item: str
    offered: Figure | None
    now: Figure | None
    first_ask: Figure | None
    last_ask: Figure | None
    """In the rounds held and planned; the first where it was asked only once."""
    agreed: bool
    """Whether an answer has put something on the table."""
    in_writing: bool
    """Whether the latest of those answers is in writing."""

    @property
    def theirs(self) -> Decimal | None:
        """How far they moved from what they first offered; None where it is no number."""
        return _distance(self.offered, self.now)

    @property
    def yours(self) -> Decimal | None:
        """How far you moved from what you first asked for; None where it is no number."""
        return _distance(self.first_ask, self.last_ask)


def concessions(offer: Offer) -> tuple[Concession, ...]:
    """Return what was given on each item that was asked for, in the order of the first asks."""
    asked: dict[str, list[Ask]] = {}
    for _, one in held(offer):
        for ask in one.asks:
            asked.setdefault(ask.item, []).append(ask)
    planned = [ask for one in offer.rounds if one.planned for ask in one.asks]
    return tuple(_concession(offer, item_id, asks, planned) for item_id, asks in asked.items())


def _concession(offer: Offer, item_id: str, asks: list[Ask], planned: list[Ask]) -> Concession:
    figures = [ask.ask for ask in (*asks, *planned) if ask.item == item_id and ask.ask is not None]
    agreements = [ask for ask in asks if ask.answer in AGREED]
    return Concession(
        item=item_id,
        offered=offered(offer, item_id),
        now=now(offer, item_id),
        first_ask=figures[0] if figures else None,
        last_ask=figures[-1] if figures else None,
        agreed=bool(agreements),
        in_writing=bool(agreements) and agreements[-1].in_writing,
    )


def _distance(start: Figure | None, end: Figure | None) -> Decimal | None:
    return end - start if isinstance(start, Decimal) and isinstance(end, Decimal) else None
