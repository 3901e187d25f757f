"""`demo`: the sample offers."""

from argparse import Namespace
from pathlib import Path
from tempfile import TemporaryDirectory

from offer_tui.bundled import sample_offers
from offer_tui.cli.clock import clock
from offer_tui.cli.listing import listed
from offer_tui.cli.screen import on_terminal, opened
from offer_tui.files.directory import Directory
from offer_tui.files.samples import copy_samples

NAME = "demo: a copy that goes when you quit"


def run(options: Namespace) -> int:
    """Open the app on a copy of the samples that goes when the app is left; without a terminal, list them."""
    today = clock(options.today)
    if not on_terminal():
        return listed(sample_offers(), today())
    with TemporaryDirectory(prefix="offer-tui-demo-") as place:
        directory = Path(place) / "offers"
        copy_samples(Directory(directory))
        # Notes of the program too: nothing of the demo is to be found afterwards.
        return opened(directory, today, options, state=Path(place) / "state", name=NAME)
