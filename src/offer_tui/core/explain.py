"""What a figure of the compensation is made of, in lines that can be checked by hand."""

from offer_tui.core.amounts import Factor, Factors
from offer_tui.core.compensation import Part, Piece, Year
from offer_tui.core.money import rounded
from offer_tui.core.wording import shown_number

_FACTOR_PLACES = 4
"""Decimals of a factor: enough for a share price in fractions of a cent."""


def compensation_sources(year: Year, part: Part) -> tuple[str, ...]:
    """Return a line for each piece of one row of a year: `165,000 × 15 % × 100 % = 24,750`."""
    return tuple(_line(piece) for piece in year.pieces if piece.part is part)


def _line(piece: Piece) -> str:
    formula = _formula(piece.factors)
    name = f"{piece.name}: " if piece.name else ""
    result = f" = {shown_number(rounded(piece.amount))}" if len(piece.factors) > 1 else ""
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
