from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.call_sheet import CLOSING, MANNER, CallSheet, call_sheet, person_words, round_sheet
from offer_tui.core.call_sheet_text import COLUMNS, ROWS, markdown, text
from offer_tui.core.cells import width
from offer_tui.core.decoding import decoded
from offer_tui.core.guide.case import Case
from offer_tui.core.offer import (
    Ask,
    Dates,
    Decision,
    Offer,
    Person,
    Priority,
    ResearchPoint,
    Round,
    Strategy,
)
from offer_tui.core.package import CustomItem, Figure, Grant, OneOff, Package
from offer_tui.core.profile import Profile
from offer_tui.core.visible import visible
from tests.trees import trees

D = Decimal

FIRST = Round(
    date=date(2026, 11, 14),
    channel="phone",
    with_="dana",
    asks=(
        Ask(
            "base_salary",
            ask=D(185_000),
            because="Peers at this level are paid 172 to 192 thousand",
            research=("peer", "recruiter", "nowhere"),
            for_them="I can start three weeks earlier.",
            answer="partial",
            value=D(175_000),
            limit="budget",
        ),
        Ask("equity", ask=D(300_000), answer="refused", limit="budget"),
    ),
)
SECOND = Round(
    date=date(2026, 11, 23),
    planned=True,
    channel="in_person",
    with_="dana",
    asks=(
        Ask("base_salary", ask=D(178_000), because="Equal work, equal base!", research=("peer",)),
        Ask("signing_bonus", ask=D(35_000), research=("survey",)),
        Ask("remote_days", ask=D(3), for_them="More of the documents that were asked for."),
    ),
)
OFFER = Offer(
    company="Northwind",
    role="Staff Engineer",
    currency="USD",
    package=Package(
        base_salary=D(165_000),
        vacation_days=D(20),
        remote_days=D(2),
        level="L5",
        one_off=(OneOff(kind="signing_bonus", amount=D(25_000)),),
        grant=(Grant(value=D(240_000), months=48),),
        custom={"sabbatical": CustomItem(offered=D(4), unit="weeks")},
    ),
    dates=Dates(start=date(2027, 2, 1)),
    priorities=(
        Priority("base_salary", desired=D(185_000), walk_away=D(170_000)),
        Priority("equity", desired=D(300_000), walk_away=D(220_000)),
    ),
    strategy=Strategy(walk_away_total=D(205_000), value_points=("Ran the same migration.",)),
    research=(
        ResearchPoint("peer", "base_salary", D(172_000), D(180_000), D(192_000), source="network"),
        ResearchPoint("recruiter", "base_salary", high=D(190_000), low=D(165_000), source="recruiter"),
        ResearchPoint("survey", "signing_bonus", mid=D(30_000), source="survey"),
    ),
    people=(Person("dana", "Dana Ruiz", "HR partner", decides=True),),
    rounds=(FIRST, SECOND),
)


def sheet_of(offer: Offer = OFFER) -> CallSheet:
    found = call_sheet(Case(offer, Profile(), date(2026, 11, 21)))
    assert found is not None
    return found


def with_ask(item: str, ask: Figure | None, offer: Offer = OFFER) -> CallSheet:
    """Return the sheet of a first round with one request."""
    return sheet_of(replace(offer, rounds=(Round(planned=True, asks=(Ask(item, ask=ask),)),)))


def test_the_first_planned_round_is_the_one_to_prepare() -> None:
    found = sheet_of()
    assert (found.number, found.planned, found.date, found.channel) == (
        2,
        True,
        date(2026, 11, 23),
        "in_person",
    )
    assert [ask.item for ask in found.asks] == ["base_salary", "signing_bonus", "remote_days"]
    assert [ask.number for ask in found.asks] == [0, 1, 2]


def test_else_the_latest_round_that_waits_for_an_answer() -> None:
    waiting = Round(asks=(Ask("base_salary"), Ask("equity", answer="refused")))
    found = sheet_of(replace(OFFER, rounds=(waiting, waiting, FIRST)))
    assert (found.number, found.planned) == (2, False)
    assert [ask.answer for ask in found.asks] == ["pending", "refused"]


@pytest.mark.parametrize(
    "offer",
    [
        replace(OFFER, rounds=()),
        replace(OFFER, rounds=(FIRST,)),
        replace(OFFER, status="declined"),
        replace(OFFER, decision=Decision("accepted")),
    ],
)
def test_without_a_round_to_hold_or_to_hear_of_there_is_no_sheet(offer: Offer) -> None:
    assert call_sheet(Case(offer, Profile(), date(2026, 11, 21))) is None


def test_a_round_keeps_its_sheet_when_its_last_answer_is_in() -> None:
    done = round_sheet(Case(OFFER, Profile(), date(2026, 11, 21)), 1)
    assert [ask.answer for ask in done.asks] == ["partial", "refused"]


@pytest.mark.parametrize(
    ("item", "ask", "question"),
    [
        ("base_salary", D(178_000), "Could the base salary be $178,000 instead of $165,000?"),
        ("base_salary", D(165_000), "Could the base salary stay at $165,000?"),
        ("base_salary", None, "Is there room in the base salary, now $165,000?"),
        ("equity", D(285_000), "Could the stock grant be $285,000 instead of $240,000?"),
        ("relocation", D(8_000), "Could there be a relocation payment of $8,000?"),
        ("benefits", D(4_000), "Could there be benefits of $4,000?"),
        ("vacation_days", D(25), "Could it be 25 vacation days instead of 20?"),
        ("remote_days", D(3), "Could it be 3 remote days a week instead of 2?"),
        ("remote_days", D(1), "Could it be 1 remote day a week instead of 2?"),
        (
            "start_date",
            date(2027, 3, 1),
            "Could the start date be Mon 1 Mar 2027 instead of Mon 1 Feb 2027?",
        ),
        ("level", "L6", "Could the level be L6 instead of L5?"),
        ("target_bonus", D(20_000), "Could the target bonus be $20,000?"),
        ("custom.sabbatical", D(6), "Could the sabbatical be 6 weeks instead of 4 weeks?"),
        ("nonsense", D(6), "Could the nonsense be 6?"),
    ],
)
def test_a_request_is_a_question_in_the_items_unit(item: str, ask: Figure | None, question: str) -> None:
    assert with_ask(item, ask).asks[0].question == question


def test_a_later_round_starts_from_what_is_on_the_table() -> None:
    assert sheet_of().asks[0].question == "Could the base salary be $178,000 instead of $175,000?"


def test_the_data_is_the_reason_and_what_the_linked_research_says() -> None:
    first = round_sheet(Case(OFFER, Profile(), date(2026, 11, 21)), 1).asks
    assert first[0].data == (
        "Peers at this level are paid 172 to 192 thousand."
        " (2 points, network and recruiter: $165,000 to $192,000)"
    )
    assert first[1].data == ""
    assert [ask.data for ask in sheet_of().asks] == [
        "Equal work, equal base! (1 point, network: $172,000 to $192,000)",
        "1 point, survey: $30,000.",
        "",
    ]


def test_the_next_lever_is_one_that_the_limit_they_named_does_not_bind() -> None:
    base, signing, remote = sheet_of().asks
    # They named the budget for base in round one and refused stock; remote days are asked for anyway.
    assert base.lever == "If their budget is the limit: remote days, 2 days → 3 days."
    assert signing.lever == "If their budget is the limit: remote days, 2 days → 3 days."
    assert remote.lever == "If a rule of the company is the limit: signing bonus, $25,000 → $35,000."


def test_where_no_limit_is_named_the_likeliest_one_counts() -> None:
    found = with_ask("base_salary", D(180_000), replace(OFFER, priorities=()))
    assert found.asks[0].lever == "If internal equity is the limit: signing bonus, now $25,000."
    desired = replace(OFFER, priorities=(Priority("signing_bonus", desired=D(35_000)),))
    assert (
        with_ask("base_salary", D(180_000), desired).asks[0].lever
        == "If internal equity is the limit: signing bonus, $25,000 → $35,000."
    )


def test_without_a_lever_left_none_is_named() -> None:
    items = ("signing_bonus", "equity", "vacation_days", "start_date", "level")
    refused = Round(asks=tuple(Ask(one, answer="refused") for one in items))
    offer = replace(OFFER, rounds=(refused, Round(planned=True, asks=(Ask("remote_days", ask=D(3)),))))
    assert sheet_of(offer).asks[0].lever == ""


def test_the_opening_gives_thanks_and_names_all_requests() -> None:
    assert with_ask("equity", D(300_000)).opening == (
        "Thank you for the offer; I would very much like to join Northwind.",
        "May I ask about stock grant?",
    )
    assert sheet_of().opening == (
        "Thank you for what you have done so far; I would still very much like to join Northwind.",
        "May I come back to base salary, signing bonus and remote days?",
    )


def test_where_to_stop_is_the_total_and_the_items_asked_for() -> None:
    assert sheet_of().stop_lines == (
        "Below $205,000 in year one: thank them, ask for time to think, end the call.",
        "Your walk-away points: base salary $170,000.",
    )


def test_without_a_walk_away_point_nothing_is_agreed_to() -> None:
    found = sheet_of(replace(OFFER, strategy=Strategy(), priorities=()))
    assert found.stop_lines == ("Your walk-away point is not fixed: agree to nothing on this call.",)


def test_the_third_round_is_the_last() -> None:
    third = sheet_of(replace(OFFER, rounds=(FIRST, FIRST, SECOND)))
    assert third.stop_lines[-1] == "This is round 3: the last. Ask for nothing after it."


@pytest.mark.parametrize(
    ("person", "words"),
    [
        (Person("dana", "Dana Ruiz", "HR partner", decides=True), "Dana Ruiz, HR partner, can decide"),
        (Person("dana", decides=False), "dana, cannot decide"),
        (Person("dana", "Dana Ruiz"), "Dana Ruiz, not known whether they can decide"),
        (Person("tom"), "nobody named yet; talk to somebody who can decide"),
    ],
)
def test_who_can_decide_is_said(person: Person, words: str) -> None:
    assert person_words(sheet_of(replace(OFFER, people=(person,)))) == words


LONG = "word " * 60


def lengthened(offer: Offer) -> Offer:
    """Return the offer with a second round of three requests that say much."""
    asks = tuple(replace(ask, because=LONG, for_them=LONG) for ask in SECOND.asks)
    strategy = replace(offer.strategy, value_points=(LONG, LONG))
    return replace(offer, rounds=(FIRST, FIRST, replace(SECOND, asks=asks)), strategy=strategy)


def test_three_requests_fit_one_screen_of_80_by_24() -> None:
    lines = text(sheet_of())
    assert len(lines) <= ROWS
    assert max(map(len, lines)) <= COLUMNS
    for words in ("Dana Ruiz", *(ask.question for ask in sheet_of().asks), MANNER, CLOSING):
        assert any(words in line for line in lines)


def test_a_sheet_loses_blank_lines_only_where_it_fits_without_them() -> None:
    def spoken(words: int) -> tuple[str, ...]:
        asks = tuple(replace(ask, because="word " * words, research=()) for ask in SECOND.asks)
        return text(sheet_of(replace(OFFER, rounds=(FIRST, replace(SECOND, asks=asks)))))

    assert ["" in spoken(words) for words in (0, 24, 60)] == [True, False, True]
    assert len(spoken(24)) <= ROWS < len(spoken(60))


def test_no_word_of_a_long_sheet_is_cut() -> None:
    found = sheet_of(lengthened(OFFER))
    lines = text(found)
    assert len(lines) > ROWS
    for printed in (" ".join(" ".join(lines).split()), markdown(found)):
        assert printed.count(LONG.strip()) == 8
        assert all(line in printed for line in found.stop_lines)
        assert "…" not in printed


def test_an_answer_stands_behind_its_question() -> None:
    waiting = replace(FIRST, asks=(*FIRST.asks, Ask("level", ask="L6")))
    lines = text(sheet_of(replace(OFFER, rounds=(waiting,))))
    assert "1. Could the base salary be $185,000 instead of $165,000? – partial" in lines
    assert "3. Could the level be L6 instead of L5?" in lines


def test_markdown_shows_user_text_as_it_stands() -> None:
    hostile = "# <script>alert(1)</script> *bold* `code` [x](https://e.example) a|b\nnext"
    offer = replace(OFFER, company=hostile, rounds=(replace(SECOND, asks=(Ask(hostile, because=hostile),)),))
    page = markdown(sheet_of(offer))
    assert (
        "\\# \\<script\\>alert(1)\\</script\\> \\*bold\\* \\`code\\` \\[x\\](https\\://e.example) a\\|b␊next"
        in page
    )
    assert "<script" not in page.replace("\\<script", "")


@given(trees(Offer, wrong=False).map(lambda tree: decoded(Offer, tree)[0]), st.text(max_size=300))
def test_every_sheet_is_safe_and_79_cells_wide(offer: Offer, words: str) -> None:
    rounds = tuple(replace(one, planned=True) for one in offer.rounds)
    strategy = replace(offer.strategy, value_points=(words,))
    offer = replace(offer, status="considering", decision=Decision(), rounds=rounds, strategy=strategy)
    found = call_sheet(Case(offer, Profile(), date(2026, 11, 21)))
    if found is None:
        assert not rounds
        return
    for line in text(found):
        assert width(line) <= COLUMNS
        assert visible(line) == line
    assert visible(markdown(found), lines=True) == markdown(found)
