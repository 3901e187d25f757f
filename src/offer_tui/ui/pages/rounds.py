"""The rounds of negotiation: who asked what of whom, and what came back."""

from typing import ClassVar

from offer_tui.core.compensation import compensation
from offer_tui.core.items import item
from offer_tui.core.keys import KeyPath
from offer_tui.core.negotiated import package_after
from offer_tui.core.rounds import Asked, RoundState, states
from offer_tui.core.wording import shown_date
from offer_tui.ui import glyphs
from offer_tui.ui.fields import figure_field
from offer_tui.ui.pages.concession_table import concession_table
from offer_tui.ui.pages.page import Addition, Page, keyed, row_id
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.pages.round_additions import ask_addition, round_addition
from offer_tui.ui.pages.sources import year_sources
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import choice_label, item_label

_TONES = {"granted": Tone.GOOD, "partial": Tone.WARN, "refused": Tone.BAD}


class RoundsPage(Page):
    """A heading for each round, and under it a row for each ask."""

    id: ClassVar[str] = "rounds"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return item, from and to, answer, what is on the table, remark."""
        return (
            Column("", least=14, most=26),
            Column("From → to", least=17, most=30),
            Column("Answer", least=8),
            Column("Now", align="right", least=7),
            Column("", least=0, grow=1, hide=1),
        )

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return rounds and asks in the order of the file."""
        rows: list[Row] = []
        for state in states(view.offer):
            place = ("rounds", state.number - 1)
            rows.append(
                Row(row_id(place), wide=_round_line(view, state), path=place, copy=_round_name(view, state))
            )
            rows += [
                _ask_row(view, (*place, "asks", number), one, state) for number, one in enumerate(state.asks)
            ]
        return tuple(rows)

    def empty(self, view: View) -> tuple[Line, ...]:
        """Say what a round is."""
        return (
            line("No round yet."),
            line(""),
            line("Make all your requests in the first round, and go back and forth no more"),
            line("than three times. Ask, by phone or in person, a person who can decide."),
            line(""),
            keyed("Press {add} to write down the first, planned or past.", view.keymap),
        )

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all rows
        """Return year one after each round against walk-away and desired, and what is still by word alone."""
        if not view.offer.rounds:
            return ()
        return *_chart(view, width), *concession_table(view, width)

    def sources(self, view: View) -> tuple[Line, ...]:
        """Return what each bar is made of: year one as offered, and after each round held."""
        held = [state.number for state in states(view.offer) if not state.round.planned]
        lines: list[Line] = []
        for number in (0, *held):
            lines.append(line(Span(f"After round {number}" if number else "As offered", Tone.ACCENT)))
            lines += year_sources(view, compensation(package_after(view.offer, number), 1).years)
        return tuple(lines)

    def additions(self, view: View, row: Row | None) -> tuple[Addition, ...]:
        """Return an ask in the round of the cursor, then a round."""
        rounds = view.offer.rounds
        asks: list[Addition] = []
        here = row.path[1] if row is not None and len(row.path) > 1 else None
        if isinstance(here, int) and here < len(rounds):
            asks.append(ask_addition(view, here))
        return (*asks, round_addition(view))

    def opened(self, view: View, row: Row) -> Page | None:
        """Return the page of a round or an ask."""
        if len(row.path) == len(("rounds", 0)):
            return RecordPage(row.path, f"Round {int(row.path[1]) + 1}")
        ask = view.offer.rounds[int(row.path[1])].asks[int(row.path[3])]
        return RecordPage(row.path, f"Round {int(row.path[1]) + 1}, {item_label(ask.item)}")


def _round_name(view: View, state: RoundState) -> str:
    one = state.round
    who = next((person for person in view.offer.people if person.id == one.with_), None)
    parts = ["planned"] if one.planned else []
    parts += [shown_date(one.date)] if one.date else []
    parts += [choice_label(one.channel)] if one.channel else []
    if who is not None:
        decides = {True: " (decides)", False: " (cannot decide)", None: ""}[who.decides]
        parts.append(f"{who.name or who.id}{decides}")
    return f"Round {state.number}   " + " · ".join(parts)


def _round_line(view: View, state: RoundState) -> Line:
    name, _, rest = _round_name(view, state).partition("   ")
    note = f"   {state.round.note}" if state.round.note else ""
    return line(Span(name, Tone.STRONG), f"   {rest}", Span(note, Tone.MUTED))


def _ask_row(view: View, path: KeyPath, asked: Asked, state: RoundState) -> Row:
    ask = asked.ask
    known = item(ask.item)
    name = f"  {known.label}" if known else f"  {glyphs.BROKEN} {ask.item}"
    move = f"{view.figure(asked.before, ask.item)} {glyphs.ARROW} {view.figure(ask.ask, ask.item)}"
    answer = glyphs.DASH if state.round.planned else ask.answer
    remarks = []
    if ask.limit:
        remarks.append(f"limit: {choice_label(ask.limit)}")
    if ask.answer in ("granted", "partial"):
        remarks.append("in writing" if ask.in_writing else "not yet in writing !")
    tone = Tone.WARN if "!" in "".join(remarks) else Tone.MUTED
    now = view.figure(asked.after, ask.item) if not state.round.planned else ""
    cells = (
        line(name),
        line(move),
        line(Span(answer, _TONES.get(ask.answer, Tone.MUTED))),
        line(now),
        line(Span(", ".join(remarks), tone)),
    )
    field = figure_field(view, (*path, "ask"), ask.item, "Ask")
    return Row(row_id(path), cells, path=path, field=field, column=1, copy=move)


def _chart(view: View, width: int) -> tuple[Line, ...]:
    """Return a bar for year one as offered and after each round held, on one scale with both ends marked."""
    held = [state.number for state in states(view.offer) if not state.round.planned]
    totals = [
        (f"round {number}" if number else "offer", compensation(package_after(view.offer, number), 1).total)
        for number in (0, *held)
    ]
    walk_away, desired = view.offer.strategy.walk_away_total, view.offer.strategy.desired_total
    top = max([total for _, total in totals] + [one for one in (walk_away, desired) if one is not None])
    if top <= 0:
        return ()
    room = max(10, width - 24)
    lines: list[Line] = []
    marks = [" "] * (room + 1)
    for mark, value in (("w", walk_away), ("d", desired)):
        if value is not None:
            marks[min(room, round(float(value / top) * room))] = mark
    if walk_away is not None or desired is not None:
        ends = [f"w walk-away {view.number(walk_away, 0)}"] if walk_away is not None else []
        ends += [f"d desired {view.number(desired, 0)}"] if desired is not None else []
        legend = "   ".join(ends)
        lines += [muted(one) for one in ([legend] if len(legend) <= width else ends)]
        lines.append(line(Span("Year 1   ", Tone.MUTED), Span("".join(marks).rstrip(), Tone.ACCENT)))
    for name, total in totals:
        bar = glyphs.smooth_bar(float(total / top), room)
        below = walk_away is not None and total < walk_away
        lines.append(
            line(
                f"{name:<9}",
                Span(f"{bar:<{room}}", Tone.BAD if below else Tone.ACCENT),
                f" {view.number(total, 0):>10}",
            )
        )
    return tuple(lines)
