"""What the workbench does with git: the history of a file, old values brought back, how the files stand."""

from functools import partial

from offer_tui.core.changes import statements
from offer_tui.core.difference import difference
from offer_tui.core.keys import Plain
from offer_tui.files import git
from offer_tui.files.git_commit import commit
from offer_tui.files.once import is_first_time
from offer_tui.files.steps import PROFILE
from offer_tui.files.toml import parse
from offer_tui.ui.fields import chosen
from offer_tui.ui.highlight import highlighted
from offer_tui.ui.pages.history import HistoryPage, PastFile, ways_back
from offer_tui.ui.rows import Choice, Span, Tone, line
from offer_tui.ui.screens.reader import ReaderScreen
from offer_tui.ui.screens.writing import Writing
from offer_tui.ui.trail import Asking, Place

_ALL = -1
"""Stands for all values of a version in the question which to bring back."""


class Remembering(Writing):
    """The part of the workbench that knows what was."""

    _git: git.Status | None = None
    _git_key: object = None
    """The stamps of the files when git was asked last."""

    # The state of the repository

    def git_words(self) -> tuple[Span, ...]:
        """Return how the offers directory stands in git: `git main ✓`, `git main, 2 changed`.

        That is what git said last; it is asked again after the next paint where files changed. Nothing where
        there is no repository.
        """
        book = self.workbook
        if not git.is_in_repository(book.directory.path):
            return ()
        key = (book.stored_profile.stamp, *(stored.stamp for stored in book.offers.values()))
        if key != self._git_key and not book.waiting:
            self._git_key = key
            self.call_after_refresh(
                self.run_worker, self._ask_git, thread=True, group="git", exit_on_error=False
            )
        if self._git is None:
            return ()
        count = len(self._git.changed)
        state = f", {count} changed" if count else " ✓"
        where = f" · {', '.join(self._git.hosts)}" if self._git.hosts else ""
        branch = f" {self._git.branch}" if self._git.branch else ""
        return (Span(f"git{branch}{state}{where}", Tone.MUTED),)

    def _ask_git(self) -> None:
        """Ask git how things stand, in a thread."""
        try:
            status = git.status(self.workbook.directory.path)
        except git.GitError:
            return
        self.call_later(self._show_git, status)

    def _show_git(self, status: git.Status) -> None:
        self._git = status
        if self.trail.places or self.desk.editing:
            return
        self.show()
        directory, host = self.workbook.directory, status.public_host
        state = directory.locks.parent if directory.locks is not None else None
        if host and is_first_time(state, f"{directory.path}\n{host}"):
            self.say(f"a remote is on {host}: these files hold pay data, see that it is private", Tone.WARN)

    def committed(self) -> str:
        """Commit what changed where the settings ask for it; return what came of it, empty for nothing."""
        if self.workbook.settings.git.commit != "on_quit":
            return ""
        try:
            message = commit(self.workbook.directory)
        except (git.GitError, OSError) as error:
            return f"not committed: {error}"
        return f"committed: {message}" if message else ""

    # The history of a file

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
        self.run_worker(partial(self._read_history, place), thread=True, group="git", exit_on_error=False)

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
        self.call_later(self._show_history, place, HistoryPage(past, why))

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
        self.app.push_screen(
            ReaderScreen(title, highlighted(view.words(past.text)) if said is None else said)
        )

    async def do_version_restore(self) -> None:
        """Bring back one value of a version, or all of it, as an edit; asks which."""
        here, past = self.trail.here, self.past_here()
        if here is None or past is None:
            return
        if past.tree is None:
            self.say("this version has no values to bring back; enter shows its text", Tone.WARN)
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
                await self.change(name, edit, said)
            else:
                await self.change(name, whole, f"all as at {past.name}")

        await self.ask(Asking("Bring back", (chosen("Bring back", tuple(choices)),), done))

    def why_not_version(self) -> str | None:
        """Say why nothing can be done with the selected version; None where something can."""
        if self.sheet.row is None:
            return "there is no version here; q leads back"
        return None if self.past_here() is not None else "this is the file as it is now; q leads back to it"


def _past(version: git.Version, data: bytes) -> PastFile:
    document, _ = parse(data, version.commit)
    tree = document.tree if document is not None and data else None
    return PastFile(version, data.decode("utf-8", "replace"), tree)
