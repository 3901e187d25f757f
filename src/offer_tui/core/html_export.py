"""The brief as one page of HTML: nothing is fetched, nothing runs, and it prints well.

It is made from the Markdown that `brief` writes and takes no other: headings, paragraphs, lists, quotations,
tables and words in bold. Every text is escaped after its Markdown was taken off, so that the page has no tag
but those of this module, whatever a text says.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby

from offer_tui.core.markdown import row_cells, unescaped

_STYLE = """\
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem;
  color: #1a1a1a; background: #fff; }
h1, h2, h3 { line-height: 1.2; break-after: avoid; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #999; padding: .25rem .6rem; text-align: left; vertical-align: top; }
.right { text-align: right; font-variant-numeric: tabular-nums; }
blockquote { margin: 1rem 0; padding-left: 1rem; border-left: .25rem solid #999; }
tr, blockquote { break-inside: avoid; }
article + article { break-before: page; }
@media print { body { font-size: 10pt; margin: 0; max-width: none; } }
@page { margin: 2cm; }
"""

_BOLD = re.compile(r"(?<!\\)\*\*(.+?)(?<!\\)\*\*")


def page(title: str, markdowns: Sequence[str]) -> str:
    """Return the page of one or more briefs, each on a sheet of its own when printed."""
    articles = (line for one in markdowns for line in ("<article>", *_blocks(one), "</article>"))
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    head = (
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">',
        f"<title>{escape(title)}</title>",
        f"<style>\n{_STYLE}</style>",
        "</head>",
        "<body>",
    )
    return "\n".join((*head, *articles, "</body>", "</html>", ""))


def _blocks(markdown: str) -> Iterator[str]:
    """Yield the HTML of each run of lines of one kind; an empty line ends a run."""
    for kind, found in groupby(markdown.split("\n"), _kind):
        yield from _MAKERS[kind](list(found))


def _kind(line: str) -> str:
    for start in ("#", "|", "- ", ">"):
        if line.startswith(start):
            return start
    return "" if line.strip() else " "


def _headings(lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        level = len(line) - len(line.lstrip("#"))
        yield f"<h{level}>{_inline(line[level:].strip())}</h{level}>"


def _table(lines: Sequence[str]) -> Iterator[str]:
    head, marks, *rows = map(row_cells, lines)
    right = [mark.endswith(":") for mark in marks]
    yield "<table>"
    for tag, row in (("th", head), *(("td", row) for row in rows)):
        cells = (
            f'<{tag} class="right">{_inline(cell)}</{tag}>' if to_right else f"<{tag}>{_inline(cell)}</{tag}>"
            for cell, to_right in zip(row, right, strict=True)
        )
        yield f"<tr>{''.join(cells)}</tr>"
    yield "</table>"


def _list(lines: Sequence[str]) -> Iterator[str]:
    yield "<ul>"
    yield from (f"<li>{_inline(line.removeprefix('- '))}</li>" for line in lines)
    yield "</ul>"


def _quotation(lines: Sequence[str]) -> Iterator[str]:
    inner = "<br>\n".join(_inline(line.removeprefix(">").strip()) for line in lines)
    yield f"<blockquote>{inner}</blockquote>"


def _paragraph(lines: Sequence[str]) -> Iterator[str]:
    inner = "\n".join(map(_inline, lines))
    yield f"<p>{inner}</p>"


def _nothing(_: Sequence[str]) -> Iterator[str]:
    return iter(())


_MAKERS: Mapping[str, Callable[[Sequence[str]], Iterator[str]]] = {
    "#": _headings,
    "|": _table,
    "- ": _list,
    ">": _quotation,
    "": _paragraph,
    " ": _nothing,
}


def _inline(text: str) -> str:
    """Return the HTML of a text: parts in bold, all else as it reads."""
    parts = _BOLD.split(text)
    plain = (escape(unescaped(part)) for part in parts)
    # Every second part is what stood between the signs of bold.
    return "".join(f"<strong>{part}</strong>" if number % 2 else part for number, part in enumerate(plain))
