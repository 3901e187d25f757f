"""What follows from a package, a fact a line."""

from collections.abc import Iterator
from decimal import Decimal

from offer_tui.cli.asked import Asked
from offer_tui.core import options, vesting
from offer_tui.core.compensation import Certainty, Compensation, Part, Year
from offer_tui.core.leaving import Holding, Leaving
from offer_tui.core.money import shown_amount
from offer_tui.core.npv import present_value
from offer_tui.core.package import Grant, Package
from offer_tui.core.wording import shown_date, shown_number

NOT_KNOWN = "not known"
INDENT = "   "
"""Before what belongs to the line above."""
_PART_LABELS = {
    Part.BASE: "Base",
    Part.BONUS: "Bonus",
    Part.ONE_OFF: "One-off payments",
    Part.EQUITY: "Stock",
    Part.BENEFITS: "Benefits",
}
_CERTAINTY_LABELS = {
    Certainty.GUARANTEED: "Guaranteed",
    Certainty.EXPECTED: "Expected",
    Certainty.SPECULATIVE: "Speculative",
}
_OWNERSHIP_PLACES = 4


def compensation_lines(pay: Compensation, currency: str, discount_percent: Decimal | None) -> Iterator[str]:
    """Yield what each year pays, then all of them."""
    for year in pay.years:
        yield f"Year {year.year}: {shown_amount(year.total, currency)}"
        for label, amount in (*year_parts(year), *year_certainties(year)):
            yield f"{INDENT}{label}: {shown_amount(amount, currency)}"
    yield f"All {len(pay.years)} years: {shown_amount(pay.total, currency)}"
    yield f"{INDENT}Guaranteed: {shown_amount(pay.guaranteed, currency)}"
    for label, amount in (("Expected", pay.expected), ("Speculative", pay.speculative)):
        if amount:
            yield f"{INDENT}{label}: {shown_amount(amount, currency)}"
    if discount_percent is not None:
        worth = shown_amount(present_value([year.total for year in pay.years], discount_percent), currency)
        yield f"{INDENT}Net present value at {shown_number(discount_percent)} %: {worth}"


def year_parts(year: Year) -> Iterator[tuple[str, Decimal]]:
    """Yield what a year is made of, without what it has nothing of."""
    for part, label in _PART_LABELS.items():
        if amount := year.part(part):
            yield label, amount


def year_certainties(year: Year) -> Iterator[tuple[str, Decimal]]:
    """Yield how far a year can be counted on, without what it has nothing of."""
    for certainty, label in _CERTAINTY_LABELS.items():
        if amount := year.certainty(certainty):
            yield label, amount


def options_lines(package: Package, currency: str, asked: Asked) -> Iterator[str]:
    """Yield what the options of the package are worth, in each sense of the word that the file allows."""
    for number, grant in enumerate(package.grant, start=1):
        if grant.kind != "options":
            continue
        count = vesting.quantity(grant)
        yield f"Grant {number}: {NOT_KNOWN if count is None else shown_number(count)} options"
        for label, amount in _worths(grant, asked.scenario.exit_value, currency):
            if amount is not None:
                yield f"{INDENT}{label}: {shown_amount(amount, currency)}"
        for label, part in (
            ("Part of the company", options.ownership_percent(grant)),
            ("Part after dilution", options.ownership_after_dilution_percent(grant)),
        ):
            if part is not None:
                yield f"{INDENT}{label}: {shown_number(part, _OWNERSHIP_PLACES)} %"
        if grant.exercise_window_days is not None:
            yield f"{INDENT}To exercise after leaving: {grant.exercise_window_days} days"


def _worths(grant: Grant, sold: Decimal | None, currency: str) -> Iterator[tuple[str, Decimal | None]]:
    yield "Cost to exercise", options.exercise_cost(grant)
    yield "At the fair market value", options.spread_today(grant)
    yield "At the preferred price", options.headline(grant)
    if sold is not None:
        yield f"At a sale for {shown_amount(sold, currency)}", options.payoff(grant, sold)
    yield "Worth something at a sale above", options.exit_value_for(grant)


def leaving_lines(left: Leaving, currency: str) -> Iterator[str]:
    """Yield what there is on leaving."""
    if left.day is not None:
        yield f"Day: {shown_date(left.day)}"
    yield f"Cash kept: {shown_amount(left.cash_kept, currency)}"
    yield f"{INDENT}Paid: {shown_amount(left.cash_paid, currency)}"
    for one in left.owed:
        yield f"{INDENT}To pay back, {one.name}: {shown_amount(one.amount, currency)}"
    for held in left.holdings:
        yield from _holding(held, currency)


def _holding(held: Holding, currency: str) -> Iterator[str]:
    yield f"{held.name}: {shown_number(held.vested)} vested"
    yield f"{INDENT}Worth: {NOT_KNOWN if held.worth is None else shown_amount(held.worth, currency)}"
    if held.exercise_cost is not None:
        yield f"{INDENT}Cost to exercise: {shown_amount(held.exercise_cost, currency)}"
    if held.last_exercise_day is not None:
        yield f"{INDENT}Last day to exercise: {shown_date(held.last_exercise_day)}"
