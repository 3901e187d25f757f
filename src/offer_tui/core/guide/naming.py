"""What the guide calls the things of an offer in a sentence."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from offer_tui.core.items import Unit, custom_name, item
from offer_tui.core.money import shown_amount
from offer_tui.core.offer import Offer, Person
from offer_tui.core.package import CustomItem, Figure
from offer_tui.core.wording import shown_date, shown_number

PERCENT = "%"
"""The currency of a redacted offer: amounts are percent of the base salary as first offered."""


def item_name(item_id: str) -> str:
    """Name an item inside a sentence: `base salary`; the id itself where there is no such item."""
    known = item(item_id)
    return item_id if known is None else known.label.lower()


def amount_words(offer: Offer, amount: Decimal, places: int | None = None) -> str:
    """Write an amount of an offer as `money.shown_amount` does; percent have no decimals: `116 %`."""
    if offer.currency == PERCENT:
        return f"{shown_number(amount, 0)} %"
    return shown_amount(amount, offer.currency, places=places)


def figure_words(offer: Offer, item_id: str, figure: Figure) -> str:
    """Write a figure in the unit of its item: `$185,000`, `25 days`, `4 weeks`, `Mon 1 Feb 2027`, `L6`."""
    if isinstance(figure, date):
        return shown_date(figure)
    if isinstance(figure, str):
        return figure
    known = item(item_id)
    unit = Unit.ANY if known is None else known.unit
    if unit is Unit.DAYS:
        return f"{shown_number(figure)} {'day' if figure == 1 else 'days'}"
    if unit in (Unit.YEARLY, Unit.ONCE) or offer.currency == PERCENT:
        return amount_words(offer, figure)
    own = offer.package.custom.get(custom_name(item_id), CustomItem()).unit
    return f"{shown_number(figure)} {own}".rstrip()


def person_name(person: Person) -> str:
    """Name a person, by the short name of the file while they have no other."""
    return person.name or person.id


def listed(names: Sequence[str]) -> str:
    """Join names, one at least, as English does: `A`, `A and B`, `A, B and C`."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
