"""Saving: a file is the old one or the new one, whole, whatever happens."""

import errno
import functools
import os
import stat
import struct
from collections.abc import Callable
from pathlib import Path

import pytest

from offer_tui.core.edits import Put
from offer_tui.files import saving
from offer_tui.files.locking import locked
from offer_tui.files.reading import LIMIT
from offer_tui.files.saving import ChangedOnDiskError, NotConfirmedError, SaveError, Written, write
from offer_tui.files.toml import Document
from tests.files.faults import Call, around, mode, temporaries

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

    def late(*names: str, **where: int) -> None:
        target.write_bytes(OLD)
        link(*names, src_dir_fd=where["src_dir_fd"], dst_dir_fd=where["dst_dir_fd"])

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


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo])
@pytest.mark.parametrize("base", [OLD, None])
def test_what_is_no_regular_file_is_left_alone(
    path: Path, make: Callable[[Path], None], base: bytes | None
) -> None:
    path.unlink()
    make(path)
    kind = stat.S_IFMT(path.stat().st_mode)
    with pytest.raises(SaveError, match="not a regular file"):
        write(path, NEW, base)
    assert stat.S_IFMT(path.stat().st_mode) == kind
    assert list(path.parent.iterdir()) == [path]


def test_a_text_that_would_not_be_read_again_is_not_written(path: Path) -> None:
    write(path, b"#" * LIMIT, OLD)
    with pytest.raises(SaveError, match="would have 262,145 bytes; at most 262,144 are read"):
        write(path, b"#" * (LIMIT + 1), b"#" * LIMIT)
    assert path.stat().st_size == LIMIT


def test_a_file_that_has_grown_over_the_limit_is_left_alone(path: Path) -> None:
    path.write_bytes(b"#" * (LIMIT + 1))
    with pytest.raises(SaveError, match="more than 262,144 bytes"):
        write(path, NEW, OLD)
    assert path.stat().st_size == LIMIT + 1


@pytest.mark.parametrize("name", ["a\nb.toml", "-rf.toml", "ünï.toml", "%s{0}.toml", "a b.toml"])
def test_any_name_is_a_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    write(path, OLD, None)
    write(path, NEW, OLD)
    assert path.read_bytes() == NEW
    assert list(tmp_path.iterdir()) == [path]


def test_a_directory_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(OLD)
    with pytest.raises(SaveError, match="Not a directory"):
        write(tmp_path / "file" / "globex.toml", NEW, None)


def failing(number: int) -> Callable[..., object]:
    """Return a call of the system that fails."""

    def call(*_: object, **__: object) -> object:
        raise OSError(number, os.strerror(number))

    return call


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


def test_what_comes_back_is_looked_at_even_if_it_is_gone(path: Path) -> None:
    def act(call: Call) -> object:
        result = call.made()
        if call.name == "exchange":
            for one in temporaries(path.parent):
                one.unlink()
        return result

    with around(act), pytest.raises(NotConfirmedError, match="removed before it could be compared"):
        write(path, NEW, OLD)
    assert path.read_bytes() == NEW


# Rights


def test_a_save_that_has_nothing_to_tell_tells_nothing(path: Path) -> None:
    assert write(path, NEW, OLD) == Written()
    assert write(path, NEW, NEW) == Written()


def test_another_name_of_the_file_keeps_what_it_was_and_that_is_said(path: Path) -> None:
    other = path.with_name("other")
    other.hardlink_to(path)
    assert write(path, NEW, OLD) == Written(("its other names (hard links) keep what it was before",))
    assert (path.read_bytes(), other.read_bytes()) == (NEW, OLD)
    assert write(path, OLD, NEW) == Written()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_file_of_somebody_else_stays_theirs(path: Path) -> None:
    os.chown(path, 65_534, 65_533)
    path.chmod(0o664)
    assert write(path, NEW, OLD) == Written()
    status = path.stat()
    assert (status.st_uid, status.st_gid, mode(path)) == (65_534, 65_533, 0o664)


@pytest.mark.parametrize("call", ["fchown", "fchmod", "setxattr"])
def test_a_file_whose_rights_cannot_be_kept_is_its_owners_alone(
    path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    if call == "fchown":
        if os.geteuid() != 0:
            pytest.skip("only root can make a file of somebody else")
        os.chown(path, 65_534, 65_533)
    elif call == "setxattr":
        give_list(path, "user", GROUP_MAY_READ)
    path.chmod(0o664)
    monkeypatch.setattr(os, call, failing(errno.EPERM))
    assert write(path, NEW, OLD) == Written(
        ("its owner or mode could not be kept, so it is yours alone now",)
    )
    assert path.stat().st_uid == os.geteuid()
    assert mode(path) == 0o600
    assert path.read_bytes() == NEW


GROUP_MAY_READ = ((1, 6, -1), (2, 4, 65_534), (4, 0, -1), (16, 4, -1), (32, 0, -1))
"""Owner: all; user 65534: read; group: nothing; mask: read; others: nothing."""


def give_list(path: Path, kind: str, entries: tuple[tuple[int, int, int], ...]) -> None:
    """Set an access control list, or skip where there are none."""
    name = {"user": "system.posix_acl_access", "default": "system.posix_acl_default"}[kind]
    packed = struct.pack("<I", 2) + b"".join(struct.pack("<HHi", *entry) for entry in entries)
    try:
        os.setxattr(path, name, packed)
    except (OSError, AttributeError) as error:
        pytest.skip(f"no access control lists here: {error}")


def test_an_access_control_list_is_kept(path: Path) -> None:
    give_list(path, "user", GROUP_MAY_READ)
    before = os.getxattr(path, "system.posix_acl_access"), mode(path)
    assert before[1] == 0o640  # the group's bits are the mask: without the list the group could read
    write(path, NEW, OLD)
    assert (os.getxattr(path, "system.posix_acl_access"), mode(path)) == before


def test_the_directorys_access_control_list_opens_no_file_that_had_none(path: Path) -> None:
    path.chmod(0o640)
    give_list(path.parent, "default", GROUP_MAY_READ)
    write(path, NEW, OLD)
    with pytest.raises(OSError, match="No data available"):
        os.getxattr(path, "system.posix_acl_access")
    assert mode(path) == 0o640


# Directories


def test_a_directory_and_those_above_it_are_made_for_their_owner_alone(tmp_path: Path) -> None:
    saving.make_directory(tmp_path / "a" / "b")
    assert [mode(tmp_path / name) for name in ("a", "a/b")] == [0o700, 0o700]
    saving.make_directory(tmp_path / "a" / "b")


def test_a_save_makes_the_directory_of_the_locks_and_goes_on_where_it_cannot(
    tmp_path: Path, path: Path
) -> None:
    write(path, NEW, OLD, tmp_path / "state" / "locks")
    assert mode(tmp_path / "state") == 0o700
    assert len(list((tmp_path / "state" / "locks").iterdir())) == 1
    write(path, OLD, NEW, path / "locks")
    assert path.read_bytes() == OLD


def test_a_file_that_another_session_goes_on_saving_is_left_alone(
    tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locks = tmp_path / "locks"
    locks.mkdir()
    monkeypatch.setattr(saving, "locked", functools.partial(locked, seconds=0.02))
    with locked(locks, path), pytest.raises(SaveError, match="another session has not finished"):
        write(path, NEW, OLD, locks)
    assert path.read_bytes() == OLD
    write(path, NEW, OLD, locks)
    assert path.read_bytes() == NEW


# Bytes


@pytest.mark.parametrize("text", ["\ufeffrole = 1", "role = 1\r\n", "role = 1 # ü", "\ufeff\r\n role = 1"])
def test_a_byte_order_mark_line_ends_and_a_missing_last_one_are_kept(path: Path, text: str) -> None:
    document = Document(text)
    path.write_bytes(document.data)
    write(path, document.edited(Put(("role",), 2)).data, document.data)
    assert path.read_bytes() == text.replace("1", "2").encode()
