"""The page of one row that has more to it than fits in a line: a grant, a person, a round, an ask."""

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar

from offer_tui.core.keys import KeyPath, find
from offer_tui.core.shape import Kind, entries, entry_at
from offer_tui.ui.fields import shown_key
from offer_tui.ui.pages.page import Page, key_row, row_id
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line
from offer_tui.ui.view import View
from offer_tui.ui.words import key_label

_SCHEDULE = ("months", "cliff_months", "every_months", "by_year_percent")
_REFRESH = ("from_year", "each_year_value", "likely_percent")
_ONLY: Mapping[str, tuple[str, ...]] = {
    "rsu": ("shares", "value", "price", *_SCHEDULE, *_REFRESH, "liquid"),
    "cash": ("value", *_SCHEDULE, *_REFRESH),
    "options": (
        *("shares", "strike", "price", "preferred_price", *_SCHEDULE, "fully_diluted_shares"),
        *("dilution_percent", "preference", "preferred_percent", "exercise_window_days", "liquid"),
    ),
    "retirement_match": ("name", "contribution_percent", "match", "yearly"),
    "espp": ("name", "contribution", "discount_percent", "yearly"),
    **dict.fromkeys(("health", "stipend", "commute"), ("name", "yearly")),
}
"""Which keys matter for which kind; the others show only where the file has them."""


SCALE_ENDS = ("0", "5", "10")
"""The ratings of a goal that are most worth a description."""


class RecordPage(Page):
    """Every key of one table, a row each, as the format defines it."""

    id: ClassVar[str] = "record"

    def __init__(self, path: KeyPath, name: str) -> None:
        self.path = path
        self.name = name

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return label and value."""
        return Column("", least=12, most=30), Column("", least=10, grow=1)

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return a row for each key that matters for the kind of thing it is."""
        table = find(view.tree, self.path)
        entry = entry_at(view.of, self.path)
        if not isinstance(table, Mapping) or entry.of is None:
            return ()
        wanted = _ONLY.get(str(table.get("kind", "")))
        rows: list[Row] = []
        for _, key, inner in entries(entry.of):
            path = (*self.path, key)
            if key != "kind" and wanted is not None and key not in wanted and key not in table:
                continue
            if inner.kind is Kind.ROWS:
                rows += self._inner_rows(view, path)
            elif inner.kind is Kind.TABLE:
                rows += self._label_rows(view, path)
            elif inner.kind is not Kind.NAMED:
                rows.append(key_row(view, path))
        return tuple(rows)

    def _inner_rows(self, view: View, path: KeyPath) -> list[Row]:
        """Return a row for each table inside, such as the tiers of a match."""
        inner = find(view.tree, path)
        count = len(inner) if isinstance(inner, list) else 0
        rows = []
        for number in range(count):
            place = (*path, number)
            found = find(view.tree, place)
            keys = (
                [key for key in found if isinstance(found[key], str | int | Decimal)]
                if isinstance(found, Mapping)
                else []
            )
            text = ", ".join(f"{key_label(key).lower()} {shown_key(view, (*place, key))}" for key in keys)
            rows.append(
                Row(
                    row_id(place),
                    (line(f"{path[-1]} {number + 1}".capitalize()), line(text)),
                    path=place,
                    copy=text,
                )
            )
        return rows

    def _label_rows(self, view: View, path: KeyPath) -> list[Row]:
        """Return a row for what the ends and the middle of a scale mean, and each rating named besides."""
        table = find(view.tree, path)
        named = [key for key in table if key.isdigit()] if isinstance(table, Mapping) else []
        ratings = sorted({*SCALE_ENDS, *named}, key=int)
        return [key_row(view, (*path, rating), label=f"A rating of {rating}") for rating in ratings]

    def opened(self, view: View, row: Row) -> Page | None:  # noqa: ARG002 - by its place alone
        """Return the page of a table inside this one."""
        return (
            RecordPage(row.path, row.cells[0][0].text) if row.path and isinstance(row.path[-1], int) else None
        )

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - wrapped by the panel
        """Say what the selected key is for."""
        if row is None or not row.path or not isinstance(row.path[-1], str):
            return ()
        return (line(Span(entry_at(view.of, row.path).doc, Tone.MUTED)),)
