"""`schema`: what the files may hold, as JSON Schema for editors."""

import re
import sys
from argparse import Namespace

from offer_tui.cli.json_text import json_text
from offer_tui.cli.output import NOT_RUN, failed, remark, say
from offer_tui.core.decoding import nearest
from offer_tui.core.edits import Batch
from offer_tui.core.schema import FILES, schema
from offer_tui.files.directory import Directory
from offer_tui.files.reading import read_bytes
from offer_tui.files.saving import NotConfirmedError, SaveError, reason
from offer_tui.files.steps import PROFILE, SETTINGS, Conflict, Failed, Step
from offer_tui.files.toml import Document
from offer_tui.files.toml.document import MARK
from offer_tui.files.workbook import Workbook
from offer_tui.paths import offers_directory

ALL = "all"
"""Names profile.toml, settings.toml and all offers, for `--directive`."""
LINES = {
    "offer": "#:schema ../schema/offer.json",
    "profile": "#:schema ./schema/profile.json",
    "settings": "#:schema ./schema/settings.json",
}
"""By schema, the line that leads a language server from a file to it."""
_KINDS = {PROFILE: "profile", SETTINGS: "settings"}
"""The kinds of files that are no offers, by their names in a workbook."""
_WHERE = {"offer": "offers/*.toml", "profile": "profile.toml", "settings": "settings.toml"}


def run(options: Namespace) -> int:
    """Print a schema, or write them beside the offers; 2 where something could not be written."""
    if not options.write:
        if options.directive is not None:
            return failed("--directive needs --write: the line leads to the file that is written")
        sys.stdout.write(json_text(schema(options.file or "offer")) + "\n")
        return 0
    directory = Directory(offers_directory(options.dir))
    targets = () if options.directive is None else _targets(directory, options.directive)
    if isinstance(targets, str):
        return failed(targets)
    names = [options.file] if options.file and not targets else list(FILES)
    if any(_write(directory, name) for name in names):
        return NOT_RUN
    if not targets:
        for name in names:
            remark(f"For your editor, put this as the first line of {_WHERE[name]}: {LINES[name]}")
        remark("`--directive all` puts it there for the profile, the settings and all offers.")
        return 0
    workbook = Workbook(directory)
    workbook.follow()
    return max(_direct(workbook, target) for target in targets)


def _write(directory: Directory, name: str) -> int:
    path = directory.path / "schema" / f"{name}.json"
    try:
        before = read_bytes(path)
    except FileNotFoundError:
        before = None
    except OSError as error:
        return failed(f"{path} was not saved: {reason(error)}")
    try:
        directory.write(path, f"{json_text(schema(name))}\n".encode(), before)
    except NotConfirmedError as error:
        remark(str(error))
    except SaveError as error:
        return failed(str(error))
    say(str(path))
    return 0


def _targets(directory: Directory, named: str) -> tuple[str, ...] | str:
    """Return the files that `--directive` asks for, by their names in a workbook, or why there are none."""
    slugs, paths = directory.slugs(), {PROFILE: directory.profile_path, SETTINGS: directory.settings_path}
    if named == ALL:
        own = (name for name, path in paths.items() if path.exists())
        return (*own, *slugs) or f"there are no files in {directory.path}"
    if named in slugs:
        return (named,)
    for name, path in paths.items():
        if named == _KINDS[name]:
            return (name,) if path.exists() else f"there is no {path}"
    return f'there is no offer "{named}" in {directory.path}{nearest(named, slugs)}'


def _direct(workbook: Workbook, name: str) -> int:
    """Put the line at the top of one file."""
    stored = workbook.stored(name)
    if stored is None:
        return failed(f"{name} was taken away meanwhile")
    before = stored.document
    if before is None:
        return failed(f"{stored.path} was left as it is: {stored.problems[0].message}")
    if (there := _directive(before.text)) is not None:
        remark(f"{stored.path} has its line already: {there}")
        return 0
    after = Document(_directed(before.text, LINES[_KINDS.get(name, "offer")]))
    # No edit of the tree: the line is a comment.
    step = Step(name, "Schema named for editors", Batch(()), before, after)
    outcome = workbook.new(step)
    if isinstance(outcome, Failed):
        return failed(f"{stored.path} was left as it is: {outcome.why}")
    if isinstance(outcome, Conflict):
        return failed(f"{stored.path} was changed at the same moment; try again")
    if outcome.doubt:
        remark(outcome.doubt)
    say(str(stored.path))
    return 0


def _directive(text: str) -> str | None:
    """Return the line of a schema that is there, among the comments at the top."""
    for line in text.removeprefix(MARK).splitlines():
        if line.startswith("#:schema "):
            return line
        if line.strip() and not line.startswith("#"):
            break
    return None


def _directed(text: str, line: str) -> str:
    """Put the line first, and an empty one after it: without that, Tombi takes it for the next key's."""
    mark, rest = (MARK, text.removeprefix(MARK)) if text.startswith(MARK) else ("", text)
    found = re.search(r"\r?\n", rest)
    end = "\n" if found is None else found[0]
    return f"{mark}{line}{end}{'' if rest.startswith(end) else end}{rest}"
