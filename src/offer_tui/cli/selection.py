"""Which offers `list` shows, and in which order."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from offer_tui.core.compensation import compensation
from offer_tui.core.decoding import nearest
from offer_tui.core.fit import fit
from offer_tui.core.money import converted
from offer_tui.core.offer import STATUSES, Offer
from offer_tui.core.profile import Profile
from offer_tui.files.directory import Directory
from offer_tui.files.reading import Stored


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
    if options.status not in (None, *STATUSES):
        return f'"{options.status}" is no status, give one of {", ".join(STATUSES)}' + nearest(
            options.status, STATUSES
        )
    if options.stage is not None and options.stage not in (stages := _stages()):
        return f'"{options.stage}" is no next step, give one of {", ".join(stages)}' + nearest(
            options.stage, stages
        )
    return Selection(options.status, options.stage, options.due_before, options.sort)


def selected(
    wanted: Selection,
    found: Mapping[str, Stored[Offer]],
    profile: Profile,
    directory: Directory,
    today: date,
) -> dict[str, Stored[Offer]]:
    """Return the offers that are as wanted, in order; those that cannot be used come last."""
    is_limited = (wanted.status, wanted.stage, wanted.due_before) != (None, None, None)
    kept = {
        slug: stored
        for slug, stored in found.items()
        if (not is_limited if stored.value is None else _fits(wanted, stored.value))
    }
    if wanted.stage is not None:
        kept = {
            slug: stored
            for slug, stored in kept.items()
            if stored.value is not None
            and _stage(directory, slug, stored.value, profile, today) == wanted.stage
        }
    if wanted.sort is None:
        return kept
    rank = _RANKS[wanted.sort]
    return dict(sorted(kept.items(), key=lambda one: _place(one[1].value, profile, rank)))


def _fits(wanted: Selection, offer: Offer) -> bool:
    if wanted.status not in (None, offer.status):
        return False
    due = None if offer.closed else offer.dates.reply_by
    return wanted.due_before is None or (due is not None and due < wanted.due_before)


def _stages() -> tuple[str, ...]:
    from offer_tui.core.guide.next_step import Action  # noqa: PLC0415 - the guide costs a plain list too much

    return tuple(Action)


def _stage(directory: Directory, slug: str, offer: Offer, profile: Profile, today: date) -> str | None:
    from offer_tui.cli.case import case_of  # noqa: PLC0415 - as above
    from offer_tui.core.guide.next_step import next_step  # noqa: PLC0415 - as above

    return next_step(case_of(directory, slug, offer, profile, today)).action


def _place(
    offer: Offer | None, profile: Profile, rank: Callable[[Offer, Profile], Any]
) -> tuple[bool, bool, Any]:
    """Return what sorts an offer: those without the figure after the others, those without values last."""
    value = None if offer is None else rank(offer, profile)
    return offer is None, value is None, value


def _due(offer: Offer, _: Profile) -> date | None:
    return None if offer.closed else offer.dates.reply_by


def _fit(offer: Offer, profile: Profile) -> Decimal | None:
    """Return the middle of the fit, the best one first."""
    score = fit(profile.goals, profile.fit, offer.fit)
    return -(score.low + score.high) / 2 if score.coverage_percent else None


def _year_one(offer: Offer, profile: Profile) -> Decimal | None:
    """Return what the first year pays in the profile's currency, the most first."""
    amount = compensation(offer.package, 1).total
    target = profile.currency or offer.currency
    found = converted(amount, offer.currency, target, profile.rates, profile.currency)
    return None if found is None else -found


_RANKS: Mapping[str, Callable[[Offer, Profile], Any]] = {
    "company": lambda offer, _: offer.company.casefold(),
    "due": _due,
    "fit": _fit,
    "year1": _year_one,
}
