"""What the workbench does besides changing files: moving, opening, finding, showing, leaving."""

from rich.text import Text

from offer_tui.core.keys import Plain
from offer_tui.core.reading import Understood
from offer_tui.core.sealing import is_under_seal
from offer_tui.core.visible import visible
from offer_tui.files.steps import PROFILE
from offer_tui.ui.actions import OFFER_PAGES, Action
from offer_tui.ui.pages.compare import FEWEST, MOST
from offer_tui.ui.pages.page import Page
from offer_tui.ui.rows import Field, Row, Tone
from offer_tui.ui.screens.help import help_lines
from offer_tui.ui.screens.reader import ReaderScreen
from offer_tui.ui.screens.remembering import Remembering
from offer_tui.ui.trail import COMPARISON, PAGES, Asking
from offer_tui.ui.widgets.scroller import Scroller


class Doing(Remembering):
    """The part of the workbench that leads from place to place."""

    _found: str = ""

    # Moving

    def _scroller(self) -> Scroller:
        focused = self.focused
        return focused if isinstance(focused, Scroller) else self.sheet

    def do_cursor(self, by: int) -> None:
        """Move a row down or up."""
        self._scroller().action_cursor(by)

    def do_edge(self, which: str) -> None:
        """Move to the first or last row."""
        self._scroller().action_edge(which)

    def do_scroll(self, pages: str) -> None:
        """Move by pages or parts of one."""
        self._scroller().action_page(float(pages))

    def do_panel(self) -> None:
        """Go from the sheet to the panel, or back."""
        panel = self.panel
        (panel if self.focused is not panel else self.sheet).focus()

    # Finding

    async def do_find(self) -> None:
        """Ask for text: it filters the offers, or is found in the rows of a page."""
        name = "Filter" if not self.trail.places else "Find"
        question = Field(
            name,
            self.filter if not self.trail.places else "",
            lambda text: Understood(text.strip()),
            lambda _: None,
        )
        await self.ask(Asking(name, (question,), self._find))

    async def _find(self, answers: list[Plain | None]) -> None:
        text = str(answers[0] or "")
        if not self.trail.places:
            self.filter = text
            self.show()
            return
        self._found = text
        self.do_find_again(1)

    def do_find_again(self, step: int) -> None:
        """Go to the next or the previous row that has the text."""
        rows = self.sheet.rows
        here = rows.index(self.sheet.row) if self.sheet.row in rows else 0
        order = [rows[(here + step * k) % len(rows)] for k in range(1, len(rows) + 1)]
        found = next(
            (row for row in order if row.selectable and self._found.casefold() in _text(row).casefold()), None
        )
        if found is None or not self._found:
            self.say(
                f"“{self._found}” is in no row of this page"
                if self._found
                else "nothing to find yet: / asks for it",
                Tone.WARN,
            )
        else:
            self.sheet.move_to(found.id)

    # Places

    def opens(self, row: Row) -> Page | None:
        """Return the page that a row opens; a row of no place in the file, such as a question, opens none."""
        here = self.trail.here
        return here.page.opened(self.view(here.name), row) if here is not None and row.path else None

    async def do_open(self) -> None:
        """Open the row, or edit its value."""
        row, here = self.sheet.row, self.trail.here
        if self.focused is self.panel or self.trail.page_id == "compare":
            self.show_sources()
            return
        if row is None:
            return
        if here is None:
            self.open_offer(row.id, "package")
        elif self.trail.page_id == "problems" and row.path:
            self.open_advice(row)
        elif self.opens(row) is not None:
            self.open_row(row)
        elif row.field is not None:
            await self.do_edit()
        else:
            self.show_sources()

    def open_offer(self, slug: str, page: str) -> None:
        """Open a page of an offer; from the list, one whose file is broken shows its problems."""
        broken = not self.trail.places and slug in self.workbook.offers and self.workbook.lost(slug)
        self.trail.home_row = slug
        self.trail.go("problems" if broken else page, slug)
        self.show()
        self.do_edge("first")

    def open_row(self, row: Row) -> None:
        """Open the page of a row."""
        page, here = self.opens(row), self.trail.here
        if page is not None and here is not None:
            here.row_id = row.id
            self.trail.enter(page, here.name)
            self.show()
            self.do_edge("first")

    def do_back(self) -> None:
        """Leave the page; on the list of offers clear the filter, or quit."""
        slug = self.trail.offer
        if self.focused is not self.sheet:
            self.sheet.focus()
        elif self.trail.back():
            self.show()
            here = self.trail.here
            self.sheet.move_to(here.row_id if here is not None else slug or self.trail.home_row)
        elif self.filter:
            self.filter = ""
            self.show()
        elif self.pressed in ("escape", "left"):
            # Pressed once too often on the way back, in a terminal that is slow to answer.
            self.say("this is the first page; q quits")
        else:
            self.do_quit()

    def do_page(self, page: str) -> None:
        """Go to a page of the open offer, or of the selected one."""
        slug = self.trail.offer or (
            self.sheet.row.id if self.sheet.row is not None and not self.trail.places else ""
        )
        if slug:
            self.open_offer(slug, page)

    def do_turn(self, by: int) -> None:
        """Go to the next or the previous page of the offer."""
        if self.trail.tab in OFFER_PAGES:
            at = OFFER_PAGES.index(self.trail.tab)
            self.do_page(OFFER_PAGES[(at + by) % len(OFFER_PAGES)])

    def do_you(self) -> None:
        """Open the page about you, from wherever you are, and come back there."""
        if self.trail.page_id == "profile":
            return
        here = self.trail.here
        if here is not None and self.sheet.row is not None:
            here.row_id = self.sheet.row.id
        self.trail.enter(PAGES["problems" if self.workbook.lost(PROFILE) else "profile"](), PROFILE)
        self.show()
        self.do_edge("first")

    def do_mark(self) -> None:
        """Mark the selected offer for comparison, or take the mark away."""
        row = self.sheet.row
        if row is not None:
            self.marked ^= {row.id}
            self.show()
            self.do_cursor(1)

    def do_compare(self) -> None:
        """Open the comparison."""
        self.trail.home_row = self.sheet.row.id if self.sheet.row is not None else ""
        self.trail.go("compare", COMPARISON)
        self.show()
        self.do_edge("first")

    def do_problems(self) -> None:
        """Show what is wrong in the file."""
        here = self.trail.here
        name = here.name if here is not None else self.sheet.row.id if self.sheet.row is not None else PROFILE
        self.trail.enter(PAGES["problems"](), name)
        self.show()
        self.do_edge("first")

    # Showing

    def do_hide(self) -> None:
        """Hide or show all amounts."""
        self.hide = not self.hide
        self.show()
        self.say("amounts are hidden; z shows them" if self.hide else "amounts are shown")

    def do_help(self) -> None:
        """Show all keys of this page."""
        self.app.push_screen(ReaderScreen("Keys", help_lines(self.trail.page_id)))

    def do_palette(self) -> None:
        """Open the command palette."""
        self.app.action_command_palette()

    def do_save(self) -> None:
        """Say that there is nothing to save."""
        self.say("all is saved already: every edit is on disk as soon as it is made", Tone.GOOD)

    def do_copy_value(self) -> None:
        """Send the row's value to the terminal's clipboard."""
        row = self.sheet.row
        if row is not None:
            text = visible(row.copy)
            self.app.copy_to_clipboard(text)
            self.say(f"sent to the terminal's clipboard: {text}")

    def do_copy_summary(self) -> None:
        """Send the page's rows to the terminal's clipboard."""
        text = "\n".join(visible(_text(row)).rstrip() for row in self.sheet.rows)
        self.app.copy_to_clipboard(text)
        self.say(f"sent to the terminal's clipboard: {len(self.sheet.rows)} rows of this page")

    def do_quit(self) -> None:
        """Leave the program."""
        self.leaving = True
        self.app.exit(message=Text(visible(self.committed())) or None)

    # What cannot be done

    def why_not(self, action: Action) -> str | None:
        """Say why an action cannot be done now; None where it can."""
        row, here = self.sheet.row, self.trail.here
        book = self.workbook
        if action.id in ("open", "edit", "drop", "copy_value") and row is None:
            return "there is no row here yet; a adds one"
        placed, rated = here is not None or row is not None, self.goal_number() is not None
        single = placed and (here is None or here.name != COMPARISON)
        needed: dict[str, tuple[bool, str]] = {
            "edit": (
                row is not None and row.field is not None,
                "this row has no single value; enter opens it",
            ),
            "undo": (bool(book.done), "nothing to undo yet"),
            "redo": (bool(book.undone), "nothing to redo"),
            "samples": (not book.slugs, "there are offers here already; offer-tui demo shows the samples"),
            "find_again": (here is not None, "/ filters the offers; n goes through the rows of a page"),
            "rate": (rated, "there is no goal to rate yet; a adds one"),
            "rate_clear": (rated, "there is no goal to rate yet; a adds one"),
            "goal": (rated, "there is no goal yet; a adds one"),
            "page": (
                bool(self.trail.offer) or (here is None and row is not None),
                "there is no offer to open; a adds one"
                if here is None
                else "no offer is open here; q leads back",
            ),
            "you": (self.trail.page_id != "profile", "this is the page about you already"),
            "assume_nothing": (self.assumes, "nothing is assumed: this is as offered"),
            "mark": (
                row is not None and self.usable(row.id),
                "only an offer that can be read can be compared",
            ),
            "compare": (
                FEWEST <= len(self.compared()) <= MOST,
                f"mark {FEWEST} to {MOST} offers with space first",
            ),
            "history": (here is not None or row is not None, "there is no file here"),
            "call": (self.call_number() is not None, "no round is planned or waits for an answer"),
            "answer": (self.asked_row() is not None, "there is no ask to answer"),
            "ignore": (bool(self.said_here()), "the guide says nothing of this row"),
            "editor": (single, "there is no file here"),
            "text": (single, "there is no file here"),
            "problems": (
                single and self.trail.page_id != "problems",
                "these are the problems already" if single else "there is no file here",
            ),
        }
        family = action.id.partition(".")[0]
        met, reason = needed.get(family, (True, ""))
        if not met:
            return reason
        further = {"add": self._why_not_add, "drop": self._why_not_drop}.get(family)
        if family == "version":
            return self.why_not_version()
        if family == "letter":
            return self.why_not_letter(action)
        if family in ("bundle", "plan_bundle"):
            return self.why_not_bundle(action)
        if family == "move":
            return self._why_not_move(int(action.argument))
        return further() if further is not None else None

    def _why_not_add(self) -> str | None:
        here = self.trail.here
        if here is None or here.page.additions(self.view(here.name), self.sheet.row):
            return None
        return "nothing can be added on this page"

    def _why_not_drop(self) -> str | None:
        here, row = self.trail.here, self.sheet.row
        if here is None or row is None:
            return None
        if here.page.id == "fit" or here.page.drop(self.view(here.name), row) is not None:
            return None
        if is_under_seal(self.view(here.name).tree, row.path):
            return "the walk-away point is sealed; enter changes it and asks why"
        return "there is nothing to delete in this row"

    def _why_not_move(self, by: int) -> str | None:
        here, row = self.trail.here, self.sheet.row
        if here is None or row is None or self.move_of(here.page, here.name, row, by)[1] is None:
            return "this row cannot be moved there"
        return None


def _text(row: Row) -> str:
    """Return a row as plain text."""
    if row.wide is not None:
        return "".join(span.text for span in row.wide)
    return "  ".join("".join(span.text for span in cell) for cell in row.cells)
