"""Ways out: quitting, and escape."""

from collections.abc import Iterator
from statistics import median

from benchmarks.figures import Judged, Row, in_turn, milliseconds
from benchmarks.places import EMPTY_APP, Bench, home_with_samples
from benchmarks.rows.start import SHOWS
from benchmarks.terminal.program import Program
from benchmarks.terminal.strokes import stroke, strokes

LEAVING_AT_MOST, ESCAPE_AT_MOST = 100.0, 40.0
"""Milliseconds."""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure quitting beside an empty app's, and escape beside a key that does the same."""
    home = home_with_samples(bench.root)
    # A quick run cannot fail here, so once is enough.
    runs = 1 if bench.quick else bench.runs

    def left(command: tuple[str, ...] | list[str], shows: tuple[str, ...], key: str) -> float:
        with Program(command, home.environment) as program:
            program.wait_for(*shows)
            return program.leave(key)

    pairs = in_turn(
        runs,
        lambda: left(home.command(), SHOWS, "q"),
        lambda: left(EMPTY_APP, ("hello",), "ctrl+q"),
        warm_up=False,
    )
    yield _row("leaving", pairs, "empty app", LEAVING_AT_MOST)
    with Program(home.command(), home.environment) as program:
        program.wait_for(*SHOWS)

        def back(by: str) -> float:
            strokes(program, ("enter",))
            return stroke(program, by).seconds

        pairs = in_turn(runs, lambda: back("escape"), lambda: back("h"), warm_up=False)
        yield _row("escape, back to the list", pairs, "key h", ESCAPE_AT_MOST)
        strokes(program, ("enter",))

        def closed(by: str) -> float:
            strokes(program, ("e",))
            return stroke(program, by).seconds

        pairs = in_turn(runs, lambda: closed("escape"), lambda: closed("enter"), warm_up=False)
        yield _row("escape, an editor closed", pairs, "key enter", ESCAPE_AT_MOST)


def _row(what: str, pairs: list[tuple[float, float]], floor_is: str, at_most: float) -> Row:
    found, floor = (milliseconds(median(side)) for side in zip(*pairs, strict=True))
    return Row(what, found, floor, floor_is, (Judged(found, at_most),))
