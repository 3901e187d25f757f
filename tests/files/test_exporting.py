"""Files for other programs: whole or not at all, and never over what was not meant."""

import os
from pathlib import Path

import pytest

from offer_tui.files.exporting import write_out


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_out(tmp_path / "a", b"x" * 300_000, replace=False)
    assert (tmp_path / "a").stat().st_size == 300_000
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o600


def test_only_replace_replaces_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("mine")
    (tmp_path / "link").symlink_to("a")
    for name in ("a", "link"):
        with pytest.raises(FileExistsError):
            write_out(tmp_path / name, b"new", replace=False)
    assert (tmp_path / "a").read_text() == "mine"
    write_out(tmp_path / "link", b"new", replace=True)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_text() == "new"


def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/null")):
        with pytest.raises(OSError, match="not a regular file"):
            write_out(path, b"new", replace=True)


def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("mine")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_out(tmp_path / "a", b"new", replace=True)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a": "mine"}
