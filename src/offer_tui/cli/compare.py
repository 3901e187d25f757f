"""`compare SLUG SLUG…`: offers and the current job side by side, and what would change their ranking."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from offer_tui.cli.columns import columns
from offer_tui.cli.compare_facts import amounts, compare_facts, item_figures, title
from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.output import FOUND, failed, remark, say
from offer_tui.cli.plain import say_plain
from offer_tui.cli.records import RATIO_PLACES, figure_record
from offer_tui.core.candidates import CURRENT_JOB, candidates
from offer_tui.core.compare import YEARS, Column, Comparison, comparison
from offer_tui.core.compensation import Certainty, Part, Year
from offer_tui.core.decoding import nearest
from offer_tui.core.fit import Fit
from offer_tui.core.flips import Flip, Lever, flips
from offer_tui.core.money import PLACES, rounded
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile, Rates
from offer_tui.core.wording import shown_date, shown_number
from offer_tui.files.directory import Directory, all_problems
from offer_tui.paths import offers_directory

FEWEST, MOST = 2, 5
_BREAK_EVEN_PLACES = 8
"""Decimals of a break-even that is no amount: put back, it gives a tie to the cent."""
_BEST = "*"


def run(options: Namespace) -> int:
    """Print the comparison, as text, plain facts or JSON; 1 where an offer's file cannot be used."""
    directory = Directory(offers_directory(options.dir))
    slugs = directory.slugs()
    named = tuple(dict.fromkeys(options.slugs))
    for slug in named:
        if slug not in slugs:
            return failed(f'there is no offer "{slug}" in {directory.path}{nearest(slug, slugs)}')
    if not FEWEST <= len(named) <= MOST:
        there = f"; there are {', '.join(slugs)}" if slugs else ""
        return failed(f"{len(named)} named, give two to five different offers{there}")
    profile = directory.profile()
    stored = {slug: directory.offer(slug) for slug in named}
    problems = [one for each in stored.values() for one in all_problems(each, profile, slugs)]
    for problem in (*problems, *profile.problems):
        remark(str(problem))
    offers = {slug: one.value for slug, one in stored.items() if one.value is not None}
    if len(offers) < len(stored):
        return FOUND
    known = profile.value or Profile()
    found = comparison(candidates(offers, known), known, options.discount_percent)
    if options.json:
        sys.stdout.write(json_text(_record(found, offers, known.rates, options.discount_percent)) + "\n")
    elif options.plain:
        say_plain(compare_facts(found, known.rates, options.discount_percent))
    else:
        for line in _lines(found, known.rates):
            say(line)
    return 0


def _lines(found: Comparison, rates: Rates) -> Iterator[str]:
    yield f"Packages as first offered; {_BEST} marks the best of a row."
    yield from _rates(found, rates)
    yield ""
    yield from columns(
        [
            ("", *(title(one) for one in found.columns)),
            *(
                (
                    row.label,
                    *(f"{cell} {_BEST}" if n in row.best else cell for n, cell in enumerate(row.cells)),
                )
                for row in found.rows
            ),
        ]
    )
    names = {one.candidate.slug: one.candidate.name for one in found.columns}
    if found.findings or found.dominated:
        yield ""
    yield from found.findings
    for slug, other in found.dominated:
        yield f"{names[slug]} is dominated by {names[other]}: no better in anything, worse in something."
    yield ""
    yield from _mind(found, flips(found))


def _rates(found: Comparison, rates: Rates) -> Iterator[str]:
    foreign = {one.candidate.currency for one in found.columns if one.rate is not None} - {found.currency}
    day = f" of {shown_date(rates.as_of)}" if rates.as_of is not None else ""
    for code in sorted(foreign):
        yield f"1 {code} is {shown_number(rates.units[code])} {found.currency}, your rate{day}."


def _mind(found: Comparison, changes: tuple[Flip, ...]) -> Iterator[str]:
    adjusted = ", adjusted for the cost of living" if found.adjusts else ""
    yield f"What would change the ranking (by all that {YEARS} years pay{adjusted})"
    for rank, number in enumerate(found.ranking, start=1):
        yield f"{rank}. {found.columns[number].candidate.name}"
    for _, pair in groupby(changes, key=lambda one: one.between):
        yield ""
        yield from (one.sentence for one in pair)


def _record(found: Comparison, offers: dict[str, Offer], rates: Rates, discount_percent: Decimal) -> Json:
    by_slug = {one.candidate.slug: _column(found, one, discount_percent) for one in found.columns}
    job = by_slug.pop(CURRENT_JOB, None)
    return {
        "currency": found.currency or None,
        "rates_as_of": None if rates.as_of is None else rates.as_of.isoformat(),
        "discount_percent": discount_percent,
        "offers": [
            {"company": offer.company, "role": offer.role, **by_slug[slug]} for slug, offer in offers.items()
        ],
        "current_job": job,
        "ranking": [found.columns[number].candidate.slug for number in found.ranking],
        "cost_of_living_adjusted": found.adjusts,
        "dominated": [list(pair) for pair in found.dominated],
        "flips": [
            {
                "between": list(one.between),
                "what": one.what,
                "of": one.of or None,
                "at": _at(one),
                "sentence": one.sentence,
            }
            for one in flips(found)
        ],
        "findings": list(found.findings),
    }


def _column(found: Comparison, one: Column, discount_percent: Decimal) -> dict[str, Json]:
    return {
        "slug": one.candidate.slug,
        "own_currency": one.candidate.currency or None,
        "fit": None if one.candidate.fit is None else _fit(one.candidate.fit),
        "years": [_year(one, year) for year in one.compensation.years],
        **{name: _amount(amount) for name, amount in amounts(one, discount_percent).items()},
        "items": [
            {"item": own.item, "figure": figure_record(own.figure)} for own in item_figures(found, one)
        ],
    }


def _year(column: Column, year: Year) -> Json:
    return {
        "year": year.year,
        **{part: _amount(column.converted(year.part(part))) for part in Part},
        "total": _amount(column.converted(year.total)),
        **{certainty: _amount(column.converted(year.certainty(certainty))) for certainty in Certainty},
    }


def _fit(score: Fit) -> Json:
    return {
        "low": _number(score.low, RATIO_PLACES),
        "high": _number(score.high, RATIO_PLACES),
        "verdict": score.verdict,
        "missed": [one.goal.id for one in score.missed],
        "open": [one.goal.id for one in score.open_must_haves],
    }


def _at(flip: Flip) -> Decimal | None:
    return _number(flip.at, PLACES if flip.what is Lever.BASE_SALARY else _BREAK_EVEN_PLACES)


def _amount(amount: Decimal | None) -> Decimal | None:
    return _number(amount, PLACES)


def _number(number: Decimal | None, places: int) -> Decimal | None:
    """Round a number, without idle zeros or a zero below zero."""
    return None if number is None else rounded(number, places).normalize() + 0
