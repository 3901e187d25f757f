"""`vest SLUG`: what has vested by the end of each month."""

import csv
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from offer_tui.cli.columns import columns
from offer_tui.cli.json_numbers import number
from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.one_offer import one_offer
from offer_tui.cli.output import failed, remark, say
from offer_tui.cli.package_record import months
from offer_tui.cli.plain import Amount, Facts, Value, say_plain
from offer_tui.core import vesting
from offer_tui.core.amounts import product, total
from offer_tui.core.awards import Award, awards
from offer_tui.core.calendar_years import months_after
from offer_tui.core.money import rounded, shown_amount
from offer_tui.core.offer import Offer
from offer_tui.core.wording import shown_number


@dataclass(frozen=True, slots=True)
class _Month:
    """A line of the table."""

    month: int
    day: date | None
    """When it ends; None without a start date."""
    vested: tuple[Decimal, ...]
    """By grant."""
    worth: Decimal
    """Of all of it at today's prices; what has no price counts as nothing."""


def run(options: Namespace) -> int:
    """Print the table as text, plain facts, CSV or JSON; 1 where the offer's file cannot be used."""
    found = one_offer(options)
    if isinstance(found, str):
        return failed(found)
    if found.offer is not None:
        last = months(found.offer.package)
        held = [one for one in awards(found.offer.package, last) if vesting.quantity(one.grant) is not None]
        table = [_month(held, month, found.offer.dates.start) for month in range(last + 1)]
        if options.json:
            sys.stdout.write(json_text(_record(found.slug, found.offer, held, table)) + "\n")
        elif options.csv:
            _write_csv(held, table)
        elif options.plain and held:
            say_plain(_facts(found.offer, held, table))
        elif held:
            for line in _lines(held, table, found.offer.currency):
                say(line)
        else:
            remark(f"{found.slug} has no grants that vest; add [[package.grant]] to its file.")
    return found.closed()


def _month(held: list[Award], month: int, start: date | None) -> _Month:
    vested = tuple(one.vested(month) for one in held)
    worth = total(
        product((*one_worth, *award.likelihood)) * gained
        for award, gained in zip(held, vested, strict=True)
        if (one_worth := award.worth_of_one(award.refresh_of_year or 1)) is not None
    )
    return _Month(month, None if start is None else months_after(start, month), vested, worth)


def _titles(held: list[Award]) -> list[str]:
    """Return the grants' names, numbered: several may have the same."""
    years = ("" if one.refresh_of_year is None else f" of year {one.refresh_of_year}" for one in held)
    return [f"{n} {one.kind_name}{year}" for n, (one, year) in enumerate(zip(held, years, strict=True), 1)]


def _lines(held: list[Award], table: list[_Month], currency: str) -> Iterator[str]:
    dated = table[0].day is not None
    title = ["MONTH", *(["DATE"] if dated else []), *map(str.upper, _titles(held)), "WORTH"]
    rows = [
        [
            str(one.month),
            *([one.day.isoformat()] if one.day is not None else []),
            *(shown_number(rounded(vested)) for vested in one.vested),
            shown_amount(one.worth, currency),
        ]
        for one in table
    ]
    numbers = [column for column in range(len(title)) if not (dated and column == 1)]
    yield from columns([title, *rows], right=numbers)


def _facts(offer: Offer, held: list[Award], table: list[_Month]) -> Iterator[Facts]:
    """Yield the months in which something vests, before them the first one."""
    yield (("Offer", f"{offer.company}, {offer.role}"), ("Vested", "by the end of each month, together"))
    before: tuple[Decimal, ...] = ()
    for one in table:
        if one.vested != before:
            yield (
                ("Month", one.month),
                *([("Day", one.day)] if one.day is not None else []),
                *_vested(offer, held, one),
                ("Worth", Amount(one.worth, offer.currency)),
            )
        before = one.vested


def _vested(offer: Offer, held: list[Award], month: _Month) -> Iterator[tuple[str, Value]]:
    for award, title, vested in zip(held, _titles(held), month.vested, strict=True):
        is_money = award.grant.kind == "cash"
        yield f"Grant {title}", Amount(vested, offer.currency) if is_money else vested


def _write_csv(held: list[Award], table: list[_Month]) -> None:
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["month", "date", *_titles(held), "worth"])
    for one in table:
        day = "" if one.day is None else one.day.isoformat()
        out.writerow([one.month, day, *(f"{number(amount):f}" for amount in (*one.vested, one.worth))])


def _record(slug: str, offer: Offer, held: list[Award], table: list[_Month]) -> Json:
    return {
        "slug": slug,
        "currency": offer.currency,
        "grants": [
            {"name": one.name, "kind": one.grant.kind, "refresh_of_year": one.refresh_of_year} for one in held
        ],
        "months": [
            {
                "month": one.month,
                "date": None if one.day is None else one.day.isoformat(),
                "vested": [number(vested) for vested in one.vested],
                "worth": number(one.worth),
            }
            for one in table
        ],
    }
