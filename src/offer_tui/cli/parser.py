"""The command line: commands, options and their help.

Nothing here imports what a command needs; `offer_tui.__main__` imports the module of the one that runs.
"""

import argparse
from collections.abc import Sequence

from offer_tui.cli.arguments import checking, keeping, looking, writing
from offer_tui.cli.arguments.commands import Commands, Parser, common_options
from offer_tui.cli.version import VERSION


def parsed(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what the arguments say, those of the process where none are given.

    `command` names the module of this package that runs. A mistake raises SystemExit(2), as argparse does.
    """
    return parser().parse_args(argv, argparse.Namespace(dir=None, today=None))


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
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
    for group in (looking, checking, writing, keeping):
        group.add(commands)
    return top
