"""Keys, pressed one at a time: what each one cost."""

import time
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.terminal.ideal import changed_cells, ideal_bytes
from benchmarks.terminal.line import Line
from benchmarks.terminal.program import PATIENCE, QUIET, Program


@dataclass(frozen=True, slots=True)
class Stroke:
    """What followed from one key."""

    key: str
    pieces: tuple[tuple[float, int], ...]
    """What came, in order: seconds after the key, and bytes."""
    ideal: int
    """Bytes that an ideal renderer would have sent."""
    changed: int
    """Cells that changed."""

    @property
    def size(self) -> int:
        """Bytes that came."""
        return sum(size for _, size in self.pieces)

    @property
    def seconds(self) -> float:
        """Seconds until the last byte."""
        return self.pieces[-1][0] if self.pieces else 0.0

    def seconds_over(self, line: Line) -> float:
        """Return the seconds until the last byte has come over a slow line."""
        return line.seconds(self.pieces)

    def ideal_seconds_over(self, line: Line) -> float:
        """Return the seconds that the ideal update takes over a slow line, sent at once."""
        return line.seconds([(0.0, self.ideal)] if self.ideal else [])


def stroke(
    program: Program, key: str, shows: str = "", *, quiet: float = QUIET, patience: float = PATIENCE
) -> Stroke:
    """Press a key, wait until all that follows has come and a text shows, and return what it cost."""
    before, logged = program.screen.cells, len(program.log)
    begin = time.perf_counter()
    program.press(key)
    program.settle(quiet=quiet, patience=patience, ready=lambda: shows in program.screen.text)
    pieces = tuple((chunk.when - begin, len(chunk.data)) for chunk in program.log[logged:])
    after = program.screen.cells
    true_colour = b"8;2;" in program.output
    ideal = ideal_bytes(before, after, true_colour=true_colour)
    return Stroke(key, pieces, ideal, changed_cells(before, after))


def strokes(program: Program, keys: Sequence[str]) -> list[Stroke]:
    """Press keys, each when the one before has had its effect."""
    return [stroke(program, key) for key in keys]
