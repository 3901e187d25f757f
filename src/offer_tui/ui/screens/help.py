"""The keys of a page, from the registry."""

from collections.abc import Iterable
from itertools import groupby

from offer_tui.ui import actions
from offer_tui.ui.actions import Action
from offer_tui.ui.rows import Line, Span, Tone, line

KEYS = 18
"""Cells of the column of keys."""

_TYPING: tuple[Line, ...] = (
    line(Span("In a field", Tone.STRONG)),
    line(Span(f"  {'enter':<{KEYS}}", Tone.ACCENT), "keep; ctrl+s in a text of several lines"),
    line(Span(f"  {'escape':<{KEYS}}", Tone.ACCENT), "drop what was typed"),
    line(
        Span(f"  {'185k 185,000 1.2m':<{KEYS}}", Tone.ACCENT), "amounts; +5k and +4% count from what is there"
    ),
    line(Span(f"  {'24 nov fri +3d':<{KEYS}}", Tone.ACCENT), "dates; also tomorrow and 2026-11-24"),
    line(""),
)


def help_lines(page: str) -> tuple[Line, ...]:
    """Return all keys of a page by group, then what can be typed into a field."""
    lines: list[Line] = []
    for group, members in groupby(sorted(actions.on_page(page), key=_group), key=_group):
        lines.append(line(Span(_GROUPS[group], Tone.STRONG)))
        lines += [_line(keys, text) for keys, text in _joined(members)]
        lines.append(line(""))
    return (*lines, *_TYPING)


_GROUPS = ("On the phone", "Letters", "History", "Editing", "Rating", "Looking", "Pages", "Moving", "Program")


def _group(action: Action) -> int:
    return _GROUPS.index(action.group)


def _joined(members: Iterable[Action]) -> list[tuple[str, str]]:
    """Return keys and text of each action; the eleven ratings are one line."""
    found: list[tuple[str, str]] = []
    for action in members:
        if action.id.startswith("rate."):
            if action.key_shown:
                found.append((action.key_shown, "Rate the goal 0 to 9, x for 10"))
            continue
        found.append((" ".join(actions.key_name(key) for key in action.keys), action.help))
    return found


def _line(keys: str, text: str) -> Line:
    return line(Span(f"  {keys:<{KEYS}}", Tone.ACCENT), f" {text}")
