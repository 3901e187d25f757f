"""Plain text in the cells of a terminal: how wide it is, broken at words.

Texts are safe to show already: `visible` changes their width.
"""

from collections.abc import Iterator
from unicodedata import combining, east_asian_width


def width(text: str) -> int:
    """Return how many cells a text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def wrapped(text: str, room: int, indent: str = "") -> Iterator[str]:
    """Yield a text in lines of at most so many cells, all but the first with an indent.

    A word that is wider than a line is broken. The indent leaves room for a wide character, two cells.
    """
    line, first = "", True
    for word in text.split():
        longer = f"{line} {word}" if line else word if first else indent + word
        if width(longer) <= room:
            line = longer
            continue
        if line:
            yield line
            first = False
        *pieces, line = _pieces(word if first else indent + word, room)
        for piece in pieces:
            yield piece
            first = False
    yield line


def _pieces(text: str, room: int) -> Iterator[str]:
    """Yield a text in pieces that fill a line each, but for the last."""
    start, used = 0, 0
    for at, character in enumerate(text):
        size = _cells(character)
        if used + size > room and at > start:
            yield text[start:at]
            start, used = at, 0
        used += size
    yield text[start:]


def _cells(character: str) -> int:
    return 0 if combining(character) else 1 + (east_asian_width(character) in "WF")
