"""How the offers directory stands in git, for the title of the list of offers; and the commit on leaving."""

from offer_tui.files import git
from offer_tui.files.once import is_first_time
from offer_tui.ui.rows import Span, Tone
from offer_tui.ui.screens.parts import Part


class Standing(Part):
    """Asks git how things stand, and hands over to it on leaving."""

    _git: git.Status | None = None
    _git_key: object = None
    """The stamps of the files when git was asked last."""

    def words(self) -> tuple[Span, ...]:
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
            self.bench.call_after_refresh(
                self.bench.run_worker, self._ask_git, thread=True, group="git", exit_on_error=False
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
        self.bench.call_later(self._show_git, status)

    def _show_git(self, status: git.Status) -> None:
        self._git = status
        if self.trail.places or self.bench.desk.editing:
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
        from offer_tui.files.git_commit import commit  # noqa: PLC0415 - few ask for it

        try:
            message = commit(self.workbook.directory)
        except (git.GitError, OSError) as error:
            return f"not committed: {error}"
        return f"committed: {message}" if message else ""
