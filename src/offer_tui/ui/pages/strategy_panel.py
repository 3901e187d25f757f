"""What follows from the rows of the Strategy page: where the offer stands, and more of the selected row."""

from collections.abc import Iterator, Sequence

from offer_tui.core.alternatives import Valued, formula
from offer_tui.core.call_sheet import MANNER
from offer_tui.core.compensation import compensation
from offer_tui.core.guide.advice import RULES
from offer_tui.core.guide.naming import item_name, listed, person_name
from offer_tui.core.guide.next_step import year_one_now
from offer_tui.core.guide.requests import Request, requests
from offer_tui.core.guide.substitutes import LIMITS, SUBSTITUTES, substitute
from offer_tui.core.negotiated import package_after
from offer_tui.core.offer import Limit, Signal
from offer_tui.ui import glyphs
from offer_tui.ui.pages.market import market_sources, point_panel
from offer_tui.ui.pages.page import keyed
from offer_tui.ui.pages.sources import year_sources
from offer_tui.ui.rows import Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import item_label

_PREVIOUS_SALARY = ("previous_salary", "previous_salary_reason", "local_rule")
_LABEL = 19


def strategy_panel(view: View, row: Row | None, width: int) -> tuple[Line, ...]:
    """Return what there is to say of the selected row, or where the offer stands."""
    match row.path if row is not None else ():
        case ("alternatives", int(number)):
            return tuple(_alternative(view, view.case.alternatives.each[number]))
        case ("research", int(number)):
            return point_panel(view, view.offer.research[number], width)
        case ("people", int()):
            return line(MANNER), *_whom_to_ask(view)
        case ("strategy", "limit", int(number)):
            return line(MANNER), *_around_limit(view, view.offer.strategy.limit[number])
        case ("strategy", "signal", int(number)):
            return line(MANNER), *_after_signal(view, view.offer.strategy.signal[number])
        case ("strategy", str(key)) if key in _PREVIOUS_SALARY:
            return tuple(_previous_salary(view))
        case _:
            return tuple(_standing(view))


def strategy_sources(view: View) -> tuple[Line, ...]:
    """Return what year one, as offered and on the table, the alternatives and the market are made of."""
    lines = list(year_sources(view, view.pay.years[:1]))
    if view.offer.rounds:
        lines.append(line(Span("On the table now", Tone.ACCENT)))
        lines += year_sources(view, compensation(package_after(view.offer, len(view.offer.rounds)), 1).years)
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


def name_of(view: View, person_id: str) -> str:
    """Return the name of a person, or the id where nobody has it."""
    return next((person_name(one) for one in view.offer.people if one.id == person_id), person_id)


def _row(label: str, *parts: str | Span) -> Line:
    return line(f"{label:<{_LABEL}}", *parts)


def _standing(view: View) -> Iterator[Line]:
    """Yield the offer between walk-away and desired, what is left without it, and what is missing."""
    plan, total, as_offered = view.offer.strategy, year_one_now(view.offer), view.pay.years[0].total
    if total != as_offered:
        yield _row("Year 1 now", Span(view.number(total, 0), Tone.STRONG), "   on the table")
    yield _row(
        "Year 1 as offered",
        Span(view.number(as_offered, 0), Tone.STRONG if total == as_offered else Tone.MUTED),
    )
    if plan.walk_away_total is not None:
        over = total - plan.walk_away_total
        tone, word = (Tone.GOOD, "above") if over >= 0 else (Tone.BAD, "below")
        figure = Span(f"{view.number(abs(over), 0)} {word}", tone)
        yield _row("Walk-away point", view.number(plan.walk_away_total), "   now ", figure)
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
        yield keyed("{open} fills in a row; {add} adds alternatives, research and people.", view.keymap)


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


def _whom_to_ask(view: View) -> Iterator[Line]:
    """Yield whom to negotiate with, and whom the protocol names."""
    yield line(RULES["N08"].sentence)
    named = view.offer.strategy.protocol_people
    if named:
        yield muted(f"The protocol names {listed([name_of(view, one) for one in named])}.")


def _around_limit(view: View, limit: Limit) -> Iterator[Line]:
    """Yield what a kind of limit binds less, and for what has met it already, what to ask for instead."""
    freer = ", ".join(item_name(one) for one in SUBSTITUTES[limit.kind])
    yield line(f"Where {LIMITS[limit.kind]} is the limit, another item may be freer: {freer}.")
    latest = {one.ask.item: one for one in requests(view.offer) if not one.round.planned}
    for one in latest.values():
        if one.ask.limit == limit.kind and one.ask.answer in ("refused", "partial"):
            yield muted(_met(view, one))


def _met(view: View, one: Request) -> str:
    other = substitute(view.offer, one.ask.item, one.ask.limit)
    instead = "no item is left to ask for instead" if other is None else f"{item_name(other)} may be freer"
    return f"{item_label(one.ask.item)} met it in round {one.number}; {instead}."


def _after_signal(view: View, signal: Signal) -> Iterator[Line]:
    """Yield what a later ask may not contradict."""
    rule = RULES["N25"]
    yield line(rule.sentence)
    if signal.item and signal.amount is not None:
        figure = view.figure(signal.amount, signal.item)
        yield line(
            f"A later ask for {item_name(signal.item)} may not contradict ", Span(figure, Tone.STRONG), "."
        )
        yield muted(rule.remedy)
    else:
        yield muted("With an item and a figure in it, the guide notices an ask that contradicts it.")


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
