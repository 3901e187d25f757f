"""TOML text in tones: headers, keys, values and comments."""

import re

from offer_tui.ui.rows import Line, Span, Tone, line

_PAIR = re.compile(r"(\s*(?:[A-Za-z0-9_.\- ]|\"[^\"]*\"|'[^']*')+?\s*=\s*)(.*)")
_COMMENT = re.compile(r"((?:[^#\"']|\"(?:[^\"\\]|\\.)*\"|'[^']*')*)(#.*)")
_OPEN = ('"""', "'''")


def highlighted(text: str) -> tuple[Line, ...]:
    """Return the numbered lines of a TOML text in tones; a text of several lines stays plain inside."""
    lines = text.splitlines()
    width = len(str(len(lines)))
    found: list[Line] = []
    inside = ""
    for number, one in enumerate(lines, start=1):
        spans, inside = ((Span(one),), _after(one, inside)) if inside else (_spans(one), _after(one, ""))
        found.append(line(Span(f"{number:>{width}}  ", Tone.MUTED), *spans))
    return tuple(found)


def _spans(text: str) -> Line:
    if text.lstrip().startswith("#"):
        return line(Span(text, Tone.MUTED))
    comment = _COMMENT.fullmatch(text)
    code, rest = (comment[1], comment[2]) if comment else (text, "")
    tail = (Span(rest, Tone.MUTED),) if rest else ()
    if code.lstrip().startswith("["):
        return line(Span(code, Tone.ACCENT), *tail)
    pair = _PAIR.fullmatch(code)
    return line(pair[1], Span(pair[2], Tone.STRONG), *tail) if pair else line(code, *tail)


def _after(text: str, inside: str) -> str:
    """Return the quotes that are still open after a line; empty when none are."""
    rest = text
    while rest:
        if inside:
            _, closed, rest = rest.partition(inside)
            if not closed:
                return inside
            inside = ""
        else:
            opened = min(((rest.find(quote), quote) for quote in _OPEN if quote in rest), default=None)
            if opened is None:
                return ""
            at, inside = opened
            rest = rest[at + len(inside) :]
    return inside
