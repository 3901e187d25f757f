"""What is pointed out to a person once."""

import hashlib
from contextlib import suppress
from pathlib import Path

from offer_tui.files import saving


def is_first_time(state: Path | None, what: str) -> bool:
    """Tell whether something was not pointed out before, and note that it is now.

    Without a state directory, or where it cannot be written to, every time is the first.
    """
    if state is None:
        return True
    digest = hashlib.sha256(what.encode("utf-8", "surrogateescape")).hexdigest()
    note = state / "said" / digest[:32]
    if note.exists():
        return False
    with suppress(OSError):
        saving.make_directory(note.parent)
        note.touch(mode=0o600)
    return True
