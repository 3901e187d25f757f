"""What every part of the workbench stands on: the open files, the trail, the sheet and the message."""

from abc import abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from textual.screen import Screen

from offer_tui.core.keys import KeyPath
from offer_tui.core.letters import Letters
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.core.scenario import AS_OFFERED, Scenario
from offer_tui.files.letters import LetterBox
from offer_tui.files.steps import PROFILE
from offer_tui.files.workbook import AnyStored, Workbook
from offer_tui.ui.lens import AS_IT_IS, Lens
from offer_tui.ui.rows import Line, Row, Span, Tone, line
from offer_tui.ui.trail import COMPARISON, Trail
from offer_tui.ui.view import View
from offer_tui.ui.widgets.bar import Bar
from offer_tui.ui.widgets.desk import Desk
from offer_tui.ui.widgets.lines import Lines
from offer_tui.ui.widgets.sheet import Sheet

_SIGNS = {Tone.BAD: "✗ ", Tone.WARN: "! "}


class Bench(Screen[None]):
    """State of the workbench, and views of its files."""

    def __init__(self, workbook: Workbook, today: Callable[[], date], home: Path, editor: str) -> None:
        super().__init__()
        self.workbook = workbook
        self.letter_box = LetterBox(workbook.directory)
        self.today = today
        self.home = home
        """The person's home directory, to write paths as people do."""
        self.editor = editor
        """The command of the person's editor."""
        self.trail = Trail()
        self.hide = False
        """Whether amounts are hidden."""
        self._views: dict[str, tuple[tuple[object, ...], View]] = {}
        self._lens = AS_IT_IS
        self._assumed: dict[str, Scenario] = {}
        """What is assumed of each offer, by slug, for as long as the program runs."""
        self.marked: set[str] = set()
        """Slugs of the offers that were marked for comparison."""
        self.leaving = False
        """Whether the program is on its way out, and keys mean nothing any more."""
        self.pressed = ""
        """The key that is being handled."""
        self.said = ""
        """The message on screen."""
        self.filter = ""
        """Text that an offer's row must have to be listed."""

    @property
    def lens(self) -> Lens:
        """How the open package or the comparison is looked at; what is assumed is of one offer alone."""
        return replace(self._lens, scenario=self._assumed.get(self.trail.offer, AS_OFFERED))

    @property
    def desk(self) -> Desk:
        """What lays an editor over the sheet."""
        return self.query_one(Desk)

    @property
    def sheet(self) -> Sheet:
        """The sheet."""
        return self.desk.sheet

    @property
    def panel(self) -> Lines:
        """The panel."""
        return self.query_one("#panel", Lines)

    @abstractmethod
    def show(self) -> None:
        """Show the place at the end of the trail as its file is now."""

    @abstractmethod
    def open_offer(self, slug: str, page: str) -> None:
        """Open a page of an offer, from the list of offers."""

    @abstractmethod
    def open_row(self, row: Row) -> None:
        """Open the page of a row, if it has one."""

    def say(self, text: str, tone: Tone = Tone.MUTED) -> None:
        """Show a message until the next key; files of the directory are named without it, to leave room."""
        text = text.replace(f"{self.workbook.directory.path}/", "")
        self.said = text
        shown = line(Span(_SIGNS.get(tone, "") + text, tone)) if text else self.quiet_line()
        self.query_one("#message", Bar).set(shown)

    @abstractmethod
    def quiet_line(self) -> Line:
        """Return what the line of messages shows while there is none."""

    def stored(self, name: str) -> AnyStored | None:
        """Return a file as it was last read; None when it is gone."""
        return self.workbook.stored_profile if name == PROFILE else self.workbook.offers.get(name)

    def usable(self, name: str) -> bool:
        """Tell whether a file can be shown, as it is or as it was last."""
        stored = self.workbook.shown(name)
        return name == COMPARISON or (stored is not None and stored.value is not None)

    def view(self, name: str) -> View:
        """Return what a page sees of a file; the same value again until something of it changes."""
        book = self.workbook
        # The figures of all other pages, such as the way to what is desired, are as offered.
        lens = self.lens if self.trail.page_id in ("package", "compare") else AS_IT_IS
        files = tuple(self.compared().values()) if name == COMPARISON else self.workbook.shown(name)
        others, letters = self._others(name), self.letter_box.of(name)
        state = (
            *(files, self.stored(name), book.stored_profile, book.slugs, self.today(), self.hide, lens),
            *(book.settings, others, letters),
        )
        known = self._views.get(name)
        if known is None or known[0] != state:
            known = self._views[name] = (state, self._new_view(name, lens, others, letters))
        return known[1]

    def _others(self, name: str) -> Mapping[str, Offer]:
        """Return the offers that an offer's alternatives name, as far as they can be read."""
        stored = self.workbook.shown(name)
        if stored is None or not isinstance(stored.value, Offer):
            return {}
        named = {one.offer for one in stored.value.alternatives}
        found = ((slug, self.workbook.offers.get(slug)) for slug in sorted(named))
        return {slug: one.value for slug, one in found if one is not None and one.value is not None}

    def _new_view(self, name: str, lens: Lens, others: Mapping[str, Offer], letters: Letters) -> View:
        """Make the view of a file; of one that is broken or gone it is empty but for its problems."""
        book, stored, now = self.workbook, self.workbook.shown(name), self.stored(name)
        shown_profile = book.shown(PROFILE)
        document = shown_profile.document if shown_profile is not None else None
        profile_tree = document.tree if document is not None else {}
        offer, tree, problems = Offer(), {}, now.problems if now is not None else ()
        if name == PROFILE:
            tree = dict(profile_tree)
        elif stored is not None and isinstance(stored.value, Offer) and stored.document is not None:
            offer, tree, problems = stored.value, dict(stored.document.tree), book.problems(name)
        return View(
            name=name,
            tree=tree,
            offer=offer,
            profile=book.profile,
            profile_tree=profile_tree,
            problems=problems,
            slugs=book.slugs,
            today=self.today(),
            profile_mistake="" if self.usable(PROFILE) else str(book.stored_profile.problems[0]),
            hide=self.hide,
            lens=lens,
            offers=self.compared() if name == COMPARISON else {},
            of=Profile if name == PROFILE else Offer,
            settings=book.settings,
            others=others,
            letters=letters,
            place=stored.document.place if stored is not None and stored.document is not None else _first,
        )

    def compared(self) -> dict[str, Offer]:
        """Return the offers to compare: the marked ones, else all that are not closed."""
        stored = self.workbook.offers.items()
        usable = {slug: one.value for slug, one in stored if one.value is not None}
        marked = {slug: offer for slug, offer in usable.items() if slug in self.marked}
        return marked or {slug: offer for slug, offer in usable.items() if not offer.closed}


def _first(_: KeyPath) -> tuple[int, int]:
    """Return the beginning of a file that has no places."""
    return 1, 1
