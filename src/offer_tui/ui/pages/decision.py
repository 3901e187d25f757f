"""How it ended, and what is still to be done about it: what must be in writing, call, letter, thanks."""

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from offer_tui.core.edits import Batch, Edit, Put
from offer_tui.core.guide.naming import person_name
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.letters import ANSWERS, LetterKind, done_on, interviewers, offer_maker, to_thank
from offer_tui.core.offer import Offer
from offer_tui.core.records import replace
from offer_tui.core.rounds import Agreed, agreed_value, not_in_writing
from offer_tui.core.wording import shown_date
from offer_tui.ui.pages.advice import next_line
from offer_tui.ui.pages.letter import LetterPage, done_row, is_thanks, letter_lines, thanked_row
from offer_tui.ui.pages.page import LABELLED, Page, gap, heading, key_row, keyed
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.widgets.spans import width_of
from offer_tui.ui.words import item_label

_CALLED: KeyPath = ("decision", "called")
_SENT: KeyPath = ("decision", "letter_sent")


class DecisionPage(Page):
    """The decision, and the steps that it leads to in their order."""

    id: ClassVar[str] = "decision"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return label, value, remark."""
        return LABELLED

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return outcome, date and private reason, and the steps; what the file has is always shown."""
        end = view.offer.decision
        rows = [
            _outcome_row(view),
            key_row(view, ("decision", "date"), label="Decided on", remark=muted(view.distance(end.date))),
            key_row(view, ("decision", "reason"), remark=muted("private; never printed in a letter")),
        ]
        if view.offer.outcome in ("", "accepted"):
            missing = [_promise_row(view, agreed) for agreed in not_in_writing(view.offer)]
            rows += [gap("writing"), heading("In writing before you accept"), _written_row(view), *missing]
        rows += _letter_rows(view)
        asked = interviewers(view.offer)
        people = [one for one in view.offer.people if one in asked or one.id in end.thanked]
        if people:
            rows += [gap("thanks"), heading("Thanks")]
            rows += [thanked_row(view, person) for person in people]
        return tuple(rows)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:
        """Return the steps in their order, each done or not; on the row of the call, what to say first."""
        if not view.offer.outcome:
            return tuple(_undecided(view, width))
        steps = enumerate(_steps(view), start=1)
        numbered = [_step(number, text, day, done=done) for number, (text, day, done) in steps]
        return (*_script(view, row), *numbered) or (line(Span("Nothing is left to do.", Tone.MUTED)),)

    def letter_of(self, view: View, row: Row) -> LetterPage | None:
        """Return the letter that a row is about."""
        if row.path == _CALLED:
            return LetterPage(LetterKind.DECLINE_CALL)
        if row.path == _SENT:
            return LetterPage(_answer(view.offer))
        return LetterPage(LetterKind.THANKS, view.offer.people[int(row.path[1])]) if is_thanks(row) else None

    def opened(self, view: View, row: Row) -> Page | None:
        """Return the row's letter; the call is written down in its row, with what to say below."""
        return None if row.path == _CALLED else self.letter_of(view, row)

    def drop(self, view: View, row: Row) -> Edit | None:
        """Nobody is removed here: a person's row only tells whether they were thanked."""
        return None if is_thanks(row) else super().drop(view, row)

    def move(self, view: View, row: Row, by: int) -> Edit | None:  # noqa: ARG002 - as every page
        """Nobody is moved here; the steps have their order."""
        return None


def _outcome_row(view: View) -> Row:
    """Return the row of the outcome, whose edit dates the decision and moves the offer's status with it."""
    path = ("decision", "outcome")
    row = key_row(view, path)
    if row.field is None:
        return row
    plain = row.field

    def edit(value: Plain | None) -> Edit | None:
        made = plain.edit(value)
        if made is None:
            return None
        if value is None:
            return Batch((made, Put(("status",), "negotiating" if view.offer.rounds else "considering")))
        dated = () if view.offer.decision.date is not None else (Put(("decision", "date"), view.today),)
        return Batch((made, *dated, Put(("status",), value)))

    return replace(row, field=replace(plain, edit=edit))


def _written_row(view: View) -> Row:
    day = view.offer.dates.written
    return _dated_row(view, ("dates", "written"), "The offer itself", day, "when you had it in writing")


def _promise_row(view: View, agreed: Agreed) -> Row:
    """Return the row of something that was agreed by word alone, which says when it is in writing."""
    ask, number = agreed.ask, agreed.number - 1
    k = next(k for k, one in enumerate(view.offer.rounds[number].asks) if one is ask)
    path = ("rounds", number, "asks", k, "in_writing")
    value = view.figure(agreed_value(ask), ask.item)
    row = key_row(view, path, "not yet", label=item_label(ask.item))
    cells = (
        row.cells[0],
        line(Span("not yet", Tone.WARN)),
        muted(f"{value}, agreed in round {agreed.number}"),
    )
    return replace(row, cells=cells, copy=value)


def _letter_rows(view: View) -> Iterator[Row]:
    """Yield call and letter as the outcome asks for them, or as the file has them."""
    offer, due = view.offer, ANSWERS.get(view.offer.outcome, ())
    called, sent = (done_on(kind, offer) for kind in (LetterKind.DECLINE_CALL, _answer(offer)))
    where = f"to {_maker(offer)}; {view.keymap.named('open')} shows it"
    rows = {
        LetterKind.DECLINE_CALL: _dated_row(view, _CALLED, "Called", called, "the call comes first"),
        _answer(offer): _dated_row(view, _SENT, "Letter sent", sent, where),
    }
    shown = [row for kind, row in rows.items() if kind in due or row.copy]
    if shown:
        yield gap("letters")
    yield from shown


def _dated_row(view: View, path: KeyPath, label: str, day: date | None, remark: str) -> Row:
    """Return the row of a step that is done on a day, or still to do."""
    row = done_row(view, path, label, muted(view.distance(day) or remark))
    to_do = line(Span("to do", Tone.WARN))
    return replace(row, cells=(row.cells[0], to_do, row.cells[2])) if day is None else row


def _answer(offer: Offer) -> LetterKind:
    """Return which letter the day in the file is that of."""
    return LetterKind.ACCEPT if offer.outcome == "accepted" else LetterKind.DECLINE


def _maker(offer: Offer) -> str:
    maker = offer_maker(offer)
    return "the person who made the offer" if maker is None else person_name(maker)


def _undecided(view: View, width: int) -> Iterator[Line]:
    yield keyed("Not decided yet; {open} on Outcome decides.", view.keymap)
    missing = ", ".join(_missing(view.offer))
    if missing:
        yield line(Span("! ", Tone.WARN), f"Before accepting, have in writing: {missing}.")
    # The line of messages names the next step, and has no room for a long why.
    if width_of(next_line(view)) > width:
        yield from (line(view.words(reason)) for reason in view.next_step.reasons)


def _missing(offer: Offer) -> Iterator[str]:
    """Name what is still to be had in writing."""
    for agreed in not_in_writing(offer):
        yield f"{item_label(agreed.ask.item).lower()} of round {agreed.number}"
    if offer.dates.written is None:
        yield "the offer itself"


def _steps(view: View) -> Iterator[tuple[str, date | None, bool]]:
    """Yield what the outcome asks for, in order: the day where the file has one, and whether it is done."""
    offer = view.offer
    if offer.outcome == "accepted":
        missing = ", ".join(_missing(offer))
        yield f"In writing: {missing}" if missing else "All of it in writing", None, not missing
    for kind in ANSWERS.get(offer.outcome, ()):
        day = done_on(kind, offer)
        to_call = kind is LetterKind.DECLINE_CALL
        what = "A call, short and gracious" if to_call else f"A letter to {_maker(offer)}"
        yield what, day, day is not None
    if interviewers(offer):
        waiting = ", ".join(map(person_name, to_thank(offer)))
        yield f"Thanks to {waiting or 'the interviewers'}", None, not waiting


def _step(number: int, text: str, day: date | None, *, done: bool) -> Line:
    mark = Span("done  ", Tone.GOOD) if done else Span("to do ", Tone.WARN)
    return line(f"{number}. ", mark, text, Span(f", {shown_date(day)}" if day else "", Tone.MUTED))


def _script(view: View, row: Row | None) -> tuple[Line, ...]:
    """Return what to say on the phone, while the row of the call is selected."""
    if row is None or row.path != _CALLED:
        return ()
    return (*letter_lines(LetterPage(LetterKind.DECLINE_CALL).letter(view)), line(""))
