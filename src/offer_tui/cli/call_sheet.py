"""`call-sheet SLUG`: the next round as it is to be held on the telephone."""

from argparse import Namespace

from offer_tui.cli.case import case_of
from offer_tui.cli.clock import clock
from offer_tui.cli.one_offer import one_offer
from offer_tui.cli.output import FOUND, failed, remark, say
from offer_tui.cli.plain import say_plain
from offer_tui.cli.plain_page import plain_page
from offer_tui.core.call_sheet import call_sheet
from offer_tui.core.call_sheet_text import markdown, text
from offer_tui.files.directory import Directory
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print the call sheet as text, plain facts or Markdown; 1 for none, or where the file cannot be used."""
    found = one_offer(options)
    if isinstance(found, str):
        return failed(found)
    if found.offer is None:
        return found.closed()
    directory = Directory(offers_directory(options.dir))
    sheet = call_sheet(case_of(directory, found.slug, found.offer, found.profile, clock(options.today)()))
    code = found.closed()
    if sheet is None:
        ended = found.offer.closed or found.offer.decision.outcome
        remedy = "it has come to an end" if ended else "plan a round: add [[rounds]] with planned = true"
        remark(f"offer-tui: {found.slug} has no round to hold and no answer to wait for; {remedy}")
        return FOUND
    if options.plain:
        say_plain(plain_page(markdown(sheet)))
        return code
    lines = markdown(sheet).splitlines() if options.markdown else text(sheet)
    for line in lines:
        say(line)
    return code
