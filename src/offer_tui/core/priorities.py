"""The two or three items that matter most: their weights and how far each has come."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from offer_tui.core import items, rounds
from offer_tui.core.exact import decimal_of
from offer_tui.core.offer import Offer, Priority
from offer_tui.core.package import Figure
from offer_tui.core.records import dataclass

MOST_PRIORITIES = 3
"""More than so many are no priorities any more."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One priority: what was offered, what is on the table, and how far that is."""

    priority: Priority
    offered: Figure | None
    now: Figure | None
    weight_percent: Decimal
    progress_offered: Decimal | None
    """From 0, the walk-away point, to 1, what is desired; None where it cannot be told."""
    progress_now: Decimal | None


@dataclass(frozen=True, slots=True)
class Progress:
    """All priorities together, 0 to 1.

    None as long as the progress of one is not known: a sum without it would be about something else, and
    would jump as soon as the missing figure is filled in.
    """

    offered: Decimal | None
    now: Decimal | None


def rank_weights(count: int) -> tuple[Fraction, ...]:
    """Return the rank-order-centroid weights of so many ranks, highest first; they sum to 1.

    Rank k of n weighs (1/n) · Σ 1/i for i from k to n (Barron and Barrett, 1996).
    """
    return tuple(
        sum((Fraction(1, i) for i in range(rank, count + 1)), Fraction(0)) / count
        for rank in range(1, count + 1)
    )


def progress(walk_away: Figure | None, desired: Figure | None, now: Figure | None) -> Fraction | None:
    """Return how far `now` is on the way from the walk-away point to what is desired, 0 to 1.

    Less is better where the walk-away point lies above. Dates count in days. Of words only the two ends
    are known. Where both ends are the same number or date, nothing says which side is better: 1 exactly
    there, else 0. None where a figure is missing or of another type than the others.
    """
    if isinstance(now, str) and isinstance(walk_away, str) and isinstance(desired, str):
        return Fraction(1) if now == desired else Fraction(0) if now == walk_away else None
    if isinstance(now, Decimal) and isinstance(walk_away, Decimal) and isinstance(desired, Decimal):
        return _way(Fraction(walk_away), Fraction(desired), Fraction(now))
    if isinstance(now, date) and isinstance(walk_away, date) and isinstance(desired, date):
        return _way(*(Fraction(day.toordinal()) for day in (walk_away, desired, now)))
    return None


def _way(start: Fraction, end: Fraction, here: Fraction) -> Fraction:
    if start == end:
        return Fraction(here == end)
    return min(Fraction(1), max(Fraction(0), (here - start) / (end - start)))


def standings(offer: Offer) -> tuple[Standing, ...]:
    """Return where each priority stands, in rank order."""
    return tuple(
        Standing(
            priority=one.priority,
            offered=one.offered,
            now=one.now,
            weight_percent=decimal_of(100 * one.weight),
            progress_offered=_decimal(one.progress_offered),
            progress_now=_decimal(one.progress_now),
        )
        for one in _measured(offer)
    )


def total_progress(offer: Offer) -> Progress:
    """Return Σ weight × progress over the priorities, as first offered and now."""
    measured = _measured(offer)
    return Progress(
        offered=_total([(one.weight, one.progress_offered) for one in measured]),
        now=_total([(one.weight, one.progress_now) for one in measured]),
    )


@dataclass(frozen=True, slots=True)
class _Measured:
    """A standing in exact numbers."""

    priority: Priority
    offered: Figure | None
    now: Figure | None
    weight: Fraction
    progress_offered: Fraction | None
    progress_now: Fraction | None


def _measured(offer: Offer) -> list[_Measured]:
    found = []
    for priority, weight in zip(offer.priorities, rank_weights(len(offer.priorities)), strict=True):
        offered, now = items.offered(offer, priority.item), rounds.now(offer, priority.item)
        ends = priority.walk_away, priority.desired
        found.append(
            _Measured(priority, offered, now, weight, progress(*ends, offered), progress(*ends, now))
        )
    return found


def _total(weighted: Sequence[tuple[Fraction, Fraction | None]]) -> Decimal | None:
    result = Fraction(0)
    for weight, part in weighted:
        if part is None:
            return None
        result += weight * part
    return decimal_of(result) if weighted else None


def _decimal(ratio: Fraction | None) -> Decimal | None:
    return None if ratio is None else decimal_of(ratio)
