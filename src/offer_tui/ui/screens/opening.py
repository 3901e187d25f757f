"""How the workbench is opened: frame first, then the offers as they are read, then all that can wait."""

import asyncio

from offer_tui.files.recovery import Recovery
from offer_tui.ui.rows import Tone
from offer_tui.ui.screens.parts import Part

_AT_ONCE = 8
"""Offers that are read before any row is painted; few people have more."""
_SLICE = 2
"""Offers that are read before the next key is heard, some milliseconds."""
_SCREENFUL = 40
"""Offers that are shown first where there are more."""


class Opening(Part):
    """Reads all offers in slices, between which keys work."""

    def begin(self) -> None:
        """Read the first offers and show them, and go on reading."""
        self._read(_AT_ONCE)
        self._show_rows()
        if self.workbook.waiting:
            self.bench.run_worker(self._read_on(), group="reading")
        else:
            self.bench.call_after_refresh(self._settle)

    async def _read_on(self) -> None:
        """Read the other offers; show them whenever there are twice as many as before.

        Each showing looks at all rows, so to do that seldom is what keeps ten thousand from taking hours.
        """
        book, next_shown = self.workbook, _SCREENFUL
        while book.waiting:
            self._read(_SLICE)
            if len(book.offers) >= next_shown:
                next_shown = 2 * len(book.offers)
                self._show_rows()
            await asyncio.sleep(0)  # messages that a widget posts to itself would go before all keys
        self._show_rows()
        self.bench.call_after_refresh(self._settle)

    def _read(self, most: int) -> None:
        self.bench.listing.prepare(self.workbook.read_on(most))

    def _show_rows(self) -> None:
        if not self.trail.places:
            self.show()

    def _settle(self) -> None:
        """Do what can wait until all offers are shown."""
        bench = self.bench
        bench.is_open = True
        bench.viewing.follow_letters()
        if not self.trail.places:
            self.show()
        self.offer_left_over()
        if not self.workbook.slugs:
            from offer_tui.ui.screens.tour import offer_tour  # noqa: PLC0415 - for a first start alone

            offer_tour(bench)

    def offer_left_over(self) -> None:
        """Offer what was not saved when another run of the program ended, one after the other."""
        recovery, journal = Recovery(self.workbook), self.workbook.journal
        self.bench.unsaved = (*recovery.left_over(), *recovery.cut_off())
        self.bench.offer_next()
        warning = journal.take_warning() if journal is not None else ""
        if warning:
            self.say(warning, Tone.WARN)
