"""A comparison as plain facts: who is first, what would change that, and the figures of each candidate."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from offer_tui.cli.package_text import year_certainties, year_parts
from offer_tui.cli.plain import Amount, Facts, Value, in_words
from offer_tui.core.candidates import CURRENT_JOB
from offer_tui.core.compare import NOTHING, YEARS, Column, Comparison, Row
from offer_tui.core.flips import flips
from offer_tui.core.items import Unit, item
from offer_tui.core.package import Figure
from offer_tui.core.profile import Rates
from offer_tui.core.wording import shown_number


@dataclass(frozen=True, slots=True)
class ItemFigure:
    """What one candidate offers of an item that is compared."""

    item: str
    is_money: bool
    figure: Figure | None
    """Money is in the common currency; None where it is not known."""


def title(column: Column) -> str:
    """Name a candidate; of the current job, it is said that it is that."""
    own = column.candidate
    return f"{own.name}, your job" if own.slug == CURRENT_JOB else own.name


def amounts(column: Column, discount_percent: Decimal) -> Mapping[str, Decimal | None]:
    """Return what the years pay in each sense, in the common currency, by the ids of rows."""
    first, whole = column.first_year, column.compensation
    return {
        "total": column.converted(whole.total),
        "expected_total": column.converted(column.expected_total),
        "guaranteed_total": column.converted(whole.guaranteed),
        "guaranteed_year_1": column.converted(first.guaranteed),
        "expected_year_1": column.converted(first.guaranteed + first.expected),
        "total_year_1": column.converted(first.total),
        "adjusted_total": column.adjusted(whole.total),
        "npv": column.converted(column.present_value(discount_percent)),
    }


def item_figures(found: Comparison, column: Column) -> Iterator[ItemFigure]:
    """Yield what a candidate offers of each item that is compared."""
    for row in found.rows:
        known = item(row.id)
        if known is not None:
            is_money = known.unit in (Unit.YEARLY, Unit.ONCE)
            figure = column.candidate.item(known.id)
            if is_money and isinstance(figure, Decimal):
                figure = column.converted(figure)
            yield ItemFigure(known.id, is_money, figure)


def compare_facts(found: Comparison, rates: Rates, discount_percent: Decimal) -> Iterator[Facts]:
    """Yield the comparison: first how it was made, then who is first, then two blocks for each candidate."""
    yield (
        ("Compared", "packages as first offered"),
        ("Currency", found.currency or None),
        *_rates(found, rates),
        *(("", finding) for finding in found.findings),
    )
    names = {one.candidate.slug: one.candidate.name for one in found.columns}
    adjusted = ", adjusted for the cost of living" if found.adjusts else ""
    yield (
        ("Ranked by", f"all that {YEARS} years pay{adjusted}"),
        *((f"Rank {rank}", found.columns[n].candidate.name) for rank, n in enumerate(found.ranking, start=1)),
        *((names[slug], f"dominated by {names[other]}") for slug, other in found.dominated),
    )
    yield tuple(("", one.sentence) for one in flips(found))
    for number, column in enumerate(found.columns):
        yield ((title(column), tuple(_rows(found, number, discount_percent))),)
        yield ((title(column), tuple(_years(column, found.currency))),)


def _rates(found: Comparison, rates: Rates) -> Iterator[tuple[str, Value]]:
    foreign = {one.candidate.currency for one in found.columns if one.rate is not None} - {found.currency}
    for code in sorted(foreign):
        yield f"1 {code}", f"{shown_number(rates.units[code])} {found.currency}"
    if foreign and rates.as_of is not None:
        yield "Your rates are of", rates.as_of


def _rows(found: Comparison, number: int, discount_percent: Decimal) -> Iterator[tuple[str, Value]]:
    """Yield what a candidate has of each row of the table."""
    column = found.columns[number]
    known = amounts(column, discount_percent)
    figures = {one.item: one for one in item_figures(found, column)}
    for row in found.rows:
        said: Value
        if row.id in known:
            said = Amount(known[row.id], found.currency)
        elif (one := figures.get(row.id)) is not None and (one.figure is None or one.is_money):
            said = Amount(one.figure, found.currency) if isinstance(one.figure, Decimal) else None
        else:
            said = figures[row.id].figure if row.id in figures else _words(row, number)
        label = f"{row.label[:1].lower()}{row.label[1:]}"
        yield label, f"{in_words(said)}, best" if number in row.best else said
    yield f"{YEARS} years, guaranteed", Amount(known["guaranteed_total"], found.currency)


def _words(row: Row, number: int) -> Value:
    """Return a cell of what is not counted: how it fits, and its must-haves."""
    cell = row.cells[number]
    return cell if cell != NOTHING else "none" if row.id == "must_haves" else "not rated"


def _years(column: Column, currency: str) -> Iterator[tuple[str, Facts]]:
    for year in column.compensation.years:
        known = (
            ("total", year.total),
            *((label.lower(), amount) for label, amount in year_parts(year)),
            *((f"of it {label.lower()}", amount) for label, amount in year_certainties(year)),
        )
        yield (
            f"year {year.year}",
            tuple((label, Amount(column.converted(amount), currency)) for label, amount in known),
        )
