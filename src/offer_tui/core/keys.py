"""Paths into a TOML tree, and the plain values that such a tree is made of."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

KeyPath: TypeAlias = tuple[str | int, ...]
"""Table keys as text and row numbers (from 0) as integers: `("rounds", 0, "asks", 1, "ask")`."""

Plain: TypeAlias = str | bool | int | Decimal | date | Sequence["Plain"] | Mapping[str, "Plain"]
"""A TOML value as `tomllib.loads(text, parse_float=Decimal)` gives it."""

Tree: TypeAlias = Mapping[str, Plain]
"""A whole TOML document."""

_MISSING = object()


def shown(path: KeyPath) -> str:
    """Write a path for people, rows counted from 1: `rounds[1].asks[2].ask`."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def find(tree: Plain, path: KeyPath) -> Plain | None:
    """Return what lies at a path, or None where nothing does."""
    here: object = tree
    for part in path:
        if isinstance(here, Mapping) and isinstance(part, str):
            here = here.get(part, _MISSING)
        elif isinstance(here, Sequence) and not isinstance(here, str) and isinstance(part, int):
            here = here[part] if 0 <= part < len(here) else _MISSING
        else:
            return None
        if here is _MISSING:
            return None
    return here  # type: ignore[return-value]  # only Plain values were walked through


def same(one: Plain | None, other: Plain | None) -> bool:
    """Tell whether two values mean the same to a reader of the file.

    Types count (`1` is not `True`), the number of decimals does not (`1.50` is `1.5`), and an empty
    table or list under a key is the same as none.
    """
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        if one is other:  # what an edit did not touch
            return True
        keys = one.keys() | other.keys()
        return all(same(_or_none(one.get(key)), _or_none(other.get(key))) for key in keys)
    if _is_list(one) and _is_list(other):
        left, right = list(one), list(other)  # type: ignore[arg-type]  # _is_list has just said so
        return len(left) == len(right) and all(map(same, left, right))
    return type(one) is type(other) and one == other


def _is_list(value: object) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _or_none(value: Plain | None) -> Plain | None:
    """Treat what holds nothing as absent."""
    if isinstance(value, Mapping):
        return value if any(_or_none(item) is not None for item in value.values()) else None
    if _is_list(value) and not value:
        return None
    return value
