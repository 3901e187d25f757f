"""What a package pays, year by year of employment, and how certain that is.

A year is a list of pieces, each a product of factors; every sum on a page is a sum of pieces. Amounts are
unrounded (to the 28 digits of the decimal context), only shares are whole. What the file does not say counts
as nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from offer_tui.core import benefits, vesting
from offer_tui.core.amounts import HUNDRED, ZERO, Factors, percent, plain, product, total
from offer_tui.core.package import Grant, Package

WORKING_DAYS = 260
"""Paid days of a year: 52 weeks of five."""


class Part(StrEnum):
    """The rows of a year."""

    BASE = "base"
    BONUS = "bonus"
    ONE_OFF = "one_off"
    EQUITY = "equity"
    BENEFITS = "benefits"


class Certainty(StrEnum):
    """How far a piece can be counted on."""

    GUARANTEED = "guaranteed"
    """Owed by contract: base, one-off payments, a promised bonus, yearly benefits."""
    EXPECTED = "expected"
    """Paid if all goes as planned: target bonus, share plan, liquid shares, cash awards (for staying)."""
    SPECULATIVE = "speculative"
    """Options, shares that cannot be sold, refresh grants that nobody promised."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One payment or benefit of one year."""

    part: Part
    certainty: Certainty
    factors: Factors
    """What it is the product of."""
    name: str = ""

    @property
    def amount(self) -> Decimal:
        """What it comes to, unrounded."""
        return product(self.factors)


@dataclass(frozen=True, slots=True)
class Year:
    """One year of employment. The three certainties exclude each other and add up to the total."""

    year: int
    """Counted from 1."""
    pieces: tuple[Piece, ...]

    def part(self, part: Part) -> Decimal:
        """Return the sum of one row."""
        return total(piece.amount for piece in self.pieces if piece.part is part)

    def certainty(self, certainty: Certainty) -> Decimal:
        """Return the sum of what is so certain."""
        return total(piece.amount for piece in self.pieces if piece.certainty is certainty)

    @property
    def base(self) -> Decimal:
        """Base salary after raises."""
        return self.part(Part.BASE)

    @property
    def bonus(self) -> Decimal:
        """Bonus at its expected payout."""
        return self.part(Part.BONUS)

    @property
    def one_off(self) -> Decimal:
        """Payments made once."""
        return self.part(Part.ONE_OFF)

    @property
    def equity(self) -> Decimal:
        """What vests, at today's price."""
        return self.part(Part.EQUITY)

    @property
    def benefits(self) -> Decimal:
        """Benefits less their costs; vacation is not among them."""
        return self.part(Part.BENEFITS)

    @property
    def total(self) -> Decimal:
        """All of it."""
        return total(piece.amount for piece in self.pieces)

    @property
    def guaranteed(self) -> Decimal:
        """What is owed by contract."""
        return self.certainty(Certainty.GUARANTEED)

    @property
    def expected(self) -> Decimal:
        """What comes on top if all goes as planned."""
        return self.certainty(Certainty.EXPECTED)

    @property
    def speculative(self) -> Decimal:
        """What comes on top if things go very well."""
        return self.certainty(Certainty.SPECULATIVE)


@dataclass(frozen=True, slots=True)
class Compensation:
    """A package over several years."""

    years: tuple[Year, ...]

    def part(self, part: Part) -> Decimal:
        """Return the sum of one row over the years."""
        return total(year.part(part) for year in self.years)

    @property
    def total(self) -> Decimal:
        """All years, all certainties."""
        return total(year.total for year in self.years)

    @property
    def guaranteed(self) -> Decimal:
        """What is owed by contract."""
        return total(year.guaranteed for year in self.years)

    @property
    def expected(self) -> Decimal:
        """What comes on top if all goes as planned."""
        return total(year.expected for year in self.years)

    @property
    def speculative(self) -> Decimal:
        """What comes on top if things go very well."""
        return total(year.speculative for year in self.years)


def compensation(package: Package, years: int = 4) -> Compensation:
    """Return what a package pays in its first years of employment."""
    return Compensation(tuple(Year(year, tuple(_pieces(package, year))) for year in range(1, years + 1)))


def vacation_day_worth(base: Decimal) -> Decimal:
    """Return what one day off is worth: a year's base over its 260 working days."""
    return base / WORKING_DAYS


def target_bonus(package: Package, base: Decimal | None) -> Factors | None:
    """Return the target bonus of a year with this base salary; None where there is none.

    An amount counts before a percentage of base.
    """
    if package.target_bonus is not None:
        return (plain(package.target_bonus),)
    if package.target_bonus_percent is None or base is None:
        return None
    return plain(base), percent(package.target_bonus_percent)


def _base(package: Package, year: int) -> Factors | None:
    if package.base_salary is None:
        return None
    if not package.raise_percent or year == 1:
        return (plain(package.base_salary),)
    return plain(package.base_salary), percent(HUNDRED + package.raise_percent, power=year - 1)


def _pieces(package: Package, year: int) -> Iterator[Piece]:
    factors = _base(package, year)
    base = None if factors is None else product(factors)
    if factors is not None:
        yield Piece(Part.BASE, Certainty.GUARANTEED, factors)
    yield from _bonus(package, base)
    for payment in package.one_off:
        if payment.amount is not None and payment.paid_month // vesting.YEAR + 1 == year:
            name = payment.name or payment.kind.replace("_", " ").capitalize()
            yield Piece(Part.ONE_OFF, Certainty.GUARANTEED, (plain(payment.amount),), name)
    for grant in package.grant:
        yield from _equity(grant, year)
    yield from _benefits(package, base or ZERO)


def _bonus(package: Package, base: Decimal | None) -> Iterator[Piece]:
    target = target_bonus(package, base)
    if target is None:
        return
    payout = HUNDRED if package.bonus_payout_percent is None else package.bonus_payout_percent
    # A promise covers the target; what is expected beyond it is still only expected.
    promised = min(payout, HUNDRED) if package.bonus_guaranteed else ZERO
    for certainty, part in ((Certainty.GUARANTEED, promised), (Certainty.EXPECTED, payout - promised)):
        if part:
            yield Piece(Part.BONUS, certainty, (*target, percent(part)))


_GRANTS = {"options": "Options, price less strike", "cash": "Cash award"}
"""Names of the kinds of grants; all else are shares."""


def _equity(grant: Grant, year: int) -> Iterator[Piece]:
    """Yield what vests in the year of a grant and of each refresh grant made so far."""
    firm = grant.kind == "cash" or (grant.kind != "options" and grant.liquid)
    certainty = Certainty.EXPECTED if firm else Certainty.SPECULATIVE
    name = _GRANTS.get(grant.kind, "RSU")
    factors = _vesting(grant, year)
    if factors:
        yield Piece(Part.EQUITY, certainty, factors, name)
    refresh = vesting.refresh_grant(grant)
    if refresh is None or grant.from_year is None:
        return
    likely = HUNDRED if grant.likely_percent is None else grant.likely_percent
    # Only a likelihood of 100 that somebody wrote down is a promise.
    if grant.likely_percent != HUNDRED:
        certainty = Certainty.SPECULATIVE
    for made in range(grant.from_year, year + 1):
        factors = _vesting(refresh, year - made + 1)
        if factors and likely:
            origin = f"{name}, refresh of year {made}"
            yield Piece(Part.EQUITY, certainty, (*factors, percent(likely)), origin)


def _vesting(grant: Grant, year: int) -> Factors:
    """Return what vests in a year of the grant times what one is worth; nothing where either is missing."""
    gained, one = vesting.vested_in_year(grant, year), vesting.worth_of_one(grant)
    if not gained or one is None:
        return ()
    return (plain(gained), plain(one)) if vesting.counts_shares(grant) else (plain(gained),)


def _benefits(package: Package, base: Decimal) -> Iterator[Piece]:
    for benefit in package.benefit:
        certainty = Certainty.EXPECTED if benefit.kind == "espp" else Certainty.GUARANTEED
        name = benefit.name or benefit.kind.replace("_", " ").capitalize()
        for factors in benefits.products(benefit, base):
            yield Piece(Part.BENEFITS, certainty, factors, name)
    for name, item in package.custom.items():
        if item.yearly_value is not None:
            yield Piece(Part.BENEFITS, Certainty.GUARANTEED, (plain(item.yearly_value),), name)
