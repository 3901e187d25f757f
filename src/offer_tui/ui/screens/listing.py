"""The list of offers: a row each, made again when its file changes, and what needs something next."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice

from offer_tui.core.offer import Offer
from offer_tui.files.open_files import GONE
from offer_tui.files.reading import Stored
from offer_tui.files.steps import PROFILE
from offer_tui.ui.pages import home
from offer_tui.ui.rows import Line, Row, Span, Tone, line
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.screens.workbench import Workbench
from offer_tui.ui.view import View


class Listing(Part):
    """Shows all offers. However many there are, moving over them looks at none anew."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._rows: dict[str, tuple[Stored[Offer], Row]] = {}
        self._rows_with: object = None
        """What all rows were made with, besides their own files."""
        self._unfinished: dict[str, tuple[Stored[Offer], bool]] = {}
        self._steps: tuple[Line, ...] = ()
        self._steps_of: object = None
        """What the lines of the next steps were made of."""

    def show(self) -> None:
        """Show the offers that are read so far."""
        rows = self.bench.with_question(tuple(self._found()))
        self.sheet.set(home.COLUMNS, rows, empty=self._why_no_rows(), growing=self.workbook.waiting)
        self.bench.show_title((self._title(),), self._where())

    def _title(self) -> Span:
        text = self.bench.filter
        return Span(f"Offers with “{text}”" if text else "Offers", Tone.STRONG)

    def _where(self) -> Line:
        """Say where the offers are and how that stands in git, or what is wrong there."""
        book = self.workbook
        right = self.bench.count_and_place()
        if troubles := len(self.bench.viewing.settings_problems()):
            right = Span(f"settings.toml has {troubles} problem{'s' if troubles > 1 else ''}", Tone.WARN)
        if lost := book.lost(PROFILE):
            what = "gone" if lost == GONE else "broken"
            right = Span(f"profile.toml is {what}: {self.bench.key('you')}", Tone.BAD)
        if book.unlisted:
            right = Span(f"offers cannot be listed: {book.unlisted}", Tone.BAD)
        git = self.bench.standing.words() if self.bench.is_open else ()
        return line(*(part for one in git for part in (one, Span(" · ", Tone.MUTED))), right)

    def prepare(self, slugs: Iterable[str]) -> None:
        """Work out what the list shows of some offers, so that showing it takes no time."""
        for slug in slugs:
            if slug in self.workbook.offers:
                self._row(slug, self.workbook.offers[slug])
                self._is_unfinished(slug, self.workbook.offers[slug])

    def _found(self) -> Iterator[Row]:
        """Yield the rows that the filter lets through."""
        bench, book = self.bench, self.workbook
        everywhere = (book.shown(PROFILE), bench.today(), bench.hide)
        if everywhere != self._rows_with:
            self._rows_with = everywhere
            self._rows.clear()
        wanted = bench.filter.casefold()
        for slug, stored in book.offers.items():
            row = self._row(slug, stored)
            if not wanted or wanted in row.copy.casefold():
                yield home.marked(row) if slug in bench.marked else row

    def _row(self, slug: str, stored: Stored[Offer]) -> Row:
        known = self._rows.get(slug)
        if known is None or known[0] is not stored:
            broken = stored.value is None
            row = (
                home.broken_row(slug, stored.problems)
                if broken
                else home.offer_row(self._glance(slug, stored))
            )
            known = self._rows[slug] = (stored, row)
        return known[1]

    def _glance(self, slug: str, stored: Stored[Offer]) -> View:
        """Return as much of a view as a row of the list shows; ten thousand whole ones would fill memory."""
        book, bench = self.workbook, self.bench
        return View(
            name=slug,
            tree={},
            offer=stored.value or Offer(),
            profile=book.profile,
            profile_tree={},
            problems=(),
            slugs=(),
            today=bench.today(),
            hide=bench.hide,
        )

    def _why_no_rows(self) -> tuple[Line, ...]:
        """Say why no offer is listed, if none is; samples are for a person who never had any."""
        book = self.workbook
        if book.offers:
            return (
                line(f"No offer has “{self.bench.filter}” in its name; {self.bench.key('back')} shows all."),
            )
        if book.unlisted:
            return line(Span("The offers cannot be listed.", Tone.BAD)), line(str(book.directory.offers_path))
        if book.vanished:
            return line(Span("All offers are gone.", Tone.WARN)), line(str(book.directory.offers_path))
        return home.first_run(self.bench.keymap)

    # What is next

    def next_steps(self) -> tuple[Line, ...]:
        """Say what to do next, once all offers are read."""
        bench, book = self.bench, self.workbook
        if not bench.is_open or not book.offers or bench.filter:
            return ()
        of = (book.version, bench.viewing.letters_version, bench.today(), bench.hide, bench.keymap)
        if of != self._steps_of:
            broken = [slug for slug, stored in book.offers.items() if stored.value is None]
            # What is said of a broken file hides all other steps.
            due = [] if broken else self._due()
            self._steps_of, self._steps = of, home.next_steps(due, broken, bench.keymap)
        return self._steps

    def _due(self) -> list[View]:
        """Return the open offer whose reply is due first, and a closed one that is not brought to its end."""
        book = self.workbook.offers
        offers = ((slug, one.value) for slug, one in book.items() if one.value is not None)
        still_open = ((one.dates.reply_by or date.max, slug) for slug, one in offers if not one.closed)
        first = min(still_open, default=None)
        unfinished = (slug for slug, one in book.items() if self._is_unfinished(slug, one))
        found = [*(() if first is None else (first[1],)), *islice(unfinished, 1)]
        return [self.view(slug) for slug in found]

    def _is_unfinished(self, slug: str, stored: Stored[Offer]) -> bool:
        """Tell whether something is left to do about a closed offer; its own file alone says so."""
        if stored.value is None or not stored.value.closed:
            return False
        known = self._unfinished.get(slug)
        if known is None or known[0] is not stored:
            left = self._glance(slug, stored).next_step.action is not None
            known = self._unfinished[slug] = (stored, left)
        return known[1]
