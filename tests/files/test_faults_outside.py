"""The fault matrix of the save: what the file and its place are, or become meanwhile; row by row."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from offer_tui.files.saving import SaveError, write
from tests.files.faults import mode, temporaries
from tests.files.rivals import NEW, OLD
from tests.files.scenes import (
    ROOT,
    SCENES,
    THEIRS,
    Scene,
    command,
    disturbed,
    existing,
    hard_linked,
    in_memory,
    linked,
    new,
    rival,
    scenes,
)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    with in_memory(tmp_path) as place:
        yield place


# File, directory or file system read only


@pytest.mark.parametrize("make", [existing, linked, hard_linked])
def test_a_read_only_file_is_said_and_left_alone(tmp_path: Path, make: Callable[[Path], Scene]) -> None:
    scene = make(tmp_path)
    scene.path.chmod(0o444)
    assert "it is read-only (mode 444)" in str(scene.save())
    assert scene.data == OLD
    assert temporaries(scene.directory) == []


@pytest.mark.parametrize("make", SCENES)
def test_a_read_only_directory_is_said_and_left_alone(tmp_path: Path, make: Callable[[Path], Scene]) -> None:
    scene = make(tmp_path)
    scene.directory.chmod(0o555)
    try:
        assert "its directory is read-only (mode 555)" in str(scene.save())
        assert scene.data == scene.base
        assert temporaries(scene.directory) == []
    finally:
        scene.directory.chmod(0o755)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write in any directory")
def test_a_directory_of_somebody_else_is_said(tmp_path: Path) -> None:
    assert "Permission denied" in str(Scene(Path("/usr/globex.toml"), None, tmp_path / "locks").save())


def test_a_read_only_file_system_is_said_and_left_alone(tmp_path: Path) -> None:
    told = on_tmpfs(tmp_path, 'mount -o remount,bind,ro "$place"')
    assert told.startswith(f"SaveError: {tmp_path}/globex.toml was not saved: Read-only file system\n")
    assert told.endswith("leaked: []\nglobex.toml\nrole = 1 # old")


# ENOSPC, EFBIG and others, from the system itself


def test_a_full_file_system_leaves_the_old_file(tmp_path: Path) -> None:
    told = on_tmpfs(tmp_path, 'cat /dev/zero >"$place/zeros" 2>/dev/null || true')
    assert told.startswith(f"SaveError: {tmp_path}/globex.toml was not saved: No space left on device\n")
    assert told.endswith("leaked: []\nglobex.toml\nzeros\nrole = 1 # old")


def on_tmpfs(place: Path, before: str) -> str:
    """Save on a file system of 16 KiB of its own; return what was told, the names there and the file."""
    script = f"""
        set -e
        place=$1
        mount -t tmpfs -o size=16k tmpfs "$place" || {{ echo cannot mount; exit; }}
        printf 'role = 1 # old\\n' >"$place/globex.toml"
        {before}
        "$2" -m tests.files.rivals save "$place/globex.toml"
        ls -A "$place"
        cat "$place/globex.toml"
    """
    if shutil.which("unshare") is None:
        pytest.skip("unshare(1), which this test mounts with, is not installed")
    as_root = () if os.geteuid() == 0 else ("--map-root-user",)
    run = subprocess.run(
        ["unshare", "--mount", *as_root, "sh", "-c", script, "sh", str(place), sys.executable],  # noqa: S607 - wherever it is
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if "cannot mount" in run.stdout or "unshare" in run.stderr:
        pytest.skip(f"no file system can be mounted here: {run.stderr.strip()}")
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def test_a_file_that_may_not_grow_so_large_leaves_the_old_one(tmp_path: Path) -> None:
    scene = existing(tmp_path)
    told = rival("small", scene.path, 10)
    assert told == f"SaveError: {scene.path} was not saved: File too large\nleaked: []"
    assert scene.data == OLD
    assert temporaries(tmp_path) == []


@pytest.mark.parametrize(
    ("fault", "told", "data", "left"),
    [
        ("fsync:error=EIO:when=1", "SaveError: {} was not saved: Input/output error", OLD, 0),
        ("fsync:error=EIO:when=2", "NotConfirmedError: {} is saved, but the disk did not", NEW, 0),
        ("renameat2:error=EDQUOT", "SaveError: {} was not saved: Disk quota exceeded", OLD, 0),
        ("renameat2:error=ENOSYS", "Written: Written(notices=())", NEW, 0),
        ("unlinkat:error=EIO", "Written: Written(notices=())", NEW, 1),
    ],
)
def test_a_call_that_fails_in_the_system_itself_leaves_a_whole_file(
    tmp_path: Path, fault: str, told: str, data: bytes, left: int
) -> None:
    if shutil.which("strace") is None:
        pytest.skip("strace, which this test lets calls fail with, is not installed")
    scene = existing(tmp_path)
    call = fault.partition(":")[0]
    strace = ["strace", "-qq", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={fault}"]
    run = subprocess.run(
        [*strace, *command("save", scene.path)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    if "ptrace" in run.stderr.lower():
        pytest.skip(f"strace may not trace here: {run.stderr.strip()}")
    assert run.stdout.startswith(told.format(scene.path)), run.stdout + run.stderr
    assert run.stdout.endswith("leaked: []\n")
    assert scene.data == data
    assert len(temporaries(tmp_path)) == left


# Symlinked file or directory, also relative


@pytest.mark.parametrize("is_relative", [True, False])
def test_a_linked_file_stays_linked(tmp_path: Path, *, is_relative: bool) -> None:
    scene = existing(tmp_path)
    (tmp_path / "offers").mkdir()
    link = tmp_path / "offers" / "globex.toml"
    target = Path("../globex.toml") if is_relative else scene.path
    link.symlink_to(target)
    write(link, NEW, OLD, scene.locks)
    assert link.readlink() == target
    assert scene.data == NEW
    assert mode(scene.path) == 0o640
    assert [file.name for file in (tmp_path / "offers").iterdir()] == ["globex.toml"]


def test_a_file_behind_a_linked_directory_and_a_link_is_saved_where_it_lies(tmp_path: Path) -> None:
    scene = linked(tmp_path)
    assert scene.save() is None
    assert (tmp_path / "private" / "globex.toml").read_bytes() == NEW
    assert not (tmp_path / "private" / "globex.toml").is_symlink()
    assert (tmp_path / "dotfiles" / "offers" / "globex.toml").is_symlink()
    assert (tmp_path / "offers").is_symlink()


@pytest.mark.parametrize("base", [OLD, None])
def test_a_link_to_a_file_that_is_gone_is_said_and_nothing_is_made_there(
    tmp_path: Path, base: bytes | None
) -> None:
    link = tmp_path / "globex.toml"
    link.symlink_to("elsewhere.toml")
    with pytest.raises(SaveError, match="a link to a file that is not there"):
        write(link, NEW, base)
    assert [one.name for one in tmp_path.iterdir()] == ["globex.toml"]


def test_links_in_a_circle_are_said(tmp_path: Path) -> None:
    link = tmp_path / "globex.toml"
    link.symlink_to("globex.toml")
    with pytest.raises(SaveError, match="not a regular file"):
        write(link, NEW, OLD)


# File renamed, deleted, replaced by a directory meanwhile


def directory_in_place_of(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "file").write_bytes(THEIRS)


def pipe_in_place_of(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def link_in_place_of(path: Path) -> None:
    """Move a file away and link to it, as `stow --adopt` does."""
    (path.parent / "elsewhere").mkdir()
    path.rename(path.parent / "elsewhere" / path.name)
    path.symlink_to(Path("elsewhere", path.name))


@pytest.mark.parametrize(
    ("act", "is_still"),
    [
        (Path.unlink, lambda path: not path.exists()),
        (lambda path: path.rename(path.with_name("renamed")), lambda path: not path.exists()),
        (directory_in_place_of, lambda path: (path / "file").read_bytes() == THEIRS),
        (pipe_in_place_of, Path.is_fifo),
        (link_in_place_of, lambda path: path.is_symlink() and path.read_bytes() in (OLD, NEW)),
    ],
    ids=["deleted", "renamed", "a directory", "a pipe", "a link"],
)
def test_a_file_that_is_gone_before_any_call_is_not_made_again(
    memory: Path, act: Callable[[Path], None], is_still: Callable[[Path], bool]
) -> None:
    failures = []
    for at, scene in enumerate(scenes(existing, memory), 1):
        failure = disturbed(scene, at, act)
        failures.append(failure)
        assert is_still(scene.path), f"call {at}: {failure}"
        assert temporaries(scene.directory) == [], f"call {at}: {failure}"
    # Said until the new file was in place, and not after that.
    assert any(failures)
    assert failures[-1] is None


@pytest.mark.parametrize("make", [existing, new])
def test_a_directory_that_is_moved_before_any_call_has_the_old_file_or_the_new_one(
    memory: Path, make: Callable[[Path], Scene]
) -> None:
    for at, scene in enumerate(scenes(make, memory), 1):
        moved = scene.directory.with_name(f"moved {at}")
        failure = disturbed(scene, at, lambda path, moved=moved: path.parent.rename(moved))  # type: ignore[misc]
        assert not scene.path.exists(), f"call {at}: {failure}"
        there = Scene(moved / scene.path.name, scene.base, scene.locks)
        assert there.data == (NEW if failure is None else scene.base), f"call {at}: {failure}"
        assert temporaries(moved) == [], f"call {at}: {failure}"
