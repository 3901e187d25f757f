"""`list`: all offers, a line each."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import date

from offer_tui.cli.clock import clock, nanoseconds
from offer_tui.cli.columns import columns, packed, width_of
from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.listed import Listed, from_plain
from offer_tui.cli.output import NOT_RUN, failed, remark, room, say
from offer_tui.cli.selection import ALL, Selection, selected, selection_of
from offer_tui.cli.version import VERSION
from offer_tui.core.wording import days_between_words, shown_date
from offer_tui.files import layout
from offer_tui.files.read_cache import NOTHING_KEPT, Kept, Look, ReadCache, look
from offer_tui.files.regular import NO_STAMP
from offer_tui.paths import cache_place, offers_place

_NONE = "–"
_TITLES = ("SLUG", "COMPANY", "ROLE", "STATUS", "FIT", "YEAR 1", "REPLY BY")
_INDENT = "  "
_NUMBERS = (_TITLES.index("YEAR 1"),)
_RECORDED = ("company", "role", "currency", "status", "fit", "year_1_total", "reply_by")
"""The keys of a record; all are null where the file cannot be used."""
_OF_PROBLEM = ("line", "column", "severity", "code", "key", "message")


def run(options: Namespace) -> int:
    """Print the offers in columns, as facts or as JSON; 2 where the filter makes no sense."""
    wanted = selection_of(options)
    if isinstance(wanted, str):
        return failed(wanted)
    return listed(
        offers_place(options.dir),
        clock(options.today)(),
        as_json=options.json,
        plain=options.plain,
        wanted=wanted,
    )


def listed(
    path: str | os.PathLike[str],
    today: date,
    *,
    as_json: bool = False,
    plain: bool = False,
    wanted: Selection = ALL,
) -> int:
    """Print the offers of a directory; a file that cannot be used is a line, and hides no other."""
    place = os.fspath(path)
    stage_on = None if wanted.stage is None else today
    found = _rows(place, with_problems=as_json, stage_on=stage_on)
    if found is None:
        return NOT_RUN
    rows = selected(wanted, found)
    if as_json:
        sys.stdout.write(json_text(listed_records(rows, place)) + "\n")
    elif rows and plain:
        _say_facts(rows, today)
    elif rows:
        _say_all(rows, today)
    elif found:
        remark("No offer is so.")
    else:
        where = os.path.normpath(place)
        remark(f"No offers in {where} yet. `offer-tui new` adds one, `offer-tui demo` shows sample offers.")
    return 0


def _rows(place: str, *, with_problems: bool, stage_on: date | None) -> Sequence[Listed] | None:
    """Return the row of each offer, in order; None where they cannot be listed, which is said."""
    seen = look(place, nanoseconds())
    if seen is None:
        seen, cache = Look(0, {}, NO_STAMP), None
    else:
        # A next step is another one every day.
        kept_in = cache_place() if stage_on is None else None
        kind = "list-problems" if with_problems else "list"
        cache = ReadCache(kept_in, kind, place, [VERSION, seen.profile])
    kept = NOTHING_KEPT if cache is None else cache.load()
    rows = {slug: row for slug in seen.offers if (row := _kept(kept, slug, seen)) is not None}
    is_complete = rows and rows.keys() == kept.rows.keys() == seen.offers.keys()
    if is_complete and len({slug.casefold() for slug in rows}) == len(rows):
        return tuple(rows.values())
    # Imported where a file has to be read: it takes longer than all that is above.
    from offer_tui.cli.list_reading import read_rows  # noqa: PLC0415 - see above

    return read_rows(place, seen, rows, cache, with_problems=with_problems, stage_on=stage_on)


def _kept(kept: Kept, slug: str, seen: Look) -> Listed | None:
    """Return the row that is kept of an offer, unless its file has changed."""
    stamp, row = kept.rows.get(slug, (NO_STAMP, None))
    return from_plain(slug, row, seen.offers) if stamp == seen.offers[slug] else None


def listed_records(rows: Iterable[Listed], place: str) -> Sequence[Json]:
    """Return rows of an offers directory as JSON."""
    # Imported only here: columns do without paths and numbers.
    from decimal import Decimal  # noqa: PLC0415 - see above
    from pathlib import Path  # noqa: PLC0415 - see above

    from offer_tui.cli.json_numbers import number  # noqa: PLC0415 - see above

    offers = Path(place, layout.OFFERS_NAME)

    def record(row: Listed) -> Json:
        said: dict[str, Json] = dict.fromkeys(_RECORDED)
        if not row.error:
            said |= {name: getattr(row, name) for name in ("company", "role", "currency", "status")}
            said["fit"] = {"low": Decimal(row.low), "high": Decimal(row.high), "verdict": row.verdict}
            said["year_1_total"] = number(Decimal(row.year_1))
            said["reply_by"] = row.reply_by or None
        file = str(offers / f"{row.slug}{layout.ENDING}")
        problems = [{"file": file, **dict(zip(_OF_PROBLEM, one, strict=True))} for one in row.problems]
        return {"slug": row.slug, **said, "problems": problems}

    return [record(row) for row in rows]


def _say_facts(rows: Sequence[Listed], today: date) -> None:
    """Print a fact a line, as it can be read aloud; an empty line parts the offers."""
    from decimal import Decimal  # noqa: PLC0415 - columns do without this

    from offer_tui.cli.plain import Amount, Facts, say_plain  # noqa: PLC0415 - as above

    def facts(row: Listed) -> Facts:
        if row.error:
            return (("Slug", row.slug), ("Problem", row.error))
        cells = dict(zip(_TITLES, _cells(row, today), strict=True))
        if row.closed:
            del cells["REPLY BY"]
        total = Amount(Decimal(row.year_1) or None, row.currency)
        return tuple(
            (title.capitalize(), total if title == "YEAR 1" else None if cell == _NONE else cell)
            for title, cell in cells.items()
        )

    say_plain(map(facts, rows))


def _say_all(rows: Sequence[Listed], today: date) -> None:
    usable = [row for row in rows if not row.error]
    title, *lines = columns([_TITLES, *(_cells(row, today) for row in usable)], right=_NUMBERS)
    width = room()
    if width is not None and any(width_of(line) > width for line in (title, *lines)):
        for row in rows:
            _say_block(row, today, width)
        return
    line_of = dict(zip((row.slug for row in usable), lines, strict=True))
    say(title)
    for row in rows:
        say(f"{row.slug}  {row.error}" if row.error else line_of[row.slug])


def _say_block(row: Listed, today: date, width: int) -> None:
    """Print an offer in lines of its own, for a terminal that is too narrow for columns."""
    say(row.slug)
    if row.error:
        say(f"{_INDENT}{row.error}")
        return
    _, company, role, status, score, year_1, reply = _cells(row, today)
    due = "" if reply == _NONE else f"reply by {reply}"
    pay = "" if year_1 == _NONE else f"{year_1} in year 1"
    for parts in ((company, role), (status, "" if score == _NONE else score, pay, due)):
        for line in packed(filter(None, parts), _INDENT, width):
            say(line)


def _cells(row: Listed, today: date) -> tuple[str, ...]:
    reply = _NONE
    if row.reply_by and not row.closed:
        day = date.fromisoformat(row.reply_by)
        reply = f"{shown_date(day)}, {days_between_words(today, day)}"
    return row.slug, row.company, row.role, row.status, row.fit or _NONE, row.year_1_shown or _NONE, reply
