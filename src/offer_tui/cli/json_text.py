"""JSON from plain values."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias

Json: TypeAlias = bool | str | int | Decimal | Sequence["Json"] | Mapping[str, "Json"] | None

_WORDS = {True: "true", False: "false", None: "null"}


def json_text(value: Json) -> str:
    """Write a value as JSON, a decimal number with its own digits: it never becomes a binary float.

    Text is escaped to ASCII, so that nothing of a file can act on a terminal.
    """
    # Imported only here: commands that know JSON mostly print something else.
    from json.encoder import encode_basestring_ascii  # noqa: PLC0415 - see above

    return _text(value, "", encode_basestring_ascii)


def _text(value: Json, indent: str, quoted: Callable[[str], str]) -> str:
    if isinstance(value, str):
        return quoted(value)
    if value is None or isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    inner = indent + "  "
    if isinstance(value, Mapping):
        pairs = (f"{quoted(key)}: {_text(item, inner, quoted)}" for key, item in value.items())
        return _bracketed("{}", pairs, indent)
    return _bracketed("[]", (_text(item, inner, quoted) for item in value), indent)


def _bracketed(brackets: str, items: Iterable[str], indent: str) -> str:
    inside = ",\n".join(f"{indent}  {item}" for item in items)
    return f"{brackets[0]}\n{inside}\n{indent}{brackets[1]}" if inside else brackets
