"""Amounts of money: rounding, currencies and how they are shown.

Amounts are decimals and stay unrounded through every computation; `rounded` is the one place where they
lose digits, and only what is shown or printed goes through it. All amounts are finite: reading a file sees
to that.
"""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import cache
from typing import TYPE_CHECKING

# Whoever only writes numbers does not import the whole format for the name of a type.
if TYPE_CHECKING:
    from offer_tui.core.profile import Rates

SYMBOLS: Mapping[str, str] = {
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "¥",
    "INR": "₹",
    "KRW": "₩",
    "ILS": "₪",
}
"""Signs that mean one currency to most readers. All others are shown by their code (CAD is not `$`)."""

_WIDE = Context(prec=200)
"""Room for any product of figures that a file can hold: rounding must not be what fails."""
PLACES = 2
"""Decimals that a rounded amount keeps."""


def rounded(amount: Decimal, places: int = PLACES) -> Decimal:
    """Return an amount to two decimals, a half away from zero as people round: 0.125 is 0.13."""
    return amount.quantize(_step(places), ROUND_HALF_UP, context=_WIDE)


@cache
def _step(places: int) -> Decimal:
    return Decimal(1).scaleb(-places)


def shown_amount(amount: Decimal, currency: str, *, places: int | None = None) -> str:
    """Write an amount with its currency: `$257,500`, `€121,000`, `CHF 140,000`, `-$4,500`.

    `places` fixes the decimals; left out, a whole amount has none and any other two. No currency, no sign.
    """
    exact = rounded(amount, PLACES if places is None else places)
    if places is None and exact == exact.to_integral_value():
        exact = rounded(exact, 0)
    minus = "-" if exact < 0 else ""
    sign = SYMBOLS.get(currency) or (f"{currency} " if currency else "")
    return f"{minus}{sign}{abs(exact):,f}"


def converted(
    amount: Decimal, from_currency: str, to_currency: str, rates: "Rates", profile_currency: str
) -> Decimal | None:
    """Return an amount in another currency by the profile's rates, unrounded; None where a rate is missing.

    A rate is what one unit of its currency is worth in the profile's, so
    amount × rate(from) / rate(to). A rate that is not above zero counts as missing.
    """
    if from_currency == to_currency:
        return amount
    source = _rate(from_currency, rates, profile_currency)
    target = _rate(to_currency, rates, profile_currency)
    return None if source is None or target is None else amount * source / target


def _rate(currency: str, rates: "Rates", profile_currency: str) -> Decimal | None:
    if currency == profile_currency:
        return Decimal(1)
    rate = rates.units.get(currency)
    return rate if rate is not None and rate > 0 else None
