"""What the workbench does with the history of a file in git: shows it, and brings old values back."""

from functools import partial

from offer_tui.core.changes import statements
from offer_tui.core.difference import difference
from offer_tui.core.keys import Plain
from offer_tui.files import git
from offer_tui.files.steps import PROFILE
from offer_tui.files.toml import parse
from offer_tui.ui.fields import chosen
from offer_tui.ui.highlight import highlighted
from offer_tui.ui.pages.history import HistoryPage, PastFile, ways_back
from offer_tui.ui.rows import Choice, Tone, line
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.screens.reader import ReaderScreen
from offer_tui.ui.trail import Asking, Place

_ALL = -1
"""Stands for all values of a version in the question which to bring back."""


class Remembering(Part):
    """Knows what was."""

    def do_history(self) -> None:
        """Show the commits of the open offer's file, or of the selected one's."""
        here, row = self.trail.here, self.sheet.row
        if here is not None:
            here.row_id = row.id if row is not None else ""
        else:
            self.trail.home_row = row.id if row is not None else ""
        name = here.name if here is not None else self.trail.home_row
        place = Place(HistoryPage(why_empty="Reading what git knows …"), name)
        self.trail.places.append(place)
        self.show()
        self.bench.run_worker(
            partial(self._read_history, place), thread=True, group="git", exit_on_error=False
        )

    def _read_history(self, place: Place) -> None:
        """Read the commits of a file, in a thread."""
        directory = self.workbook.directory
        file = directory.profile_path if place.name == PROFILE else directory.offer_path(place.name)
        try:
            versions = git.versions(file)
            texts = git.contents(file.parent, [one.blob for one in versions if one.blob])
            past = tuple(_past(one, texts.get(one.blob, b"")) for one in versions)
            why = "" if past else "Git has no version of this file: commit it, and its history starts here."
        except git.GitError as error:
            past, why = (), f"No history: {error}."
        self.bench.call_later(self._show_history, place, HistoryPage(past, why))

    def _show_history(self, place: Place, page: HistoryPage) -> None:
        place.page = page
        if self.trail.here is place:
            self.show()
            self.sheet.action_edge("first")

    def past_here(self) -> PastFile | None:
        """Return the version of the selected row."""
        here = self.trail.here
        return (
            here.page.past_at(self.sheet.row)
            if here is not None and isinstance(here.page, HistoryPage)
            else None
        )

    def do_version_open(self) -> None:
        """Show all that a version says, to read."""
        here, past = self.trail.here, self.past_here()
        if here is None or past is None:
            return
        view = self.view(here.name)
        said = None if past.tree is None else [line(view.words(one)) for one in statements(past.tree)]
        title = f"{here.name.lstrip('/')}.toml at {past.name}"
        self.bench.app.push_screen(
            ReaderScreen(title, highlighted(view.words(past.text)) if said is None else said)
        )

    async def do_version_restore(self) -> None:
        """Bring back one value of a version, or all of it, as an edit; asks which."""
        here, past = self.trail.here, self.past_here()
        if here is None or past is None:
            return
        if past.tree is None:
            why = f"this version has no values to bring back; {self.bench.key('version.open')} shows its text"
            self.say(why, Tone.WARN)
            return
        view, name = self.view(here.name), here.name
        tree, whole = past.tree, difference(view.tree, past.tree)
        if whole is None:
            self.say("the file says the same now")
            return
        ways = ways_back(view.tree, tree)
        choices = [Choice(number, view.words(said)) for number, (said, _) in enumerate(ways)]
        choices.append(Choice(_ALL, "all of it", "the file says what it said then"))

        async def done(answers: list[Plain | None]) -> None:
            number = answers[0]
            if isinstance(number, int) and number != _ALL:
                said, edit = ways[number]
                await self.bench.changing.change(name, edit, said)
            else:
                await self.bench.changing.change(name, whole, f"all as at {past.name}")

        await self.bench.asking.ask(Asking("Bring back", (chosen("Bring back", tuple(choices)),), done))

    def why_not_version(self) -> str | None:
        """Say why nothing can be done with the selected version; None where something can."""
        if self.sheet.row is None:
            return f"there is no version here; {self.bench.key('back')} leads back"
        if self.past_here() is None:
            return f"this is the file as it is now; {self.bench.key('back')} leads back to it"
        return None


def _past(version: git.Version, data: bytes) -> PastFile:
    document, _ = parse(data, version.commit)
    tree = document.tree if document is not None and data else None
    return PastFile(version, data.decode("utf-8", "replace"), tree)
