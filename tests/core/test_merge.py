"""Merging two versions of a file: nothing that one side changed is lost, and nothing is guessed."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given, settings

from offer_tui.core.difference import difference
from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put, apply
from offer_tui.core.identity import content, identity, partners
from offer_tui.core.keys import Tree, same
from offer_tui.core.merge import Conflict, merged, taken
from tests.merge_promises import check_all
from tests.merges import BASES, UNRELATED, Versions, versions

OFFER: Any = BASES[0]
ASK = ("rounds", 0, "asks")
DAY = dt.date(2026, 11, 20)


def after(mine: Edit, theirs: Edit) -> Any:  # noqa: ANN401 - a tree whose shape each test knows
    """Return the offer with both edits made, where that is no matter for a person."""
    result = merged(OFFER, apply(OFFER, mine), apply(OFFER, theirs))
    assert not result.conflicts
    return result.tree


def conflicts(mine: Edit, theirs: Edit) -> tuple[Conflict, ...]:
    """Return what a person has to settle; until then the offer is as theirs."""
    other = apply(OFFER, theirs)
    result = merged(OFFER, apply(OFFER, mine), other)
    assert same(result.tree, other)
    assert result.edits_of_mine is None
    return result.conflicts


# Clean merges


def test_both_add_a_different_research_point() -> None:
    new: list[dict[str, Any]] = [{"id": "survey", "item": "level"}, {"id": "peer-2", "item": "base_salary"}]
    tree = after(Insert(("research", 1), new[0]), Insert(("research", 1), new[1]))
    assert tree["research"] == [*OFFER["research"], new[1], new[0]]


def test_both_answer_different_asks_of_one_round() -> None:
    tree = after(Put((*ASK, 0, "answer"), "granted"), Put((*ASK, 1, "answer"), "refused"))
    assert [ask["answer"] for ask in tree["rounds"][0]["asks"]] == ["granted", "refused"]


def test_one_reorders_the_priorities_while_the_other_edits_one() -> None:
    for mine, theirs in (
        (Move(("priorities", 2), 0), Put(("priorities", 1, "desired"), "L8")),
        (Put(("priorities", 1, "desired"), "L8"), Move(("priorities", 2), 0)),
    ):
        rows = after(mine, theirs)["priorities"]
        assert [row["item"] for row in rows] == ["equity", "base_salary", "level"]
        assert rows[2]["desired"] == "L8"


def test_both_add_the_same_person() -> None:
    mine: Tree = {"id": "priya", "name": "Priya"}
    theirs: Tree = {"id": "priya", "decides": True}
    tree = after(Insert(("people", 2), mine), Insert(("people", 0), theirs))
    assert [row for row in tree["people"] if row["id"] == "priya"] == [{**mine, **theirs}]


def test_new_rounds_stand_in_the_order_of_their_days_whoever_is_mine() -> None:
    rows: list[Any] = [{"date": dt.date(2026, 11, day), "with": "dana"} for day in (16, 18)]
    early, late = rows
    for mine, theirs in ((early, late), (late, early)):
        tree = after(Insert(("rounds", 1), mine), Insert(("rounds", 1), theirs))
        assert tree["rounds"][1:3] == rows


def test_a_round_whose_day_was_moved_is_the_same_round() -> None:
    tree = after(Put(("rounds", 0, "date"), DAY), Put((*ASK, 0, "answer"), "granted"))
    assert len(tree["rounds"]) == 2
    assert (tree["rounds"][0]["date"], tree["rounds"][0]["asks"][0]["answer"]) == (DAY, "granted")


def test_rows_without_a_name_are_told_apart_by_what_they_say() -> None:
    tree = after(Drop(("package", "grant", 0)), Put(("package", "grant", 1, "shares"), 1_000))
    assert [row["shares"] for row in tree["package"]["grant"]] == [1_000]


def test_both_add_a_row_without_a_name_and_both_are_kept() -> None:
    new: list[Any] = [{"kind": "rsu", "shares": shares} for shares in (100, 200)]
    tree = after(*(Insert(("package", "grant", 2), row) for row in new))
    assert tree["package"]["grant"] == [*OFFER["package"]["grant"], *new]


def test_the_last_row_gone_and_another_added_leaves_the_other() -> None:
    row: Tree = {"date": DAY, "to": "bo"}
    tree = after(Drop(("strategy", "signal", 0)), Insert(("strategy", "signal", 1), row))
    assert tree["strategy"]["signal"] == [row]


def test_keys_of_one_table_come_together() -> None:
    tree = after(Drop(("dates", "reply_by")), Put(("dates", "thanked"), DAY))
    assert tree["dates"] == {"received": dt.date(2026, 11, 10), "thanked": DAY}


# Conflicts


@pytest.mark.parametrize(
    ("mine", "theirs", "path"),
    [
        (Put(("company",), "Hooli"), Put(("company",), "Acme"), ("company",)),
        (Put(("company",), "Hooli"), Drop(("company",)), ("company",)),
        (Drop(("company",)), Put(("company",), "Acme"), ("company",)),
        (Put((*ASK, 1, "ask"), "L8"), Put((*ASK, 1, "ask"), "L9"), (*ASK, 1, "ask")),
        (Put((*ASK, 1, "ask"), "L8"), Drop((*ASK, 1)), (*ASK, 1)),
        (Drop((*ASK, 1)), Put((*ASK, 1, "ask"), "L8"), (*ASK, 1)),
        (Drop(("rounds", 0)), Put((*ASK, 1, "ask"), "L8"), ("rounds", 0)),
        (Drop(("fit", "mission")), Put(("fit", "mission", "evidence"), "met"), ("fit", "mission")),
        (
            Put(("package", "custom", "gym", "offered"), 3),
            Drop(("package", "custom", "gym")),
            ("package", "custom", "gym"),
        ),
        (Move(("priorities", 0), 1), Move(("priorities", 0), 2), ("priorities",)),
        (
            Insert(("people", 2), {"id": "priya", "name": "Priya"}),
            Insert(("people", 2), {"id": "priya", "name": "P."}),
            ("people", 2, "name"),
        ),
        (Put(("priorities",), "none"), Drop(("priorities", 0)), ("priorities",)),
        (
            Put(("strategy", "protocol_people"), ["bo"]),
            Put(("strategy", "protocol_people"), []),
            ("strategy", "protocol_people"),
        ),
    ],
)
def test_the_same_thing_changed_by_both_is_for_a_person_to_settle(
    mine: Edit, theirs: Edit, path: tuple[str | int, ...]
) -> None:
    assert [one.path for one in conflicts(mine, theirs)] == [path]


def test_a_conflict_has_all_three_values() -> None:
    found = conflicts(Drop(("company",)), Put(("company",), "Acme"))
    assert found == (Conflict(("company",), "Northwind", None, "Acme"),)


def test_a_conflict_of_an_order_has_the_merged_rows_in_both() -> None:
    mine, theirs = (
        Batch((Move(("priorities", 0), to), Put(("priorities", to, key), 9)))
        for to, key in ((1, "worth"), (2, "desired"))
    )
    result = merged(OFFER, apply(OFFER, mine), apply(OFFER, theirs))
    row = {"item": "base_salary", "desired": 9, "worth": 9}
    (found,) = result.conflicts
    assert isinstance(found.mine, list)
    assert (found.mine[1], result.tree["priorities"][2]) == (row, row)  # type: ignore[index]  # rows
    assert taken(found, result.tree) == Move(("priorities", 1), 2)


def test_two_rows_that_become_one_by_name_are_a_conflict_of_their_array() -> None:
    # One side moved the round to the day on which the other added one.
    new: dict[str, Any] = {"date": DAY, "with": "dana", "channel": "video"}
    found = conflicts(Put(("rounds", 0, "date"), DAY), Insert(("rounds", 1), new))
    assert [one.path for one in found] == [("rounds",)]


@pytest.mark.parametrize(
    ("mine", "theirs", "edit"),
    [
        (Put(("company",), "A"), Put(("company",), "B"), Put(("company",), "A")),
        (Drop(("company",)), Put(("company",), "B"), Drop(("company",))),
        (Drop(("people", 1)), Put(("people", 1, "name"), "Bo"), Drop(("people", 1))),
        (
            Put(("people", 1, "name"), "Bo"),
            Drop(("people", 1)),
            Insert(("people", 1), {"id": "bo", "name": "Bo"}),
        ),
    ],
)
def test_a_conflict_can_be_settled_my_way(mine: Edit, theirs: Edit, edit: Edit) -> None:
    result = merged(OFFER, apply(OFFER, mine), apply(OFFER, theirs))
    assert taken(result.conflicts[0], result.tree) == edit


# Rows


@pytest.mark.parametrize(
    ("array", "row", "keys"),
    [
        ("people", {"id": "dana", "name": "Dana"}, ("id",)),
        ("research", {"id": "peer", "item": "level"}, ("id",)),
        ("research", {"item": "level"}, None),
        ("asks", {"item": "level"}, ("item",)),
        ("ignore", {"rule": "N13"}, ("rule",)),
        ("rounds", {"date": DAY, "with": "dana"}, ("date", "with")),
        ("rounds", {"with": "dana"}, None),
        ("signal", {"date": DAY, "to": "dana", "item": "level"}, ("date", "to", "item")),
        ("walk_away_change", {"date": DAY, "to": 1}, ("date",)),
        ("alternatives", {"name": "Stay"}, ("name",)),
        ("one_off", {"kind": "other", "name": "x"}, ("name", "kind")),
        ("grant", {"kind": "rsu"}, None),
        ("people", {"id": ""}, None),
        ("limit", {"kind": "budget"}, None),
        ("people", 3, None),
    ],
)
def test_rows_are_named_by_what_a_person_calls_them(array: str, row: Any, keys: object) -> None:  # noqa: ANN401 - any row
    found = identity(array, row)
    assert (tuple(key for key, _ in found) if found else None) == keys


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([{"id": 1}, {"id": 2}], [{"id": 2}, {"id": 1}], {0: 1, 1: 0}),
        ([{"id": 1, "x": 1}], [{"id": 1, "x": 2}, {"id": 1, "x": 3}], {}),
        ([{"id": 1, "x": 1}], [{"id": 1, "x": 2}, {"id": 1, "x": 1}], {0: 1}),
        ([{"x": 1}, {"x": 2}], [{"x": 2}], {1: 0}),
        ([{"x": 1}, {"x": 2}], [{"x": 3}, {"x": 2}], {0: 0, 1: 1}),
        ([{"x": 1}, {"x": 2}], [{"x": 3}, {"x": 4}, {"x": 2}], {1: 2}),
        ([{"id": 1, "x": 1}], [{"id": 2, "x": 1}], {}),
        ([{"x": 1}], [{"x": 1, "id": 2}], {0: 0}),
    ],
)
def test_rows_find_each_other_or_none(old: Any, new: Any, expected: object) -> None:  # noqa: ANN401 - any rows
    assert partners("people", old, new) == expected


def test_a_row_described_anew_is_another_row_when_little_of_it_is_left() -> None:
    old: list[Any] = [{"date": DAY, "with": "dana", "channel": "phone", "note": "a"}]
    new: list[Any] = [{"date": dt.date(2026, 11, 21), "with": "bo", "channel": "phone", "note": "b"}]
    assert partners("rounds", old, new) == {}


def test_content_is_equal_as_values_are_the_same() -> None:
    assert content({"a": {}, "b": [1]}) == content({"b": [1], "c": []})
    assert content([1]) != content([True])


# Differences


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (Move(("priorities", 0), 2), None),
        (Move(("priorities", 2), 0), None),
        (Insert(("people", 0), {"id": "lee"}), None),
        (Insert(("alternatives", 0), {"name": "Stay"}), None),
        (Drop(("people", 1)), None),
        (Put((*ASK, 1, "ask"), "L8"), None),
        (Put(("company",), ["a"]), None),
        (Batch(()), Batch(())),
        (
            Put(("people",), [{"id": "lee"}]),
            Batch((Insert(("people", 0), {"id": "lee"}), Drop(("people", 2)), Drop(("people", 1)))),
        ),
    ],
)
def test_a_difference_is_the_least_that_was_done(edit: Edit, expected: Edit | None) -> None:
    assert (difference(OFFER, apply(OFFER, edit)) or Batch(())) == (expected or edit)


@settings(max_examples=100)
@given(UNRELATED)
def test_a_difference_leads_from_any_tree_to_any_other(trees: tuple[Tree, Tree, Tree]) -> None:
    one, other, _ = trees
    assert same(apply(one, difference(one, other) or Batch(())), other)


# Any versions


@settings(max_examples=300)
@given(versions())
def test_every_promise_holds_for_what_two_sides_made_of_one_offer(three: Versions) -> None:
    check_all(three)


@settings(max_examples=100)
@given(UNRELATED)
def test_every_promise_holds_for_versions_that_have_nothing_in_common(three: Versions) -> None:
    check_all(three)
