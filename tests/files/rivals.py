"""Programs that save, race for one file and are killed at it; the tests start them with `python -m`.

    rivals save PATH [LOCKS]           one save, in a process that something is done to from outside
    rivals count PATH LOCKS TIMES      adds one to the number in a file, again and again
    rivals editor PATH LOCKS ROUNDS    saves while an editor saves too
    rivals kill PATH LOCKS TIMES       is killed while it saves, and looks at what is left
    rivals kill-each PATH LOCKS        the same, once at each call of a save
    rivals small PATH BYTES            saves what no longer fits, where files may not grow so large

Each prints a line for each thing that went wrong, or what the test wants to know.
"""

import contextlib
import os
import random
import resource
import signal
import struct
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

from offer_tui.files.leftovers import sweep
from offer_tui.files.saving import ChangedOnDiskError, SaveError, write
from tests.files.faults import Call, around, descriptors

OLD, NEW = b"role = 1 # old\n", b"role = 2 # new\n"


def say(line: str) -> None:
    """Tell the test something at once: a program that is killed writes nothing later."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def save(path: Path, locks: Path | None) -> str:
    """Save once and say how it went."""
    before = descriptors()
    try:
        told: object = write(path, NEW, path.read_bytes() if path.exists() else None, locks)
    except SaveError as error:
        told = error
    return f"{type(told).__name__}: {told}\nleaked: {sorted(descriptors() - before)}"


def count(path: Path, locks: Path, times: int) -> None:
    """Add one to a number as often as asked, together with others who do the same."""
    for _ in range(times):
        while True:
            base = path.read_bytes()
            try:
                write(path, b"%d\n" % (int(base) + 1), base, locks)
            except ChangedOnDiskError:
                continue
            break


# An editor that knows no locks


def by_rename(path: Path, data: bytes) -> None:
    """Save as most editors do."""
    temporary = path.with_name("editor")
    temporary.write_bytes(data)
    temporary.rename(path)


def in_place(path: Path, data: bytes) -> None:
    """Save as `echo >` does, if the file is there."""
    with contextlib.suppress(FileNotFoundError):
        descriptor = os.open(path, os.O_WRONLY | os.O_TRUNC)
        os.write(descriptor, data)
        os.close(descriptor)


def like_vim(path: Path, data: bytes) -> None:
    """Save as vim does: the file becomes its backup, and a new one is written."""
    backup = path.with_name(f"{path.name}~")
    path.rename(backup)
    with path.open("wb") as file:
        file.write(data)
    backup.unlink()


EDITORS: dict[str, Callable[[Path, bytes], None]] = {
    "by rename": by_rename,
    "in place": in_place,
    "like vim": like_vim,
}


def editor(path: Path, locks: Path, rounds: int) -> str:
    """Save at the same moment as an editor, again and again; return who came first how often.

    Whoever came first begins a little later in the next round, so that most rounds end within microseconds.
    """
    jitter = random.Random(7)  # noqa: S311 - for the same run every time
    start, told = os.pipe(), os.pipe()
    pid = os.fork()
    if pid == 0:
        _edit(path, start[0], told[1], rounds)
    os.close(told[1])
    write(path, OLD, None, locks)  # what is loaded at the first save is not to be measured
    outcomes = {"ours": 0, "theirs": 0}
    delay = 0.0
    for number in range(rounds):
        path.write_bytes(OLD)
        wait = delay + jitter.uniform(-2e-5, 2e-5)
        os.write(start[1], struct.pack("d", wait))
        _spin(-wait)
        outcome = "ours"
        try:
            write(path, NEW, OLD, locks)
        except SaveError:
            outcome = "theirs"
        if not os.read(told[0], 1):
            return f"the editor ended in round {number}"
        outcomes[outcome] += 1
        delay += 2e-5 if outcome == "theirs" else -2e-5
        theirs = _edited(number)
        kept = {one.path: one.path.read_bytes() for one in sweep(path.parent, {path.name: OLD}, locks)}
        if path.read_bytes() != theirs and theirs not in kept.values():
            say(f"round {number}: lost {theirs!r}, there is {path.read_bytes()!r}")
        for one in kept:
            one.unlink()
    os.waitpid(pid, 0)
    return f"{outcomes}"


def _edit(path: Path, start: int, told: int, rounds: int) -> NoReturn:
    ways = tuple(EDITORS.values())
    for number in range(rounds):
        (wait,) = struct.unpack("d", os.read(start, 8))
        _spin(wait)
        ways[number % len(ways)](path, _edited(number))
        os.write(told, b"!")
    os._exit(0)


def _edited(number: int) -> bytes:
    return b"role = 3 # theirs, %d\n" % number


def _spin(seconds: float) -> None:
    """Wait for less than a clock's tick, which sleeping cannot."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


# Being killed


def text(number: int) -> bytes:
    """Return a text that tells whether it is whole."""
    return b"".join(b"%d %d\n" % (number, line) for line in range(300)) + b"end of %d\n" % number


def kill(path: Path, locks: Path, times: int) -> None:
    """Save until killed, as often as asked; nothing that was acknowledged may be lost."""
    random_number = random.Random(9)  # noqa: S311 - for the same run every time
    write(path, text(0), None, locks)  # so that no child is killed while it only loads what a save needs
    number = 0
    for _ in range(times):
        acknowledged, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            _save_on(path, locks, number, tell)
        os.close(tell)
        seen = sum(len(os.read(acknowledged, 1)) for _ in range(random_number.randint(0, 3)))
        _spin(random_number.uniform(0, 0.004))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        number = _looked_at(path, locks, number + seen, acknowledged)


def _save_on(path: Path, locks: Path, number: int, tell: int) -> NoReturn:
    while True:
        write(path, text(number + 1), text(number), locks)
        number += 1
        os.write(tell, b"!")


def kill_each(path: Path, locks: Path) -> None:
    """Save once for each call of a save, killed before that call."""
    write(path, text(0), None, locks)  # what is loaded at the first save is no part of one
    number = 0
    for at in range(1, 200):
        acknowledged, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            _save_until(path, locks, number, at, tell)
        os.close(tell)
        _, status = os.waitpid(pid, 0)
        number = _looked_at(path, locks, number, acknowledged)
        if not os.WIFSIGNALED(status):
            return
    say("the calls never came to an end")


def _save_until(path: Path, locks: Path, number: int, at: int, tell: int) -> NoReturn:
    def act(call: Call) -> object:
        if call.number == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return call.made()

    with around(act):
        write(path, text(number + 1), text(number), locks)
    os.write(tell, b"!")
    os._exit(0)


def _looked_at(path: Path, locks: Path, seen: int, acknowledged: int) -> int:
    """Return the number in the file after a kill, and say what is wrong with what is left.

    `seen` is the number that was acknowledged before, beside what the pipe still holds.
    """
    with os.fdopen(acknowledged, "rb") as told:
        confirmed = seen + len(told.read())
    data = path.read_bytes()
    number = int(data.split(b" ", 1)[0] or -1)
    if data != text(number) or number < confirmed:
        say(f"{confirmed} was acknowledged, there is {data[:20]!r} of {len(data)} bytes")
    left = sweep(path.parent, {path.name: text(number - 1)}, locks)
    for one in left:
        if not text(number + 1).startswith(one.path.read_bytes()):
            say(f"left over: {one.path.read_bytes()[:20]!r}")
        one.path.unlink()
    others = [one.name for one in path.parent.iterdir() if one.name not in (path.name, locks.name)]
    if len(left) > 1 or others:
        say(f"left over: {left} and {others}")
    return number


def small(path: Path, most: int) -> str:
    """Save where no file may grow beyond so many bytes."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    return save(path, None)


def main(what: str, path: str, *rest: str) -> None:
    """Run one of the programs."""
    file = Path(path)
    if what == "save":
        say(save(file, Path(rest[0]) if rest else None))
    elif what == "small":
        say(small(file, int(rest[0])))
    elif what == "kill-each":
        kill_each(file, Path(rest[0]))
    elif what == "count":
        say("ready")
        sys.stdin.readline()
        count(file, Path(rest[0]), int(rest[1]))
    elif what == "editor":
        say(editor(file, Path(rest[0]), int(rest[1])))
    elif what == "kill":
        kill(file, Path(rest[0]), int(rest[1]))
    else:
        raise ValueError(what)


if __name__ == "__main__":
    main(*sys.argv[1:])
