"""The rows of the walk-away point: fixed with a reason, changed with a reason, every change in sight."""

from offer_tui.core.edits import Edit, Put
from offer_tui.core.entry import read_line
from offer_tui.core.keys import Plain
from offer_tui.core.records import replace
from offer_tui.core.sealing import is_sealed, is_under_seal, walk_away_edit
from offer_tui.ui import glyphs
from offer_tui.ui.fields import edit_of
from offer_tui.ui.pages.page import key_row, row_id
from offer_tui.ui.rows import Field, Line, Row, line, muted
from offer_tui.ui.view import View

_PLACE = ("strategy",)
_TOTAL, _SET, _REASON = ((*_PLACE, f"walk_away_{key}") for key in ("total", "set", "reason"))


def walk_away_rows(view: View) -> tuple[Row, ...]:
    """Return the total, whose edit asks why and keeps the answer, its day, its reason, and its changes."""
    day = key_row(view, _SET)
    if is_under_seal(view.tree, _SET):
        day = replace(day, field=None)
    changes = range(len(view.offer.strategy.walk_away_change))
    return _total_row(view), day, key_row(view, _REASON), *(_change_row(view, number) for number in changes)


def _total_row(view: View) -> Row:
    row = key_row(view, _TOTAL, remark=_sealed_since(view))
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
    day = view.offer.strategy.walk_away_set
    if day is None or not is_sealed(view.tree):
        return ()
    return muted(f"sealed {view.day(day)}; a change asks why")


def _change_row(view: View, number: int) -> Row:
    """Return the row of a change; only its reason can be written, for one that gave none."""
    change = view.offer.strategy.walk_away_change[number]
    path = (*_PLACE, "walk_away_change", number)
    text = f"{view.number(change.from_)} {glyphs.ARROW} {view.number(change.to)}"
    cells = muted(f"  {view.day(change.date)}"), line(text), muted(change.reason)
    reason = Field("Why changed", change.reason, read_line, edit_of(view, (*path, "reason")))
    return Row(row_id(path), cells, path=path, field=reason, column=2, copy=text)
