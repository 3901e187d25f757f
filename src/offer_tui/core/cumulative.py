"""What somebody who leaves after so many months has had of a package."""

from fractions import Fraction

from offer_tui.core.amounts import Factors
from offer_tui.core.compensation import benefit_pieces
from offer_tui.core.leaving import leaving
from offer_tui.core.package import Package
from offer_tui.core.vesting import YEAR


def cumulative(package: Package, month: int) -> Fraction:
    """Return what leaving after so many whole months leaves one with, at today's share price, exactly.

    That is the cash paid and the benefits so far, and the worth of what has vested, less what has to be paid
    back. A bonus counts once its year of employment is complete: offers that start on different days are
    compared month of employment by month of employment.
    """
    there = leaving(package, month)
    had = [piece.factors for piece in there.cash]
    had += [one.factors for one in there.holdings if one.factors is not None]
    owed = sum((_exact(one.factors) for one in there.owed), Fraction(0))
    return sum(map(_exact, had), _benefits(package, month)) - owed


def _benefits(package: Package, month: int) -> Fraction:
    whole, inside = divmod(month, YEAR)
    full = sum((_yearly_benefits(package, year) for year in range(1, whole + 1)), Fraction(0))
    return full + _yearly_benefits(package, whole + 1) * inside / YEAR


def _yearly_benefits(package: Package, year: int) -> Fraction:
    return sum((_exact(piece.factors) for piece in benefit_pieces(package, year)), Fraction(0))


def _exact(factors: Factors) -> Fraction:
    """Return a product without rounding thirds, so that being level is not taken for being ahead."""
    result = Fraction(1)
    for factor in factors:
        result *= (Fraction(factor.value) / (100 if factor.percent else 1)) ** factor.power
    return result
