"""What `list` says of one offer: all that follows from its file and the profile, whatever the day.

Figures are the text that is printed, so that a row which is kept from the last time needs no arithmetic.
"""

from collections.abc import Collection, Sequence
from typing import Any

from offer_tui.core.records import dataclass, fields


@dataclass(frozen=True, slots=True)
class Listed:
    """One offer as a row. Of one whose file cannot be used, all but its problems is empty."""

    slug: str
    error: str = ""
    """Where and what is wrong, of a file that cannot be used; empty for all others."""
    company: str = ""
    role: str = ""
    currency: str = ""
    status: str = ""
    closed: bool = False
    reply_by: str = ""
    """The day as 2026-11-24; empty where there is none."""
    fit: str = ""
    """The score and the verdict in words; empty where nothing is rated."""
    low: str = ""
    high: str = ""
    verdict: str = ""
    year_1: str = ""
    """What the first year pays, exactly."""
    year_1_shown: str = ""
    """The same with its currency, rounded; empty for nothing."""
    year_1_compared: str = ""
    """The same in the profile's currency; empty where a rate is missing."""
    problems: Sequence[Sequence[Any]] = ()
    """Each without its file: line, column, severity, code, key or None, message."""
    others: Sequence[str] = ()
    """The offers that its alternatives name."""
    stage: str = ""
    """Its next step, where that was asked for; a day changes it, so it is never kept."""


_KEPT = fields(Listed)[1:-1]
_TYPES = [one.type if isinstance(one.type, type) else list for one in _KEPT]
_OF_PROBLEM = ([int, int, str, str, str, str], [int, int, str, str, type(None), str])


def as_plain(row: Listed) -> list[Any]:
    """Return what is kept of a row, as values that JSON can write."""
    values = (getattr(row, one.name) for one in _KEPT)
    return [list(value) if isinstance(value, tuple) else value for value in values]


def from_plain(slug: str, plain: Any, slugs: Collection[str]) -> Listed | None:  # noqa: ANN401 - whatever was kept
    """Return the row that was kept, or None where that is none, or was made when there were other offers."""
    if type(plain) is not list or [type(one) for one in plain] != _TYPES:
        return None
    row = Listed(slug, *plain)
    sound = all(type(one) is list and [type(part) for part in one] in _OF_PROBLEM for one in row.problems)
    return row if sound and all(type(one) is str and one in slugs for one in row.others) else None
