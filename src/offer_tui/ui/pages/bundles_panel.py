"""What the panel says of one of several equal packages: the sum that proves it, and what sets it apart."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from offer_tui.core.bundles import EqualPackage, PackagePart
from offer_tui.core.guide.naming import listed
from offer_tui.core.package import Figure
from offer_tui.core.wording import shown_date, shown_number
from offer_tui.core.worth import HORIZON_YEARS
from offer_tui.ui import glyphs
from offer_tui.ui.rows import Line, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import item_label

NAMES = "ABC"
"""What the packages are called, in their order."""
_MOVE_CELLS = 70
"""Cells of a panel in which a proof has room for the move as well."""
_DEGREES = ("{} in full", "most on {}", "less on {}", "no {}")
"""How far a package goes for an item, beside the others."""


def explanation(
    view: View, found: Sequence[EqualPackage], chosen: EqualPackage, width: int
) -> tuple[Line, ...]:
    """Return the proof of one of the packages that were found, and what it costs them beside the others."""
    same = ", ".join(
        f"{item_label(part.item)} {figure_text(view, part.ask, part.item)}"
        for part in chosen.parts
        if _is_same(found, part.item)
    )
    return (
        line(Span(f"{_name(found, chosen)}: {_difference(found, chosen)}", Tone.STRONG)),
        *(_proof(view, part, width) for part in chosen.parts),
        line(f"Together {view.amount(chosen.worth)} of yearly base to you. ", *_spread(found)),
        _standing(view),
        *((muted(f"The same in all: {same}."),) if same else ()),
        *(line(_against(view, found, chosen, one)) for one in found if one is not chosen),
    )


def part_of(package: EqualPackage, item_id: str) -> PackagePart | None:
    """Return what a package asks for of an item; None where it leaves it alone."""
    return next((part for part in package.parts if part.item == item_id), None)


def figure_text(view: View, figure: Figure | None, item_id: str) -> str:
    """Write a figure; a date without its weekday, which a column of figures has no room for."""
    return shown_date(figure).partition(" ")[2] if isinstance(figure, date) else view.figure(figure, item_id)


def _name(found: Sequence[EqualPackage], package: EqualPackage) -> str:
    return NAMES[found.index(package)]


def _is_same(found: Sequence[EqualPackage], item_id: str) -> bool:
    parts = [part_of(one, item_id) for one in found]
    return all(part is not None and parts[0] is not None and part.ask == parts[0].ask for part in parts)


def _difference(found: Sequence[EqualPackage], chosen: EqualPackage) -> str:
    """Say how far a package goes for the items that are not the same in all: `Stock in full, no bonus`."""
    ids = dict.fromkeys(part.item for one in found for part in one.parts)
    by_degree: dict[str, list[str]] = {degree: [] for degree in _DEGREES}
    for item_id in ids:
        if not _is_same(found, item_id):
            by_degree[_degree(found, part_of(chosen, item_id))].append(item_label(item_id).lower())
    words = ", ".join(degree.format(listed(names)) for degree, names in by_degree.items() if names)
    return words[:1].upper() + words[1:]


def _degree(found: Sequence[EqualPackage], part: PackagePart | None) -> str:
    full, most, less, none = _DEGREES
    if part is None:
        return none
    if part.ask == part.desired:
        return full
    others = [other.worth for one in found if (other := part_of(one, part.item)) is not None]
    return most if part.worth == max(others) else less


def _standing(view: View) -> Line:
    """Say what is known of the packages and the walk-away point."""
    least = view.offer.strategy.walk_away_total
    if least is None:
        remedy = "No walk-away point is fixed yet (Strategy page), so these may lie below it."
        return line(Span(f"! {remedy}", Tone.WARN))
    return muted(f"Year one of each is at or above your walk-away point, {view.amount(least)}.")


def _proof(view: View, part: PackagePart, width: int) -> Line:
    """Return how the worth of an ask is made, with its move where there is room."""
    ends = [figure_text(view, figure, part.item) for figure in (part.offered, part.ask)]
    move = f"{f' {glyphs.ARROW} '.join(ends)}  " if width >= _MOVE_CELLS else ""
    worth = f"{view.number(part.worth)}, all of its worth"
    way = [part.ask, part.desired, part.offered]
    ask, desired, start = (one if isinstance(one, Decimal) else None for one in way)
    if ask is not None and desired is not None and start is not None and ask != desired:
        gone, whole = (view.figure(abs(end - start), part.item) for end in (ask, desired))
        worth = f"{gone} / {whole} × {view.number(part.desired_worth)} = {view.number(part.worth)}"
    return line(f"{item_label(part.item):<14} {move}", Span(worth, Tone.MUTED))


def _spread(found: Sequence[EqualPackage]) -> Line:
    worths = [one.worth for one in found]
    percent = (max(worths) - min(worths)) / min(worths) * 100
    return muted(f"All lie within {shown_number(percent, 2)} % of each other.")


def _against(view: View, found: Sequence[EqualPackage], chosen: EqualPackage, other: EqualPackage) -> str:
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
    return f"{_name(found, chosen)} costs them {parts[0]}, {parts[1]} than {_name(found, other)}."
