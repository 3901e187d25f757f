"""The one definition of the file format: how the fields of the frozen values describe themselves.

Each field of a table's dataclass is declared with one of the functions below. Reading, checking, suggestions
for misspelt keys and everything else that needs the list of keys walks these declarations; there is no
second list.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Any

from offer_tui.core.records import dataclass, field, fields


class Kind(StrEnum):
    """What a key holds. In brackets: the type of its value in Python."""

    AMOUNT = "amount"
    """Money, in the offer's currency unless it says otherwise (Decimal)."""
    NUMBER = "number"
    """Any other quantity (Decimal)."""
    PERCENT = "percent"
    """15 means 15 % (Decimal)."""
    COUNT = "count"
    """A whole number (int)."""
    DATE = "date"
    """A TOML local date (date)."""
    FLAG = "flag"
    """Yes or no (bool)."""
    LINE = "line"
    """Text in one line (str)."""
    LINES = "lines"
    """Text that may have several lines (str)."""
    CHOICE = "choice"
    """One of a few words (str)."""
    CURRENCY = "currency"
    """A code of ISO 4217 (str)."""
    IDENTIFIER = "identifier"
    """A name of its own row, of letters, digits, `-` and `_` (str)."""
    ITEM = "item"
    """The id of an item that can be negotiated (str)."""
    PERSON = "person"
    """The id of somebody in `people` (str)."""
    RESEARCH = "research"
    """The id of a point in `research` (str)."""
    OFFER = "offer"
    """The slug of another offer (str)."""
    FIGURE = "figure"
    """What an item is worth in its own unit: a number, a date or a word (Decimal, date or str)."""
    COLOUR = "colour"
    """A colour (str)."""
    KEYS = "keys"
    """A key of the keyboard or a list of them (a tuple of str)."""
    TABLE = "table"
    """One table (a dataclass)."""
    ROWS = "rows"
    """An array of tables (a tuple of dataclasses)."""
    NAMED = "named"
    """Tables by name (a mapping of dataclasses)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What the format says of one key."""

    kind: Kind
    doc: str
    """Purpose and unit, one sentence."""
    least: Decimal | None = None
    most: Decimal | None = None
    choices: tuple[str, ...] = ()
    of: type[Any] | None = None
    """The dataclass of a table, a row or a named table."""
    required: bool = False
    many: bool = False
    """A list of such values."""
    rest: bool = False
    """Takes all keys of its table that no other field names."""


def _entry(
    kind: Kind,
    doc: str,
    default: Any = None,  # noqa: ANN401 - a field's default can be anything
    *,
    least: int | None = None,
    most: int | None = None,
    **rules: Any,  # noqa: ANN401 - the rest of Entry, which checks their types
) -> Any:  # noqa: ANN401 - stands for a field of any type, as dataclasses.field does
    low, high = (None if bound is None else Decimal(bound) for bound in (least, most))
    return field(default=default, metadata={"entry": Entry(kind, doc, low, high, **rules)})


def amount(doc: str, *, least: int | None = 0) -> Any:  # noqa: ANN401 - as above
    """Declare money; not negative unless `least` is None."""
    return _entry(Kind.AMOUNT, doc, least=least)


def number(
    doc: str, *, least: int | None = 0, most: int | None = None, many: bool = False, rest: bool = False
) -> Any:  # noqa: ANN401 - as above
    """Declare a quantity that is neither money nor percent."""
    default = () if many else None
    if rest:
        return field(default_factory=dict, metadata={"entry": Entry(Kind.NUMBER, doc, rest=True)})
    return _entry(Kind.NUMBER, doc, default, least=least, most=most, many=many)


def percent(doc: str, *, least: int = 0, most: int = 100, many: bool = False) -> Any:  # noqa: ANN401 - as above
    """Declare percent, 0 to 100 unless said otherwise."""
    return _entry(Kind.PERCENT, doc, () if many else None, least=least, most=most, many=many)


def count(doc: str, *, least: int = 0, most: int | None = None, default: int | None = None) -> Any:  # noqa: ANN401 - as above
    """Declare a whole number."""
    return _entry(Kind.COUNT, doc, default, least=least, most=most)


def day(doc: str) -> Any:  # noqa: ANN401 - as above
    """Declare a date."""
    return _entry(Kind.DATE, doc)


def flag(doc: str, *, default: bool | None = False) -> Any:  # noqa: ANN401 - as above
    """Declare yes or no; a default of None keeps "not known" apart from "no"."""
    return _entry(Kind.FLAG, doc, default)


def line(doc: str, *, required: bool = False, many: bool = False) -> Any:  # noqa: ANN401 - as above
    """Declare text in one line."""
    return _entry(Kind.LINE, doc, () if many else "", required=required, many=many)


def lines(doc: str) -> Any:  # noqa: ANN401 - as above
    """Declare text of any number of lines."""
    return _entry(Kind.LINES, doc, "")


def choice(doc: str, *choices: str, default: str = "", required: bool = False) -> Any:  # noqa: ANN401 - as above
    """Declare one of a few words."""
    return _entry(Kind.CHOICE, doc, default, choices=choices, required=required)


def reference(kind: Kind, doc: str, *, required: bool = False, many: bool = False) -> Any:  # noqa: ANN401 - as above
    """Declare the name of something: a currency, an item, a person, a point of research, an offer, a row."""
    return _entry(kind, doc, () if many else "", required=required, many=many)


def colour(doc: str, *, required: bool = False) -> Any:  # noqa: ANN401 - as above
    """Declare a colour."""
    return _entry(Kind.COLOUR, doc, "", required=required)


def keys(doc: str) -> Any:  # noqa: ANN401 - as above
    """Declare keys of the keyboard by a name, for all names that no other field has."""
    return field(default_factory=dict, metadata={"entry": Entry(Kind.KEYS, doc, rest=True)})


def figure(doc: str) -> Any:  # noqa: ANN401 - as above
    """Declare a value in the unit of the row's item."""
    return _entry(Kind.FIGURE, doc)


def table(of: type[Any], doc: str) -> Any:  # noqa: ANN401 - as above
    """Declare a table; absent, it is the same as an empty one."""
    return field(default_factory=of, metadata={"entry": Entry(Kind.TABLE, doc, of=of)})


def rows(of: type[Any], doc: str) -> Any:  # noqa: ANN401 - as above
    """Declare an array of tables."""
    return _entry(Kind.ROWS, doc, (), of=of)


def named(of: type[Any], doc: str) -> Any:  # noqa: ANN401 - as above
    """Declare tables by a name that the person chose."""
    return field(default_factory=dict, metadata={"entry": Entry(Kind.NAMED, doc, of=of)})


def labels(doc: str) -> Any:  # noqa: ANN401 - as above
    """Declare short texts by a whole number, as `{ 0 = "none", 10 = "all" }`."""
    return field(default_factory=dict, metadata={"entry": Entry(Kind.LINE, doc, rest=True)})


def entries(of: type[Any]) -> Iterator[tuple[str, str, Entry]]:
    """Yield for each field of a table's dataclass: the attribute, the key in the file, the entry.

    An attribute whose key is a word of Python's ends in an underscore (`from_` is the key `from`).
    """
    for one in fields(of):
        if "entry" in one.metadata:
            yield one.name, one.name.rstrip("_"), one.metadata["entry"]


def entry_at(of: type[Any], path: Sequence[str | int]) -> Entry:
    """Return what the format says of the key at a path of a file of this dataclass.

    Raises KeyError for a path that the format does not know.
    """
    name = next(part for part in path if isinstance(part, str))
    known = {key: entry for _, key, entry in entries(of)}
    entry = known.get(name) or next(entry for entry in known.values() if entry.rest)
    rest = path[1:]
    if entry.kind in (Kind.ROWS, Kind.NAMED):
        rest = rest[1:]  # the row's number or the table's name
    if not rest or entry.of is None:
        return entry
    return entry_at(entry.of, rest)
