"""How closely a job serves one's career goals: a score, an interval while ratings are missing, a verdict.

The score is Σ weight × rating, 0 to 10, with weight = points / sum of points. A goal that is not rated makes
it the interval from its rating of 0 to its rating of 10. Everything is compared as exact ratios, so that no
rounding decides a verdict.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

from offer_tui.core.exact import decimal_of
from offer_tui.core.offer import Rating
from offer_tui.core.profile import STRONG, WEAK, Goal, Thresholds

TOP = 10
"""The best rating."""


class Verdict(StrEnum):
    """What the ratings say of a job."""

    STRONG = "strong"
    POSSIBLE = "possible"
    NOT_A_FIT = "not_a_fit"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Scored:
    """One goal as it counts for one offer."""

    goal: Goal
    rating: Decimal | None
    weight_percent: Decimal


@dataclass(frozen=True, slots=True)
class Fit:
    """How closely one offer serves the goals."""

    goals: tuple[Scored, ...]
    low: Decimal
    """The score if all that is not rated were rated 0."""
    high: Decimal
    """The score if all that is not rated were rated 10."""
    coverage_percent: Decimal
    """How much of the weight is rated."""
    strong: Decimal
    """A score at or above is strong."""
    weak: Decimal
    """A score below is not a fit."""
    verdict: Verdict
    settled_as: Verdict | None
    """The verdict once all is rated, where no missing rating can change it any more; else None."""
    missed: tuple[Scored, ...]
    """Must-haves rated below what they ask for."""
    open_must_haves: tuple[Scored, ...]
    """Must-haves not rated yet."""
    unrated: tuple[Scored, ...]
    """Goals not rated yet whose rating counts: they have weight or are a must-have."""
    deciding: tuple[Scored, ...]
    """Those of `unrated` that can still change the verdict."""
    strong_from: int | None = None
    """Where one goal is left to rate: the least whole rating of it that makes the fit strong."""
    not_a_fit_below: int | None = None
    """Where one goal is left to rate: the least whole rating of it that is not "not a fit"; None for 0."""


@dataclass(frozen=True, slots=True)
class _Exact:
    """A goal in exact numbers."""

    scored: Scored
    weight: Fraction
    rating: Fraction | None
    needs: Fraction
    """What a must-have asks for; 0 asks for nothing."""

    @property
    def missed(self) -> bool:
        return self.rating is not None and self.rating < self.needs

    @property
    def missing(self) -> bool:
        """Whether its rating is missing and counts: without weight or need it could change nothing."""
        return self.rating is None and (self.weight > 0 or self.needs > 0)


def fit(goals: Sequence[Goal], thresholds: Thresholds, ratings: Mapping[str, Rating]) -> Fit:
    """Return how closely an offer with these ratings, by goal id, serves the goals.

    A goal without points weighs nothing. "All is rated" leaves out goals that have neither weight nor a
    must-have. With no weight at all the score is anything from 0 to 10 and only a must-have can settle it.
    """
    parts = _exact(goals, ratings)
    low = sum((part.weight * (part.rating or 0) for part in parts), Fraction(0))
    unknown = sum((part.weight for part in parts if part.rating is None), Fraction(0))
    weighted = any(part.weight for part in parts)
    high = low + TOP * unknown if weighted else Fraction(TOP)
    strong = STRONG if thresholds.strong is None else thresholds.strong
    # A threshold for "weak" above the one for "strong" would give a score two verdicts: strong goes first.
    weak = min(strong, WEAK if thresholds.weak is None else thresholds.weak)
    bounds = (Fraction(strong), Fraction(weak))

    verdict = _verdict(parts, low, high, bounds)
    missing = [part for part in parts if part.missing]
    deciding = [] if verdict is not Verdict.UNDECIDED else _deciding(missing, low, high, bounds)
    settled: Verdict | None = verdict
    if verdict is Verdict.UNDECIDED:
        # Not strong, not weak and nothing left that could make it either: it can only lie between.
        settled = Verdict.POSSIBLE if weighted and not deciding else None
    strong_from, not_a_fit_below = None, None
    if verdict is Verdict.UNDECIDED and weighted and len(missing) == 1:
        strong_from, not_a_fit_below = _needed(missing[0], low, bounds)
    return Fit(
        goals=_scored(parts),
        low=decimal_of(low),
        high=decimal_of(high),
        coverage_percent=decimal_of(100 * (1 - unknown)) if weighted else Decimal(0),
        strong=strong,
        weak=weak,
        verdict=verdict,
        settled_as=settled,
        missed=_scored(part for part in parts if part.missed),
        open_must_haves=_scored(part for part in missing if part.needs),
        unrated=_scored(missing),
        deciding=_scored(deciding),
        strong_from=strong_from,
        not_a_fit_below=not_a_fit_below,
    )


def _exact(goals: Sequence[Goal], ratings: Mapping[str, Rating]) -> list[_Exact]:
    points = [Fraction(goal.points or 0) for goal in goals]
    whole = sum(points) or Fraction(1)
    parts = []
    for goal, own in zip(goals, points, strict=True):
        rating = ratings.get(goal.id, Rating()).rating
        scored = Scored(goal, rating, decimal_of(100 * own / whole))
        exact = None if rating is None else Fraction(rating)
        parts.append(_Exact(scored, own / whole, exact, Fraction(goal.must_have or 0)))
    return parts


def _scored(parts: Iterable[_Exact]) -> tuple[Scored, ...]:
    return tuple(part.scored for part in parts)


_Bounds: TypeAlias = tuple[Fraction, Fraction]
"""From where on the score is strong, and below which it is weak."""


def _verdict(parts: Sequence[_Exact], low: Fraction, high: Fraction, bounds: _Bounds) -> Verdict:
    strong, weak = bounds
    if any(part.missed for part in parts):
        return Verdict.NOT_A_FIT
    if not any(part.weight for part in parts):
        return Verdict.UNDECIDED
    missing = [part for part in parts if part.missing]
    if low >= strong and not any(part.needs for part in missing):
        return Verdict.STRONG
    if high < weak:
        return Verdict.NOT_A_FIT
    return Verdict.UNDECIDED if missing else Verdict.POSSIBLE


def _deciding(missing: Sequence[_Exact], low: Fraction, high: Fraction, bounds: _Bounds) -> list[_Exact]:
    """Return the goals for which two ratings lead to two verdicts, with some rating of the others.

    A must-have always does, by meeting it or not. Any other goal has to be able to lift the score over a
    threshold, and only among ratings that meet all must-haves: elsewhere the verdict is "not a fit" already.
    """
    least = low + sum((part.weight * part.needs for part in missing), Fraction(0))
    lifts = any(least < bound <= high for bound in bounds)
    return [part for part in missing if part.needs or lifts]


def _needed(part: _Exact, low: Fraction, bounds: _Bounds) -> tuple[int | None, int | None]:
    """Return the least whole ratings of the last goal for "strong" and for anything but "not a fit"."""
    strong, possible = (_least_rating(part, bound - low) for bound in bounds)
    return (strong if strong <= TOP else None), possible or None


def _least_rating(part: _Exact, lacking: Fraction) -> int:
    """Return the least whole rating that meets the goal's own need and lifts the score by what it lacks."""
    if lacking <= 0:
        return math.ceil(part.needs)
    if not part.weight:
        return TOP + 1
    return max(math.ceil(part.needs), math.ceil(lacking / part.weight))
