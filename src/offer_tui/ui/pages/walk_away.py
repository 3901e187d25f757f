"""The row of the walk-away point: fixed with a reason, changed with a reason."""

from dataclasses import replace

from offer_tui.core.edits import Edit, Put
from offer_tui.core.entry import read_line
from offer_tui.core.keys import Plain
from offer_tui.core.sealing import is_sealed, walk_away_edit
from offer_tui.ui.pages.page import key_row
from offer_tui.ui.rows import Field, Line, Row, Span, Tone, line
from offer_tui.ui.view import View

_PATH = ("strategy", "walk_away_total")


def walk_away_row(view: View) -> Row:
    """Return the row of the walk-away point, whose edit asks why and keeps the answer."""
    row = key_row(view, _PATH, remark=_sealed_since(view))
    plain = row.field
    if plain is None:
        return row

    def edit(value: Plain | None, reason: str = "") -> Edit | None:
        made = plain.edit(value)
        if made is None:
            return None
        total = made.value if isinstance(made, Put) else None
        return walk_away_edit(view.tree, total, reason, view.today)

    def further(value: Plain | None) -> Field | None:
        sealed = is_sealed(view.tree)
        if value is None and not sealed:
            return None
        label = "Why change it" if sealed else "Why there"
        hint = "what is different since it was fixed" if sealed else "what you have otherwise, what you need"
        return Field(label, "", read_line, lambda reason: edit(value, str(reason or "")), hint=hint)

    return replace(row, field=replace(plain, edit=edit, further=further))


def _sealed_since(view: View) -> Line:
    plan = view.offer.strategy
    if plan.walk_away_total is None or plan.walk_away_set is None:
        return ()
    return line(Span(f"sealed {view.day(plan.walk_away_set)}; a change asks why", Tone.MUTED))
