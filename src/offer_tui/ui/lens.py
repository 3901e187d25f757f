"""How the package is looked at: which picture, leaving when, and what is assumed. Never saved."""

from decimal import Decimal
from enum import StrEnum

from offer_tui.core.records import dataclass, replace
from offer_tui.core.scenario import AS_OFFERED, Scenario

LAST_MONTH = 60
_STEP = Decimal("0.1")


class Picture(StrEnum):
    """What the panel of the Offer page shows; the value is its name there."""

    YEARS = "Years"
    CALENDAR = "Calendar"
    LEAVING = "Leaving"
    BARS = "Bars"
    MARKET = "Market"
    OPTIONS = "Options"


@dataclass(frozen=True, slots=True)
class Lens:
    """A way to look at a package."""

    picture: Picture = Picture.YEARS
    leave_month: int = 12
    """Months of employment after which one leaves, 0 to 60."""
    scenario: Scenario = AS_OFFERED
    discount_percent: Decimal = Decimal(0)
    """The yearly rate at which compared offers are discounted."""
    over_time: bool = False
    """Whether a comparison shows cumulative amounts instead of what would change the ranking."""

    def turned(self, by: int) -> "Lens":
        """Return the next or the previous picture."""
        pictures = list(Picture)
        return replace(self, picture=pictures[(pictures.index(self.picture) + by) % len(pictures)])

    def leaving(self, later: int) -> "Lens":
        """Return the leave month moved, with the picture of it."""
        month = min(max(self.leave_month + later, 0), LAST_MONTH)
        return replace(self, picture=Picture.LEAVING, leave_month=month)

    def priced(self, steps: int) -> "Lens":
        """Return the share-price factor moved by tenths, never below 0."""
        factor = max(self.scenario.price_factor + steps * _STEP, Decimal(0))
        return replace(self, scenario=replace(self.scenario, price_factor=factor))


AS_IT_IS = Lens()
"""The table of years, nothing assumed."""
