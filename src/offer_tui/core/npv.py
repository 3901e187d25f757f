"""What later years are worth today."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from offer_tui.core.exact import decimal_of


def present_value(years: Sequence[Decimal], discount_percent: Decimal) -> Decimal:
    """Return the net present value of what the years pay, the first one first.

    Σ amount(y) / (1 + r)^(y − 1): each year counts as if paid at its beginning, so the first counts in full.
    The rate is yearly and above −100 %.
    """
    growth = 1 + Fraction(discount_percent) / 100
    return decimal_of(sum((Fraction(one) / growth**y for y, one in enumerate(years)), Fraction(0)))
