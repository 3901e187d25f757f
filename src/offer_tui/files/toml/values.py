"""Values and keys as TOML text, in the style of what was there before."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from offer_tui.core.keys import Plain
from offer_tui.core.records import dataclass

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_GROUPED_FROM = 10_000
_WIDE = 100
"""A list that would make a longer line gets a line for each of its elements."""

# Control characters, line separators, marks that turn the direction of writing, surrogates.
_HIDDEN = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
_ESCAPED = re.compile(rf'["\\\t\n{_HIDDEN}]')
_ESCAPED_IN_LINES = re.compile(rf'[\\{_HIDDEN}]|"(?=""|\Z)')
_NOT_LITERAL = re.compile(rf"['\n{_HIDDEN}]")
_NOT_LITERAL_LINES = re.compile(rf"'''|'\Z|[{_HIDDEN}]")
_SHORT_ESCAPES = {'"': r"\"", "\\": r"\\", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f", "\r": r"\r"}


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is written around its values."""

    newline: str = "\n"
    equals: str = " = "
    padded: bool = True
    """Whether braces of inline tables have a space inside."""
    indent: str = ""
    """Before keys."""
    header_indent: str = ""
    key_width: int = 0
    """To which keys are filled up with spaces, where the `=` stand in a column."""


def key_text(key: str) -> str:
    """Write one part of a key, quoted where it must be."""
    return key if _BARE_KEY.fullmatch(key) else _basic(key)


def value_text(value: Plain, style: Style, old: str = "", *, inline: bool = False) -> str:
    """Write a value.

    `old` is the text that it replaces: it sets the kind of quotes, digit groups and decimal places.
    `inline` keeps new values on one line. Raises ValueError for a number that is not finite, TypeError for
    what has no place in a tree.
    """
    if isinstance(value, Mapping):
        return _inline_table(value, style)
    if isinstance(value, list | tuple):
        return _list(value, style, inline=inline)
    if isinstance(value, str):
        return _string(value, style.newline, old, inline=inline)
    return _scalar(value, old)


def _scalar(value: object, old: str) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return _integer(value, old)
    if isinstance(value, Decimal):
        return _decimal(value, old)
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"{value!r} is no TOML value")


def _inline_table(table: Mapping[str, Plain], style: Style) -> str:
    pairs = (
        f"{key_text(key)}{style.equals}{value_text(item, style, inline=True)}" for key, item in table.items()
    )
    pad = " " if style.padded and table else ""
    return "{" + pad + ", ".join(pairs) + pad + "}"


def _list(values: Sequence[Plain], style: Style, *, inline: bool) -> str:
    texts = [value_text(item, style, inline=True) for item in values]
    line = "[" + ", ".join(texts) + "]"
    if inline or len(line) <= _WIDE:
        return line
    return style.newline.join(["[", *(f"    {text}," for text in texts), "]"])


def _integer(value: int, old: str) -> str:
    plain = old.removeprefix("-").isdigit() and len(old.removeprefix("-")) >= len(str(_GROUPED_FROM))
    grouped = "_" in old or (abs(value) >= _GROUPED_FROM and not plain)
    return f"{value:_}" if grouped else str(value)


def _decimal(value: Decimal, old: str) -> str:
    """Write all digits, as many places as the old text had or the value needs, at least one."""
    whole, _, places = f"{value:f}".partition(".")
    if "." in old:
        kept = sum(map(str.isdigit, old.partition(".")[2])) if "e" not in old.lower() else 0
        places = places.rstrip("0").ljust(kept, "0")
    return f"{_integer_digits(whole, old)}.{places or '0'}"


def _integer_digits(whole: str, old: str) -> str:
    written = _integer(int(whole), old.partition(".")[0])
    return f"-{written}" if whole == "-0" else written


def _string(value: str, newline: str, old: str, *, inline: bool) -> str:
    if old.startswith("'''") and not _NOT_LITERAL_LINES.search(value):
        lines = value.replace("\n", newline)
        return f"'''{_opening(value, newline, old)}{lines}'''"
    if old.startswith(('"""', "'''")) or ("\n" in value and not inline):
        return f'"""{_opening(value, newline, old)}{_lines(value, newline)}"""'
    if old.startswith("'") and not _NOT_LITERAL.search(value):
        return f"'{value}'"
    return _basic(value)


def _opening(value: str, newline: str, old: str) -> str:
    """Return the line end after the opening quotes, which is not part of the value."""
    return newline if "\n" in value or old[3:5].startswith(("\n", "\r\n")) else ""


def _basic(value: str) -> str:
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _lines(value: str, newline: str) -> str:
    return _ESCAPED_IN_LINES.sub(_escape, value).replace("\n", newline)


def _escape(found: re.Match[str]) -> str:
    return _SHORT_ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04x}"
