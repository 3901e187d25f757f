"""Journals for tests: what they note, and processes that end."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from offer_tui.core.edits import Edit, Put
from offer_tui.files.journal import Journal
from offer_tui.files.journal_entries import Entry, UnsavedEdit
from offer_tui.files.toml import Document
from tests.directories import GLOBEX

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
BASE = Document(GLOBEX)
SALARY = Put(("package", "base_salary"), 165_000)
LEVEL = Put(("package", "level"), "L6")
PATH = ("package", "level")


def killed(journal: Journal) -> None:
    """End the journal's process as the system does: locks go, files stay."""
    for log in (journal._own, *journal._left.values()):
        if log is not None:
            os.close(log.descriptor)
    journal._own, journal._left = None, {}


def logs(state: Path) -> list[Path]:
    return sorted((state / "journal").iterdir())


def noted(entries: tuple[Entry, ...]) -> list[Edit | str]:
    return [entry.edit if isinstance(entry, UnsavedEdit) else entry.text for entry in entries]


def two_notes(opened: Callable[..., Journal], state: Path) -> Path:
    """Leave two notes behind and return their file."""
    journal = opened()
    journal.begin("globex", "one", SALARY, BASE)
    journal.begin("globex", "two", LEVEL, BASE)
    killed(journal)
    (log,) = logs(state)
    return log
