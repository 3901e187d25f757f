"""Commands that show offers."""

import argparse
from decimal import Decimal

from offer_tui.cli.arguments.commands import (
    SLUG,
    Commands,
    add_forms,
    add_screen_options,
    day,
    percent,
    typed,
)


def add(commands: Commands) -> None:
    """Declare them."""
    demo = commands.add(
        "demo",
        "demo",
        "Open a throw-away copy of the sample offers.",
        "Without a terminal, they are listed.",
        example="demo",
    )
    add_screen_options(demo)
    listing = commands.add(
        "list", "listing", "List the offers.", example="list --status negotiating --sort due"
    )
    add_forms(listing)
    _add_filters(listing)
    show = commands.add(
        "show",
        "show",
        "Show one offer: fit, compensation, priorities, rounds.",
        example="show globex --years 5 --price-factor 0.5 --leave-month 18",
    )
    show.add_argument("slug", metavar="SLUG|FILE", help=f"{SLUG}; or a file")
    add_forms(show, plain="print what the file says, a fact a line, the same on every day")
    _add_assumptions(show)
    vest = commands.add(
        "vest",
        "vest",
        "Show what has vested by the end of each month.",
        "Shares are whole and cumulative; WORTH is at today's prices, of options what lies above the strike"
        " price, of refresh grants as likely as they are.",
        example="vest globex --csv",
    )
    vest.add_argument("slug", metavar="SLUG", help=SLUG)
    forms = add_forms(vest, plain="print a fact a line, in full words, without months in which nothing vests")
    forms.add_argument("--csv", action="store_true", help="print comma-separated values")
    compare = commands.add(
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
        type=percent,
        default=Decimal(0),
        help="yearly rate for the net present value, such as 5",
    )
    add_forms(compare)
    commands.add("path", "path", "Print the path of the offers directory.", example="path")


def _add_filters(listing: argparse.ArgumentParser) -> None:
    listing.add_argument("--status", metavar="STATUS", help="only these, such as negotiating")
    listing.add_argument("--stage", metavar="STEP", help="only those whose next step it is, such as research")
    listing.add_argument(
        "--due-before", metavar="DATE", type=day, help="only open ones with a reply due before this day"
    )
    listing.add_argument(
        "--sort", choices=("company", "due", "fit", "year1"), help="in this order; left out: by slug"
    )


def _add_assumptions(show: argparse.ArgumentParser) -> None:
    for name, metavar, kind, default, meaning in (
        ("years", "N", "years", 4, "years that are shown, such as 5; left out: 4"),
        ("price-factor", "X", "factor", Decimal(1), "share price as a multiple of today's, such as 0.5"),
        ("exit", "VALUE", "amount", None, "what the company is sold for, such as 150m: what options pay"),
        ("leave-month", "M", "month", None, "show what there is on leaving after so many months, such as 18"),
    ):
        show.add_argument(f"--{name}", metavar=metavar, type=typed(kind), default=default, help=meaning)
    show.add_argument(
        "--discount-percent",
        metavar="R",
        type=percent,
        help="yearly rate of a net present value, such as 5; year 1 counts in full",
    )
