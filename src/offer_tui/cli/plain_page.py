"""A page of Markdown that the program wrote, as plain facts: tables row by row, and no marks."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from offer_tui.cli.plain import Facts, Value
from offer_tui.core.brief_tables import NOTHING
from offer_tui.core.markdown import row_cells, unescaped

_MARKS = re.compile(r"^\s*(?:#+ |- |> ?)?|(?<!\\)\*\*")
"""What makes a heading, a row of a list, a quotation, or bold words."""


def plain_page(markdown: str) -> Iterator[Facts]:
    """Yield a page as blocks of facts; a heading leads the block below it."""
    headings: list[tuple[str, str]] = []
    for is_empty, run in groupby(markdown.split("\n"), lambda line: not line.strip()):
        lines = list(run)
        if is_empty:
            continue
        if lines[0].startswith("#"):
            headings += _texts(lines)
        else:
            yield (*headings, *(_rows(lines) if lines[0].startswith("|") else _texts(lines)))
            headings = []
    yield tuple(headings)


def _texts(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield from (("", text) for line in lines if (text := _text(line)))


def _rows(lines: Sequence[str]) -> Iterator[tuple[str, Value | Facts]]:
    """Yield the facts of each row of a table, which its first cell names; an empty cell is no fact."""
    head, _, *rows = map(row_cells, lines)
    for row in rows:
        # A rank is in front of the name, in a column without a title.
        names = 1 if head[0] or not row[0].isdecimal() else 2
        name = ", ".join(map(_text, row[:names]))
        facts = zip(map(_text, head[names:]), map(_text, row[names:]), strict=True)
        known = tuple((title.lower(), said) for title, said in facts if said not in ("", NOTHING))
        yield (name, known) if known else ("", name)


def _text(markdown: str) -> str:
    return unescaped(_MARKS.sub("", markdown)).strip()
