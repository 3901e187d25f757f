"""Equal packages: mixes of asks for round one, side by side, with the sum that shows that they are equal."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import ClassVar

from offer_tui.core.bundles import TOLERANCE_PERCENT, EqualPackage, NoPackages, PackagePart, equal_packages
from offer_tui.core.edits import Batch, Drop, Edit, Insert, Put
from offer_tui.core.items import offered
from offer_tui.core.keys import KeyPath
from offer_tui.core.worth import HORIZON_YEARS
from offer_tui.ui import glyphs
from offer_tui.ui.fields import as_written, key_field
from offer_tui.ui.pages.bundles_panel import NAMES, explanation, figure_text, part_of
from offer_tui.ui.pages.new_asks import negotiating, new_ask
from offer_tui.ui.pages.page import Page, gap
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import item_label

_ROUND: KeyPath = ("rounds", 0)
_SUMS = {
    "worth": "Worth to you",
    "year_one": "Year one",
    "four_years": f"{HORIZON_YEARS} years",
    "year_one_cash": "Cash, year one",
    "four_years_cash": f"Cash, {HORIZON_YEARS} years",
}
"""The attributes of a package that are shown below its asks."""
_AMOUNT_CELLS, _DATE_CELLS = 7, 11
"""What `185,000` and `24 Nov 2026` take."""
_NARROW = 57
"""Cells of a panel on the smallest screen."""


class BundlesPage(Page):
    """A row for each item, two columns for each package: what it asks for, and what that is worth to you."""

    id: ClassVar[str] = "bundles"
    name: ClassVar[str] = "Equal packages"

    def __init__(self) -> None:
        self.selected = 0
        """The number of the package that the panel explains."""
        self._made: tuple[View, tuple[EqualPackage, ...] | NoPackages] | None = None

    def packages(self, view: View) -> tuple[EqualPackage, ...]:
        """Return the packages; none where there are none."""
        found = self._found(view)
        return () if isinstance(found, NoPackages) else found

    def package(self, view: View) -> EqualPackage | None:
        """Return the selected package, the first where that is no longer one of them."""
        found = self.packages(view)
        if not found:
            return None
        return found[self.selected] if self.selected < len(found) else found[0]

    def why_none(self, view: View) -> str:
        """Say why there are none; nothing where there are some."""
        found = self._found(view)
        return found.reason if isinstance(found, NoPackages) else ""

    def _found(self, view: View) -> tuple[EqualPackage, ...] | NoPackages:
        # Rows, columns and panel ask for the same; a search for each of them would be felt.
        if self._made is None or self._made[0] is not view:
            found = equal_packages(view.offer, view.settings.research)
            self._made = view, found if isinstance(found, NoPackages) else found.each
        return self._made[1]

    def columns(self, view: View) -> tuple[Column, ...]:
        """Return the item, what was offered, and ask and worth of each package."""
        columns = [
            Column("Item", least=13, most=18, grow=1),
            Column("Offered", align="right", least=_AMOUNT_CELLS, hide=3),
        ]
        found, chosen = self.packages(view), self.package(view)
        dated = any(isinstance(part.ask, date) for one in found for part in one.parts)
        for name, one in zip(NAMES, found, strict=False):
            mark = f"{glyphs.MARKED} " if one is chosen else ""
            columns.append(
                Column(f"{mark}{name}", align="right", least=_DATE_CELLS if dated else _AMOUNT_CELLS)
            )
            # Where there is no room for all, the worths of the selected package stay.
            columns.append(Column("worth", align="right", least=6, hide=1 if one is chosen else 2))
        return tuple(columns)

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return the items that are asked for, the priorities first, then the sums."""
        found = self.packages(view)
        if not found:
            return ()
        ranked = [one.item for one in view.offer.priorities]
        asked = [part.item for one in found for part in one.parts]
        ids = dict.fromkeys([item_id for item_id in ranked if item_id in asked] + asked)
        rows = [_item_row(view, item_id, found, ranked) for item_id in ids]
        return (*rows, gap("sums"), *(_sum_row(view, key, found) for key in _SUMS))

    def empty(self, view: View) -> tuple[Line, ...]:
        """Say why there are none, and what equal packages are for."""
        purpose = (
            "Two or three packages that are worth the same to you let them choose the one that is easiest for"
            " them, and cost you nothing. They are mixed from your priorities, by what each is worth to you:"
            f" {view.keymap.named('back')} leads back, and {view.keymap.named('weigh')} there asks for it."
        )
        texts = (self.why_none(view), "", purpose)
        return tuple(line(part) for text in texts for part in wrap(text, _NARROW) or [""])

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all rows
        """Return the sum that proves the selected package equal, and what it costs them beside the others."""
        chosen = self.package(view)
        return () if chosen is None else explanation(view, self.packages(view), chosen, width)

    def sources(self, view: View) -> tuple[Line, ...]:
        """Return how asks, worths and costs are made."""
        if not self.packages(view):
            return ()
        return (
            line("Worth of an ask = worth of the whole move × (ask − offered) / (desired − offered)."),
            line("The whole move of a priority is worth what you said, else its own amount a year:"),
            line(f"payments made once and stock by {HORIZON_YEARS} years, a day off as a day's base."),
            line("Items that are not ranked are asked for as far as research or an earlier ask says, at"),
            line("least 5 % of base as signing bonus, a quarter more for relocation, five more days off;"),
            line("by half of that way or more, or not at all."),
            line(f"The worths of the packages lie within {TOLERANCE_PERCENT} % of the smallest."),
            line(""),
            line("Year one and the years after are the package's total with all asks granted;"),
            line("cash is base, bonus and payments made once."),
        )

    def drop(self, view: View, row: Row) -> Edit | None:  # noqa: ARG002 - as every page
        """Nothing is removed here."""
        return None

    def move(self, view: View, row: Row, by: int) -> Edit | None:  # noqa: ARG002 - as every page
        """Nothing is ranked here."""
        return None


def why_not_plan(view: View) -> str:
    """Say why no package can be the plan of round one; nothing where one can."""
    if view.offer.rounds and not view.offer.rounds[0].planned:
        return "round 1 has taken place, and all asks belong in it"
    return ""


def bare_parts(view: View, package: EqualPackage) -> tuple[PackagePart, ...]:
    """Return the asks of a package that would be planned with neither a reason nor research."""
    # Of two asks for one item the first stays.
    planned = {ask.item: ask for one in view.offer.rounds[:1] for ask in reversed(one.asks)}
    known = {point.id for point in view.offer.research}

    def is_bare(part: PackagePart) -> bool:
        ask = planned.get(part.item)
        if ask is None:
            return "research" not in new_ask(view, part.item, part.ask)
        return not ask.because.strip() and known.isdisjoint(ask.research)

    return tuple(part for part in package.parts if is_bare(part))


def plan_edit(view: View, package: EqualPackage, reasons: Mapping[str, str]) -> Edit:
    """Return the edit that makes a package the plan of round one; what is said of an item there stays.

    `reasons` are those of the bare asks, by item, as far as they were given.
    """
    edits: list[Edit] = list(negotiating(view))
    known: list[str] = []
    if view.offer.rounds:
        asks = [ask.item for ask in view.offer.rounds[0].asks]
        wanted = {part.item: part.ask for part in package.parts}
        for number, item_id in reversed(list(enumerate(asks))):
            path = (*_ROUND, "asks", number)
            # A second ask for the same item goes too.
            if item_id not in wanted or item_id in asks[:number]:
                edits.append(Drop(path))
                continue
            edits.append(Put((*path, "ask"), as_written(wanted[item_id])))
            if item_id in reasons:
                edits.append(Put((*path, "because"), reasons[item_id]))
            known.append(item_id)
    else:
        edits.append(Insert(_ROUND, {"planned": True}))
    new = [part for part in package.parts if part.item not in known]
    for number, part in enumerate(new, start=len(known)):
        row = new_ask(view, part.item, part.ask)
        if part.item in reasons:
            row["because"] = reasons[part.item]
        edits.append(Insert((*_ROUND, "asks", number), row))
    return Batch(tuple(edits))


def _item_row(view: View, item_id: str, found: tuple[EqualPackage, ...], ranked: list[str]) -> Row:
    start = offered(view.offer, item_id)
    cells = [line(item_label(item_id)), line(figure_text(view, start, item_id))]
    for one in found:
        part = part_of(one, item_id)
        if part is None:
            cells += [muted(glyphs.DASH), line("")]
            continue
        tone = Tone.STRONG if one.pushed == item_id else Tone.PLAIN
        cells += [line(Span(figure_text(view, part.ask, item_id), tone)), muted(view.number(part.worth))]
    asks = "  ".join("".join(span.text for span in cell) for cell in cells[2::2])
    if item_id not in ranked:
        return Row(f"item/{item_id}", tuple(cells), copy=f"{item_label(item_id)}  {asks}")
    path = ("priorities", ranked.index(item_id))
    field = key_field(view, (*path, "worth"), f"Worth of {item_label(item_id).lower()}")
    return Row(f"item/{item_id}", tuple(cells), path=path, field=field, copy=f"{item_label(item_id)}  {asks}")


def _sum_row(view: View, key: str, found: tuple[EqualPackage, ...]) -> Row:
    texts = [_sum(view, key, getattr(one, key)) for one in found]
    cells = [line(_SUMS[key]), line("")]
    for text in texts:
        # Below the asks, because there is not always room for the worths.
        cells += [line(Span(text, Tone.STRONG if key == "worth" else Tone.PLAIN)), line("")]
    return Row(f"sum/{key}", tuple(cells), copy="  ".join([_SUMS[key], *texts]))


def _sum(view: View, key: str, amount: Decimal) -> str:
    """Write a sum; those of several years in thousands, for the room."""
    return f"{view.number(amount / 1000, 0)}k" if "years" in key else view.number(amount, 0)
