"""Markdown from text that somebody else wrote: it is read as it stands, and nothing in it acts."""

import re
from collections.abc import Iterator, Sequence

from offer_tui.core.visible import visible

_ACTS = re.compile(r"[\\`*_\[\]<>|~#&]|(?<=www)\.|:(?=//)", re.IGNORECASE)
"""Emphasis, code, links (also bare ones), HTML, entities, cells of a table, struck-out text, headings."""
_ACTS_FIRST = re.compile(r"^([-+=]|\d+(?=[.)]))")
"""What begins a list, a rule or a heading at the start of a line."""
_ESCAPED = re.compile(r"\\(.)")
_CELL_END = re.compile(r"(?<!\\)((?:\\\\)*)\|")


def escaped(text: str) -> str:
    """Return text as Markdown that shows it, in one line and safe for a terminal."""
    plain = _ACTS.sub(r"\\\g<0>", visible(text).strip())
    return _ACTS_FIRST.sub(_quiet, plain)


def unescaped(text: str) -> str:
    """Return what Markdown that `escaped` wrote shows."""
    return _ESCAPED.sub(r"\1", text)


def quoted(text: str) -> Iterator[str]:
    """Yield text of any number of lines as a block quotation that keeps them."""
    for line in visible(text.strip(), lines=True).split("\n"):
        # Two blanks at the end keep the break.
        yield f"> {escaped(line)}  " if line.strip() else ">"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> Iterator[str]:
    """Yield a table; its cells are escaped already. Columns whose number is in `right` stand to the right."""
    yield _row(head)
    yield _row(["---:" if number in right else "---" for number in range(len(head))])
    yield from map(_row, rows)


def row_cells(row: str) -> list[str]:
    """Return the cells of a row that `table` wrote, escaped as they are there."""
    inner = _CELL_END.sub("\\1\0", row.strip())
    return [cell.strip() for cell in inner.strip("\0").split("\0")]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _quiet(match: re.Match[str]) -> str:
    # Digits cannot be escaped; the sign behind them can.
    first = match[0]
    return f"{first}\\" if first.isdigit() else f"\\{first}"
