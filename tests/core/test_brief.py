from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from offer_tui.core.brief import brief
from offer_tui.core.decoding import decoded
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.next_step import next_step
from offer_tui.core.offer import (
    Alternative,
    Ask,
    Dates,
    Decision,
    Offer,
    Person,
    Priority,
    Rating,
    ResearchPoint,
    Round,
    Strategy,
)
from offer_tui.core.package import CustomItem, Package
from offer_tui.core.profile import Goal, Profile
from offer_tui.core.redaction import DECISION_MAKER, redacted
from offer_tui.core.shape import Entry, Kind, entries
from offer_tui.core.visible import visible
from tests.trees import trees

D = Decimal
TODAY = date(2026, 11, 21)
PROFILE = Profile(
    name="Robin Avery", currency="USD", goals=(Goal("depth", "Go deep", D(70)), Goal("calm", "Sleep", D(30)))
)
OFFER = Offer(
    company="Northwind Robotics",
    role="Staff Engineer",
    currency="USD",
    status="negotiating",
    notes="Twelve people.\nTwo of them staff engineers.",
    dates=Dates(reply_by=date(2026, 11, 24)),
    package=Package(base_salary=D(160_000), vacation_days=D(20), level="L5"),
    fit={"depth": Rating(D(8), "They own the control plane."), "calm": Rating(D(6))},
    priorities=(
        Priority("base_salary", desired=D(180_000), walk_away=D(152_000), why="Everything grows with it."),
        Priority("level", desired="L6", walk_away="L5"),
    ),
    strategy=Strategy(desired_total=D(184_000), walk_away_total=D(152_000), value_points=("I bring Raft.",)),
    alternatives=(Alternative("Stay at Initech", D(150_000)),),
    research=(ResearchPoint("peer", "base_salary", mid=D(176_000), source="network", who="A former peer"),),
    people=(Person("dana", "Dana Ruiz", "HR partner", decides=True), Person("tom", "Tom Okafor")),
    rounds=(
        Round(
            date=date(2026, 11, 14),
            channel="phone",
            with_="dana",
            asks=(
                Ask(
                    "base_salary",
                    D(180_000),
                    "Peers get it.",
                    ("peer",),
                    "I sign today.",
                    "partial",
                    D(168_000),
                ),
            ),
        ),
        Round(planned=True, with_="dana", asks=(Ask("level", "L6"),)),
    ),
    decision=Decision(reason="The private one."),
)


def brief_of(offer: Offer = OFFER, *, redact: bool = False) -> str:
    return brief(Case(offer, PROFILE, TODAY), redact=redact)


@pytest.mark.parametrize(
    "line",
    [
        "# Staff Engineer at Northwind Robotics",
        "By Robin Avery, Sat 21 Nov 2026.",
        "- Reply by: Tue 24 Nov 2026, in 3 days",
        "> Twelve people.  ",
        "**Call**",
        "- Round 2 with Dana Ruiz is planned, without a day.",
        "Score 7.4 of 10: strong (strong from 7.0, not a fit below 5.0).",
        "| Go deep | 70 % | – | 8 | They own the control plane. |",
        "| Year 1 | $160,000 | $168,000 |",
        "| Vacation days | 20 days | 20 days |",
        "| 1 | Base salary | $160,000 | $152,000 | $180,000 | $168,000 | Everything grows with it. |",
        "- Desired in year one: $184,000 (15 % above what was first offered)",
        "- Walk-away point of year one: $152,000 (5 % below what was first offered)",
        "- What I bring: I bring Raft.",
        "| Stay at Initech | $150,000 | certain | $150,000 |",
        "| Base salary | – | $176,000 | – | network, A former peer | – | – |",
        "| Dana Ruiz | HR partner | yes | no | no |",
        "### Round 1, Sat 14 Nov 2026, phone, with Dana Ruiz",
        "| Base salary | $160,000 | $180,000 | partial, not in writing | $168,000 |",
        "- Base salary, because: Peers get it.",
        "- Base salary, for them: I sign today.",
        "### Round 2, planned, with Dana Ruiz",
        "| Level | L5 | L6 | – | – |",
        "- Whom could I ask what the market gives? I have little on: base salary and level.",
        "- Can they decide, do you think: Tom Okafor?",
        "- Is my walk-away point right, given my alternatives?",
    ],
)
def test_the_whole_offer_is_on_the_page(line: str) -> None:
    assert line in brief_of().split("\n")


def test_the_guide_says_what_it_advises() -> None:
    # A request with neither research nor a reason.
    assert "- **N14** (block): " in brief_of()


def test_every_section_is_there_for_an_empty_offer_too() -> None:
    titles = [
        line for line in brief(Case(Offer(), Profile(), TODAY), redact=False).split("\n") if line[:3] == "## "
    ]
    assert titles == [line for line in brief_of().split("\n") if line[:3] == "## "]
    assert len(titles) == 11


@pytest.mark.parametrize(
    ("offer", "title"),
    [
        (Offer(), "# An offer"),
        (Offer(role="Engineer"), "# Engineer"),
        (Offer(company="Globex", role=" "), "# Globex"),
    ],
)
def test_the_title_has_what_the_file_has(offer: Offer, title: str) -> None:
    assert brief_of(offer).split("\n")[0] == title


@pytest.mark.parametrize("redact", [False, True])
@pytest.mark.parametrize(
    "offer",
    [Offer(), Offer(rounds=(Round(planned=True),)), Offer(package=Package(base_salary=D(1))), OFFER],
    ids=["empty", "a round without asks", "a base salary alone", "whole"],
)
def test_no_table_is_empty(offer: Offer, redact: bool) -> None:  # noqa: FBT001 - both ways
    lines = brief_of(offer, redact=redact).split("\n")
    rules = [number for number, line in enumerate(lines) if line.startswith("| -")]
    assert all(lines[number + 1].startswith("| ") for number in rules)
    assert ("| Year 1 |" in "\n".join(lines)) is bool(offer.package.base_salary)


@pytest.mark.parametrize("redact", [False, True])
def test_the_private_reason_is_never_in_it(redact: bool) -> None:  # noqa: FBT001 - both ways
    ended = replace(OFFER, status="declined", decision=Decision("declined", TODAY, "The private one."))
    for offer in (OFFER, ended):
        assert "The private one" not in brief_of(offer, redact=redact)


HOSTILE = "# <script>x</script> *b* `c` |d| [e](f)\n- g\x1b[2J\u202e"


def test_nothing_in_a_text_acts() -> None:
    offer, _ = decoded(Offer, filled(Offer, HOSTILE))
    profile, _ = decoded(Profile, filled(Profile, HOSTILE))
    page = brief(Case(offer, profile, TODAY), redact=False)
    assert "\\# \\<script\\>x\\</script\\> \\*b\\* \\`c\\` \\|d\\| \\[e\\](f)␊- g␛\\[2J" in page
    for sign in ("<script", "*b", "`c", "|d", "[e", "[2J"):
        assert page.count(sign) == page.count(f"\\{sign}")
    assert not any(line.lstrip("> ").startswith("- g") for line in page.split("\n"))
    assert visible(page, lines=True) == page


@given(trees(Offer, wrong=False).map(lambda tree: decoded(Offer, tree)[0]))
def test_every_offer_has_a_brief_that_is_safe_for_a_terminal(offer: Offer) -> None:
    for redact in (False, True):
        page = brief_of(offer, redact=redact)
        assert visible(page, lines=True) == page
        assert "\n\n\n" not in page


def filled(of: type[Any], text: str, *, flag: bool = False, item: str = "base_salary") -> dict[str, Any]:
    """Return a tree with every key of the format: all text is `text`, all amounts have the digits 987654."""
    return {key: _value(entry, text, flag, item) for _, key, entry in entries(of) if not entry.rest}


def _value(entry: Entry, text: str, flag: bool, item: str) -> Any:  # noqa: ANN401, FBT001 - as in `filled`
    if entry.of is not None:
        table = filled(entry.of, text, flag=flag, item=item)
        return {Kind.ROWS: [table, table], Kind.NAMED: {"secret-name": table}}.get(entry.kind, table)
    values: Mapping[Kind, Any] = {
        Kind.AMOUNT: D(987_654),
        Kind.NUMBER: D(3),
        Kind.PERCENT: D(10),
        Kind.COUNT: 1,
        Kind.DATE: date(2026, 11, 23),
        Kind.FLAG: flag,
        Kind.CURRENCY: "USD",
        Kind.ITEM: item,
        Kind.FIGURE: D(987_654),
        Kind.CHOICE: entry.choices[:1] and entry.choices[0],
        Kind.LINE: text,
        Kind.LINES: text,
    }
    one = values.get(entry.kind, "secret-name")
    return [one] if entry.many else one


@pytest.mark.parametrize("flag", [False, True])
@pytest.mark.parametrize("item", ["base_salary", "equity", "custom.secret-name"])
def test_redacted_it_has_no_text_of_the_file_and_no_amount(flag: bool, item: str) -> None:  # noqa: FBT001 - of every key
    offer, _ = decoded(Offer, filled(Offer, "Secret words", flag=flag, item=item))
    profile, _ = decoded(Profile, filled(Profile, "Secret words", flag=flag))
    case = Case(offer, profile, TODAY, others={"secret-name": offer})
    told, whole = (brief(case, redact=redact) for redact in (True, False))
    for secret in ("secret", "987", "usd", "$"):
        assert secret not in told.casefold()
    assert "Secret words" in whole
    assert "$987,654" in whole


def test_redacted_it_keeps_the_relations_between_amounts() -> None:
    page = brief_of(redact=True).split("\n")
    for line in (
        "# The job at the company",
        "As of Sat 21 Nov 2026.",
        "- Round 2 with the decision-maker is planned, without a day.",
        "| Goal 1 | 70 % | – | 8 | – |",
        "| Year 1 | 100 % | 105 % |",
        "| 1 | Base salary | 100 % | 95 % | 113 % | 105 % | – |",
        "| 2 | Level | value 1 | value 1 | value 2 | value 1 | – |",
        "- Desired in year one: 115 % (15 % above what was first offered)",
        "| Alternative 1 | 94 % | certain | 94 % |",
        "| Base salary | – | 110 % | – | network, Source 1 | – | – |",
        "| the decision-maker | – | yes | no | no |",
        "| Person 2 | – | not known | no | no |",
    ):
        assert line in page
    assert "Amounts are percent of the base salary as first offered." in "\n".join(page)


def test_redacted_the_next_step_counts_in_percent() -> None:
    custom = {"trips": CustomItem(offered=D(8), unit="a year")}
    trips = Priority("custom.trips", desired=D(4), walk_away=D(6))
    offer = replace(
        OFFER,
        dates=Dates(written=TODAY),
        package=replace(OFFER.package, custom=custom),
        priorities=(replace(OFFER.priorities[0], walk_away=D(170_000)), trips),
        rounds=OFFER.rounds[:1],
    )
    page = brief_of(offer, redact=True).split("\n")
    for line in (
        "- Year one is 105 %, 10 % below the package that you want.",
        "- For base salary, 105 % is below your walk-away point, 106 %.",
        "- For item 1, 100 % is above your walk-away point, 75 %.",
    ):
        assert line in page


def test_redacted_advice_is_the_rules_alone() -> None:
    advice = brief_of(redact=True).partition("## Advice\n\n")[2].partition("\n\n")[0].split("\n")
    assert advice
    assert all(line.startswith("- **N") for line in advice)


def test_redacted_without_a_base_salary_amounts_are_left_out() -> None:
    offer = replace(OFFER, package=Package(target_bonus=D(160_000)), rounds=())
    page = brief_of(offer, redact=True)
    assert "Amounts are left out too." in page
    assert "Amounts are left out: there is no base salary to relate them to." in page
    assert "| Year 1 |" not in page
    assert "160" not in page


def test_two_who_decide_are_told_apart_by_number() -> None:
    people = tuple(replace(one, decides=True) for one in OFFER.people)
    told = redacted(Case(replace(OFFER, people=people), PROFILE, TODAY))
    assert [one.name for one in told.offer.people] == ["Person 1", "Person 2"]
    assert [one.name for one in redacted(Case(OFFER, PROFILE, TODAY)).offer.people] == [
        DECISION_MAKER,
        "Person 2",
    ]


def test_a_redacted_case_still_hangs_together() -> None:
    package = replace(OFFER.package, custom={"sabbatical": CustomItem(offered=D(4), unit="weeks")})
    rank = Priority("custom.sabbatical", desired=D(6), walk_away=D(4))
    offer = replace(OFFER, package=package, priorities=(*OFFER.priorities, rank))
    told = redacted(Case(offer, PROFILE, TODAY)).offer
    assert [told.rounds[0].with_, told.rounds[0].asks[0].research] == [
        told.people[0].id,
        (told.research[0].id,),
    ]
    custom = told.priorities[2]
    assert custom.item == "custom.item-1"
    assert told.package.custom["item-1"].offered == 100
    assert [custom.walk_away, custom.desired] == [100, 150]
    assert (
        next_step(redacted(Case(offer, PROFILE, TODAY))).action
        is next_step(Case(offer, PROFILE, TODAY)).action
    )


def test_another_offer_counts_in_the_currency_of_this_one() -> None:
    other = Offer(company="Globex", currency="EUR", package=Package(base_salary=D(100_000)))
    offer = replace(OFFER, alternatives=(Alternative("Munich", offer="globex"),))
    profile, _ = decoded(Profile, {"currency": "USD", "rates": {"EUR": D("1.2")}})
    told = redacted(Case(offer, profile, TODAY, others={"globex": other}))
    assert told.alternatives.each[0].value == 75
    unknown = redacted(Case(offer, Profile(currency="USD"), TODAY, others={"globex": other}))
    assert unknown.alternatives.each[0].value is None
