"""`status`: one line on the offer that is due soonest."""

import sys
from argparse import Namespace
from datetime import date

from offer_tui.cli.clock import clock
from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.output import FOUND, remark, say
from offer_tui.core.offer import Offer
from offer_tui.core.wording import days_between_words, shown_date
from offer_tui.files.directory import Directory
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print the line, or nothing where no offer is open; 1 where a file cannot be used."""
    directory, today = Directory(offers_directory(options.dir)), clock(options.today)()
    stored = {slug: directory.offer(slug) for slug in directory.slugs()}
    broken = [slug for slug, one in stored.items() if one.value is None]
    for slug in broken:
        remark(f"{slug} cannot be used; `offer-tui check` says why.")
    offers = {slug: one.value for slug, one in stored.items() if one.value is not None}
    still_open = {slug: offer for slug, offer in offers.items() if not offer.closed}
    slug = min(still_open, key=lambda one: (still_open[one].dates.reply_by or date.max, one), default="")
    if slug:
        action = _next_action(directory, slug, offers, today)
        others = len(still_open) - 1
        if options.json:
            sys.stdout.write(json_text(_record(slug, offers[slug], action, others)) + "\n")
        else:
            say(_line(offers[slug], action, others, today))
    elif options.json:
        sys.stdout.write("null\n")
    return FOUND if broken else 0


def _next_action(directory: Directory, slug: str, offers: dict[str, Offer], today: date) -> str:
    # The guide is most of what this command imports, and not needed where nothing is open.
    from offer_tui.core.guide.case import Case  # noqa: PLC0415 - see above
    from offer_tui.core.guide.next_step import next_step  # noqa: PLC0415 - as above
    from offer_tui.core.profile import Profile  # noqa: PLC0415 - as above

    profile = directory.profile().value or Profile()
    others = {name: other for name, other in offers.items() if name != slug}
    return next_step(Case(offers[slug], profile, today, others)).action or "nothing"


def _line(offer: Offer, action: str, others: int, today: date) -> str:
    day = offer.dates.reply_by
    due = "" if day is None else f", reply by {shown_date(day)} ({days_between_words(today, day)})"
    more = f"; {others} more open" if others else ""
    return f"{offer.company}: {action}{due}{more}"


def _record(slug: str, offer: Offer, action: str, others: int) -> Json:
    day = offer.dates.reply_by
    return {
        "slug": slug,
        "company": offer.company,
        "next_step": action,
        "reply_by": None if day is None else day.isoformat(),
        "others_open": others,
    }
