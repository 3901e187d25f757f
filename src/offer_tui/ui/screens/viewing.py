"""What the pages see of the files: views, made anew when something of them changes."""

from collections.abc import Mapping

from offer_tui.core.keys import KeyPath
from offer_tui.core.letters import Letters
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem
from offer_tui.core.profile import Profile
from offer_tui.core.records import replace
from offer_tui.core.scenario import AS_OFFERED, Scenario
from offer_tui.files.letters import LetterBox
from offer_tui.files.steps import PROFILE, SETTINGS
from offer_tui.files.themes import present_problems
from offer_tui.ui.lens import AS_IT_IS, Lens
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.screens.workbench import Workbench
from offer_tui.ui.trail import COMPARISON
from offer_tui.ui.view import View


class Viewing(Part):
    """Makes views of files, and knows how packages are looked at."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.letter_box = LetterBox(bench.workbook.directory)
        """The person's own letters."""
        self.letters_version = 0
        """Counts up whenever letters changed on disk."""
        self._views: dict[str, tuple[tuple[object, ...], View]] = {}
        self._lens = AS_IT_IS
        self._assumed: dict[str, Scenario] = {}
        """What is assumed of each offer, by slug, for as long as the program runs."""
        self._compared: tuple[object, dict[str, Offer]] = None, {}

    def follow_letters(self) -> bool:
        """Notice what was changed in the letters on disk; tell whether anything was."""
        changed = self.letter_box.follow()
        self.letters_version += changed
        return changed

    @property
    def lens(self) -> Lens:
        """How the open package or the comparison is looked at; what is assumed is of one offer alone."""
        return replace(self._lens, scenario=self._assumed.get(self.trail.offer, AS_OFFERED))

    def look(self, lens: Lens) -> None:
        """Show the package through another lens."""
        self._lens, self._assumed[self.trail.offer] = lens, lens.scenario
        self.show()

    def view(self, name: str) -> View:
        """Return what a page sees of a file; the same value again until something of it changes."""
        book = self.workbook
        # The figures of all other pages, such as the way to what is desired, are as offered.
        lens = self.lens if self.trail.page_id in ("package", "compare") else AS_IT_IS
        files = tuple(self.compared().values()) if name == COMPARISON else book.shown(name)
        others, letters = self._others(name), self.letter_box.of(name)
        state = (
            *(files, book.stored(name), book.stored_profile, book.slugs, self.bench.today(), self.bench.hide),
            *(lens, book.settings, others, letters, self.bench.keymap),
            self.settings_problems() if name == SETTINGS else (),
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
        book, stored, now = self.workbook, self.workbook.shown(name), self.workbook.stored(name)
        shown_profile = book.shown(PROFILE)
        document = shown_profile.document if shown_profile is not None else None
        profile_tree = document.tree if document is not None else {}
        offer, tree, problems = Offer(), {}, now.problems if now is not None else ()
        if name == SETTINGS:
            problems = self.settings_problems()
        elif name == PROFILE:
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
            today=self.bench.today(),
            profile_mistake="" if self.bench.usable(PROFILE) else str(book.stored_profile.problems[0]),
            hide=self.bench.hide,
            lens=lens,
            offers=self.compared() if name == COMPARISON else {},
            of=Profile if name == PROFILE else Offer,
            settings=book.settings,
            others=others,
            letters=letters,
            keymap=self.bench.keymap,
            place=stored.document.place if stored is not None and stored.document is not None else _first,
        )

    def settings_problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the settings and the theme that they name."""
        return present_problems(self.workbook.stored_settings, self.workbook.directory)

    def compared(self) -> dict[str, Offer]:
        """Return the offers to compare: the marked ones, else all that are not closed."""
        book = self.workbook
        state = book.version, frozenset(self.bench.marked)
        if self._compared[0] != state:
            usable = {slug: one.value for slug, one in book.offers.items() if one.value is not None}
            marked = {slug: offer for slug, offer in usable.items() if slug in self.bench.marked}
            found = marked or {slug: offer for slug, offer in usable.items() if not offer.closed}
            self._compared = state, found
        return self._compared[1]


def _first(_: KeyPath) -> tuple[int, int]:
    """Return the beginning of a file that has no places."""
    return 1, 1
