"""What the guide looks at: one offer on one day, with all that bears on it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from offer_tui.core.alternatives import Alternatives, alternatives
from offer_tui.core.fit import Fit, fit
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.core.settings import Settings


@dataclass(frozen=True, slots=True)
class OwnLetter:
    """A letter in the person's own words."""

    text: str = ""
    """Empty where they have written none; a template as it is, its placeholders not filled in."""
    is_draft: bool = False
    """Whether it is for this very offer, and no template for all."""


@dataclass(frozen=True)
class Case:
    """One offer on one day."""

    offer: Offer
    profile: Profile
    today: date
    others: Mapping[str, Offer] = field(default_factory=dict)
    """The other offers by slug, for alternatives that name one."""
    settings: Settings = field(default_factory=Settings)
    decline_letter: OwnLetter = field(default_factory=OwnLetter)
    """The letter of decline as the person has written it."""

    @cached_property
    def fit(self) -> Fit:
        """How closely the job serves the goals."""
        return fit(self.profile.goals, self.profile.fit, self.offer.fit)

    @cached_property
    def alternatives(self) -> Alternatives:
        """What there is if this offer comes to nothing."""
        return alternatives(self.offer, self.profile, self.others)
