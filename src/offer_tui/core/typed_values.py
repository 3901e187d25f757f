"""What reads and writes the values that a person types, for each kind of key of the format."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any, TypeAlias

from offer_tui.core import entry as typed
from offer_tui.core.edits import Drop, Edit, Put
from offer_tui.core.entry_date import read_date
from offer_tui.core.items import Unit, item, offered
from offer_tui.core.keys import KeyPath, Plain, Tree, find, same
from offer_tui.core.offer import Offer
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.records import dataclass
from offer_tui.core.shape import Entry, Kind, entry_at
from offer_tui.core.typed_key import Refused, key_typed
from offer_tui.core.wording import shown_number

Reader: TypeAlias = Callable[[str], Understood | Misread]

_MONEY = {Unit.YEARLY, Unit.ONCE}
_AMOUNT_HINT = "185k, 185,000, +4%"
_DATE_HINT = "24 nov, fri, +3d, 2026-11-24"


@dataclass(frozen=True, slots=True)
class Typing:
    """What typed text is read against: the file that it goes into, on one day."""

    of: type[Any]
    """The dataclass that the tree is read as."""
    tree: Tree
    offer: Offer
    """What the file says; an empty offer for another file."""
    currency: str
    """Of the file's bare amounts."""
    today: date


def reader(typing: Typing, path: KeyPath) -> tuple[Reader, str]:
    """Return what reads the key at a path, and what may be typed.

    Keys of a few given words (flags, choices, items, people, offers) are read as any line of text.
    """
    entry, value = entry_at(typing.of, path), find(typing.tree, path)
    if entry.many:
        return _list_reader(typing, entry)
    if entry.kind in (Kind.AMOUNT, Kind.NUMBER, Kind.PERCENT, Kind.COUNT):
        return _number_reader(typing, entry, path, value)
    if entry.kind is Kind.FIGURE:
        return figure_reader(typing, item_of(typing.tree, path), value)
    if entry.kind is Kind.DATE:
        return _date_reader(typing, value)
    if entry.kind is Kind.CURRENCY:
        return partial(typed.read_currency, required=entry.required), "USD"
    if entry.kind is Kind.KEYS:
        return _read_keys, "u U"
    if entry.kind is Kind.IDENTIFIER:
        return typed.read_identifier, "letters, digits, - and _"
    return typed.read_lines if entry.kind is Kind.LINES else partial(
        typed.read_line, required=entry.required
    ), ""


def figure_reader(typing: Typing, item_id: str, value: Plain | None) -> tuple[Reader, str]:
    """Return what reads a figure in the unit of an item, and what may be typed; `+4%` counts from `value`."""
    known = item(item_id)
    unit = known.unit if known is not None else Unit.ANY
    # While nothing is there, `+4%` counts from what was offered.
    start = offered(typing.offer, item_id) if value is None else None
    before = start if isinstance(start, Decimal) else as_decimal(value)
    if unit in _MONEY:
        return partial(typed.read_amount, currency=typing.currency, before=before), _AMOUNT_HINT
    if unit is Unit.DAYS:
        return partial(typed.read_number, before=before, unit="days"), "a number of days"
    if unit is Unit.DATE:
        return _date_reader(typing, value)
    if unit is Unit.WORD:
        return typed.read_line, ""

    def read(text: str) -> Understood | Misread:
        if re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", text):
            return read_date(text, typing.today)
        number = typed.read_amount(text, currency=typing.currency, before=before)
        return number if isinstance(number, Understood) else typed.read_line(text)

    return read, ""


def item_of(tree: Tree, path: KeyPath) -> str:
    """Return the item whose unit a figure has: that of its row, or the custom item itself."""
    if path[:2] == ("package", "custom"):
        return f"custom.{path[2]}"
    row = find(tree, path[:-1])
    found = row.get("item") if isinstance(row, Mapping) else None
    return found if isinstance(found, str) else ""


def key_edit(tree: Tree, path: KeyPath, value: Plain | None) -> Edit | None:
    """Return the edit that gives a key a value: None removes it, the same value is no edit."""
    before = find(tree, path)
    if same(before, value) or _same_number(before, value):
        return None
    return Drop(path) if value is None else Put(path, as_written(value, before))


def as_written(value: Plain, before: Plain | None = None) -> Plain:
    """Return a value as a person would write it into the file: whole numbers without a point.

    What has decimals in the file keeps them.
    """
    whole = (
        isinstance(value, Decimal) and value == value.to_integral_value() and not isinstance(before, Decimal)
    )
    return int(value) if whole and isinstance(value, Decimal) else value


def as_typed(value: Plain | None) -> str:
    """Write a value as a person would type it, so that an editor can start with it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Decimal):
        return shown_number(Decimal(value))
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence):
        items = [as_typed(one) for one in value]
        return "\n".join(items) if any(isinstance(one, str) for one in value) else ", ".join(items)
    return ""


def as_decimal(value: Plain | None) -> Decimal | None:
    """Return a number of a file as a decimal; None for anything else."""
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _same_number(one: Plain | None, other: Plain | None) -> bool:
    left, right = as_decimal(one), as_decimal(other)
    return left is not None and left == right


def _date_reader(typing: Typing, value: Plain | None) -> tuple[Reader, str]:
    before = value if isinstance(value, date) else None
    return partial(read_date, today=typing.today, before=before), _DATE_HINT


def _number_reader(typing: Typing, entry: Entry, path: KeyPath, value: Plain | None) -> tuple[Reader, str]:
    before = as_decimal(value)
    least = -typed.MOST if entry.least is None else entry.least
    most = typed.MOST if entry.most is None else entry.most
    if entry.kind is Kind.AMOUNT:
        return partial(
            typed.read_amount, currency=typing.currency, before=before, least=least, most=most
        ), _AMOUNT_HINT
    if entry.kind is Kind.PERCENT:
        return partial(typed.read_percent, before=before, least=least, most=most), "15%"
    if entry.kind is Kind.NUMBER:
        return partial(typed.read_number, before=before, least=least, most=most), "a number"
    unit = str(path[-1]).rpartition("_")[2]
    whole = None if before is None else int(before)
    return partial(
        typed.read_count, before=whole, unit=unit, least=int(least), most=int(most)
    ), "a whole number"


def _read_keys(text: str) -> Understood | Misread:
    """Read the keys of an action, with blanks between them."""
    found = [key_typed(word) for word in text.split()]
    for one in found:
        if isinstance(one, Refused):
            return Misread(one.why)
    keys = [one for one in found if isinstance(one, str)]
    return Understood(keys[0] if len(keys) == 1 else keys, " ".join(keys)) if keys else typed.NOTHING


def _list_reader(typing: Typing, entry: Entry) -> tuple[Reader, str]:
    if entry.kind in (Kind.PERCENT, Kind.NUMBER):
        return typed.read_numbers, "5, 15, 40, 40"
    if entry.kind is Kind.LINE:
        return typed.read_list, ""
    offer = typing.offer
    known = [one.id for one in (offer.people if entry.kind is Kind.PERSON else offer.research)]

    def read(text: str) -> Understood | Misread:
        names = typed.read_list(text.replace(",", "\n"))
        if isinstance(names, Understood) and isinstance(names.value, Sequence):
            unknown = [str(name) for name in names.value if name not in known]
            if unknown:
                return Misread(
                    f"{unknown[0]} is none of {', '.join(known) or 'them: add one on the Strategy page'}"
                )
        return names

    return read, ", ".join(known)
