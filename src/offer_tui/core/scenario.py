"""What if: the share price, the bonus and the sale of the company turn out otherwise than today."""

from decimal import Decimal

from offer_tui.core.amounts import HUNDRED, ZERO, Factors, percent, plain
from offer_tui.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Scenario:
    """What somebody assumes. The default is what the file says: today's price, no growth, no sale."""

    price_factor: Decimal = Decimal(1)
    """What the share price of the first year is a multiple of today's; 0 or more."""
    growth_percent: Decimal = ZERO
    """Yearly growth of the share price from the second year of employment on; -100 or more."""
    bonus_payout_percent: Decimal | None = None
    """Paid share of the target bonus; None for what the file expects. A promised bonus stays promised."""
    exit_value: Decimal | None = None
    """What the company is sold for; options are then worth their payoff, where the file allows to say it."""

    def price_moves(self, year: int, since: int | None = None) -> Factors:
        """Return what a share's price today is multiplied by in a year of employment, counted from 1.

        price(y) = price × factor × (1 + g)^(y − 1). What is only granted in the year `since` buys its shares
        at the price of then: the factor does not move it, and growth counts from there.
        """
        moves: Factors = ()
        if since is None and self.price_factor != 1:
            moves = (plain(self.price_factor),)
        power = year - (since or 1)
        if self.growth_percent and power:
            moves = (*moves, percent(HUNDRED + self.growth_percent, power))
        return moves


AS_OFFERED = Scenario()
"""Nothing assumed."""
