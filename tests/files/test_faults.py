"""The fault matrix of the save: calls that fail, kills, loss of power, other programs; row by row."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from offer_tui.files.leftovers import sweep
from offer_tui.files.saving import ChangedOnDiskError, NotConfirmedError, write
from tests.files.faults import (
    ERRORS,
    Call,
    Event,
    Fails,
    Recorder,
    around,
    descriptors,
    lost,
    mode,
    temporaries,
)
from tests.files.rivals import EDITORS, NEW, OLD, by_rename
from tests.files.scenes import (
    SCENES,
    THEIRS,
    Scene,
    count_together,
    disturbed,
    existing,
    in_memory,
    linked,
    new,
    race_with_an_editor,
    rival,
    scenes,
)


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    with in_memory(tmp_path) as place:
        yield place


# ENOSPC, EDQUOT, EIO, EFBIG, EACCES, EROFS, EMFILE at any call


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.parametrize("make", SCENES)
def test_any_call_that_fails_leaves_the_old_file_or_the_new_one_whole(
    memory: Path, make: Callable[[Path], Scene], error: int
) -> None:
    for at, scene in enumerate(scenes(make, memory), 1):
        before = descriptors()
        fault = Fails(at, error)
        with around(fault):
            failure = scene.save()
        assert fault.last, f"call {at} was never made"
        assert descriptors() == before
        what = f"call {at}, {fault.last}: {failure}"
        is_new = failure is None or isinstance(failure, NotConfirmedError)
        assert scene.data == (NEW if is_new else scene.base), what
        # A link that could not be looked at is taken for a file; that it is none is found later.
        assert failure is None or fault.last == "lstat" or os.strerror(error) in str(failure), what
        left = temporaries(scene.directory)
        assert len(left) == (fault.last == "unlink"), what
        assert sweep(scene.directory, {scene.path.name: OLD}, scene.locks) == ()
        assert temporaries(scene.directory) == []
        if make is linked:
            assert scene.path.is_symlink(), what
            assert scene.path.parent.is_symlink(), what
        elif make is existing:
            assert mode(scene.path) in (0o640, 0o600), what


@pytest.mark.parametrize("make", SCENES)
def test_a_disk_that_is_gone_from_some_call_on_leaves_the_old_file_or_the_new_one_whole(
    memory: Path, make: Callable[[Path], Scene]
) -> None:
    for at, scene in enumerate(scenes(make, memory), 1):
        before = descriptors()
        with around(Fails(at, errno.EIO, onwards=True)):
            failure = scene.save()
        assert descriptors() == before
        assert scene.data in (scene.base, NEW), f"call {at}: {failure}"
        if failure is None:
            assert scene.data == NEW
        left = sweep(scene.directory, {scene.path.name: OLD}, scene.locks)
        assert {one.path.read_bytes() for one in left} <= {NEW, OLD}
        assert len(left) <= 1


# kill -9 at any time


def test_a_kill_before_any_call_leaves_a_whole_file_and_what_was_acknowledged(tmp_path: Path) -> None:
    assert rival("kill-each", tmp_path / "globex.toml", tmp_path / "locks") == ""


def test_a_kill_at_any_time_leaves_a_whole_file_and_what_was_acknowledged(tmp_path: Path) -> None:
    assert rival("kill", tmp_path / "globex.toml", tmp_path / "locks", 15) == ""


# Power loss


def recorded(scene: Scene, versions: tuple[bytes, ...]) -> list[Event]:
    """Save several versions, one upon the other, and return what happened to the disk."""
    scene.locks.mkdir(
        parents=True, exist_ok=True
    )  # what is synced for them is no sync of the file's directory
    recorder = Recorder({} if scene.base is None else {scene.path.name: 0})
    base = scene.base
    for version in versions:
        recorder.begin(version)
        with around(recorder):
            write(scene.path, version, base, scene.locks)
        recorder.confirm(version)
        base = version
    return recorder.events


@pytest.mark.parametrize("make", [existing, new])
@pytest.mark.parametrize("without", ["", "exchange", "link"])
def test_a_loss_of_power_leaves_a_whole_file_and_what_was_confirmed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], Scene], without: str
) -> None:
    if without == "exchange":
        monkeypatch.setattr("offer_tui.files.saving.exchange", lambda *_: False)
    elif without == "link":
        monkeypatch.setattr(os, "link", not_permitted)
    scene = make(tmp_path)
    events = recorded(scene, (NEW, b"role = 3\n"))
    assert lost(events, scene.path.name, scene.base) == []


def not_permitted(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))


@pytest.mark.parametrize("kind", ["sync", "sync names"])
def test_without_a_sync_a_loss_of_power_would_lose_what_was_confirmed(tmp_path: Path, kind: str) -> None:
    scene = existing(tmp_path)
    events = [event for event in recorded(scene, (NEW,)) if event.kind != kind]
    assert lost(events, scene.path.name, OLD) != []


# Two programs on one file


def test_no_update_of_three_programs_is_lost(tmp_path: Path) -> None:
    count_together(tmp_path, 30)


# vim saves meanwhile


def test_what_an_editor_saves_at_the_same_moment_is_not_lost(tmp_path: Path) -> None:
    race_with_an_editor(tmp_path, 100)


@pytest.mark.parametrize("way", EDITORS)
@pytest.mark.parametrize("make", [existing, linked])
def test_what_an_editor_saves_before_any_call_is_not_lost(
    memory: Path, make: Callable[[Path], Scene], way: str
) -> None:
    for at, scene in enumerate(scenes(make, memory), 1):
        failure = disturbed(scene, at, lambda path: EDITORS[way](path, THEIRS))
        assert scene.data == THEIRS, f"call {at}: {failure}"
        assert temporaries(scene.directory) == [], f"call {at}: {failure}"


def test_what_an_editor_saves_again_before_its_text_is_put_back_is_in_place_and_both_are_kept(
    tmp_path: Path,
) -> None:
    """Let it save once before the exchange and once before the exchange back."""
    scene = existing(tmp_path)
    texts = iter((THEIRS, b"role = 4 # theirs, later\n"))

    def act(call: Call) -> object:
        if call.name == "exchange" and (text := next(texts, None)) is not None:
            by_rename(scene.path, text)
        return call.made()

    with around(act):
        failure = scene.save()
    assert isinstance(failure, ChangedOnDiskError)
    assert scene.data == b"role = 4 # theirs, later\n"
    assert failure.kept is not None
    assert failure.kept.read_bytes() == THEIRS
    assert str(failure.kept) in str(failure)
    assert [one.path for one in sweep(tmp_path, {scene.path.name: OLD}, scene.locks)] == [failure.kept]


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOENT])
def test_what_an_editor_saved_is_kept_when_it_cannot_be_put_back(tmp_path: Path, error: int) -> None:
    scene = existing(tmp_path)
    exchanges = 0

    def act(call: Call) -> object:
        nonlocal exchanges
        exchanges += call.name == "exchange"
        if call.name == "exchange" and exchanges == 1:
            by_rename(scene.path, THEIRS)
        elif call.name == "exchange":
            raise OSError(error, os.strerror(error))
        return call.made()

    with around(act):
        failure = scene.save()
    assert isinstance(failure, NotConfirmedError if error == errno.EIO else ChangedOnDiskError)
    (kept,) = temporaries(tmp_path)
    assert kept.read_bytes() == THEIRS
    assert str(kept) in str(failure)
