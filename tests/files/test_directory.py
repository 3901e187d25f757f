"""An offers directory: its files, what is wrong with their names, and moving them."""

import errno
import os
from pathlib import Path

import pytest

from offer_tui.core.profile import Profile
from offer_tui.files import saving
from offer_tui.files.directory import Directory, all_problems
from offer_tui.files.saving import NotConfirmedError, SaveError
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    return Directory(offers_directory(tmp_path / "workbook", globex=GLOBEX, hooli=BROKEN, umbra_labs=UMBRA))


def test_a_directory_that_does_not_exist_is_an_empty_one(tmp_path: Path) -> None:
    directory = Directory(tmp_path / "none")
    assert directory.slugs() == ()
    assert list(directory.problems()) == []
    assert directory.profile().value == Profile()
    assert directory.profile().problems == ()


def test_offers_are_the_files_that_end_in_toml_and_are_not_hidden(directory: Directory) -> None:
    for name in (".globex.toml.1a2b.tmp", ".hidden.toml", "notes.md", "globex.toml~", "globex.toml.bak"):
        (directory.offers_path / name).write_text("")
    assert directory.slugs() == ("globex", "hooli", "umbra-labs")


def test_all_checks_of_a_file_are_made_and_sorted_by_place(directory: Directory) -> None:
    text = GLOBEX.replace('with = "dana"', 'with = "dna"').replace('status = "', 'sttus = "')
    directory.offer_path("globex").write_text(text)
    assert [(one.line, one.code) for one in directory.offer("globex").problems] == [(5, "F08"), (39, "F12")]


def test_an_error_between_values_makes_a_file_unusable_as_any_other(directory: Directory) -> None:
    directory.offer_path("globex").write_text(GLOBEX.replace("desired = 165_000", 'desired = "much"'))
    stored = directory.offer("globex")
    assert stored.value is None
    assert [(one.line, one.column, one.code) for one in stored.problems] == [(25, 11, "F04")]


def test_offers_are_held_against_the_profile_and_each_other(directory: Directory) -> None:
    text = GLOBEX.replace("[fit.depth]", "[fit.dept]") + '\n[[alternatives]]\noffer = "holi"\n'
    directory.offer_path("globex").write_text(text)
    found = all_problems(directory.offer("globex"), directory.profile(), directory.slugs())
    assert [(one.code, one.message.partition("; ")[2]) for one in found] == [
        ("F10", 'did you mean "depth"?'),
        ("F12", 'did you mean "hooli"?'),
    ]


def test_nothing_is_held_against_a_broken_profile(directory: Directory) -> None:
    directory.profile_path.write_text("goals = 3")
    assert all_problems(directory.offer("globex"), directory.profile(), directory.slugs()) == ()


def test_a_link_to_a_profile_that_is_gone_is_a_problem(directory: Directory) -> None:
    directory.profile_path.unlink()
    directory.profile_path.symlink_to("nowhere.toml")
    assert [one.code for one in directory.profile().problems] == ["F17"]


def test_a_trashed_file_never_takes_the_place_of_another(directory: Directory) -> None:
    for number in (1, 2, 3):
        directory.offer_path("globex").write_text(f"role = {number}")
        directory.move(directory.offer_path("globex"), directory.trash_path("globex"))
    texts = [(directory.path / "trash" / f"globex{end}.toml").read_text() for end in ("", "-2", "-3")]
    assert texts == ["role = 1", "role = 2", "role = 3"]
    assert "globex" not in directory.slugs()


def test_a_file_is_never_moved_over_another(directory: Directory) -> None:
    with pytest.raises(SaveError, match="a file of that name already"):
        directory.move(directory.offer_path("globex"), directory.offer_path("hooli"))
    assert directory.offer_path("globex").read_text() == GLOBEX
    assert directory.offer_path("hooli").read_text() == BROKEN


def test_a_move_that_the_disk_does_not_confirm_has_happened(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsynced(_: Path) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(saving, "sync_directory", unsynced)
    with pytest.raises(NotConfirmedError):
        directory.move(directory.offer_path("globex"), directory.trash_path("globex"))
    assert directory.slugs() == ("hooli", "umbra-labs")


def test_a_missing_directory_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    directory = Directory(tmp_path / "new" / "workbook")
    directory.write(directory.offer_path("globex"), GLOBEX.encode(), None)
    assert directory.slugs() == ("globex",)
    assert directory.offers_path.stat().st_mode & 0o777 == 0o700


def test_a_directory_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    directory = Directory(tmp_path / "file")
    with pytest.raises(SaveError, match="Not a directory"):
        directory.write(directory.offer_path("globex"), GLOBEX.encode(), None)
    with pytest.raises(SaveError, match="Not a directory"):
        directory.move(directory.offer_path("globex"), directory.trash_path("globex"))
