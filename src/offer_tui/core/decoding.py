"""From the tree of a TOML file to frozen values, with every problem on the way."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, NamedTuple, TypeGuard, TypeVar

from offer_tui.core.keys import KeyPath, Plain, Tree
from offer_tui.core.nearest import nearest
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.records import dataclass, field
from offer_tui.core.shape import Entry, Kind, entries

__all__ = ["CURRENCY", "IDENTIFIER", "LARGEST", "decoded", "nearest"]

T = TypeVar("T")

IDENTIFIER = re.compile(r"[A-Za-z0-9_-]+")
CURRENCY = re.compile(r"[A-Z]{3}")
LARGEST = Decimal(10) ** 12
"""No figure is larger, so that products of a few of them keep their cents in 28 digits."""
_LEAST = -LARGEST
_SHORT = 30
"""Characters of a wrong text that a message repeats."""
_SUFFIXES = {"k": 1_000, "m": 1_000_000}


def decoded(of: type[T], tree: Tree) -> tuple[T, tuple[Problem, ...]]:
    """Read a whole file's tree as the given dataclass.

    A key whose value is wrong is left at its default, so that all problems of a file are found at once.
    Problems carry the key they are about; their line and column are for the text layer to add.
    """
    reader = _Reader()
    value: T = reader.table(of, tree, ())
    return value, tuple(reader.problems)


class _Known(NamedTuple):
    """One key of a table."""

    name: str
    """Its attribute."""
    right: type[Any] | None
    """The type whose every value is right and taken as it is; None where there is none."""
    read: Callable[[Entry, Plain], Any] | None
    """What reads a value of another type; None where it has values of its own."""
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the format says of one table, laid out for reading thousands of them."""

    known: Mapping[str, _Known]
    """By key."""
    rest: tuple[str, Entry] | None
    """Attribute and entry of what takes the keys that nothing else does."""
    required: tuple[str, ...]
    identified: tuple[str, ...]
    """Arrays of tables whose rows have an id of their own."""


@cache
def _layout(of: type[Any]) -> _Layout:
    declared = {key: (name, entry) for name, key, entry in entries(of)}
    return _Layout(
        known={
            key: _Known(name, _RIGHT.get(entry.kind), _READERS.get(entry.kind), entry)
            if not entry.many
            else _Known(name, None, None, entry)
            for key, (name, entry) in declared.items()
            if not entry.rest
        },
        rest=next((found for found in declared.values() if found[1].rest), None),
        required=tuple(key for key, (_, entry) in declared.items() if entry.required),
        identified=tuple(key for key, (_, entry) in declared.items() if _has_id(entry)),
    )


def _has_id(entry: Entry) -> bool:
    inner = entries(entry.of) if entry.of is not None else ()
    return entry.kind is Kind.ROWS and any(one.kind is Kind.IDENTIFIER for _, _, one in inner)


@dataclass(slots=True)
class _Reader:
    problems: list[Problem] = field(default_factory=list)

    def complain(self, code: str, path: KeyPath, message: str, *, at_key: bool = False) -> None:
        self.problems.append(Problem(code, Severity.ERROR, message, path, at_key))

    def table(self, of: type[Any], tree: Plain, path: KeyPath) -> Any:  # noqa: ANN401 - any table's dataclass
        if not _is_table(tree):
            header = f"[[{_header(path)}]]" if isinstance(path[-1], int) else f"[{_header(path)}]"
            self.complain("F04", path, f"{_named(tree)}, give a table: {header}")
            return of()
        given: dict[str, Any] = {}
        layout = _layout(of)  # type: ignore[arg-type]  # a class is hashable; cache asks for an instance that is
        known = layout.known
        for key, value in tree.items():
            found = known.get(key)
            if found is not None:
                name, right, read, entry = found
                if type(value) is right:
                    given[name] = value
                    continue
                # A path is only made where something is below the value or wrong with it.
                own = self.value(entry, value, (*path, key)) if read is None else read(entry, value)
                if type(own) is _Complaint:
                    self.complain(own.code, (*path, key), own.message)
                elif own is not None:
                    given[name] = own
            elif layout.rest is not None:
                name, entry = layout.rest
                other = self.value(entry, value, (*path, key))
                given.setdefault(name, {}).update({key: other} if other is not None else {})
            else:
                message = f'"{key}" is not a key of the format{nearest(key, list(known))}'
                self.problems.append(Problem("F08", Severity.WARNING, message, (*path, key), at_key=True))
        if layout.required or layout.identified:
            self.whole(layout, tree, given, path)
        return of(**given)

    def whole(self, layout: _Layout, tree: Tree, given: Mapping[str, Any], path: KeyPath) -> None:
        """Find what is missing in a table, and what is in it twice."""
        for key in layout.required:
            if key not in tree:
                self.complain(
                    "F07", (*path, key), f"is missing; add {_example(key, layout.known[key].entry)}"
                )
        for key in layout.identified:
            self.duplicates(given.get(layout.known[key].name) or (), (*path, key))

    def duplicates(self, rows: Sequence[Any], path: KeyPath) -> None:
        """Find rows of one array that bear the same id."""
        seen: set[str] = set()
        for number, row in enumerate(rows):
            if row.id and row.id in seen:
                message = f'"{row.id}" is the id of another row already; give it its own'
                self.complain("F09", (*path, number, "id"), message)
            seen.add(row.id)

    def value(self, entry: Entry, value: Plain, path: KeyPath) -> Any:  # noqa: ANN401 - the type follows the kind
        """Return the value in Python's type for its kind, or None where it is wrong."""
        if entry.many:
            if not _is_list(value):
                self.complain("F04", path, f"{_named(value)}, give a list: [ ... ]")
                return None
            found = [self.one(entry, item, (*path, number)) for number, item in enumerate(value)]
            return tuple(item for item in found if item is not None)
        if entry.kind is Kind.TABLE and entry.of is not None:
            return self.table(entry.of, value, path)
        if entry.kind is Kind.NAMED and entry.of is not None:
            if not _is_table(value):
                self.complain(
                    "F04", path, f"{_named(value)}, give tables: [{'.'.join(map(str, path))}.<name>]"
                )
                return None
            return {name: self.table(entry.of, inner, (*path, name)) for name, inner in value.items()}
        if entry.kind is Kind.ROWS and entry.of is not None:
            if not _is_list(value):
                self.complain("F04", path, f"{_named(value)}, give rows: [[{_header(path)}]]")
                return None
            return tuple(self.table(entry.of, row, (*path, number)) for number, row in enumerate(value))
        return self.one(entry, value, path)

    def one(self, entry: Entry, value: Plain, path: KeyPath) -> Any:  # noqa: ANN401 - the type follows the kind
        found = _READERS[entry.kind](entry, value)
        if isinstance(found, _Complaint):
            self.complain(found.code, path, found.message)
            return None
        return found


@dataclass(frozen=True, slots=True)
class _Complaint:
    code: str
    message: str


# The type that a parser makes is asked for first: isinstance takes several times as long for an abstract one.


def _is_table(value: Plain) -> TypeGuard[Tree]:
    return type(value) is dict or isinstance(value, Mapping)


def _is_list(value: Plain) -> TypeGuard[Sequence[Plain]]:
    return type(value) is list or (isinstance(value, Sequence) and not isinstance(value, str))


def _number(entry: Entry, value: Plain) -> Decimal | _Complaint:
    # By type, because `True` is an int to isinstance.
    if type(value) is not int and type(value) is not Decimal:
        return _Complaint("F04", f"{_named(value)}, give a number{_as_number(value)}")
    number = Decimal(value)
    if not number.is_finite():
        return _Complaint("F05", f"{value} is not a number that can be counted with; give a finite one")
    return _out_of_bounds(entry, number) or number


def _count(entry: Entry, value: Plain) -> int | _Complaint:
    if type(value) is not int:
        return _Complaint("F04", f"{_named(value)}, give a whole number{_as_number(value, whole=True)}")
    return value if (complaint := _out_of_bounds(entry, Decimal(value))) is None else complaint


def _out_of_bounds(entry: Entry, value: Decimal) -> _Complaint | None:
    low, high = entry.least, entry.most
    if not _LEAST <= value <= LARGEST:
        return _Complaint("F05", f"{value} is out of range, give {int(LARGEST):_} or less")
    if (low is not None and value < low) or (high is not None and value > high):
        return _Complaint("F05", f"{value} is out of range, give {_range(low, high)}")
    return None


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return f"{high} or less" if low is None else f"{low} or more"
    return f"{low}" if low == high else f"{low} to {high}"


def _date(_: Entry, value: Plain) -> date | _Complaint:
    if isinstance(value, datetime):
        return _Complaint("F04", f"{value} has a time of day, give the date alone: {value.date()}")
    if isinstance(value, date):
        return value
    quoted = isinstance(value, str) and re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", value)
    right = str(value).strip() if quoted else "2026-11-24"
    return _Complaint("F04", f"{_named(value)}, give a date without quotes: {right}")


def _flag(_: Entry, value: Plain) -> bool | _Complaint:
    return value if isinstance(value, bool) else _Complaint("F04", f"{_named(value)}, give true or false")


def _text(_: Entry, value: Plain) -> str | _Complaint:
    if isinstance(value, str):
        return value
    return _Complaint("F04", f'{_named(value)}, give text in quotes: "{value}"')


def _choice(entry: Entry, value: Plain) -> str | _Complaint:
    if isinstance(value, str) and (value in entry.choices or not value):
        return value
    close = nearest(value, entry.choices) if isinstance(value, str) else ""
    return _Complaint("F06", f"{_named(value)}, give one of {', '.join(entry.choices)}{close}")


def _matching(pattern: re.Pattern[str], right: str) -> Callable[[Entry, Plain], str | _Complaint]:
    def read(_: Entry, value: Plain) -> str | _Complaint:
        if isinstance(value, str) and pattern.fullmatch(value):
            return value
        return _Complaint("F06", f"{_named(value)}, give {right}")

    return read


def _figure(entry: Entry, value: Plain) -> Decimal | date | str | _Complaint:
    if isinstance(value, str):
        return value
    return _date(entry, value) if isinstance(value, date) else _number(entry, value)


def _colour(_: Entry, value: Plain) -> str | _Complaint:
    # Imported where there is one: only themes have colours.
    from offer_tui.core.colours import colour_named, nearest_colour  # noqa: PLC0415 - see above

    if isinstance(value, str) and colour_named(value):
        return value
    close = nearest_colour(value) if isinstance(value, str) else ""
    right = '"#8fbaf0", a name such as "teal", or one of the terminal such as "ansi_cyan"'
    return _Complaint("F06", f"{_shortened(value)} is no colour, give {right}{close}")


def _keys(_: Entry, value: Plain) -> tuple[str, ...] | _Complaint:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, Mapping):
        # What TOML makes of a name with a dot and without quotes.
        return _Complaint("F04", 'this is a table; write the name of the action in quotes: "page.fit" = "F"')
    if isinstance(value, Sequence) and all(isinstance(one, str) and one for one in value):
        return tuple(str(one) for one in value)
    return _Complaint("F04", f'{_named(value)}, give a key in quotes, or a list of them: ["F", "ctrl+f"]')


_TEXTS = (Kind.LINE, Kind.LINES, Kind.ITEM, Kind.PERSON, Kind.RESEARCH, Kind.OFFER)
_RIGHT: Mapping[Kind, type[Any]] = {**dict.fromkeys(_TEXTS, str), Kind.DATE: date, Kind.FLAG: bool}
_READERS: Mapping[Kind, Callable[[Entry, Plain], Any]] = {
    **dict.fromkeys((Kind.AMOUNT, Kind.NUMBER, Kind.PERCENT), _number),
    **dict.fromkeys(_TEXTS, _text),
    Kind.COUNT: _count,
    Kind.DATE: _date,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.FIGURE: _figure,
    Kind.COLOUR: _colour,
    Kind.KEYS: _keys,
    Kind.CURRENCY: _matching(CURRENCY, 'a code of three capital letters: "USD"'),
    Kind.IDENTIFIER: _matching(IDENTIFIER, 'letters, digits, "-" and "_"'),
}


def _named(value: object) -> str:
    """Name a wrong value as a person would: `"165k" is text`."""
    if isinstance(value, str):
        return f"{_shortened(value)} is text"
    if isinstance(value, bool):
        return f"{str(value).lower()} is yes or no"
    if isinstance(value, date):
        return f"{value} is a date"
    if isinstance(value, time):
        return f"{value} is a time of day"
    if isinstance(value, Mapping):
        return "this is a table"
    if isinstance(value, Sequence):
        return "this is a list"
    return f"{value} is a number"


def _shortened(value: object) -> str:
    """Repeat a wrong value in quotes, its end left out where it is long."""
    text = str(value)
    return f'"{text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"}"'


def _as_number(value: Plain, *, whole: bool = False) -> str:
    """Return `: 165_000` where text can be read as a number, so that the remedy can be copied."""
    if not isinstance(value, str):
        return ""
    text = re.sub(r"[\s,_$€£%]", "", value.lower())
    factor = _SUFFIXES.get(text[-1:], 1)
    try:
        amount = Decimal(text.rstrip("km")) * factor
    except InvalidOperation:
        return ""
    if not amount.is_finite() or abs(amount) >= 10**15:
        return ""
    if amount == amount.to_integral_value():
        return f": {int(amount):_}"
    return "" if whole else f": {amount:f}"


def _header(path: KeyPath) -> str:
    return ".".join(part for part in path if isinstance(part, str))


def _example(key: str, entry: Entry) -> str:
    examples = {
        Kind.CURRENCY: '"USD"',
        Kind.COUNT: "1",
        Kind.ITEM: '"base_salary"',
        Kind.COLOUR: '"#8fbaf0"',
    }
    right = examples.get(entry.kind, '"..."')
    return f"{key} = {right}"
