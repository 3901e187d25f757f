"""Workbooks for tests, and somebody else who changes their files."""

from pathlib import Path

from offer_tui.core.edits import Put
from offer_tui.files.directory import Directory
from offer_tui.files.journal import Journal
from offer_tui.files.steps import PROFILE, Failed, Outcome, Saved
from offer_tui.files.workbook import Workbook

BASE = ("package", "base_salary")
SALARY = Put(BASE, 151_000)


def opened(path: Path, journal: Journal | None = None) -> Workbook:
    book = Workbook(Directory(path), journal=journal)
    book.follow()
    return book


def text(book: Workbook, name: str = "globex") -> str:
    path = book.directory.profile_path if name == PROFILE else book.directory.offer_path(name)
    return path.read_bytes().decode()


def change(book: Workbook, old: str, new: str, name: str = "globex") -> None:
    """Change a file as somebody else would."""
    before = text(book, name)
    assert old in before
    path = book.directory.profile_path if name == PROFILE else book.directory.offer_path(name)
    path.write_bytes(before.replace(old, new).encode())


def saved(outcome: Outcome) -> Saved:
    assert isinstance(outcome, Saved), outcome
    return outcome


def failed(outcome: Outcome) -> str:
    assert isinstance(outcome, Failed), outcome
    return outcome.why
