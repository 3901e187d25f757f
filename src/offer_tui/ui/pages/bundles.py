"""Equal packages: mixes of asks for round one, side by side, with the sum that shows that they are equal."""

from decimal import Decimal
from typing import ClassVar

from offer_tui.core.bundles import TOLERANCE_PERCENT, EqualPackage, NoPackages, PackagePart, equal_packages
from offer_tui.core.edits import Batch, Drop, Edit, Insert, Put
from offer_tui.core.items import offered
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.package import Figure
from offer_tui.core.wording import shown_number
from offer_tui.core.worth import HORIZON_YEARS
from offer_tui.ui import glyphs
from offer_tui.ui.fields import as_written, key_field
from offer_tui.ui.pages.page import Page, gap
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import item_label

NAMES = "ABC"
"""What the packages are called, in their order."""
_ROUND: KeyPath = ("rounds", 0)
_SUMS = {
    "worth": "Worth to you",
    "year_one": "Year one",
    "four_years": f"{HORIZON_YEARS} years",
    "year_one_cash": "Cash, year one",
    "four_years_cash": f"Cash, {HORIZON_YEARS} years",
}
"""The attributes of a package that are shown below its asks."""


class BundlesPage(Page):
    """A row for each item, two columns for each package: what it asks for, and what that is worth to you."""

    id: ClassVar[str] = "bundles"
    title: ClassVar[str] = "Equal packages"
    name: ClassVar[str] = title

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
            Column("Offered", align="right", least=7, hide=2),
        ]
        chosen = self.package(view)
        for name, one in zip(NAMES, self.packages(view), strict=False):
            mark = f"{glyphs.MARKED} " if one is chosen else ""
            columns.append(Column(f"{mark}{name}", align="right", least=7))
            columns.append(Column("worth", align="right", least=6, hide=1))
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
        return (
            line(self.why_none(view)),
            line(""),
            line("Two or three packages that are worth the same to you let them choose the one that"),
            line("is easiest for them, and cost you nothing. They are mixed from your priorities, by"),
            line("what each is worth to you: h leads back, and w there asks for it."),
        )

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all rows
        """Return the sum that proves the selected package equal, and what it costs them beside the others."""
        chosen = self.package(view)
        if chosen is None:
            return ()
        found = self.packages(view)
        name = _name(found, chosen)
        lines = [
            line(Span(f"{name}: {item_label(chosen.pushed)} in full", Tone.STRONG)),
            *(_proof(view, part) for part in chosen.parts),
            line(f"Together {view.amount(chosen.worth)} of yearly base to you. ", *_spread(found)),
        ]
        others = [one for one in found if one is not chosen]
        return *lines, *(line(_against(view, name, chosen, _name(found, one), one)) for one in others)

    def sources(self, view: View) -> tuple[Line, ...]:
        """Return how asks, worths and costs are made."""
        if not self.packages(view):
            return ()
        return (
            line("Worth of an ask = worth of the whole move × (ask − offered) / (desired − offered)."),
            line("The whole move of a priority is worth what you said, else its own amount a year:"),
            line(f"payments made once and stock by {HORIZON_YEARS} years, a day off as a day's base."),
            line("Items that are not ranked are asked for as far as research or an earlier ask says,"),
            line("else 5 % of base as signing bonus, a quarter of the relocation, five days off."),
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


def plan_edit(view: View, package: EqualPackage) -> Edit:
    """Return the edit that makes a package the plan of round one; what is said of an item there stays."""
    edits: list[Edit] = []
    known: list[str] = []
    if view.offer.rounds:
        asks = [ask.item for ask in view.offer.rounds[0].asks]
        wanted = {part.item: part.ask for part in package.parts}
        for number, item_id in reversed(list(enumerate(asks))):
            path = (*_ROUND, "asks", number)
            # A second ask for the same item goes too.
            if item_id not in wanted or item_id in asks[:number]:
                edits.append(Drop(path))
            else:
                edits.append(Put((*path, "ask"), as_written(wanted[item_id])))
                known.append(item_id)
    else:
        edits.append(Insert(_ROUND, {"planned": True}))
    new = [part for part in package.parts if part.item not in known]
    for number, part in enumerate(new, start=len(known)):
        edits.append(Insert((*_ROUND, "asks", number), _ask_row(view, part)))
    return Batch(tuple(edits))


def _ask_row(view: View, part: PackagePart) -> dict[str, Plain]:
    row: dict[str, Plain] = {"item": part.item, "ask": as_written(part.ask)}
    research = [point.id for point in view.offer.research if point.item == part.item and point.id]
    return {**row, "research": research} if research else row


def _name(found: tuple[EqualPackage, ...], package: EqualPackage) -> str:
    return NAMES[found.index(package)]


def _part(package: EqualPackage, item_id: str) -> PackagePart | None:
    return next((part for part in package.parts if part.item == item_id), None)


def _item_row(view: View, item_id: str, found: tuple[EqualPackage, ...], ranked: list[str]) -> Row:
    start = offered(view.offer, item_id)
    cells = [line(item_label(item_id)), line(view.figure(start, item_id))]
    for one in found:
        part = _part(one, item_id)
        if part is None:
            cells += [muted(glyphs.DASH), line("")]
            continue
        tone = Tone.STRONG if one.pushed == item_id else Tone.PLAIN
        cells += [line(Span(_shown(view, part.ask, item_id), tone)), muted(view.number(part.worth))]
    asks = "  ".join("".join(span.text for span in cell) for cell in cells[2::2])
    if item_id not in ranked:
        return Row(f"item/{item_id}", tuple(cells), copy=f"{item_label(item_id)}  {asks}")
    path = ("priorities", ranked.index(item_id))
    field = key_field(view, (*path, "worth"), f"Worth of {item_label(item_id).lower()}")
    return Row(f"item/{item_id}", tuple(cells), path=path, field=field, copy=f"{item_label(item_id)}  {asks}")


def _shown(view: View, figure: Figure, item_id: str) -> str:
    """Write a figure without a weekday, which a column of figures has no room for."""
    text = view.figure(figure, item_id)
    return text if isinstance(figure, str) or text[:1] in "0123456789-*" else text.partition(" ")[2]


def _sum_row(view: View, key: str, found: tuple[EqualPackage, ...]) -> Row:
    texts = [_sum(view, key, getattr(one, key)) for one in found]
    cells = [line(_SUMS[key]), line("")]
    for text in texts:
        # The sum of the worths stands below them, all others below the asks that they follow from.
        cells += [line(""), line(Span(text, Tone.STRONG))] if key == "worth" else [line(text), line("")]
    return Row(f"sum/{key}", tuple(cells), copy="  ".join([_SUMS[key], *texts]))


def _sum(view: View, key: str, amount: Decimal) -> str:
    """Write a sum; those of several years in thousands, for the room."""
    return f"{view.number(amount / 1000, 0)}k" if "years" in key else view.number(amount, 0)


def _proof(view: View, part: PackagePart) -> Line:
    """Return how the worth of an ask is made."""
    move = f"{view.figure(part.offered, part.item)} {glyphs.ARROW} {view.figure(part.ask, part.item)}"
    worth = f"{view.number(part.worth)}, all of its worth"
    way = [part.ask, part.desired, part.offered]
    ask, desired, start = (one if isinstance(one, Decimal) else None for one in way)
    if ask is not None and desired is not None and start is not None and ask != desired:
        gone, whole = (view.figure(abs(end - start), part.item) for end in (ask, desired))
        worth = f"{gone} / {whole} × {view.number(part.desired_worth)} = {view.number(part.worth)}"
    return line(f"{item_label(part.item):<14} {move}  ", Span(worth, Tone.MUTED))


def _spread(found: tuple[EqualPackage, ...]) -> Line:
    worths = [one.worth for one in found]
    percent = (max(worths) - min(worths)) / min(worths) * 100
    return muted(f"All lie within {shown_number(percent, 2)} % of each other.")


def _against(view: View, name: str, chosen: EqualPackage, other_name: str, other: EqualPackage) -> str:
    """Say what a package costs them more or less than another."""
    parts = []
    for label, key in (
        ("cash in year one", "year_one_cash"),
        (f"in {HORIZON_YEARS} years", "four_years_cash"),
    ):
        by = getattr(chosen, key) - getattr(other, key)
        parts.append(
            f"{view.number(abs(by), 0)} {'more' if by > 0 else 'less'} {label}" if by else f"the same {label}"
        )
    return f"{name} costs them {parts[0]}, {parts[1]} than {other_name}."
