"""Thousands of random merges: the promises that the short run checks some hundred times."""

from hypothesis import given, settings

from tests.merge_promises import check_all, check_text
from tests.merges import UNRELATED, Documents, Versions, documents, versions

MERGES = 5_000
TEXTS = 5_000


@settings(max_examples=MERGES)
@given(versions())
def test_every_promise_holds_for_what_two_sides_made_of_one_offer(three: Versions) -> None:
    check_all(three)


@settings(max_examples=MERGES)
@given(UNRELATED)
def test_every_promise_holds_for_versions_that_have_nothing_in_common(three: Versions) -> None:
    check_all(three)


@settings(max_examples=TEXTS)
@given(documents())
def test_any_two_versions_merge_to_a_valid_text_that_keeps_what_theirs_wrote(three: Documents) -> None:
    check_text(three)
