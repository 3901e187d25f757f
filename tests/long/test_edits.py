"""Thousands of random edits: the promises that the short run checks some hundred times."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.toml.test_random_edits import check_edit, check_edits_in_a_row

EDITS = 10_000
ROWS_OF_EDITS, IN_A_ROW = 500, 10


@settings(max_examples=EDITS)
@given(st.data())
def test_every_edit_does_what_apply_says_and_keeps_all_other_lines(data: st.DataObject) -> None:
    check_edit(data)


@settings(max_examples=ROWS_OF_EDITS)
@given(st.data())
def test_edits_one_upon_the_other_are_all_read_back(data: st.DataObject) -> None:
    check_edits_in_a_row(data, IN_A_ROW)
