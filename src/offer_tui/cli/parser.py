"""The command line: commands, options and their help.

Nothing here imports what a command needs; `offer_tui.__main__` imports the module of the one that runs.
"""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module

from offer_tui.cli.arguments.commands import Commands, Parser, add_screen_options, common_options
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
VALUED = ("--dir", "--today", "--driver")
"""The options before a command that take a value."""


def parsed(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what the arguments say, those of the process where none are given.

    `command` names the module of this package that runs. A mistake raises SystemExit(2), as argparse does.
    """
    words = sys.argv[1:] if argv is None else argv
    unsaid = argparse.Namespace(dir=None, today=None, ascii=False, mouse=None, driver="thin")
    command = _command(words)
    if not command and not {"-h", "--help"} & set(words):
        return parser(()).parse_args(argv, unsaid)
    groups = [name for name, names in GROUPS.items() if command in names]
    return parser(groups or GROUPS, command if groups else "").parse_args(argv, unsaid)


def _command(words: Sequence[str]) -> str:
    """Return the first word that is no option and no option's value; empty where there is none."""
    rest = iter(words)
    for word in rest:
        if word in VALUED:
            next(rest, None)
        elif not word.startswith("-"):
            return word
    return ""


def parser(groups: Iterable[str] = GROUPS, only: str = "") -> argparse.ArgumentParser:
    """Return what reads the command line, with the commands of these groups or only one of them.

    Declaring all takes longer than a quick command runs.
    """
    common = common_options()
    top = Parser(
        "offer-tui",
        description="A workbook for somebody who has a job offer. Without a command, it opens.",
        epilog="example: offer-tui demo",
        parents=[common],
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"offer-tui {VERSION}")
    add_screen_options(top)
    top.set_defaults(command="open")
    # Its name is said here because argparse would format a usage to find it out.
    commands = Commands(top.add_subparsers(title="commands", metavar="COMMAND", prog=top.prog), common, only)
    for name in groups:
        import_module(f"offer_tui.cli.arguments.{name}").add(commands)
    return top
