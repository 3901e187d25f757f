"""Ratios, limits and verdicts."""

import math

import pytest

from benchmarks.figures import (
    Figure,
    Judged,
    Row,
    Unit,
    Verdict,
    compared,
    in_turn,
    median_ratio,
    over_floor,
    percentile_95,
)


def judged(value: float, at_most: float, unit: Unit = Unit.RATIO) -> Judged:
    return Judged(Figure(value, unit), at_most)


def row(*limits: Judged) -> Row:
    return Row("a key", Figure(1, Unit.BYTES), Figure(1, Unit.BYTES), "ideal", limits)


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (Figure(1.2345, Unit.RATIO), "1.23 ×"),
        (Figure(12.345, Unit.RATIO), "12.35 ×"),
        (Figure(22_920, Unit.BYTES), "22,920 B"),
        (Figure(4.26, Unit.MILLISECONDS), "4.3 ms"),
        (Figure(463.4, Unit.MILLISECONDS), "463 ms"),
        (Figure(0.333, Unit.PERCENT), "0.33 %"),
        (Figure(math.inf, Unit.RATIO), "∞ ×"),
    ],
)
def test_a_figure_has_the_places_that_mean_something(figure: Figure, shown: str) -> None:
    assert str(figure) == shown


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(1.2, Verdict.MET), (1.21, Verdict.OVER), (1.79, Verdict.OVER), (1.81, Verdict.FAR_OVER)],
)
def test_far_over_begins_at_half_as_much_again(value: float, verdict: Verdict) -> None:
    assert judged(value, 1.2).verdict is verdict


def test_any_byte_is_far_over_none() -> None:
    assert judged(0, 0, Unit.BYTES).verdict is Verdict.MET
    assert judged(1, 0, Unit.BYTES).verdict is Verdict.FAR_OVER


def test_a_row_is_as_good_as_its_worst_figure() -> None:
    assert row(judged(1, 1.2), judged(310, 300, Unit.BYTES)).verdict is Verdict.OVER
    assert row().verdict is None


@pytest.mark.parametrize("unit", Unit)
def test_a_slow_machine_does_not_fail_a_quick_run(unit: Unit) -> None:
    assert row(judged(9, 1, unit)).fails_quick_run is (unit not in {Unit.MILLISECONDS, Unit.PERCENT})
    assert not row(judged(1.4, 1, unit)).fails_quick_run


def test_nothing_over_nothing_is_even() -> None:
    assert over_floor(0, 0).value == 1
    assert over_floor(5, 0).value == math.inf


def test_both_run_in_turn_and_the_first_pair_does_not_count() -> None:
    log: list[str] = []

    def run(name: str) -> int:
        log.append(name)
        return len(log)

    assert in_turn(2, lambda: run("A"), lambda: run("B")) == [(3, 4), (5, 6)]
    assert "".join(log) == "ABABAB"
    assert in_turn(1, lambda: run("A"), lambda: run("B"), warm_up=False) == [(7, 8)]


def test_the_ratio_is_the_median_of_ratios_not_the_ratio_of_medians() -> None:
    # The machine was three times as slow while the second pair ran.
    pairs = [(20.0, 10.0), (60.0, 30.0), (21.0, 10.0)]
    assert median_ratio(pairs) == 2.0
    found = compared("first paint", pairs, Unit.MILLISECONDS, floor_is="empty app", at_most=1.25)
    assert (found.measured.value, found.floor.value) == (21, 10)
    assert [str(one.found) for one in found.judged] == ["2.00 ×"]
    assert found.verdict is Verdict.FAR_OVER


def test_95_of_100() -> None:
    assert percentile_95([float(number) for number in range(100, 0, -1)]) == 95
    assert percentile_95([7.0]) == 7
    assert percentile_95([1.0] * 19 + [9.0]) == 1
