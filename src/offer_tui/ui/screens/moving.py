"""What the workbench does to move: over rows, to the panel, and to the next row that has a text."""

from collections.abc import Iterator
from contextlib import contextmanager

from offer_tui.core.keys import Plain
from offer_tui.core.reading import Understood
from offer_tui.ui.rows import Field, Tone, row_text
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.trail import Asking
from offer_tui.ui.widgets.scroller import Scroller
from offer_tui.ui.widgets.sheet import Sheet


class Moving(Part):
    """Moves over the rows of a page."""

    _found: str = ""
    """What was looked for last."""

    def _scroller(self) -> Scroller:
        focused = self.bench.focused
        return focused if isinstance(focused, Scroller) else self.sheet

    @contextmanager
    def _in_one_frame(self) -> Iterator[Scroller]:
        """Let panel and keys follow the cursor at once: a message would give them a frame of their own."""
        with self.sheet.prevent(Sheet.Highlighted):
            yield self._scroller()
        self.bench.on_sheet_highlighted()

    def do_cursor(self, by: int) -> None:
        """Move a row down or up."""
        with self._in_one_frame() as scroller:
            scroller.action_cursor(by)

    def do_edge(self, which: str) -> None:
        """Move to the first or last row."""
        with self._in_one_frame() as scroller:
            scroller.action_edge(which)

    def do_scroll(self, pages: str) -> None:
        """Move by pages or parts of one."""
        with self._in_one_frame() as scroller:
            scroller.action_page(float(pages))

    def do_panel(self) -> None:
        """Go from the sheet to the panel, or back."""
        panel = self.bench.panel
        (panel if self.bench.focused is not panel else self.sheet).focus()

    # Finding

    async def do_find(self) -> None:
        """Ask for text: it filters the offers, or is found in the rows of a page."""
        name = "Filter" if not self.trail.places else "Find"
        question = Field(
            name,
            self.bench.filter if not self.trail.places else "",
            lambda text: Understood(text.strip()),
            lambda _: None,
        )
        await self.bench.asking.ask(Asking(name, (question,), self._find))

    async def _find(self, answers: list[Plain | None]) -> None:
        text = str(answers[0] or "")
        if not self.trail.places:
            self.bench.filter = text
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
            (row for row in order if row.selectable and self._found.casefold() in row_text(row).casefold()),
            None,
        )
        if found is None or not self._found:
            self.say(
                f"“{self._found}” is in no row of this page"
                if self._found
                else f"nothing to find yet: {self.bench.key('find')} asks for it",
                Tone.WARN,
            )
        else:
            self.sheet.move_to(found.id)
