"""What the system knows of kinds of terminals; each is asked for in a process of its own."""

import subprocess
import sys

import pytest

ASK = """
import sys
from offer_tui.files.terminfo import description
print(description(sys.argv[1]))
"""


def known(kind: str, *before: str) -> str:
    """Return what a new process says of a kind."""
    program = [sys.executable, "-c", "\n".join((*before, ASK)), kind]
    return subprocess.run(program, check=True, capture_output=True, text=True).stdout.strip()


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("vt100", "Description(colours=0, places_cursor=True)"),
        ("linux", "Description(colours=8, places_cursor=True)"),
        ("dumb", "Description(colours=0, places_cursor=False)"),
        ("no-such-terminal", "None"),
        ("", "None"),
    ],
)
def test_a_kind_is_described_or_not_known(kind: str, expected: str) -> None:
    assert known(kind) == expected


def test_a_python_without_curses_knows_none() -> None:
    assert known("vt100", "import sys", "sys.modules['curses'] = None") == "None"
