"""Paths as people write them: `package.base_salary`, `rounds[1].asks[2].answer`, `research[peer-1].mid`.

That is the notation of `keys.shown`; a row may be named by what identifies it instead of its number.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from offer_tui.core.identity import identity
from offer_tui.core.keys import KeyPath, Plain, Tree, find, shown
from offer_tui.core.nearest import nearest
from offer_tui.core.reading import Misread
from offer_tui.core.records import dataclass
from offer_tui.core.shape import Entry, Kind, entries

_PART = re.compile(r"""(?P<dot>\.)?(?:"(?P<quoted>[^"]*)"|(?P<bare>[^.\[\]"]+))|\[(?P<row>[^\]]+)\]""")


@dataclass(frozen=True, slots=True)
class Key:
    """A place that the format knows, in one file."""

    path: KeyPath
    entry: Entry
    is_whole: bool = False
    """Whether it is a table, a row or an array of tables, and not a value."""
    new_row: KeyPath = ()
    """The outermost row that it is in and that is not there yet; nothing where all are."""
    missing: str = ""
    """What such a row needs before this key can be set; empty where nothing."""


def key_in(text: str, of: type[Any], tree: Tree) -> Key | Misread:
    """Read the path of a key of a file of dataclass `of` that says `tree`.

    Rows count from 1; the number after the last one stands for a new row. A name in brackets is the value of
    what identifies a row: its id, its item, its rule, its day or its name.
    """
    parts = _parts(text)
    if not parts:
        return Misread(f'"{text}" is no key, give one such as package.base_salary or rounds[1].note')
    path: KeyPath = ()
    new_row: KeyPath = ()
    missing = ""
    table, entry, wants = of, Entry(Kind.TABLE, ""), Kind.TABLE
    for part, is_row in parts:
        if wants is Kind.LINE:
            return Misread(f"{shown(path)} is a value; nothing lies below it")
        if is_row != (wants is Kind.ROWS):
            right = f"{shown(path)}.{part}" if is_row else f"{shown(path)}[1].{part}"
            return Misread(f"{text} cannot be, give {right}" if path else f"{text} does not begin with a key")
        if wants is Kind.ROWS:
            number = _row_number(part, path, find(tree, path))
            if isinstance(number, Misread):
                return number
            is_new = number == _count(find(tree, path))
            path, wants = (*path, number), Kind.TABLE
            new_row = new_row or (path if is_new else ())
        elif wants is Kind.NAMED:
            path, wants = (*path, part), Kind.TABLE
        else:
            known = {key: one for _, key, one in entries(table) if not one.rest}
            rest = next((one for _, _, one in entries(table) if one.rest), None)
            found = known.get(part, rest)
            if found is None:
                return Misread(
                    f'"{shown((*path, part))}" is not a key of the format{nearest(part, list(known))}'
                )
            if new_row and isinstance(path[-1], int):
                needed = [key for key, one in known.items() if one.required and key != part]
                missing = missing or (shown((*path, needed[0])) if needed else "")
            path, entry = (*path, part), found
            table = found.of if found.of is not None else table
            wants = found.kind if found.of is not None else Kind.LINE
    return Key(path, entry, wants is not Kind.LINE, new_row, missing)


def leaves(value: Plain, path: KeyPath) -> Iterator[tuple[KeyPath, Plain]]:
    """Yield the values at and below a place of a file, each with its path."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from leaves(below, (*path, key))
    elif _is_rows(value):
        for number, row in enumerate(cast(Sequence[Plain], value)):
            yield from leaves(row, (*path, number))
    else:
        yield path, value


def _parts(text: str) -> list[tuple[str, bool]]:
    """Split a path into its parts, each with whether it stands for a row; nothing where it is malformed."""
    found: list[tuple[str, bool]] = []
    at = 0
    for match in _PART.finditer(text):
        is_row = match["row"] is not None
        # A dot stands before every part but the first one and a row.
        if match.start() != at or (not is_row and (match["dot"] is None) != (not found)):
            return []
        part = match["row"] or match["bare"] or match["quoted"]
        if not part:
            return []
        found.append((part, is_row))
        at = match.end()
    return found if at == len(text) else []


def _row_number(part: str, path: KeyPath, rows: Plain | None) -> int | Misread:
    """Return the number of a row, from 0, by its number from 1 or by what identifies it."""
    count, array = _count(rows), str(path[-1])
    if part.isdecimal() and len(part) <= len("99999"):
        number = int(part)
        if 1 <= number <= count + 1:
            return number - 1
        return Misread(f"there is no {array}[{part}]; there are {count}, {array}[{count + 1}] adds one")
    names = [_row_name(array, row) for row in cast(Sequence[Plain], rows or ())]
    if names.count(part) > 1:
        return Misread(f"several rows are {array}[{part}]; give the number of one, such as {array}[1]")
    if part in names:
        return names.index(part)
    close = nearest(part, [name for name in names if name])
    return Misread(f"there is no {array}[{part}]{close or f'; {array}[{count + 1}] adds a row'}")


def _row_name(array: str, row: Plain) -> str:
    named = identity(array, row)
    if named is None or not isinstance(row, Mapping):
        return ""
    return str(row[named[0][0]])


def _count(rows: Plain | None) -> int:
    return len(rows) if isinstance(rows, Sequence) and not isinstance(rows, str) else 0


def _is_rows(value: Plain) -> bool:
    is_list = isinstance(value, Sequence) and not isinstance(value, str)
    return is_list and any(isinstance(row, Mapping) for row in cast(Sequence[Plain], value))
