"""What the workbench does with the advice of the guide: show it on its rows, go there, set it aside."""

from collections.abc import Mapping
from functools import partial

from offer_tui.core.edits import Batch
from offer_tui.core.entry import read_line
from offer_tui.core.guide.advice import Advice
from offer_tui.core.guide.planning import set_aside
from offer_tui.core.keys import Plain
from offer_tui.files.steps import PROFILE
from offer_tui.ui.actions import OFFER_PAGES
from offer_tui.ui.fields import chosen
from offer_tui.ui.pages.advice import PAGE_OF, advice_by_row, concerned, full, next_line, short
from offer_tui.ui.pages.problems import ProblemsPage
from offer_tui.ui.rows import Choice, Field, Line, Row
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import PAGES, Asking, Place


class Advising(Part):
    """The part of the workbench that advises."""

    def said_of(self, rows: tuple[Row, ...]) -> Mapping[str, tuple[Advice, ...]]:
        """Return what the guide says of the rows of the page on screen, by their ids."""
        here = self.trail.here
        if (
            here is None
            or here.name == PROFILE
            or here.page.id == "problems"
            or self.trail.tab not in OFFER_PAGES
        ):
            return {}
        return advice_by_row(rows, self.view(here.name).advice)

    def said_here(self) -> tuple[Advice, ...]:
        """Return what the guide says of the selected row."""
        here, row = self.trail.here, self.sheet.row
        if here is None or row is None:
            return ()
        if isinstance(here.page, ProblemsPage):
            return here.page.advice_at(self.view(here.name), row)
        return self.said_of(self.sheet.rows).get(row.id, ())

    def quiet_line(self) -> Line:
        """Return what the line of messages shows while there is none: advice on the row, or the next step."""
        here = self.trail.here
        if here is None or here.name == PROFILE or self.bench.asked is not None:
            return ()
        if self.trail.tab not in OFFER_PAGES:
            return ()
        # Where all advice is listed, the list says it.
        said = self.said_here() if here.page.id != "problems" else ()
        view = self.view(here.name)
        return short(view, said[0]) if said else next_line(view)

    def advice_lines(self) -> tuple[Line, ...]:
        """Return the advice on the selected row in full."""
        here = self.trail.here
        if here is None or self.trail.page_id == "problems":
            return ()
        view = self.view(here.name)
        return tuple(part for one in self.said_here() for part in full(view, one))

    def open_advice(self, row: Row) -> None:
        """Go to the row that an advice is about."""
        here = self.trail.here
        page_id = PAGE_OF.get(str(row.path[0]))
        if here is None or page_id is None:
            return
        here.row_id = row.id
        # On the same page again, the cursor goes to the row; there is only one place of a page on the way.
        self.trail.places = [place for place in self.trail.places if place.page.id != page_id]
        self.trail.places.append(Place(PAGES[page_id](), here.name))
        self.show()
        self.sheet.move_to(concerned(self.sheet.rows, row.path))

    async def do_ignore(self) -> None:
        """Set a rule aside for this offer, with a reason; asks which where several speak of the row."""
        said = tuple({one.code: one for one in self.said_here()}.values())
        which = chosen("Set aside", tuple(Choice(one.code, one.code, one.rule.title) for one in said))
        why = Field("Your reason", "", partial(read_line, required=True), lambda _: None)
        questions = (which, why) if len(said) > 1 else (why,)

        async def done(answers: list[Plain | None]) -> None:
            here = self.trail.here
            if here is not None:
                code = str(answers[0]) if len(said) > 1 else said[0].code
                view = self.view(here.name)
                edit: Batch = set_aside(view.tree, (code,), str(answers[-1]), view.today)
                await self.bench.changing.change(here.name, edit, f"{code} set aside")

        await self.bench.asking.ask(Asking("Set aside", questions, done))
