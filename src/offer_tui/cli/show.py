"""`show SLUG`: one offer, a fact a line."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from offer_tui.cli.asked import Asked, asked_for
from offer_tui.cli.case import case_of
from offer_tui.cli.clock import clock
from offer_tui.cli.file_names import is_file_name
from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.one_offer import OneOffer, one_offer
from offer_tui.cli.output import failed, remark, say
from offer_tui.cli.package_text import (
    INDENT,
    NOT_KNOWN,
    compensation_lines,
    leaving_lines,
    options_lines,
)
from offer_tui.cli.plain_values import plain_json
from offer_tui.cli.summary import whole_offer
from offer_tui.core.changes import statements
from offer_tui.core.compensation import compensation
from offer_tui.core.fit import Fit
from offer_tui.core.fit_words import sentences, shown_score, shown_verdict
from offer_tui.core.guide.advice import advice
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.next_step import next_step
from offer_tui.core.items import Unit, custom_name, item
from offer_tui.core.leaving import leaving
from offer_tui.core.money import rounded, shown_amount
from offer_tui.core.offer import Offer
from offer_tui.core.package import CustomItem, Figure
from offer_tui.core.priorities import standings, total_progress
from offer_tui.core.profile import Profile
from offer_tui.core.rounds import RoundState, states
from offer_tui.core.wording import days_between_words, shown_date, shown_number
from offer_tui.core.words import item_label
from offer_tui.files.directory import Directory, all_problems, offer_at
from offer_tui.files.reading import read_bytes
from offer_tui.files.saving import reason
from offer_tui.files.toml import parse
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print one offer, by its slug or its file, as text or as JSON; 1 where its file cannot be used."""
    directory = Directory(offers_directory(options.dir))
    named = is_file_name(options.slug) and Path(options.slug).exists()
    file = Path(options.slug) if named else directory.offer_path(options.slug)
    if named:
        directory = Directory(file.absolute().parent.parent)
    if options.plain and (named or file.exists()):
        return _stated(file)
    found = _offer_at(file, directory) if named else one_offer(options)
    if isinstance(found, str):
        return failed(found)
    how, case = asked_for(options), None
    if found.offer is not None:
        case = case_of(directory, found.slug, found.offer, found.profile, clock(options.today)())
    if options.json:
        follows = whole_offer(found.slug, case, found.problems, how)
        sys.stdout.write(json_text({**follows, "offer": _said(file)}) + "\n")
    elif case is not None:
        for line in _lines(found.slug, case, how):
            say(line)
    return found.closed()


def _offer_at(file: Path, directory: Directory) -> OneOffer:
    """Read an offer that is named by its file; the profile that counts is the one above it."""
    stored, profile = offer_at(file), directory.profile()
    problems = all_problems(stored, profile, directory.slugs())
    return OneOffer(file.stem, stored.value, profile.value or Profile(), problems, profile.problems)


def _said(file: Path) -> Json:
    """Return what a file says, as `import` takes it; None where it is no TOML."""
    document = offer_at(file).document
    return None if document is None else plain_json(document.tree)


def _stated(file: Path) -> int:
    """Print what a file says; one that is no TOML as it is, for git shows its history, mistakes and all."""
    try:
        data = read_bytes(file)
    except OSError as error:
        return failed(f"{file} cannot be read: {reason(error)}")
    document, problems = parse(data, str(file))
    lines = data.decode("utf-8", "replace").splitlines() if document is None else statements(document.tree)
    for line in lines:
        say(line)
    for problem in problems:
        remark(str(problem))
    return 0


def _lines(slug: str, case: Case, how: Asked) -> Iterator[str]:
    offer, step = case.offer, next_step(case)
    yield f"{offer.company}: {offer.role}"
    yield f"Slug: {slug}"
    if offer.location:
        yield f"Location: {offer.location}"
    yield f"Status: {offer.status}"
    if offer.dates.reply_by is not None:
        distance = "" if offer.closed else f", {days_between_words(case.today, offer.dates.reply_by)}"
        yield f"Reply by: {shown_date(offer.dates.reply_by)}{distance}"
    yield f"Next step: {' '.join((f'{step.action}.' if step.action else 'none.', *step.reasons))}"
    for title, lines in (
        ("Fit", _fit(case.fit)),
        *_package(offer, how),
        ("Priorities", _priorities(offer)),
        ("Rounds", (line for state in states(offer) for line in _round(state, offer))),
        ("Advice of the guide", _advice(case)),
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


def _package(offer: Offer, how: Asked) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the sections on what was first offered; those of options and leaving where there is a use."""
    pay = compensation(offer.package, how.years, how.scenario)
    yield (
        f"Compensation, as first offered{_assumed(how, offer.currency)}",
        compensation_lines(pay, offer.currency, how.discount_percent),
    )
    if any(grant.kind == "options" for grant in offer.package.grant):
        yield "Options", options_lines(offer.package, offer.currency, how)
    if how.leave_month is not None:
        left = leaving(offer.package, how.leave_month, how.scenario, offer.dates.start)
        yield f"Leaving after month {how.leave_month}", leaving_lines(left, offer.currency)


def _assumed(how: Asked, currency: str) -> str:
    scenario = how.scenario
    factor = f", share price × {shown_number(scenario.price_factor)}" if scenario.price_factor != 1 else ""
    sold = "" if scenario.exit_value is None else f", sold for {shown_amount(scenario.exit_value, currency)}"
    return factor + sold


def _priorities(offer: Offer) -> Iterator[str]:
    for rank, one in enumerate(standings(offer), start=1):
        name = one.priority.item
        yield f"{rank}. {item_label(name)}"
        for label, figure in (
            ("Offered", one.offered),
            ("Walk away", one.priority.walk_away),
            ("Desired", one.priority.desired),
            ("On the table now", one.now),
        ):
            yield f"{INDENT}{label}: {_figure(figure, name, offer)}"
        yield f"{INDENT}Weight: {_percent(one.weight_percent)}"
        yield f"{INDENT}Progress: {_progress(one.progress_now)}"
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
        yield f"{INDENT}{item_label(name)}"
        yield f"{INDENT * 2}Before: {_figure(asked.before, name, offer)}"
        yield f"{INDENT * 2}Asked: {_figure(asked.ask.ask, name, offer)}"
        yield f"{INDENT * 2}Answer: {asked.ask.answer}"
        if not one.planned:
            yield f"{INDENT * 2}On the table after it: {_figure(asked.after, name, offer)}"


def _advice(case: Case) -> Iterator[str]:
    for one in advice(case):
        yield f"{one.code} ({one.severity}): {one.message} {one.rule.remedy}"


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
