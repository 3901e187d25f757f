"""How closely a job serves one's career goals: a score, an interval while ratings are missing, a verdict.

The score is Σ weight × rating, 0 to 10, with weight = points / sum of points. A goal that is not rated makes
it the interval from its rating of 0 to its rating of 10. Everything is compared before it is divided, as
exact sums of points × rating, so that no rounding decides a verdict.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_CEILING, Context, Decimal
from enum import StrEnum
from functools import lru_cache
from typing import TypeAlias

from offer_tui.core.amounts import HUNDRED, ZERO
from offer_tui.core.offer import Rating
from offer_tui.core.profile import STRONG, WEAK, Goal, Thresholds
from offer_tui.core.records import dataclass

TOP = 10
"""The best rating."""
_EXACT = Context(prec=200)
"""Room for all digits of a sum of products of two figures that a file can hold."""


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
class _Part:
    """A goal as it is counted."""

    scored: Scored
    points: Decimal
    rating: Decimal | None
    needs: Decimal
    """What a must-have asks for; 0 asks for nothing."""

    @property
    def missed(self) -> bool:
        return self.rating is not None and self.rating < self.needs

    @property
    def missing(self) -> bool:
        """Whether its rating is missing and counts: without weight or need it could change nothing."""
        return self.rating is None and (self.points > 0 or self.needs > 0)


def fit(goals: Sequence[Goal], thresholds: Thresholds, ratings: Mapping[str, Rating]) -> Fit:
    """Return how closely an offer with these ratings, by goal id, serves the goals.

    A goal without points weighs nothing. "All is rated" leaves out goals that have neither weight nor a
    must-have. With no weight at all the score is anything from 0 to 10 and only a must-have can settle it.
    """
    whole, weights = _weights(tuple(goal.points for goal in goals))
    weighted = bool(whole)
    whole = whole or Decimal(1)
    parts = [_part(goal, ratings.get(goal.id), percent) for goal, percent in zip(goals, weights, strict=True)]
    low = unknown = ZERO
    for part in parts:
        if part.rating is None:
            unknown = _EXACT.add(unknown, part.points)
        else:
            low = _EXACT.fma(part.points, part.rating, low)
    # These four are scores times the sum of points.
    high = _EXACT.fma(TOP, unknown if weighted else whole, low)
    strong = STRONG if thresholds.strong is None else thresholds.strong
    # A threshold for "weak" above the one for "strong" would give a score two verdicts: strong goes first.
    weak = min(strong, WEAK if thresholds.weak is None else thresholds.weak)
    bounds = (_EXACT.multiply(strong, whole), _EXACT.multiply(weak, whole))

    missing = [part for part in parts if part.missing]
    missed = [part for part in parts if part.missed]
    verdict = _verdict(missed, missing, low, high, bounds) if weighted or missed else Verdict.UNDECIDED
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
        low=low / whole,
        high=high / whole,
        coverage_percent=_EXACT.multiply(HUNDRED, _EXACT.subtract(whole, unknown)) / whole
        if weighted
        else ZERO,
        strong=strong,
        weak=weak,
        verdict=verdict,
        settled_as=settled,
        missed=_scored(missed),
        open_must_haves=_scored(part for part in missing if part.needs),
        unrated=_scored(missing),
        deciding=_scored(deciding),
        strong_from=strong_from,
        not_a_fit_below=not_a_fit_below,
    )


@lru_cache
def _weights(points: tuple[Decimal | None, ...]) -> tuple[Decimal, tuple[Decimal, ...]]:
    """Return the sum of points, and the weight of each goal in percent."""
    whole = ZERO
    for own in points:
        whole = _EXACT.add(whole, own or ZERO)
    return whole, tuple(_EXACT.multiply(HUNDRED, own or ZERO) / (whole or Decimal(1)) for own in points)


def _part(goal: Goal, own: Rating | None, weight_percent: Decimal) -> _Part:
    rating = None if own is None else own.rating
    return _Part(Scored(goal, rating, weight_percent), goal.points or ZERO, rating, goal.must_have or ZERO)


def _scored(parts: Iterable[_Part]) -> tuple[Scored, ...]:
    return tuple([part.scored for part in parts])


_Bounds: TypeAlias = tuple[Decimal, Decimal]
"""From where on the score is strong, and below which it is weak, both times the sum of points."""


def _verdict(
    missed: Sequence[_Part], missing: Sequence[_Part], low: Decimal, high: Decimal, bounds: _Bounds
) -> Verdict:
    strong, weak = bounds
    if missed:
        return Verdict.NOT_A_FIT
    if low >= strong and not any(part.needs for part in missing):
        return Verdict.STRONG
    if high < weak:
        return Verdict.NOT_A_FIT
    return Verdict.UNDECIDED if missing else Verdict.POSSIBLE


def _deciding(missing: Sequence[_Part], low: Decimal, high: Decimal, bounds: _Bounds) -> list[_Part]:
    """Return the goals for which two ratings lead to two verdicts, with some rating of the others.

    A must-have always does, by meeting it or not. Any other goal has to be able to lift the score over a
    threshold, and only among ratings that meet all must-haves: elsewhere the verdict is "not a fit" already.
    """
    least = low
    for part in missing:
        least = _EXACT.fma(part.points, part.needs, least)
    lifts = any(least < bound <= high for bound in bounds)
    return [part for part in missing if part.needs or lifts]


def _needed(part: _Part, low: Decimal, bounds: _Bounds) -> tuple[int | None, int | None]:
    """Return the least whole ratings of the last goal for "strong" and for anything but "not a fit"."""
    strong, possible = (_least_rating(part, _EXACT.subtract(bound, low)) for bound in bounds)
    return (strong if strong <= TOP else None), possible or None


def _least_rating(part: _Part, lacking: Decimal) -> int:
    """Return the least whole rating that meets the goal's own need and lifts the score by what it lacks."""
    needs = int(part.needs.to_integral_value(ROUND_CEILING))
    if lacking <= 0:
        return needs
    if not part.points:
        return TOP + 1
    times, rest = _EXACT.divmod(lacking, part.points)
    return max(needs, int(times) + bool(rest))
