"""The command line: commands, options and their help.

Nothing here imports what a command needs; `offer_tui.__main__` imports the module of the one that runs.
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from importlib import import_module

from offer_tui.cli.version import VERSION

_SLUG = "the offer: the name of its file, without .toml"


def parsed(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Return what the arguments say, those of the process where none are given.

    `command` names the module of this package that runs. A mistake raises SystemExit(2), as argparse does.
    """
    return _parser().parse_args(argv, argparse.Namespace(dir=None, today=None))


def _parser() -> argparse.ArgumentParser:
    common = _common_options()
    top = argparse.ArgumentParser(
        "offer-tui",
        description="A workbook for somebody who has a job offer. Without a command, it opens.",
        epilog="example: offer-tui demo",
        parents=[common],
        allow_abbrev=False,
    )
    top.add_argument("--version", action="version", version=f"offer-tui {VERSION}")
    top.set_defaults(command="open")
    commands = top.add_subparsers(title="commands", metavar="COMMAND")

    def command(
        name: str, module: str, purpose: str, more: str = "", *, example: str
    ) -> argparse.ArgumentParser:
        one = commands.add_parser(
            name,
            help=f"{purpose[0].lower()}{purpose[1:].removesuffix('.')}",
            description=f"{purpose} {more}",
            epilog=f"example: offer-tui {example}",
            parents=[common],
            allow_abbrev=False,
        )
        one.set_defaults(command=module)
        return one

    command(
        "demo",
        "demo",
        "Open a throw-away copy of the sample offers.",
        "Without a terminal, they are listed.",
        example="demo",
    )
    listing = command("list", "listing", "List the offers.", example="list --json")
    _add_json(listing)
    show = command(
        "show",
        "show",
        "Show one offer: fit, compensation, priorities, rounds.",
        example="show globex --years 5 --price-factor 0.5 --leave-month 18",
    )
    show.add_argument("slug", metavar="SLUG", help=_SLUG)
    _add_json(show)
    _add_assumptions(show)
    vest = command(
        "vest",
        "vest",
        "Show what has vested by the end of each month.",
        "Shares are whole and cumulative; WORTH is at today's prices, of options what lies above the strike"
        " price, of refresh grants as likely as they are.",
        example="vest globex --csv",
    )
    vest.add_argument("slug", metavar="SLUG", help=_SLUG)
    form = vest.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="print comma-separated values")
    form.add_argument("--json", action="store_true", help="print JSON")
    compare = command(
        "compare",
        "compare",
        "Compare two to five offers and the current job.",
        "Tells what would change their ranking.",
        example="compare globex umbra-labs",
    )
    compare.add_argument("slugs", metavar="SLUG", nargs="*", help="two to five offers, by slug")
    compare.add_argument(
        "--discount-percent",
        metavar="R",
        type=_percent,
        default=Decimal(0),
        help="yearly rate for the net present value, such as 5",
    )
    _add_json(compare)
    check = command(
        "check",
        "check",
        "Check files.",
        "Exit code 0: nothing above info; 1: problems or advice, a line each; 2: something cannot be read.",
        example="check ~/offers/globex.toml",
    )
    check.add_argument("paths", metavar="PATH", nargs="*", help="files or directories; left out: all offers")
    check.add_argument("--no-guide", action="store_true", help="leave out the advice of the guide")
    _add_json(check)
    rule = command(
        "rule",
        "rule",
        "Explain a rule of the guide, or list all.",
        "Each comes from a piece of advice, and can be set aside for an offer with a reason.",
        example="rule N13",
    )
    rule.add_argument("code", metavar="CODE", nargs="?", help="such as N13; left out: all")
    _add_json(rule)
    _add_writings(command)
    new = command(
        "new",
        "new",
        "Add an offer and print the path of its file.",
        "In a terminal, what is left out is asked for.",
        example='new "Northwind Robotics" "Staff Engineer" --currency USD',
    )
    new.add_argument("company", metavar="COMPANY", nargs="?")
    new.add_argument("role", metavar="ROLE", nargs="?")
    new.add_argument("--currency", help="of its amounts, such as USD; left out: that of profile.toml")
    trash = command(
        "trash",
        "trash",
        "List what was thrown away, bring it back, or delete it for good.",
        "Offers and drafts of letters lie in the directory trash of the offers directory.",
        example="trash restore globex",
    )
    _add_json(trash)
    _add_trash_actions(trash, common)
    command("path", "path", "Print the path of the offers directory.", example="path")
    return top


def _add_writings(command: Callable[..., argparse.ArgumentParser]) -> None:
    """Add the commands that write something to be read, said or sent."""
    sheet = command(
        "call-sheet",
        "call_sheet",
        "Print the call sheet of the next round.",
        "Requests with their data, what is in it for them, the next lever, and where to stop.",
        example="call-sheet globex --markdown",
    )
    sheet.add_argument("slug", metavar="SLUG", help=_SLUG)
    sheet.add_argument("--markdown", action="store_true", help="print Markdown")
    letter = command(
        "letter",
        "letter",
        "Print a letter.",
        "Your own templates and drafts in the directory letters come before the program's.",
        example="letter globex decline --call-script",
    )
    letter.add_argument("slug", metavar="SLUG", help=_SLUG)
    letter.add_argument("kind", choices=("ask-time", "accept", "decline", "thanks"), help="which letter")
    letter.add_argument("--to", metavar="PERSON", help="to whom, by the id in [[people]]")
    letter.add_argument("--call-script", action="store_true", help="what to say on the phone before it")
    letter.add_argument("--because", metavar="REASON", help="why, where the guide holds it back; kept")
    brief = command(
        "brief",
        "brief",
        "Print the whole offer as a Markdown page, for a mentor or a partner.",
        example="brief globex --redact",
    )
    brief.add_argument("slug", metavar="SLUG", help=_SLUG)
    brief.add_argument("--redact", action="store_true", help="leave out names and figures")


def _add_trash_actions(trash: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    trash.set_defaults(action=None)
    actions = trash.add_subparsers(title="actions", metavar="[ACTION]")
    restore = actions.add_parser(
        "restore",
        help="bring one back",
        description="Bring an offer or a draft back and print the path of its file; never over another one.",
        epilog="example: offer-tui trash restore globex",
        parents=[common],
        allow_abbrev=False,
    )
    restore.set_defaults(action="restore")
    restore.add_argument("name", metavar="NAME", help="as listed; of an offer, .toml may be left out")
    empty = actions.add_parser(
        "empty",
        help="delete what is there for good",
        description="Delete what is in the trash for good. Without --yes, what would go is only listed.",
        epilog="example: offer-tui trash empty --older-than 90 --yes",
        parents=[common],
        allow_abbrev=False,
    )
    empty.set_defaults(action="empty")
    empty.add_argument(
        "--older-than", metavar="DAYS", type=_typed("days"), help="only what was thrown away more days ago"
    )
    empty.add_argument("--yes", action="store_true", help="do it: nothing brings them back")


def _common_options() -> argparse.ArgumentParser:
    """Return the options that may stand before or after the command."""
    # Suppressed defaults: the parser of a command must not reset what stood before it.
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument(
        "--dir",
        metavar="DIR",
        help="the offers directory; else $OFFER_TUI_DIR, else the user's configuration directory",
    )
    common.add_argument(
        "--today",
        metavar="DATE",
        type=_day,
        help="take this day, such as 2026-11-24, for today (for scripts)",
    )
    return common


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="print JSON")


def _add_assumptions(show: argparse.ArgumentParser) -> None:
    for name, metavar, kind, default, meaning in (
        ("years", "N", "years", 4, "years that are shown, such as 5; left out: 4"),
        ("price-factor", "X", "factor", Decimal(1), "share price as a multiple of today's, such as 0.5"),
        ("exit", "VALUE", "amount", None, "what the company is sold for, such as 150m: what options pay"),
        ("leave-month", "M", "month", None, "show what there is on leaving after so many months, such as 18"),
    ):
        show.add_argument(f"--{name}", metavar=metavar, type=_typed(kind), default=default, help=meaning)
    show.add_argument(
        "--discount-percent",
        metavar="R",
        type=_percent,
        help="yearly rate of a net present value, such as 5; year 1 counts in full",
    )


def _typed(kind: str) -> Callable[[str], object]:
    """Return what reads a number as the fields of the app do, imported only where one is given."""

    def typed(text: str) -> object:
        return getattr(import_module("offer_tui.cli.typed"), kind)(text)

    return typed


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f'"{text}" is not a date, give one as 2026-11-24') from None


def _percent(text: str) -> Decimal:
    try:
        number = Decimal(text.strip().removesuffix("%"))
    except InvalidOperation:
        number = Decimal("NaN")
    if number.is_finite() and 0 <= number <= 100:  # noqa: PLR2004 - percent
        return number
    raise argparse.ArgumentTypeError(f'"{text}" is not a percentage, give 0 to 100, such as 5')
