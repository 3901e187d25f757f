"""Files that are for other programs: written whole, over another only where that was said."""

import os
import stat
from pathlib import Path

from offer_tui.files import saving
from offer_tui.files.leftovers import temporary_name
from offer_tui.files.reading import NotRegularError
from offer_tui.files.renaming import rename_new


def write_out(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a file of mode 0600, the whole of it or nothing.

    Raises FileExistsError where there is one and `replace` is off, NotRegularError where what is there is no
    file, and any other OSError of the system.
    """
    if os.path.lexists(path):
        if not replace:
            raise FileExistsError(0, "it exists", str(path))
        if not stat.S_ISREG(path.stat().st_mode):
            raise NotRegularError(path)
    # A link stays one: what it leads to is replaced.
    target = Path(os.path.realpath(path))
    temporary = target.with_name(temporary_name(target.name))
    try:
        _write_new(temporary, data)
        if replace:
            temporary.replace(target)
        else:
            rename_new(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    saving.sync_directory(target.parent)


def _write_new(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
