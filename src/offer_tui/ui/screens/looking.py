"""What the workbench does to look at a package in other ways; nothing of it is saved."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from offer_tui.core import entry as typed
from offer_tui.core.keys import Plain
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.records import replace
from offer_tui.core.scenario import AS_OFFERED, Scenario
from offer_tui.ui.fields import as_typed
from offer_tui.ui.lens import Lens
from offer_tui.ui.rows import Choice, Field
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.screens.reader import ReaderScreen
from offer_tui.ui.trail import Asking

_ASSUMPTIONS: dict[str, tuple[str, Callable[[str], Understood | Misread]]] = {
    "price_factor": ("Share price, times today's", partial(typed.read_number, most=Decimal(1000))),
    "growth_percent": (
        "Growth of the share price a year",
        partial(typed.read_percent, least=Decimal(-100), most=Decimal(1000)),
    ),
    "bonus_payout_percent": ("Payout of the target bonus", partial(typed.read_percent, most=Decimal(1000))),
    "exit_value": ("The company is sold for", typed.read_amount),
}


class Looking(Part):
    """The part of the workbench that changes how a package is looked at."""

    @property
    def assumes(self) -> bool:
        """Whether this page assumes something that the files do not say."""
        return bool(self._lens.discount_percent) if self._comparing else self._lens.scenario != AS_OFFERED

    @property
    def _lens(self) -> Lens:
        return self.bench.viewing.lens

    @property
    def _comparing(self) -> bool:
        return self.trail.page_id == "compare"

    def do_picture(self, by: int) -> None:
        """Show the next or the previous picture; a comparison has two."""
        over_time = not self._lens.over_time
        self.bench.viewing.look(
            replace(self._lens, over_time=over_time) if self._comparing else self._lens.turned(by)
        )

    def do_leave(self, later: int) -> None:
        """Move the leave month."""
        self.bench.viewing.look(self._lens.leaving(later))

    def do_price(self, steps: int) -> None:
        """Assume another share price."""
        self.bench.viewing.look(self._lens.priced(steps))

    def do_assume_nothing(self) -> None:
        """Go back to what the file says; a comparison, to amounts that are not discounted."""
        plain = {"discount_percent": Decimal(0)} if self._comparing else {"scenario": AS_OFFERED}
        self.bench.viewing.look(replace(self._lens, **plain))

    async def do_assume(self) -> None:
        """Ask what to assume, and which figure; of a comparison the rate of discount."""
        if self._comparing:
            await self._assume_rate()
            return
        choices = tuple(Choice(key, label) for key, (label, _) in _ASSUMPTIONS.items())
        question = Field(
            "Assume", "", lambda _: Understood(None), lambda _: None, kind="choice", choices=choices
        )
        await self.bench.asking.ask(Asking("Assume", (question,), self._assume_which))

    async def _assume_which(self, answers: list[Plain | None]) -> None:
        key = str(answers[0])
        label, read = _ASSUMPTIONS[key]
        question = Field(label, as_typed(getattr(self._lens.scenario, key)), read, lambda _: None)

        async def done(figures: list[Plain | None]) -> None:
            # The key is one of Scenario's, and its reader gives a Decimal or nothing.
            changed: dict[str, Any] = {key: getattr(AS_OFFERED, key) if figures[0] is None else figures[0]}
            scenario: Scenario = replace(self._lens.scenario, **changed)
            self.bench.viewing.look(replace(self._lens, scenario=scenario))

        await self.bench.asking.ask(Asking(label, (question,), done))

    async def _assume_rate(self) -> None:
        label, read = "Discount a year", partial(typed.read_percent, most=Decimal(100))
        question = Field(label, as_typed(self._lens.discount_percent), read, lambda _: None, hint="5%")

        async def done(figures: list[Plain | None]) -> None:
            rate = figures[0] if isinstance(figures[0], Decimal) else Decimal(0)
            self.bench.viewing.look(replace(self._lens, discount_percent=rate))

        await self.bench.asking.ask(Asking(label, (question,), done))

    def show_sources(self) -> None:
        """Show what the figures of the panel are made of."""
        here = self.trail.here
        lines = here.page.sources(self.view(here.name)) if here is not None and not self.bench.hide else ()
        if lines:
            self.bench.app.push_screen(ReaderScreen("What the figures are made of", lines))
        else:
            self.say(self.bench.amounts_hidden() if self.bench.hide else "nothing is computed in this panel")
