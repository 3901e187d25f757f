"""Offers and the current job side by side: a row for each thing that counts, and who is best in it."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from offer_tui.core import candidates as compared
from offer_tui.core.candidates import Candidate
from offer_tui.core.compensation import Compensation, Year, compensation
from offer_tui.core.exact import decimal_of
from offer_tui.core.fit import Fit
from offer_tui.core.fit_words import shown_score, shown_verdict
from offer_tui.core.items import Item, Unit, custom_name, item
from offer_tui.core.money import shown_amount
from offer_tui.core.npv import present_value
from offer_tui.core.package import CustomItem, Figure
from offer_tui.core.profile import Profile
from offer_tui.core.records import dataclass
from offer_tui.core.wording import shown_date, shown_number

YEARS = 4
"""Years of employment that are compared."""
NOTHING = "–"
"""A cell where nothing is known or nothing applies."""

_Rank: TypeAlias = tuple[Fraction, ...] | None
"""What a cell competes with: best is who is as good as everybody in each number. None: not taking part."""


@dataclass(frozen=True, slots=True)
class Column:
    """One candidate with its figures, in its own currency unless said otherwise."""

    candidate: Candidate
    compensation: Compensation
    rate: Fraction | None
    """One unit of its currency in the common one; None where the profile has no rate for it."""
    parity: Fraction | None
    """What an amount is multiplied with for the cost of living; None where an index is missing."""
    ranked_with: Fraction | None
    """The factor of ranking: the rate and, where every column has one, the parity."""

    def converted(self, amount: Decimal) -> Decimal | None:
        """Return an amount of this column in the common currency."""
        return None if self.rate is None else decimal_of(Fraction(amount) * self.rate)

    def adjusted(self, amount: Decimal) -> Decimal | None:
        """Return an amount in the common currency, adjusted for the cost of living."""
        if self.rate is None or self.parity is None:
            return None
        return decimal_of(Fraction(amount) * self.rate * self.parity)

    @property
    def first_year(self) -> Year:
        """The first year of employment."""
        return self.compensation.years[0]

    @property
    def expected_total(self) -> Decimal:
        """What is guaranteed or expected over the years."""
        return self.compensation.guaranteed + self.compensation.expected

    @property
    def measure(self) -> Fraction | None:
        """What the columns are ranked by: all that the years pay, comparable; None without a rate."""
        return self.ranked(self.compensation.total)

    def ranked(self, amount: Decimal) -> Fraction | None:
        """Return an amount as it counts in the ranking."""
        return None if self.ranked_with is None else Fraction(amount) * self.ranked_with

    def present_value(self, discount_percent: Decimal) -> Decimal:
        """Return the net present value of the years at a yearly rate."""
        return present_value([year.total for year in self.compensation.years], discount_percent)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that counts, a cell for each column."""

    id: str
    label: str
    cells: tuple[str, ...]
    best: tuple[int, ...]
    """Numbers of the best columns, all that tie; none where a figure is missing that could be better."""
    is_amount: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """Candidates side by side. Shown amounts are in the common currency."""

    currency: str
    """Empty where there is none."""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    ranking: tuple[int, ...]
    """Numbers of the columns by their measure, highest first; those without one are left out."""
    dominated: tuple[tuple[str, str], ...]
    """Slugs: an offer and one that is as good in everything and better in something."""
    adjusts: bool
    """Whether the ranking is adjusted for the cost of living."""
    findings: tuple[str, ...]
    """What the files lack for a full comparison, a sentence each."""


def comparison(
    candidates: Sequence[Candidate], profile: Profile, discount_percent: Decimal = Decimal(0)
) -> Comparison:
    """Compare candidates over four years of employment, in the order given.

    Ranked by the total of all years, every certainty included, in one currency; adjusted for the cost of
    living only where the profile and every candidate have an index, as adjusted and plain amounts cannot be
    compared. At a discount rate other than 0 there is a row for the net present value.
    """
    currency = compared.common_currency(candidates, profile)
    parities = [compared.parity(one, profile) for one in candidates]
    adjusts = None not in parities
    columns = []
    for one, parity in zip(candidates, parities, strict=True):
        rate = compared.rate(one, currency, profile)
        ranked_with = rate if rate is None or not adjusts or parity is None else rate * parity
        columns.append(Column(one, compensation(one.package, YEARS), rate, parity, ranked_with))
    measures = {n: one.measure for n, one in enumerate(columns) if one.measure is not None}
    return Comparison(
        currency=currency,
        columns=tuple(columns),
        rows=tuple(_rows(columns, currency, discount_percent)),
        ranking=tuple(sorted(measures, key=lambda n: -measures[n])),
        dominated=tuple(_dominated(columns)),
        adjusts=adjusts,
        findings=tuple(compared.findings(candidates, profile)),
    )


def _rows(columns: Sequence[Column], currency: str, discount_percent: Decimal) -> Iterator[Row]:
    fits = [one.candidate.fit for one in columns]
    yield _row("fit", "Fit", [(_shown_fit(one), _fit_rank(one)) for one in fits])
    yield _row("must_haves", "Must-haves", [(_shown_must_haves(one), _must_have_rank(one)) for one in fits])
    totals = [one.compensation for one in columns]

    def amounts(row_id: str, label: str, found: Sequence[Decimal | None]) -> Row:
        return _amount_row(row_id, label, found, currency)

    def converted(row_id: str, label: str, own: Sequence[Decimal]) -> Row:
        return amounts(
            row_id, label, [column.converted(one) for column, one in zip(columns, own, strict=True)]
        )

    years = [one.first_year for one in columns]
    yield converted("guaranteed_year_1", "Year 1, guaranteed", [one.guaranteed for one in years])
    yield converted("expected_year_1", "Year 1, expected", [one.guaranteed + one.expected for one in years])
    # One number alone will do only where nothing is speculative.
    speculative = any(one.speculative for one in totals)
    if speculative:
        yield converted("total_year_1", "Year 1, with speculative", [one.total for one in years])
    yield converted("expected_total", f"{YEARS} years, expected", [one.expected_total for one in columns])
    if speculative:
        yield converted("total", f"{YEARS} years, with speculative", [one.total for one in totals])
    if any(one.parity is not None for one in columns if one.candidate.fit is not None):
        label = f"{YEARS} years, at your cost of living"
        yield amounts("adjusted_total", label, [one.adjusted(one.compensation.total) for one in columns])
    if discount_percent:
        worth = [one.present_value(discount_percent) for one in columns]
        yield converted("npv", f"Present value at {shown_number(discount_percent)} %", worth)
    for item_id in dict.fromkeys(rank.item for one in columns for rank in one.candidate.priorities):
        known = item(item_id)
        if known is not None:
            yield _item_row(known, columns, currency)


def _row(row_id: str, label: str, cells: Sequence[tuple[str, _Rank]]) -> Row:
    return Row(row_id, label, tuple(text for text, _ in cells), _best([rank for _, rank in cells]))


def _amount_row(row_id: str, label: str, found: Sequence[Decimal | None], currency: str) -> Row:
    texts = tuple(NOTHING if one is None else shown_amount(one, currency, places=0) for one in found)
    known = [(Fraction(one),) for one in found if one is not None]
    return Row(row_id, label, texts, _best(known) if len(known) == len(found) else (), is_amount=True)


def _best(ranks: Sequence[_Rank]) -> tuple[int, ...]:
    """Return the numbers of those at least as good in everything as all that take part, if two or more do."""
    taking_part = [rank for rank in ranks if rank is not None]
    if len(taking_part) < 2:  # noqa: PLR2004 - one alone is best of nothing
        return ()
    return tuple(
        n
        for n, rank in enumerate(ranks)
        if rank is not None and all(_as_good(rank, other) for other in taking_part)
    )


def _as_good(rank: Sequence[Fraction], other: Sequence[Fraction]) -> bool:
    return all(own >= theirs for own, theirs in zip(rank, other, strict=True))


def _shown_fit(fit: Fit | None) -> str:
    return NOTHING if fit is None else f"{shown_score(fit)} {shown_verdict(fit.verdict)}"


def _fit_rank(fit: Fit | None) -> _Rank:
    return None if fit is None else (Fraction(fit.low), Fraction(fit.high))


def _shown_must_haves(fit: Fit | None) -> str:
    if fit is None or not any(one.goal.must_have for one in fit.goals):
        return NOTHING
    counts = ((len(fit.missed), "missed"), (len(fit.open_must_haves), "open"))
    return ", ".join(f"{number} {word}" for number, word in counts if number) or "all met"


def _must_have_rank(fit: Fit | None) -> _Rank:
    """Return the must-haves missed at best and at worst, less being better."""
    if fit is None or not any(one.goal.must_have for one in fit.goals):
        return None
    missed, at_worst = len(fit.missed), len(fit.missed) + len(fit.open_must_haves)
    return Fraction(-missed), Fraction(-at_worst)


def _item_row(one: Item, columns: Sequence[Column], currency: str) -> Row:
    figures = [column.candidate.item(one.id) for column in columns]
    if one.unit in (Unit.YEARLY, Unit.ONCE):
        amounts = [
            column.converted(figure) if isinstance(figure, Decimal) else None
            for column, figure in zip(columns, figures, strict=True)
        ]
        return _amount_row(one.id, one.label, amounts, currency)
    owned = [
        column.candidate.package.custom.get(custom_name(one.id), CustomItem()).unit for column in columns
    ]
    # Days and weeks, or a date and a word, cannot be held against each other.
    kinds = {(type(figure), unit) for figure, unit in zip(figures, owned, strict=True) if figure is not None}
    better = _better(one, columns) if len(kinds) == 1 else 0
    return _row(
        one.id,
        one.label,
        [
            (_shown_figure(figure, unit), _figure_rank(figure, better))
            for figure, unit in zip(figures, owned, strict=True)
        ],
    )


def _better(one: Item, columns: Sequence[Column]) -> int:
    """Return 1 where more of an item is better, -1 where less is, 0 where nobody knows.

    The way from the walk-away point to what is desired says so, if all who rank the item agree; else more
    days are better.
    """
    signs = {
        _sign(rank.walk_away, rank.desired)
        for column in columns
        for rank in column.candidate.priorities
        if rank.item == one.id
    } - {0}
    if signs:
        return signs.pop() if len(signs) == 1 else 0
    return int(one.unit is Unit.DAYS)


def _sign(walk_away: Figure | None, desired: Figure | None) -> int:
    first, last = _figure_rank(walk_away, 1), _figure_rank(desired, 1)
    return 0 if first is None or last is None else (first < last) - (first > last)


def _figure_rank(figure: Figure | None, better: int) -> _Rank:
    if better and isinstance(figure, Decimal):
        return (Fraction(figure) * better,)
    if better and isinstance(figure, date):
        return (Fraction(figure.toordinal()) * better,)
    return None


def _shown_figure(figure: Figure | None, unit: str) -> str:
    if figure is None:
        return NOTHING
    if isinstance(figure, date):
        return shown_date(figure)
    return figure if isinstance(figure, str) else f"{shown_number(figure)} {unit}".rstrip()


def _dominated(columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """Yield each offer with each other that is at least as good in everything measured, better in one."""
    ranks = {one.candidate.slug: rank for one in columns if (rank := _whole_rank(one)) is not None}
    for slug, rank in ranks.items():
        for other, theirs in ranks.items():
            if rank != theirs and _as_good(theirs, rank):
                yield slug, other


def _whole_rank(column: Column) -> _Rank:
    """Return all that dominance is about; None for what is not rated or has no exchange rate.

    That is the fit at its lowest and highest, must-haves missed at best and at worst, what year one
    guarantees, and the years as expected and with what is speculative.
    """
    fit = column.candidate.fit
    amounts = [
        column.ranked(one)
        for one in (column.first_year.guaranteed, column.expected_total, column.compensation.total)
    ]
    known = [one for one in amounts if one is not None]
    if fit is None or len(known) < len(amounts):
        return None
    return (*(_fit_rank(fit) or ()), *(_must_have_rank(fit) or ()), *known)
