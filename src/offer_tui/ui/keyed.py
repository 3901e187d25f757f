"""Texts of the program that name keys."""

import re

from offer_tui.core.keymap import KeyMap
from offer_tui.ui.rows import Line, Span, Tone


def keyed(text: str, keymap: KeyMap, tone: Tone = Tone.PLAIN) -> Line:
    """Return a text of the program with keys in place of `{add}` and other names of actions."""
    parts = re.split(r"\{([a-z_.]+)\}", text)
    return tuple(
        Span(keymap.named(part), Tone.ACCENT) if number % 2 else Span(part, tone)
        for number, part in enumerate(parts)
        if part
    )
