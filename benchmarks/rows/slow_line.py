"""A line that takes less than the program sends, and one that takes nothing."""

import time
from collections.abc import Iterator
from statistics import median

from benchmarks.figures import Judged, Row, in_turn, milliseconds
from benchmarks.places import Bench, Home, home_with_samples
from benchmarks.rows.keystrokes import TO_NORTHWIND, check
from benchmarks.rows.start import SHOWS
from benchmarks.terminal.line import SLOW
from benchmarks.terminal.program import Program
from benchmarks.terminal.strokes import stroke, strokes

PAGES = 6
"""Pages of an offer; so many turns lead back to the same."""
TURNS = 2 * PAGES
BETWEEN_TURNS = 0.1
"""Seconds: a key that is held down, or an impatient person."""
ROUNDS = 10
"""How often all pages are turned while nobody reads."""
STALLED_AT_MOST = 1_000.0
"""Milliseconds: far less than a line stands still, far more than a disk needs."""
GIVING_UP = 5.0
"""Seconds after which an edit will not come any more."""
_STEP = 0.02
"""Seconds between two looks."""
_SILENCE = 1.0
"""Seconds without output after which a program has nothing more to say."""
_REST = 0.2
"""Seconds without work after which a program waits."""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure pages turned faster than the line can take them, and an edit on a line that stands still."""
    turnings = [_turning(bench) for _ in range(bench.tours)]
    found, floor = (milliseconds(median(side)) for side in zip(*turnings, strict=True))
    yield Row(f"{TURNS} pages turned at 2 KB/s, until the last shows", found, floor, "ideal of one", ())
    edits = in_turn(
        bench.tours, lambda: _edit(bench, stalled=True), lambda: _edit(bench, stalled=False), warm_up=False
    )
    found, floor = (milliseconds(median(side)) for side in zip(*edits, strict=True))
    what = "an edit is on disk, the line stands still"
    yield Row(what, found, floor, "it moves", (Judged(found, STALLED_AT_MOST),))


def _turning(bench: Bench) -> tuple[float, float]:
    """Return the seconds from the last of many keys until its page has come, and the least for one page."""
    home = home_with_samples(bench.root)
    with Program(home.command(), home.environment) as program:
        program.wait_for(*SHOWS)
        strokes(program, TO_NORTHWIND)
        last = _pressed_while_reading_slowly(program)
        taken = program.log[-1].when - last
        back = stroke(program, "[")
    return taken + SLOW.round_trip, back.ideal_seconds_over(SLOW)


def _pressed_while_reading_slowly(program: Program) -> float:
    """Turn pages, and read as fast as the line until nothing more comes; return when the last key was."""
    begin = last = heard = time.perf_counter()
    pressed = read = 0
    while (now := time.perf_counter()) - heard < _SILENCE:
        if pressed < TURNS and now - begin >= pressed * BETWEEN_TURNS:
            program.press("]")
            pressed, last, heard = pressed + 1, now, now
        allowed = int((now - begin) * SLOW.bytes_a_second) - read
        if allowed > 0 and program.read(0, most=allowed):
            read, heard = read + len(program.log[-1].data), now
        time.sleep(_STEP)
    return last


def _edit(bench: Bench, *, stalled: bool) -> float:
    """Return the seconds from a rating's key until the file holds it; the limit where it never does."""
    home = home_with_samples(bench.root)
    with Program(home.command(), home.environment, size=(200, 60)) as program:
        program.wait_for(*SHOWS)
        strokes(program, (*TO_NORTHWIND, "F"))
        check(program, "Career goal")
        if stalled:
            _stall(program)
        return _rated(home, program)


def _stall(program: Program) -> None:
    """Turn pages and read nothing: more than a terminal holds, and more frames than anybody would queue."""
    for _ in range(ROUNDS):
        program.press(*["]"] * PAGES)
        _rest(program)


def _rest(program: Program) -> None:
    """Wait until the program does nothing, without reading what it sends."""
    before = -1.0
    while (now := program.used().cpu_seconds) > before:
        before = now
        time.sleep(_REST)


def _rated(home: Home, program: Program) -> float:
    path = home.offers_directory / "offers" / "northwind-robotics.toml"
    before = path.read_bytes()
    begin = time.perf_counter()
    program.press("4")
    while path.read_bytes() == before and time.perf_counter() - begin < GIVING_UP:
        time.sleep(0.001)
    return time.perf_counter() - begin
