"""Amounts as the products that they are made of, so that each figure can show its own formula."""

from collections.abc import Iterable
from decimal import Decimal
from typing import TypeAlias

from offer_tui.core.records import dataclass

ZERO = Decimal(0)
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Factor:
    """One factor of an amount."""

    value: Decimal
    percent: bool = False
    """Whether the value is percent: 15 stands for 0.15."""
    power: int = 1
    """How often it is multiplied; -1 divides by it."""


Factors: TypeAlias = tuple[Factor, ...]


def plain(value: Decimal) -> Factor:
    """Return a factor that is an amount or a count."""
    return Factor(value)


def percent(value: Decimal, power: int = 1) -> Factor:
    """Return a factor given in percent."""
    return Factor(value, percent=True, power=power)


def product(factors: Iterable[Factor]) -> Decimal:
    """Return what the factors come to, unrounded."""
    result = Decimal(1)
    for factor in factors:
        number = factor.value / HUNDRED if factor.percent else +factor.value
        if abs(factor.power) != 1:
            number **= abs(factor.power)
        # Dividing, not multiplying by a rounded inverse, keeps 2,550 / 0.85 at 3,000.
        result = result / number if factor.power < 0 else result * number
    return result


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum of amounts, a decimal zero for none."""
    return sum(amounts, ZERO)
