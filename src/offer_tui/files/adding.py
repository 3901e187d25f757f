"""New offers' files from trees that came from elsewhere."""

from collections.abc import Collection
from pathlib import Path

from offer_tui.core.difference import difference
from offer_tui.core.edits import Batch, EditError
from offer_tui.core.keys import Tree
from offer_tui.core.offer import Offer
from offer_tui.core.slugs import slug
from offer_tui.files.directory import Directory
from offer_tui.files.reading import Stored
from offer_tui.files.toml import CannotPatch, Document


def new_file(directory: Directory, wanted: str, tree: Tree, taken: Collection[str]) -> Stored[Offer] | str:
    """Return the file that a tree makes, not written yet, under a free name; or why it cannot be one.

    It is called as `wanted`, where that can be a name and is free, else after its company.
    """
    name = slug(wanted or str(tree.get("company", "")), taken)
    try:
        document = Document("").edited(difference({}, tree) or Batch(()))
    except (CannotPatch, EditError) as error:
        return str(error)
    return directory.understood_offer(name, document.data)


def add(directory: Directory, file: Stored[Offer]) -> Path:
    """Write a new file and return its path; never over another.

    Raises SaveError, or NotConfirmedError where it is written.
    """
    assert file.document is not None  # noqa: S101 - the caller's duty: it is a file that can be used
    directory.write(file.path, file.document.data, None)
    return file.path
