"""Which offers `list` shows, and in which order."""

from argparse import Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from offer_tui.cli.listed import Listed
from offer_tui.core.nearest import nearest
from offer_tui.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Selection:
    """What an offer has to be; one whose file cannot be used meets no demand."""

    status: str | None = None
    stage: str | None = None
    """Its next step."""
    due_before: date | None = None
    """The first day that is too late for its reply to be due; a closed offer has none due."""
    sort: str | None = None
    """`company`, `due`, `fit` or `year1`; None for the order of slugs."""


ALL = Selection()


def selection_of(options: Namespace) -> Selection | str:
    """Return what the arguments ask for, or what is wrong with them."""
    for name, value, known in (
        ("status", options.status, _statuses),
        ("next step", options.stage, _stages),
    ):
        if value is not None and value not in (words := known()):
            return f'"{value}" is no {name}, give one of {", ".join(words)}{nearest(value, words)}'
    return Selection(options.status, options.stage, options.due_before, options.sort)


def selected(wanted: Selection, rows: Iterable[Listed]) -> Sequence[Listed]:
    """Return the offers that are as wanted, in order; one that cannot be used is last where there is one."""
    kept = [row for row in rows if _fits(wanted, row)]
    if wanted.sort is None:
        return kept
    rank = _RANKS[wanted.sort]
    return sorted(kept, key=lambda row: _place(row, rank))


def _fits(wanted: Selection, row: Listed) -> bool:
    if row.error:
        return (wanted.status, wanted.stage, wanted.due_before) == (None, None, None)
    if wanted.status not in (None, row.status) or wanted.stage not in (None, row.stage):
        return False
    return wanted.due_before is None or (_is_due(row) and row.reply_by < wanted.due_before.isoformat())


# The words are imported where one is asked for: that takes longer than the rest of a list.


def _statuses() -> Sequence[str]:
    from offer_tui.core.offer import STATUSES  # noqa: PLC0415 - see above

    return STATUSES


def _stages() -> Sequence[str]:
    from offer_tui.core.guide.next_step import Action  # noqa: PLC0415 - see above

    return tuple(Action)


def _place(row: Listed, rank: Callable[[Listed], Any]) -> tuple[bool, bool, Any]:
    """Return what sorts an offer: those without the figure after the others, those without values last."""
    value = None if row.error else rank(row)
    return bool(row.error), value is None, value


def _is_due(row: Listed) -> bool:
    return bool(row.reply_by) and not row.closed


def _fit(row: Listed) -> Any:  # noqa: ANN401 - a Decimal, whose module is only imported here
    """Return the middle of the fit, the best one first."""
    from decimal import Decimal  # noqa: PLC0415 - columns do without numbers

    return -(Decimal(row.low) + Decimal(row.high)) / 2 if row.fit else None


def _year_one(row: Listed) -> Any:  # noqa: ANN401 - as above
    """Return what the first year pays in the profile's currency, the most first."""
    from decimal import Decimal  # noqa: PLC0415 - as above

    return -Decimal(row.year_1_compared) if row.year_1_compared else None


_RANKS: Mapping[str, Callable[[Listed], Any]] = {
    "company": lambda row: row.company.casefold(),
    "due": lambda row: row.reply_by if _is_due(row) else None,
    "fit": _fit,
    "year1": _year_one,
}
