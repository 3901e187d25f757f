"""What the workbench does to lead from page to page, and back."""

from offer_tui.files.steps import PROFILE, SETTINGS
from offer_tui.ui.actions import OFFER_PAGES
from offer_tui.ui.keys import ONLY_BACK, out_key
from offer_tui.ui.rows import Row
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import COMPARISON, PAGES


class Placing(Part):
    """Leads from place to place."""

    async def do_open(self) -> None:
        """Open the row, or edit its value."""
        row, here = self.sheet.row, self.trail.here
        if self.bench.focused is self.bench.panel or self.trail.page_id == "compare":
            self.bench.looking.show_sources()
            return
        if row is None:
            return
        if here is None:
            self.open_offer(row.id, "package")
        elif self.trail.page_id == "problems" and row.path:
            self.bench.advising.open_advice(row)
        elif self.bench.opens(row) is not None:
            self.open_row(row)
        elif row.field is not None:
            await self.bench.editing.do_edit()
        else:
            self.bench.looking.show_sources()

    def open_offer(self, slug: str, page: str) -> None:
        """Open a page of an offer; from the list, one whose file is broken shows its problems."""
        broken = not self.trail.places and slug in self.workbook.offers and self.workbook.lost(slug)
        self.trail.home_row = slug
        self.trail.go("problems" if broken else page, slug)
        self.show()
        self.bench.moving.do_edge("first")

    def open_row(self, row: Row) -> None:
        """Open the page of a row."""
        page, here = self.bench.opens(row), self.trail.here
        if page is not None and here is not None:
            here.row_id = row.id
            self.trail.enter(page, here.name)
            self.show()
            self.bench.moving.do_edge("first")

    def do_back(self) -> None:
        """Leave the page; on the list of offers clear the filter, or quit."""
        slug = self.trail.offer
        if self.bench.focused is not self.sheet:
            self.sheet.focus()
        elif self.trail.back():
            self.show()
            here = self.trail.here
            self.sheet.move_to(here.row_id if here is not None else slug or self.trail.home_row)
        elif self.bench.filter:
            self.bench.filter = ""
            self.show()
        elif self.bench.pressed in ONLY_BACK:
            out = out_key(self.bench.keymap) or self.bench.key("quit")
            self.say(f"this is the first page; {out} quits")
        else:
            self.bench.program.do_quit()

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
        self.bench.moving.do_edge("first")

    def do_mark(self) -> None:
        """Mark the selected offer for comparison, or take the mark away."""
        row = self.sheet.row
        if row is not None:
            self.bench.marked ^= {row.id}
            self.show()
            self.bench.moving.do_cursor(1)

    def do_compare(self) -> None:
        """Open the comparison."""
        self.trail.home_row = self.sheet.row.id if self.sheet.row is not None else ""
        self.trail.go("compare", COMPARISON)
        self.show()
        self.bench.moving.do_edge("first")

    def do_problems(self) -> None:
        """Show what is wrong in the file."""
        here = self.trail.here
        name = here.name if here is not None else self.sheet.row.id if self.sheet.row is not None else PROFILE
        self.trail.enter(PAGES["problems"](), name)
        self.show()
        self.bench.moving.do_edge("first")

    def open_settings(self) -> None:
        """Show what is wrong with the settings."""
        self.trail.enter(PAGES["problems"](), SETTINGS)
        self.show()
