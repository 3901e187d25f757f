"""JSON from plain values."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from json import dumps
from typing import TypeAlias

Json: TypeAlias = bool | str | int | Decimal | Sequence["Json"] | Mapping[str, "Json"] | None


def json_text(value: Json, indent: str = "") -> str:
    """Write a value as JSON, a decimal number with its own digits: it never becomes a binary float.

    Text is escaped to ASCII, so that nothing of a file can act on a terminal.
    """
    if isinstance(value, Decimal):
        return f"{value:f}"
    inner = indent + "  "
    if isinstance(value, Mapping):
        pairs = (f"{dumps(key)}: {json_text(item, inner)}" for key, item in value.items())
        return _bracketed("{}", pairs, indent)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _bracketed("[]", (json_text(item, inner) for item in value), indent)
    return dumps(value)


def _bracketed(brackets: str, items: Iterable[str], indent: str) -> str:
    inside = ",\n".join(f"{indent}  {item}" for item in items)
    return f"{brackets[0]}\n{inside}\n{indent}{brackets[1]}" if inside else brackets
