"""Reading one file: its bytes, its document, its value and all its problems."""

from pathlib import Path
from typing import Generic, TypeVar

from offer_tui.core.decoding import decoded
from offer_tui.core.problems import Problem, has_errors
from offer_tui.core.records import dataclass, replace
from offer_tui.files.documents import UNREADABLE, document_at
from offer_tui.files.regular import (
    LIMIT,
    NO_STAMP,
    NotRegularError,
    Stamp,
    holds,
    read_bytes,
    stamp,
)
from offer_tui.files.toml import Document, parse

__all__ = [
    "LIMIT",
    "NO_STAMP",
    "UNREADABLE",
    "NotRegularError",
    "Stamp",
    "Stored",
    "holds",
    "placed",
    "read",
    "read_bytes",
    "stamp",
    "understood",
]

T = TypeVar("T")


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


def read(path: Path, of: type[T]) -> Stored[T]:
    """Read a file as the given dataclass; whatever is wrong with it is among its problems."""
    return _understood(path, *document_at(path), of)


def understood(path: Path, data: bytes, of: type[T]) -> Stored[T]:
    """Make out what a file's bytes say."""
    return _understood(path, *parse(data, str(path)), NO_STAMP, of)


def _understood(
    path: Path, document: Document | None, problems: tuple[Problem, ...], seen: Stamp, of: type[T]
) -> Stored[T]:
    if document is None:
        return Stored(path, None, None, problems, seen)
    value, findings = decoded(of, document.tree)
    problems = (*problems, *(placed(finding, document, path) for finding in findings))
    return Stored(path, document, None if has_errors(problems) else value, problems, seen)


def placed(problem: Problem, document: Document, path: Path) -> Problem:
    """Give a problem the file, line and column of the key it is about."""
    row, column = document.place(problem.key, at_key=problem.at_key)
    return replace(problem, file=str(path), line=row, column=column)
