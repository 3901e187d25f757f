"""What the options of `show` ask for."""

from argparse import Namespace
from dataclasses import dataclass
from decimal import Decimal

from offer_tui.core.scenario import AS_OFFERED, Scenario


@dataclass(frozen=True, slots=True)
class Asked:
    """How a package is to be shown."""

    years: int = 4
    scenario: Scenario = AS_OFFERED
    leave_month: int | None = None
    discount_percent: Decimal | None = None
    """The yearly rate of a net present value; None for none."""


AS_USUAL = Asked()
"""No option given."""


def asked_for(options: Namespace) -> Asked:
    """Return what the options say."""
    scenario = Scenario(price_factor=options.price_factor, exit_value=options.exit)
    return Asked(options.years, scenario, options.leave_month, options.discount_percent)
