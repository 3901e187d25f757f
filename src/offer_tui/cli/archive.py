"""`archive SLUG`: an offer put away; `archive --list`: those that were."""

import sys
from argparse import Namespace

from offer_tui.cli.json_text import json_text
from offer_tui.cli.output import failed, remark, say
from offer_tui.core.decoding import nearest
from offer_tui.files.directory import Directory
from offer_tui.files.places import archive_path, archived, put_away
from offer_tui.files.saving import NotConfirmedError, SaveError
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Move an offer to the archive and print its new path, or print the names of those there."""
    directory = Directory(offers_directory(options.dir))
    return _listed(directory, as_json=options.json) if options.list else _put_away(directory, options.slug)


def _listed(directory: Directory, *, as_json: bool) -> int:
    names = archived(directory)
    if isinstance(names, str):
        return failed(names)
    if as_json:
        sys.stdout.write(json_text(names) + "\n")
    for name in () if as_json else names:
        say(name)
    if not names and not as_json:
        remark(f"There is nothing in {archive_path(directory)}.")
    return 0


def _put_away(directory: Directory, slug: str) -> int:
    slugs = directory.slugs()
    if slug not in slugs:
        return failed(f'there is no offer "{slug}" in {directory.path}{nearest(slug, slugs)}')
    doubt = ""
    try:
        path = put_away(directory, slug)
    except NotConfirmedError as error:
        path, doubt = error.path, str(error)
    except SaveError as error:
        return failed(str(error))
    say(str(path))
    for name in directory.slugs():
        offer = directory.offer(name).value
        if offer is not None and any(one.offer == slug for one in offer.alternatives):
            remark(f"{name} counts on it as an alternative, whose worth is not known any more.")
    if doubt:
        remark(doubt)
    return 0
