"""An offers directory: its files, what is wrong with their names, and moving them."""

import errno
import os
from pathlib import Path

import pytest

from offer_tui.core.profile import Profile
from offer_tui.files import renaming, saving
from offer_tui.files.directory import Directory, all_problems
from offer_tui.files.moving import NotMovedError
from offer_tui.files.saving import NotConfirmedError, SaveError, Written
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


def test_a_dangling_link_in_the_trash_has_its_name_too(directory: Directory) -> None:
    directory.trash.mkdir()
    (directory.trash / "globex.toml").symlink_to("nowhere")
    assert directory.trash_path("globex").name == "globex-2.toml"


@pytest.fixture(params=["the system", "a look first"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Let the system keep a move from replacing a file, or be one that cannot."""
    if request.param != "the system":
        monkeypatch.setattr(renaming, "renameat2", lambda: lambda *_: errno.EINVAL)
    return str(request.param)


@pytest.mark.usefixtures("way")
@pytest.mark.parametrize("is_link", [False, True])
def test_a_file_is_never_moved_over_another(directory: Directory, *, is_link: bool) -> None:
    other = directory.offer_path("hooli")
    if is_link:
        other.unlink()
        other.symlink_to("nowhere")
    with pytest.raises(
        NotMovedError, match=r"globex\.toml was not moved: there is a file of that name already"
    ):
        directory.move(directory.offer_path("globex"), other)
    assert directory.offer_path("globex").read_text() == GLOBEX
    assert other.is_symlink() if is_link else other.read_text() == BROKEN


@pytest.mark.usefixtures("way")
def test_a_file_is_moved_as_it_is_a_link_as_a_link(directory: Directory, tmp_path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text(GLOBEX)
    link = directory.offer_path("linked")
    link.symlink_to(real)
    for source in (link, directory.offer_path("globex")):
        target = directory.trash_path(source.stem)
        directory.move(source, target)
        assert not os.path.lexists(source)
        assert target.read_text() == GLOBEX
    assert (directory.trash / "linked.toml").readlink() == real


def test_the_trash_is_for_its_owner_alone(directory: Directory) -> None:
    directory.move(directory.offer_path("globex"), directory.trash_path("globex"))
    assert directory.trash.stat().st_mode & 0o777 == 0o700


def test_a_link_in_place_of_the_trash_is_refused_both_ways(directory: Directory, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "theirs.toml").write_text(UMBRA)
    directory.trash.symlink_to(elsewhere)
    for source, target in (
        (directory.offer_path("globex"), directory.trash_path("globex")),
        (directory.trash / "theirs.toml", directory.offer_path("theirs")),
    ):
        with pytest.raises(NotMovedError, match="trash is a link; the trash has to be a directory"):
            directory.move(source, target)
        assert source.exists()
        assert not target.exists()


def test_a_file_in_place_of_the_trash_is_said(directory: Directory) -> None:
    directory.trash.write_text("")
    with pytest.raises(NotMovedError, match="trash is not a directory"):
        directory.move(directory.offer_path("globex"), directory.trash_path("globex"))


def test_what_is_gone_is_not_moved(directory: Directory) -> None:
    with pytest.raises(NotMovedError, match=r"acme\.toml was not moved: No such file"):
        directory.move(directory.offer_path("acme"), directory.trash_path("acme"))


def test_both_directories_of_a_move_are_confirmed_the_new_one_first(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory.trash.mkdir()
    synced: list[object] = []
    monkeypatch.setattr(saving, "sync_directory", synced.append)
    directory.move(directory.offer_path("globex"), directory.trash_path("globex"))
    assert synced == [directory.trash, directory.offers_path]


def test_a_move_that_the_disk_does_not_confirm_has_happened(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory.trash.mkdir()
    monkeypatch.setattr(saving, "sync_directory", unsynced)
    with pytest.raises(NotConfirmedError):
        directory.move(directory.offer_path("globex"), directory.trash_path("globex"))
    assert directory.slugs() == ("hooli", "umbra-labs")


def test_nothing_moves_into_a_directory_that_the_disk_does_not_confirm(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "sync_directory", unsynced)
    with pytest.raises(NotMovedError, match="trash cannot be made: Input/output error"):
        directory.move(directory.offer_path("globex"), directory.trash_path("globex"))
    assert directory.offer_path("globex").read_text() == GLOBEX


def unsynced(_: object) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_save_is_locked_where_the_directory_says_and_tells_what_came_of_it(tmp_path: Path) -> None:
    directory = Directory(tmp_path / "workbook", locks=tmp_path / "locks")
    path = directory.offer_path("globex")
    assert directory.write(path, GLOBEX.encode(), None) == Written()
    assert [one.suffix for one in (tmp_path / "locks").iterdir()] == [".lock"]
    path.with_name("also.toml").hardlink_to(path)
    (notice,) = directory.write(path, UMBRA.encode(), GLOBEX.encode()).notices
    assert "hard links" in notice


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
