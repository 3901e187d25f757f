"""Which day and time it is: the one place where the program asks."""

from collections.abc import Callable
from datetime import UTC, date, datetime


def clock(fixed: date | None = None) -> Callable[[], date]:
    """Return what tells today's date, the local one, or always the same day where one is given."""
    return (lambda: fixed) if fixed is not None else date.today


def now() -> datetime:
    """Return the present moment with its offset from UTC."""
    return datetime.now(UTC).astimezone()
