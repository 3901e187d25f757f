"""Equal packages: two or three mixes of asks for round one that are worth the same to you, not to them.

Who offers a choice learns what is cheap for the other side, and gives nothing away by it (multiple equivalent
simultaneous offers; Medvec and Galinsky, 2005). Each package asks for every priority, one item of it in full,
and for nothing below a walk-away point, of the package or of an item, that is fixed.
"""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

from offer_tui.core.amounts import total
from offer_tui.core.compensation import Compensation, Part, compensation
from offer_tui.core.items import item
from offer_tui.core.levers import Choice, Lever, NoLever, levers
from offer_tui.core.negotiated import package_after
from offer_tui.core.offer import Ask, Offer, Round
from offer_tui.core.package import Figure
from offer_tui.core.records import dataclass, replace
from offer_tui.core.settings import SourceWeights
from offer_tui.core.worth import HORIZON_YEARS

TOLERANCE_PERCENT = 1
"""How far the worths of equal packages may lie apart, of the smallest."""
MOST = 3
"""More than three choices are no help to anybody."""
_FEWEST = 2
_LEVELS = (75, 80, 70, 85, 65, 90, 60, 95, 55, 50)
"""Percent of all that could be asked for, in the order in which they are tried as the common worth.

High enough to be a first round, low enough that what one package asks for in full another can leave.
"""
_CASH = (Part.BASE, Part.BONUS, Part.ONE_OFF)


@dataclass(frozen=True, slots=True)
class PackagePart:
    """One ask of a package."""

    item: str
    offered: Figure | None
    ask: Figure
    worth: Decimal
    """What the move is worth to you in yearly base: a whole amount."""
    desired: Figure
    desired_worth: Decimal
    """What the whole move to what is desired would be worth."""


@dataclass(frozen=True, slots=True)
class EqualPackage:
    """One mix of asks. Amounts are in the offer's currency, and what it would cost them is unrounded."""

    pushed: str
    """The item that it asks for in full; the other packages ask for less of it."""
    parts: tuple[PackagePart, ...]
    """Every ask: the priorities in rank order, then other items."""
    year_one: Decimal
    """All that year one would pay, as the walk-away total counts it."""
    four_years: Decimal
    """All that four years would pay."""
    year_one_cash: Decimal
    """Base, bonus and one-off payments of year one."""
    four_years_cash: Decimal
    """Base, bonus and one-off payments of four years."""

    @property
    def worth(self) -> Decimal:
        """What it is worth to you in yearly base: the sum of its parts."""
        return total(part.worth for part in self.parts)


@dataclass(frozen=True, slots=True)
class EqualPackages:
    """Two or three packages whose worths lie within 1 % of the smallest."""

    each: tuple[EqualPackage, ...]


@dataclass(frozen=True, slots=True)
class NoPackages:
    """Why there are none."""

    reason: str
    """In one sentence, without figures."""


def equal_packages(offer: Offer, weights: SourceWeights) -> EqualPackages | NoPackages:
    """Return packages for round one that differ in what they push; as many as are found, three at most.

    `weights` are those of research, which says how far items that are not ranked can be asked for. Figures
    are round as people ask for them, worths are whole amounts, and so the sums that are compared.
    """
    found = levers(offer, weights)
    if isinstance(found, NoLever):
        return NoPackages(found.reason)
    movable = [lever for lever in found if len(lever.choices) > 1]
    if len(movable) < _FEWEST:
        return NoPackages(_too_few(movable))
    best: list[EqualPackage] = []
    held_back = False
    for level in _LEVELS:
        mixed = [_package(offer, pushed, mix, found) for pushed, mix in _mixes(found, movable, level)]
        enough = [one for one in mixed if not _below_walk_away(offer, one)]
        held_back = held_back or len(enough) < len(mixed)
        unlike = _unlike(enough)[:MOST]
        if len(unlike) > len(best):
            best = unlike
        if len(best) == min(MOST, len(movable)):
            break
    if len(best) >= _FEWEST:
        return EqualPackages(tuple(best))
    if held_back:
        return NoPackages("Year one of such packages stays below your walk-away point.")
    return NoPackages(f"No two mixes of other costs were found that lie within {TOLERANCE_PERCENT} %.")


def _mixes(
    found: Sequence[Lever], movable: Sequence[Lever], level: int
) -> Iterator[tuple[Lever, dict[str, Choice]]]:
    """Yield for each movable item a mix of this level that asks for it in full, where there is one."""
    least, most = (total(lever.choices[end].worth for lever in found) for end in (0, -1))
    limit = least + (most - least) * level // 100
    # By the smallest sum that is allowed: then any two lie within the tolerance of the smaller.
    width = limit - limit * 100 / (100 + TOLERANCE_PERCENT)
    for pushed in movable:
        others = [lever for lever in found if lever is not pushed]
        mix = _mix(others, limit - pushed.full.worth, width)
        if mix is not None:
            yield pushed, {**mix, pushed.item: pushed.full}


def _mix(others: Sequence[Lever], high: Decimal, width: Decimal) -> dict[str, Choice] | None:
    """Return a choice for each item that together are worth `high`, or up to `width` less; None if none are.

    Ranked items go the same part of their ways as nearly as can be, and none in full that can go less far.
    """
    # What is not ranked comes first, so that it is asked for only where ranked items leave a gap; what has
    # the smallest steps comes last, to close it.
    order = sorted(others, key=lambda lever: (lever.ranked, -lever.widest_step))
    choices = [lever.choices[:-1] or lever.choices for lever in order]
    ends = [(one[0].worth, one[-1].worth) for one in choices]
    rest = [tuple(total(one[end] for one in ends[k + 1 :]) for end in (0, 1)) for k in range(len(order))]
    spans = total(most - least for (least, most), lever in zip(ends, order, strict=True) if lever.ranked)
    part = (high - total(least for least, _ in ends)) / spans if spans else Decimal(0)

    @cache
    def chosen(k: int, high: Decimal) -> tuple[Choice, ...] | None:
        if k == len(order):
            return () if 0 <= high <= width else None
        (least, most), (least_after, most_after) = ends[k], rest[k]
        wish = least + part * (most - least) if order[k].ranked else least
        fitting = [one for one in choices[k] if high - width - most_after <= one.worth <= high - least_after]
        for one in sorted(fitting, key=lambda choice: abs(choice.worth - wish)):
            later = chosen(k + 1, high - one.worth)
            if later is not None:
                return (one, *later)
        return None

    made = chosen(0, high)
    return None if made is None else {lever.item: one for lever, one in zip(order, made, strict=True)}


def _too_few(movable: Sequence[Lever]) -> str:
    if not movable:
        return "Each of these items is asked for whole or not at all, so there is nothing to mix."
    known = item(movable[0].item)
    only = movable[0].item if known is None else known.label
    return f"Only {only.lower()} can be asked for more or less of, and a mix needs two such items."


def _package(offer: Offer, pushed: Lever, mix: Mapping[str, Choice], found: Sequence[Lever]) -> EqualPackage:
    """Return a mix with what it would pay if all of it were granted."""
    parts = tuple(
        PackagePart(one.item, one.offered, ask, mix[one.item].worth, one.full.ask, one.full.worth)
        for one in found
        if (ask := mix[one.item].ask) is not None and one.full.ask is not None
    )
    asks = tuple(Ask(part.item, ask=part.ask, answer="granted") for part in parts)
    pay = compensation(package_after(replace(offer, rounds=(Round(asks=asks),)), 1), HORIZON_YEARS)
    first = Compensation(pay.years[:1])
    return EqualPackage(pushed.item, parts, first.total, pay.total, _cash(first), _cash(pay))


def _cash(pay: Compensation) -> Decimal:
    return total(pay.part(part) for part in _CASH)


def _below_walk_away(offer: Offer, package: EqualPackage) -> bool:
    least = offer.strategy.walk_away_total
    return least is not None and package.year_one < least


def _unlike(packages: Sequence[EqualPackage]) -> list[EqualPackage]:
    """Return the packages without those that cost them the same as one before."""
    by_cost: dict[tuple[Decimal, ...], EqualPackage] = {}
    for one in packages:
        by_cost.setdefault((one.year_one, one.four_years, one.year_one_cash, one.four_years_cash), one)
    return list(by_cost.values())
