"""Every call that a save or a note makes: made to fail, watched, or recorded for a model of crashes."""

import contextlib
import errno
import fcntl
import itertools
import os
import stat
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from offer_tui.files import saving

ERRORS = (
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EIO,
    errno.EFBIG,
    errno.EACCES,
    errno.EROFS,
    errno.EMFILE,
)
CALLS: tuple[tuple[Any, str], ...] = (
    *(
        (os, name)
        for name in (
            *("open", "read", "write", "close", "fsync", "fstat", "stat", "lstat", "mkdir", "chmod"),
            *("fchmod", "fchown", "getxattr", "setxattr", "removexattr", "link", "rename", "unlink"),
            *("pwrite", "pread", "ftruncate"),
        )
    ),
    (fcntl, "flock"),
    (saving, "exchange"),
)
TEMPORARY = ".*.tmp"


@dataclass(frozen=True)
class Call:
    """One call of the system that is about to be made."""

    number: int
    """Counted from 1."""
    name: str
    real: Callable[..., Any]
    arguments: tuple[Any, ...]
    named: Mapping[str, Any]

    def made(self) -> Any:  # noqa: ANN401 - whatever the system returns
        """Make it."""
        return self.real(*self.arguments, **self.named)


@contextlib.contextmanager
def around(act: Callable[[Call], Any]) -> Iterator[None]:
    """Hand every call that is made in the block to `act`, which makes it or does something else."""
    numbers = itertools.count(1)
    thread = threading.get_ident()
    is_acting = False

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: object, **named: object) -> object:
            nonlocal is_acting
            # Calls of `act` are its own, and those of other threads belong to what runs the tests.
            if is_acting or threading.get_ident() != thread:
                return real(*arguments, **named)
            is_acting = True
            try:
                return act(Call(next(numbers), name, real, arguments, named))
            finally:
                is_acting = False

        return call

    with pytest.MonkeyPatch.context() as patch:
        for module, name in CALLS:
            patch.setattr(module, name, watched(name, getattr(module, name)))
        yield


@dataclass
class Fails:
    """Lets one call fail, or that one and all after it."""

    at: int
    error: int
    onwards: bool = False
    last: str = ""
    """The call that failed last; empty when none did."""

    def __call__(self, call: Call) -> object:
        if not (call.number == self.at or (self.onwards and call.number > self.at)):
            return call.made()
        if call.name == "close":  # a descriptor is closed even where closing says that it failed
            call.made()
        self.last = call.name
        raise OSError(self.error, os.strerror(self.error))


@dataclass
class Meanwhile:
    """Does something just before one call, as another program could."""

    at: int
    act: Callable[[], None]
    has_acted: bool = False

    def __call__(self, call: Call) -> object:
        if call.number == self.at:
            self.has_acted = True
            self.act()
        return call.made()


def descriptors() -> frozenset[str]:
    """Return what is open in this process."""
    # The descriptor that lists them is closed again, and would differ from one time to the next.
    return frozenset(one.name for one in Path("/proc/self/fd").iterdir() if one.is_symlink())


def temporaries(directory: Path) -> list[Path]:
    """Return the temporary files that are left in a directory."""
    return sorted(directory.glob(TEMPORARY))


# Loss of power


@dataclass(frozen=True)
class Event:
    """Something that happened to a disk, or what was said of it."""

    kind: str
    """write, sync, names, sync names, begin or confirmed."""
    inode: int = 0
    data: bytes = b""
    names: Mapping[str, int | None] = field(default_factory=dict)
    """Which file each name now stands for; None for none."""


@dataclass
class Recorder:
    """Makes every call, and writes down what the calls did to the files of one directory."""

    names: dict[str, int]
    """The inode of each name."""
    make: Callable[[Call], Any] = Call.made
    """How a call is made; a fault may take its place."""
    events: list[Event] = field(default_factory=list)
    open: dict[int, int | None] = field(default_factory=dict)
    """The inode of each open descriptor; None for the directory's."""
    inodes: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def begin(self, data: bytes) -> None:
        """Say that a save begins."""
        self.events.append(Event("begin", data=data))

    def confirm(self, data: bytes) -> None:
        """Say that a save was reported as done."""
        self.events.append(Event("confirmed", data=data))

    def replace(self, name: str, data: bytes) -> None:
        """Say that another program has put a text of its own, synced, in a file's place."""
        inode = next(self.inodes)
        self.events += [Event("begin", data=data), Event("write", inode, data), Event("sync", inode)]
        self._name({name: inode})

    def __call__(self, call: Call) -> object:
        result = self.make(call)
        descriptor = call.arguments[0] if call.arguments else None
        if call.name == "open":
            self._opened(call, result)
        elif call.name == "write" and descriptor in self.open:
            inode = self.open[descriptor] or 0
            self.events.append(Event("write", inode, bytes(call.arguments[1])[:result]))
        elif call.name == "fsync" and descriptor in self.open:
            inode_or_names = self.open[descriptor]
            kind = "sync names" if inode_or_names is None else "sync"
            self.events.append(Event(kind, inode_or_names or 0))
        elif call.name == "exchange" and result:
            one, other = call.arguments[1:]
            self._name({one: self.names[other], other: self.names[one]})
        elif call.name == "link":
            self._name({call.arguments[1]: self.names[call.arguments[0]]})
        elif call.name == "rename":
            self._name({call.arguments[0]: None, call.arguments[1]: self.names[call.arguments[0]]})
        elif call.name == "unlink":
            self._name({call.arguments[0]: None})
        return result

    def _opened(self, call: Call, descriptor: int) -> None:
        name, flags = call.arguments[:2]
        self.open.pop(descriptor, None)
        if flags & os.O_DIRECTORY:
            self.open[descriptor] = None
        elif call.named.get("dir_fd") is not None:
            if flags & os.O_CREAT:
                self._name({name: next(self.inodes)})
            self.open[descriptor] = self.names[name]

    def _name(self, names: Mapping[str, int | None]) -> None:
        self.events.append(Event("names", names=names))
        self.names = {name: inode for name, inode in {**self.names, **names}.items() if inode is not None}


def lost(events: list[Event], name: str, start: bytes | None) -> list[str]:
    """Return what a loss of power could do to the file `name` that nobody was prepared for.

    The power fails after each event. Data that was not synced is there in part or not at all. Of the changes
    of names that were not synced, any may be there and the others not: they reach the disk in any order.
    """
    return [
        f"after {events[:cut][-1:]}: {content!r}"
        for cut in range(len(events) + 1)
        for content in _contents(events[:cut], name, start) - _allowed(events[:cut], start)
    ]


def _allowed(events: list[Event], start: bytes | None) -> set[bytes | None]:
    allowed = {start}
    for event in events:
        if event.kind == "begin":
            allowed.add(event.data)
        elif event.kind == "confirmed":
            allowed = {event.data}
    return allowed


def _contents(events: list[Event], name: str, start: bytes | None) -> set[bytes | None]:
    written: dict[int, bytes] = {} if start is None else {0: start}
    synced = dict(written)
    names: dict[str, int | None] = {} if start is None else {name: 0}
    pending: list[Mapping[str, int | None]] = []
    for event in events:
        if event.kind == "write":
            written[event.inode] = written.get(event.inode, b"") + event.data
        elif event.kind == "sync":
            synced[event.inode] = written[event.inode]
        elif event.kind == "names":
            pending.append(event.names)
        elif event.kind == "sync names":
            for one in pending:
                names.update(one)
            pending.clear()
    found: set[bytes | None] = set()
    for some in itertools.chain.from_iterable(
        itertools.permutations(pending, count) for count in range(len(pending) + 1)
    ):
        inode = {**names, **{key: value for one in some for key, value in one.items()}}.get(name)
        if inode is None:
            found.add(None)
            continue
        whole = written.get(inode, b"")
        found |= {whole} if synced.get(inode) == whole else {whole, whole[: len(whole) // 2], b""}
    return found


def mode(path: Path) -> int:
    """Return the mode of a file."""
    return stat.S_IMODE(path.stat().st_mode)
