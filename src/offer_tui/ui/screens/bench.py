"""The parts of the workbench, and the state that they share."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from offer_tui.files.workbook import Workbook
from offer_tui.ui.keys import bind, keymap_of, out_key, page_bindings
from offer_tui.ui.rows import Row, Span, Tone
from offer_tui.ui.screens.parts import Lazy
from offer_tui.ui.trail import COMPARISON, Asking, Trail
from offer_tui.ui.widgets.desk import Desk
from offer_tui.ui.widgets.lines import Lines
from offer_tui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from offer_tui.core.offer import Offer
    from offer_tui.files.journal_entries import Entry
    from offer_tui.files.leftovers import LeftOver
    from offer_tui.ui.pages.page import Page
    from offer_tui.ui.screens.advising import Advising
    from offer_tui.ui.screens.asking import Questions
    from offer_tui.ui.screens.calling import Calling
    from offer_tui.ui.screens.changing import Changing
    from offer_tui.ui.screens.editing import Editing
    from offer_tui.ui.screens.filing import Filing
    from offer_tui.ui.screens.following import Following
    from offer_tui.ui.screens.listing import Listing
    from offer_tui.ui.screens.looking import Looking
    from offer_tui.ui.screens.moving import Moving
    from offer_tui.ui.screens.noting import Noting
    from offer_tui.ui.screens.opening import Opening
    from offer_tui.ui.screens.placing import Placing
    from offer_tui.ui.screens.program import Program
    from offer_tui.ui.screens.recovering import Recovering
    from offer_tui.ui.screens.remembering import Remembering
    from offer_tui.ui.screens.showing import Showing
    from offer_tui.ui.screens.standing import Standing
    from offer_tui.ui.screens.viewing import Viewing
    from offer_tui.ui.screens.weighing import Weighing
    from offer_tui.ui.screens.writing import Writing
    from offer_tui.ui.view import View


class Bench(Screen[None], inherit_bindings=False):
    """A screen with the parts of the workbench, each made when it is used first, and what they share."""

    class Followed(Message):
        """The files were looked at: settings and themes may say something new."""

    # The parts, by what they do; PART_OF says whose an action is
    advising: Lazy["Advising"] = Lazy("advising:Advising")
    asking: Lazy["Questions"] = Lazy("asking:Questions")
    calling: Lazy["Calling"] = Lazy("calling:Calling")
    changing: Lazy["Changing"] = Lazy("changing:Changing")
    editing: Lazy["Editing"] = Lazy("editing:Editing")
    filing: Lazy["Filing"] = Lazy("filing:Filing")
    following: Lazy["Following"] = Lazy("following:Following")
    listing: Lazy["Listing"] = Lazy("listing:Listing")
    looking: Lazy["Looking"] = Lazy("looking:Looking")
    moving: Lazy["Moving"] = Lazy("moving:Moving")
    noting: Lazy["Noting"] = Lazy("noting:Noting")
    opening: Lazy["Opening"] = Lazy("opening:Opening")
    placing: Lazy["Placing"] = Lazy("placing:Placing")
    program: Lazy["Program"] = Lazy("program:Program")
    recovering: Lazy["Recovering"] = Lazy("recovering:Recovering")
    remembering: Lazy["Remembering"] = Lazy("remembering:Remembering")
    showing: Lazy["Showing"] = Lazy("showing:Showing")
    standing: Lazy["Standing"] = Lazy("standing:Standing")
    viewing: Lazy["Viewing"] = Lazy("viewing:Viewing")
    weighing: Lazy["Weighing"] = Lazy("weighing:Weighing")
    writing: Lazy["Writing"] = Lazy("writing:Writing")

    def __init__(self, workbook: Workbook, today: Callable[[], date], home: Path, editor: str) -> None:
        super().__init__(classes="page-home")
        self.workbook = workbook
        self.today = today
        self.home = home
        """The person's home directory, to write paths as people do."""
        self.editor = editor
        """The command of the person's editor."""
        self.trail = Trail()
        self.is_open = False
        """Whether all offers are read, and all that could wait for them is done."""
        self.unsaved: tuple[Entry | LeftOver, ...] = ()
        """What another run of the program left and is not offered yet."""
        self.hide = False
        """Whether amounts are hidden."""
        self.marked: set[str] = set()
        """Slugs of the offers that were marked for comparison."""
        self.asked: Asking | None = None
        """The questions that are being asked."""
        self.leaving = False
        """Whether the program is on its way out, and keys mean nothing any more."""
        self.pressed = ""
        """The key that is being handled."""
        self.said = ""
        """The message on screen."""
        self.filter = ""
        """Text that an offer's row must have to be listed."""
        self.keymap = keymap_of(workbook.settings)
        """What every key does."""
        bind(self, page_bindings(self.keymap))
        self._settings = workbook.settings

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

    def view(self, name: str) -> "View":
        """Return what a page sees of a file; the same value again until something of it changes."""
        return self.viewing.view(name)

    def compared(self) -> "dict[str, Offer]":
        """Return the offers to compare: the marked ones, else all that are not closed."""
        return self.viewing.compared()

    def usable(self, name: str) -> bool:
        """Tell whether a file can be shown, as it is or as it was last."""
        stored = self.workbook.shown(name)
        return name == COMPARISON or (stored is not None and stored.value is not None)

    def opens(self, row: Row) -> "Page | None":
        """Return the page that a row opens; a row of no place in the file, such as a question, opens none."""
        here = self.trail.here
        return here.page.opened(self.view(here.name), row) if here is not None and row.path else None

    def with_question(self, rows: tuple[Row, ...]) -> tuple[Row, ...]:
        """Return the rows with that of the open question, if one is open."""
        return rows if self.asked is None else self.asking.with_question(rows)

    def key(self, name: str) -> str:
        """Return the key of an action as it is on the keyboard."""
        return self.keymap.named(name)

    def amounts_hidden(self) -> str:
        """Say how hidden amounts are shown."""
        return f"amounts are hidden; {self.key('hide')} shows them"

    def how_to_quit(self) -> str:
        """Say which keys leave the program."""
        key = out_key(self.keymap)
        way = f"{key} goes back and quits from the list of offers; " if key else ""
        return f"{way}{self.key('quit')} quits at once"

    def shown_directory(self) -> str:
        """Return the offers directory as a person writes it."""
        if self.workbook.directory.name:
            return self.workbook.directory.name
        text, user = str(self.workbook.directory.path), str(self.home)
        return f"~{text[len(user) :]}" if text.startswith(f"{user}/") else text

    def count_and_place(self) -> Span:
        """Say how many offers there are, and where."""
        count = len(self.workbook.slugs)
        return Span(f"{count} offer{'' if count == 1 else 's'} · {self.shown_directory()}", Tone.MUTED)
