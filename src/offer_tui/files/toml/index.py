"""Where everything lies in a TOML text: tables, keys, values, array elements."""

import re
import tomllib
from bisect import bisect_right
from enum import Enum, auto

from offer_tui.core.keys import KeyPath
from offer_tui.core.records import dataclass, field

# Atomic groups, `(?>`: a group that is repeated possessively is matched wrongly before Python 3.11.5.
_GAP = re.compile(r"(?>(?:[ \t\r\n]++|#[^\n]*+)*)")
_BLANKS = re.compile(r"[ \t]*+")
_BASIC = r'"(?>[^"\\\n]*+(?:\\.[^"\\\n]*+)*)"'
_LITERAL = r"'[^'\n]*+'"
_KEY_PART = re.compile(rf"[ \t]*+(?:([A-Za-z0-9_-]++)|({_BASIC}|{_LITERAL}))[ \t]*+(\.)?")
_STRING = re.compile(
    rf'"""(?>[^"\\]*+(?:(?:\\[\s\S]|"(?!""))[^"\\]*+)*)"""(?:"{{0,2}})'
    rf"|'''(?>[^']*+(?:'(?!'')[^']*+)*)'''(?:'{{0,2}})|{_BASIC}|{_LITERAL}"
)
_SCALAR = re.compile(r"[^,\]}\r\n#]++")


class Kind(Enum):
    """How a path is written down."""

    VALUE = auto()
    """A key with a value, or an element of an array between brackets."""
    SECTION = auto()
    """A table with a header, the root, or a row of an array of tables."""
    DOTTED = auto()
    """A table that only dotted keys make: `package.base_salary = 1`."""
    IMPLIED = auto()
    """A table that only the headers of its sub-tables make: `[fit.a]` without `[fit]`."""
    ROWS = auto()
    """An array of tables under `[[headers]]`."""


@dataclass(eq=False, slots=True)
class Item:
    """A key with its value, or an element of an array. All places are offsets into the text."""

    path: KeyPath
    base: KeyPath
    """The section, inline table or array that holds it; the key is relative to it."""
    key: int
    """The start of the key; of an element, the start of the value."""
    key_end: int
    start: int
    """The start of the value."""
    end: int
    comma: int = -1
    """The comma after it, in an array or inline table; -1 where there is none."""


@dataclass(slots=True)
class Section:
    """The root, a `[table]` or a row `[[of an array]]`, with the keys under its header."""

    path: KeyPath
    start: int
    """The start of the header's line."""
    body: int
    """The start of the line after the header."""
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Index:
    """Everything in one text, in the order of the text."""

    text: str
    sections: list[Section] = field(default_factory=list)
    items: dict[KeyPath, Item] = field(default_factory=dict)
    """Each path of kind VALUE."""
    inside: dict[KeyPath, list[Item]] = field(default_factory=dict)
    """What each array between brackets and each inline table holds."""
    dotted: dict[KeyPath, Item] = field(default_factory=dict)
    """The last key that goes through each path of kind DOTTED."""
    rows: dict[KeyPath, int] = field(default_factory=dict)
    """How many rows each path of kind ROWS has."""
    kinds: dict[KeyPath, Kind] = field(default_factory=dict)
    marks: dict[KeyPath, tuple[int, int]] = field(default_factory=dict)
    """Where each path's name is, and where what it names is."""
    starts: list[int] = field(default_factory=list)
    """Where each line starts; found out when the first place is asked for."""

    def place(self, path: KeyPath, *, at_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of a path or of the nearest that encloses it."""
        while path and path not in self.marks:
            path, at_key = path[:-1], False
        if not path:
            return 1, 1
        name, thing = self.marks[path]
        at = name if at_key else thing
        if not self.starts:
            self.starts = [0, *(found.end() for found in re.finditer("\n", self.text))]
        line = bisect_right(self.starts, at)
        return line, at - self.starts[line - 1] + 1

    def section(self, path: KeyPath) -> int:
        """Return the number of the section with this path."""
        return next(n for n, section in enumerate(self.sections) if section.path == path)

    def section_numbers(self, prefix: KeyPath) -> list[int]:
        """Return the numbers of the sections of a table and of all its sub-tables."""
        depth = len(prefix)
        return [n for n, section in enumerate(self.sections) if section.path[:depth] == prefix]


def line_start(text: str, at: int) -> int:
    """Return the start of the line that an offset lies in."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return the end of the line that an offset lies in, after its line feed."""
    return text.find("\n", at) + 1 or len(text)


def indexed(text: str) -> Index:
    """Index a text that `tomllib` accepts, without a byte order mark; any other is the caller's mistake."""
    index = Index(text)
    _Scan(index).run()
    return index


class _Scan:
    """One pass over the text."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.text = index.text

    def run(self) -> None:
        text, index = self.text, self.index
        section = Section((), 0, 0)
        index.sections.append(section)
        index.kinds[()] = Kind.SECTION
        at = _past(_GAP, text, 0)
        while at < len(text):
            if text[at] == "[":
                section = self._header(at)
                at = section.body
            else:
                item = self._pair(at, section.path)
                section.items.append(item)
                at = item.end
            at = _past(_GAP, text, at)

    def _header(self, at: int) -> Section:
        index = self.index
        doubled = self.text.startswith("[[", at)
        parts, places, end = self._key(at + 1 + doubled)
        path: KeyPath = ()
        for part, place in zip(parts[:-1], places, strict=False):
            path = (*path, part)
            if path not in index.kinds:
                index.kinds[path] = Kind.IMPLIED
                index.marks[path] = place, place
            elif path in index.rows:
                path = (*path, index.rows[path] - 1)
        path = (*path, parts[-1])
        if doubled:
            number = index.rows.get(path, 0)
            index.rows[path] = number + 1
            index.kinds[path] = Kind.ROWS
            index.marks.setdefault(path, (places[-1], at))
            path = (*path, number)
        index.kinds[path] = Kind.SECTION
        index.marks[path] = places[-1], at
        section = Section(path, line_start(self.text, at), line_end(self.text, end))
        index.sections.append(section)
        return section

    def _key(self, at: int) -> tuple[list[str], list[int], int]:
        """Read a dotted key: its parts, where each starts, and where the last ends."""
        parts: list[str] = []
        places: list[int] = []
        while True:
            found = _KEY_PART.match(self.text, at)
            assert found is not None, f"no key at {at}"  # noqa: S101 - the text was validated
            group = 1 if found[1] else 2
            parts.append(found[1] or _unquoted(found[2]))
            places.append(found.start(group))
            if not found[3]:
                return parts, places, found.end(group)
            at = found.end()

    def _pair(self, at: int, base: KeyPath) -> Item:
        index = self.index
        parts, places, key_end = self._key(at)
        path = (*base, *parts)
        start = _past(_BLANKS, self.text, self.text.index("=", key_end) + 1)
        end = self._value(start, path)
        item = Item(path, base, places[0], key_end, start, end)
        index.items[path] = item
        index.kinds[path] = Kind.VALUE
        index.marks[path] = places[-1], start
        for n, place in enumerate(places[:-1], len(base) + 1):
            above = path[:n]
            index.marks.setdefault(above, (place, place))
            index.kinds[above] = Kind.DOTTED
            index.dotted[above] = item
        return item

    def _value(self, at: int, path: KeyPath) -> int:
        """Return where the value that starts at an offset ends."""
        first = self.text[at]
        if first in "[{":
            return self._container(at, path, array=first == "[")
        found = (_STRING if first in "\"'" else _SCALAR).match(self.text, at)
        assert found is not None, f"no value at {at}"  # noqa: S101 - the text was validated
        return found.end() if first in "\"'" else at + len(found[0].rstrip(" \t"))

    def _container(self, at: int, path: KeyPath, *, array: bool) -> int:
        index, text = self.index, self.text
        items: list[Item] = []
        index.inside[path] = items
        at = _past(_GAP, text, at + 1)
        while text[at] not in "]}":
            if array:
                element = (*path, len(items))
                item = Item(element, path, at, at, at, self._value(at, element))
                index.items[element] = item
                index.kinds[element] = Kind.VALUE
                index.marks[element] = at, at
            else:
                item = self._pair(at, path)
            at = _past(_GAP, text, item.end)
            if text[at] == ",":
                item.comma = at
                at = _past(_GAP, text, at + 1)
            items.append(item)
        return at + 1


def _past(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _unquoted(part: str) -> str:
    if part[0] == "'" or "\\" not in part:
        return part[1:-1]
    return next(iter(tomllib.loads(f"{part}=0")))
