"""What is on screen: the rows of the place at the end of the trail, title, panel, message and keys."""

from offer_tui.core.wording import days_between_words, shown_date
from offer_tui.files.steps import PROFILE, SETTINGS
from offer_tui.ui import actions, glyphs
from offer_tui.ui.actions import OFFER_PAGES
from offer_tui.ui.pages import home
from offer_tui.ui.pages.advice import with_advice
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import COMPARISON, Place
from offer_tui.ui.view import View
from offer_tui.ui.widgets.bar import Bar
from offer_tui.ui.widgets.sheet import GUTTER
from offer_tui.ui.widgets.spans import width_of

_OWN_TITLES = {PROFILE: "You", SETTINGS: "Settings", COMPARISON: "Compare, as first offered"}


class Showing(Part):
    """Shows a page of a file."""

    def page(self, here: Place) -> None:
        """Show rows and title of a place."""
        view = self.view(here.name)
        rows, columns = here.page.rows(view), here.page.columns(view)
        signed = with_advice(rows, self.bench.advising.said_of(rows))
        self.sheet.set(columns, self.bench.with_question(signed), empty=here.page.empty(view))
        self.bench.show_title(self._title(view), self._due(view))
        self.bench.query_one("#tabs", Bar).set(self._tabs(view), self._found(view))

    def _title(self, view: View) -> Line:
        """Name the offer, or what else is open, and what of it."""
        offer = view.offer
        crumbs = [getattr(place.page, "name", "") for place in self.trail.places[1:]]
        name = _OWN_TITLES.get(view.name) or offer.company or view.name
        role = f" · {offer.role}" if offer.role and not any(crumbs) else ""
        return (Span(name + role, Tone.STRONG), *(Span(f" › {crumb}") for crumb in crumbs if crumb))

    def _due(self, view: View) -> Line:
        """Say when the reply is due, or that the file is shown as it was."""
        lost = self.workbook.lost(view.name) if view.name != COMPARISON else ""
        if lost:
            return line(Span(f"{glyphs.BROKEN} {lost}; shown as it was", Tone.BAD))
        day = view.offer.dates.reply_by
        if day is None or view.offer.closed:
            return ()
        soon = Tone.WARN if (day - view.today).days <= home.SOON else Tone.MUTED
        shown = shown_date(day).removesuffix(f" {view.today.year}")
        distance = Span(f" · {days_between_words(view.today, day)}", soon)
        return line(Span("reply by ", Tone.MUTED), shown, distance)

    def _tabs(self, view: View) -> Line:
        """Name the pages of the offer, or what the page counts for."""
        if view.name == COMPARISON:
            return line(Span(f"amounts in {view.comparison.currency or '?'}", Tone.MUTED))
        if view.name in _OWN_TITLES:
            return line(Span("for all offers", Tone.MUTED))
        tabs: list[Span] = []
        for page_id in OFFER_PAGES:
            title = actions.page_title(page_id)
            here = page_id == self.trail.tab
            tabs.append(Span(f"{title.upper() if here else title}   ", Tone.ACCENT if here else Tone.MUTED))
        return tuple(tabs)

    def _found(self, view: View) -> Line:
        """Count problems and advice."""
        count = len(view.problems)
        wrong = line(Span(f"! {count} problem{'s' if count > 1 else ''}", Tone.WARN)) if count else ()
        if not view.advice or view.name in _OWN_TITLES:
            return wrong
        apart = Span(" · " if wrong else "", Tone.MUTED)
        return (*wrong, apart, Span(f"{len(view.advice)} advice", Tone.MUTED))

    def panel(self, here: Place) -> None:
        """Show what follows from the rows, for the row that the cursor is on."""
        bench, panel = self.bench, self.bench.panel
        width = panel.room or bench.size.width - 4
        row = self.sheet.row if bench.asked is None else None  # a question is no row of the page
        lines = here.page.panel(self.view(here.name), row, width)
        if bench.asked is not None and bench.asked.note:
            lines = bench.asked.note
        elif not bench.said:
            self.say("")
        whole = (*bench.advising.advice_lines(), *self._whole_cells())
        # Where the panel is full already, the line of messages has room for the beginning at least.
        if whole and len(lines) + len(whole) >= panel.window > 0 and here.page.id in ("package", "compare"):
            joined = tuple(span for number, one in enumerate(whole) for span in (*_apart(number), *one))
            bench.query_one("#message", Bar).set(joined)
        elif whole:
            lines = (*lines, line(""), *whole) if lines else whole
        panel.lines = lines

    def _whole_cells(self) -> tuple[Line, ...]:
        """Return the texts of the selected row that the sheet has no room for, in full."""
        row = self.sheet.row
        if row is None or self.trail.page_id == "problems":  # its panel says all of a row
            return ()
        if row.wide is not None:
            return (row.wide,) if width_of(row.wide) > self.sheet.room - GUTTER else ()
        titles = self.sheet.titles
        return tuple(
            line(Span(f"{titles[k]}  " if titles[k] else "", Tone.MUTED), *row.cells[k])
            for k in self.sheet.cut_cells(row)
        )


def _apart(number: int) -> Line:
    """Return what stands before all but the first of several things in one line."""
    return line("   ") if number else ()
