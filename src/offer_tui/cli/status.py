"""`status`: one line on the offer that is due soonest."""

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from offer_tui.cli.clock import clock, nanoseconds
from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.output import FOUND, failed, remark, say
from offer_tui.cli.version import VERSION
from offer_tui.core.records import dataclass, fields
from offer_tui.core.wording import days_between_words, shown_date
from offer_tui.files import layout
from offer_tui.files.read_cache import Kept, Look, ReadCache, is_settled, look
from offer_tui.paths import cache_place, offers_place


@dataclass(frozen=True, slots=True)
class Status:
    """What is due in an offers directory on one day."""

    broken: Sequence[str]
    """The offers whose files cannot be used, and profile.toml before them if that is so of it."""
    slug: str = ""
    """The open offer that is due soonest; empty where none is open."""
    company: str = ""
    action: str = ""
    """Its next step."""
    reply_by: str = ""
    """The day as 2026-11-24; empty where there is none."""
    others: int = 0
    """How many more are open."""


def run(options: Namespace) -> int:
    """Print the line, or nothing where no offer is open; 1 where a file cannot be used.

    2 where the offers cannot be listed.
    """
    place, today = offers_place(options.dir), clock(options.today)()
    seen = look(place, nanoseconds())
    # The day belongs to the basis: on another one, another step may be next.
    basis = [VERSION, None if seen is None else seen.profile, today.isoformat()]
    cache = ReadCache(None if seen is None else cache_place(), "status", place, basis)
    status = None if seen is None else _kept(cache, seen)
    if status is None:
        # Imported only here: most times that a prompt asks, nothing has changed since the last one.
        from offer_tui.cli.status_reading import read_status  # noqa: PLC0415 - see above

        try:
            status, stamps = read_status(place, today)
        except OSError as error:
            offers = os.path.join(place, layout.OFFERS_NAME)  # noqa: PTH118 - quicker as text
            return failed(f"{offers} cannot be listed: {error.strerror or error}")
        if seen is not None and stamps == {**seen.offers, "": seen.profile} and _are_settled(seen):
            rows = {slug: (stamp, ()) for slug, stamp in seen.offers.items()}
            cache.keep(Kept(rows, [getattr(status, one.name) for one in fields(Status)]), seen.at)
    return _said(status, today, as_json=options.json)


def _kept(cache: ReadCache, seen: Look) -> Status | None:
    """Return what is kept, unless any file has changed."""
    kept = cache.load()
    if {slug: stamp for slug, (stamp, _) in kept.rows.items()} != seen.offers:
        return None
    return _from_plain(kept.answer)


def _from_plain(plain: Any) -> Status | None:  # noqa: ANN401 - whatever was kept
    if type(plain) is not list or [type(one) for one in plain] != [list, str, str, str, str, int]:
        return None
    return Status(*plain) if all(type(slug) is str for slug in plain[0]) else None


def _are_settled(seen: Look) -> bool:
    offers = seen.offers.values()
    return all(map(any, offers)) and all(is_settled(stamp, seen.at) for stamp in (*offers, seen.profile))


def _said(status: Status, today: date, *, as_json: bool) -> int:
    for slug in status.broken:
        remark(f"{slug} cannot be used; `offer-tui check` says why.")
    if as_json:
        sys.stdout.write(json_text(_record(status)) + "\n")
    elif status.slug:
        say(_line(status, today))
    return FOUND if status.broken else 0


def _line(status: Status, today: date) -> str:
    due = ""
    if status.reply_by:
        day = date.fromisoformat(status.reply_by)
        due = f", reply by {shown_date(day)} ({days_between_words(today, day)})"
    more = f"; {status.others} more open" if status.others else ""
    return f"{status.company}: {status.action}{due}{more}"


def _record(status: Status) -> Json:
    if not status.slug:
        return None
    return {
        "slug": status.slug,
        "company": status.company,
        "next_step": status.action,
        "reply_by": status.reply_by or None,
        "others_open": status.others,
    }
