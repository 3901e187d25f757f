"""The start: first paint, bytes until settled, memory; beside an empty Textual app."""

from collections.abc import Iterator
from statistics import median

from benchmarks.figures import OVER_IDEAL, Figure, Judged, Row, Unit, compared, in_turn, over_floor
from benchmarks.places import EMPTY_APP, Bench, Home, home_with_samples
from benchmarks.starts import start
from benchmarks.terminal.emulator import Emulator
from benchmarks.terminal.ideal import ideal_bytes
from benchmarks.terminal.program import Program

SHOWS = ("Northwind", "? keys")
"""What the list of offers shows when it is complete."""
AT_MOST = 1.25
BYTES_AT_MOST = 4_000
MEMORY_AT_MOST = 1.3


def rows(bench: Bench) -> Iterator[Row]:
    """Measure the start on the sample offers."""
    home = home_with_samples(bench.root)
    pairs = in_turn(
        bench.runs,
        lambda: start(home.command(), home.environment, *SHOWS),
        lambda: start(EMPTY_APP, home.environment, "hello"),
    )
    times = [(one.first_paint * 1e3, other.first_paint * 1e3) for one, other in pairs]
    yield compared("first paint", times, Unit.MILLISECONDS, floor_is="empty app", at_most=AT_MOST)
    yield _settled(bench, home, (80, 24), BYTES_AT_MOST)
    yield _settled(bench, home, (120, 40), None)
    memory = [(one.peak_mebibytes, other.peak_mebibytes) for one, other in pairs]
    yield compared("memory, settled", memory, Unit.MEBIBYTES, floor_is="empty app", at_most=MEMORY_AT_MOST)


def _settled(bench: Bench, home: Home, size: tuple[int, int], at_most: int | None) -> Row:
    """Return the row of bytes until settled; without a limit in bytes, their ratio to the ideal has one."""
    sizes, ideal = [], 0
    for _ in range(bench.tours):
        with Program(home.command(), home.environment, size=size) as program:
            program.wait_for(*SHOWS)
            sizes.append(len(program.output))
            ideal = ideal_bytes(Emulator(*size).cells, program.screen.cells)
    found = Figure(median(sizes), Unit.BYTES)
    judged = Judged(over_floor(found.value, ideal), OVER_IDEAL) if at_most is None else Judged(found, at_most)
    what = "bytes until settled, {} × {}".format(*size)
    return Row(what, found, Figure(ideal, Unit.BYTES), "ideal", (judged,))
