"""`list`: all offers, a line each."""

import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from offer_tui.cli.clock import clock
from offer_tui.cli.columns import columns
from offer_tui.cli.json_text import json_text
from offer_tui.cli.output import NOT_RUN, counted, failed, remark, say
from offer_tui.cli.records import listed_offer
from offer_tui.cli.selection import ALL, Selection, selected, selection_of
from offer_tui.core.compensation import compensation
from offer_tui.core.fit import fit
from offer_tui.core.fit_words import shown_score, shown_verdict
from offer_tui.core.keys import shown
from offer_tui.core.money import shown_amount
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Severity, has_errors
from offer_tui.core.profile import Profile
from offer_tui.core.wording import days_between_words, shown_date
from offer_tui.files.directory import Directory, all_problems
from offer_tui.files.reading import Stored
from offer_tui.paths import offers_directory

_NONE = "–"
_TITLES = ("SLUG", "COMPANY", "ROLE", "STATUS", "FIT", "YEAR 1", "REPLY BY")
_NUMBERS = (_TITLES.index("YEAR 1"),)


def run(options: Namespace) -> int:
    """Print the offers in columns, as facts or as JSON; 2 where the filter makes no sense."""
    wanted = selection_of(options)
    if isinstance(wanted, str):
        return failed(wanted)
    return listed(
        offers_directory(options.dir),
        clock(options.today)(),
        as_json=options.json,
        plain=options.plain,
        wanted=wanted,
    )


def listed(
    path: Path, today: date, *, as_json: bool = False, plain: bool = False, wanted: Selection = ALL
) -> int:
    """Print the offers of a directory; a file that cannot be used is a line, and hides no other."""
    directory = Directory(path)
    stored_profile, own = directory.profile(), tuple(directory.problems())
    for problem in own if stored_profile.value else (*own, *stored_profile.problems):
        remark(str(problem))
    if has_errors(own):
        return NOT_RUN
    profile, slugs = stored_profile.value or Profile(), directory.slugs()
    found = {slug: directory.offer(slug) for slug in slugs}
    offers = selected(wanted, found, profile, directory, today)
    if as_json:
        records = [
            listed_offer(slug, stored.value, profile, all_problems(stored, stored_profile, slugs))
            for slug, stored in offers.items()
        ]
        sys.stdout.write(json_text(records) + "\n")
    elif offers and plain:
        _say_facts(offers, profile, today)
    elif offers:
        _say_all(offers, profile, today)
    elif found:
        remark("No offer is so.")
    else:
        remark(f"No offers in {path} yet. `offer-tui new` adds one, `offer-tui demo` shows sample offers.")
    return 0


def _say_facts(offers: Mapping[str, Stored[Offer]], profile: Profile, today: date) -> None:
    """Print a fact a line, as it can be read aloud; an empty line parts the offers."""
    for number, (slug, stored) in enumerate(offers.items()):
        if number:
            say("")
        if stored.value is None:
            say(f"Slug: {slug}")
            say(f"Problem: {_broken(slug, stored).removeprefix(slug).strip()}")
            continue
        for title, cell in zip(_TITLES, _row(slug, stored.value, profile, today), strict=True):
            if cell != _NONE:
                say(f"{title.capitalize()}: {cell}")


def _say_all(offers: Mapping[str, Stored[Offer]], profile: Profile, today: date) -> None:
    rows = {
        slug: _row(slug, stored.value, profile, today)
        for slug, stored in offers.items()
        if stored.value is not None
    }
    title, *lines = columns([_TITLES, *rows.values()], right=_NUMBERS)
    say(title)
    usable = dict(zip(rows, lines, strict=True))
    for slug, stored in offers.items():
        say(usable[slug] if slug in usable else _broken(slug, stored))


def _row(slug: str, offer: Offer, profile: Profile, today: date) -> tuple[str, ...]:
    score = fit(profile.goals, profile.fit, offer.fit)
    total = compensation(offer.package, 1).total
    return (
        slug,
        offer.company,
        offer.role,
        offer.status,
        f"{shown_score(score)} {shown_verdict(score.verdict)}" if score.coverage_percent else _NONE,
        shown_amount(total, offer.currency, places=0) if total else _NONE,
        _reply(offer, today),
    )


def _reply(offer: Offer, today: date) -> str:
    day = offer.dates.reply_by
    if day is None or offer.closed:
        return _NONE
    return f"{shown_date(day)}, {days_between_words(today, day)}"


def _broken(slug: str, stored: Stored[Offer]) -> str:
    first, *rest = (one for one in stored.problems if one.severity is Severity.ERROR)
    key = f"{shown(first.key)}: " if first.key else ""
    more = f" (and {counted(len(rest), 'more error')})" if rest else ""
    return f"{slug}  {stored.path.name}:{first.line}:{first.column}: {key}{first.message}{more}"
