"""Where the program keeps its own notes, and what Textual finds in the environment."""

import os
from pathlib import Path

import pytest

from offer_tui.paths import prepare_textual, state_directory


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


@pytest.fixture
def unprepared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what Textual reads, and put it back afterwards."""
    for name in (
        "NO_COLOR",
        "TEXTUAL_COLOR_SYSTEM",
        "TEXTUAL_ANIMATIONS",
        "TEXTUAL_SMOOTH_SCROLL",
        "ESCDELAY",
    ):
        # Set first, so that what the program sets is undone as well.
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)


@pytest.mark.usefixtures("unprepared")
def test_textual_is_told_the_colours_unless_the_person_did(monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_textual("256")
    assert os.environ["TEXTUAL_COLOR_SYSTEM"] == "256"
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", "standard")
    prepare_textual("256")
    assert os.environ["TEXTUAL_COLOR_SYSTEM"] == "standard"


@pytest.mark.usefixtures("unprepared")
@pytest.mark.parametrize("wrong", ["", "rainbow"])
def test_colours_that_textual_does_not_know_do_not_count(wrong: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TEXTUAL_COLOR_SYSTEM", wrong)
    prepare_textual("256")
    assert os.environ["TEXTUAL_COLOR_SYSTEM"] == "256"


@pytest.mark.usefixtures("unprepared")
def test_an_empty_no_color_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    prepare_textual()
    assert "NO_COLOR" not in os.environ
    monkeypatch.setenv("NO_COLOR", "1")
    prepare_textual()
    assert os.environ["NO_COLOR"] == "1"
