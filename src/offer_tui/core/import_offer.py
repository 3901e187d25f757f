"""Offers from CSV and from JSON, as the trees that their files are to say.

Neither is trusted: what cannot be a value of its key is said, and what is said can be read in a file again.
"""

import csv
import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any, NoReturn, cast

from offer_tui.core.csv_export import unguarded
from offer_tui.core.edits import apply
from offer_tui.core.items import Unit, item
from offer_tui.core.key_text import Key, key_in
from offer_tui.core.keys import Plain, Tree
from offer_tui.core.offer import Offer
from offer_tui.core.reading import Misread
from offer_tui.core.records import dataclass
from offer_tui.core.shape import Entry, Kind, entries
from offer_tui.core.typed_keys import typed_edit, typed_value
from offer_tui.core.typed_values import Typing
from offer_tui.core.visible import visible

MOST_OFFERS = 500
"""More than anybody has; a longer table is no table of offers."""
_MOST_DIGITS = 40
_DELIMITERS = ",;\t"
_SLUG = "slug"
"""The title of the column that has the offers' names, as `csv_text` writes it."""
_SHORT = 40
"""Characters of a wrong cell that a message repeats."""


@dataclass(frozen=True, slots=True)
class Imported:
    """One offer as it was found."""

    slug: str
    """What it is to be called; empty where it does not say."""
    tree: Tree
    place: str
    """Where it stands, for what is said about it: `row 2`, `offer 1`."""


@dataclass(frozen=True, slots=True)
class Table:
    """What was found in CSV."""

    offers: tuple[Imported, ...]
    mistakes: tuple[str, ...]
    """What cannot be read, with row and column, a sentence each."""
    ignored: tuple[str, ...]
    """Columns that stand for no key."""


def offers_in_json(text: str) -> tuple[Imported, ...] | Misread:
    """Read what `export json` prints: a list of `{"slug": ..., "offer": {...}}`, or one of them.

    Texts become dates where the format has dates.
    """
    try:
        found = json.loads(text, parse_float=_decimal, parse_constant=_refused)
        # JSON can escape half a character, which no file can hold.
        json.dumps(found, ensure_ascii=False, default=str).encode()
        records = found if isinstance(found, list) else [found]
        if not records or not all(
            isinstance(one, dict) and isinstance(one.get("offer"), dict) for one in records
        ):
            return Misread(
                'it is no list of {"slug": ..., "offer": {...}}, as `offer-tui export json` prints it'
            )
        if len(records) > MOST_OFFERS:
            return Misread(f"it has {len(records):,} offers; at most {MOST_OFFERS} are taken")
        return tuple(
            Imported(_slug(one), _table(Offer, one["offer"]), f"offer {number}")
            for number, one in enumerate(records, start=1)
        )
    except RecursionError:
        return Misread("it is nested too deep")
    except UnicodeEncodeError:
        return Misread("it has half of a character (a lone surrogate)")
    except ValueError as error:
        return Misread(f"it is no JSON: {error}")


def offers_in_csv(
    text: str, columns: Mapping[str, str], currency: str, today: date, slugs: Sequence[str]
) -> Table | Misread:
    """Read a table of offers, an offer a row, its cells as the fields of the app read what is typed.

    `columns` says by key which column holds it; a column that is called as a key holds that one. A row
    without a currency gets `currency`. Of `slugs`, the other offers, alternatives may be.
    """
    try:
        first = text.partition("\n")[0]
        delimiter = max(_DELIMITERS, key=first.count)
        titles, *rows = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    except (csv.Error, ValueError) as error:
        return Misread(f"it is no CSV with a line of titles: {error}")
    if len(rows) > MOST_OFFERS:
        return Misread(f"it has {len(rows):,} rows; at most {MOST_OFFERS} are taken")
    places = _places([title.strip() for title in titles], columns)
    if isinstance(places, Misread):
        return places
    named = titles.index(_SLUG) if _SLUG in titles else len(titles)
    found, mistakes = [], []
    # As a spreadsheet counts them, which has the titles in row 1.
    for number, row in enumerate(rows, start=2):
        if any(cell.strip() for cell in row):
            tree, wrong = _offer_of(row, places, currency, today, slugs)
            place = f"row {number}"
            found.append(Imported(row[named].strip() if named < len(row) else "", tree, place))
            mistakes += [f"{place}: {one}" for one in wrong]
    used = {named, *places.values()}
    ignored = tuple(title for number, title in enumerate(titles) if number not in used and title.strip())
    return Table(tuple(found), tuple(mistakes), ignored)


def _places(titles: Sequence[str], columns: Mapping[str, str]) -> dict[str, int] | Misread:
    """Return by key the number of its column, the currency's first: amounts are read in it."""
    found = {title: number for number, title in enumerate(titles) if _is_key(title)}
    for key, title in columns.items():
        if isinstance(known := key_in(key, Offer, {}), Misread):
            return known
        if title not in titles:
            return Misread(f'there is no column "{title}"; there are {", ".join(titles)}')
        found[key] = titles.index(title)
    missing = [key for key in ("company", "role") if key not in found]
    if missing:
        return Misread(f"no column holds {missing[0]}; name it, such as --map {missing[0]}=COLUMN")
    return dict(sorted(found.items(), key=lambda one: one[0] != "currency"))


def _is_key(title: str) -> bool:
    known = key_in(title, Offer, {})
    return isinstance(known, Key) and not known.is_whole


def _offer_of(
    row: Sequence[str], places: Mapping[str, int], currency: str, today: date, slugs: Sequence[str]
) -> tuple[Tree, list[str]]:
    tree: Tree = {"format": 1, "currency": currency}
    mistakes = []
    for name, number in places.items():
        cell = unguarded(row[number].strip()) if number < len(row) else ""
        if not cell:
            continue
        key = key_in(name, Offer, tree)
        unit = cast(str, tree["currency"])
        typing = Typing(Offer, tree, Offer(currency=unit), unit, today)
        understood = key if isinstance(key, Misread) else typed_value(typing, key, cell, slugs)
        if isinstance(key, Misread) or isinstance(understood, Misread):
            remedy = understood.remedy if isinstance(understood, Misread) else ""
            mistakes.append(f'{name}: "{visible(cell[:_SHORT])}" cannot be used, give {remedy}')
        elif (edit := typed_edit(typing, key, understood)) is not None:
            tree = apply(tree, edit)
    return tree, mistakes


def _slug(record: Mapping[str, Any]) -> str:
    found = record.get(_SLUG)
    return found if isinstance(found, str) else ""


def _decimal(text: str) -> Decimal:
    number = Decimal(text)
    if abs(number.adjusted()) > _MOST_DIGITS or -int(number.as_tuple().exponent) > _MOST_DIGITS:
        raise ValueError(f"{text[:_SHORT]} has too many digits")
    return number


def _refused(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no number")


def _table(of: type[Any], found: Mapping[str, Any]) -> Tree:
    known = {key: entry for _, key, entry in entries(of)}
    return {key: _value(known.get(key), value, found) for key, value in found.items() if value is not None}


def _value(entry: Entry | None, value: Any, table: Mapping[str, Any]) -> Plain:  # noqa: ANN401 - what JSON holds
    """Return a value as a file would hold it; one that does not fit stays as it is, for reading to say so."""
    of = None if entry is None else entry.of
    if entry is not None and of is not None:
        if entry.kind is Kind.ROWS and isinstance(value, list):
            return [_table(of, row) if isinstance(row, dict) else _cleared(row) for row in value]
        if entry.kind is Kind.NAMED and isinstance(value, dict):
            return {
                name: _table(of, one) if isinstance(one, dict) else _cleared(one)
                for name, one in value.items()
                if one is not None
            }
        if entry.kind is Kind.TABLE and isinstance(value, dict):
            return _table(of, value)
    if entry is not None and isinstance(value, str) and _holds_day(entry, table):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return value
    return _cleared(value)


def _holds_day(entry: Entry, table: Mapping[str, Any]) -> bool:
    if entry.kind is not Kind.FIGURE:
        return entry.kind is Kind.DATE
    known = item(str(table.get("item", "")))
    return known is None or known.unit in (Unit.DATE, Unit.ANY)


def _cleared(value: Any) -> Plain:  # noqa: ANN401 - what JSON holds
    """Return a value without the nulls in it, which TOML does not have."""
    if isinstance(value, dict):
        return {key: _cleared(below) for key, below in value.items() if below is not None}
    if isinstance(value, list):
        return [_cleared(below) for below in value if below is not None]
    return cast(Plain, value)
