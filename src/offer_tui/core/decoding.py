"""From the tree of a TOML file to frozen values, with every problem on the way."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from typing import Any, TypeVar

from offer_tui.core.keys import KeyPath, Plain, Tree
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.shape import Entry, Kind, entries

T = TypeVar("T")

IDENTIFIER = re.compile(r"[A-Za-z0-9_-]+")
CURRENCY = re.compile(r"[A-Z]{3}")
LARGEST = Decimal(10) ** 12
"""No figure is larger, so that products of a few of them keep their cents in 28 digits."""
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


def nearest(word: str, known: Sequence[str]) -> str:
    """Return `; did you mean "x"?` when a known word is close, else nothing."""
    close = get_close_matches(word, known, n=1, cutoff=0.6)
    return f'; did you mean "{close[0]}"?' if close else ""


@dataclass(slots=True)
class _Reader:
    problems: list[Problem] = field(default_factory=list)

    def complain(self, code: str, path: KeyPath, message: str, *, at_key: bool = False) -> None:
        self.problems.append(Problem(code, Severity.ERROR, message, path, at_key))

    def table(self, of: type[Any], tree: Plain, path: KeyPath) -> Any:  # noqa: ANN401 - any table's dataclass
        if not isinstance(tree, Mapping):
            header = f"[[{_header(path)}]]" if isinstance(path[-1], int) else f"[{_header(path)}]"
            self.complain("F04", path, f"{_named(tree)}, give a table: {header}")
            return of()
        given: dict[str, Any] = {}
        known = {key: (name, entry) for name, key, entry in entries(of)}
        rest = next(((name, entry) for name, entry in known.values() if entry.rest), None)
        for key, value in tree.items():
            name, entry = known.get(key, (None, None))
            if name is not None and entry is not None and not entry.rest:
                given[name] = self.value(entry, value, (*path, key))
            elif rest is not None:
                found = self.value(rest[1], value, (*path, key))
                given.setdefault(rest[0], {}).update({key: found} if found is not None else {})
            else:
                message = f'"{key}" is not a key of the format{nearest(key, list(known))}'
                self.problems.append(Problem("F08", Severity.WARNING, message, (*path, key), at_key=True))
        for key, (_, entry) in known.items():
            if entry.required and key not in tree:
                self.complain("F07", (*path, key), f"is missing; add {_example(key, entry)}")
        self.duplicates(known, given, path)
        return of(**{name: value for name, value in given.items() if value is not None})

    def duplicates(
        self, known: Mapping[str, tuple[str, Entry]], given: Mapping[str, Any], path: KeyPath
    ) -> None:
        """Find rows of one array that bear the same id."""
        for key, (name, entry) in known.items():
            if entry.kind is not Kind.ROWS or entry.of is None or name not in given:
                continue
            if not any(inner.kind is Kind.IDENTIFIER for _, _, inner in entries(entry.of)):
                continue
            seen: set[str] = set()
            for number, row in enumerate(given[name] or ()):
                if row.id and row.id in seen:
                    self.complain(
                        "F09",
                        (*path, key, number, "id"),
                        f'"{row.id}" is the id of another row already; give it its own',
                    )
                seen.add(row.id)

    def value(self, entry: Entry, value: Plain, path: KeyPath) -> Any:  # noqa: ANN401 - the type follows the kind
        """Return the value in Python's type for its kind, or None where it is wrong."""
        if entry.many:
            if isinstance(value, str) or not isinstance(value, Sequence):
                self.complain("F04", path, f"{_named(value)}, give a list: [ ... ]")
                return None
            found = [self.one(entry, item, (*path, number)) for number, item in enumerate(value)]
            return tuple(item for item in found if item is not None)
        if entry.kind is Kind.TABLE and entry.of is not None:
            return self.table(entry.of, value, path)
        if entry.kind is Kind.NAMED and entry.of is not None:
            if not isinstance(value, Mapping):
                self.complain(
                    "F04", path, f"{_named(value)}, give tables: [{'.'.join(map(str, path))}.<name>]"
                )
                return None
            return {name: self.table(entry.of, inner, (*path, name)) for name, inner in value.items()}
        if entry.kind is Kind.ROWS and entry.of is not None:
            if isinstance(value, str) or not isinstance(value, Sequence):
                self.complain("F04", path, f"{_named(value)}, give rows: [[{_header(path)}]]")
                return None
            return tuple(self.table(entry.of, row, (*path, number)) for number, row in enumerate(value))
        return self.one(entry, value, path)

    def one(self, entry: Entry, value: Plain, path: KeyPath) -> Any:  # noqa: ANN401 - the type follows the kind
        result: Any = None
        for complaint in _READERS[entry.kind](entry, value):
            if isinstance(complaint, _Complaint):
                self.complain(complaint.code, path, complaint.message)
                return None
            result = complaint
        return result


@dataclass(frozen=True, slots=True)
class _Complaint:
    code: str
    message: str


def _number(entry: Entry, value: Plain) -> Iterator[Decimal | _Complaint]:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        yield _Complaint("F04", f"{_named(value)}, give a number{_as_number(value)}")
        return
    if isinstance(value, Decimal) and not value.is_finite():
        yield _Complaint("F05", f"{value} is not a number that can be counted with; give a finite one")
        return
    yield from _bounded(entry, Decimal(value))


def _count(entry: Entry, value: Plain) -> Iterator[int | Decimal | _Complaint]:
    if isinstance(value, bool) or not isinstance(value, int):
        yield _Complaint("F04", f"{_named(value)}, give a whole number{_as_number(value, whole=True)}")
        return
    yield from _bounded(entry, value)


N = TypeVar("N", int, Decimal)


def _bounded(entry: Entry, value: N) -> Iterator[N | _Complaint]:
    low, high = entry.least, entry.most
    if abs(value) > LARGEST:
        yield _Complaint("F05", f"{value} is out of range, give {int(LARGEST):_} or less")
    elif (low is not None and value < low) or (high is not None and value > high):
        yield _Complaint("F05", f"{value} is out of range, give {_range(low, high)}")
    else:
        yield value


def _range(low: Decimal | None, high: Decimal | None) -> str:
    if low is None or high is None:
        return f"{high} or less" if low is None else f"{low} or more"
    return f"{low}" if low == high else f"{low} to {high}"


def _date(_: Entry, value: Plain) -> Iterator[date | _Complaint]:
    if isinstance(value, datetime):
        yield _Complaint("F04", f"{value} has a time of day, give the date alone: {value.date()}")
    elif isinstance(value, date):
        yield value
    else:
        right = (
            value.strip()
            if isinstance(value, str) and re.fullmatch(r"\s*\d{4}-\d\d-\d\d\s*", value)
            else "2026-11-24"
        )
        yield _Complaint("F04", f"{_named(value)}, give a date without quotes: {right}")


def _flag(_: Entry, value: Plain) -> Iterator[bool | _Complaint]:
    yield value if isinstance(value, bool) else _Complaint("F04", f"{_named(value)}, give true or false")


def _text(_: Entry, value: Plain) -> Iterator[str | _Complaint]:
    yield (
        value
        if isinstance(value, str)
        else _Complaint("F04", f'{_named(value)}, give text in quotes: "{value}"')
    )


def _choice(entry: Entry, value: Plain) -> Iterator[str | _Complaint]:
    if isinstance(value, str) and value in (*entry.choices, ""):
        yield value
    else:
        close = nearest(value, entry.choices) if isinstance(value, str) else ""
        yield _Complaint("F06", f"{_named(value)}, give one of {', '.join(entry.choices)}{close}")


def _matching(pattern: re.Pattern[str], right: str) -> Callable[[Entry, Plain], Iterator[str | _Complaint]]:
    def read(_: Entry, value: Plain) -> Iterator[str | _Complaint]:
        if isinstance(value, str) and pattern.fullmatch(value):
            yield value
        else:
            yield _Complaint("F06", f"{_named(value)}, give {right}")

    return read


def _figure(entry: Entry, value: Plain) -> Iterator[Decimal | date | str | _Complaint]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, date):
        yield from _date(entry, value)
    else:
        yield from _number(entry, value)


_READERS: Mapping[Kind, Callable[[Entry, Plain], Iterator[Any]]] = {
    **dict.fromkeys((Kind.AMOUNT, Kind.NUMBER, Kind.PERCENT), _number),
    **dict.fromkeys((Kind.LINE, Kind.LINES, Kind.ITEM, Kind.PERSON, Kind.RESEARCH, Kind.OFFER), _text),
    Kind.COUNT: _count,
    Kind.DATE: _date,
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.FIGURE: _figure,
    Kind.CURRENCY: _matching(CURRENCY, 'a code of three capital letters: "USD"'),
    Kind.IDENTIFIER: _matching(IDENTIFIER, 'letters, digits, "-" and "_"'),
}


def _named(value: object) -> str:
    """Name a wrong value as a person would: `"165k" is text`."""
    if isinstance(value, str):
        short = value if len(value) <= _SHORT else value[: _SHORT - 1] + "…"
        return f'"{short}" is text'
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
    right = {Kind.CURRENCY: '"USD"', Kind.COUNT: "1", Kind.ITEM: '"base_salary"'}.get(entry.kind, '"..."')
    return f"{key} = {right}"
