"""Letters about an offer: whom they go to, and their text, from a template or as the person wrote it.

A template is plain text with `$name` placeholders in the sense of `string.Template`. They are filled in once,
so that nothing in a name can act as a placeholder, and there is none for a figure, a reason or a note.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from string import Template
from typing import TypeAlias

from offer_tui.core.decoding import nearest
from offer_tui.core.guide.case import Case, OwnLetter
from offer_tui.core.offer import Offer, Person
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.records import dataclass, field
from offer_tui.core.visible import visible
from offer_tui.core.wording import MONTH_NAMES

UNKNOWN_PLACEHOLDER = "F18"
"""The code of the problem that a template asks for what no letter can have."""
CALL_WORDS = 60
"""Words of a call to decline at most: what is said beyond them invites a discussion."""

PLACEHOLDERS: Mapping[str, str] = {
    "to": "their name",
    "company": "the company",
    "role": "the position",
    "my_name": "your name",
    "my_phone": "your telephone number",
    "today": "today's date",
    "received": "the day on which the offer came",
    "written": "the day on which you had it in writing",
    "reply_by": "the day of your answer",
    "start": "your first day",
}
"""What a template can ask for, and what it means: in brackets it stands where the value is missing."""

_SUBJECT = "Subject:"


class LetterKind(StrEnum):
    """What a letter is for, in the words of the command line and of the names of files."""

    ASK_TIME = "ask-time"
    ACCEPT = "accept"
    DECLINE_CALL = "decline-call"
    """Said on the phone, not sent."""
    DECLINE = "decline"
    THANKS = "thanks"


ANSWERS: Mapping[str, tuple[LetterKind, ...]] = {
    "accepted": (LetterKind.ACCEPT,),
    "declined": (LetterKind.DECLINE_CALL, LetterKind.DECLINE),
}
"""What is due to the person who made the offer, in order, by how it ended.

After the other two ends nobody waits for an answer: an offer that has expired is past it, and of one that was
withdrawn the file does not say by whom. Thanks to the interviewers are due after all four.
"""


class Origin(StrEnum):
    """Whose words a letter is in."""

    DRAFT = "draft"
    """The person's, for this very letter: nothing is filled in any more."""
    TEMPLATE = "template"
    """The person's, for all offers."""
    PROGRAM = "program"


@dataclass(frozen=True, slots=True)
class Source:
    """The text that a letter is made from."""

    text: str = ""
    origin: Origin = Origin.PROGRAM
    problems: tuple[Problem, ...] = ()
    """What is wrong with the texts that would have come before this one."""


@dataclass(frozen=True, slots=True)
class Letters:
    """All the texts that the letters of one offer are made from."""

    templates: Mapping[LetterKind, Source] = field(default_factory=dict)
    """Of every kind."""
    drafts: Mapping[str, Source] = field(default_factory=dict)
    """By the letter's name; one that cannot be read has its problems and no text."""

    def source(self, kind: LetterKind, person_id: str = "") -> Source:
        """Return the text that counts: the draft, else the template of the kind."""
        template = self.templates.get(kind, Source())
        draft = self.drafts.get(letter_name(kind, person_id))
        if draft is None:
            return template
        if draft.problems:
            return Source(template.text, template.origin, (*draft.problems, *template.problems))
        return draft

    @property
    def own_decline(self) -> OwnLetter:
        """The letter of decline in the person's own words; without a text where it is the program's."""
        source = self.source(LetterKind.DECLINE)
        if source.origin is Origin.PROGRAM:
            return OwnLetter()
        return OwnLetter(source.text, is_draft=source.origin is Origin.DRAFT)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter, safe to show."""

    kind: LetterKind
    to: Person | None
    """None where the file does not say who it goes to."""
    subject: str
    """Empty for a letter without one, such as what is said on the phone."""
    body: str
    origin: Origin
    gaps: tuple[str, ...]
    """What the person has still to fill in, each once."""
    problems: tuple[Problem, ...]
    """Why it is not in the words that the person wrote."""

    @property
    def text(self) -> str:
        """The whole letter, its subject in the first line; without a line end at the end."""
        return f"{_SUBJECT} {self.subject}\n\n{self.body}" if self.subject else self.body

    @property
    def words(self) -> int:
        """How many words its body has."""
        return len(self.body.split())


Addressed: TypeAlias = tuple[LetterKind, Person | None]
"""A letter and the person it goes to; None where the file does not say who."""


def letter_name(kind: LetterKind, person_id: str = "") -> str:
    """Return the name of a letter among those of its offer: `decline`, `thanks-priya`."""
    return f"{kind}-{person_id}" if kind is LetterKind.THANKS and person_id else kind


def offer_maker(offer: Offer) -> Person | None:
    """Return the person who made the offer; None where the file does not say."""
    return next((one for one in offer.people if one.made_offer), None)


def interviewers(offer: Offer) -> tuple[Person, ...]:
    """Return who gets a letter of thanks, in the order of the file; who made the offer gets another."""
    return tuple(one for one in offer.people if one.interviewed and not one.made_offer)


def to_thank(offer: Offer) -> tuple[Person, ...]:
    """Return the interviewers who got no letter of thanks yet, in the order of the file."""
    return tuple(one for one in interviewers(offer) if one.id not in offer.decision.thanked)


def recipient(kind: LetterKind, offer: Offer) -> Person | None:
    """Return who a letter goes to: the first interviewer to thank, or the person who made the offer."""
    if kind is LetterKind.THANKS:
        return next(iter(to_thank(offer)), None)
    return offer_maker(offer)


def possible_letters(offer: Offer) -> tuple[Addressed, ...]:
    """Return all letters of an offer, those that are due next in front."""
    due = tuple(due_letters(offer))
    thanks = [(LetterKind.THANKS, one) for one in interviewers(offer)]
    others = [kind for kind in LetterKind if kind is not LetterKind.THANKS or not thanks]
    every: list[Addressed] = [*((kind, recipient(kind, offer)) for kind in others), *thanks]
    return (*due, *(one for one in every if one not in due))


def due_letters(offer: Offer) -> Iterator[Addressed]:
    """Yield what is still to be said or written as the offer stands now, in order."""
    wanted = ANSWERS.get(offer.outcome, ()) if offer.closed else (LetterKind.ASK_TIME,)
    yield from ((kind, recipient(kind, offer)) for kind in wanted if done_on(kind, offer) is None)
    if offer.closed:
        yield from ((LetterKind.THANKS, one) for one in to_thank(offer))


def done_on(kind: LetterKind, offer: Offer) -> date | None:
    """Return when a letter went or its call was made; None where it was not, and for thanks.

    The file has one day for the letters of acceptance and of decline. Before the day of an acceptance it
    cannot be that of the letter of acceptance.
    """
    end = offer.decision
    match kind:
        case LetterKind.ASK_TIME:
            return offer.dates.time_requested
        case LetterKind.DECLINE_CALL:
            return end.called
        case LetterKind.DECLINE:
            return end.letter_sent
        case LetterKind.ACCEPT:
            older = end.letter_sent is not None and end.date is not None and end.letter_sent < end.date
            return None if older else end.letter_sent
        case LetterKind.THANKS:
            return None


def letter(kind: LetterKind, case: Case, source: Source, person: Person | None) -> Letter:
    """Return a letter to a person; `person` is None where it is not known who it goes to.

    A template is filled in, and what is missing is a gap in brackets; a draft is taken as it is. The template
    must be one that `template_problems` finds nothing wrong with.
    """
    text = visible(source.text, lines=True)
    if source.origin is not Origin.DRAFT:
        text = Template(text).substitute(_values(case, person))
    first, _, rest = text.strip().partition("\n")
    has_subject = first.casefold().startswith(_SUBJECT.casefold())
    return Letter(
        kind,
        person,
        subject=first[len(_SUBJECT) :].strip() if has_subject else "",
        body=rest.strip() if has_subject else text.strip(),
        origin=source.origin,
        gaps=tuple(meaning for meaning in PLACEHOLDERS.values() if _gap(meaning) in text),
        problems=source.problems,
    )


def template_problems(text: str) -> Iterator[Problem]:
    """Yield each placeholder of a template that no letter can fill in, and each lone `$`, with its place."""
    for found in Template.pattern.finditer(text):
        name = found["named"] or found["braced"]
        if found["escaped"] is not None or name in PLACEHOLDERS:
            continue
        why = (
            f"there is no placeholder ${name}{nearest(name.casefold(), tuple(PLACEHOLDERS))}"
            if name
            else "a $ that begins no placeholder; write $$ for a dollar sign"
        )
        line, column = text_place(text, found.start())
        yield Problem(UNKNOWN_PLACEHOLDER, Severity.ERROR, why, line=line, column=column)


def text_place(text: str, at: int) -> tuple[int, int]:
    """Return line and column of an offset into a text, both counted from 1."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _values(case: Case, person: Person | None) -> dict[str, str]:
    offer, profile, today, dates = case.offer, case.profile, case.today, case.offer.dates
    # Nobody promises an answer by a day that has passed.
    reply_by = dates.reply_by if dates.reply_by is not None and dates.reply_by >= today else None
    given = {
        "to": person.name if person is not None else "",
        "company": offer.company,
        "role": offer.role,
        "my_name": profile.name,
        "my_phone": profile.phone,
        "today": _day(today),
        "received": _day(dates.received),
        "written": _day(dates.written),
        "reply_by": _day(reply_by),
        "start": _day(dates.start),
    }
    return {name: visible(given[name].strip()) or _gap(meaning) for name, meaning in PLACEHOLDERS.items()}


def _gap(meaning: str) -> str:
    return f"[{meaning}]"


def _day(day: date | None) -> str:
    """Write a date as letters do: `24 November 2026`."""
    return "" if day is None else f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
