from datetime import date
from decimal import Decimal

import pytest

from offer_tui.core.guide.naming import figure_words, item_name, listed
from offer_tui.core.guide.requests import as_far
from offer_tui.core.package import Figure
from tests.core.guide.cases import offer

D = Decimal
OFFER = offer("""
[dates]
start = 2027-02-01
[package]
base_salary = 165_000
remote_days = 2
[package.custom.sabbatical]
offered = 4
unit = "weeks"
""")


@pytest.mark.parametrize(
    ("item", "figure", "words"),
    [
        ("base_salary", D(185_000), "$185,000"),
        ("signing_bonus", D("0.5"), "$0.50"),
        ("remote_days", D(1), "1 day"),
        ("remote_days", D("2.5"), "2.5 days"),
        ("custom.sabbatical", D(6), "6 weeks"),
        ("custom.parking", D(6), "6"),
        ("start_date", date(2027, 2, 1), "Mon 1 Feb 2027"),
        ("level", "L6", "L6"),
    ],
)
def test_a_figure_is_in_the_unit_of_its_item(item: str, figure: Figure, words: str) -> None:
    assert figure_words(OFFER, item, figure) == words


def test_an_item_is_named_as_inside_a_sentence() -> None:
    named = [item_name(item) for item in ("base_salary", "custom.home_office", "Salary")]
    assert named == ["base salary", "home office", "Salary"]


def test_names_are_joined_as_english_does() -> None:
    assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == ["A", "A and B", "A, B and C"]


@pytest.mark.parametrize(
    ("item", "figure", "than", "far"),
    [
        ("base_salary", D(185_000), D(185_000), True),
        ("base_salary", D(184_999), D(185_000), False),
        ("base_salary", D(190_000), D(185_000), True),
        # Below the offer, less asks for more.
        ("remote_days", D("0.5"), D(1), True),
        ("remote_days", D(1), D(1), True),
        ("remote_days", D("1.5"), D(1), False),
        # Nothing was offered, so that more can only be above.
        ("vacation_days", D(26), D(25), True),
        ("vacation_days", D(24), D(25), False),
        ("start_date", date(2027, 3, 1), date(2027, 3, 1), True),
        ("start_date", date(2027, 4, 1), date(2027, 3, 1), True),
        ("start_date", date(2027, 2, 15), date(2027, 3, 1), False),
        ("start_date", date(2027, 1, 4), date(2027, 1, 4), True),
        ("start_date", date(2027, 1, 1), date(2027, 1, 4), True),
        ("start_date", date(2027, 1, 11), date(2027, 1, 4), False),
        ("custom.parking", date(2027, 1, 11), date(2027, 1, 4), True),
        ("level", "L6", "L6", True),
        ("level", "L7", "L6", False),
        ("level", D(7), "L6", False),
        ("level", date(2027, 1, 4), D(7), False),
    ],
)
def test_a_figure_asks_as_much_where_it_lies_as_far_from_the_offer(
    item: str,
    figure: Figure,
    than: Figure,
    far: bool,  # noqa: FBT001 - the column of the table
) -> None:
    assert as_far(OFFER, item, figure, than) is far
