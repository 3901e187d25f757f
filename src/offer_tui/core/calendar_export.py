"""Calendars as RFC 5545 has them: replies that are due, planned rounds, vesting cliffs.

Calendars are shared and synchronised, so no amount and no text of one's own is in them, and every event is
private. Days are whole days, without a time zone.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from offer_tui.core.calendar_years import months_after
from offer_tui.core.offer import Offer
from offer_tui.core.records import dataclass
from offer_tui.core.visible import visible

_LINE_OCTETS = 75
"""RFC 5545, 3.1: no line is longer, its end not counted."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})


@dataclass(frozen=True, slots=True)
class Event:
    """One whole day."""

    uid: str
    """The same for the same thing whenever it is exported, so that a calendar updates it."""
    day: date
    summary: str
    alarm_hours: tuple[int, ...]
    """How long before the day begins it reminds: 15 is nine in the morning of the day before."""


def events(offers: Mapping[str, Offer]) -> Iterator[Event]:
    """Yield what the offers, by slug, put into a calendar, by offer.

    Of an offer that has ended only the cliffs of an accepted one are left.
    """
    for slug, offer in offers.items():
        if not offer.closed:
            yield from _open_events(slug, offer)
        if offer.outcome in ("", "accepted"):
            yield from _cliffs(slug, offer)


def calendar(offers: Mapping[str, Offer], today: date) -> str:
    """Return a whole calendar, its lines ended and folded as RFC 5545 wants it; `today` stamps the events."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//offer-tui//offer-tui//EN", "CALSCALE:GREGORIAN"]
    for one in events(offers):
        lines += _event_lines(one, today)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _open_events(slug: str, offer: Offer) -> Iterator[Event]:
    if offer.dates.reply_by is not None:
        yield Event(
            f"{slug}-reply-by@offer-tui",
            offer.dates.reply_by,
            f"Reply to {offer.company} is due",
            (3 * 24 - 9, 24 - 9),
        )
    for number, one in enumerate(offer.rounds, start=1):
        if one.planned and one.date is not None:
            summary = f"Round {number} with {offer.company}"
            yield Event(f"{slug}-round-{number}@offer-tui", one.date, summary, (24 - 9,))


def _cliffs(slug: str, offer: Offer) -> Iterator[Event]:
    start = offer.dates.start
    for number, grant in enumerate(offer.package.grant, start=1):
        if start is not None and grant.cliff_months:
            yield Event(
                f"{slug}-cliff-{number}@offer-tui",
                months_after(start, grant.cliff_months),
                f"Cliff of grant {number} at {offer.company}",
                (7 * 24 - 9,),
            )


def _event_lines(one: Event, today: date) -> Iterator[str]:
    summary = _text(one.summary)
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(one.uid)}"
    yield f"DTSTAMP:{_day(today)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
    # The end is the first day after; the last day that there is has none.
    if one.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(days=1))}"
    yield f"SUMMARY:{summary}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    for hours in one.alarm_hours:
        yield "BEGIN:VALARM"
        yield "ACTION:DISPLAY"
        yield f"DESCRIPTION:{summary}"
        yield f"TRIGGER:-PT{hours}H"
        yield "END:VALARM"
    yield "END:VEVENT"


def _day(day: date) -> str:
    # strftime writes years before 1000 with fewer digits.
    return day.isoformat().replace("-", "")


def _text(text: str) -> str:
    """Return text as a value of type TEXT, in one line."""
    return visible(text).translate(_ESCAPES)


def _folded(line: str) -> str:
    """Break a line after at most 75 octets, never inside a character; what follows begins with a blank."""
    pieces, room = [""], _LINE_OCTETS
    for character in line:
        size = len(character.encode())
        if size > room:
            pieces.append(" ")
            room = _LINE_OCTETS - 1
        pieces[-1] += character
        room -= size
    return "\r\n".join(pieces)
