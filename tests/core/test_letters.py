"""Letters: whom they go to, what stands in them, and what never does."""

import re
import unicodedata
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui import bundled
from offer_tui.core.guide.case import Case, OwnLetter
from offer_tui.core.letters import (
    CALL_WORDS,
    PLACEHOLDERS,
    Letter,
    LetterKind,
    Letters,
    Origin,
    Source,
    due_letters,
    interviewers,
    letter,
    letter_name,
    possible_letters,
    recipient,
    template_problems,
    to_thank,
)
from offer_tui.core.offer import Dates, Decision, Offer, Person
from offer_tui.core.package import OneOff, Package
from offer_tui.core.profile import Profile

TODAY = date(2026, 11, 21)
DANA = Person(id="dana", name="Dana Ruiz", made_offer=True)
PRIYA = Person(id="priya", name="Priya Nair", interviewed=True)
TOM = Person(id="tom", name="Tom Okafor", interviewed=True)
OFFER = Offer(
    company="Northwind Robotics",
    role="Staff Engineer",
    notes="Their notes say 4711.",
    dates=Dates(
        received=date(2026, 11, 10),
        written=date(2026, 11, 12),
        reply_by=date(2026, 11, 24),
        start=date(2027, 2, 1),
    ),
    package=Package(base_salary=Decimal(165_000), one_off=(OneOff(amount=Decimal(25_000)),)),
    people=(DANA, PRIYA, TOM),
    decision=Decision(reason="Their share price smells."),
)
PROFILE = Profile(name="Robin Avery", phone="+1 617 555 0142")
CASE = Case(OFFER, PROFILE, TODAY)
TEMPLATES = {kind: (bundled.letters() / f"{kind}.md").read_text(encoding="utf-8") for kind in LetterKind}
MOST_WORDS = {LetterKind.DECLINE: 90, LetterKind.DECLINE_CALL: CALL_WORDS}
HOSTILE = {
    "escape": "\x1b[2J\x1b]0;owned\x07",
    "bidi": "abc \u202egnp.exe\u2069",
    "zero width": "a\u200b\ufeffb",
    "line ends": "Dana\nSubject: sacked\r\nX",
    "template": "$reason ${my_phone} $$ $",
    "brackets": "[/] [@click=app.quit]x[/] {0} %s",
}


def bundled_letter(kind: LetterKind, case: Case = CASE) -> Letter:
    return letter(kind, case, Source(TEMPLATES[kind]), recipient(kind, case.offer))


def from_template(text: str, case: Case = CASE, person: Person | None = DANA) -> Letter:
    return letter(LetterKind.DECLINE, case, Source(text, Origin.TEMPLATE), person)


# The letters that come with the program


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_of_the_program_is_complete_and_short(kind: LetterKind) -> None:
    made = bundled_letter(kind)
    assert list(template_problems(TEMPLATES[kind])) == []
    assert made.gaps == ()
    assert "[" not in made.text
    assert "$" not in made.text
    assert 20 < made.words <= MOST_WORDS.get(kind, 120)
    assert bool(made.subject) is (kind is not LetterKind.DECLINE_CALL)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_has_no_figure_but_the_day_and_the_telephone_number(kind: LetterKind) -> None:
    said = bundled_letter(kind).text
    for allowed in (PROFILE.phone, "24 November 2026", "1 February 2027"):
        said = said.replace(allowed, "")
    assert not re.search(r"\d", said)


@pytest.mark.parametrize("kind", LetterKind)
def test_a_letter_is_gracious_and_gives_no_reasons(kind: LetterKind) -> None:
    said = bundled_letter(kind).text.casefold()
    assert "thank you" in said
    for word in ("because", "salary", "compensation", "however", "unfortunately", "regret", "smells", "4711"):
        assert word not in said


def test_only_the_letter_of_decline_says_no_and_only_that_of_acceptance_yes() -> None:
    said = {kind: bundled_letter(kind).body.casefold() for kind in LetterKind}
    assert {kind for kind in said if "decided not to accept" in said[kind]} == {
        LetterKind.DECLINE,
        LetterKind.DECLINE_CALL,
    }
    assert {kind for kind in said if "glad to accept" in said[kind]} == {LetterKind.ACCEPT}


def test_the_letter_of_decline_as_it_is_sent() -> None:
    made = bundled_letter(LetterKind.DECLINE)
    assert made.to == DANA
    assert made.subject == "Staff Engineer at Northwind Robotics"
    assert made.text.startswith(
        "Subject: Staff Engineer at Northwind Robotics\n\nDear Dana Ruiz,\n\nThank you"
    )
    assert made.text.endswith("With kind regards,\n\nRobin Avery")


# What can stand in a letter


def test_every_placeholder_is_filled_in_and_there_is_none_for_what_is_private() -> None:
    made = from_template("\n".join(f"{name}=${name}" for name in PLACEHOLDERS))
    assert made.body.splitlines() == [
        "to=Dana Ruiz",
        "company=Northwind Robotics",
        "role=Staff Engineer",
        "my_name=Robin Avery",
        "my_phone=+1 617 555 0142",
        "today=21 November 2026",
        "received=10 November 2026",
        "written=12 November 2026",
        "reply_by=24 November 2026",
        "start=1 February 2027",
    ]
    private = {one.name for of in (Package, Decision) for one in fields(of)} | {"notes"}
    assert not private & PLACEHOLDERS.keys()


def test_what_is_missing_is_a_gap_that_is_seen_and_told() -> None:
    made = letter(
        LetterKind.ACCEPT,
        Case(Offer(company="Globex"), Profile(), TODAY),
        Source(TEMPLATES[LetterKind.ACCEPT]),
        None,
    )
    assert "Dear [their name]," in made.body
    assert made.body.endswith("[your name]")
    assert made.gaps == (
        "their name",
        "the position",
        "your name",
        "your telephone number",
        "your first day",
    )


def test_no_letter_promises_an_answer_by_a_day_that_has_passed() -> None:
    late = replace(CASE, today=date(2026, 11, 25))
    assert "by [the day of your answer]." in bundled_letter(LetterKind.ASK_TIME, late).body
    assert (
        "by 24 November 2026."
        in bundled_letter(LetterKind.ASK_TIME, replace(CASE, today=date(2026, 11, 24))).body
    )


@pytest.mark.parametrize(
    ("first", "subject"),
    [("Subject: On $role", "On Staff Engineer"), ("subject:  $$5", "$5"), ("Subject:", ""), ("On $role", "")],
)
def test_the_first_line_may_be_a_subject(first: str, subject: str) -> None:
    made = from_template(f"{first}\n\nDear $to")
    assert made.subject == subject
    assert made.body.endswith("Dear Dana Ruiz")
    assert ("Subject" in made.body) is False


def test_a_draft_is_taken_as_it_is_and_tells_the_gaps_that_are_left() -> None:
    source = Source("Dear $to, it is $5 or $.\n\n[your name]\n", Origin.DRAFT)
    made = letter(LetterKind.DECLINE, CASE, source, DANA)
    assert made.body == "Dear $to, it is $5 or $.\n\n[your name]"
    assert made.gaps == ("your name",)


# Mistakes in a template


@pytest.mark.parametrize(
    ("text", "place", "why"),
    [
        ("Dear $name", (1, 6), "there is no placeholder $name"),
        ("Dear $to,\n  $compny!", (2, 3), 'no placeholder $compny; did you mean "company"?'),
        ("${My_Nme}", (1, 1), 'did you mean "my_name"?'),
        ("worth $5", (1, 7), "write $$ for a dollar sign"),
        ("a\nb $", (2, 3), "write $$ for a dollar sign"),
        ("$reason", (1, 1), "there is no placeholder $reason"),
        ("${to", (1, 1), "write $$ for a dollar sign"),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_place(text: str, place: tuple[int, int], why: str) -> None:
    (found,) = template_problems(text)
    assert (found.line, found.column) == place
    assert why in found.message


def test_all_mistakes_are_told() -> None:
    assert len(list(template_problems("$a $b $$ ${to} $"))) == 3


@given(st.text(alphabet="$ {}atomyne_\n"))
def test_a_template_without_a_mistake_can_always_be_filled_in(text: str) -> None:
    if not list(template_problems(text)):
        assert from_template(text).kind is LetterKind.DECLINE
    else:
        with pytest.raises((ValueError, KeyError)):
            from_template(text)


# Text that wants to be more than text


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kind", LetterKind)
def test_nothing_in_a_name_acts(kind: LetterKind, value: str) -> None:
    people = tuple(replace(one, name=value) for one in OFFER.people)
    case = replace(
        CASE,
        offer=replace(OFFER, company=value, role=value, people=people),
        profile=Profile(name=value, phone=value),
    )
    made = bundled_letter(kind, case)
    kinds = {unicodedata.category(one) for one in made.text.replace("\n", "")}
    assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert "smells" not in made.text
    assert made.text.count("\n") == bundled_letter(kind).text.count("\n")


def test_template_syntax_in_a_name_is_a_name() -> None:
    assert from_template("$to", person=replace(DANA, name="$reason ${my_phone} $$")).body == (
        "$reason ${my_phone} $$"
    )


@pytest.mark.parametrize("origin", [Origin.DRAFT, Origin.TEMPLATE])
def test_what_a_file_of_the_person_hides_is_shown(origin: Origin) -> None:
    made = letter(LetterKind.DECLINE, CASE, Source("a\x1b[2J\r\n\u202eb", origin), DANA)
    assert made.body == "a␛[2J\n<U+202E>b"


# Whom it goes to, and what is due


def test_letters_go_to_who_made_the_offer_and_thanks_to_the_next_interviewer() -> None:
    assert {recipient(kind, OFFER) for kind in LetterKind if kind is not LetterKind.THANKS} == {DANA}
    assert recipient(LetterKind.THANKS, OFFER) == PRIYA
    thanked = replace(OFFER, decision=Decision(thanked=("priya",)))
    assert to_thank(thanked) == (TOM,)
    assert recipient(LetterKind.THANKS, thanked) == TOM
    assert recipient(LetterKind.DECLINE, Offer(people=(PRIYA, TOM))) is None


def test_who_made_the_offer_is_not_thanked_for_the_interview_too() -> None:
    offer = replace(OFFER, people=(replace(DANA, interviewed=True), TOM), status="declined")
    assert interviewers(offer) == to_thank(offer) == (TOM,)
    assert [to for kind, to in possible_letters(offer) if kind is THANKS] == [TOM]


DAY = date(2026, 11, 20)
CALL, NO, YES, TIME, THANKS = (
    LetterKind.DECLINE_CALL,
    LetterKind.DECLINE,
    LetterKind.ACCEPT,
    LetterKind.ASK_TIME,
    LetterKind.THANKS,
)


@pytest.mark.parametrize(
    ("decision", "due"),
    [
        (Decision(), [(TIME, DANA)]),
        (Decision(outcome="declined"), [(CALL, DANA), (NO, DANA), (THANKS, PRIYA), (THANKS, TOM)]),
        (Decision(outcome="declined", called=DAY), [(NO, DANA), (THANKS, PRIYA), (THANKS, TOM)]),
        (Decision(outcome="withdrawn"), [(THANKS, PRIYA), (THANKS, TOM)]),
        (Decision(outcome="withdrawn", thanked=("priya",)), [(THANKS, TOM)]),
        (Decision(outcome="declined", called=DAY, letter_sent=DAY, thanked=("priya", "tom")), []),
        (Decision(outcome="accepted"), [(YES, DANA), (THANKS, PRIYA), (THANKS, TOM)]),
        (Decision(outcome="accepted", letter_sent=DAY, thanked=("tom",)), [(THANKS, PRIYA)]),
        (Decision(outcome="accepted", date=DAY, letter_sent=DAY, thanked=("priya", "tom")), []),
        # The letter is older than the acceptance: it was one of decline.
        (
            Decision(outcome="accepted", date=TODAY, letter_sent=DAY),
            [(YES, DANA), (THANKS, PRIYA), (THANKS, TOM)],
        ),
        (
            Decision(outcome="declined", date=TODAY, called=DAY, letter_sent=DAY),
            [(THANKS, PRIYA), (THANKS, TOM)],
        ),
        (Decision(outcome="expired"), [(THANKS, PRIYA), (THANKS, TOM)]),
    ],
)
def test_what_is_due_follows_from_the_decision(
    decision: Decision, due: list[tuple[LetterKind, Person]]
) -> None:
    offer = replace(OFFER, decision=decision)
    assert list(due_letters(offer)) == due
    possible = possible_letters(offer)
    assert list(possible[: len(due)]) == due
    assert set(possible) == {
        (TIME, DANA),
        (YES, DANA),
        (CALL, DANA),
        (NO, DANA),
        (THANKS, PRIYA),
        (THANKS, TOM),
    }
    assert len(possible) == 6


def test_time_is_asked_for_once_and_thanks_are_possible_without_anybody() -> None:
    asked = Offer(dates=Dates(time_requested=DAY))
    assert list(due_letters(asked)) == []
    assert (THANKS, None) in possible_letters(asked)


# Which text counts


def test_a_draft_comes_before_the_template_and_one_that_cannot_be_read_does_not() -> None:
    template, draft = Source("t", Origin.TEMPLATE), Source("d", Origin.DRAFT)
    broken = Source(problems=tuple(template_problems("$")))
    letters = Letters(
        {NO: template, THANKS: template}, {"decline": broken, letter_name(THANKS, "tom"): draft}
    )
    assert letters.source(THANKS, "tom") is draft
    assert letters.source(THANKS, "priya") is template
    assert letters.source(NO) == replace(template, problems=broken.problems)


def test_the_own_words_of_a_decline_are_the_draft_or_the_own_template() -> None:
    assert Letters({NO: Source("theirs")}).own_decline == OwnLetter()
    assert Letters({NO: Source("mine", Origin.TEMPLATE)}).own_decline == OwnLetter("mine")
    drafted = Letters({NO: Source("theirs")}, {"decline": Source("d", Origin.DRAFT)})
    assert drafted.own_decline == OwnLetter("d", is_draft=True)
