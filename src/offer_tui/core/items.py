"""The items of an offer that can be negotiated: their names, units and what was offered of each."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from offer_tui.core import vesting
from offer_tui.core.amounts import ZERO, product, total
from offer_tui.core.benefits import yearly_worth
from offer_tui.core.compensation import target_bonus
from offer_tui.core.offer import Offer
from offer_tui.core.package import CustomItem, Figure, Package
from offer_tui.core.records import dataclass

CUSTOM = "custom."
"""What the id of an item of one's own begins with; its name in `package.custom` follows."""


class Unit(StrEnum):
    """What the figures of an item are."""

    YEARLY = "amount a year"
    ONCE = "amount once"
    DAYS = "days"
    DATE = "date"
    WORD = "word"
    ANY = "any"
    """A number, date or word, in the unit that the custom item names."""


_FIGURES: Mapping[Unit, type[Decimal] | type[date] | type[str] | tuple[type, ...]] = {
    Unit.YEARLY: Decimal,
    Unit.ONCE: Decimal,
    Unit.DAYS: Decimal,
    Unit.DATE: date,
    Unit.WORD: str,
    Unit.ANY: (Decimal, date, str),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be negotiated."""

    id: str
    label: str
    unit: Unit

    def takes(self, figure: object) -> bool:
        """Tell whether a figure is of the type that the item's unit needs."""
        return isinstance(figure, _FIGURES[self.unit])


_ITEMS: Mapping[str, Item] = {
    one.id: one
    for one in (
        Item("base_salary", "Base salary", Unit.YEARLY),
        Item("target_bonus", "Target bonus", Unit.YEARLY),
        Item("signing_bonus", "Signing bonus", Unit.ONCE),
        Item("relocation", "Relocation", Unit.ONCE),
        Item("equity", "Stock", Unit.ONCE),
        Item("vacation_days", "Vacation days", Unit.DAYS),
        Item("remote_days", "Remote days", Unit.DAYS),
        Item("start_date", "Start date", Unit.DATE),
        Item("level", "Level", Unit.WORD),
        Item("retirement_match", "Retirement match", Unit.YEARLY),
        Item("benefits", "Benefits", Unit.YEARLY),
    )
}

IDS = tuple(_ITEMS)
"""The ids that every offer has."""


def item(item_id: str) -> Item | None:
    """Return the item of an id, also of a custom one by its form alone; None for any other text."""
    known = _ITEMS.get(item_id)
    if known is not None:
        return known
    name = custom_name(item_id)
    label = name.replace("_", " ").replace("-", " ").capitalize()
    return Item(item_id, label, Unit.ANY) if name else None


def custom_name(item_id: str) -> str:
    """Return the name of a custom item in `package.custom`; empty for any other id."""
    return item_id.removeprefix(CUSTOM) if item_id.startswith(CUSTOM) else ""


def known_item_ids(offer: Offer) -> tuple[str, ...]:
    """Return the ids of all items of an offer, its custom ones last."""
    return *IDS, *(CUSTOM + name for name in offer.package.custom)


def offered(offer: Offer, item_id: str) -> Figure | None:
    """Return what was first offered of an item, in the item's unit; None where that is not known.

    No such payment, grant or benefit in the file is an offer of 0. Amounts of a year are those of the first.
    """
    if item_id == "start_date":
        return offer.dates.start
    return offered_in(offer.package, item_id)


def offered_in(package: Package, item_id: str) -> Figure | None:
    """Return what a package holds of an item, as `offered` does; None for a start date."""
    name = custom_name(item_id)
    if name:
        return package.custom.get(name, CustomItem()).offered
    amount = _IN_PACKAGE.get(item_id)
    return None if amount is None else amount(package)


def _target_bonus(package: Package) -> Decimal | None:
    factors = target_bonus(package, package.base_salary)
    return None if factors is None else product(factors)


def _equity(package: Package) -> Decimal | None:
    # A grant without a size today is one of later years only.
    granted = (grant for grant in package.grant if vesting.quantity(grant) is not None)
    return _sum_known(vesting.worth_today(grant) for grant in granted)


def _payments(package: Package, kind: str) -> Decimal | None:
    return _sum_known(payment.amount for payment in package.one_off if payment.kind == kind)


def _yearly(package: Package, *, retirement: bool) -> Decimal:
    """Return the yearly worth of the retirement match, or of all other benefits."""
    return total(
        yearly_worth(benefit, package.base_salary or ZERO)
        for benefit in package.benefit
        if (benefit.kind == "retirement_match") is retirement
    )


_IN_PACKAGE: Mapping[str, Callable[[Package], Figure | None]] = {
    "base_salary": lambda package: package.base_salary,
    "target_bonus": _target_bonus,
    "signing_bonus": lambda package: _payments(package, "signing_bonus"),
    "relocation": lambda package: _payments(package, "relocation"),
    "equity": _equity,
    "vacation_days": lambda package: package.vacation_days,
    "remote_days": lambda package: package.remote_days,
    "level": lambda package: package.level or None,
    "retirement_match": lambda package: _yearly(package, retirement=True),
    "benefits": lambda package: _yearly(package, retirement=False),
}


def _sum_known(amounts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum, or None as soon as one amount is not known."""
    result = ZERO
    for amount in amounts:
        if amount is None:
            return None
        result += amount
    return result
