"""The rows as a table: for a terminal, for a page, and as numbers."""

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from enum import Enum

from benchmarks.figures import Row

HEAD = ("what", "measured", "floor", "ratio or bytes", "budget", "verdict")
BEGIN, END = "<!-- table -->", "<!-- end of table -->"


def text(rows: Sequence[Row]) -> str:
    """Return the table with its columns aligned."""
    return aligned([HEAD, *map(cells, rows)])


def markdown(rows: Sequence[Row]) -> str:
    """Return the table as Markdown."""
    return grid([HEAD, *map(cells, rows)])


def numbers(rows: Sequence[Row]) -> str:
    """Return all rows as JSON; figures are not rounded."""
    records = [
        {**asdict(row), "verdict": row.verdict and row.verdict.value, "fails": row.fails_quick_run}
        for row in rows
    ]
    return json.dumps(records, default=_plain, indent=2) + "\n"


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    raise TypeError(value)


def cells(row: Row) -> tuple[str, ...]:
    """Return what the table shows of a row."""
    return (
        row.what,
        str(row.measured),
        f"{row.floor} {row.floor_is}",
        ", ".join(str(one.found) for one in row.judged) or "–",
        ", ".join(f"≤ {one.limit}" for one in row.judged) or "–",
        row.verdict.value if row.verdict else "–",
    )


def aligned(lines: Sequence[Sequence[str]]) -> str:
    """Return lines of cells as text, each column as wide as its widest cell."""
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    shown = (
        "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )
    return "\n".join(line.rstrip() for line in shown) + "\n"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def grid(lines: Iterable[Sequence[str]]) -> str:
    """Return lines of cells as a table of Markdown; the first is its head."""
    head, *rest = ("| " + " | ".join(cell.replace("|", r"\|") for cell in line) + " |" for line in lines)
    return "\n".join([head, f"|{' --- |' * (head.count(' | ') + 1)}", *rest]) + "\n"


def inserted(page: str, table: str) -> str:
    """Return a page with the table between its markers; raises ValueError where they are missing."""
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError(f"the page has no place for the table: {BEGIN} and {END}")
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table}{END}{rest.partition(END)[2]}"
