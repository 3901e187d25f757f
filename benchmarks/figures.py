"""Figures, their limits, and what is said of them."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from statistics import median
from typing import TypeVar

First = TypeVar("First")
Second = TypeVar("Second")

ALLOWANCE = 1.5
"""A quick run fails where a figure is so many times over its limit: a busy machine is no fault."""
OVER_IDEAL = 1.2
"""How many times the ideal bytes an update may have."""


class Unit(Enum):
    """What a figure counts, as it is written."""

    RATIO = "×"
    BYTES = "B"
    MILLISECONDS = "ms"
    PERCENT = "%"
    MEBIBYTES = "MiB"

    @property
    def depends_on_the_machine(self) -> bool:
        """Whether the figure says as much about the machine as about the program."""
        return self in {Unit.MILLISECONDS, Unit.PERCENT}


_PLACES = {Unit.RATIO: 2, Unit.BYTES: 0, Unit.MILLISECONDS: 1, Unit.PERCENT: 2, Unit.MEBIBYTES: 1}
_FEW = 10
"""Figures from here on need no places."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its unit."""

    value: float
    unit: Unit

    def __str__(self) -> str:
        """Return it with as many places as mean something."""
        if math.isinf(self.value):
            return f"∞ {self.unit.value}"
        places = _PLACES[self.unit] if self.value < _FEW or self.unit is Unit.RATIO else 0
        return f"{self.value:,.{places}f} {self.unit.value}"


class Verdict(Enum):
    """How a figure stands to its limit; the worst comes last."""

    MET = "met"
    OVER = "over"
    FAR_OVER = "far over"


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure that has a limit."""

    found: Figure
    at_most: float

    @property
    def limit(self) -> Figure:
        """The highest value that is well."""
        return Figure(self.at_most, self.found.unit)

    @property
    def verdict(self) -> Verdict:
        """How it stands to its limit; far over is what a quick run fails at."""
        if self.found.value <= self.at_most:
            return Verdict.MET
        return Verdict.OVER if self.found.value <= self.at_most * ALLOWANCE else Verdict.FAR_OVER


@dataclass(frozen=True, slots=True)
class Row:
    """One promise: what was measured, what it is compared with, and what is promised."""

    what: str
    measured: Figure
    floor: Figure
    floor_is: str
    """What the floor is, in a few words."""
    judged: tuple[Judged, ...]
    """None where nothing is promised."""

    @property
    def verdict(self) -> Verdict | None:
        """The worst of all that is judged."""
        order = list(Verdict)
        return max((one.verdict for one in self.judged), key=order.index, default=None)

    @property
    def fails_quick_run(self) -> bool:
        """Whether a quick run fails: far over in what does not depend on the machine."""
        return any(
            one.verdict is Verdict.FAR_OVER and not one.found.unit.depends_on_the_machine
            for one in self.judged
        )


def over_floor(measured: float, floor: float) -> Figure:
    """Return how many times its floor a figure is."""
    if floor == 0:
        return Figure(1.0 if measured == 0 else math.inf, Unit.RATIO)
    return Figure(measured / floor, Unit.RATIO)


def in_turn(
    runs: int, program: Callable[[], First], floor: Callable[[], Second], *, warm_up: bool = True
) -> list[tuple[First, Second]]:
    """Run both in turn, A B A B; at first a pair that warms the caches and does not count."""
    pairs = [(program(), floor()) for _ in range(runs + warm_up)]
    return pairs[warm_up:]


def median_ratio(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the median of the ratios of pairs: what disturbs the machine disturbs both of a pair."""
    return median(over_floor(measured, floor).value for measured, floor in pairs)


def compared(
    what: str, pairs: Sequence[tuple[float, float]], unit: Unit, *, floor_is: str, at_most: float
) -> Row:
    """Return the row of runs in turn: the median of each side, and of the ratios, which has the limit."""
    measured, floor = (Figure(median(side), unit) for side in zip(*pairs, strict=True))
    ratio = Figure(median_ratio(pairs), Unit.RATIO)
    return Row(what, measured, floor, floor_is, (Judged(ratio, at_most),))


def percentile_95(values: Sequence[float]) -> float:
    """Return the least value that 95 in 100 do not exceed."""
    return sorted(values)[math.ceil(len(values) * 0.95) - 1]


def milliseconds(seconds: float) -> Figure:
    """Return a time as it is shown."""
    return Figure(seconds * 1e3, Unit.MILLISECONDS)
