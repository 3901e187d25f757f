"""Where the person is: the pages on the way from the list of offers to here."""

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from offer_tui.core.keys import Plain
from offer_tui.core.records import dataclass, field
from offer_tui.files.steps import PROFILE, SETTINGS
from offer_tui.ui.actions import OFFER_PAGES
from offer_tui.ui.rows import Field, Line, Question

if TYPE_CHECKING:
    from offer_tui.ui.pages.page import Page

HOME = "home"
COMPARISON = "/comparison"
"""What stands for the name of a file where several are compared."""
FEWEST, MOST = 2, 5
"""How many offers can be compared; the current job comes on top."""


class _Pages(Mapping[str, "type[Page]"]):
    """The kinds of pages by id, each imported when it is opened first: the list of offers needs none."""

    _MODULES: ClassVar[tuple[str, ...]] = (
        *OFFER_PAGES,
        *("bundles", "profile", "problems", "compare"),
    )

    def __getitem__(self, page_id: str) -> "type[Page]":
        if page_id not in self._MODULES:
            raise KeyError(page_id)
        module = import_module(f"offer_tui.ui.pages.{page_id}")
        found: type[Page] = getattr(module, f"{page_id.capitalize()}Page")
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._MODULES)

    def __len__(self) -> int:
        return len(self._MODULES)


PAGES: "Mapping[str, type[Page]]" = _Pages()


@dataclass(slots=True)
class Place:
    """One page of one file, with the row that the cursor was on when it was left."""

    page: "Page"
    name: str
    """The offer's slug, PROFILE or SETTINGS."""
    row_id: str = ""


@dataclass(slots=True)
class Trail:
    """The list of offers, and the places opened from it one after the other; the last is on screen."""

    places: list[Place] = field(default_factory=list)
    home_row: str = ""

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
        return "" if name in (PROFILE, SETTINGS, COMPARISON) else name

    def go(self, page_id: str, name: str) -> None:
        """Open a page of a file from the list of offers."""
        self.places = [Place(PAGES[page_id](), name)]

    def enter(self, page: "Page", name: str) -> None:
        """Open a page from the one on screen."""
        self.places.append(Place(page, name))

    def back(self) -> bool:
        """Leave the place on screen; tell whether there was one."""
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
