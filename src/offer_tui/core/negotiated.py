"""The package with what the rounds have agreed put into it, so that its total can be computed."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import ROUND_FLOOR, Decimal

from offer_tui.core import vesting
from offer_tui.core.amounts import ZERO
from offer_tui.core.items import custom_name, item, known_item_ids, offered_in
from offer_tui.core.offer import Offer
from offer_tui.core.package import Benefit, CustomItem, Figure, Grant, OneOff, Package
from offer_tui.core.records import replace
from offer_tui.core.rounds import agreed_value, held

_AGREED = "Agreed in a round"
"""The name of what the first offer did not have."""


def package_after(offer: Offer, round_number: int) -> Package:
    """Return the package on the table after a round (0: as offered).

    Base salary, vacation days, remote days, level and the figure of a custom item are replaced; a custom
    item's yearly worth is the person's own estimate and stays. A target bonus becomes an amount. One-off
    payments and grants keep their months and terms and are scaled to the new sum, shares rounded down to
    whole ones; where there were none, one is added, a grant without a schedule, of which nothing vests.
    A retirement match or other benefits get one more benefit of the difference. A start date is not in the
    package. A figure of a type that its item cannot have is left out.
    """
    package = offer.package
    agreed = {
        ask.item: value
        for _, one in held(offer, round_number)
        for ask in one.asks
        if (value := agreed_value(ask)) is not None
    }
    # In the order of the items: a new base salary comes first, because a match is a part of it.
    for item_id in known_item_ids(offer):
        value = agreed.get(item_id)
        known = item(item_id)
        if value is not None and known is not None and known.takes(value):
            package = _with(package, item_id, value)
    return package


def _with(package: Package, item_id: str, value: Figure) -> Package:
    name = custom_name(item_id)
    if name:
        return _with_custom(package, name, value)
    if isinstance(value, str):
        return replace(package, level=value)
    if isinstance(value, date):
        return package
    return _AMOUNTS[item_id](package, value)


def _with_custom(package: Package, name: str, value: Figure) -> Package:
    before = package.custom.get(name, CustomItem())
    return replace(package, custom={**package.custom, name: replace(before, offered=value)})


def _with_payments(package: Package, kind: str, value: Decimal) -> Package:
    """Scale the one-off payments of a kind to a new sum."""
    before = offered_in(package, kind)
    if not before or not isinstance(before, Decimal):
        others = tuple(one for one in package.one_off if one.kind != kind)
        return replace(package, one_off=(*others, OneOff(kind=kind, name=_AGREED, amount=value)))
    return replace(
        package,
        one_off=tuple(
            one
            if one.kind != kind or one.amount is None
            else replace(one, amount=one.amount * value / before)
            for one in package.one_off
        ),
    )


def _with_equity(package: Package, value: Decimal) -> Package:
    """Scale all grants of today to a new value; refresh grants stay."""
    before = offered_in(package, "equity")
    if not before or not isinstance(before, Decimal):
        return replace(package, grant=(*package.grant, Grant(value=value)))
    return replace(package, grant=tuple(_scaled(one, value, before) for one in package.grant))


def _scaled(grant: Grant, value: Decimal, before: Decimal) -> Grant:
    size = vesting.quantity(grant)
    if size is None:
        return grant
    if vesting.counts_shares(grant):
        shares = (size * value / before).to_integral_value(ROUND_FLOOR)
        return replace(grant, shares=shares, value=None)
    return replace(grant, value=size * value / before)


def _with_benefit(package: Package, item_id: str, value: Decimal) -> Package:
    """Add a benefit that makes up the difference to a new yearly worth."""
    before = offered_in(package, item_id)
    difference = value - (before if isinstance(before, Decimal) else ZERO)
    kind = "retirement_match" if item_id == "retirement_match" else "other"
    return replace(package, benefit=(*package.benefit, Benefit(kind=kind, name=_AGREED, yearly=difference)))


_AMOUNTS: Mapping[str, Callable[[Package, Decimal], Package]] = {
    "base_salary": lambda package, value: replace(package, base_salary=value),
    "target_bonus": lambda package, value: replace(package, target_bonus=value, target_bonus_percent=None),
    "signing_bonus": lambda package, value: _with_payments(package, "signing_bonus", value),
    "relocation": lambda package, value: _with_payments(package, "relocation", value),
    "equity": _with_equity,
    "vacation_days": lambda package, value: replace(package, vacation_days=value),
    "remote_days": lambda package, value: replace(package, remote_days=value),
    "retirement_match": lambda package, value: _with_benefit(package, "retirement_match", value),
    "benefits": lambda package, value: _with_benefit(package, "benefits", value),
}
