"""Where the person is: the pages on the way from the list of offers to here."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field

from offer_tui.core.keys import Plain
from offer_tui.files.steps import PROFILE
from offer_tui.ui.pages.bundles import BundlesPage
from offer_tui.ui.pages.compare import ComparePage
from offer_tui.ui.pages.decision import DecisionPage
from offer_tui.ui.pages.fit import FitPage
from offer_tui.ui.pages.package import PackagePage
from offer_tui.ui.pages.page import Page
from offer_tui.ui.pages.priorities import PrioritiesPage
from offer_tui.ui.pages.problems import ProblemsPage
from offer_tui.ui.pages.profile import ProfilePage
from offer_tui.ui.pages.rounds import RoundsPage
from offer_tui.ui.pages.strategy import StrategyPage
from offer_tui.ui.rows import Field, Line, Question

HOME = "home"
COMPARISON = "/comparison"
"""What stands for the name of a file where several are compared."""

PAGES: dict[str, type[Page]] = {
    page.id: page
    for page in (
        PackagePage,
        FitPage,
        PrioritiesPage,
        BundlesPage,
        StrategyPage,
        RoundsPage,
        DecisionPage,
        ProfilePage,
        ProblemsPage,
        ComparePage,
    )
}


@dataclass(slots=True)
class Place:
    """One page of one file, with the row that the cursor was on when it was left."""

    page: Page
    name: str
    """The offer's slug, or PROFILE."""
    row_id: str = ""


@dataclass(slots=True)
class Trail:
    """The list of offers, and the places opened from it one after the other; the last is on screen."""

    places: list[Place] = field(default_factory=list)
    home_row: str = ""
    interrupted: list[Place] = field(default_factory=list)
    """The places that were left because their file broke; empty where none was."""

    @property
    def here(self) -> Place | None:
        """The place on screen; None is the list of offers."""
        return self.places[-1] if self.places else None

    @property
    def page_id(self) -> str:
        """The id of the page on screen."""
        return self.places[-1].page.id if self.places else HOME

    @property
    def tab(self) -> str:
        """The page of the offer that the place on screen belongs to."""
        return next((place.page.id for place in self.places if place.page.id in PAGES), "")

    @property
    def offer(self) -> str:
        """The slug of the open offer; empty where none is open."""
        name = self.places[0].name if self.places else ""
        return "" if name in (PROFILE, COMPARISON) else name

    def go(self, page_id: str, name: str) -> None:
        """Open a page of a file from the list of offers."""
        self.interrupted = []
        self.places = [Place(PAGES[page_id](), name)]

    def interrupt(self, name: str) -> None:
        """Show what is wrong in a broken file instead of its pages."""
        if self.page_id != "problems":
            self.interrupted = self.places
        self.places = [Place(PAGES["problems"](), name)]

    def resume(self) -> None:
        """Go back to the pages of a file that was mended."""
        self.places, self.interrupted = self.interrupted, []

    def enter(self, page: Page, name: str) -> None:
        """Open a page from the one on screen."""
        self.places.append(Place(page, name))

    def back(self) -> bool:
        """Leave the place on screen; tell whether there was one."""
        self.interrupted = []
        if self.places:
            self.places.pop()
            return True
        return False


@dataclass(slots=True)
class Asking:
    """Questions that are asked one after the other, in a row of their own."""

    title: str
    questions: Sequence[Question]
    done: Callable[[list[Plain | None]], Awaitable[None]]
    answers: list[Plain | None] = field(default_factory=list)
    note: tuple[Line, ...] = ()
    """What the panel says meanwhile; nothing leaves it as it is."""

    @property
    def question(self) -> Field | None:
        """The question that is open; None after the last one."""
        while len(self.answers) < len(self.questions):
            found = self.questions[len(self.answers)]
            if isinstance(found, Field):
                return found
            made = found(self.answers)
            if made is not None:
                return made
            self.answers.append(None)
        return None
