"""What the move of an item from offered to desired is worth to one person, in yearly base salary.

`worth` of a priority is the answer to "how much yearly base would you give up for it?". Answers of all
priorities give weights on a ratio scale, which ranks alone cannot.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from offer_tui.core.amounts import HUNDRED, ZERO
from offer_tui.core.compensation import vacation_day_worth
from offer_tui.core.items import custom_name
from offer_tui.core.offer import Offer, Priority
from offer_tui.core.package import CustomItem, Figure

HORIZON_YEARS = 4
"""Years over which what is paid or granted once is spread: as many as packages are shown for."""


def worth_weights(priorities: Sequence[Priority]) -> tuple[Fraction, ...] | None:
    """Return each priority's worth divided by the sum of all; they sum to 1.

    None unless every priority has a worth and the sum is above 0.
    """
    worths = [Fraction(one.worth) for one in priorities if one.worth is not None]
    whole = sum(worths, Fraction(0))
    return None if len(worths) < len(priorities) or not whole else tuple(one / whole for one in worths)


def order_by_worth(priorities: Sequence[Priority]) -> tuple[int, ...] | None:
    """Return the positions of the priorities by falling worth, equal ones as ranked.

    None where the worths give no weights.
    """
    weights = worth_weights(priorities)
    if weights is None:
        return None
    return tuple(sorted(range(len(weights)), key=lambda position: -weights[position]))


def yearly_equivalent(
    offer: Offer,
    item_id: str,
    from_: Figure | None,
    to: Figure | None,
    *,
    equity_discount_percent: Decimal = ZERO,
) -> Decimal | None:
    """Return what the move of an item is worth a year by its own amount; negative where it loses.

    Yearly amounts count as they are; payments made once are spread over the horizon, and so is equity, less
    the person's own discount for its risk, 0 to 100. A vacation day counts as a day's base salary. A custom
    item is worth its `yearly_value` per offered figure. None for all other items, and for figures that are
    missing or no numbers.
    """
    if not isinstance(from_, Decimal) or not isinstance(to, Decimal):
        return None
    move = to - from_
    if custom_name(item_id):
        return _custom(offer, item_id, move)
    if item_id == "equity":
        return move * (HUNDRED - equity_discount_percent) / HUNDRED / HORIZON_YEARS
    if item_id in ("signing_bonus", "relocation"):
        return move / HORIZON_YEARS
    of_move = _A_YEAR.get(item_id)
    return None if of_move is None else of_move(offer, move)


def _custom(offer: Offer, item_id: str, move: Decimal) -> Decimal | None:
    one = offer.package.custom.get(custom_name(item_id), CustomItem())
    if one.yearly_value is None or not isinstance(one.offered, Decimal) or not one.offered:
        return None
    return one.yearly_value * move / one.offered


def _days(offer: Offer, days: Decimal) -> Decimal | None:
    base = offer.package.base_salary
    return None if base is None else days * vacation_day_worth(base)


_A_YEAR: Mapping[str, Callable[[Offer, Decimal], Decimal | None]] = {
    "base_salary": lambda _, move: move,
    "target_bonus": lambda _, move: move,
    "retirement_match": lambda _, move: move,
    "benefits": lambda _, move: move,
    "vacation_days": _days,
}
