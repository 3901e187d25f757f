"""`research SLUG`: what the market says of each item."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from decimal import Decimal

from offer_tui.cli.columns import columns
from offer_tui.cli.json_numbers import number
from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.one_offer import one_offer
from offer_tui.cli.output import failed, remark, say
from offer_tui.cli.records import figure_record, ratio
from offer_tui.core.items import Unit, item
from offer_tui.core.money import rounded, shown_amount
from offer_tui.core.offer import Offer
from offer_tui.core.research import Market, markets, position, position_words
from offer_tui.core.rounds import now
from offer_tui.core.settings import Settings
from offer_tui.core.wording import shown_date, shown_number
from offer_tui.files.directory import Directory
from offer_tui.paths import offers_directory

_NONE = "–"
_TITLES = ("ITEM", "LOW", "MIDDLE", "HIGH", "NOW", "NOW LIES", "POINTS", "LATEST")
_NUMBERS = tuple(map(_TITLES.index, ("LOW", "MIDDLE", "HIGH", "NOW", "POINTS")))


def run(options: Namespace) -> int:
    """Print the weighted means of each item as columns or JSON; 1 where the offer's file cannot be used."""
    found = one_offer(options)
    if isinstance(found, str):
        return failed(found)
    if found.offer is not None:
        settings = Directory(offers_directory(options.dir)).settings().value or Settings()
        known = markets(found.offer, settings.research)
        if options.json:
            sys.stdout.write(json_text([_record(one, found.offer) for one in known]) + "\n")
        elif known:
            for line in columns([_TITLES, *(_row(one, found.offer) for one in known)], right=_NUMBERS):
                say(line)
        else:
            remark(f"{found.slug} has no research with a number; add [[research]] to its file.")
    return found.closed()


def _row(one: Market, offer: Offer) -> Sequence[str]:
    known, value = item(one.item), now(offer, one.item)
    is_money = known is not None and known.unit in (Unit.YEARLY, Unit.ONCE)

    def shown(figure: Decimal | None) -> str:
        if figure is None:
            return _NONE
        return shown_amount(figure, offer.currency, places=0) if is_money else shown_number(rounded(figure))

    return (
        one.item if known is None else known.label,
        *map(shown, (one.low, one.mid, one.high, value if isinstance(value, Decimal) else None)),
        position_words(one, value) or _NONE,
        str(len(one.points)),
        _NONE if one.latest is None else shown_date(one.latest),
    )


def _record(one: Market, offer: Offer) -> Json:
    value = now(offer, one.item)
    return {
        "item": one.item,
        "low": number(one.low),
        "mid": number(one.mid),
        "high": number(one.high),
        "now": figure_record(value),
        "percentile": ratio(position(one, value)),
        "points": len(one.points),
        "weight": ratio(one.weight),
        "latest": figure_record(one.latest),
    }
