from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.decoding import decoded
from offer_tui.core.guide.advice import RULES, advice, held_back, silenced
from offer_tui.core.guide.case import Case, OwnLetter
from offer_tui.core.guide.codes import CODES
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Severity
from offer_tui.core.profile import Profile
from tests.core.guide.cases import case, said_by
from tests.core.guide.early_examples import HELD, PLANNED, RATED, STAY, STRATEGY
from tests.core.guide.end_examples import GRANTED, ROUND, WRITTEN
from tests.core.guide.round_examples import BASE
from tests.trees import trees

EVERYTHING = RATED + STRATEGY + STAY
"""What round one asks for before it can be planned."""


def codes(looked_at: Case) -> list[str]:
    return [one.code for one in advice(looked_at)]


def blocks(before: str, after: str) -> list[tuple[str, object]]:
    return [(one.code, one.where) for one in held_back(case(before), case(after))]


def test_the_rules_are_those_of_the_guide() -> None:
    assert list(RULES) == [f"N{number:02}" for number in range(1, 28)]
    by_severity = {
        severity: [code for code, rule in RULES.items() if rule.severity is severity]
        for severity in (Severity.BLOCK, Severity.WARNING, Severity.INFO)
    }
    assert by_severity == {
        Severity.BLOCK: ["N01", "N05", "N11", "N14", "N20", "N22"],
        Severity.WARNING: [
            *("N02", "N03", "N06", "N07", "N08", "N09", "N10", "N13"),
            *("N15", "N17", "N21", "N23", "N25", "N26", "N27"),
        ],
        Severity.INFO: ["N04", "N12", "N16", "N18", "N19", "N24"],
    }


@pytest.mark.parametrize("code", RULES)
def test_a_rule_explains_itself_in_sentences(code: str) -> None:
    rule = RULES[code]
    assert rule.code == code
    assert rule.title[-1] not in ".,;:"
    for text in (rule.sentence, rule.trigger, rule.remedy):
        assert text[0].isupper()
        assert text.endswith(".")
        assert "  " not in text


def test_a_new_offer_is_left_in_peace() -> None:
    assert advice(case("")) == ()


def test_advice_comes_in_the_order_of_codes() -> None:
    found = codes(case(PLANNED + BASE))
    assert found == sorted(found)
    assert set(found) == {"N01", "N03", "N05", "N07", "N08", "N14", "N17", "N19"}


@pytest.mark.parametrize(
    "ended",
    [
        *(f'status = "{status}"\n' for status in ("accepted", "declined", "withdrawn", "expired")),
        '[decision]\noutcome = "declined"\n',
    ],
)
def test_nothing_is_said_of_a_negotiation_that_is_over(ended: str) -> None:
    text = ended + "[dates]\nreceived = 2026-11-10\nwritten = 2026-11-12\n" + PLANNED * 4 + BASE
    assert codes(case(text)) == []


@pytest.mark.parametrize("rule", ["n13", "N1", "N01 ", "F13"])
def test_only_the_code_of_a_rule_sets_it_aside(rule: str) -> None:
    ignored = f'[[guide.ignore]]\nrule = "{rule}"\nreason = "So."\n'
    assert codes(case(PLANNED + ignored)) == codes(case(PLANNED))


def test_what_was_set_aside_twice_gives_the_first_reason() -> None:
    row = '[[guide.ignore]]\nrule = "N03"\nreason = '
    (found,) = silenced(case(PLANNED + f'{row}""\n{row}"First."\n{row}"Second."\n'))
    assert [found[0].code, found[1].reason] == ["N03", "First."]


def test_an_alternative_that_is_an_offer_is_called_by_its_company() -> None:
    text = '[[alternatives]]\noffer = "globex"\n[strategy]\nwalk_away_total = 90_000\n'
    (found,) = said_by("N06", case(text, globex="[package]\nbase_salary = 100_000\n"))
    assert found.message.endswith("$90,000 is below Globex, which is certain and counts $100,000.")


def test_planning_round_one_is_held_back_by_each_thing_that_is_missing() -> None:
    assert blocks("", PLANNED) == [
        ("N01", ("rounds", 0)),
        ("N05", ("strategy", "desired_total")),
        ("N05", ("strategy", "walk_away_total")),
        ("N05", ("alternatives",)),
    ]


def test_planning_is_free_where_nothing_new_is_met() -> None:
    assert blocks(EVERYTHING, EVERYTHING + PLANNED) == []
    # Round one is planned already: another ask of it does not bring up the fit again.
    assert blocks(PLANNED, PLANNED + BASE + 'because = "Peers."\n') == []


def test_a_new_ask_without_support_is_held_back_beside_an_old_one() -> None:
    old = EVERYTHING + PLANNED + BASE
    assert blocks(old, old + BASE) == [("N14", ("rounds", 0, "asks", 1, "because"))]


def test_what_was_asked_without_support_does_not_hold_back_the_next_round() -> None:
    past, reasoned = EVERYTHING + HELD + BASE, PLANNED + BASE + 'because = "Peers."\n'
    assert blocks(past, past + reasoned) == []
    assert blocks(past, past + PLANNED + BASE) == [("N14", ("rounds", 1, "asks", 0, "because"))]


def test_a_record_is_never_held_back() -> None:
    assert blocks(HELD * 3, HELD * 4 + BASE) == []
    assert blocks(HELD * 3, HELD * 3 + PLANNED) == [("N11", ("rounds", 3))]


def test_accepting_is_held_back_until_it_is_in_writing() -> None:
    accepted = 'status = "accepted"\n'
    agreed = WRITTEN + ROUND + GRANTED
    assert blocks(agreed, accepted + agreed) == [("N20", ("rounds", 0, "asks", 0, "in_writing"))]
    assert blocks(agreed, accepted + agreed + "in_writing = true\n") == []


def test_a_reason_lets_a_step_pass() -> None:
    reason = "".join(f'[[guide.ignore]]\nrule = "{code}"\nreason = "So."\n' for code in ("N01", "N05"))
    assert blocks("", PLANNED + reason) == []


@given(
    st.booleans().flatmap(lambda wrong: trees(Offer, wrong=wrong)), trees(Profile, wrong=False), st.dates()
)
def test_any_offer_can_be_advised_on(tree: Any, profile: Any, today: date) -> None:  # noqa: ANN401 - random trees
    offer, _ = decoded(Offer, tree)
    letter = OwnLetter(offer.notes, is_draft=True)
    looked_at = Case(offer, decoded(Profile, profile)[0], today, {"dana": offer}, decline_letter=letter)
    found = (*advice(looked_at), *(one for one, _ in silenced(looked_at)))
    assert all(one.message.endswith(".") for one in found)
    if not any(one.planned for one in offer.rounds):
        assert {one.code for one in found}.isdisjoint({"N01", "N03", "N05", "N19"})
    assert held_back(looked_at, looked_at) == ()


def test_the_codes_are_those_of_the_rules() -> None:
    assert tuple(RULES) == CODES
