"""The table: for a terminal, for a page, as numbers."""

import json

import pytest

from benchmarks import table
from benchmarks.figures import Figure, Judged, Row, Unit

PAINT = Row(
    "first paint",
    Figure(463.2, Unit.MILLISECONDS),
    Figure(285, Unit.MILLISECONDS),
    "empty app",
    (Judged(Figure(1.98, Unit.RATIO), 1.25),),
)
KEY = Row(
    "cursor key | home",
    Figure(231, Unit.BYTES),
    Figure(256, Unit.BYTES),
    "ideal",
    (Judged(Figure(0.9, Unit.RATIO), 1.2), Judged(Figure(231, Unit.BYTES), 300)),
)
NOTED = Row("pages", Figure(1, Unit.MILLISECONDS), Figure(1, Unit.MILLISECONDS), "one", ())


def test_columns_are_aligned() -> None:
    assert table.text([PAINT, KEY]).splitlines() == [
        "what               measured  floor             ratio or bytes  budget             verdict",
        "first paint        463 ms    285 ms empty app  1.98 ×          ≤ 1.25 ×           far over",
        "cursor key | home  231 B     256 B ideal       0.90 ×, 231 B   ≤ 1.20 ×, ≤ 300 B  met",
    ]


def test_markdown() -> None:
    assert table.markdown([KEY, NOTED]).splitlines() == [
        "| what | measured | floor | ratio or bytes | budget | verdict |",
        "| --- | --- | --- | --- | --- | --- |",
        r"| cursor key \| home | 231 B | 256 B ideal | 0.90 ×, 231 B | ≤ 1.20 ×, ≤ 300 B | met |",
        "| pages | 1.0 ms | 1.0 ms one | – | – | – |",
    ]


def test_numbers_are_not_rounded() -> None:
    (record,) = json.loads(table.numbers([PAINT]))
    assert record["measured"] == {"value": 463.2, "unit": "ms"}
    assert record["judged"] == [{"found": {"value": 1.98, "unit": "×"}, "at_most": 1.25}]
    assert (record["verdict"], record["fails"]) == ("far over", True)


def test_the_table_goes_between_its_markers() -> None:
    page = "before\n\n<!-- table -->\nold\n<!-- end of table -->\n\nafter\n"
    new = "before\n\n<!-- table -->\nnew\n<!-- end of table -->\n\nafter\n"
    assert table.inserted(page, "new\n") == new
    assert table.inserted(new, "new\n") == new


@pytest.mark.parametrize("page", ["", "<!-- table -->", "<!-- table --><!-- table --><!-- end of table -->"])
def test_a_page_without_a_place_for_the_table_is_refused(page: str) -> None:
    with pytest.raises(ValueError, match="no place"):
        table.inserted(page, "new\n")
