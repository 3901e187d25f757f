"""The history of an offer's file: its commits in git, and what each of them changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from offer_tui.core.changes import facts, single_edits, statements
from offer_tui.core.difference import difference
from offer_tui.core.edits import Edit, apply, rebase
from offer_tui.core.keys import Tree
from offer_tui.core.wording import shown_date
from offer_tui.files.git import Version
from offer_tui.ui.pages.page import Page, keyed
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View

SHORT = 8
"""Characters of a hash that are shown."""
_NOW = "now"


@dataclass(frozen=True, slots=True)
class PastFile:
    """A file as it was at one commit."""

    version: Version
    text: str
    tree: Tree | None
    """None where it was no TOML, or was taken away."""

    @property
    def name(self) -> str:
        """What it is called in titles and messages: its short hash and its day."""
        return f"{self.version.commit[:SHORT]}, {shown_date(self.version.day)}"


@dataclass(frozen=True)
class HistoryPage(Page):
    """A row for each commit, the newest first; above them, what is not committed yet."""

    past: tuple[PastFile, ...] = ()
    why_empty: str = ""
    id: ClassVar[str] = "history"
    name: ClassVar[str] = "History"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return day, subject, author and hash."""
        return (
            Column("Day", least=15),
            Column("What", least=16, grow=1),
            Column("Who", least=6, most=24, hide=2),
            Column("Commit", least=SHORT, hide=1),
        )

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return the commits, and what is not committed."""
        rows = [_row(view, one) for one in self.past]
        if self.past and self._changes(0, view.tree):
            rows.insert(
                0, Row(_NOW, (muted("now"), line("not committed yet"), (), ()), copy="not committed yet")
            )
        return tuple(rows)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - wrapped by the panel
        """Return what a commit changed, a fact a line."""
        if row is None:
            return ()
        if row.id == _NOW:
            return tuple(line(view.words(one)) for one in self._changes(0, view.tree))
        number = next(number for number, one in enumerate(self.past) if one.version.commit == row.id)
        here = self.past[number]
        if here.tree is None:
            return (muted("Here the file was no TOML, or was taken away."),)
        if number + 1 == len(self.past):
            said: tuple[str, ...] = statements(here.tree)
            return line(Span("The oldest version", Tone.STRONG)), *(line(view.words(one)) for one in said)
        found = self._changes(number + 1, here.tree)
        return tuple(line(view.words(one)) for one in found) or (muted("No value changed."),)

    def empty(self, view: View) -> tuple[Line, ...]:
        """Say why there is nothing, and what would change that; nothing yet while git is asked."""
        if not self.why_empty:
            return ()
        return (
            line(self.why_empty),
            line(""),
            line("Git keeps the past of files that are committed; “offer-tui git setup” helps with that."),
            keyed("Press {back} to go back. {undo} there still takes back what you edited.", view.keymap),
        )

    def past_at(self, row: Row | None) -> PastFile | None:
        """Return the version that a row shows; None for what is not committed."""
        return next((one for one in self.past if row is not None and one.version.commit == row.id), None)

    def _changes(self, since: int, tree: Tree) -> tuple[str, ...]:
        before = self.past[since].tree
        return () if before is None else facts(before, tree)


def ways_back(now: Tree, past: Tree) -> tuple[tuple[str, Edit], ...]:
    """Return what leads back to a version one by one, each with its fact: `Base salary 170,000 → 165,000`.

    What cannot be brought back without something else is left out.
    """
    return tuple(_ways_back(now, past))


def _ways_back(now: Tree, past: Tree) -> Iterator[tuple[str, Edit]]:
    tree = now
    for edit in single_edits(difference(now, past)):
        alone = rebase(edit, tree, now)
        tree = apply(tree, edit)
        said = facts(now, apply(now, alone)) if alone is not None else ()
        if alone is not None and said:
            yield said[0], alone


def _row(view: View, past: PastFile) -> Row:
    one = past.version
    cells = (
        line(shown_date(one.day)),
        line(view.words(one.subject)),
        muted(one.author),
        muted(one.commit[:SHORT]),
    )
    return Row(one.commit, cells, copy=one.commit)
