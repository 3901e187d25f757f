"""Nothing happens: what is sent and computed all the same."""

from collections.abc import Iterator

from benchmarks.figures import Figure, Judged, Row, Unit
from benchmarks.places import EMPTY_APP, Bench, home_with_samples
from benchmarks.rows.start import SHOWS
from benchmarks.terminal.program import Program
from benchmarks.terminal.strokes import strokes

SECONDS, QUICK_SECONDS = 10.0, 2.0
CPU_AT_MOST = 0.5
EDITOR = ("enter", "e")
"""Keys from the list of offers to a field."""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure what is sent and computed while no key is pressed, and what an empty app does."""
    home = home_with_samples(bench.root)
    seconds = QUICK_SECONDS if bench.quick else SECONDS
    with Program(EMPTY_APP, home.environment) as empty:
        empty.wait_for("hello")
        floor = _idle(empty, seconds)
    with Program(home.command(), home.environment) as program:
        program.wait_for(*SHOWS)
        yield from _rows(f"idle for {seconds:.0f} s", _idle(program, seconds), floor)
        strokes(program, EDITOR)
        yield from _rows(f"idle for {seconds:.0f} s, an editor open", _idle(program, seconds), floor)


def _rows(what: str, found: tuple[Figure, Figure], floor: tuple[Figure, Figure]) -> Iterator[Row]:
    (size, cpu), (floor_size, floor_cpu) = found, floor
    yield Row(what, size, floor_size, "empty app", (Judged(size, 0),))
    yield Row(f"{what}: of a core", cpu, floor_cpu, "empty app", (Judged(cpu, CPU_AT_MOST),))


def _idle(program: Program, seconds: float) -> tuple[Figure, Figure]:
    """Return the bytes, and the share of a core, of a program that is left alone."""
    before = program.used().cpu_seconds
    size = program.idle(seconds)
    cpu = (program.used().cpu_seconds - before) / seconds * 100
    return Figure(size, Unit.BYTES), Figure(cpu, Unit.PERCENT)
