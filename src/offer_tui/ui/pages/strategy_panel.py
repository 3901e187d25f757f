"""What follows from the rows of the Strategy page: where the offer stands, and more of the selected row."""

from collections.abc import Iterator, Sequence

from offer_tui.core.alternatives import Valued, formula
from offer_tui.core.guide.advice import RULES
from offer_tui.ui import glyphs
from offer_tui.ui.pages.market import market_sources, point_panel
from offer_tui.ui.pages.sources import year_sources
from offer_tui.ui.rows import Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View

_PREVIOUS_SALARY = ("previous_salary", "previous_salary_reason", "local_rule")
_LABEL = 19


def strategy_panel(view: View, row: Row | None, width: int) -> tuple[Line, ...]:
    """Return what there is to say of the selected row, or where the offer stands."""
    match row.path if row is not None else ():
        case ("alternatives", int(number)):
            return tuple(_alternative(view, view.case.alternatives.each[number]))
        case ("research", int(number)):
            return point_panel(view, view.offer.research[number], width)
        case ("strategy", str(key)) if key in _PREVIOUS_SALARY:
            return tuple(_previous_salary(view))
        case _:
            return tuple(_standing(view))


def strategy_sources(view: View) -> tuple[Line, ...]:
    """Return what year one as offered, the alternatives and the market figures are made of."""
    lines = list(year_sources(view, view.pay.years[:1]))
    found = view.case.alternatives
    if found.each:
        lines.append(line(Span("Alternatives", Tone.STRONG)))
        lines += [
            line(f"  {alternative_name(view, one)}: {formula(one, found.floor)}", _of_offer(one))
            for one in found.each
        ]
        lines.append(line(""))
    return (*lines, *market_sources(view)) if view.offer.research else tuple(lines)


def alternative_name(view: View, one: Valued) -> str:
    """Name an alternative, by the company where it is an offer without a name of its own."""
    other = view.others.get(one.alternative.offer)
    company = other.company if other is not None else one.alternative.offer
    return one.alternative.name or company or glyphs.DASH


def _row(label: str, *parts: str | Span) -> Line:
    return line(f"{label:<{_LABEL}}", *parts)


def _standing(view: View) -> Iterator[Line]:
    """Yield the offer between walk-away and desired, what is left without it, and what is missing."""
    plan, total = view.offer.strategy, view.pay.years[0].total
    yield _row("Year 1 as offered", Span(view.number(total, 0), Tone.STRONG))
    if plan.walk_away_total is not None:
        over = total - plan.walk_away_total
        tone, word = (Tone.GOOD, "above") if over >= 0 else (Tone.BAD, "below")
        figure = Span(f"{view.number(abs(over), 0)} {word}", tone)
        yield _row("Walk-away point", view.number(plan.walk_away_total), "   the offer is ", figure)
    if plan.desired_total is not None:
        to_go = plan.desired_total - total
        rest = f"{view.number(to_go, 0)} to go" if to_go > 0 else "reached"
        yield _row("Desired", view.number(plan.desired_total), f"   {rest}")
    yield from _fallback(view)
    missing = [
        name
        for name, there in (
            ("desired package", plan.desired_total is not None),
            ("walk-away point", plan.walk_away_total is not None),
            ("alternatives", bool(view.offer.alternatives)),
        )
        if not there
    ]
    if missing and not view.offer.closed:
        yield line(Span(f"Before a first round: {', '.join(missing)}.", Tone.WARN))


def _fallback(view: View) -> Iterator[Line]:
    """Yield the certain alternative, and the BATNA where it is another one."""
    found = view.case.alternatives
    same = found.floor is found.best
    if found.floor is not None:
        name = alternative_name(view, found.floor)
        yield _row(
            "Certain otherwise", view.number(found.floor.expected, 0), f"   {name}{', your BATNA' * same}"
        )
    if found.best is not None and not same:
        name = alternative_name(view, found.best)
        yield _row("BATNA counts", view.number(found.best.expected, 0), f"   {name}")


def _alternative(view: View, one: Valued) -> Iterator[Line]:
    """Yield what an alternative counts and how that is computed, and what is certain."""
    found = view.case.alternatives
    yield line(Span(alternative_name(view, one), Tone.STRONG))
    if one.value is None:
        yield line(Span(f"Its value is not known: {one.unknown}.", Tone.WARN))
    else:
        yield _row("If it comes about", view.number(one.value, 0), _of_offer(one))
    if one.expected is not None:
        best = ", your BATNA" if one is found.best else ""
        yield _row("Counts", Span(view.number(one.expected, 0), Tone.STRONG), best)
        worked = formula(one, found.floor)
        if "=" in worked and not view.hide:
            yield muted(f"  {worked}")
    elif one.value is not None:
        why = "Nothing is known to fall back on: no alternative is certain. Staying where you are is one."
        yield line(Span(why, Tone.WARN))
    if found.floor is not None and found.floor is not one:
        name = alternative_name(view, found.floor)
        yield _row("Certain otherwise", view.number(found.floor.expected, 0), f"   {name}")


def _of_offer(one: Valued) -> Span:
    """Say what the value of an alternative is where it is that of another offer."""
    named = one.alternative.offer and one.value is not None
    return Span("   year 1 of that offer as it stands now" if named else "", Tone.MUTED)


def _previous_salary(view: View) -> Sequence[Line]:
    """Return the advice on revealing it, and what the person has found out of the local rule."""
    own = view.offer.strategy.local_rule
    note = (
        line(Span("Your note  ", Tone.MUTED), own)
        if own
        else muted("Find out what applies where you are and write it down, with its source and date.")
    )
    return (
        line(RULES["N19"].sentence),
        line("In some places employers may not ask for it."),
        line(""),
        note,
    )
