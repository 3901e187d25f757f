"""What commands print: results on the standard output, all about the run itself on the standard error."""

import io
import os
import sys
from pathlib import Path

from offer_tui.core.visible import visible

FOUND = 1
"""The exit code of a command that ran and found something wrong in a file."""
NOT_RUN = 2
"""The exit code of a command that could not do what it was asked."""


def prepare() -> None:
    """Let text that the terminal's encoding does not have be escaped instead of ending the program."""
    # A stream that the caller has closed is None.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open as long as the program
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def encoding_without(sign: str) -> str:
    """Return the encoding that the app paints in where it lacks a sign; empty where it has it."""
    encoding = sys.stderr.encoding
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        return encoding
    return ""


def abandon() -> None:
    """Forget what is still to be printed: its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(text: str) -> None:
    """Print a line of the result; its text may come from a file."""
    sys.stdout.write(visible(text) + "\n")


def remark(text: str) -> None:
    """Print a line that is not part of the result."""
    sys.stderr.write(visible(text) + "\n")


def failed(why: str) -> int:
    """Say why a command could not run, and return its exit code."""
    remark(f"offer-tui: {why}")
    return NOT_RUN


def counted(number: int, noun: str) -> str:
    """Write a count and its noun: `1 file`, `3 files`, `no files`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
