"""What follows from a package as plain values for JSON; lists by month begin with month 0."""

from datetime import date
from decimal import Decimal

from offer_tui.cli.asked import Asked
from offer_tui.cli.json_numbers import number
from offer_tui.cli.json_text import Json
from offer_tui.core import options, vesting
from offer_tui.core.amounts import total
from offer_tui.core.awards import Award, awards
from offer_tui.core.calendar_years import calendar_years
from offer_tui.core.clawback import clawback, clawback_end
from offer_tui.core.compensation import Compensation, Year, compensation
from offer_tui.core.leaving import Holding, Leaving, leaving
from offer_tui.core.npv import present_value
from offer_tui.core.package import Grant, Package

OWNERSHIP_PLACES = 6
"""Decimals of the percentage of a company that options are."""
FEWEST_MONTHS = 48
"""Lists by month go so far, and on until all is vested and nothing has to be paid back."""

PARTS = ("compensation", "calendar_years", "grants", "clawback", "options", "leaving")


def package_record(package: Package, start: date | None, asked: Asked) -> dict[str, Json]:
    """Return the parts; the calendar years need a start date, leaving needs a month."""
    pay = compensation(package, asked.years, asked.scenario)
    by_calendar = None if start is None else calendar_years(package, start, asked.years, asked.scenario)
    left = None if asked.leave_month is None else leaving(package, asked.leave_month, asked.scenario, start)
    granted_until = months(package)
    months_owed = range(max(FEWEST_MONTHS, *map(clawback_end, package.one_off), 0) + 1)
    return {
        "compensation": {**_compensation(pay), "npv": number(_present_value(pay, asked.discount_percent))},
        "calendar_years": None if by_calendar is None else [_year(year) for year in by_calendar.years],
        "grants": [_grant(one, granted_until) for one in awards(package, granted_until)],
        "clawback": [number(total(one.amount for one in clawback(package, m))) for m in months_owed],
        "options": [
            _options(index, grant, asked)
            for index, grant in enumerate(package.grant)
            if grant.kind == "options"
        ],
        "leaving": None if left is None else _leaving(left),
    }


def months(package: Package) -> int:
    """Return the last month of a table of what has vested."""
    return max(FEWEST_MONTHS, *map(vesting.last_month, package.grant), 0)


def _present_value(pay: Compensation, discount_percent: Decimal | None) -> Decimal | None:
    if discount_percent is None:
        return None
    return present_value([year.total for year in pay.years], discount_percent)


def _compensation(pay: Compensation) -> dict[str, Json]:
    return {
        "years": [_year(year) for year in pay.years],
        "total": number(pay.total),
        "guaranteed": number(pay.guaranteed),
        "expected": number(pay.expected),
        "speculative": number(pay.speculative),
    }


def _year(year: Year) -> dict[str, Json]:
    return {
        "year": year.year,
        "base": number(year.base),
        "bonus": number(year.bonus),
        "one_off": number(year.one_off),
        "equity": number(year.equity),
        "benefits": number(year.benefits),
        "total": number(year.total),
        "guaranteed": number(year.guaranteed),
        "expected": number(year.expected),
        "speculative": number(year.speculative),
    }


def _grant(award: Award, last: int) -> Json:
    return {
        "name": award.name,
        "kind": award.grant.kind,
        "refresh_of_year": award.refresh_of_year,
        "quantity": number(vesting.quantity(award.grant)),
        "vested": [number(award.vested(month)) for month in range(last + 1)],
    }


def _options(index: int, grant: Grant, asked: Asked) -> Json:
    sold = asked.scenario.exit_value
    return {
        "grant": index,
        "quantity": number(vesting.quantity(grant)),
        "ownership_percent": number(options.ownership_percent(grant), OWNERSHIP_PLACES),
        "ownership_after_dilution_percent": number(
            options.ownership_after_dilution_percent(grant), OWNERSHIP_PLACES
        ),
        "exercise_cost": number(options.exercise_cost(grant)),
        "spread": number(options.spread_today(grant)),
        "headline": number(options.headline(grant)),
        "break_even_exit_value": number(options.exit_value_for(grant)),
        "exit_value": number(sold),
        "payoff": None if sold is None else number(options.payoff(grant, sold)),
        "exercise_window_days": grant.exercise_window_days,
    }


def _leaving(left: Leaving) -> Json:
    return {
        "month": left.month,
        "date": _day(left.day),
        "cash_paid": number(left.cash_paid),
        "clawback_owed": number(left.clawback_owed),
        "cash_kept": number(left.cash_kept),
        "stock_worth": number(left.stock_worth),
        "holdings": [_holding(one) for one in left.holdings],
    }


def _holding(one: Holding) -> Json:
    return {
        "name": one.name,
        "kind": one.award.grant.kind,
        "refresh_of_year": one.award.refresh_of_year,
        "vested": number(one.vested),
        "worth": number(one.worth),
        "exercise_cost": number(one.exercise_cost),
        "last_exercise_day": _day(one.last_exercise_day),
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
