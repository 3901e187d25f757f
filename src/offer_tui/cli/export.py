"""`export FORMAT [SLUG…]`: offers in a format of other programs."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

from offer_tui.cli.case import case_of
from offer_tui.cli.clock import clock
from offer_tui.cli.json_text import json_text
from offer_tui.cli.output import FOUND, failed, remark
from offer_tui.cli.plain_values import plain_json
from offer_tui.core.brief import brief
from offer_tui.core.calendar_export import calendar
from offer_tui.core.csv_export import csv_text
from offer_tui.core.decoding import nearest
from offer_tui.core.html_export import page
from offer_tui.core.keys import Tree
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.core.visible import visible
from offer_tui.files.directory import Directory
from offer_tui.files.exporting import write_out
from offer_tui.files.reading import Stored
from offer_tui.files.saving import reason
from offer_tui.paths import offers_directory

_BETWEEN_PAGES = "\n---\n\n"


def run(options: Namespace) -> int:
    """Print the offers, or write them to a file; 1 where one of them cannot be used, and is left out."""
    directory = Directory(offers_directory(options.dir))
    try:
        slugs = directory.listed()
    except OSError as error:
        return failed(f"{directory.offers_path} cannot be listed: {reason(error)}")
    unknown = [slug for slug in options.slugs if slug not in slugs]
    if unknown:
        return failed(f'there is no offer "{unknown[0]}" in {directory.path}{nearest(unknown[0], slugs)}')
    if options.redact and options.form not in ("md", "html"):
        return failed("--redact is for md and html; ics has no amounts, and csv and json are all amounts")
    found = {slug: directory.offer(slug) for slug in options.slugs or slugs}
    usable = {slug: one for slug, one in found.items() if one.value is not None}
    for one in found.values():
        for problem in () if one.value is not None else one.problems:
            remark(str(problem))
    text = _FORMS[options.form](directory, usable, options)
    code = _written(Path(options.output), text, force=options.force) if options.output else _printed(text)
    return code or (FOUND if len(usable) < len(found) else 0)


def _printed(text: str) -> int:
    sys.stdout.write(text)
    return 0


def _written(path: Path, text: str, *, force: bool) -> int:
    """Write a file; over another only by `force`."""
    try:
        write_out(path.expanduser(), text.encode("utf-8", "backslashreplace"), replace=force)
    except FileExistsError:
        return failed(f"{path} exists; --force replaces it")
    except OSError as error:
        return failed(f"{path} was not written: {reason(error)}")
    return 0


def _offers(found: Mapping[str, Stored[Offer]]) -> dict[str, Offer]:
    return {slug: one.value for slug, one in found.items() if one.value is not None}


def _trees(found: Mapping[str, Stored[Offer]]) -> dict[str, Tree]:
    return {slug: one.document.tree for slug, one in found.items() if one.document is not None}


def _ics(_: Directory, found: Mapping[str, Stored[Offer]], options: Namespace) -> str:
    return calendar(_offers(found), clock(options.today)())


def _csv(_: Directory, found: Mapping[str, Stored[Offer]], __: Namespace) -> str:
    return csv_text(_trees(found), _offers(found))


def _json(_: Directory, found: Mapping[str, Stored[Offer]], __: Namespace) -> str:
    return (
        json_text([{"slug": slug, "offer": plain_json(tree)} for slug, tree in _trees(found).items()]) + "\n"
    )


def _briefs(directory: Directory, found: Mapping[str, Stored[Offer]], options: Namespace) -> list[str]:
    profile, today = directory.profile().value or Profile(), clock(options.today)()
    return [
        visible(
            brief(case_of(directory, slug, offer, profile, today), redact=options.redact).strip(), lines=True
        )
        + "\n"
        for slug, offer in _offers(found).items()
    ]


def _md(directory: Directory, found: Mapping[str, Stored[Offer]], options: Namespace) -> str:
    return _BETWEEN_PAGES.join(_briefs(directory, found, options))


def _html(directory: Directory, found: Mapping[str, Stored[Offer]], options: Namespace) -> str:
    return page("Job offers", _briefs(directory, found, options))


_FORMS: Mapping[str, Callable[[Directory, Mapping[str, Stored[Offer]], Namespace], str]] = {
    "ics": _ics,
    "csv": _csv,
    "json": _json,
    "md": _md,
    "html": _html,
}
