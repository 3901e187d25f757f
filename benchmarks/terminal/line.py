"""A slow line, computed: what a person at its far end waits for."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line between the program and the person; what it cannot take at once waits."""

    bytes_a_second: float
    round_trip: float
    """Seconds."""
    overhead: int
    """Bytes that each piece costs besides its own: the headers of SSH, TCP and IP."""

    def seconds(self, pieces: Iterable[tuple[float, int]]) -> float:
        """Return the seconds from a key until all that followed has arrived.

        `pieces` are what the program sent: seconds after the key left the person's hand, had there been no
        line, and bytes. Nothing sent takes no time.
        """
        free = 0.0
        sent = False
        for after, size in pieces:
            free = max(after + self.round_trip / 2, free) + (size + self.overhead) / self.bytes_a_second
            sent = True
        return free + self.round_trip / 2 if sent else 0.0


SLOW = Line(bytes_a_second=2_000, round_trip=0.3, overhead=76)
"""A bad mobile connection."""
