# ruff: noqa: PLC0415 - what follows from a file is imported when a page asks for it: a list of offers needs little
"""What a page looks at: one file's values on one day, and everything that follows from them."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Any

from offer_tui.core.compensation import Compensation, compensation
from offer_tui.core.fit import Fit, fit
from offer_tui.core.keymap import DEFAULT, KeyMap
from offer_tui.core.keys import KeyPath, Tree
from offer_tui.core.letters import Letters
from offer_tui.core.money import shown_amount
from offer_tui.core.offer import Ignore, Offer
from offer_tui.core.package import Figure
from offer_tui.core.problems import Problem
from offer_tui.core.profile import Profile
from offer_tui.core.settings import Settings
from offer_tui.core.wording import days_between_words, shown_date, shown_number
from offer_tui.ui.glyphs import DASH
from offer_tui.ui.lens import AS_IT_IS, Lens

if TYPE_CHECKING:
    from offer_tui.core.compare import Comparison
    from offer_tui.core.flips import Flip
    from offer_tui.core.guide.advice import Advice
    from offer_tui.core.guide.case import Case
    from offer_tui.core.guide.next_step import NextStep

HIDDEN = "***"
_NUMBER = r"\d+(?:[,._]\d+)*"
_AMOUNT = re.compile(
    rf"[$€£¥₹₩₪]\s?{_NUMBER}[kKmM]?|{_NUMBER}\s?[kKmM]\b|\d+(?:[,_]\d{{3}})+(?:\.\d+)?"
    r"|\b(?!(?:19|20)\d\d\b)\d{3,}(?:\.\d+)?|\b\d+(?=\s+(?:to\s+\d+\s+)?(?:thousand|million))"
)
"""An amount in a sentence: with a currency's sign, `k`, thousands apart, or three digits, but no year."""


def hidden(text: str) -> str:
    """Return a sentence with stars in place of its amounts."""
    return _AMOUNT.sub(HIDDEN, text)


@dataclass(frozen=True)
class View:
    """One offer, or the profile alone, as it is now. Made anew after every change."""

    name: str
    """The offer's slug, or the profile's name in the workbook."""
    tree: Tree
    offer: Offer
    profile: Profile
    profile_tree: Tree
    problems: tuple[Problem, ...]
    slugs: Sequence[str]
    today: date
    profile_mistake: str = ""
    """What is wrong in profile.toml, which then counts as empty; nothing while it can be read."""
    hide: bool = False
    """Amounts are hidden: somebody is looking."""
    offers: Mapping[str, Offer] = field(default_factory=dict)
    """The offers that are compared; none on the page of a single one."""
    lens: Lens = AS_IT_IS
    """How the package is looked at."""
    of: type[Any] = Offer
    """The dataclass that the tree is read as."""
    settings: Settings = field(default_factory=Settings)
    others: Mapping[str, Offer] = field(default_factory=dict)
    """The offers that the alternatives name, by slug."""
    letters: Letters = field(default_factory=Letters)
    """The texts that the offer's letters are made from."""
    place: Callable[[KeyPath], tuple[int, int]] = lambda _: (1, 1)
    """Line and column of a key in the file."""
    keymap: KeyMap = DEFAULT
    """The keys that texts name."""

    @cached_property
    def fit(self) -> Fit:
        """How closely the job serves the goals."""
        return fit(self.profile.goals, self.profile.fit, self.offer.fit)

    @cached_property
    def case(self) -> "Case":
        """What the guide looks at."""
        from offer_tui.core.guide.case import Case

        return Case(
            self.offer, self.profile, self.today, self.others, self.settings, self.letters.own_decline
        )

    @cached_property
    def advice(self) -> "tuple[Advice, ...]":
        """What the guide says of the offer."""
        from offer_tui.core.guide.advice import advice

        return advice(self.case)

    @cached_property
    def silenced(self) -> "tuple[tuple[Advice, Ignore], ...]":
        """What it would say, had its rules not been set aside."""
        from offer_tui.core.guide.advice import silenced

        return silenced(self.case)

    @cached_property
    def next_step(self) -> "NextStep":
        """What to do next."""
        from offer_tui.core.guide.next_step import next_step

        return next_step(self.case)

    @cached_property
    def pay(self) -> Compensation:
        """What the package pays as first offered, under what the lens assumes."""
        return compensation(self.offer.package, scenario=self.lens.scenario)

    @cached_property
    def comparison(self) -> "Comparison":
        """The offers side by side."""
        from offer_tui.core.candidates import candidates
        from offer_tui.core.compare import comparison

        return comparison(candidates(self.offers, self.profile), self.profile, self.lens.discount_percent)

    @cached_property
    def flips(self) -> "tuple[Flip, ...]":
        """What would change the ranking of the offers."""
        from offer_tui.core.flips import flips

        return flips(self.comparison)

    @property
    def currency(self) -> str:
        """The currency of the file's bare amounts."""
        return self.offer.currency if self.of is Offer else self.profile.currency

    def number(self, value: Decimal | None, places: int | None = None) -> str:
        """Write an amount without its currency, or a dash, or stars while amounts are hidden."""
        if value is None:
            return DASH
        return HIDDEN if self.hide else shown_number(value, places)

    def amount(self, value: Decimal | None, currency: str | None = None) -> str:
        """Write an amount with its currency, without decimals."""
        if value is None:
            return DASH
        return (
            HIDDEN
            if self.hide
            else shown_amount(value, self.currency if currency is None else currency, places=0)
        )

    def words(self, text: str) -> str:
        """Return a sentence, its amounts replaced by stars while they are hidden."""
        return hidden(text) if self.hide else text

    def figure(self, value: Figure | None, item_id: str = "") -> str:
        """Write a value of an item in the item's unit."""
        if isinstance(value, Decimal):
            from offer_tui.core.items import Unit, item

            known = item(item_id)
            return (
                shown_number(value) if known is not None and known.unit is Unit.DAYS else self.number(value)
            )
        if isinstance(value, date):
            return shown_date(value)
        return value or DASH

    def day(self, value: date | None) -> str:
        """Write a date, or a dash."""
        return DASH if value is None else shown_date(value)

    def distance(self, value: date | None) -> str:
        """Say how far a date is from today; nothing without a date."""
        return "" if value is None else days_between_words(self.today, value)
