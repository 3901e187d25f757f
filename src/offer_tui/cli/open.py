"""No command: the app, or the list of offers where there is no terminal."""

from argparse import Namespace

from offer_tui.cli.clock import clock
from offer_tui.cli.output import remark
from offer_tui.cli.screen import on_terminal, opened
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Open the app on the offers directory."""
    directory, today = offers_directory(options.dir), clock(options.today)
    if on_terminal():
        return opened(directory, today, options)
    from offer_tui.cli.listing import listed  # noqa: PLC0415 - a screen needs none of it

    code = listed(directory, today())
    remark("The app opens in a terminal; this is `offer-tui list`. `offer-tui --help` names all commands.")
    return code
