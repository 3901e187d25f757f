"""Saving: a file is the old one or the new one, whole, whatever happens."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from offer_tui.files import saving
from offer_tui.files.saving import ChangedOnDiskError, NotConfirmedError, SaveError, write

OLD, NEW = b"role = 1 # old\n", b"role = 2 # new\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "globex.toml"
    file.write_bytes(OLD)
    return file


def test_a_new_file_is_its_owners_alone_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write(tmp_path / "new.toml", NEW, None)
    finally:
        os.umask(before)
    assert (tmp_path / "new.toml").read_bytes() == NEW
    assert (tmp_path / "new.toml").stat().st_mode & 0o7777 == 0o600


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666, 0o200])
def test_an_old_file_keeps_its_mode(path: Path, mode: int) -> None:
    if mode & 0o400 == 0 and os.geteuid() != 0:
        pytest.skip("only root reads a file without a read bit")
    path.chmod(mode)
    write(path, NEW, OLD)
    assert path.stat().st_mode & 0o7777 == mode
    path.chmod(0o600)
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("relative", [True, False])
def test_a_symbolic_link_stays_one(tmp_path: Path, *, relative: bool) -> None:
    (tmp_path / "dotfiles").mkdir()
    (tmp_path / "offers").mkdir()
    real = tmp_path / "dotfiles" / "globex.toml"
    real.write_bytes(OLD)
    link = tmp_path / "offers" / "globex.toml"
    target = Path("../dotfiles/globex.toml") if relative else real
    link.symlink_to(target)
    write(link, NEW, OLD)
    assert link.readlink() == target
    assert real.read_bytes() == NEW
    assert [file.name for file in (tmp_path / "offers").iterdir()] == ["globex.toml"]
    assert [file.name for file in (tmp_path / "dotfiles").iterdir()] == ["globex.toml"]


def test_a_file_in_a_linked_directory_is_replaced_where_it_is(tmp_path: Path, path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)
    write(tmp_path / "link" / path.name, NEW, OLD)
    assert path.read_bytes() == NEW
    assert (tmp_path / "link").is_symlink()


def test_equal_bytes_are_not_written(path: Path) -> None:
    before = path.stat()
    write(path, OLD, OLD)
    after = path.stat()
    assert (after.st_ino, after.st_mtime_ns, after.st_ctime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
        before.st_ctime_ns,
    )


def test_a_file_that_somebody_changed_is_not_overwritten(path: Path) -> None:
    theirs = b"role = 3\n"
    path.write_bytes(theirs)
    with pytest.raises(ChangedOnDiskError, match="changed by somebody else"):
        write(path, NEW, OLD)
    assert path.read_bytes() == theirs
    assert list(path.parent.iterdir()) == [path]


def test_a_file_changed_while_the_new_one_is_written_is_not_overwritten(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = b"role = 3\n"
    sync = os.fsync

    def slow(descriptor: int) -> None:
        path.write_bytes(theirs)
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(ChangedOnDiskError):
        write(path, NEW, OLD)
    assert path.read_bytes() == theirs
    assert list(path.parent.iterdir()) == [path]


def test_a_new_file_never_replaces_one(path: Path) -> None:
    with pytest.raises(ChangedOnDiskError):
        write(path, NEW, None)
    assert path.read_bytes() == OLD


def test_a_new_file_never_replaces_one_that_appears_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "new.toml"
    link = os.link

    def late(source: Path, name: Path) -> None:
        target.write_bytes(OLD)
        link(source, name)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(ChangedOnDiskError):
        write(target, NEW, None)
    assert target.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_system_without_links_gets_new_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(errno.EPERM))
    write(tmp_path / "new.toml", NEW, None)
    assert (tmp_path / "new.toml").read_bytes() == NEW
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_is_gone_is_not_made_again(path: Path) -> None:
    path.unlink()
    with pytest.raises(SaveError, match="removed or renamed"):
        write(path, NEW, OLD)
    assert list(path.parent.iterdir()) == []


def test_a_directory_in_the_files_place_is_left_alone(path: Path) -> None:
    path.unlink()
    path.mkdir()
    with pytest.raises(SaveError):
        write(path, NEW, OLD)
    assert path.is_dir()


def test_a_read_only_file_is_refused(path: Path) -> None:
    path.chmod(0o444)
    with pytest.raises(SaveError, match="read-only"):
        write(path, NEW, OLD)
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_a_directory_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(SaveError, match="Not a directory"):
        write(tmp_path / "file" / "globex.toml", NEW, None)


@pytest.mark.skipif(os.geteuid() == 0, reason="no directory is unwritable for root")
def test_an_unwritable_directory_is_said(path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with pytest.raises(SaveError, match="Permission denied"):
            write(path, NEW, OLD)
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == OLD


def failing(number: int) -> Callable[..., object]:
    """Return a call of the system that fails."""

    def call(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return call


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EDQUOT, errno.EROFS, errno.EMFILE])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "rename"])
def test_a_call_that_fails_leaves_the_old_file_and_no_other(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, call, failing(number))
        with pytest.raises(SaveError, match=os.strerror(number)) as caught:
            write(path, NEW, OLD)
    assert not isinstance(caught.value, NotConfirmedError)
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("new_file", [True, False])
@pytest.mark.parametrize("call", ["open", "write", "fsync", "rename", "link", "close"])
def test_whichever_time_a_call_fails_the_file_is_whole(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    call: str,
    *,
    new_file: bool,
) -> None:
    for failure in range(1, 20):
        path = tmp_path / str(failure) / "globex.toml"
        path.parent.mkdir()
        if not new_file:
            path.write_bytes(OLD)
        error: SaveError | None = None
        nth = FailsOnce(call, failure)
        with monkeypatch.context() as patched:
            patched.setattr(os, call, nth)
            try:
                write(path, NEW, None if new_file else OLD)
            except SaveError as caught:
                error = caught
        left = {file.name: file.read_bytes() for file in path.parent.iterdir()}
        before = {} if new_file else {path.name: OLD}
        assert left == (before if error and not isinstance(error, NotConfirmedError) else {path.name: NEW})
        if nth.calls < failure:
            return
    pytest.fail("the calls never came to an end")


class FailsOnce:
    """A call of the system that fails the n-th time."""

    def __init__(self, name: str, failure: int) -> None:
        self.name, self.failure, self.calls = name, failure, 0
        self.real = getattr(os, name)

    def __call__(self, *arguments: object, **named: object) -> object:
        self.calls += 1
        if self.calls != self.failure:
            return self.real(*arguments, **named)
        if self.name == "close":  # a descriptor is closed even where closing says that it failed
            self.real(*arguments)
        raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_a_short_write_is_continued(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, bytes(data[:3])))
    write(path, NEW, OLD)
    assert path.read_bytes() == NEW


def test_bytes_that_do_not_read_back_the_same_are_not_used(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, b"x" * len(data)))
    with pytest.raises(SaveError, match="does not read back"):
        write(path, NEW, OLD)
    assert path.read_bytes() == OLD
    assert list(path.parent.iterdir()) == [path]


def test_a_directory_that_cannot_be_synced_leaves_a_doubt(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saving, "sync_directory", failing(errno.EIO))
    with pytest.raises(NotConfirmedError, match="is saved, but the disk did not confirm"):
        write(path, NEW, OLD)
    assert path.read_bytes() == NEW


def test_the_file_and_then_its_directory_are_synced(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    sync, rename = os.fsync, os.rename

    def synced(descriptor: int) -> None:
        is_directory = Path(f"/proc/self/fd/{descriptor}").is_dir()
        calls.append("sync directory" if is_directory else "sync file")
        sync(descriptor)

    def renamed(source: Path, target: Path) -> None:
        calls.append("rename")
        rename(source, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "rename", renamed)
    write(path, NEW, OLD)
    assert calls == ["sync file", "rename", "sync directory"]
