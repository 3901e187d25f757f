"""Changes of a file in words: facts, one a line."""

import tomllib
from decimal import Decimal

import pytest
from hypothesis import given

from offer_tui.core.changes import facts, place_words, single_edits, statements
from offer_tui.core.difference import difference
from offer_tui.core.edits import Batch, Put
from offer_tui.core.keys import Tree
from tests.directories import GLOBEX
from tests.merges import OFFER, UNRELATED, Versions, versions

PLANNED = """\
currency = "USD"
[package]
base_salary = 165_000
[[rounds]]
planned = true
with = "dana"
[[rounds.asks]]
item = "base_salary"
ask = 185_000
"""


def tree(text: str) -> Tree:
    return tomllib.loads(text, parse_float=Decimal)


def changed(text: str, *replacements: tuple[str, str]) -> tuple[str, ...]:
    """Return the facts of a text in which some parts were replaced."""
    after = text
    for old, new in replacements:
        assert old in after
        after = after.replace(old, new)
    return facts(tree(text), tree(after))


def test_a_figure_is_told_with_what_it_was() -> None:
    assert changed(GLOBEX, ("150_000", "155_000.50")) == ("Base salary 150,000 → 155,000.50",)
    assert changed(GLOBEX, ('level = "L5"', "")) == ("Level L5 → –",)


def test_an_answer_is_told_by_what_it_put_on_the_table() -> None:
    answered = ("ask = 185_000\n", 'ask = 185_000\nanswer = "partial"\nvalue = 175_000\n')
    held = ("planned = true", "date = 2026-11-14")
    assert changed(PLANNED, answered, held) == (
        "Round 1: planned yes → –",
        "Base salary 165,000 → 175,000 (round 1, partial)",
        "Round 1: date – → 2026-11-14",
    )
    assert changed(GLOBEX, ('answer = "partial"\nvalue = 157_000', 'answer = "granted"')) == (
        "Base salary 157,000 → 165,000 (round 1, granted)",
    )


def test_a_refusal_says_what_stays() -> None:
    assert changed(GLOBEX, ('answer = "partial"\nvalue = 157_000', 'answer = "refused"')) == (
        "Base salary 157,000 → 150,000 (round 1, refused)",
    )
    asked = GLOBEX.replace('answer = "refused"\n', "")
    assert facts(tree(asked), tree(GLOBEX)) == ("Level stays L5 (round 1, refused)",)


def test_an_answer_in_a_round_that_is_still_planned_puts_nothing_on_the_table() -> None:
    for answer in ("granted", "refused"):
        answered = ("ask = 185_000\n", f'ask = 185_000\nanswer = "{answer}"\n')
        assert changed(PLANNED, answered) == (f"Round 1, Base salary: answer – → {answer}",)


def test_an_answer_that_is_taken_back_is_told_as_it_stands_in_the_file() -> None:
    assert changed(GLOBEX, ('answer = "partial"\nvalue = 157_000\n', "")) == (
        "Round 1, Base salary: answer partial → –",
        "Round 1, Base salary: on the table 157,000 → –",
    )


def test_an_answer_in_a_file_with_mistakes_is_told_all_the_same() -> None:
    text = PLANNED + "[[rounds]]\ndate = 3\n"
    after = text.replace("ask = 185_000\n", 'ask = 185_000\nanswer = "granted"\n')
    assert any("granted" in fact for fact in facts(tree(text), tree(after)))


def test_rows_are_named_by_what_they_are_about() -> None:
    assert changed(OFFER, ("desired = 185_000", "desired = 190_000")) == (
        "Priority Base salary: desired 185,000 → 190,000",
    )
    assert changed(OFFER, ('"Dana Ruiz"', '"Dana R."')) == ("Person Dana R.: name Dana Ruiz → Dana R.",)
    assert changed(OFFER, ("rating = 8", "rating = 9")) == ("Fit mission: rating 8 → 9",)
    assert changed(OFFER, ("offered = 2", "offered = 3")) == ("Custom gym: offered 2 → 3",)


def test_rows_that_come_go_and_move_are_facts_with_their_values() -> None:
    came = changed(
        OFFER, ('[[people]]\nid = "bo"\n', '[[people]]\nid = "bo"\n[[people]]\nid = "eve"\ndecides = true\n')
    )
    assert came == ("Person eve added", "Person eve: short name – → eve", "Person eve: can decide – → yes")
    assert changed(OFFER, ('[[people]]\nid = "bo"\n', "")) == ("Person bo taken away",)
    ranks = {"priorities": [{"item": "base_salary"}, {"item": "level"}]}
    assert facts(ranks, {"priorities": ranks["priorities"][::-1]}) == (
        "Priority Base salary moved from place 1 to 2",
    )


def test_tables_are_named_where_their_keys_alone_would_mislead() -> None:
    assert changed(OFFER, ("[fit.mission]", '[decision]\noutcome = "accepted"\n[fit.mission]')) == (
        "Decision: outcome – → accepted",
    )
    old, new = {"current_job": {"base_salary": 1}}, {"current_job": {"base_salary": 2}}
    assert facts(old, new) == ("Current job: base salary 1 → 2",)


def test_of_a_long_text_only_the_part_that_changed_is_told() -> None:
    words = [f"word{number}" for number in range(40)]
    before, after = " ".join(words), " ".join([*words[:20], "new", *words[21:]])
    assert facts({"notes": before}, {"notes": after}) == (
        "Notes … word18 word19 word20 word21 word22 … → … word18 word19 new word21 word22 …",
    )
    assert facts({}, {"notes": "one\ntwo"}) == ("Notes – → one two",)


def test_what_a_file_says_is_a_fact_a_line_and_the_same_on_every_day() -> None:
    said = statements(tree(GLOBEX))
    assert said[:6] == (
        "Company: Globex",
        "Role: Engineer",
        "Currency: USD",
        "Status: negotiating",
        "Reply by: 2026-11-26",
        "Base salary: 150,000",
    )
    assert "Round 1, Base salary: ask: 165,000" in said
    assert not [one for one in statements({"notes": "a\n\nb", "of": {}}) if "\n" in one]


def test_a_place_is_named_as_a_whole_or_by_its_key() -> None:
    assert place_words(tree(GLOBEX), ("rounds", 0)) == "Round 1"
    assert place_words(tree(GLOBEX), ("fit", "depth")) == "Fit depth"
    assert place_words(tree(GLOBEX), ("package", "base_salary")) == "Base salary"


def test_edits_within_edits_are_told_one_by_one() -> None:
    inner = Batch((Put(("role",), "A"), Put(("level",), "B")))
    assert [one.path for one in single_edits(Batch((inner, Put(("notes",), "C"))))] == [
        ("role",),
        ("level",),
        ("notes",),
    ]
    assert single_edits(None) == ()


@given(versions() | UNRELATED)
def test_any_two_versions_have_facts_of_one_line_exactly_where_they_differ(three: Versions) -> None:
    old, new, _ = three
    found = facts(old, new)
    assert bool(found) == (difference(old, new) is not None)
    assert not [one for one in (*found, *statements(new)) if "\n" in one or not one.strip()]


@pytest.mark.parametrize("same_text", [GLOBEX, OFFER])
def test_comments_and_spelling_are_no_facts(same_text: str) -> None:
    assert changed(same_text, ("_000", "000")) == ()
