"""A TOML file as text and as a tree, edited so that all other lines stay as they are."""

from typing import TYPE_CHECKING

from offer_tui.core.keys import KeyPath, Tree, same, shown
from offer_tui.core.records import dataclass, field
from offer_tui.files.toml.tree import tree_of

# What only an edit or a problem needs is imported with the first one: most documents are just read.
if TYPE_CHECKING:
    from offer_tui.core.edits import Edit
    from offer_tui.files.toml.index import Index

MARK = "\ufeff"
"""The byte order mark that some editors put before the first line."""


class CannotPatch(Exception):  # noqa: N818 - says what happened, as core's errors do
    """An edit that the text layer cannot write without changing something else."""

    def __init__(self, edit: "Edit") -> None:
        super().__init__(f"{shown(_path(edit))} cannot be changed here; edit it by hand in an editor")
        self.edit = edit


@dataclass(frozen=True, slots=True)
class Document:
    """A valid TOML text and what it says.

    Raises tomllib.TOMLDecodeError for a text that is not valid; `parse` reports that as a problem.
    """

    text: str
    """All of it, with a byte order mark if the file has one."""
    tree: Tree = field(init=False, compare=False, repr=False)
    """What it says, with decimal numbers as Decimal."""
    _index: "Index | None" = field(init=False, compare=False, repr=False, default=None)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tree", tree_of(self.text.removeprefix(MARK)))

    @property
    def data(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode()

    def place(self, path: KeyPath, *, at_key: bool = False) -> tuple[int, int]:
        """Return line and column, from 1, of a value or key; if absent, of the nearest enclosing one."""
        if self._index is None:
            from offer_tui.files.toml.index import indexed  # noqa: PLC0415 - see above

            object.__setattr__(self, "_index", indexed(self.text.removeprefix(MARK)))
        assert self._index is not None  # noqa: S101 - set above
        return self._index.place(path, at_key=at_key)

    def edited(self, edit: "Edit") -> "Document":
        """Return the document with an edit made, itself if the edit changes nothing.

        Raises EditError when the edit does not fit the tree, CannotPatch when the new text would not say
        exactly what the edit says.
        """
        from offer_tui.core.edits import apply  # noqa: PLC0415 - see above
        from offer_tui.files.toml.patch import patched  # noqa: PLC0415 - as above

        expected = apply(self.tree, edit)
        if same(self.tree, expected):
            return self
        mark = MARK if self.text.startswith(MARK) else ""
        try:
            result = Document(mark + patched(self.text.removeprefix(MARK), self.tree, edit))
        except ValueError as error:
            raise CannotPatch(edit) from error
        if not same(result.tree, expected):
            raise CannotPatch(edit)
        return result


def _path(edit: "Edit") -> KeyPath:
    from offer_tui.core.edits import Batch  # noqa: PLC0415 - as above

    while isinstance(edit, Batch):
        edit = edit.edits[0]
    return edit.path
