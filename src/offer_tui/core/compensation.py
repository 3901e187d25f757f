"""What a package pays, year by year of employment, and how certain that is.

A year is a list of pieces, each a product of factors; every sum on a page is a sum of pieces. Amounts are
unrounded (to the 28 digits of the decimal context), only shares are whole. What the file does not say counts
as nothing.
"""

from collections.abc import Iterator
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from offer_tui.core import benefits
from offer_tui.core.amounts import HUNDRED, ZERO, Factor, Factors, percent, plain, product, total
from offer_tui.core.awards import Award, awards
from offer_tui.core.package import OneOff, Package
from offer_tui.core.records import dataclass, replace
from offer_tui.core.scenario import AS_OFFERED, Scenario
from offer_tui.core.vesting import YEAR

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

    def times(self, part: Fraction) -> "Piece":
        """Return a part of it, such as that of the months worked."""
        upper = () if part.numerator == 1 else (plain(Decimal(part.numerator)),)
        lower = () if part.denominator == 1 else (Factor(Decimal(part.denominator), power=-1),)
        return replace(self, factors=(*self.factors, *upper, *lower))


@dataclass(frozen=True, slots=True)
class Year:
    """A year of employment or of the calendar. Its certainties exclude each other and add up to the total."""

    year: int
    """Counted from 1, or that of the calendar."""
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
        """What vests, at its price of that year."""
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


def compensation(package: Package, years: int = 4, scenario: Scenario = AS_OFFERED) -> Compensation:
    """Return what a package pays in its first years of employment."""
    return Compensation(
        tuple(Year(year, tuple(_pieces(package, year, scenario))) for year in range(1, years + 1))
    )


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


def base_salary(package: Package, year: int) -> Factors | None:
    """Return the base salary of a year of employment after its raises; None where there is none."""
    if package.base_salary is None:
        return None
    if not package.raise_percent or year == 1:
        return (plain(package.base_salary),)
    return plain(package.base_salary), percent(HUNDRED + package.raise_percent, power=year - 1)


def _pieces(package: Package, year: int, scenario: Scenario) -> Iterator[Piece]:
    yield from base_pieces(package, year)
    yield from bonus_pieces(package, year, scenario)
    for payment in package.one_off:
        if payment.paid_month // YEAR + 1 == year:
            yield from payment_pieces(payment)
    yield from equity_pieces(package, YEAR * (year - 1), YEAR * year, scenario)
    yield from benefit_pieces(package, year)


def base_pieces(package: Package, year: int) -> Iterator[Piece]:
    """Yield the base salary of a year of employment, which accrues day by day."""
    factors = base_salary(package, year)
    if factors is not None:
        yield Piece(Part.BASE, Certainty.GUARANTEED, factors)


def bonus_pieces(package: Package, year: int, scenario: Scenario = AS_OFFERED) -> Iterator[Piece]:
    """Yield the bonus that is earned in a year of employment, whenever it is paid."""
    factors = base_salary(package, year)
    target = target_bonus(package, None if factors is None else product(factors))
    if target is None:
        return
    payout = HUNDRED if package.bonus_payout_percent is None else package.bonus_payout_percent
    # A promise covers the target; what is expected beyond it is still only expected.
    promised = min(payout, HUNDRED) if package.bonus_guaranteed else ZERO
    if scenario.bonus_payout_percent is not None:
        payout = max(promised, scenario.bonus_payout_percent)
    for certainty, part in ((Certainty.GUARANTEED, promised), (Certainty.EXPECTED, payout - promised)):
        if part:
            yield Piece(Part.BONUS, certainty, (*target, percent(part)))


def payment_pieces(payment: OneOff) -> Iterator[Piece]:
    """Yield a one-off payment, where its amount is known."""
    if payment.amount is not None:
        yield Piece(Part.ONE_OFF, Certainty.GUARANTEED, (plain(payment.amount),), payment_name(payment))


def payment_name(payment: OneOff) -> str:
    """Return what a one-off payment is called."""
    return payment.name or payment.kind.replace("_", " ").capitalize()


def equity_pieces(
    package: Package, after: int, until: int, scenario: Scenario = AS_OFFERED
) -> Iterator[Piece]:
    """Yield what vests of each grant after the end of one month of employment, until that of another."""
    for award in awards(package, until):
        vesting: dict[Factors, Decimal] = {}
        for year in range(after // YEAR + 1, -(-until // YEAR) + 1):
            gained = award.vested(min(until, YEAR * year)) - award.vested(max(after, YEAR * (year - 1)))
            one = award.worth_of_one(year, scenario) if gained else None
            if one is not None:
                vesting[one] = vesting.get(one, ZERO) + gained
        for one, gained in vesting.items():
            factors = (plain(gained), *one, *award.likelihood)
            yield Piece(Part.EQUITY, certainty_of(award), factors, award.name)


def certainty_of(award: Award) -> Certainty:
    """Return how far a grant can be counted on."""
    grant = award.grant
    firm = grant.kind == "cash" or (grant.kind != "options" and grant.liquid)
    # Only a likelihood of 100 that somebody wrote down is a promise.
    promised = award.refresh_of_year is None or grant.likely_percent == HUNDRED
    return Certainty.EXPECTED if firm and promised else Certainty.SPECULATIVE


def benefit_pieces(package: Package, year: int) -> Iterator[Piece]:
    """Yield the benefits of a year of employment, which accrue day by day."""
    factors = base_salary(package, year)
    base = ZERO if factors is None else product(factors)
    for benefit in package.benefit:
        certainty = Certainty.EXPECTED if benefit.kind == "espp" else Certainty.GUARANTEED
        name = benefit.name or benefit.kind.replace("_", " ").capitalize()
        for factors in benefits.products(benefit, base):
            yield Piece(Part.BENEFITS, certainty, factors, name)
    for name, item in package.custom.items():
        if item.yearly_value is not None:
            yield Piece(Part.BENEFITS, Certainty.GUARANTEED, (plain(item.yearly_value),), name)
