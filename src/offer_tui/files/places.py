"""Where an offer's file lies: under another name, or put away in the archive."""

import itertools
import os
from pathlib import Path

from offer_tui.core.slugs import slug
from offer_tui.files import saving
from offer_tui.files.directory import ENDING, Directory, is_offer
from offer_tui.files.renaming import rename_new


def archive_path(directory: Directory) -> Path:
    """Return where offers lie that were put away; no list reads it."""
    return directory.path / "archive"


def archived(directory: Directory) -> tuple[str, ...] | str:
    """Return the names of the offers in the archive, sorted, or why they cannot be told."""
    try:
        names = [one.name for one in archive_path(directory).iterdir()]
    except FileNotFoundError:
        return ()
    except OSError as error:
        return f"{archive_path(directory)} cannot be listed: {saving.reason(error)}"
    return tuple(sorted(name.removesuffix(ENDING) for name in names if is_offer(name)))


def put_away(directory: Directory, name: str) -> Path:
    """Move an offer to the archive and return where it is now.

    Raises NotMovedError, or NotConfirmedError where it has moved.
    """
    numbered = (f"{name}-{number}" for number in itertools.count(2))
    paths = (archive_path(directory) / f"{one}{ENDING}" for one in itertools.chain([name], numbered))
    target = next(path for path in paths if not os.path.lexists(path))
    directory.move(directory.offer_path(name), target)
    return target


def bring_back(directory: Directory, name: str) -> Path:
    """Move an offer out of the archive and return where it is now, under a free name if its own is taken.

    Raises as `put_away` does.
    """
    taken = directory.slugs()
    is_free = name.casefold() not in {one.casefold() for one in taken}
    target = directory.offer_path(name if is_free else slug(name, taken))
    directory.move(archive_path(directory) / f"{name}{ENDING}", target)
    return target


def rename_offer(directory: Directory, old: str, new: str) -> None:
    """Give an offer's file another name; raises as `put_away` does."""
    directory.move(directory.offer_path(old), directory.offer_path(new))


def rename_drafts(directory: Directory, old: str, new: str) -> bool:
    """Let the drafts of an offer's letters follow its new name; tell whether there were any.

    Raises OSError, where there are drafts under the new name too.
    """
    letters = directory.path / "letters"
    if not (letters / old).is_dir():
        return False
    rename_new(letters / old, letters / new)
    saving.sync_directory(letters)
    return True
