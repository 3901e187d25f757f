"""Levers of a negotiation: what can be asked for, how far, in which steps, and worth how much to you."""

from collections.abc import Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from fractions import Fraction
from itertools import chain, pairwise

from offer_tui.core.exact import decimal_of
from offer_tui.core.items import Unit, item, known_item_ids, offered
from offer_tui.core.money import rounded
from offer_tui.core.offer import Offer, Priority
from offer_tui.core.package import Figure
from offer_tui.core.records import dataclass
from offer_tui.core.research import market
from offer_tui.core.rounds import held
from offer_tui.core.settings import SourceWeights
from offer_tui.core.worth import yearly_equivalent

_STEPS = {Unit.YEARLY: Decimal(500), Unit.ONCE: Decimal(1_000), Unit.DAYS: Decimal(1)}
"""The steps in which people ask for figures of a unit; all others are asked for whole or not at all."""
_MOST_STEPS = 200
"""A longer way goes in coarser round steps: a step this fine still fits a sum to half a percent."""
_COARSER = (2, 5, 10)

_LEAST_PART = Decimal("0.5")
"""Of what could be asked for of an item that is not ranked, less than this is not worth the asking."""
_SIGNING_PART = Decimal("0.05")
_RELOCATION_PART = Decimal("1.25")
_MORE_DAYS = Decimal(5)


@dataclass(frozen=True, slots=True)
class Choice:
    """One figure that can be asked for."""

    ask: Figure | None
    """None asks for nothing."""
    worth: Decimal
    """What the move there from offered is worth to you in yearly base, a whole amount."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One item that can be asked for."""

    item: str
    offered: Figure | None
    choices: tuple[Choice, ...]
    """From the least to ask for to all that is desired. A ranked item is always asked for, by a step at least
    and no lower than its walk-away point; of all others nothing comes first."""
    ranked: bool
    """Whether it is a priority."""

    @property
    def full(self) -> Choice:
        """All that is desired of it."""
        return self.choices[-1]

    @property
    def widest_step(self) -> Decimal:
        """The largest difference in worth between a choice and the next; 0 with one choice."""
        return max(
            (after.worth - before.worth for before, after in pairwise(self.choices)), default=Decimal(0)
        )


@dataclass(frozen=True, slots=True)
class NoLever:
    """Why the priorities cannot be put on a scale."""

    reason: str
    """In one sentence, without figures."""


def levers(offer: Offer, weights: SourceWeights) -> tuple[Lever, ...] | NoLever:
    """Return the levers of an offer: the priorities in rank order, then other items, the most worth first.

    A priority is worth what the person said, else its yearly equivalent; one that is offered as desired is no
    lever. What is not ranked can be asked for as far as was asked before or the market says, by these weights
    of research; at least 5 % of base as signing bonus, a quarter more for relocation, five more days off. It
    is asked for by half of that way or more, or left alone.
    """
    if not offer.priorities:
        return NoLever("Nothing is ranked yet: the two or three items that matter most come first.")
    ranked: list[Lever] = []
    for priority in offer.priorities:
        known, start = item(priority.item), offered(offer, priority.item)
        label = priority.item if known is None else known.label
        if priority.desired is None or known is None or not known.takes(priority.desired):
            return NoLever(f"{label} has no desired value yet.")
        if _reached(priority, start) or any(lever.item == priority.item for lever in ranked):
            continue
        worth = priority.worth
        if worth is None:
            worth = yearly_equivalent(offer, priority.item, start, priority.desired)
        if worth is None or rounded(worth, 0) <= 0:
            return NoLever(f"{label}: its move from offered to desired has no worth yet.")
        ranked.append(_lever(priority, start, priority.desired, worth))
    if not ranked:
        return NoLever("All that you desire of the ranked items is offered already.")
    ids = {priority.item for priority in offer.priorities}
    others = [one for one in known_item_ids(offer) if one not in ids]
    found = [lever for one in others if (lever := _other(offer, one, weights)) is not None]
    return *ranked, *sorted(found, key=lambda lever: -lever.full.worth)


def _upward(priority: Priority, start: Figure | None) -> bool:
    """Tell whether more is better, as the walk-away point says it, else what is offered."""
    low = (
        start if priority.walk_away is None or priority.walk_away == priority.desired else priority.walk_away
    )
    return not _less(priority.desired, low)


def _less(one: Figure | None, other: Figure | None) -> bool:
    # Numbers compare with numbers and dates with dates; words have no order.
    return type(one) is type(other) and not isinstance(one, str) and one < other  # type: ignore[operator]  # same type


def _reached(priority: Priority, start: Figure | None) -> bool:
    """Tell whether an offered figure is what is desired, or better."""
    if start == priority.desired:
        return True
    better = (priority.desired, start) if _upward(priority, start) else (start, priority.desired)
    return _less(*better)


def _lever(priority: Priority, start: Figure | None, desired: Figure, worth: Decimal) -> Lever:
    """Return the lever of a ranked item."""
    choices = [Choice(desired, rounded(worth, 0))]
    known = item(priority.item)
    step = _STEPS.get(known.unit) if known is not None else None
    if step is not None and isinstance(start, Decimal) and isinstance(desired, Decimal):
        choices = list(_choices(start, desired, worth, step))
        floor = priority.walk_away
        if isinstance(floor, Decimal):
            upward = desired > start
            choices = [
                one for one in choices if one.ask == desired or not _beyond(one.ask, floor, upward=upward)
            ]
    return Lever(priority.item, start, tuple(choices), ranked=True)


def _beyond(ask: Figure | None, walk_away: Decimal, *, upward: bool) -> bool:
    return _less(ask, walk_away) if upward else _less(walk_away, ask)


def _choices(start: Decimal, desired: Decimal, worth: Decimal, step: Decimal) -> Iterator[Choice]:
    """Yield the round figures on the way, then what is desired, worth as much as the way is long."""
    way = abs(desired - start)
    step = _coarse(step, way)
    low, high = min(start, desired), max(start, desired)
    first = (low / step).to_integral_value(ROUND_FLOOR) + 1
    last = (high / step).to_integral_value(ROUND_CEILING) - 1
    asks = [step * number for number in range(int(first), int(last) + 1)]
    for ask in asks if desired > start else reversed(asks):
        part = Fraction(abs(ask - start)) / Fraction(way)
        yield Choice(ask, rounded(decimal_of(Fraction(worth) * part), 0))
    yield Choice(desired, rounded(worth, 0))


def _coarse(step: Decimal, way: Decimal) -> Decimal:
    """Return a step in which a way takes no more than so many: 500, else 1,000, 2,500, 5,000 and so on."""
    while way / step > _MOST_STEPS:
        fitting = [step * by for by in _COARSER if way / (step * by) <= _MOST_STEPS]
        step = fitting[0] if fitting else step * _COARSER[-1]
    return step


def _other(offer: Offer, item_id: str, weights: SourceWeights) -> Lever | None:
    """Return the lever of an item that is not ranked; None without something to ask for that has a worth."""
    known, start = item(item_id), offered(offer, item_id)
    if known is None or not isinstance(start, Decimal):
        return None
    step = _STEPS.get(known.unit)
    targets = list(_targets(offer, item_id, start, weights))
    if step is not None:
        targets = [(one / step).to_integral_value(ROUND_FLOOR) * step for one in targets]
    desired = max(targets, default=start)
    worth = yearly_equivalent(offer, item_id, start, desired)
    if desired <= start or worth is None or rounded(worth, 0) <= 0:
        return None
    full = Choice(desired, rounded(worth, 0))
    asked = [full] if step is None else list(_choices(start, desired, worth, step))
    enough = [one for one in asked if one.worth >= full.worth * _LEAST_PART]
    return Lever(item_id, start, (Choice(None, Decimal(0)), *enough), ranked=False)


def _targets(offer: Offer, item_id: str, start: Decimal, weights: SourceWeights) -> Iterator[Decimal]:
    """Yield how far an item that is not ranked can be asked for, by each who says something of it."""
    # A planned round is what packages are made for, so it does not say how far they may go.
    for ask in chain.from_iterable(one.asks for _, one in held(offer)):
        if ask.item == item_id and isinstance(ask.ask, Decimal):
            yield ask.ask
    found = market(offer, item_id, weights)
    if found is not None:
        yield from [one for one in (found.mid, found.high) if one is not None]
    base = offer.package.base_salary
    if item_id == "signing_bonus" and base is not None:
        yield start + base * _SIGNING_PART
    if item_id == "relocation":
        yield start * _RELOCATION_PART
    if item_id == "vacation_days":
        yield start + _MORE_DAYS
