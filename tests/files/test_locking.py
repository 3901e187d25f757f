"""The lock of a save: one holder, for a while at most, and none of it needed."""

import errno
import fcntl
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from offer_tui.files import locking
from offer_tui.files.locking import locked
from tests.files.faults import descriptors

FILE = Path("/offers/globex.toml")


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    place = tmp_path / "locks"
    place.mkdir()
    return place


def test_one_at_a_time_holds_the_lock_of_a_file(locks: Path) -> None:
    busy = pytest.raises(TimeoutError, match="another session")
    with locked(locks, FILE), busy, locked(locks, FILE, seconds=0):
        pytest.fail("two hold it")
    with locked(locks, FILE, seconds=0):
        pass


def test_files_have_locks_of_their_own(locks: Path) -> None:
    with locked(locks, FILE), locked(locks, FILE.with_name("hooli.toml"), seconds=0):
        assert len(list(locks.iterdir())) == 2


def test_a_lock_is_held_no_longer_than_its_block_even_when_it_fails(locks: Path) -> None:
    before = descriptors()
    with pytest.raises(ValueError, match="inside"), locked(locks, FILE):
        raise ValueError("inside")
    assert descriptors() == before
    with locked(locks, FILE, seconds=0):
        pass


@dataclass
class Clock:
    """A clock that goes on only while somebody sleeps."""

    while_asleep: Callable[[], None] = lambda: None
    now: float = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.while_asleep()


def test_a_lock_is_waited_for_and_not_longer_than_asked(locks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(locking, "time", clock)
    with locked(locks, FILE), pytest.raises(TimeoutError), locked(locks, FILE):
        pytest.fail("two hold it")
    assert 2 <= clock.now < 2.1


def test_a_lock_that_is_given_back_in_time_is_taken(locks: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with locked(locks, FILE):
        (path,) = locks.iterdir()
    holder = os.open(path, os.O_RDWR)
    fcntl.flock(holder, fcntl.LOCK_EX)
    monkeypatch.setattr(locking, "time", Clock(lambda: os.close(holder)))
    with locked(locks, FILE):
        pass


@pytest.mark.parametrize("error", [errno.ENOLCK, errno.ENOTSUP, errno.EIO])
def test_where_there_are_no_locks_it_goes_on(
    locks: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def flock(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(fcntl, "flock", flock)
    with locked(locks, FILE):
        pass


@pytest.mark.parametrize("name", ["missing", "file/below"])
def test_where_there_is_no_directory_for_locks_it_goes_on(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    with locked(tmp_path / name, FILE):
        pass
    with locked(None, FILE):
        pass


def test_a_link_in_the_place_of_a_lock_is_not_followed(locks: Path, tmp_path: Path) -> None:
    with locked(locks, FILE):
        (path,) = locks.iterdir()
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    with locked(locks, FILE):
        assert not (tmp_path / "elsewhere").exists()


def test_a_lock_is_its_owners_alone_and_not_passed_on(locks: Path) -> None:
    before = descriptors()
    with locked(locks, FILE):
        (path,) = locks.iterdir()
        assert path.stat().st_mode & 0o777 == 0o600
        (descriptor,) = descriptors() - before
        assert not os.get_inheritable(int(descriptor))
