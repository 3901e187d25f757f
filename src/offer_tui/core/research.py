"""What the market says of an item: points of research, weighted by the kind of their source."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from offer_tui.core.amounts import total
from offer_tui.core.exact import decimal_of
from offer_tui.core.money import rounded
from offer_tui.core.offer import Offer, ResearchPoint
from offer_tui.core.package import Figure
from offer_tui.core.records import dataclass
from offer_tui.core.settings import SourceWeights
from offer_tui.core.wording import shown_number

_WEBSITE = "website"
_WEIGHTS: Mapping[str, Decimal] = {
    "network": Decimal(4),
    "recruiter": Decimal(4),
    "survey": Decimal(3),
    "posting": Decimal(2),
    _WEBSITE: Decimal(1),
}
"""What each kind of source counts where settings.toml says nothing: people of the field count most."""

_ENDS = ("low", "mid", "high")
_RANKS = {1: "st", 2: "nd", 3: "rd"}

Weighed: TypeAlias = tuple[tuple[ResearchPoint, Decimal], ...]
"""Points with what each counts."""


@dataclass(frozen=True, slots=True)
class Market:
    """What the research says of one item. Its figures are weighted means, unrounded, in the item's unit."""

    item: str
    low: Decimal | None
    """Of the low ends that are known; None where none is."""
    mid: Decimal | None
    """Of the middles that are known; None where none is."""
    high: Decimal | None
    """Of the high ends that are known; None where none is."""
    weighed: Weighed
    """The points that count and how much, in the order of the file."""

    @property
    def points(self) -> tuple[ResearchPoint, ...]:
        """The points that count."""
        return tuple(point for point, _ in self.weighed)

    @property
    def weight(self) -> Decimal:
        """What all points count together; above 0."""
        return total(count for _, count in self.weighed)

    @property
    def latest(self) -> date | None:
        """The day of the newest point; None where no point has one."""
        return max((point.date for point in self.points if point.date is not None), default=None)

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds of source that speak; one that is not said is a website."""
        return frozenset(point.source or _WEBSITE for point in self.points)

    @property
    def span(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest of the weighted figures."""
        known = [one for one in (self.low, self.mid, self.high) if one is not None]
        return min(known), max(known)


def weight(weights: SourceWeights, source: str) -> Decimal:
    """Return what a source of a kind counts; one that is not said counts as a website."""
    kind = source or _WEBSITE
    own: Decimal | None = getattr(weights, kind)
    return _WEIGHTS[kind] if own is None else own


def market(offer: Offer, item_id: str, weights: SourceWeights) -> Market | None:
    """Return what the research says of an item; None without a point that has a number.

    Points of weight 0 are left out, unless there are no others: then all count the same.
    """
    found = [one for one in offer.research if one.item == item_id and _numbers(one)]
    if not found:
        return None
    weighed = tuple((one, count) for one in found if (count := weight(weights, one.source)))
    weighed = weighed or tuple((one, Decimal(1)) for one in found)
    low, mid, high = (_mean(_terms(weighed, end)) for end in _ENDS)
    return Market(item_id, low, mid, high, weighed)


def markets(offer: Offer, weights: SourceWeights) -> tuple[Market, ...]:
    """Return what the research says of each item that it has a number for, in the order of the file."""
    found = (market(offer, item_id, weights) for item_id in dict.fromkeys(one.item for one in offer.research))
    return tuple(one for one in found if one is not None)


def position(found: Market, value: Figure | None) -> Decimal | None:
    """Return at which percentile of the market a value lies, 0 to 100; None where that cannot be told.

    Each point is a distribution of its own, piecewise linear: its low end is percentile 0, its middle 50,
    its high end 100. A middle that is missing lies halfway, an end as far from the middle as the other
    one; a middle alone stands for both ends, and an end alone says nothing. The percentile is the weighted
    mean over the points, so it never falls when the value rises.
    """
    if not isinstance(value, Decimal):
        return None
    placed = [
        (count, _percentile(ends, Fraction(value)))
        for point, count in found.weighed
        if (ends := _distribution(point)) is not None
    ]
    return _mean(placed)


def position_words(found: Market, value: Figure | None) -> str:
    """Say where a value lies, and among how many points: `at the 42nd percentile of 4`.

    From the lowest to the highest figure of the points it is the 1st percentile at least and the 99th at
    most. Empty for a value that is no number.
    """
    if not isinstance(value, Decimal):
        return ""
    known = [figure for point in found.points for figure in _numbers(point).values()]
    count, at = len(found.points), position(found, value)
    if value < min(known):
        return f"below the lowest of {count}"
    if value > max(known):
        return f"above the highest of {count}"
    if at is None:
        return f"between the lowest and the highest of {count}"
    return f"at the {_ordinal(min(99, max(1, int(rounded(at, 0)))))} percentile of {count}"


def mean_sources(found: Market) -> Iterator[str]:
    """Yield how each weighted mean is made: `low: (4 × 172,000 + 1 × 150,000) ÷ 5 = 167,600`."""
    for end, mean in zip(_ENDS, (found.low, found.mid, found.high), strict=True):
        if mean is not None:
            terms = _terms(found.weighed, end)
            text = " + ".join(f"{shown_number(count)} × {shown_number(figure)}" for count, figure in terms)
            divisor = shown_number(total(count for count, _ in terms))
            yield f"{end}: ({text}) ÷ {divisor} = {shown_number(rounded(mean))}"


def _numbers(point: ResearchPoint) -> Mapping[str, Decimal]:
    """Return low, middle and high as far as they are numbers."""
    figures = {end: getattr(point, end) for end in _ENDS}
    return {end: figure for end, figure in figures.items() if isinstance(figure, Decimal)}


def _terms(weighed: Weighed, end: str) -> list[tuple[Decimal, Decimal]]:
    """Return the weight and the figure of each point that has this one."""
    return [(count, figures[end]) for point, count in weighed if end in (figures := _numbers(point))]


def _mean(terms: Sequence[tuple[Decimal, Decimal | Fraction]]) -> Decimal | None:
    """Return the weighted mean of pairs of weight and figure; None for none."""
    if not terms:
        return None
    weights = sum((Fraction(count) for count, _ in terms), Fraction(0))
    return decimal_of(sum((Fraction(count) * Fraction(one) for count, one in terms), Fraction(0)) / weights)


def _distribution(point: ResearchPoint) -> tuple[Fraction, Fraction, Fraction] | None:
    """Return where a point has its percentiles 0, 50 and 100; None where only one end is known."""
    known = {end: Fraction(figure) for end, figure in _numbers(point).items()}
    low, mid, high = (known.get(end) for end in _ENDS)
    if mid is None:
        if low is None or high is None:
            return None
        mid = (low + high) / 2
    if low is None:
        low = mid if high is None else 2 * mid - high
    if high is None:
        high = 2 * mid - low
    # By size: the file may have them the wrong way round.
    low, mid, high = sorted((low, mid, high))
    return low, mid, high


def _percentile(ends: tuple[Fraction, Fraction, Fraction], value: Fraction) -> Fraction:
    low, mid, high = ends
    if value == mid:
        return Fraction(50)
    if value < mid:
        return Fraction(0) if value <= low else 50 * (value - low) / (mid - low)
    return Fraction(100) if value >= high else 50 + 50 * (value - mid) / (high - mid)


def _ordinal(number: int) -> str:
    """Write a whole number below 100 as a rank: `1st`, `12th`, `42nd`."""
    last = 0 if number // 10 == 1 else number % 10
    return f"{number}{_RANKS.get(last, 'th')}"
