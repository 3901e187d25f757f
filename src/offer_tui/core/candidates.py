"""What is compared: some offers and the job that one has, and what turns their amounts into one measure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction

from offer_tui.core.fit import Fit, fit
from offer_tui.core.items import offered_in
from offer_tui.core.money import converted
from offer_tui.core.offer import Offer, Priority
from offer_tui.core.package import Figure, Package
from offer_tui.core.profile import Profile
from offer_tui.core.records import dataclass, replace

CURRENT_JOB = "current_job"
"""What stands for a slug at the current job; slugs that the program makes have no underscore."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer or the current job."""

    slug: str
    name: str
    """The company, told apart from others of the same name."""
    package: Package
    currency: str
    fit: Fit | None = None
    """None for the current job, which is not rated."""
    start: date | None = None
    priorities: tuple[Priority, ...] = ()

    def item(self, item_id: str) -> Figure | None:
        """Return what the package holds of an item, in its own currency."""
        return self.start if item_id == "start_date" else offered_in(self.package, item_id)


def candidates(offers: Mapping[str, Offer], profile: Profile) -> tuple[Candidate, ...]:
    """Return the offers by slug as first offered, and the current job behind them if its base is known.

    The current job is paid in the currency that is compared in and, if it names no index of its own, lies
    at the place whose cost of living the profile compares with.
    """
    found = [
        Candidate(
            slug,
            offer.company or slug,
            offer.package,
            offer.currency,
            fit(profile.goals, profile.fit, offer.fit),
            offer.dates.start,
            offer.priorities,
        )
        for slug, offer in offers.items()
    ]
    job = profile.current_job
    if job.base_salary is not None:
        if job.cost_of_living is None:
            job = replace(job, cost_of_living=profile.cost_of_living)
        found.append(
            Candidate(CURRENT_JOB, job.company or "Current job", job, common_currency(found, profile))
        )
    shared = Counter(one.name for one in found)
    return tuple(one if shared[one.name] == 1 else replace(one, name=_told_apart(one)) for one in found)


def _told_apart(one: Candidate) -> str:
    return f"{one.name} ({one.slug.replace('_', ' ')})"


def common_currency(compared: Sequence[Candidate], profile: Profile) -> str:
    """Return the currency to compare in: the profile's, else the only one; empty where there are several."""
    found = {one.currency for one in compared}
    return profile.currency or (found.pop() if len(found) == 1 else "")


def rate(one: Candidate, currency: str, profile: Profile) -> Fraction | None:
    """Return what one unit of a candidate's currency is in another, by the profile's rates; None for none."""
    if not currency:
        return None
    found = converted(Decimal(1), one.currency, currency, profile.rates, profile.currency)
    return None if found is None else Fraction(found)


def parity(one: Candidate, profile: Profile) -> Fraction | None:
    """Return what an amount is multiplied with to buy as much at the profile's place; None for no index.

    That is the profile's cost-of-living index / the candidate's own.
    """
    here, there = profile.cost_of_living, one.package.cost_of_living
    return Fraction(here) / Fraction(there) if here and there else None


def findings(compared: Sequence[Candidate], profile: Profile) -> Iterator[str]:
    """Say what the files lack for a full comparison, and what would put it right."""
    currency = common_currency(compared, profile)
    foreign = sorted({one.currency for one in compared} - {currency, ""})
    if not currency:
        yield (
            f"The offers are in {' and '.join(foreign)}, so amounts cannot be compared;"
            f' add currency = "{foreign[-1]}" to profile.toml, and the rates of the others under [rates].'
        )
        return
    for one in compared:
        if rate(one, currency, profile) is None:
            yield (
                f"{one.name} pays in {one.currency}, which profile.toml has no rate for;"
                f" add {one.currency} = <one {one.currency} in {currency}> under [rates]."
            )
    if foreign and profile.rates.units and profile.rates.as_of is None:
        yield "The rates of profile.toml have no date; add as_of = <date> under [rates]."
    yield from _index_findings(compared, profile)


def _index_findings(compared: Sequence[Candidate], profile: Profile) -> Iterator[str]:
    offers = [one for one in compared if one.slug != CURRENT_JOB]
    if not any(one.package.cost_of_living for one in offers):
        return
    if not profile.cost_of_living:
        yield "Cost of living is left out: profile.toml has no cost_of_living to compare with."
        return
    for one in compared:
        if not one.package.cost_of_living:
            yield f"Cost of living is left out of the ranking: {one.name} has no cost_of_living."
