"""Telling text and control sequences apart in what a program sends."""

import re

ESCAPE = "\x1b"
_SEQUENCE = re.compile(
    r"\x1b(?:"
    r"\[[0-?]*[ -/]*[@-~]"  # CSI: parameters, intermediates, a final byte
    r"|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC, DCS, SOS, PM, APC: up to BEL or ST
    r"|[ -/]+[0-~]"  # with intermediates, such as the choice of a character set
    r"|[0-OQ-WYZ\\`-~]"  # one byte
    r")"
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x07\x1b]*\x1b?|[ -/]*)\Z")


def parts(text: str) -> tuple[list[str], str]:
    """Return runs of text and control sequences in their order, and the sequence that is not complete yet."""
    unfinished = _UNFINISHED.search(text)
    end = unfinished.start() if unfinished else len(text)
    found, at = [], 0
    for match in _SEQUENCE.finditer(text, 0, end):
        found += [text[at : match.start()], match[0]]
        at = match.end()
    found.append(text[at:end])
    return [one for one in found if one], text[end:]


def sequences(text: str) -> list[str]:
    """Return the complete control sequences of a text alone."""
    return _SEQUENCE.findall(text)
