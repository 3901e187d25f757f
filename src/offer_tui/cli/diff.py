"""`diff`: what changed between two files, or in an offer since a commit, as facts."""

from argparse import Namespace
from pathlib import Path

from offer_tui.cli.file_names import is_file_name
from offer_tui.cli.output import FOUND, failed, say
from offer_tui.cli.plain import say_plain
from offer_tui.core.changes import facts
from offer_tui.core.decoding import nearest
from offer_tui.core.keys import Tree
from offer_tui.files.directory import Directory
from offer_tui.files.git import GitError, content
from offer_tui.files.reading import read_bytes
from offer_tui.files.saving import reason
from offer_tui.files.toml import parse
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print a fact a line; 0 for none, 1 for any, 2 where one of the two cannot be read."""
    are_files = is_file_name(options.old) or "/" in options.old
    both = _of_files(options.old, options.new) if are_files else _of_offer(options)
    if isinstance(both, str):
        return failed(both)
    found = facts(*both)
    if options.plain:
        say_plain([[("", fact) for fact in found]])
    for fact in () if options.plain else found:
        say(fact)
    return FOUND if found else 0


def _of_files(old: str, new: str | None) -> tuple[Tree, Tree] | str:
    if new is None:
        return f"{old} is a file: name the other one, too"
    trees = []
    for name in (old, new):
        tree = _tree(Path(name))
        if isinstance(tree, str):
            return tree
        trees.append(tree)
    return trees[0], trees[1]


def _of_offer(options: Namespace) -> tuple[Tree, Tree] | str:
    directory, slug, revision = Directory(offers_directory(options.dir)), options.old, options.new or "HEAD"
    file = directory.offer_path(slug)
    if not file.exists():
        return f'there is no offer "{slug}" in {directory.path}{nearest(slug, directory.slugs())}'
    try:
        before = content(file, revision)
    except GitError as error:
        return f"{slug} at {revision}: {error}"
    old, new = _understood(before, f"{file} at {revision}"), _tree(file)
    if isinstance(old, str):
        return old
    return new if isinstance(new, str) else (old, new)


def _tree(file: Path) -> Tree | str:
    try:
        return _understood(read_bytes(file), str(file))
    except OSError as error:
        return f"{file} cannot be read: {reason(error)}"


def _understood(data: bytes, name: str) -> Tree | str:
    document, problems = parse(data, name)
    return str(problems[0]) if document is None else document.tree
