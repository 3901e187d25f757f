"""One thing that was examined, and what is to be done about it."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from shlex import quote


class Verdict(StrEnum):
    """How well something is."""

    FINE = "fine"
    NOTE = "note"
    """Something to know; nothing is to be mended."""
    MEND = "mend"
    UNTESTED = "not tested"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was examined."""

    what: str
    verdict: Verdict
    found: str
    remedy: str = ""
    """What is to be done with the lines, such as `Add to ~/.tmux.conf`; empty where nothing is."""
    lines: tuple[str, ...] = ()


RUN = "Run"
"""The remedy of lines that are typed once."""
_STARTED = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/config.fish"}


def added(file: str) -> str:
    """Return the remedy of lines that belong into a file."""
    return f"Add to {file}"


def exported(shell: str, name: str, value: str) -> tuple[str, tuple[str, ...]]:
    """Return remedy and lines that set a variable of the environment in the file that a shell reads."""
    line = f"set -gx {name} {quote(value)}" if _named(shell) == "fish" else f"export {name}={quote(value)}"
    return added(_file(shell)), (line,)


def dropped(shell: str, name: str) -> tuple[str, tuple[str, ...]]:
    """Return remedy and lines that take a variable out of the environment."""
    return added(_file(shell)), (f"set -e {name}" if _named(shell) == "fish" else f"unset {name}",)


def _named(shell: str) -> str:
    return PurePath(shell).name


def _file(shell: str) -> str:
    return _STARTED.get(_named(shell), "~/.profile")
