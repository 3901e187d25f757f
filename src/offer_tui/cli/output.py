"""What commands print: results on the standard output, all about the run itself on the standard error."""

import codecs
import io
import os
import sys

from offer_tui.core.visible import visible

FOUND = 1
"""The exit code of a command that ran and found something wrong in a file."""
NOT_RUN = 2
"""The exit code of a command that could not do what it was asked."""
_PLAIN_SIGNS = "offer-tui.plain-signs"
"""The name that codecs know `_plain_signs` by."""


def prepare() -> None:
    """Let what an encoding lacks be escaped, or replaced on a terminal, instead of ending the program."""
    codecs.register_error(_PLAIN_SIGNS, _plain_signs)
    # A stream that the caller has closed is None.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open as long as the program
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - as above
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Who reads a pipe or a file can undo an escape, a person looks at signs.
            stream.reconfigure(errors=_PLAIN_SIGNS if stream.isatty() else "backslashreplace")


def write_ascii() -> None:
    """Write ASCII from now on, with a plain sign for each other one."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="ascii", errors=_PLAIN_SIGNS)


def _plain_signs(error: UnicodeError) -> tuple[str, int]:
    """Replace what an encoding lacks, as codecs ask for it."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    from offer_tui.ui.ascii import ascii_text  # noqa: PLC0415 - hardly ever needed

    return ascii_text(error.object[error.start : error.end]), error.end


def abandon() -> None:
    """Forget what is still to be printed: its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def room() -> int | None:
    """Return the cells of a line of the terminal that the result goes to; None where it goes to none."""
    if not sys.stdout.isatty():
        return None
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except OSError:
        return None


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
