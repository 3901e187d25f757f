"""Edits as values: applied, undone, and carried over to what somebody else made of the file."""

from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.edits import Batch, Drop, Edit, EditError, Insert, Move, Put, apply, inverse, rebase
from offer_tui.core.keys import Plain, find, same, shown

TREE: Mapping[str, Any] = {
    "company": "Globex",
    "package": {"base_salary": 150_000, "custom": {"gym": {"offered": 2}}},
    "priorities": [
        {"item": "base_salary", "desired": 1},
        {"item": "level", "desired": "L6"},
        {"item": "equity"},
    ],
    "people": [{"id": "dana"}],
    "rounds": [
        {"channel": "phone", "asks": [{"item": "base_salary", "ask": 5}, {"item": "level", "ask": "L6"}]},
        {"channel": "video"},
    ],
}


# Applying


@pytest.mark.parametrize(
    ("edit", "path", "value"),
    [
        (Put(("company",), "Acme"), ("company",), "Acme"),
        (Put(("package", "level"), "L5"), ("package", "level"), "L5"),
        (Put(("dates", "start"), "x"), ("dates", "start"), "x"),
        (Put(("rounds", 0, "asks", 1, "ask"), "L7"), ("rounds", 0, "asks", 1, "ask"), "L7"),
        (Drop(("company",)), ("company",), None),
        (Drop(("package", "custom", "gym")), ("package", "custom"), {}),
        (Drop(("priorities", 0)), ("priorities", 0, "item"), "level"),
        (Drop(("people", 0)), ("people",), None),
        (Insert(("priorities", 1), {"item": "new"}), ("priorities", 1, "item"), "new"),
        (Insert(("priorities", 3), {"item": "new"}), ("priorities", 3, "item"), "new"),
        (Insert(("research", 0), {"id": "a"}), ("research",), [{"id": "a"}]),
        (Move(("priorities", 0), 2), ("priorities", 2, "item"), "base_salary"),
        (Move(("priorities", 2), 0), ("priorities", 1, "item"), "base_salary"),
    ],
)
def test_an_edit_changes_what_it_names(edit: Edit, path: tuple[str | int, ...], value: object) -> None:
    assert find(apply(TREE, edit), path) == value


def test_the_given_tree_is_not_touched() -> None:
    before = deepcopy(TREE)
    apply(TREE, Batch((Put(("package", "custom", "gym", "offered"), 3), Drop(("rounds", 0, "asks", 0)))))
    assert before == TREE


def test_a_batch_is_made_in_order() -> None:
    both = Batch((Insert(("people", 0), {"id": "a"}), Put(("people", 0, "name"), "A")))
    assert find(apply(TREE, both), ("people",)) == [{"id": "a", "name": "A"}, {"id": "dana"}]


@pytest.mark.parametrize(
    "edit",
    [
        Put(("company", "name"), 1),
        Put(("priorities", 3, "desired"), 1),
        Put(("company", 0, "x"), 1),
        Drop(("nothing",)),
        Drop(("priorities", 3)),
        Drop(("research", 0)),
        Insert(("priorities", 4), {}),
        Insert(("priorities",), {}),
        Move(("priorities", 0), 3),
        Move(("priorities", 3), 0),
        Move(("company",), 0),
    ],
)
def test_an_edit_that_does_not_fit_is_a_mistake_of_the_program(edit: Edit) -> None:
    with pytest.raises(EditError, match="cannot be applied"):
        apply(TREE, edit)


# Any tree, any edit

SCALARS = st.integers() | st.text(max_size=3) | st.booleans() | st.decimals(0, 10, places=1)
ROWS = st.lists(
    st.fixed_dictionaries({"id": st.sampled_from("abcdef")}, optional={"x": SCALARS}),
    max_size=4,
    unique_by=lambda row: row["id"],
)
TREES = st.fixed_dictionaries(
    {},
    optional={
        "a": SCALARS,
        "t": st.dictionaries(st.sampled_from("xyz"), SCALARS, max_size=3),
        "rows": ROWS.filter(bool),
        "unnamed": st.lists(st.dictionaries(st.sampled_from("xy"), SCALARS), min_size=1, max_size=3),
    },
)


@st.composite
def edited_trees(draw: st.DrawFn) -> tuple[Mapping[str, Any], Edit]:
    """Return a tree and an edit, or several, that fit it."""
    tree: Mapping[str, Any] = draw(TREES)
    here, edits = tree, []
    for _ in range(draw(st.integers(1, 4))):
        edit = draw(st.sampled_from(possible(here, draw(SCALARS))))
        here = apply(here, edit)
        edits.append(edit)
    return tree, edits[0] if len(edits) == 1 else Batch(tuple(edits))


def possible(tree: Mapping[str, Any], value: Plain) -> list[Edit]:
    """Return one edit of each sort that fits a tree."""
    edits: list[Edit] = [Put(("a",), value), Put(("t", "x"), value), Put(("new", "deep"), value)]
    edits += [Drop((key,)) for key in tree]
    for name in ("rows", "unnamed"):
        rows = tree.get(name, ())
        edits.append(Insert((name, len(rows)), {"x": value}))
        edits += [Insert((name, 0), {"x": value})]
        for number in range(len(rows)):
            edits += [
                Drop((name, number)),
                Put((name, number, "x"), value),
                Move((name, number), len(rows) - 1),
            ]
    return edits


@given(edited_trees())
def test_the_inverse_takes_an_edit_back(case: tuple[Mapping[str, Any], Edit]) -> None:
    tree, edit = case
    back = inverse(tree, edit)
    after = apply(tree, edit)
    assert same(apply(after, back), tree)
    assert same(apply(apply(after, back), inverse(after, back)), after)


@given(edited_trees())
def test_an_edit_carried_over_to_the_same_tree_does_the_same(case: tuple[Mapping[str, Any], Edit]) -> None:
    tree, edit = case
    carried = rebase(edit, tree, deepcopy(tree))
    assert carried is not None
    assert same(apply(tree, carried), apply(tree, edit))


@given(edited_trees(), st.integers())
def test_an_edit_carried_over_keeps_what_somebody_changed_elsewhere(
    case: tuple[Mapping[str, Any], Edit], value: int
) -> None:
    tree, edit = case
    theirs = Put(("elsewhere", "key"), value)
    carried = rebase(edit, tree, apply(tree, theirs))
    assert carried is not None
    assert same(apply(apply(tree, theirs), carried), apply(apply(tree, edit), theirs))


@given(ROWS.filter(bool), st.permutations(range(6)), st.data(), SCALARS)
def test_a_row_is_found_again_by_its_name(
    rows: list[Mapping[str, Plain]], order: list[int], data: st.DataObject, value: Plain
) -> None:
    number = data.draw(st.integers(0, len(rows) - 1))
    shuffled = [rows[place] for place in order if place < len(rows)]
    carried = rebase(Put(("rows", number, "x"), value), {"rows": rows}, {"rows": shuffled})
    assert carried is not None
    after = apply({"rows": shuffled}, carried)
    changed = {row["id"]: row.get("x") for row in after["rows"]}  # type: ignore[union-attr,index,call-overload]  # rows of dicts
    assert changed == {row["id"]: row.get("x") for row in rows} | {rows[number]["id"]: value}


# Carried over to what somebody else made of it


def carried(edit: Edit, theirs: Edit, *, force: bool = False) -> object:
    """Return the tree with both edits made, theirs first; None where a person has to choose."""
    other = apply(TREE, theirs)
    found = rebase(edit, TREE, other, force=force)
    return None if found is None else apply(other, found)


@pytest.mark.parametrize(
    ("edit", "theirs"),
    [
        (Put(("company",), "Acme"), Put(("company",), "Hooli")),
        (Put(("package", "base_salary"), 1), Drop(("package", "base_salary"))),
        (Put(("package", "level"), "L5"), Put(("package", "level"), "L6")),
        (Drop(("company",)), Put(("company",), "Hooli")),
        (Put(("priorities", 1, "desired"), 1), Put(("priorities", 1, "desired"), 2)),
        (Put(("people", 0, "name"), "Dana"), Drop(("people", 0))),
        (Drop(("priorities", 1)), Put(("priorities", 1, "desired"), 2)),
        (Drop(("people", 0)), Drop(("people", 0))),
        (Move(("priorities", 0), 1), Move(("priorities", 0), 2)),
        (Insert(("people", 1), {"id": "priya"}), Insert(("people", 1), {"id": "priya", "name": "P"})),
        (Batch((Put(("role",), "x"), Put(("company",), "Acme"))), Put(("company",), "Hooli")),
    ],
)
def test_the_same_thing_changed_by_both_is_for_a_person_to_decide(edit: Edit, theirs: Edit) -> None:
    assert carried(edit, theirs) is None


def test_both_having_changed_it_to_different_rows_keeps_both() -> None:
    both = carried(Insert(("people", 1), {"id": "priya"}), Insert(("people", 0), {"id": "lee"}))
    assert isinstance(both, dict)
    assert [row["id"] for row in both["people"]] == ["lee", "dana", "priya"]


def test_a_row_keeps_what_somebody_else_wrote_in_it() -> None:
    both = carried(Put(("rounds", 0, "note"), "mine"), Put(("rounds", 0, "channel"), "video"))
    assert isinstance(both, dict)
    assert (both["rounds"][0]["note"], both["rounds"][0]["channel"]) == ("mine", "video")


def test_a_nested_row_is_found_in_a_row_without_a_name() -> None:
    both = carried(Put(("rounds", 0, "asks", 0, "answer"), "granted"), Move(("rounds", 0, "asks", 0), 1))
    assert isinstance(both, dict)
    assert both["rounds"][0]["asks"][1] == {"item": "base_salary", "ask": 5, "answer": "granted"}


def test_a_row_without_a_name_is_not_guessed_when_rows_came_or_went() -> None:
    theirs = Batch((Put(("rounds", 0, "channel"), "email"), Insert(("rounds", 0), {"channel": "text"})))
    assert carried(Put(("rounds", 0, "note"), "mine"), theirs) is None


def test_to_drop_what_is_gone_already_is_no_edit() -> None:
    other = apply(TREE, Drop(("company",)))
    assert rebase(Drop(("company",)), TREE, other, force=True) == Batch(())


def test_force_carries_a_persons_choice_over() -> None:
    both = carried(Put(("company",), "Acme"), Put(("company",), "Hooli"), force=True)
    assert isinstance(both, dict)
    assert both["company"] == "Acme"


def test_not_even_force_brings_a_row_back() -> None:
    assert carried(Put(("people", 0, "name"), "Dana"), Drop(("people", 0)), force=True) is None


# Keys


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (1, True, False),
        (Decimal("1.50"), Decimal("1.5"), True),
        (1, Decimal(1), False),
        ({"a": {}}, {}, True),
        ({"a": []}, {}, True),
        ({"a": {"b": {}}}, {}, True),
        ({"a": ""}, {}, False),
        ([1, 2], [2, 1], False),
        ([{}], [], False),
        ("1", 1, False),
    ],
)
def test_values_are_the_same_when_a_reader_of_the_file_would_say_so(
    one: Plain, other: Plain, *, expected: bool
) -> None:
    assert same(one, other) is expected
    assert same(other, one) is expected


def test_a_path_is_written_with_rows_from_1() -> None:
    assert shown(("rounds", 0, "asks", 1, "ask")) == "rounds[1].asks[2].ask"
    assert shown(()) == ""


def test_nothing_is_found_where_nothing_is() -> None:
    missing = (("nope",), ("company", "x"), ("company", 0), ("people", 1), ("people", -1), ("people", "id"))
    assert [find(TREE, path) for path in missing] == [None] * 6
