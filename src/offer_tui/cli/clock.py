"""Which day and time it is: the one place where the program asks."""

import time
from collections.abc import Callable
from datetime import UTC, date, datetime


def clock(fixed: date | None = None) -> Callable[[], date]:
    """Return what tells today's date, the local one, or always the same day where one is given."""
    return (lambda: fixed) if fixed is not None else date.today


def now() -> datetime:
    """Return the present moment with its offset from UTC."""
    return datetime.now(UTC).astimezone()


def nanoseconds() -> int:
    """Return the present moment in nanoseconds since 1970, as files have theirs."""
    return time.time_ns()
