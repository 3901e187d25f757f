"""CSV: nothing in it is computed, and what is in it can be taken back."""

import csv
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.csv_export import csv_text, guarded, unguarded
from offer_tui.core.decoding import decoded
from offer_tui.core.keys import Tree
from offer_tui.core.offer import Offer
from offer_tui.core.visible import visible


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "'=1"])
def test_what_a_sheet_would_compute_begins_with_an_apostrophe(text: str) -> None:
    assert guarded(text).startswith("'")


@given(st.text())
def test_any_text_is_safe_and_comes_back_as_it_is_seen(text: str) -> None:
    cell = guarded(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    if visible(text) == text:
        assert unguarded(cell) == text


def test_single_values_are_cells_named_by_their_keys() -> None:
    tree: Tree = {
        "company": "=cmd()",
        "role": "a, b\nc",
        "package": {"base_salary": Decimal("150000.50"), "raise_percent": -2, "bonus_guaranteed": True},
    }
    (row,) = csv.DictReader(StringIO(csv_text({"globex": tree}, {"globex": decoded(Offer, tree)[0]})))
    assert row["slug"] == "globex"
    assert row["company"] == "'=cmd()"
    assert row["role"] == "a, b␊c"
    assert row["package.base_salary"] == "150000.50"
    assert row["package.raise_percent"] == "-2"
    assert row["package.bonus_guaranteed"] == "true"
    assert row["dates.start"] == ""
    assert row["year_1_total"] == "150000.50"
