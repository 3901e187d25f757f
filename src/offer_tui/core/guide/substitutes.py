"""What else to ask for where a request has met a limit of theirs."""

from collections.abc import Mapping

from offer_tui.core.guide.requests import requests
from offer_tui.core.offer import Offer

SUBSTITUTES: Mapping[str, tuple[str, ...]] = {
    # Money of this year is what a budget lacks.
    "budget": ("equity", "vacation_days", "remote_days", "start_date", "level"),
    # Peers are compared by what is paid every year at a level, so what is paid once is free.
    "internal_equity": ("signing_bonus", "relocation", "equity", "vacation_days", "remote_days"),
    # A rule for everybody binds one item; others have none, most often.
    "company": ("signing_bonus", "equity", "vacation_days", "start_date", "level"),
}
"""By the kind of limit: items that it binds less than most, the likeliest first."""

LIMITS: Mapping[str, str] = {
    "budget": "their budget",
    "internal_equity": "internal equity",
    "company": "a rule of the company",
}
"""What each kind of limit is called inside a sentence."""


def substitute(offer: Offer, item_id: str, limit: str) -> str | None:
    """Return the id of the item to try instead of one that met a kind of limit; None where none is left.

    Items that were asked for already go first, because new requests after round one are unwelcome. What was
    refused or granted in full has no room left.
    """
    answers = {one.ask.item: one.ask.answer for one in requests(offer) if not one.round.planned}
    asked = {one.ask.item for one in requests(offer)}
    open_ones = [
        other
        for other in SUBSTITUTES[limit]
        if other != item_id and answers.get(other) not in ("refused", "granted")
    ]
    return min(open_ones, key=lambda other: other not in asked, default=None)
