"""What a page looks at: one file's values on one day, and everything that follows from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from offer_tui.core.candidates import candidates
from offer_tui.core.compare import Comparison, comparison
from offer_tui.core.compensation import Compensation, compensation
from offer_tui.core.fit import Fit, fit
from offer_tui.core.flips import Flip, flips
from offer_tui.core.items import Unit, item
from offer_tui.core.keys import Tree
from offer_tui.core.money import shown_amount
from offer_tui.core.offer import Offer
from offer_tui.core.package import Figure
from offer_tui.core.problems import Problem
from offer_tui.core.profile import Profile
from offer_tui.core.wording import days_between_words, shown_date, shown_number
from offer_tui.ui.glyphs import DASH
from offer_tui.ui.lens import AS_IT_IS, Lens

HIDDEN = "***"


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

    @cached_property
    def fit(self) -> Fit:
        """How closely the job serves the goals."""
        return fit(self.profile.goals, self.profile.fit, self.offer.fit)

    @cached_property
    def pay(self) -> Compensation:
        """What the package pays as first offered, under what the lens assumes."""
        return compensation(self.offer.package, scenario=self.lens.scenario)

    @cached_property
    def comparison(self) -> Comparison:
        """The offers side by side."""
        return comparison(candidates(self.offers, self.profile), self.profile, self.lens.discount_percent)

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """What would change the ranking of the offers."""
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

    def figure(self, value: Figure | None, item_id: str = "") -> str:
        """Write a value of an item in the item's unit."""
        if isinstance(value, Decimal):
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
