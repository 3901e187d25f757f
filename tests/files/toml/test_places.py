"""Where keys and values lie in a text."""

import tomllib
from decimal import Decimal

import pytest

from offer_tui.core.keys import KeyPath, find
from offer_tui.files.toml import Document
from offer_tui.files.toml.index import indexed
from tests.files.toml.texts import TEXTS

TEXT = """\
company = "Globex"
  package.base_salary = 165_000
"odd key" = { a = 1, b.c = 2 }

[fit.pay]
rating = 7

[[rounds]]
[[rounds]]
date = 2026-11-14
  [[rounds.asks]]
  research = ["p1",
    "p2"]
"""

PLACES: list[tuple[KeyPath, tuple[int, int], tuple[int, int]]] = [
    ((), (1, 1), (1, 1)),
    (("company",), (1, 1), (1, 11)),
    (("package",), (2, 3), (2, 3)),
    (("package", "base_salary"), (2, 11), (2, 25)),
    (("odd key",), (3, 1), (3, 13)),
    (("odd key", "a"), (3, 15), (3, 19)),
    (("odd key", "b", "c"), (3, 24), (3, 28)),
    (("fit",), (5, 2), (5, 2)),
    (("fit", "pay"), (5, 6), (5, 1)),
    (("fit", "pay", "rating"), (6, 1), (6, 10)),
    (("rounds",), (8, 3), (8, 1)),
    (("rounds", 0), (8, 3), (8, 1)),
    (("rounds", 1), (9, 3), (9, 1)),
    (("rounds", 1, "asks", 0), (11, 12), (11, 3)),
    (("rounds", 1, "asks", 0, "research"), (12, 3), (12, 14)),
    (("rounds", 1, "asks", 0, "research", 1), (13, 5), (13, 5)),
    # What is absent is looked for where it would be.
    (("nothing", "at", "all"), (1, 1), (1, 1)),
    (("fit", "pay", "evidence"), (5, 1), (5, 1)),
    (("rounds", 0, "date"), (8, 1), (8, 1)),
    (("odd key", "z"), (3, 13), (3, 13)),
]


@pytest.mark.parametrize(("path", "at_key", "at_value"), PLACES)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_place_is_where_an_editor_shows_it(
    path: KeyPath, at_key: tuple[int, int], at_value: tuple[int, int], newline: str, mark: str
) -> None:
    document = Document(mark + TEXT.replace("\n", newline))
    assert document.place(path, at_key=True) == at_key
    assert document.place(path) == at_value


@pytest.mark.parametrize("text", TEXTS)
def test_each_value_is_found_whole(text: str) -> None:
    document, index = Document(text), indexed(text.removeprefix("\ufeff"))
    for path, item in index.items.items():
        value = tomllib.loads(f"value = {index.text[item.start : item.end]}", parse_float=Decimal)["value"]
        assert value == find(document.tree, path)


def leaves(value: object) -> int:
    """Count what is no table and no list."""
    if isinstance(value, dict):
        return sum(map(leaves, value.values()))
    return sum(map(leaves, value)) if isinstance(value, list) else 1


@pytest.mark.parametrize("text", TEXTS)
def test_no_value_is_missed(text: str) -> None:
    index = indexed(text.removeprefix("\ufeff"))
    tree = Document(text).tree
    assert sum(path not in index.inside for path in index.items) == leaves(tree)


def test_columns_count_characters() -> None:
    assert Document('a = ["äöü😀", 1]').place(("a", 1)) == (1, 14)
