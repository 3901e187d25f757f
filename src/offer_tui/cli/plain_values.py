"""Values of a file as scripts read them: digits without commas, `true` and `false`, dates as 2026-11-24."""

from collections.abc import Mapping, Sequence
from datetime import date, time
from decimal import Decimal

from offer_tui.cli.json_text import Json
from offer_tui.core.keys import Plain


def plain_text(value: Plain) -> str:
    """Write one value so that `set` reads the same; texts of a list have a line each, numbers commas."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        between = "\n" if any(isinstance(one, str) for one in value) else ", "
        return between.join(map(plain_text, value))
    return str(value)


def plain_json(value: Plain) -> Json:
    """Return a value as JSON, dates and times as text."""
    if isinstance(value, Mapping):
        return {key: plain_json(below) for key, below in value.items()}
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [plain_json(below) for below in value]
    return value
