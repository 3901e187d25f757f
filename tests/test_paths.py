"""Where the program keeps its own notes."""

import os
from pathlib import Path

import pytest

from offer_tui.paths import state_directory


def test_notes_are_kept_in_the_state_directory_of_the_person(home: Path) -> None:
    assert state_directory() == home / ".local/state/offer-tui"


def test_the_variable_names_another_place(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OFFER_TUI_STATE_DIR", "~/notes")
    assert state_directory() == home / "notes"


def test_a_person_without_a_home_has_no_place_for_notes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_STATE_HOME")
    # What Python does where neither the environment nor the system knows a home.
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert state_directory() is None
