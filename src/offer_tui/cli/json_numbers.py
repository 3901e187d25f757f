"""Numbers as JSON has them: rounded once, without idle zeros or a zero below zero."""

from decimal import Decimal
from typing import overload

from offer_tui.core.money import PLACES, rounded


@overload
def number(value: Decimal, places: int = PLACES) -> Decimal: ...
@overload
def number(value: None, places: int = PLACES) -> None: ...
@overload
def number(value: Decimal | None, places: int = PLACES) -> Decimal | None: ...


def number(value: Decimal | None, places: int = PLACES) -> Decimal | None:
    """Return a number with at most so many decimals, two for an amount; None for what is absent."""
    return None if value is None else rounded(value, places).normalize() + 0
