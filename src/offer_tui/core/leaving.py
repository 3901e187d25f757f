"""What somebody has who leaves after some months: cash, shares, options and what has to be paid back."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import count, takewhile

from offer_tui.core import options
from offer_tui.core.amounts import Factors, plain, product, total
from offer_tui.core.awards import Award, awards
from offer_tui.core.calendar_years import bonus_due, bonus_of, months_after
from offer_tui.core.clawback import Owed, clawback
from offer_tui.core.compensation import (
    Part,
    Piece,
    base_pieces,
    bonus_pieces,
    certainty_of,
    payment_pieces,
)
from offer_tui.core.package import Package
from offer_tui.core.records import dataclass
from offer_tui.core.scenario import AS_OFFERED, Scenario
from offer_tui.core.vesting import YEAR


@dataclass(frozen=True, slots=True)
class Holding:
    """What has vested of a grant of shares or options."""

    award: Award
    vested: Decimal
    """Whole shares or options; an amount where the file gives a value and no price."""
    factors: Factors | None
    """What its worth is the product of; None where a price is missing."""
    left: date | None
    """The day of leaving, where it is known."""

    @property
    def name(self) -> str:
        """What the grant is called."""
        return self.award.name

    @property
    def worth(self) -> Decimal | None:
        """What it is worth in the year of leaving; of options, what lies above the strike price."""
        return None if self.factors is None else product(self.factors)

    @property
    def is_options(self) -> bool:
        """Whether it has to be exercised."""
        return self.award.grant.kind == "options"

    @property
    def exercise_cost(self) -> Decimal | None:
        """What exercising all vested options costs; None for shares, or without a strike price."""
        return options.exercise_cost(self.award.grant, self.vested) if self.is_options else None

    @property
    def last_exercise_day(self) -> date | None:
        """The last day to exercise; None for shares, or where a date or the window is missing."""
        if not self.is_options or self.left is None:
            return None
        return options.last_exercise_day(self.award.grant, self.left)


@dataclass(frozen=True, slots=True)
class Leaving:
    """What there is on leaving after some months."""

    month: int
    day: date | None
    """The day of leaving, where the start is known."""
    cash: tuple[Piece, ...]
    """What was paid: base salary, bonuses, one-off payments and cash awards, all before tax; no benefits."""
    owed: tuple[Owed, ...]
    """What has to be paid back."""
    holdings: tuple[Holding, ...]
    """All grants of shares and options, also where nothing has vested yet."""

    @property
    def cash_paid(self) -> Decimal:
        """All that was paid."""
        return total(piece.amount for piece in self.cash)

    @property
    def clawback_owed(self) -> Decimal:
        """All that has to be paid back."""
        return total(one.amount for one in self.owed)

    @property
    def cash_kept(self) -> Decimal:
        """What was paid less what has to be paid back."""
        return self.cash_paid - self.clawback_owed

    @property
    def stock_worth(self) -> Decimal:
        """What all vested shares and options are worth; those without a price count as nothing."""
        return total(one.worth for one in self.holdings if one.worth is not None)


def leaving(
    package: Package, month: int, scenario: Scenario = AS_OFFERED, start: date | None = None
) -> Leaving:
    """Return what there is on leaving after so many whole months, 0 or more.

    What is due at the end of that month counts: salary, what vests, a payment with this `paid_month`. With a
    start date, a bonus counts if its month of payment has come, else if its year of employment is complete;
    nothing is paid for the year of leaving. Stock is worth its price of that year in the scenario. A refresh
    grant counts as likely as it is.
    """
    day = None if start is None else months_after(start, month)
    held = awards(package, month)
    return Leaving(
        month,
        day,
        tuple(_cash(package, month, scenario, start, held)),
        clawback(package, month),
        tuple(_holding(award, month, scenario, day) for award in held if award.grant.kind != "cash"),
    )


def _cash(
    package: Package, month: int, scenario: Scenario, start: date | None, held: tuple[Award, ...]
) -> Iterator[Piece]:
    whole, inside = divmod(month, YEAR)
    for year in range(1, whole + 1):
        yield from base_pieces(package, year)
    if inside:
        for piece in base_pieces(package, whole + 1):
            yield piece.times(Fraction(inside, YEAR))
    yield from _bonuses(package, month, scenario, start)
    for payment in package.one_off:
        if payment.paid_month <= month:
            yield from payment_pieces(payment)
    for award in held:
        vested = award.vested(month)
        if award.grant.kind == "cash" and vested:
            yield Piece(Part.EQUITY, certainty_of(award), (plain(vested), *award.likelihood), award.name)


def _bonuses(package: Package, month: int, scenario: Scenario, start: date | None) -> Iterator[Piece]:
    if start is None:
        for year in range(1, month // YEAR + 1):
            yield from bonus_pieces(package, year, scenario)
    else:
        for number in takewhile(lambda number: bonus_due(package, start, number) <= month, count()):
            yield from bonus_of(package, start, number, scenario)


def _holding(award: Award, month: int, scenario: Scenario, day: date | None) -> Holding:
    vested = award.vested(month)
    one = award.worth_of_one(max(1, -(-month // YEAR)), scenario)
    factors = None if one is None else (plain(vested), *one, *award.likelihood)
    return Holding(award, vested, factors, day)
