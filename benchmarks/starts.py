"""Starting a program in a terminal: when it shows something, and what it has cost when it has settled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.terminal.emulator import Emulator
from benchmarks.terminal.program import BenchmarkError, Program


@dataclass(frozen=True, slots=True)
class Start:
    """One start of a program."""

    first_paint: float
    """Seconds until a person sees text."""
    settled_bytes: int
    peak_mebibytes: float


def start(
    command: Sequence[str],
    environment: Mapping[str, str],
    *shows: str,
    size: tuple[int, int] = (80, 24),
) -> Start:
    """Start a program, wait until it has settled and shows the texts, and end it."""
    with Program(command, environment, size=size) as program:
        program.wait_for(*shows)
        return start_of(program)


def start_of(program: Program) -> Start:
    """Return the start of a program that has just settled."""
    return Start(first_paint(program), len(program.output), program.used().peak_mebibytes)


def seconds_until(command: Sequence[str], environment: Mapping[str, str], shows: str) -> tuple[float, float]:
    """Start a program; return the seconds until its first text, and until a text shows."""
    with Program(command, environment) as program:
        while not (program.screen.painted and shows in program.screen.text):
            program.read_or_fail()
        return first_paint(program), program.log[-1].when - program.start


def first_paint(program: Program) -> float:
    """Return the seconds until a program showed its first text, read from its log."""
    emulator = Emulator(*program.size)
    for chunk in program.log:
        emulator.feed(chunk.data)
        if emulator.painted:
            return chunk.when - program.start
    raise BenchmarkError("nothing was painted", emulator.text)
