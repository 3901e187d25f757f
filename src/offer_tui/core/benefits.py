"""What a benefit is worth in a year."""

from decimal import Decimal

from offer_tui.core.amounts import HUNDRED, ZERO, Factors, percent, plain, product, total
from offer_tui.core.package import Benefit


def products(benefit: Benefit, base: Decimal) -> tuple[Factors, ...]:
    """Return the products whose sum is the yearly worth of a benefit, at a year's base salary.

    `yearly` counts where it is given. Else each step of a retirement match pays its percentage of the part
    of the contribution between the step before and its own bound, and a share plan pays
    contribution × d / (1 − d) for a discount of d. Costs are negative.
    """
    if benefit.yearly is not None:
        return ((plain(benefit.yearly),),)
    if benefit.match:
        return _matched(benefit, base)
    if benefit.contribution is not None and benefit.discount_percent is not None:
        discount = benefit.discount_percent
        return ((plain(benefit.contribution), percent(discount), percent(HUNDRED - discount, power=-1)),)
    return ()


def _matched(benefit: Benefit, base: Decimal) -> tuple[Factors, ...]:
    steps: list[Factors] = []
    contribution = benefit.contribution_percent or ZERO
    reached = ZERO
    for tier in benefit.match:
        bound = contribution if tier.up_to_percent is None else min(contribution, tier.up_to_percent)
        if bound > reached:
            steps.append((plain(base), percent(bound - reached), percent(tier.percent or ZERO)))
            reached = bound
    return tuple(steps)


def yearly_worth(benefit: Benefit, base: Decimal) -> Decimal:
    """Return what a benefit is worth in a year with this base salary, unrounded."""
    return total(product(factors) for factors in products(benefit, base))
