"""How it ended, and what is still to be done about it: call, letter, thanks."""

from typing import ClassVar

from offer_tui.core.edits import Batch, Drop, Edit, Put
from offer_tui.core.keys import Plain, find
from offer_tui.core.offer import Person
from offer_tui.core.reading import Understood
from offer_tui.core.rounds import not_in_writing
from offer_tui.ui.pages.page import LABELLED, Page, gap, heading, key_row
from offer_tui.ui.rows import Choice, Column, Field, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import item_label


class DecisionPage(Page):
    """The decision, then the people to be thanked."""

    id: ClassVar[str] = "decision"
    title: ClassVar[str] = "Decision"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return label, value, remark."""
        return LABELLED

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return outcome, dates, private reason, and a row for each interviewer."""
        end, decision = view.offer.decision, ("decision",)
        rows = [
            _outcome_row(view),
            key_row(view, (*decision, "date"), label="Decided on", remark=muted(view.distance(end.date))),
            key_row(view, (*decision, "reason"), remark=muted("private; never printed in a letter")),
            key_row(
                view,
                (*decision, "called"),
                remark=muted(view.distance(end.called) or "the call comes first"),
            ),
            key_row(
                view,
                (*decision, "letter_sent"),
                remark=muted(view.distance(end.letter_sent) or "after the call, brief and gracious"),
            ),
        ]
        if view.offer.people:
            rows += [gap("thanks"), heading("Thanks")]
            rows += [_thanks_row(view, person) for person in view.offer.people]
        return tuple(rows)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all rows
        """Return the steps in their order, each done or not."""
        end = view.offer.decision
        if not end.outcome:
            open_words = [
                f"{item_label(agreed.ask.item).lower()} of round {agreed.number}"
                for agreed in not_in_writing(view.offer)
            ]
            lines = [line(Span("Not decided yet.", Tone.MUTED))]
            if open_words:
                lines.append(
                    line(
                        Span("! ", Tone.WARN), f"Before accepting, have in writing: {', '.join(open_words)}."
                    )
                )
            return tuple(lines)
        maker = next((one for one in view.offer.people if one.made_offer), None)
        letter = (
            f"A letter to {maker.name or maker.id}" if maker else "A letter to the person who made the offer"
        )
        waiting = [
            one.name or one.id for one in view.offer.people if one.interviewed and one.id not in end.thanked
        ]
        steps = [
            ("A call, short and gracious", end.called is not None),
            (letter, end.letter_sent is not None),
        ]
        if any(one.interviewed for one in view.offer.people):
            steps.append(
                (f"Thanks to {', '.join(waiting)}" if waiting else "Thanks to the interviewers", not waiting)
            )
        return tuple(_step(number, text, done=done) for number, (text, done) in enumerate(steps, start=1))

    def drop(self, view: View, row: Row) -> Edit | None:
        """Nobody is removed here: a person's row only tells whether they were thanked."""
        return None if row.path == ("decision", "thanked") else super().drop(view, row)


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

    field = Field(plain.label, plain.text, plain.read, edit, kind="choice", choices=plain.choices)
    return Row(row.id, row.cells, path=path, field=field, copy=row.copy)


def _thanks_row(view: View, person: Person) -> Row:
    """Return a row that says whether a person was thanked, and changes it."""
    path = ("decision", "thanked")
    names = [str(name) for name in view.offer.decision.thanked]
    done = person.id in names

    def edit(value: Plain | None) -> Edit | None:
        if value is done:
            return None
        left = [name for name in names if name != person.id]
        if value is True:
            return Put(path, [*names, person.id])
        return Put(path, left) if left or find(view.tree, path) is None else Drop(path)

    choices = (Choice(value=True, label="yes"), Choice(value=False, label="not yet"))
    field = Field(
        f"Thanked {person.name or person.id}",
        "yes" if done else "not yet",
        lambda _: Understood(None),
        edit,
        kind="choice",
        choices=choices,
    )
    shown = Span("thanked", Tone.GOOD) if done else Span("not yet", Tone.MUTED)
    role = ", ".join(part for part in (person.role, "interviewed" if person.interviewed else "") if part)
    return Row(
        f"thanks/{person.id}",
        (line(person.name or person.id), line(shown), muted(role)),
        path=path,
        field=field,
        copy=person.name,
    )


def _step(number: int, text: str, *, done: bool) -> Line:
    mark = Span("done  ", Tone.GOOD) if done else Span("to do ", Tone.WARN)
    return line(f"{number}. ", mark, text)
