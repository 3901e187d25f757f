"""`show SLUG`: one offer, a fact a line."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from offer_tui.cli.clock import clock
from offer_tui.cli.json_text import json_text
from offer_tui.cli.output import FOUND, failed, remark, say
from offer_tui.cli.summary import whole_offer
from offer_tui.core.compensation import Compensation, compensation
from offer_tui.core.decoding import nearest
from offer_tui.core.fit import Fit, fit
from offer_tui.core.fit_words import sentences, shown_score, shown_verdict
from offer_tui.core.items import Unit, custom_name, item
from offer_tui.core.money import rounded, shown_amount
from offer_tui.core.offer import OUTCOMES, Offer
from offer_tui.core.package import CustomItem, Figure
from offer_tui.core.priorities import standings, total_progress
from offer_tui.core.profile import Profile
from offer_tui.core.rounds import RoundState, states
from offer_tui.core.wording import days_between_words, shown_date, shown_number
from offer_tui.files.directory import Directory, all_problems
from offer_tui.paths import offers_directory

NOT_KNOWN = "not known"
_IN = "   "
"""Before what belongs to the line above."""


def run(options: Namespace) -> int:
    """Print one offer, as text or as JSON; 1 where its file cannot be used."""
    directory = Directory(offers_directory(options.dir))
    slugs = directory.slugs()
    if options.slug not in slugs:
        return failed(f'there is no offer "{options.slug}" in {directory.path}{nearest(options.slug, slugs)}')
    stored, profile = directory.offer(options.slug), directory.profile()
    problems = all_problems(stored, profile, slugs)
    known = profile.value or Profile()
    if options.json:
        sys.stdout.write(json_text(whole_offer(options.slug, stored.value, known, problems)) + "\n")
    elif stored.value is not None:
        for line in _lines(options.slug, stored.value, known, clock(options.today)()):
            say(line)
    for problem in (*problems, *profile.problems):
        remark(str(problem))
    return FOUND if stored.value is None else 0


def _lines(slug: str, offer: Offer, profile: Profile, today: date) -> Iterator[str]:
    yield f"{offer.company}: {offer.role}"
    yield f"Slug: {slug}"
    if offer.location:
        yield f"Location: {offer.location}"
    yield f"Status: {offer.status}"
    if offer.dates.reply_by is not None:
        distance = "" if offer.status in OUTCOMES else f", {days_between_words(today, offer.dates.reply_by)}"
        yield f"Reply by: {shown_date(offer.dates.reply_by)}{distance}"
    for title, lines in (
        ("Fit", _fit(fit(profile.goals, profile.fit, offer.fit))),
        ("Compensation, as first offered", _compensation(compensation(offer.package), offer.currency)),
        ("Priorities", _priorities(offer)),
        ("Rounds", (line for state in states(offer) for line in _round(state, offer))),
    ):
        yield ""
        yield title
        first = next(lines, "none yet")
        yield first
        yield from lines


def _fit(score: Fit) -> Iterator[str]:
    yield f"Score: {shown_score(score)} of 10"
    yield f"Verdict: {shown_verdict(score.verdict)}"
    yield f"Rated: {_percent(score.coverage_percent)} of the weight"
    yield from sentences(score)


def _compensation(package: Compensation, currency: str) -> Iterator[str]:
    for year in package.years:
        yield f"Year {year.year}: {shown_amount(year.total, currency)}"
        for label, amount in (
            ("Base", year.base),
            ("Bonus", year.bonus),
            ("One-off payments", year.one_off),
            ("Stock", year.equity),
            ("Benefits", year.benefits),
            ("Guaranteed", year.guaranteed),
        ):
            if amount:
                yield f"{_IN}{label}: {shown_amount(amount, currency)}"
    yield f"All {len(package.years)} years: {shown_amount(package.total, currency)}"
    yield f"{_IN}Guaranteed: {shown_amount(package.guaranteed, currency)}"


def _priorities(offer: Offer) -> Iterator[str]:
    for rank, one in enumerate(standings(offer), start=1):
        name = one.priority.item
        yield f"{rank}. {_label(name)}"
        for label, figure in (
            ("Offered", one.offered),
            ("Walk away", one.priority.walk_away),
            ("Desired", one.priority.desired),
            ("On the table now", one.now),
        ):
            yield f"{_IN}{label}: {_figure(figure, name, offer)}"
        yield f"{_IN}Weight: {_percent(one.weight_percent)}"
        yield f"{_IN}Progress: {_progress(one.progress_now)}"
    if offer.priorities:
        total = total_progress(offer)
        yield f"Progress as offered: {_progress(total.offered)}"
        yield f"Progress now: {_progress(total.now)}"


def _round(state: RoundState, offer: Offer) -> Iterator[str]:
    one = state.round
    people = {person.id: person.name or person.id for person in offer.people}
    facts = (
        f"Round {state.number}",
        "planned" if one.planned else "",
        shown_date(one.date) if one.date is not None else "",
        one.channel.replace("_", " "),
        f"with {people.get(one.with_, one.with_)}" if one.with_ else "",
    )
    yield ", ".join(fact for fact in facts if fact)
    for asked in state.asks:
        name = asked.ask.item
        yield f"{_IN}{_label(name)}"
        yield f"{_IN * 2}Before: {_figure(asked.before, name, offer)}"
        yield f"{_IN * 2}Asked: {_figure(asked.ask.ask, name, offer)}"
        yield f"{_IN * 2}Answer: {asked.ask.answer}"
        if not one.planned:
            yield f"{_IN * 2}On the table after it: {_figure(asked.after, name, offer)}"


def _label(item_id: str) -> str:
    known = item(item_id)
    return known.label if known is not None else item_id


def _figure(figure: Figure | None, item_id: str, offer: Offer) -> str:
    if figure is None:
        return NOT_KNOWN
    if isinstance(figure, date):
        return shown_date(figure)
    if isinstance(figure, str):
        return figure
    known = item(item_id)
    if known is not None and known.unit in (Unit.YEARLY, Unit.ONCE):
        return shown_amount(figure, offer.currency)
    own = offer.package.custom.get(custom_name(item_id), CustomItem())
    return f"{shown_number(figure)} {own.unit}".rstrip()


def _percent(number: Decimal) -> str:
    return f"{shown_number(rounded(number, 1))} %"


def _progress(part: Decimal | None) -> str:
    return NOT_KNOWN if part is None else _percent(100 * part)
