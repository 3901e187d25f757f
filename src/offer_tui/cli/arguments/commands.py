"""What the commands have in common: how one is declared, and how their arguments are read."""

import argparse
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import Any, NoReturn

from offer_tui.core.visible import visible


class _Unmeasured(argparse.HelpFormatter):
    """Checks arguments while they are declared, without asking how wide the terminal is: that is slow."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=80)


class Parser(argparse.ArgumentParser):
    """Makes an argument that it repeats safe to show: it may be the name of somebody else's file."""

    def __init__(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - those of argparse
        super().__init__(*arguments, **{"formatter_class": _Unmeasured, **named})

    def format_usage(self) -> str:
        """Return the usage, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_usage()

    def format_help(self) -> str:
        """Return the help, as wide as the terminal."""
        self.formatter_class = argparse.HelpFormatter
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments, and leave."""
        super().error(visible(message))


SLUG = "the offer: the name of its file, without .toml"


class Commands:
    """The commands of a program, or the actions of one command, as they are declared one after the other.

    No dataclass: importing what makes one would take a tenth of the start of `offer-tui --version`.
    """

    def __init__(self, into: Any, common: argparse.ArgumentParser, only: str = "") -> None:  # noqa: ANN401 - argparse has no name for it
        """Declare into what argparse adds parsers to; `common` are the options that all take.

        With `only` the name of a command, all others are left out: declaring them takes longer than it.
        """
        self.into, self.common, self.only = into, common, only
        self.left_out = Parser(add_help=False, conflict_handler="resolve")

    def add(
        self, name: str, module: str, purpose: str, more: str = "", *, example: str
    ) -> argparse.ArgumentParser:
        """Declare a command that a module of this package runs."""
        one = self.parser(name, purpose, more, example=example)
        one.set_defaults(command=module)
        return one

    def parser(self, name: str, purpose: str, more: str = "", *, example: str) -> argparse.ArgumentParser:
        """Declare a command or an action with its purpose and an example."""
        if self.only not in ("", name):
            return self.left_out
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
    common.add_argument(
        "--ascii", action="store_true", help="write ASCII alone, for a terminal or font without other signs"
    )
    return common


def add_screen_options(command: argparse.ArgumentParser) -> None:
    """Let a command that opens the app be told how to use the terminal."""
    mouse = command.add_mutually_exclusive_group()
    shared: dict[str, Any] = {"dest": "mouse", "default": argparse.SUPPRESS}
    mouse.add_argument(
        "--mouse", action="store_true", help="take the mouse, also in an SSH session", **shared
    )
    mouse.add_argument(
        "--no-mouse", action="store_false", help="leave the mouse to the terminal, to select text", **shared
    )
    command.add_argument(
        "--driver",
        choices=("thin", "stock"),
        default=argparse.SUPPRESS,
        help="what paints: thin sends only what changed, stock is Textual's own",
    )


def add_json(command: argparse.ArgumentParser) -> None:
    """Let a command print JSON."""
    command.add_argument("--json", action="store_true", help="print JSON")


def add_forms(command: argparse.ArgumentParser, plain: str = "print a fact a line, in full words") -> Any:  # noqa: ANN401 - argparse has no public name for a group
    """Let a command print JSON or plain facts; return the group of the two, for another form beside them."""
    form = command.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--plain", action="store_true", help=plain)
    return form


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
