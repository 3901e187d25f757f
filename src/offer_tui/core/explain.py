"""What a figure of the compensation is made of, in lines that can be checked by hand."""

from typing import Protocol

from offer_tui.core.amounts import Factor, Factors, product
from offer_tui.core.compensation import Part, Year
from offer_tui.core.money import rounded
from offer_tui.core.wording import shown_number

_FACTOR_PLACES = 4
"""Decimals of a factor: enough for a share price in fractions of a cent."""


class Product(Protocol):
    """An amount that is a product and has a name: a piece of a year, what is owed, what is held."""

    @property
    def name(self) -> str:
        """What it is of; empty for nothing in particular."""

    @property
    def factors(self) -> Factors | None:
        """What it is the product of; None where a factor is not known."""


def compensation_sources(year: Year, part: Part) -> tuple[str, ...]:
    """Return a line for each piece of one row of a year: `165,000 × 15 % × 100 % = 24,750`."""
    return tuple(source(piece) for piece in year.pieces if piece.part is part)


def source(one: Product) -> str:
    """Return an amount's name, formula and result in a line: `Signing bonus: 30,000 × 5 ÷ 8 = 18,750`."""
    factors = one.factors or ()
    formula = _formula(factors) or "not known"
    name = f"{one.name}: " if one.name else ""
    result = f" = {shown_number(rounded(product(factors)))}" if len(factors) > 1 else ""
    return f"{name}{formula}{result}"


def _formula(factors: Factors) -> str:
    text = ""
    for factor in factors:
        sign = " ÷ " if factor.power < 0 else " × "
        text += f"{sign if text else ''}{_shown(factor)}"
    return text


def _shown(factor: Factor) -> str:
    text = shown_number(rounded(factor.value, _FACTOR_PLACES)) + (" %" if factor.percent else "")
    return f"({text})^{factor.power}" if factor.power > 1 else text
