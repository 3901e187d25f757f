"""A program in a terminal of the benchmark, from its first byte to its end."""

import os
import sys
from collections.abc import Iterator

import pytest

from benchmarks.places import ECHO, PYTHON
from benchmarks.terminal.answers import answer
from benchmarks.terminal.keys import sent
from benchmarks.terminal.program import BenchmarkError, Program
from benchmarks.terminal.strokes import stroke

ENVIRONMENT = {"PATH": os.defpath, "TERM": "xterm-256color"}
ASKING = """
import os, sys, tty
tty.setraw(0)
for question in (b"\\x1b[?2026$p", b"\\x1b[6n"):
    os.write(1, question)
    os.write(1, repr(os.read(0, 100)).encode() + b"\\r\\n")
os.read(0, 1)
"""


@pytest.fixture
def echo() -> Iterator[Program]:
    with Program(ECHO, ENVIRONMENT) as program:
        program.wait_for("ready")
        yield program


def test_a_key_costs_what_followed_from_it(echo: Program) -> None:
    found = stroke(echo, "x")
    assert (found.size, found.changed) == (1, 1)
    assert found.ideal == len("\x1b[1;6H\x1b[0m.")
    assert 0 < found.seconds < 1
    assert echo.screen.text.startswith("ready.")


def test_a_program_that_is_left_alone_sends_nothing(echo: Program) -> None:
    assert echo.idle(0.05) == 0


def test_leaving_takes_until_the_process_has_ended(echo: Program) -> None:
    assert 0 < echo.leave("q") < 5
    with pytest.raises(BenchmarkError, match=r"it has ended"):
        echo.settle()


def test_memory_and_time_are_counted(echo: Program) -> None:
    used = echo.used()
    assert 1 < used.peak_mebibytes < 100
    assert used.cpu_seconds < 5


def test_the_terminal_has_its_size_and_is_the_one_that_controls_the_program() -> None:
    code = "import os; print(os.get_terminal_size(), os.ttyname(os.open('/dev/tty', os.O_RDWR))); input()"
    with Program([*PYTHON, "-c", code], ENVIRONMENT, size=(100, 30)) as program:
        program.wait_for("columns=100, lines=30", "/dev/")


def test_questions_are_answered() -> None:
    with Program([sys.executable, "-c", ASKING], ENVIRONMENT) as program:
        program.wait_for(r"\x1b[?2026;2$y", r"\x1b[2;1R")


def test_a_program_that_ends_at_once_is_said_with_its_last_words() -> None:
    with (
        Program([sys.executable, "-c", "raise SystemExit('no such thing')"], ENVIRONMENT) as program,
        pytest.raises(BenchmarkError, match="no such thing"),
    ):
        program.wait_for("ready")


@pytest.mark.parametrize(
    ("sequence", "reply"),
    [
        ("\x1b[c", "\x1b[?62;22c"),
        ("\x1b[?2048$p", "\x1b[?2048;0$y"),
        ("\x1b[?2026$p", "\x1b[?2026;2$y"),
        ("\x1b]11;?\x1b\\", "\x1b]11;rgb:0000/0000/0000\x1b\\"),
        ("\x1bP+q544e\x1b\\", "\x1bP0+r\x1b\\"),
        ("\x1b[6n", "\x1b[3;7R"),
        ("\x1b[31m", ""),
        ("\x1b]52;c;YQ==\x07", ""),
    ],
)
def test_what_is_a_question_has_an_answer(sequence: str, reply: str) -> None:
    assert answer(sequence, lambda: (3, 7)) == reply


def test_keys_are_what_a_terminal_sends() -> None:
    assert [sent(key) for key in ("j", "ctrl+q", "down", "escape", "f5")] == [
        "j",
        "\x11",
        "\x1b[B",
        "\x1b",
        "\x1b[15~",
    ]
    assert sent("down", application=True) == "\x1bOB"
    assert sent("pagedown", application=True) == "\x1b[6~"
