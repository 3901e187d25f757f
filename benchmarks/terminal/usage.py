"""What the processes of a session cost, as Linux counts it."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

_SESSION, _TICKS = 3, slice(11, 15)
"""Fields of /proc/PID/stat after the name: the session, and the ticks of a process and its children."""
_PEAK = re.compile(r"VmHWM:\s+(\d+)")


@dataclass(frozen=True, slots=True)
class Usage:
    """What a session has used so far."""

    cpu_seconds: float
    peak_mebibytes: float
    """The highest resident size of each process, added up."""


def usage(session: int) -> Usage:
    """Return what the processes of a session have used; one that ends meanwhile does not count."""
    ticks = kibibytes = 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            # The name may hold anything, also blanks and parentheses.
            fields = (process / "stat").read_text(encoding="latin-1").rpartition(")")[2].split()
            if int(fields[_SESSION]) != session:
                continue
            peak = _PEAK.search((process / "status").read_text(encoding="latin-1"))
        except OSError:
            continue
        ticks += sum(map(int, fields[_TICKS]))
        kibibytes += int(peak[1]) if peak else 0
    return Usage(ticks / os.sysconf("SC_CLK_TCK"), kibibytes / 1024)
