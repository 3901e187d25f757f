"""Temporary files that a save left behind when its program was ended in the middle of it."""

import contextlib
import hashlib
import os
import re
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path

from offer_tui.core.records import dataclass
from offer_tui.files.locking import locked
from offer_tui.files.reading import LIMIT, read_bytes

_NAME = re.compile(r"\.(.+)\.[0-9a-f]{12}\.tmp", re.DOTALL)
_LONGEST = 237
"""Bytes of a file's name that a temporary name has room for: a name has 255 at most."""
_DIGITS = 16
"""Hexadecimal digits that stand for the rest of a name that is longer."""


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A temporary file that holds what is nowhere else."""

    path: Path
    """Where it lies."""
    file: Path
    """The file that it is a version of, by the name it has in the directory that was swept."""


def temporary_name(name: str) -> str:
    """Return a name of its own for what is to become the file `name`; `sweep` knows it again."""
    return f".{_shortened(name)}.{os.urandom(6).hex()}.tmp"


def _shortened(name: str) -> str:
    """Return a file's name as its temporary names have it."""
    data = os.fsencode(name)
    if len(data) <= _LONGEST:
        return name
    start = data[: _LONGEST - _DIGITS - 1].decode(errors="ignore")
    return f"{start}~{hashlib.sha256(data).hexdigest()[:_DIGITS]}"


def sweep(directory: Path, known: Mapping[str, bytes], locks: Path | None = None) -> tuple[LeftOver, ...]:
    """Remove the temporary files that hold nothing new; return the others, to be offered for recovery.

    Nothing new is what is empty, or is in the file, or is in `known`: what files were before their last
    change, by name. Where a link of the directory leads to, the temporary files of its target are looked
    after too. What is being saved under `locks` at this moment, and what is no regular file, is left alone.
    """
    left = []
    for path, file in sorted(_temporaries(directory)):
        # What cannot be looked at or removed stays where it is, for the next time.
        with contextlib.suppress(OSError), locked(locks, Path(os.path.realpath(file)), seconds=0):
            status = path.lstat()
            if not stat.S_ISREG(status.st_mode) or status.st_size > LIMIT:
                continue
            data = read_bytes(path)
            if data and data not in (known.get(file.name), _bytes(file)):
                left.append(LeftOver(path, file))
            else:
                path.unlink()
    return tuple(left)


def _temporaries(directory: Path) -> Iterator[tuple[Path, Path]]:
    """Yield each temporary file with the file that it is a version of."""
    real = os.path.realpath(directory)
    names = {real: _names(real)}
    whole = {_shortened(name): name for name in names[real]}
    for name in names[real]:
        path = directory / name
        if (match := _NAME.fullmatch(name)) is not None:
            yield path, path.with_name(whole.get(match[1], match[1]))
        elif path.is_symlink():
            parent, target = os.path.split(os.path.realpath(path))
            if parent == real:
                continue
            if parent not in names:
                names[parent] = _names(parent)
            for other in names[parent]:
                if (match := _NAME.fullmatch(other)) is not None and match[1] == _shortened(target):
                    yield Path(parent, other), path


def _names(directory: str) -> tuple[str, ...]:
    """Return what is in a directory; nothing where it is missing or cannot be listed."""
    try:
        return tuple(one.name for one in Path(directory).iterdir())
    except OSError:
        return ()


def _bytes(file: Path) -> bytes | None:
    try:
        return read_bytes(file)
    except OSError:
        return None
