"""The known word that somebody may have meant."""

from collections.abc import Sequence
from functools import lru_cache


def nearest(word: str, known: Sequence[str]) -> str:
    """Return `; did you mean "x"?` when a known word is close, else nothing."""
    close = _closest(word, tuple(known))
    return f'; did you mean "{close}"?' if close else ""


@lru_cache
def _closest(word: str, known: tuple[str, ...]) -> str:
    # Many files may have the same mistake, and thousands of offers are slow to look through.
    from difflib import get_close_matches  # noqa: PLC0415 - most words are spelled right

    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")
