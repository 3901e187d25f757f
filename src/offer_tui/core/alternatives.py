"""What there is if this offer comes to nothing; the best of it is the BATNA."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from offer_tui.core.amounts import HUNDRED, ZERO
from offer_tui.core.compensation import compensation
from offer_tui.core.money import converted, rounded
from offer_tui.core.negotiated import package_after
from offer_tui.core.offer import Alternative, Offer
from offer_tui.core.profile import Profile
from offer_tui.core.records import dataclass, replace
from offer_tui.core.wording import shown_number

_GONE = ("declined", "withdrawn", "expired")
"""Statuses of an offer that nobody can fall back on any more."""


@dataclass(frozen=True, slots=True)
class Valued:
    """One alternative and what it is worth, in the currency of the offer that it is an alternative to."""

    alternative: Alternative
    certain: bool
    """Whether nothing speaks against it: its likelihood is 100 or left out."""
    value: Decimal | None
    """Its value of a year if it comes about; None where that is not known."""
    expected: Decimal | None
    """What to count with before it is known whether it comes about; None where that cannot be told."""
    unknown: str = ""
    """Why its value is not known, as the end of a sentence; empty where it is."""


@dataclass(frozen=True, slots=True)
class Alternatives:
    """All alternatives of an offer."""

    each: tuple[Valued, ...]
    """In the order of the file."""
    floor: Valued | None
    """The best certain one, which is what is left when all others fail."""
    best: Valued | None
    """The one with the highest expected value: the BATNA."""


def alternatives(offer: Offer, profile: Profile, others: Mapping[str, Offer]) -> Alternatives:
    """Return what each alternative is worth.

    A certain one counts its value − the cost of waiting for it. An uncertain one of likelihood p counts
    p · value + (1 − p) · floor − the cost of waiting, where the floor is what the best certain one counts;
    without a certain one there is nothing known to fall back on. An alternative that names another offer,
    by its slug in `others`, is worth year one of it as it is on the table now. Of equals the first is the
    best.
    """
    certain = [_certain(one, offer, profile, others) for one in offer.alternatives]
    floor = _best(one for one in certain if one.certain)
    fallback = None if floor is None else floor.expected
    each = tuple(one if one.certain else _uncertain(one, fallback) for one in certain)
    return Alternatives(each, floor, _best(each))


def formula(one: Valued, floor: Valued | None) -> str:
    """Write what an alternative counts with its figures: `0.4 × 230,000 + 0.6 × 175,000 − 3,000 = 194,000`.

    A cost of nothing is left out, so that of a certain alternative the value alone may remain. `not known`
    where it cannot be told.
    """
    if one.value is None or one.expected is None:
        return "not known"
    text = shown_number(rounded(one.value))
    if not one.certain and floor is not None and floor.expected is not None:
        likely, fallback = _likely(one), shown_number(rounded(floor.expected))
        text = f"{shown_number(likely)} × {text} + {shown_number(1 - likely)} × {fallback}"
    cost = one.alternative.wait_cost
    text += f" − {shown_number(cost)}" if cost else ""
    return text if one.certain and not cost else f"{text} = {shown_number(rounded(one.expected))}"


def _likely(one: Valued) -> Decimal:
    """Return the likelihood as a part of 1."""
    percent = one.alternative.likely_percent
    return ((HUNDRED if percent is None else percent) / HUNDRED).normalize()


def _best(found: Iterable[Valued]) -> Valued | None:
    counted = [(one.expected, one) for one in found if one.expected is not None]
    return max(counted, key=lambda pair: pair[0])[1] if counted else None


def _certain(alternative: Alternative, offer: Offer, profile: Profile, others: Mapping[str, Offer]) -> Valued:
    """Value an alternative as if it were sure to come about."""
    value, unknown = (
        alternative.value,
        "" if alternative.value is not None else "neither a value nor an offer is given",
    )
    if alternative.offer:
        value, unknown = _of_offer(alternative.offer, offer, profile, others)
    likely = alternative.likely_percent
    expected = None if value is None else value - (alternative.wait_cost or ZERO)
    return Valued(alternative, likely is None or likely >= HUNDRED, value, expected, unknown)


def _uncertain(one: Valued, fallback: Decimal | None) -> Valued:
    if one.value is None or fallback is None:
        return replace(one, expected=None)
    likely, cost = _likely(one), one.alternative.wait_cost or ZERO
    return replace(one, expected=likely * one.value + (1 - likely) * fallback - cost)


def _of_offer(
    slug: str, offer: Offer, profile: Profile, others: Mapping[str, Offer]
) -> tuple[Decimal | None, str]:
    """Return year one of another offer as it is on the table now, or why it is not known."""
    other = others.get(slug)
    if other is None or other == offer:
        return None, f"there is no other offer “{slug}” that can be read"
    name = other.company or slug
    if other.status in _GONE:
        return None, f"{name} is {other.status}"
    year = compensation(package_after(other, len(other.rounds)), 1).years[0]
    if not year.pieces:
        return None, f"the package of {name} is empty"
    value = converted(year.total, other.currency, offer.currency, profile.rates, profile.currency)
    if value is None:
        return None, f"profile.toml has no rate between {other.currency} and {offer.currency}"
    return value, ""
