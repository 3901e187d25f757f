"""What is on offer: salary, bonus, one-off payments, grants, benefits and time."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from offer_tui.core import shape
from offer_tui.core.records import dataclass

Figure = Decimal | date | str
"""A value of an item in its own unit: an amount, a count, a start date, a level."""


@dataclass(frozen=True, slots=True)
class OneOff:
    """A payment made once, with what has to be paid back on leaving early."""

    kind: str = shape.choice("What it is.", "signing_bonus", "relocation", "other", default="other")
    name: str = shape.line("What you call it.")
    amount: Decimal | None = shape.amount("How much is paid.")
    paid_month: int = shape.count("Months after the start.", most=600, default=0)
    clawback_months: int | None = shape.count("Months in which leaving means paying back.", most=600)
    clawback: str = shape.choice("How much is paid back.", "prorated", "full", default="full")
    clawback_basis: str = shape.choice("Before or after tax was withheld.", "gross", "net", default="gross")
    withheld_percent: Decimal | None = shape.percent("Tax withheld from it, for a net clawback.")


@dataclass(frozen=True, slots=True)
class Grant:
    """Shares, options or a deferred award that vests over time."""

    kind: str = shape.choice("What is granted.", "rsu", "options", "cash", default="rsu")
    shares: Decimal | None = shape.number("How many shares or options.")
    value: Decimal | None = shape.amount("Its value at `price`, instead of a number of shares.")
    price: Decimal | None = shape.amount("A share's price today; for options the fair market value.")
    months: int | None = shape.count("Months until all has vested.", least=1, most=600)
    cliff_months: int | None = shape.count("Months before anything vests.", most=600)
    every_months: int | None = shape.count("Months between two vestings: 1, 3, 6 or 12.", least=1, most=12)
    by_year_percent: tuple[Decimal, ...] = shape.percent(
        "What vests in each year, instead of `months`.", many=True
    )
    from_year: int | None = shape.count("Refresh grants: the first year that has one.", least=1, most=60)
    each_year_value: Decimal | None = shape.amount("Refresh grants: the value of each year's.")
    likely_percent: Decimal | None = shape.percent("Refresh grants: how likely they are.")
    liquid: bool = shape.flag("Whether the shares can be sold when they vest.", default=True)
    strike: Decimal | None = shape.amount("Options: the strike price.")
    preferred_price: Decimal | None = shape.amount("Options: what investors last paid a share.")
    fully_diluted_shares: Decimal | None = shape.number("Options: all shares of the company.", least=1)
    dilution_percent: tuple[Decimal, ...] = shape.percent("Options: each later round's dilution.", many=True)
    preference: Decimal | None = shape.amount("Options: what the preferred class is paid first.")
    preferred_percent: Decimal | None = shape.percent("Options: the preferred class's part of all shares.")
    exercise_window_days: int | None = shape.count("Options: days to exercise after leaving.", most=36_500)


@dataclass(frozen=True, slots=True)
class MatchTier:
    """One step of a retirement match: so much of the contribution, up to so much of the salary."""

    percent: Decimal | None = shape.percent("What the employer adds to your contribution.", most=1000)
    up_to_percent: Decimal | None = shape.percent("Up to which part of the salary.")


@dataclass(frozen=True, slots=True)
class Benefit:
    """Something worth money every year."""

    kind: str = shape.choice(
        "What it is.", "retirement_match", "health", "stipend", "espp", "commute", "other", default="other"
    )
    name: str = shape.line("What you call it.")
    yearly: Decimal | None = shape.amount("Its worth a year; negative for a cost.", least=None)
    match: tuple[MatchTier, ...] = shape.rows(MatchTier, "Retirement: the steps of the match.")
    contribution_percent: Decimal | None = shape.percent("Retirement: your own contribution, of base salary.")
    contribution: Decimal | None = shape.amount("Share plan: what you pay in a year.")
    discount_percent: Decimal | None = shape.percent("Share plan: the discount.", most=99)


@dataclass(frozen=True, slots=True)
class CustomItem:
    """Anything else that can be negotiated."""

    offered: Figure | None = shape.figure("What was offered.")
    unit: str = shape.line("The unit of the figures.")
    yearly_value: Decimal | None = shape.amount("What it is worth a year.", least=None)


@dataclass(frozen=True, slots=True)
class Package:
    """The package as first offered. Amounts are per year and in the offer's currency."""

    base_salary: Decimal | None = shape.amount("Base salary a year.")
    raise_percent: Decimal | None = shape.percent("Yearly raise from the second year.", least=-100)
    target_bonus_percent: Decimal | None = shape.percent("Target bonus, of base salary.", most=1000)
    target_bonus: Decimal | None = shape.amount("Target bonus a year, instead of a percentage.")
    bonus_payout_percent: Decimal | None = shape.percent(
        "Expected share of the target; 100 if left out.", most=1000
    )
    bonus_guaranteed: bool = shape.flag("Whether the bonus is promised.")
    bonus_paid_month: int | None = shape.count(
        "Calendar month of the next year; March if left out.", least=1, most=12
    )
    vacation_days: Decimal | None = shape.number("Days off a year.", most=366)
    remote_days: Decimal | None = shape.number("Days a week away from the office.", most=7)
    level: str = shape.line("The level, as the company names it.")
    cost_of_living: Decimal | None = shape.number("An index of the place, your own.")
    one_off: tuple[OneOff, ...] = shape.rows(OneOff, "Payments made once.")
    grant: tuple[Grant, ...] = shape.rows(Grant, "Shares, options and deferred awards.")
    benefit: tuple[Benefit, ...] = shape.rows(Benefit, "What else is worth money every year.")
    custom: Mapping[str, CustomItem] = shape.named(CustomItem, "Items of your own, by name.")
