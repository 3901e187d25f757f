"""Rows of three versions of an array: which belong together, and in which order the merged ones stand."""

from collections.abc import Callable, Iterable, Sequence
from heapq import merge

from offer_tui.core.identity import partners
from offer_tui.core.keys import Plain
from offer_tui.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Trio:
    """One row: its number in each version that has it."""

    base: int | None = None
    mine: int | None = None
    theirs: int | None = None


def trios(
    array: str, base: Sequence[Plain], mine: Sequence[Plain], theirs: Sequence[Plain]
) -> tuple[Trio, ...]:
    """Return every row of three versions of an array once."""
    in_mine, in_theirs = partners(array, base, mine), partners(array, base, theirs)
    new_mine = _others(len(mine), in_mine.values())
    new_theirs = _others(len(theirs), in_theirs.values())
    # Two new rows at the same place are two rows, unless they say that they are one.
    both = partners(array, [mine[n] for n in new_mine], [theirs[n] for n in new_theirs], by_place=False)
    in_both = {new_mine[one]: new_theirs[other] for one, other in both.items()}
    return (
        *(Trio(n, in_mine.get(n), in_theirs.get(n)) for n in range(len(base))),
        *(Trio(None, n, in_both.get(n)) for n in new_mine),
        *(Trio(None, None, n) for n in new_theirs if n not in in_both.values()),
    )


def _others(count: int, known: Iterable[int]) -> list[int]:
    return sorted(set(range(count)) - set(known))


@dataclass(frozen=True, slots=True)
class Arranged:
    """Merged rows in order."""

    rows: tuple[Trio, ...]
    otherwise: tuple[Trio, ...] | None
    """The order of mine, where both versions changed the order, differently; `rows` is in that of theirs."""


def arranged(rows: Iterable[Trio], rank: Callable[[Trio], tuple[object, ...]]) -> Arranged:
    """Return rows in the order of the version that changed it.

    A row that one version alone has stays behind the row that it stands behind there; where both have new
    ones at one place, `rank` says which is first.
    """
    rows = tuple(rows)
    shared = [row for row in rows if row.mine is not None and row.theirs is not None]
    by_mine, by_theirs = sorted(shared, key=_of_mine), sorted(shared, key=_of_theirs)
    # Where new rows stand that both added is no order that one could have changed.
    known_mine, known_theirs = (
        [row for row in order if row.base is not None] for order in (by_mine, by_theirs)
    )
    by_base = sorted(known_mine, key=_of_base)
    mine_moved, theirs_moved = known_mine != by_base, known_theirs != by_base
    extra_mine = _behind(sorted((row for row in rows if row.mine is not None), key=_of_mine))
    extra_theirs = _behind(sorted((row for row in rows if row.theirs is not None), key=_of_theirs))

    def filled(order: Sequence[Trio]) -> tuple[Trio, ...]:
        return tuple(
            row
            for anchor in (None, *order)
            for row in (
                *((anchor,) if anchor else ()),
                *merge(extra_theirs.get(anchor, ()), extra_mine.get(anchor, ()), key=rank),
            )
        )

    if mine_moved and theirs_moved and known_mine != known_theirs:
        return Arranged(filled(by_theirs), filled(by_mine))
    return Arranged(filled(by_mine if mine_moved and not theirs_moved else by_theirs), None)


def _behind(rows: Sequence[Trio]) -> dict[Trio | None, list[Trio]]:
    """Return the rows that one version alone has, by the shared row before them; None at the top."""
    anchor: Trio | None = None
    found: dict[Trio | None, list[Trio]] = {}
    for row in rows:
        if row.mine is not None and row.theirs is not None:
            anchor = row
        else:
            found.setdefault(anchor, []).append(row)
    return found


def _of_base(row: Trio) -> int:
    return -1 if row.base is None else row.base


def _of_mine(row: Trio) -> int:
    return -1 if row.mine is None else row.mine


def _of_theirs(row: Trio) -> int:
    return -1 if row.theirs is None else row.theirs
