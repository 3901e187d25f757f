"""The market of an item as a picture: what the research says of it, and where the offer lies on that."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TypeAlias

from offer_tui.core.items import Unit, item, offered
from offer_tui.core.money import rounded
from offer_tui.core.offer import ResearchPoint
from offer_tui.core.research import Market, market, markets, mean_sources, position_words
from offer_tui.core.rounds import now
from offer_tui.core.wording import shown_number
from offer_tui.ui import glyphs
from offer_tui.ui.pages.page import keyed
from offer_tui.ui.rows import Line, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.widgets.spans import aligned
from offer_tui.ui.words import choice_label, item_label

_MIDDLE = "┼"
_NAME, _ENDS = 16, 22
"""Cells of an item's name and of the ends of its scale, where both stand in one line with it."""
_LEAST = 10
"""Cells of a scale at least."""

Mark: TypeAlias = tuple[str, str, Decimal]
"""A sign on the scale, the word for it, and its figure."""


def market_picture(view: View, width: int) -> tuple[Line, ...]:
    """Return a scale for each item with research, with what is offered, on the table and desired on it."""
    found = [(one, _marks(view, one.item)) for one in markets(view.offer, view.settings.research)]
    if not found:
        to_do = keyed("On Strategy, {page.strategy}, {add} writes down what the market says.", view.keymap)
        return line("No research yet."), to_do
    words = {sign: word for _, marks in found for sign, word, _ in marks}
    legend = "   ".join(f"{sign} {words[sign]}" for sign in "ond" if sign in words)
    scale = f"{glyphs.LEFT_END}{_MIDDLE}{glyphs.RIGHT_END} weighted low, middle and high"
    lines = [muted(f"{legend}   {scale}" if legend else scale)]
    for one, marks in found:
        low, high = one.span
        ends = f" {_shown(view, one.item, low)} to {_shown(view, one.item, high)}"
        cells = _scale(one, marks, max(_LEAST, width - _NAME - _ENDS))
        name = aligned(line(item_label(one.item)), _NAME - 1, "left")
        lines.append((*name, Span(" "), Span(cells, Tone.ACCENT), Span(ends)))
    return tuple(lines)


def point_panel(view: View, point: ResearchPoint, width: int) -> tuple[Line, ...]:
    """Return the market of the item of one research point, and what each of its points counts."""
    found = market(view.offer, point.item, view.settings.research)
    if found is None:
        return (muted("Figures in numbers make a market; this item has none yet."),)
    marks = _marks(view, point.item)
    means = (_shown(view, point.item, one) for one in (found.low, found.mid, found.high) if one is not None)
    lines = [
        line(Span(item_label(point.item), Tone.STRONG), f"  {' / '.join(means)}"),
        line(Span(_scale(found, marks, width), Tone.ACCENT)),
    ]
    figures = [view.figure(figure, point.item) for _, _, figure in marks]
    room = max(map(len, figures), default=0)
    for (sign, word, figure), text in zip(marks, figures, strict=True):
        where = Span(f"  {position_words(found, figure)}", Tone.MUTED)
        lines.append(line(f"{sign} {word:<7} {text:>{room}}", where))
    lines.append(muted("Weighted by the kind of source:"))
    return (*lines, *(_point_line(view, found, one, selected=one is point) for one in _of(view, point.item)))


def market_remark(view: View, item_id: str) -> Line:
    """Say where the offer lies in the market: `at the 42nd percentile of 4`; nothing without research."""
    found = market(view.offer, item_id, view.settings.research)
    return () if found is None else muted(position_words(found, offered(view.offer, item_id)))


def market_sources(view: View) -> Iterator[Line]:
    """Yield how the weighted figures of each item are made, and the points that they are made of."""
    for found in markets(view.offer, view.settings.research):
        yield line(Span(f"{item_label(found.item)}, market", Tone.STRONG))
        yield from (line(f"  {text}") for text in mean_sources(found))
        for point in _of(view, found.item):
            figures = " / ".join(
                view.figure(one, point.item) for one in (point.low, point.mid, point.high) if one is not None
            )
            who = ", ".join(part for part in (point.who, str(point.date or "")) if part)
            yield line(f"  {figures}", Span(f"   {_kind(point)}: {who}", Tone.MUTED))
        yield line("")
    yield muted(
        "A percentile is the weighted mean over the points of where a figure lies in each:"
        " 0 at its low end, 50 at its middle, 100 at its high end, in straight lines between them."
    )


def _of(view: View, item_id: str) -> Sequence[ResearchPoint]:
    return [one for one in view.offer.research if one.item == item_id]


def _kind(point: ResearchPoint) -> str:
    return choice_label(point.source) or "not said"


def _marks(view: View, item_id: str) -> Sequence[Mark]:
    """Return what an item has in numbers; what is on the table now only where that is no more the offer."""
    first, table = offered(view.offer, item_id), now(view.offer, item_id)
    desired = next((one.desired for one in view.offer.priorities if one.item == item_id), None)
    found = [
        ("o", "offered", first),
        ("n", "now", table if table != first else None),
        ("d", "desired", desired),
    ]
    return [(sign, word, figure) for sign, word, figure in found if isinstance(figure, Decimal)]


def _scale(found: Market, marks: Sequence[Mark], room: int) -> str:
    """Return a scale of so many cells, wide enough for what lies outside the research too."""
    low, high = found.span
    figures = [figure for _, _, figure in marks]
    start, end = min([low, *figures]), max([high, *figures])

    def cell(figure: Decimal) -> int:
        return int(rounded((figure - start) / (end - start) * (room - 1), 0)) if end > start else 0

    cells = [" "] * room
    cells[cell(low) : cell(high) + 1] = glyphs.RULE * (cell(high) - cell(low) + 1)
    ends = (glyphs.LEFT_END, found.low), (glyphs.RIGHT_END, found.high), (_MIDDLE, found.mid)
    for sign, figure in (*ends, *((sign, figure) for sign, _, figure in reversed(marks))):
        if figure is not None:
            cells[cell(figure)] = sign
    return "".join(cells)


def _shown(view: View, item_id: str, mean: Decimal) -> str:
    """Write a weighted figure: amounts without decimals, all else with one at most."""
    known = item(item_id)
    is_amount = known is not None and known.unit in (Unit.YEARLY, Unit.ONCE)
    return view.figure(rounded(mean, 0 if is_amount else 1), item_id)


def _point_line(view: View, found: Market, point: ResearchPoint, *, selected: bool) -> Line:
    """Return what a point counts, its kind of source and its age."""
    count = next((count for one, count in found.weighed if one is point), Decimal(0))
    sign, tone = (glyphs.MARKED, Tone.PLAIN) if selected else (" ", Tone.MUTED)
    age = view.distance(point.date) or "no date"
    return line(Span(f"{sign} weight {shown_number(count):<3}  {_kind(point):<9}  {age}", tone))
