"""`brief SLUG`: the whole offer as one page of Markdown."""

from argparse import Namespace

from offer_tui.cli.case import case_of
from offer_tui.cli.clock import clock
from offer_tui.cli.one_offer import one_offer
from offer_tui.cli.output import failed, say
from offer_tui.cli.plain import say_plain
from offer_tui.cli.plain_page import plain_page
from offer_tui.core.brief import brief
from offer_tui.files.directory import Directory
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print the brief, as Markdown or plain facts; 1 where the offer's file cannot be used."""
    found = one_offer(options)
    if isinstance(found, str):
        return failed(found)
    if found.offer is not None:
        directory = Directory(offers_directory(options.dir))
        case = case_of(directory, found.slug, found.offer, found.profile, clock(options.today)())
        page = brief(case, redact=options.redact)
        if options.plain:
            say_plain(plain_page(page))
        for line in () if options.plain else page.splitlines():
            say(line)
    return found.closed()
