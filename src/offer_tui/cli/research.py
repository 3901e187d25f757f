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
from offer_tui.cli.plain import Amount, Facts, Value, say_plain
from offer_tui.cli.records import figure_record, ratio
from offer_tui.core.items import Unit, item
from offer_tui.core.money import rounded, shown_amount
from offer_tui.core.offer import Offer
from offer_tui.core.research import Market, markets, position, position_words
from offer_tui.core.rounds import now
from offer_tui.core.settings import Settings
from offer_tui.core.wording import shown_date, shown_number
from offer_tui.core.words import item_label
from offer_tui.files.directory import Directory
from offer_tui.paths import offers_directory

_NONE = "–"
_TITLES = ("ITEM", "LOW", "MIDDLE", "HIGH", "NOW", "NOW LIES", "POINTS", "LATEST")
_NUMBERS = tuple(map(_TITLES.index, ("LOW", "MIDDLE", "HIGH", "NOW", "POINTS")))


def run(options: Namespace) -> int:
    """Print each item's weighted means in columns, as plain facts or JSON; 1 for a file of no use."""
    found = one_offer(options)
    if isinstance(found, str):
        return failed(found)
    if found.offer is not None:
        settings = Directory(offers_directory(options.dir)).settings().value or Settings()
        known = markets(found.offer, settings.research)
        if options.json:
            sys.stdout.write(json_text([_record(one, found.offer) for one in known]) + "\n")
        elif options.plain and known:
            say_plain(_facts(one, found.offer) for one in known)
        elif known:
            for line in columns([_TITLES, *(_row(one, found.offer) for one in known)], right=_NUMBERS):
                say(line)
        else:
            remark(f"{found.slug} has no research with a number; add [[research]] to its file.")
    return found.closed()


def _row(one: Market, offer: Offer) -> Sequence[str]:
    value, is_money = now(offer, one.item), _is_money(one)

    def shown(figure: Decimal | None) -> str:
        if figure is None:
            return _NONE
        return shown_amount(figure, offer.currency, places=0) if is_money else shown_number(rounded(figure))

    return (
        item_label(one.item),
        *map(shown, (one.low, one.mid, one.high, value if isinstance(value, Decimal) else None)),
        position_words(one, value) or _NONE,
        str(len(one.points)),
        _NONE if one.latest is None else shown_date(one.latest),
    )


def _facts(one: Market, offer: Offer) -> Facts:
    value, is_money = now(offer, one.item), _is_money(one)

    def shown(figure: Decimal | None) -> Value:
        return Amount(figure, offer.currency) if is_money else figure

    facts: Facts = (
        ("low", shown(one.low)),
        ("middle", shown(one.mid)),
        ("high", shown(one.high)),
        ("now", shown(value) if isinstance(value, Decimal) else value),
        ("now lies", position_words(one, value) or None),
        ("points", len(one.points)),
        ("latest", one.latest),
    )
    return ((item_label(one.item), facts),)


def _is_money(one: Market) -> bool:
    known = item(one.item)
    return known is not None and known.unit in (Unit.YEARLY, Unit.ONCE)


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
