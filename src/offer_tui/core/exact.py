"""Exact ratios, where a rounded quotient could cross a threshold or miss a sum."""

from decimal import Decimal
from fractions import Fraction


def decimal_of(ratio: Fraction) -> Decimal:
    """Return a ratio as a decimal, exact or to the 28 digits of the default context."""
    return Decimal(ratio.numerator) / ratio.denominator
