"""What is left to do of an edit whose save was cut off: nothing, all of it, or a person's choice."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put, apply
from offer_tui.core.keys import same
from offer_tui.core.unsaved import left_to_do
from tests.core.test_edits import edited_trees

NOTHING = Batch(())
BASE: Mapping[str, Any] = {
    "company": "Globex",
    "package": {"base_salary": 150_000},
    "people": [{"id": "dana"}],
    "rounds": [{"channel": "phone"}],
    "priorities": [{"item": "level"}, {"item": "equity"}],
}
ELSEWHERE = Put(("role",), "Lead")


@given(edited_trees())
def test_of_an_edit_that_reached_the_file_nothing_is_left(case: tuple[Mapping[str, Any], Edit]) -> None:
    tree, edit = case
    assert left_to_do(edit, tree, deepcopy(apply(tree, edit))) == NOTHING


@given(edited_trees())
def test_of_an_edit_that_never_reached_the_file_all_is_left(case: tuple[Mapping[str, Any], Edit]) -> None:
    tree, edit = case
    left = left_to_do(edit, tree, deepcopy(tree))
    assert left is not None
    assert same(apply(tree, left), apply(tree, edit))


@pytest.mark.parametrize(
    "edit",
    [
        Put(("package", "base_salary"), 165_000),
        Drop(("company",)),
        Insert(("people", 1), {"id": "priya"}),
        Insert(("rounds", 1), {"channel": "phone"}),
        Batch((Put(("company",), "Acme"), Insert(("rounds", 1), {"channel": "video"}))),
    ],
)
def test_an_edit_in_a_file_that_changed_elsewhere_since_is_not_made_twice(edit: Edit) -> None:
    assert left_to_do(edit, BASE, apply(apply(BASE, edit), ELSEWHERE)) == NOTHING


@pytest.mark.parametrize(
    "edit",
    [
        Put(("package", "base_salary"), 165_000),
        Drop(("people", 0)),
        Insert(("people", 1), {"id": "priya"}),
        Insert(("rounds", 1), {"channel": "phone"}),
        Batch((Put(("company",), "Acme"), Insert(("rounds", 1), {"channel": "video"}))),
    ],
)
def test_an_edit_is_carried_over_to_a_file_that_changed_elsewhere(edit: Edit) -> None:
    now = apply(BASE, ELSEWHERE)
    left = left_to_do(edit, BASE, now)
    assert left is not None
    assert same(apply(now, left), apply(apply(BASE, edit), ELSEWHERE))


def test_of_a_batch_only_what_is_missing_is_left() -> None:
    row = Insert(("rounds", 1), {"channel": "video"})
    now = apply(apply(BASE, row), ELSEWHERE)
    both = Batch((row, Put(("company",), "Acme")))
    left = left_to_do(both, BASE, now)
    assert left == Put(("company",), "Acme")


@pytest.mark.parametrize(
    ("edit", "theirs"),
    [
        (Put(("company",), "Acme"), Put(("company",), "Hooli")),
        (Put(("people", 0, "name"), "Dana"), Drop(("people", 0))),
        (Insert(("people", 1), {"id": "priya"}), Insert(("people", 1), {"id": "priya", "name": "P"})),
        (Batch((ELSEWHERE, Put(("company",), "Acme"))), Put(("company",), "Hooli")),
        (Move(("priorities", 0), 1), Drop(("priorities", 1))),
    ],
)
def test_what_was_changed_on_both_sides_is_for_a_person(edit: Edit, theirs: Edit) -> None:
    assert left_to_do(edit, BASE, apply(BASE, theirs)) is None
