"""Edits as JSON and back, exactly: no amount loses a digit, no date becomes text.

Text, whole numbers, truth values and lists are themselves. Everything else is an object with one key that
says what it is, `{"decimal": "1.50"}`, a table too: so no key of a file can be mistaken for a mark.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TypeAlias, cast

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put
from offer_tui.core.keys import KeyPath, Plain

Json: TypeAlias = str | bool | int | Sequence["Json"] | Mapping[str, "Json"]

_MARKED: Mapping[str, tuple[type, Callable[[str], object]]] = {
    # A date and time is a date too, so it comes first.
    "datetime": (datetime, datetime.fromisoformat),
    "date": (date, date.fromisoformat),
    "time": (time, time.fromisoformat),
    "decimal": (Decimal, Decimal),
}
"""Each mark with the kind of value that it stands for, and what reads its text."""


class NotAnEditError(ValueError):
    """Some JSON is no edit that `edit_json` wrote."""

    def __init__(self, found: object) -> None:
        super().__init__(f"not an edit or a part of one: {str(found)[:80]}")


def edit_json(edit: Edit) -> Json:
    """Write an edit as what `json.dumps` takes."""
    if isinstance(edit, Batch):
        return {"batch": [edit_json(part) for part in edit.edits]}
    if isinstance(edit, Put):
        return {"put": list(edit.path), "value": _value_json(edit.value)}
    if isinstance(edit, Insert):
        return {"insert": list(edit.path), "row": _value_json(edit.row)}
    if isinstance(edit, Move):
        return {"move": list(edit.path), "to": edit.to}
    return {"drop": list(edit.path)}


def edit_in(found: object) -> Edit:
    """Read what `edit_json` wrote, as `json.loads` gives it.

    Raises NotAnEditError for everything else. That the edit fits a file is not looked at.
    """
    match found:
        case {"batch": list(parts)}:
            return Batch(tuple(edit_in(part) for part in parts))
        case {"put": path, "value": value}:
            return Put(path_in(path), _value_in(value))
        case {"drop": path}:
            return Drop(path_in(path))
        case {"insert": path, "row": row}:
            table = _value_in(row)
            if isinstance(table, Mapping):
                return Insert(path_in(path), table)
        case {"move": path, "to": int(to)} if not isinstance(to, bool):
            return Move(path_in(path), to)
    raise NotAnEditError(found)


def path_in(found: object) -> KeyPath:
    """Read a path of at least one part; raises NotAnEditError."""
    if not isinstance(found, list) or not found or not all(map(_is_part, found)):
        raise NotAnEditError(found)
    return tuple(found)


def _is_part(part: object) -> bool:
    return isinstance(part, str) or (isinstance(part, int) and not isinstance(part, bool))


def _value_json(value: Plain) -> Json:
    for mark, (kind, _) in _MARKED.items():
        if isinstance(value, kind):
            return {mark: str(value) if isinstance(value, Decimal) else cast(date, value).isoformat()}
    if isinstance(value, Mapping):
        return {"table": {key: _value_json(item) for key, item in value.items()}}
    if isinstance(value, str | int):
        return value
    return [_value_json(item) for item in cast(Sequence[Plain], value)]


def _value_in(found: object) -> Plain:
    match found:
        case str() | int():
            return found
        case list():
            return [_value_in(item) for item in found]
        case {"table": dict(table)}:
            return {str(key): _value_in(item) for key, item in table.items()}
        case dict() if len(found) == 1:
            ((mark, text),) = found.items()
            if mark in _MARKED and isinstance(text, str):
                try:
                    return cast(Plain, _MARKED[mark][1](text))
                except (ValueError, InvalidOperation):
                    pass
    raise NotAnEditError(found)
