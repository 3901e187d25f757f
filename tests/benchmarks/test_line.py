"""The slow line, computed by hand."""

import pytest

from benchmarks.terminal.line import Line

LINE = Line(bytes_a_second=1_000, round_trip=0.2, overhead=50)


def test_a_piece_takes_a_round_trip_and_its_bytes() -> None:
    assert LINE.seconds([(0.0, 250)]) == pytest.approx(0.2 + 0.3)


def test_a_piece_waits_for_the_one_before() -> None:
    assert LINE.seconds([(0.0, 950), (0.1, 450)]) == pytest.approx(0.2 + 1.0 + 0.5)


def test_a_piece_that_comes_late_finds_the_line_free() -> None:
    assert LINE.seconds([(0.0, 50), (2.0, 50)]) == pytest.approx(2.0 + 0.2 + 0.1)


def test_nothing_takes_no_time() -> None:
    assert LINE.seconds([]) == 0
