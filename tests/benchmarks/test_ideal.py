"""The ideal bytes of an update, counted by hand."""

import pytest

from benchmarks.terminal.emulator import Emulator
from benchmarks.terminal.ideal import changed_cells, ideal_bytes


def cost(before: bytes, after: bytes, *, true_colour: bool = False) -> tuple[int, int]:
    """Return the changed cells and the ideal bytes from one screen of 10 × 3 to another."""
    emulator = Emulator(10, 3)
    emulator.feed(before)
    was = emulator.cells
    emulator.feed(after)
    return changed_cells(was, emulator.cells), ideal_bytes(was, emulator.cells, true_colour=true_colour)


@pytest.mark.parametrize(
    ("before", "after", "changed", "update"),
    [
        (b"", b"", 0, ""),
        (b"abc", b"\rabc", 0, ""),
        (b"", b"abc", 3, "\x1b[1;1H\x1b[0mabc"),
        (b"abc", b"\x1b[1;2HX", 1, "\x1b[1;2H\x1b[0mX"),
        # Two runs of one style on one line, and a line that begins anew.
        (b"abc", b"\rX\x1b[1;3HY", 2, "\x1b[1;1H\x1b[0mX\x1b[1;3HY"),
        (b"", b"a\r\nb", 2, "\x1b[1;1H\x1b[0ma\x1b[2;1H\x1b[0mb"),
        # Attributes and colours: sixteen by their number, others as one of 256.
        (b"", b"\x1b[1;4;31ma", 1, "\x1b[1;1H\x1b[0;1;4;31ma"),
        (b"", b"\x1b[38;5;208;48;5;17ma", 1, "\x1b[1;1H\x1b[0;38;5;208;48;5;234ma"),
        (b"", b"\x1b[1ma\x1b[0mb", 2, "\x1b[1;1H\x1b[0;1ma\x1b[0mb"),
        (b"", "é".encode(), 1, "\x1b[1;1H\x1b[0mé"),
    ],
)
def test_the_ideal_update(before: bytes, after: bytes, changed: int, update: str) -> None:
    assert cost(before, after) == (changed, len(update.encode()))


def test_a_colour_of_24_bits_is_as_long_as_its_numbers() -> None:
    after = b"\x1b[38;2;1;20;255ma"
    assert cost(b"", after, true_colour=True)[1] == len("\x1b[1;1H\x1b[0;38;2;1;20;255ma")
