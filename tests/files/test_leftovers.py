"""What a save left behind: removed where it holds nothing new, else offered; other files are not touched."""

import os
from pathlib import Path

import pytest

from offer_tui.files.leftovers import LeftOver, sweep, temporary_name
from offer_tui.files.locking import locked
from offer_tui.files.reading import LIMIT

OLD, NOW, LOST = b"role = 1\n", b"role = 2\n", b"role = 3\n"
TEMPORARY = ".globex.toml.0123456789ab.tmp"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "offers" / "globex.toml"
    path.parent.mkdir()
    path.write_bytes(NOW)
    return path


def left_over(file: Path, data: bytes, name: str = TEMPORARY) -> Path:
    path = file.with_name(name)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("data", [NOW, OLD, b""], ids=["the file", "what it was", "nothing"])
def test_what_holds_nothing_new_is_removed(file: Path, data: bytes) -> None:
    left_over(file, data)
    assert sweep(file.parent, {"globex.toml": OLD}) == ()
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("data", [LOST, LOST[:4], OLD], ids=["another text", "part of one", "an unknown one"])
def test_what_is_nowhere_else_is_kept_and_named(file: Path, data: bytes) -> None:
    path = left_over(file, data)
    assert sweep(file.parent, {"hooli.toml": OLD}) == (LeftOver(path, file),)
    assert path.read_bytes() == data


def test_a_new_file_that_never_got_its_name_is_kept(file: Path) -> None:
    file.unlink()
    path = left_over(file, LOST)
    assert sweep(file.parent, {}) == (LeftOver(path, file),)


def test_every_name_that_a_save_uses_is_known_again(file: Path) -> None:
    names = {temporary_name("globex.toml") for _ in range(20)}
    for name in names:
        left_over(file, NOW, name)
    assert len(names) == 20
    assert sweep(file.parent, {}) == ()
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "name",
    [
        "globex.toml.0123456789ab.tmp",
        ".globex.toml.0123456789aB.tmp",
        ".globex.toml.0123456789a.tmp",
        ".globex.toml.0123456789abc.tmp",
        ".globex.toml.0123456789ab.tmp~",
        ".globex.toml.0123456789ab.tmp\n",
        "..0123456789ab.tmp",
        ".globex.toml.swp",
        "globex.toml~",
        "4913",
    ],
)
def test_what_is_not_ours_by_its_exact_name_is_never_touched(file: Path, name: str) -> None:
    path = left_over(file, NOW, name)
    assert sweep(file.parent, {"globex.toml": NOW}) == ()
    assert path.read_bytes() == NOW


def test_a_link_a_directory_and_a_pipe_with_our_name_are_left_alone(file: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(NOW)
    names = [f".globex.toml.00000000000{number}.tmp" for number in range(4)]
    file.with_name(names[0]).symlink_to(tmp_path / "elsewhere")
    file.with_name(names[1]).symlink_to("nowhere")
    file.with_name(names[2]).mkdir()
    os.mkfifo(file.with_name(names[3]))
    before = sorted(file.parent.iterdir())
    assert sweep(file.parent, {"globex.toml": NOW}) == ()
    assert sorted(file.parent.iterdir()) == before
    assert (tmp_path / "elsewhere").read_bytes() == NOW


def test_what_is_larger_than_a_save_writes_is_not_ours(file: Path) -> None:
    path = left_over(file, b"#" * (LIMIT + 1))
    assert sweep(file.parent, {}) == ()
    assert path.exists()


def test_what_is_being_saved_at_this_moment_is_left_alone(file: Path, tmp_path: Path) -> None:
    path = left_over(file, NOW)
    (tmp_path / "locks").mkdir()
    with locked(tmp_path / "locks", file):
        assert sweep(file.parent, {}, tmp_path / "locks") == ()
        assert path.exists()
    assert sweep(file.parent, {}, tmp_path / "locks") == ()
    assert not path.exists()


def test_beside_the_target_of_a_link_its_own_temporary_files_are_looked_after(
    file: Path, tmp_path: Path
) -> None:
    dotfiles = tmp_path / "dotfiles"
    dotfiles.mkdir()
    real = dotfiles / "real.toml"
    file.rename(real)
    file.symlink_to("../dotfiles/real.toml")
    same = left_over(real, NOW, ".real.toml.000000000001.tmp")
    lost = left_over(real, LOST, ".real.toml.000000000002.tmp")
    base = left_over(real, OLD, ".real.toml.000000000003.tmp")
    others = left_over(real, NOW, ".other.toml.000000000004.tmp")
    assert sweep(file.parent, {"globex.toml": OLD}) == (LeftOver(lost, file),)
    assert [one.exists() for one in (same, base, others)] == [False, False, True]


def test_in_a_linked_directory_a_link_to_a_neighbour_is_looked_after_once(file: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("offers")
    file.with_name("second.toml").symlink_to("globex.toml")
    left_over(file, LOST)
    directory = tmp_path / "link"
    assert sweep(directory, {}) == (LeftOver(directory / TEMPORARY, directory / "globex.toml"),)


def test_what_cannot_be_removed_stays_and_is_no_error(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = left_over(file, NOW)

    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "unlink", refused)
    assert sweep(file.parent, {}) == ()
    assert path.exists()


def test_a_directory_that_is_not_there_has_nothing_left_over(tmp_path: Path) -> None:
    assert sweep(tmp_path / "none", {}) == ()
