"""The advice of the guide on the rows that it concerns, and in a line or a few."""

from collections.abc import Iterable, Mapping, Sequence

from offer_tui.core.guide.advice import Advice
from offer_tui.core.keys import KeyPath
from offer_tui.core.problems import Severity
from offer_tui.core.records import replace
from offer_tui.ui import glyphs
from offer_tui.ui.rows import Line, Row, Span, Tone, line
from offer_tui.ui.view import View

TONES: Mapping[Severity, Tone] = {
    Severity.BLOCK: Tone.BAD,
    Severity.WARNING: Tone.WARN,
    Severity.INFO: Tone.MUTED,
}
_SIGNS = {Severity.BLOCK: glyphs.BROKEN, Severity.WARNING: "!", Severity.INFO: "i"}

PAGE_OF: Mapping[str, str] = {
    "status": "package",
    "dates": "package",
    "package": "package",
    "fit": "fit",
    "priorities": "priorities",
    "strategy": "strategy",
    "alternatives": "strategy",
    "research": "strategy",
    "people": "strategy",
    "rounds": "rounds",
    "decision": "decision",
}
"""The page of an offer on which a table of its file is shown."""


def concerned(rows: Sequence[Row], where: KeyPath) -> str:
    """Return the id of the row that a place of the file is shown in; empty where none shows it.

    That is the row of the place itself or of the nearest table around it, else the first row inside it.
    """
    placed = [row for row in rows if row.path and row.selectable]
    around = [row for row in placed if where[: len(row.path)] == row.path]
    if around:
        return max(around, key=lambda row: len(row.path)).id
    return next((row.id for row in placed if row.path[: len(where)] == where), "")


def advice_by_row(rows: Sequence[Row], found: Iterable[Advice]) -> Mapping[str, tuple[Advice, ...]]:
    """Return what the guide says of each row, by the row's id, what holds back most in front."""
    by_row: dict[str, tuple[Advice, ...]] = {}
    for one in sorted(found, key=_weight):
        row_id = concerned(rows, one.where)
        if row_id:
            by_row[row_id] = (*by_row.get(row_id, ()), one)
    return by_row


def with_advice(rows: tuple[Row, ...], said: Mapping[str, tuple[Advice, ...]]) -> tuple[Row, ...]:
    """Return the rows, with a sign before those that the guide has something to say of."""
    return tuple(replace(row, sign=_sign(said[row.id])) if row.id in said else row for row in rows)


def _sign(said: Sequence[Advice]) -> Span:
    worst = said[0].severity
    return Span(_SIGNS[worst], TONES[worst])


def _weight(one: Advice) -> int:
    return list(Severity).index(one.severity)


def short(view: View, one: Advice) -> Line:
    """Return an advice in one line."""
    return line(Span(f"{one.code} ", TONES[one.severity]), view.words(one.message))


def full(view: View, one: Advice) -> tuple[Line, ...]:
    """Return an advice with what to do about it."""
    return short(view, one), line(Span(one.rule.remedy, Tone.MUTED))


def next_line(view: View, most: int | None = None) -> Line:
    """Return the next step and why, with so many reasons at most."""
    step, why = view.next_step, view.words(" ".join(view.next_step.reasons[:most]))
    if step.action is None:
        return line(Span(why or "Nothing is left to do.", Tone.MUTED))
    return line(Span("Next: ", Tone.MUTED), Span(step.action, Tone.STRONG), f" {glyphs.DASH} {why}")
