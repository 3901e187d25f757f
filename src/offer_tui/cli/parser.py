"""The command line: commands, options and their help.

Nothing here imports what a command needs; `offer_tui.__main__` imports the module of the one that runs.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module

from offer_tui.cli.arguments.commands import Commands, Parser, common_options
from offer_tui.cli.version import VERSION

GROUPS: Mapping[str, tuple[str, ...]] = {
    "looking": ("demo", "list", "show", "vest", "compare", "path"),
    "checking": ("check", "schema", "rule", "rules"),
    "writing": ("call-sheet", "letter", "brief"),
    "keeping": ("new", "trash"),
    "data": ("get", "set", "status", "research", "rename", "archive", "restore", "import", "export"),
    "git": ("diff", "merge-driver", "git"),
    "shell": ("completion", "doctor", "man"),
}
"""The modules of `arguments`, and the commands that each declares."""


def parsed(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what the arguments say, those of the process where none are given.

    `command` names the module of this package that runs. A mistake raises SystemExit(2), as argparse does.
    """
    words = sys.argv[1:] if argv is None else argv
    return parser(_needed(words)).parse_args(argv, argparse.Namespace(dir=None, today=None))


def _needed(words: Sequence[str]) -> Iterable[str]:
    """Return the groups that these arguments need: declaring all takes most of a quick start."""
    if words[:1] == ["--version"]:
        return ()
    return [name for name, names in GROUPS.items() if set(words[:1]) & set(names)] or GROUPS


def parser(groups: Iterable[str] = GROUPS) -> argparse.ArgumentParser:
    """Return what reads the command line, with the commands of these groups."""
    common = common_options()
    top = Parser(
        "offer-tui",
        description="A workbook for somebody who has a job offer. Without a command, it opens.",
        epilog="example: offer-tui demo",
        parents=[common],
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"offer-tui {VERSION}")
    top.set_defaults(command="open")
    commands = Commands(top.add_subparsers(title="commands", metavar="COMMAND"), common)
    for name in groups:
        import_module(f"offer_tui.cli.arguments.{name}").add(commands)
    return top
