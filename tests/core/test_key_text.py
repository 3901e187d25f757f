"""Paths as people write them lead where the paths lead."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.key_text import Key, key_in, leaves
from offer_tui.core.keys import KeyPath, Tree, shown
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.core.reading import Misread
from tests.trees import trees

TREE: Tree = {
    "priorities": [{"item": "base_salary"}, {"item": "level"}],
    "people": [{"id": "dana"}, {"id": "2"}],
    "alternatives": [{"name": "Stay"}, {"name": "Stay"}],
    "research": [{"item": "level"}],
    "package": {"custom": {"a.b": {"unit": "days"}}},
}


def _path(text: str) -> KeyPath | str:
    found = key_in(text, Offer, TREE)
    return found.remedy if isinstance(found, Misread) else found.path


@given(st.sampled_from([Offer, Profile]).flatmap(lambda of: st.tuples(st.just(of), trees(of, wrong=False))))
def test_each_value_of_a_file_is_found_by_its_shown_path(case: tuple[type[Any], Tree]) -> None:
    of, tree = case
    for path, _ in leaves(tree, ()):
        found = key_in(shown(path), of, tree)
        assert isinstance(found, Key)
        assert (found.path, found.new_row) == (path, ())


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("priorities[level].why", ("priorities", 1, "why")),
        ("people[dana]", ("people", 0)),
        ("people[2].name", ("people", 1, "name")),
        ('package.custom."a.b".unit', ("package", "custom", "a.b", "unit")),
        ("rounds[1].asks[1].item", ("rounds", 0, "asks", 0, "item")),
    ],
)
def test_rows_go_by_number_first_then_by_what_identifies_them(text: str, path: KeyPath) -> None:
    assert _path(text) == path


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("alternatives[Stay].value", "several rows are alternatives[Stay]"),
        ("research[level].mid", "research[2] adds a row"),
        ("people[9]", "there are 2, people[3] adds one"),
        ("role.", "is no key"),
        (".role", "is no key"),
        ("people[]", "is no key"),
        ("people[1", "is no key"),
        ("package[1].level", "give package.1"),
        ("people.name", "give people[1].name"),
        ("role.x", "role is a value"),
        ("strategy.value_points[1]", "strategy.value_points is a value"),
    ],
)
def test_a_path_that_leads_nowhere_says_what_would_be_right(text: str, said: str) -> None:
    assert said in str(_path(text))


@given(st.text(alphabet='ab.[]"1 ', max_size=12))
def test_any_text_is_a_key_or_is_said_not_to_be_one(text: str) -> None:
    assert isinstance(key_in(text, Offer, TREE), Key | Misread)
