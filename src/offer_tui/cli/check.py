"""`check`: what is wrong in files, wherever they lie."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import TypeAlias

from offer_tui.cli.json_text import json_text
from offer_tui.cli.output import FOUND, NOT_RUN, counted, failed, remark, say
from offer_tui.cli.summary import problem_record
from offer_tui.core.problems import Problem, has_errors
from offer_tui.files.directory import (
    PROFILE_NAME,
    Directory,
    all_problems,
    is_offer,
    offer_at,
    profile_at,
)
from offer_tui.files.reading import UNREADABLE, stamp
from offer_tui.paths import offers_directory

OTHER_NAMES = ("settings.toml",)
OTHER_PLACES = ("themes",)
"""Files of these names and directories are neither an offer nor a profile."""


def run(options: Namespace) -> int:
    """Print all problems, sorted by place; 0 for none, 1 for any, 2 where something could not be read."""
    paths = [Path(path) for path in options.paths] or [offers_directory(options.dir)]
    for path in paths:
        if not any(stamp(path)):
            return failed(f"{path} cannot be found")
    # By name: a file that two paths lead to is checked once.
    checked = {file: found for path in paths for file, found in _checked(path)}
    problems = sorted(chain(*checked.values()), key=lambda one: (one.file, one.line, one.column))
    if options.json:
        sys.stdout.write(json_text([problem_record(problem) for problem in problems]) + "\n")
    else:
        for problem in problems:
            say(str(problem))
    remark(_count(problems, len(checked)))
    if any(problem.code == UNREADABLE for problem in problems):
        return NOT_RUN
    return FOUND if problems else 0


def _count(problems: list[Problem], files: int) -> str:
    if not problems:
        return f"{counted(files, 'file')}, no problems"
    return f"{counted(len(problems), 'problem')} in {counted(len({one.file for one in problems}), 'file')}"


Checked: TypeAlias = Iterator[tuple[str, tuple[Problem, ...]]]
"""The names of files and their problems."""


def _checked(path: Path) -> Checked:
    if not path.is_dir():
        return _files([path])
    directory = Directory(path)
    is_whole = directory.profile_path.exists() or directory.offers_path.exists()
    return _offers_directory(directory) if is_whole else _files(_offers_in(path))


def _offers_directory(directory: Directory) -> Checked:
    profile, slugs = directory.profile(), directory.slugs()
    if any(profile.stamp):
        yield str(profile.path), profile.problems
    own = tuple(directory.problems())
    for slug in slugs:
        stored = directory.offer(slug)
        named = tuple(problem for problem in own if problem.file == str(stored.path))
        yield str(stored.path), (*named, *all_problems(stored, profile, slugs))
    if has_errors(own):
        yield str(directory.offers_path), own


def _offers_in(parent: Path) -> list[Path]:
    return [path for path in parent.iterdir() if is_offer(path.name)]


def _files(paths: Iterable[Path]) -> Checked:
    """Yield single files and their problems; an offer is held against the profile beside or above it."""
    for parent, files in groupby(sorted(paths), key=lambda path: path.parent):
        above = (parent / ".." / PROFILE_NAME, parent / PROFILE_NAME)
        profile = next((profile_at(place) for place in above if place.exists()), None)
        slugs = [path.stem for path in _offers_in(parent)]
        for path in files:
            if path.name in OTHER_NAMES or parent.name in OTHER_PLACES:
                continue
            if path.name == PROFILE_NAME:
                yield str(path), profile_at(path).problems
            else:
                stored = offer_at(path)
                yield str(path), stored.problems if profile is None else all_problems(stored, profile, slugs)
