"""JSON Schema of the files, from the one definition of the format, for the language servers of editors.

It is of draft 4, the newest that all of them know, without `$ref` and lists of types, which they do not read
alike. JSON has no dates: one of TOML is text of the format `date` there.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from offer_tui.core.decoding import CURRENCY, IDENTIFIER, LARGEST
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.core.settings import Settings
from offer_tui.core.shape import Entry, Kind, entries

Schema: TypeAlias = Mapping[str, "bool | int | str | Sequence[str | Schema] | Schema"]

FILES: Mapping[str, type[Any]] = {"offer": Offer, "profile": Profile, "settings": Settings}
"""The files that have a schema, by its name."""

_TEXT: Schema = {"type": "string"}
_DATE: Schema = {"type": "string", "format": "date"}


def schema(name: str) -> Schema:
    """Return the schema of a file, one of FILES; raises KeyError for another name.

    It accepts whatever is read without an error, and rejects wrong types, choices, forms and ranges and
    missing keys. It cannot tell a date from text, and cannot compare rows: whether an id is given twice,
    which `check` can.
    """
    title = f"offer-tui: {name}, format 1"
    return {"$schema": "http://json-schema.org/draft-04/schema#", "title": title, **_table(FILES[name])}


def _table(of: type[Any]) -> Schema:
    known = {key: entry for _, key, entry in entries(of)}
    required = [key for key, entry in known.items() if entry.required]
    rest = next((entry for entry in known.values() if entry.rest), None)
    return {
        "type": "object",
        "properties": {key: _described(entry) for key, entry in known.items() if not entry.rest},
        # Draft 4 has no empty list here.
        **({"required": required} if required else {}),
        # Said though it is the default: some servers take a missing one for a ban, and `check` only warns.
        "additionalProperties": True if rest is None else _described(rest),
    }


def _described(entry: Entry) -> Schema:
    return {"description": entry.doc, **_value(entry)}


def _value(entry: Entry) -> Schema:
    one = _one(entry) if entry.of is None else _table(entry.of)
    if entry.many or entry.kind is Kind.ROWS:
        return {"type": "array", "items": one}
    if entry.kind is Kind.NAMED:
        return {"type": "object", "additionalProperties": one}
    return one


def _one(entry: Entry) -> Schema:
    """Return the schema of a plain value; text where its kind asks for nothing else."""
    match entry.kind:
        case Kind.AMOUNT | Kind.NUMBER | Kind.PERCENT:
            return _between("number", entry)
        case Kind.COUNT:
            return _between("integer", entry)
        case Kind.FIGURE:
            return {"anyOf": [_between("number", entry), _DATE, _TEXT]}
        case Kind.DATE:
            return _DATE
        case Kind.FLAG:
            return {"type": "boolean"}
        case Kind.CHOICE:
            # An empty text says no more than a missing key.
            return {"type": "string", "enum": [*entry.choices, ""]}
        case Kind.CURRENCY:
            return {"type": "string", "pattern": f"^{CURRENCY.pattern}$"}
        case Kind.KEYS:
            return {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}
        case Kind.IDENTIFIER:
            return {"type": "string", "pattern": f"^{IDENTIFIER.pattern}$"}
        case _:
            return _TEXT


def _between(of: str, entry: Entry) -> Schema:
    least, most = (
        bound if declared is None else declared
        for declared, bound in ((entry.least, -LARGEST), (entry.most, LARGEST))
    )
    return {"type": of, "minimum": int(least), "maximum": int(most)}
