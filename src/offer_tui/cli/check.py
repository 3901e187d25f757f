"""`check`: what is wrong in files, wherever they lie, and what the guide says of the offers."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from typing import TypeAlias

from offer_tui.cli.case import case_of
from offer_tui.cli.clock import clock
from offer_tui.cli.json_text import json_text
from offer_tui.cli.output import FOUND, NOT_RUN, counted, failed, remark, say
from offer_tui.cli.records import problem_record
from offer_tui.core.guide.advice import RULES
from offer_tui.core.keys import shown
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem, Severity, has_errors
from offer_tui.core.profile import Profile
from offer_tui.files import themes
from offer_tui.files.directory import (
    PROFILE_NAME,
    SETTINGS_NAME,
    Directory,
    all_problems,
    is_offer,
    offer_at,
    profile_at,
    settings_at,
)
from offer_tui.files.guidance import advised
from offer_tui.files.reading import UNREADABLE, Stored, stamp
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print all findings by place; 0 for none above info, 1 for any, 2 where something could not be read."""
    paths = [Path(path) for path in options.paths] or [offers_directory(options.dir)]
    for path in paths:
        if not any(stamp(path)):
            return failed(f"{path} cannot be found")
    # By name: a file that two paths lead to is checked once.
    today = None if options.no_guide else clock(options.today)()
    checked = {file: found for path in paths for file, found in _checked(path, today)}
    problems = sorted(chain(*checked.values()), key=lambda one: (one.file, one.line, one.column))
    if options.format == "json":
        sys.stdout.write(json_text([problem_record(problem) for problem in problems]) + "\n")
    elif options.format == "plain":
        from offer_tui.cli.plain import problem_facts, say_plain  # noqa: PLC0415 - the other forms do without it

        say_plain([[fact for problem in problems for fact in problem_facts(problem)]])
    else:
        for problem in problems:
            say(_annotation(problem) if options.format == "github" else str(problem))
    remark(_count(problems, len(checked)))
    if any(problem.code == UNREADABLE for problem in problems):
        return NOT_RUN
    return FOUND if any(problem.severity is not Severity.INFO for problem in problems) else 0


_LEVELS = {
    Severity.ERROR: "error",
    Severity.BLOCK: "error",
    Severity.WARNING: "warning",
    Severity.INFO: "notice",
}


def _annotation(problem: Problem) -> str:
    """Write a problem as a workflow command of GitHub, which shows it beside the line that it is about."""
    key = f"{shown(problem.key)}: " if problem.key else ""
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::{_LEVELS[problem.severity]} {place}::{_data(f'{problem.code} {key}{problem.message}')}"


def _data(text: str) -> str:
    """Escape text as `escapeData` of GitHub's actions/toolkit does; the percent sign has to be the first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape text as `escapeProperty` of GitHub's actions/toolkit does."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _count(problems: list[Problem], files: int) -> str:
    if not problems:
        return f"{counted(files, 'file')}, no problems"
    said = sum(problem.code in RULES for problem in problems)
    parts = [counted(len(problems) - said, "problem")] if said < len(problems) else []
    parts += [counted(said, "piece") + " of advice"] if said else []
    return f"{' and '.join(parts)} in {counted(len({one.file for one in problems}), 'file')}"


Checked: TypeAlias = Iterator[tuple[str, tuple[Problem, ...]]]
"""The names of files and their problems."""


def _checked(path: Path, today: date | None) -> Checked:
    """Yield what is found below a path, with the guide's advice of a day, without it on none."""
    if not path.is_dir():
        return _files([path], today)
    directory = Directory(path)
    is_whole = directory.profile_path.exists() or directory.offers_path.exists()
    return _offers_directory(directory, today) if is_whole else _files(_offers_in(path), today)


def _offers_directory(directory: Directory, today: date | None) -> Checked:
    profile, settings, slugs = directory.profile(), directory.settings(), directory.slugs()
    if any(profile.stamp):
        yield str(profile.path), profile.problems
    if any(settings.stamp):
        yield str(settings.path), themes.all_settings_problems(settings, directory)
    for theme in themes.own_themes(directory):
        yield str(theme.path), theme.problems
    own = tuple(directory.problems())
    for slug in slugs:
        stored = directory.offer(slug)
        named = tuple(problem for problem in own if problem.file == str(stored.path))
        said = _advice(directory, stored, profile, today)
        yield str(stored.path), (*named, *all_problems(stored, profile, slugs), *said)
    if has_errors(own):
        yield str(directory.offers_path), own


def _offers_in(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if is_offer(path.name)]


def _files(paths: Iterable[Path], today: date | None) -> Checked:
    """Yield single files and their problems; an offer is held against the profile beside or above it."""
    for parent, files in groupby(sorted(paths), key=lambda path: path.parent):
        above = (parent / ".." / PROFILE_NAME, parent / PROFILE_NAME)
        profile = next((profile_at(place) for place in above if place.exists()), None)
        slugs = [path.stem for path in _offers_in(parent)]
        for path in files:
            if not is_offer(path.name):
                continue
            if parent.name == themes.PLACE:
                yield str(path), themes.theme_at(path).problems
            elif path.name == PROFILE_NAME:
                yield str(path), profile_at(path).problems
            elif path.name == SETTINGS_NAME:
                yield str(path), themes.all_settings_problems(settings_at(path), Directory(parent))
            else:
                stored = offer_at(path)
                if profile is None:
                    yield str(path), stored.problems
                else:
                    said = _advice(Directory(parent / ".."), stored, profile, today)
                    yield str(path), (*all_problems(stored, profile, slugs), *said)


def _advice(
    directory: Directory, stored: Stored[Offer], profile: Stored[Profile], today: date | None
) -> tuple[Problem, ...]:
    if today is None or stored.value is None or profile.value is None:
        return ()
    return advised(case_of(directory, stored.slug, stored.value, profile.value, today), stored)
