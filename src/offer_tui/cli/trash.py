"""`trash`: what was thrown away; bringing it back, and deleting it for good."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from offer_tui.cli.clock import clock
from offer_tui.cli.columns import columns
from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.output import NOT_RUN, counted, failed, remark, say
from offer_tui.cli.plain import Facts, say_plain
from offer_tui.cli.records import problem_record
from offer_tui.core.decoding import nearest
from offer_tui.core.keys import shown
from offer_tui.core.problems import Severity
from offer_tui.core.wording import days_between_words, shown_date
from offer_tui.files.directory import Directory
from offer_tui.files.saving import NotConfirmedError, SaveError
from offer_tui.files.trash import Trashed, TrashedDraft, TrashedOffer, erase, older, restore, trashed
from offer_tui.paths import offers_directory

_TITLES = ("NAME", "THROWN AWAY", "WHAT")


def run(options: Namespace) -> int:
    """List the trash, bring something of it back, or delete what is in it; 2 where that cannot be."""
    directory, today = Directory(offers_directory(options.dir)), clock(options.today)()
    found = trashed(directory)
    if isinstance(found, str):
        return failed(found)
    if options.action == "restore":
        return _restored(directory, found, options.name)
    if options.action == "empty":
        return _emptied(directory, found, today, options)
    if options.json:
        sys.stdout.write(json_text([_record(one) for one in found]) + "\n")
    elif found and options.plain:
        say_plain(_facts(one, today) for one in found)
    elif found:
        _say_all(found, today)
    else:
        remark(f"There is nothing in {directory.trash}.")
    return 0


def _restored(directory: Directory, found: Sequence[Trashed], name: str) -> int:
    offers = [one for one in found if isinstance(one, TrashedOffer)]
    named: dict[str, Trashed] = {**{one.slug: one for one in offers}, **{one.name: one for one in found}}
    if name not in named:
        return failed(f'there is no "{name}" in {directory.trash}{nearest(name, tuple(named))}')
    one, doubt = named[name], ""
    try:
        path = restore(directory, one)
    except NotConfirmedError as error:
        path, doubt = error.path, str(error)
    except SaveError as error:
        return failed(str(error))
    say(str(path))
    if isinstance(one, TrashedOffer) and path.stem != one.slug:
        remark(f'Another offer is called "{one.slug}" now; this one is called "{path.stem}".')
    if doubt:
        remark(doubt)
    return 0


def _emptied(directory: Directory, found: Sequence[Trashed], today: date, options: Namespace) -> int:
    gone = found if options.older_than is None else older(found, options.older_than, today)
    if not gone:
        remark(f"There is nothing to delete in {directory.trash}.")
        return 0
    _say_all(gone, today)
    if not options.yes:
        files = counted(len(gone), "file")
        return failed(f"nothing was deleted; with --yes, {files} would be, and nothing brings them back")
    failures = erase(directory, gone)
    for failure in failures:
        remark(f"offer-tui: {failure}")
    if failures:
        return NOT_RUN
    remark(f"{counted(len(gone), 'file')} deleted.")
    return 0


def _say_all(found: Sequence[Trashed], today: date) -> None:
    for line in columns((_TITLES, *(_row(one, today) for one in found))):
        say(line)


def _facts(one: Trashed, today: date) -> Facts:
    return tuple((title.capitalize(), cell) for title, cell in zip(_TITLES, _row(one, today), strict=True))


def _row(one: Trashed, today: date) -> tuple[str, str, str]:
    return one.name, f"{shown_date(one.day)}, {days_between_words(today, one.day)}", _what(one)


def _what(one: Trashed) -> str:
    if isinstance(one, TrashedDraft):
        return f"draft of {one.letter} for {one.slug}"
    if (offer := one.stored.value) is not None:
        return f"{offer.company}, {offer.role}"
    first = next(problem for problem in one.stored.problems if problem.severity is Severity.ERROR)
    key = f"{shown(first.key)}: " if first.key else ""
    return f"{first.line}:{first.column}: {key}{first.message}"


def _record(one: Trashed) -> Json:
    common = {"name": one.name, "thrown_away": one.day.isoformat(), "slug": one.slug}
    if isinstance(one, TrashedDraft):
        return {**common, "letter": one.letter, "company": None, "role": None, "problems": []}
    offer = one.stored.value
    return {
        **common,
        "letter": None,
        "company": None if offer is None else offer.company,
        "role": None if offer is None else offer.role,
        "problems": [problem_record(problem) for problem in one.stored.problems],
    }
