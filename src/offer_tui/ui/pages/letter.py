"""One letter, or what is said on the phone: who it goes to, whose words it is in, and the whole of it."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import ClassVar

from offer_tui.core.edits import Drop, Edit, Put
from offer_tui.core.keys import KeyPath, Plain, find
from offer_tui.core.letters import (
    ANSWERS,
    CALL_WORDS,
    Letter,
    LetterKind,
    Origin,
    letter,
    letter_name,
    recipient,
)
from offer_tui.core.offer import Person
from offer_tui.core.records import replace
from offer_tui.ui.fields import chosen
from offer_tui.ui.glyphs import BROKEN
from offer_tui.ui.pages.page import Page, key_row, keyed
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.rows import Choice, Column, Field, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View

TITLES: Mapping[LetterKind, str] = {
    LetterKind.ASK_TIME: "Ask for time",
    LetterKind.ACCEPT: "Letter of acceptance",
    LetterKind.DECLINE_CALL: "Call to decline",
    LetterKind.DECLINE: "Letter of decline",
    LetterKind.THANKS: "Thanks",
}
_WORDS: Mapping[Origin, str] = {
    Origin.PROGRAM: "the program’s; {letter.edit} makes them yours",
    Origin.TEMPLATE: "your template",
    Origin.DRAFT: "your draft",
}
_SENT: Mapping[LetterKind, tuple[KeyPath, str]] = {
    LetterKind.ASK_TIME: (("dates", "time_requested"), "Asked"),
    LetterKind.ACCEPT: (("decision", "letter_sent"), "Sent"),
    LetterKind.DECLINE_CALL: (("decision", "called"), "Called"),
    LetterKind.DECLINE: (("decision", "letter_sent"), "Sent"),
}
"""Where the file keeps when a letter went, and what that is called; thanks are kept by person."""
_THANKS = "thanks/"


class LetterPage(Page):
    """A letter of one kind, of thanks to one person."""

    id: ClassVar[str] = "letter"

    def __init__(self, kind: LetterKind, person: Person | None = None) -> None:
        self.kind = kind
        thanked = person if kind is LetterKind.THANKS else None
        self.person_id = thanked.id if thanked is not None else ""
        self.name = letter_title(kind, thanked)

    def letter(self, view: View) -> Letter:
        """Return the letter as it would go now."""
        source = view.letters.source(self.kind, self.person_id)
        return letter(self.kind, view.case, source, self.to(view))

    def to(self, view: View) -> Person | None:
        """Return who it goes to; None where the file does not say."""
        if self.kind is not LetterKind.THANKS:
            return recipient(self.kind, view.offer)
        return next((one for one in view.offer.people if one.id == self.person_id), None)

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return label and fact."""
        return Column("", least=10, most=12), Column("", least=10, grow=1)

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return who it goes to, the rows of the file that say whether it went, and whose words it is in."""
        made = self.letter(view)
        dated = [self.sent_row(view)]
        if self.kind is LetterKind.DECLINE:
            dated.insert(0, done_row(view, ("decision", "called")))
        words = Row("words", (line("Words"), tuple(self._words(view, made))), selectable=False)
        return (self._to_row(view, made), *(row for row in dated if row is not None), words)

    def _to_row(self, view: View, made: Letter) -> Row:
        if made.to is None:
            page = f"Strategy ({view.keymap.named('page.strategy')})"
            remedy = f"nobody is marked as having made the offer; {page} has the people"
            if self.kind is LetterKind.THANKS:
                remedy = f"nobody is marked as interviewer; {page} has the people"
            return Row("to", (line("To"), line(Span(remedy, Tone.WARN))), path=("people",))
        number = view.offer.people.index(made.to)
        role = Span(f"  {made.to.role}", Tone.MUTED)
        cells = (line("To"), line(made.to.name or made.to.id, role))
        return Row("to", cells, path=("people", number), copy=made.to.name)

    def _words(self, view: View, made: Letter) -> Iterator[Span]:
        """Say how many words it has, and whose they are."""
        too_long = made.kind is LetterKind.DECLINE_CALL and made.words > CALL_WORDS
        yield Span(f"{made.words}", Tone.WARN if too_long else Tone.PLAIN)
        if too_long:
            yield Span(f", {CALL_WORDS} are enough on the phone", Tone.WARN)
        yield from keyed(f", {_WORDS[made.origin]}", view.keymap, Tone.MUTED)
        name = letter_name(self.kind, self.person_id)
        if made.origin is Origin.DRAFT:
            yield Span(f" letters/{view.name}/{name}.md", Tone.MUTED)
        elif made.origin is Origin.TEMPLATE:
            yield Span(f" letters/{self.kind}.md", Tone.MUTED)

    def sent_row(self, view: View) -> Row | None:
        """Return the row that says whether it went; None for thanks to nobody."""
        if self.kind is LetterKind.THANKS:
            to = self.to(view)
            return None if to is None else thanked_row(view, to, "Thanked")
        path, label = _SENT[self.kind]
        return done_row(view, path, label)

    def why_not_sent(self, view: View) -> str:
        """Say why it cannot have gone; empty where it can, or has."""
        outcome = view.offer.outcome
        is_answer = any(self.kind in kinds for kinds in ANSWERS.values())
        if not is_answer or self.kind in ANSWERS.get(outcome, ()):
            return ""
        place = f"{view.keymap.named('page.decision')}, Outcome"
        return f"the offer is {outcome}; {place} changes that" if outcome else f"decide first: {place}"

    def opened(self, view: View, row: Row) -> Page | None:  # noqa: ARG002 - by the row alone
        """Return the page of the person it goes to."""
        is_person = row.id == "to" and len(row.path) > 1
        return RecordPage(row.path, row.copy) if is_person else None

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all rows
        """Return the whole letter, below what keeps it from being sent as it is."""
        made = self.letter(view)
        lines = []
        for problem in made.problems:
            where = f"{Path(problem.file).name} line {problem.line}: "
            lines.append(line("Not used  ", Span(f"{BROKEN} {where}{problem.message}", Tone.BAD)))
        if made.gaps:
            lines.append(line("To fill in  ", Span(", ".join(made.gaps), Tone.WARN)))
        if lines:
            lines.append(line(""))
        if made.subject:
            lines += [line(Span("Subject: ", Tone.MUTED), made.subject), line("")]
        return (*lines, *letter_lines(made))

    def drop(self, view: View, row: Row) -> Edit | None:  # noqa: ARG002 - as every page
        """Nothing of the file is removed here; the key throws the draft away."""
        return None

    def move(self, view: View, row: Row, by: int) -> Edit | None:  # noqa: ARG002 - as every page
        """Nobody is moved here."""
        return None


def letter_title(kind: LetterKind, person: Person | None = None) -> str:
    """Name a letter, one of thanks with the person it goes to."""
    named = person is not None and kind is LetterKind.THANKS
    return f"{TITLES[kind]} to {person.name or person.id}" if named and person is not None else TITLES[kind]


def letter_lines(made: Letter) -> tuple[Line, ...]:
    """Return the body of a letter, what is still to be filled in marked."""
    gaps = "|".join(re.escape(f"[{gap}]") for gap in made.gaps)
    return tuple(_marked(text, gaps) for text in made.body.split("\n"))


def _marked(text: str, gaps: str) -> Line:
    # A group keeps what it splits at, so every second part is a gap.
    parts = re.split(f"({gaps})", text) if gaps else [text]
    return tuple(Span(part, Tone.WARN if number % 2 else Tone.PLAIN) for number, part in enumerate(parts))


def done_row(view: View, path: KeyPath, label: str = "", remark: Line = ()) -> Row:
    """Return the row of the day on which something was done, which mostly is today."""
    row = key_row(view, path, label=label, remark=remark)
    hint = "today, fri, 24 nov, 2026-11-24"
    return row if row.field is None else replace(row, field=replace(row.field, hint=hint))


def is_thanks(row: Row) -> bool:
    """Tell whether a row says whether somebody was thanked."""
    return row.id.startswith(_THANKS)


def thanked_row(view: View, person: Person, label: str = "") -> Row:
    """Return a row that says whether a person of the offer was thanked, and changes it."""
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
    question = chosen(f"Thanked {person.name or person.id}", choices, "yes" if done else "not yet")
    field = Field(question.label, question.text, question.read, edit, kind="choice", choices=choices)
    shown = Span("thanked", Tone.GOOD) if done else Span("not yet", Tone.MUTED)
    return Row(
        f"{_THANKS}{person.id}",
        (line(label or person.name or person.id), line(shown), muted(person.role)),
        path=("people", view.offer.people.index(person)),
        field=field,
        copy=person.name,
    )
