"""Edits as JSON: what comes back is what was written, and nothing else is taken for an edit."""

import json
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.edit_json import NotAnEditError, edit_in, edit_json
from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put
from offer_tui.core.keys import Plain
from tests.trees import ANYTHING

PATHS = st.lists(st.text(max_size=5) | st.integers(0, 50), min_size=1, max_size=5).map(tuple)
MARKS = st.sampled_from(["decimal", "date", "table", "put", "batch", ""])
VALUES = ANYTHING | st.dictionaries(MARKS, ANYTHING, max_size=2)
SINGLE: st.SearchStrategy[Edit] = (
    st.builds(Put, PATHS, VALUES)
    | st.builds(Drop, PATHS)
    | st.builds(Insert, PATHS, st.dictionaries(st.text(max_size=5) | MARKS, VALUES, max_size=3))
    | st.builds(Move, PATHS, st.integers(0, 50))
)
EDITS: st.SearchStrategy[Edit] = st.recursive(
    SINGLE, lambda inner: st.lists(inner, max_size=3).map(lambda parts: Batch(tuple(parts))), max_leaves=5
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4) | MARKS, inner, max_size=3)
    ),
)


def there_and_back(edit: Edit) -> Edit:
    return edit_in(json.loads(json.dumps(edit_json(edit))))


@given(EDITS)
def test_every_edit_comes_back_as_it_was(edit: Edit) -> None:
    # Written out, so that 1 is not True, 1.50 is not 1.5 and NaN is NaN. Of `fold` TOML knows nothing.
    assert repr(there_and_back(edit)) == repr(edit).replace(", fold=1", "")


@pytest.mark.parametrize(
    "value",
    [
        Decimal("4800.250"),
        Decimal("-0.0"),
        Decimal("1E+30"),
        10**40,
        date(2026, 11, 23),
        datetime(2026, 11, 23, 9, 30, 0, 500_000, tzinfo=timezone(timedelta(hours=-5))),
        datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
        time(23, 59, 59),
        "2026-11-23",
        "a\udcff\x00\u2028\n",
        [{"percent": 50, "up_to_percent": Decimal("6.0")}],
        {"decimal": "1.5"},
        {"table": {"date": date(2026, 11, 23)}},
        True,
        [],
        {},
    ],
)
def test_values_keep_their_kind_and_their_digits(value: Plain) -> None:
    edit = Insert(("rounds", 0, "asks", 1), {"value": value})
    assert repr(there_and_back(edit)) == repr(edit)


@given(JSON)
def test_of_any_json_only_an_edit_is_read(found: object) -> None:
    try:
        edit = edit_in(found)
    except NotAnEditError:
        return
    assert edit_in(edit_json(edit)) == edit


@pytest.mark.parametrize(
    "found",
    [
        {"put": [], "value": 1},
        {"put": ["a", None], "value": 1},
        {"put": ["a", True], "value": 1},
        {"put": "company", "value": 1},
        {"put": ["a"]},
        {"put": ["a"], "value": None},
        {"put": ["a"], "value": 1.5},
        {"put": ["a"], "value": {"decimal": "much"}},
        {"put": ["a"], "value": {"decimal": 1}},
        {"put": ["a"], "value": {"date": "2026-13-01"}},
        {"put": ["a"], "value": {"date": "2026-11-23", "decimal": "1"}},
        {"put": ["a"], "value": {"__class__": "x"}},
        {"insert": ["a", 0], "row": 1},
        {"move": ["a", 0], "to": True},
        {"batch": {"drop": ["a"]}},
        {"batch": [{"drop": ["a"]}, {"eval": "1"}]},
    ],
)
def test_what_is_nearly_an_edit_is_refused(found: object) -> None:
    with pytest.raises(NotAnEditError):
        edit_in(found)
