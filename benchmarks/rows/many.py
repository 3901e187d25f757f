"""The list of many offers on the screen, beside a list of few."""

from collections.abc import Iterator
from statistics import median

from benchmarks.figures import Row, Unit, compared, in_turn, milliseconds
from benchmarks.places import Bench, Home, home_with_many
from benchmarks.starts import seconds_until

AT_MOST = 1.3
FEW, MANY, QUICK_MANY = 10, 10_000, 2_000
FIRST_ROW = "Acme"


def rows(bench: Bench) -> Iterator[Row]:
    """Measure how soon there is something to see, and the first offers."""
    count = QUICK_MANY if bench.quick else MANY
    few, many = home_with_many(bench.root, FEW), home_with_many(bench.root, count)
    pairs = in_turn(bench.runs, lambda: _opened(many), lambda: _opened(few), warm_up=False)
    paints = [(one[0] * 1e3, other[0] * 1e3) for one, other in pairs]
    floor_is = f"with {FEW}"
    what = f"first paint with {count:,} offers"
    yield compared(what, paints, Unit.MILLISECONDS, floor_is=floor_is, at_most=AT_MOST)
    found, floor = (milliseconds(median(one for _, one in side)) for side in zip(*pairs, strict=True))
    yield Row("the same, until the first offers show", found, floor, floor_is, ())


def _opened(home: Home) -> tuple[float, float]:
    return seconds_until(home.command(), home.environment, FIRST_ROW)
