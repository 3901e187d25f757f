"""The keys at the bottom of the screen."""

from typing import TYPE_CHECKING

from offer_tui.ui import actions
from offer_tui.ui.actions import Action
from offer_tui.ui.rows import Line, Span, Tone

if TYPE_CHECKING:
    from offer_tui.ui.screens.workbench import Workbench

_FIRST = ("add", "you", "help")
"""What can be done where there are no offers."""


def footer(bench: "Workbench") -> tuple[Line, Line]:
    """Return the most useful keys of the page, the impossible dimmed; help stays at the right edge."""
    row, page = bench.sheet.row, bench.trail.page_id
    # Where enter edits, e is the same key twice; the rows of offers have no single value.
    twice = "edit" if not bench.trail.places or (row is not None and not bench.opens(row)) else ""
    shown = [action for action in actions.in_footer(page, bench.keymap) if action.id != twice]
    if not bench.trail.places and not bench.workbook.slugs:
        shown = [action for action in shown if action.id in _FIRST]
    if page in actions.ONLY_POSSIBLE:
        shown = [action for action in shown if bench.why_not(action) is None]
    # Before there are rows, nothing is known to be impossible.
    known = bool(bench.trail.places or bench.workbook.offers)
    parts: list[Span] = []
    for action in shown:
        dim = known and bench.why_not(action) is not None
        key = action.key_shown or actions.key_name(action.keys[0])
        parts += [
            Span(key, Tone.MUTED if dim else Tone.ACCENT),
            Span(f" {_label(bench, action)}   ", Tone.MUTED),
        ]
    last, label = parts[-2:]
    return tuple(parts[:-2]), (last, Span(label.text.rstrip(), Tone.MUTED))


def _label(bench: "Workbench", action: Action) -> str:
    """Name an action by what the row would do."""
    row = bench.sheet.row
    if action.id == "open" and bench.trail.places and row is not None and not bench.opens(row):
        words = {"fit": "evidence", "compare": "figures", "problems": "go there"}
        return words.get(bench.trail.page_id, "edit" if row.field is not None else "figures")
    if action.id == "find":
        return "filter" if not bench.trail.places else "find"
    return action.label
