"""What the commands have in common: how one is declared, and how their arguments are read."""

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any, NoReturn

from offer_tui.core.visible import visible


class Parser(argparse.ArgumentParser):
    """Makes an argument that it repeats safe to show: it may be the name of somebody else's file."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and leave."""
        super().error(visible(message))


SLUG = "the offer: the name of its file, without .toml"


class Commands:
    """The commands of a program, or the actions of one command, as they are declared one after the other.

    No dataclass: importing what makes one would take a tenth of the start of `offer-tui --version`.
    """

    def __init__(self, into: Any, common: argparse.ArgumentParser) -> None:  # noqa: ANN401 - argparse has no name for it
        """Declare into what argparse adds parsers to; `common` are the options that all take."""
        self.into, self.common = into, common

    def add(
        self, name: str, module: str, purpose: str, more: str = "", *, example: str
    ) -> argparse.ArgumentParser:
        """Declare a command that a module of this package runs."""
        one = self.parser(name, purpose, more, example=example)
        one.set_defaults(command=module)
        return one

    def parser(self, name: str, purpose: str, more: str = "", *, example: str) -> argparse.ArgumentParser:
        """Declare a command or an action with its purpose and an example."""
        found: argparse.ArgumentParser = self.into.add_parser(
            name,
            help=f"{purpose[0].lower()}{purpose[1:].removesuffix('.')}",
            description=f"{purpose} {more}",
            epilog=f"example: offer-tui {example}",
            parents=[self.common],
            allow_abbrev=False,
        )
        return found

    def actions(self, command: argparse.ArgumentParser) -> "Commands":
        """Return the actions of a command; `action` names the one that is given, None for none."""
        command.set_defaults(action=None)
        return Commands(command.add_subparsers(title="actions", metavar="[ACTION]"), self.common)


def common_options() -> argparse.ArgumentParser:
    """Return the options that may stand before or after the command."""
    # Suppressed defaults: the parser of a command must not reset what stood before it.
    common = Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--dir",
        metavar="DIR",
        help="the offers directory; else $OFFER_TUI_DIR, else the user's configuration directory",
    )
    common.add_argument(
        "--today",
        metavar="DATE",
        type=day,
        help="take this day, such as 2026-11-24, for today (for scripts)",
    )
    return common


def add_json(command: argparse.ArgumentParser) -> None:
    """Let a command print JSON."""
    command.add_argument("--json", action="store_true", help="print JSON")


def typed(kind: str) -> Callable[[str], object]:
    """Return what reads a number as the fields of the app do, imported only where one is given."""

    def read(text: str) -> object:
        return getattr(import_module("offer_tui.cli.typed"), kind)(text)

    return read


def day(text: str) -> date:
    """Read a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date, give one as 2026-11-24') from None


def percent(text: str) -> object:
    """Read a percentage, 0 to 100."""
    from decimal import Decimal, InvalidOperation  # noqa: PLC0415 - only where one is given

    try:
        number = Decimal(text.strip().removesuffix("%"))
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite() and 0 <= number <= 100:  # noqa: PLR2004 - percent
        return number
    raise argparse.ArgumentTypeError(f'"{text}" is not a percentage, give 0 to 100, such as 5')
