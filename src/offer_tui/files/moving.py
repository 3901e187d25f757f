"""Moving a file within an offers directory, such as into its trash, never over another."""

from pathlib import Path

from offer_tui.files import saving
from offer_tui.files.renaming import rename_new


class NotMovedError(saving.SaveError):
    """A file stayed where it was."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(path, why)
        self.args = (f"{path} was not moved: {why}",)


def move(source: Path, target: Path) -> None:
    """Move a file, making the directory that it goes to where that is missing.

    Raises NotMovedError, or NotConfirmedError where it has moved.
    """
    try:
        saving.make_directory(target.parent)
    except OSError as error:
        raise NotMovedError(source, f"{target.parent} cannot be made: {saving.reason(error)}") from error
    try:
        rename_new(source, target)
    except FileExistsError as error:
        raise NotMovedError(source, f"there is a file of that name already: {target}") from error
    except OSError as error:
        raise NotMovedError(source, saving.reason(error)) from error
    try:
        # The new name first: a loss of power may leave both, never none.
        saving.sync_directory(target.parent)
        saving.sync_directory(source.parent)
    except OSError as error:
        raise saving.NotConfirmedError(target, saving.reason(error)) from error
