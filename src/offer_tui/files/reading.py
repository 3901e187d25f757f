"""Reading one file: its bytes, its document, its value and all its problems."""

import os
import stat
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from offer_tui.core.decoding import decoded
from offer_tui.core.problems import Problem, Severity, has_errors
from offer_tui.files.toml import Document, limits, parse

T = TypeVar("T")

LIMIT = limits.BYTES
"""Bytes of a file that are read at most; one more tells that it is too large."""

Stamp: TypeAlias = tuple[int, int, int, int]
"""Inode, size, and the times of change of a file's content and of its status, in nanoseconds.

The last cannot be set by hand, so that a change hides from it only within one tick of the clock.
"""
NO_STAMP: Stamp = (0, 0, 0, 0)

UNREADABLE = "F17"
"""The code of the problem that something cannot be read at all."""


class NotRegularError(OSError):
    """What has the file's name is a directory, a pipe or a device."""

    def __init__(self, path: Path) -> None:
        super().__init__(0, "it is not a regular file", str(path))


@dataclass(frozen=True, slots=True)
class Stored(Generic[T]):
    """One file as it was read."""

    path: Path
    document: Document | None
    """Its text and tree; None when it cannot be read or is no TOML."""
    value: T | None
    """What it says; None when an error keeps it from being used."""
    problems: tuple[Problem, ...]
    stamp: Stamp = NO_STAMP
    """As it was when it was read: a hint that it may have changed, never a proof."""

    @property
    def slug(self) -> str:
        """The file's name without its ending."""
        return self.path.stem


def read_bytes(path: Path, most: int = LIMIT) -> bytes:
    """Return a regular file's bytes, a little more than `most` at most; raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegularError(path)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(descriptor)


def stamp(path: Path) -> Stamp:
    """Return a file's stamp, or zeros where there is no such file."""
    try:
        status = path.stat()
    except OSError:
        return NO_STAMP
    return (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)


def holds(path: Path, data: bytes) -> bool:
    """Tell whether a file holds these bytes."""
    try:
        return read_bytes(path) == data
    except OSError:
        return False


def read(path: Path, of: type[T]) -> Stored[T]:
    """Read a file as the given dataclass; whatever is wrong with it is among its problems."""
    seen = stamp(path)
    try:
        data = read_bytes(path)
    except OSError as error:
        message = f"cannot be read: {error.strerror or error}"
        problem = Problem(UNREADABLE, Severity.ERROR, message, file=str(path))
        return Stored(path, None, None, (problem,), seen)
    return replace(understood(path, data, of), stamp=seen)


def understood(path: Path, data: bytes, of: type[T]) -> Stored[T]:
    """Make out what a file's bytes say."""
    document, problems = parse(data, str(path))
    if document is None:
        return Stored(path, None, None, problems)
    value, findings = decoded(of, document.tree)
    problems = (*problems, *(placed(finding, document, path) for finding in findings))
    return Stored(path, document, None if has_errors(problems) else value, problems)


def placed(problem: Problem, document: Document, path: Path) -> Problem:
    """Give a problem the file, line and column of the key it is about."""
    row, column = document.place(problem.key, at_key=problem.at_key)
    return replace(problem, file=str(path), line=row, column=column)
