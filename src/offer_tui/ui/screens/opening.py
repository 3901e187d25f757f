"""How the workbench is opened: frame first, then the offers as they are read, then all that can wait."""

from offer_tui.files.recovery import Recovery
from offer_tui.ui.rows import Tone
from offer_tui.ui.screens.parts import Part

_SLICE = 8
"""Offers that are read before the next key is heard."""
_SCREENFUL = 40
"""Offers that are shown first, where there are so many."""


class Opening(Part):
    """Reads all offers in slices, between which keys work."""

    _shown_from: int = _SCREENFUL
    """So many offers read are shown next."""

    def read_on(self) -> None:
        """Read some offers; show them where they are all, a screenful, or twice as many as before.

        Each showing looks at all rows, so to do that seldom is what keeps ten thousand from taking hours.
        """
        book, bench = self.workbook, self.bench
        bench.listing.prepare(book.read_on(_SLICE))
        if book.waiting and len(book.offers) < self._shown_from:
            bench.call_later(self.read_on)
            return
        self._shown_from = 2 * len(book.offers)
        if not self.trail.places:
            self.show()
        bench.call_after_refresh(self.read_on if book.waiting else self._settle)

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
