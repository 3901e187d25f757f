"""Files that are to be saved, in every layout that matters, and the programs that save them too."""

import contextlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from offer_tui.files.saving import SaveError, write
from tests.files.faults import Call, Meanwhile, around, temporaries
from tests.files.rivals import NEW, OLD

ROOT = Path(__file__).parents[2]
THEIRS = b"role = 3 # theirs\n"
MOST = 200
"""Calls that a save makes at most; a loop over them that goes on is wrong."""


@dataclass(frozen=True)
class Scene:
    """A file that is to be saved, and what it was."""

    path: Path
    base: bytes | None
    locks: Path

    @property
    def data(self) -> bytes | None:
        """What it holds now; None when it is not there."""
        return self.path.read_bytes() if self.path.exists() else None

    @property
    def directory(self) -> Path:
        """Where its bytes lie."""
        return self.path.resolve().parent

    def save(self) -> SaveError | None:
        """Save it and return what went wrong."""
        try:
            write(self.path, NEW, self.base, self.locks)
        except SaveError as error:
            return error
        return None


@contextlib.contextmanager
def in_memory(otherwise: Path) -> Iterator[Path]:
    """Yield a directory in memory where there is one: for hundreds of saves, none of which has to last."""
    if not os.access("/dev/shm", os.W_OK):  # noqa: S108 - the directory below it is the test's own
        yield otherwise
        return
    with tempfile.TemporaryDirectory(dir="/dev/shm") as place:
        yield Path(place)


def existing(place: Path) -> Scene:
    path = place / "globex.toml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return Scene(path, OLD, locks_for(place))


def new(place: Path) -> Scene:
    """Return a scene where neither the file nor the directory of the locks is there."""
    return Scene(place / "globex.toml", None, place.with_name(f"{place.name} state") / "locks")


def locks_for(place: Path) -> Path:
    locks = place.with_name("locks")
    locks.mkdir(exist_ok=True)
    return locks


def linked(place: Path) -> Scene:
    """Lay it out as stow does: the directory of the offers is a link, and the file in it too."""
    (place / "dotfiles" / "offers").mkdir(parents=True)
    (place / "private").mkdir()
    (place / "private" / "globex.toml").write_bytes(OLD)
    (place / "dotfiles" / "offers" / "globex.toml").symlink_to("../../private/globex.toml")
    (place / "offers").symlink_to("dotfiles/offers")
    return Scene(place / "offers" / "globex.toml", OLD, locks_for(place))


def hard_linked(place: Path) -> Scene:
    """Return a scene whose file has a second name."""
    scene = existing(place)
    (place / "other").mkdir()
    (place / "other" / "name").hardlink_to(scene.path)
    return scene


SCENES = (existing, new, linked, hard_linked)


def scenes(make: Callable[[Path], Scene], place: Path) -> list[Scene]:
    """Return as many scenes as there are calls in a save of one."""
    first = _scene(make, place / "0")
    calls: list[str] = []

    def counted(call: Call) -> object:
        calls.append(call.name)
        return call.made()

    with around(counted):
        assert first.save() is None
    assert len(calls) < MOST
    return [_scene(make, place / str(number)) for number in range(1, len(calls) + 1)]


def _scene(make: Callable[[Path], Scene], place: Path) -> Scene:
    place.mkdir(parents=True)
    return make(place)


def disturbed(scene: Scene, at: int, act: Callable[[Path], None]) -> SaveError | None:
    """Save while something is done to the file itself, links resolved, just before a call."""
    real = scene.path.resolve()
    other = Meanwhile(at, lambda: act(real))
    with around(other):
        failure = scene.save()
    assert other.has_acted
    return failure


# Programs


def command(*arguments: object) -> list[str]:
    """Return the command of one of the programs that the tests start."""
    return [sys.executable, "-m", "tests.files.rivals", *map(str, arguments)]


def rival(*arguments: object) -> str:
    """Run one of the programs and return what it told."""
    run = subprocess.run(
        command(*arguments), cwd=ROOT, check=False, capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


def count_together(place: Path, times: int) -> None:
    """Let three programs add to one number, and see that it is the sum."""
    path = place / "globex.toml"
    path.write_bytes(b"0\n")
    arguments = command("count", path, place / "locks", times)
    programs = [
        subprocess.Popen(arguments, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.communicate("go\n", timeout=120)
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert path.read_bytes() == b"%d\n" % (3 * times)
    assert temporaries(place) == []


def race_with_an_editor(place: Path, rounds: int) -> None:
    """Save at the same moment as an editor; each has to come first at least once, or it was no race."""
    told = rival("editor", place / "globex.toml", place / "locks", rounds)
    assert re.fullmatch(r"{'ours': [1-9]\d*, 'theirs': [1-9]\d*}", told)
