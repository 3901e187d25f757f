"""The plain values behind JSON, for any offer."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from offer_tui.cli.json_text import Json, json_text
from offer_tui.cli.list_reading import offer_row
from offer_tui.cli.listing import listed_records
from offer_tui.cli.summary import whole_offer
from offer_tui.core.decoding import decoded
from offer_tui.core.guide.case import Case
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from tests.cli.test_show import SHAPE, misshapen
from tests.trees import trees


def least_exponent(value: object) -> int:
    """Return the exponent of the number with the most decimals."""
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        assert isinstance(exponent, int)
        return exponent
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    return min(map(least_exponent, inner), default=0)


@given(trees(Offer, wrong=False), trees(Profile, wrong=False))
def test_every_offer_has_the_documented_shape(offer_tree: Mapping[str, Any], tree: Mapping[str, Any]) -> None:
    offer, _ = decoded(Offer, offer_tree)
    profile, _ = decoded(Profile, tree)
    case = Case(offer, profile, date(2026, 11, 21))
    whole = json.loads(json_text(whole_offer("slug", case, ())), parse_float=Decimal)
    assert misshapen(whole, SHAPE) == []
    assert least_exponent(whole["compensation"]) >= -2
    assert least_exponent(whole["fit"]) >= -4
    rows = listed_records([offer_row("slug", offer, profile)], "directory")
    (listed,) = json.loads(json_text(rows), parse_float=Decimal)
    assert listed["year_1_total"] == whole["compensation"]["years"][0]["total"]
    assert listed["fit"]["low"] == whole["fit"]["low"] <= whole["fit"]["high"]


PLAIN: st.SearchStrategy[Json] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.decimals(-1000, 1000, places=3),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(PLAIN)
def test_json_reads_back_as_what_was_written(value: Json) -> None:
    text = json_text(value)
    assert json.loads(text, parse_float=Decimal) == value
    assert text.isascii()


def test_a_decimal_is_written_in_its_own_digits() -> None:
    assert (
        json_text([Decimal("0.1"), Decimal("1.65E+5"), Decimal("-2.50")])
        == "[\n  0.1,\n  165000,\n  -2.50\n]"
    )
    assert json_text({}) == "{}"
