"""You: career goals, thresholds, current job, exchange rates, signature."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from offer_tui.core import shape
from offer_tui.core.package import Package
from offer_tui.core.records import dataclass
from offer_tui.core.shape import Kind

STRONG, WEAK = Decimal("7.0"), Decimal("5.0")
"""The thresholds of a fit where the profile names none."""


@dataclass(frozen=True, slots=True)
class Scale:
    """What the ratings of a goal mean, by rating."""

    words: Mapping[str, str] = shape.labels("A rating from 0 to 10 and what it means.")


@dataclass(frozen=True, slots=True)
class Goal:
    """One career goal."""

    id: str = shape.reference(Kind.IDENTIFIER, "Its name in the offers' files.", required=True)
    name: str = shape.line("The goal, in your words.")
    points: Decimal | None = shape.number(
        "Swing points: 100 for the goal whose move from worst to best matters most."
    )
    must_have: Decimal | None = shape.number("A rating below this is not a fit.", most=10)
    scale: Scale = shape.table(Scale, "What the ratings mean.")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a fit is strong or not a fit."""

    strong: Decimal | None = shape.number("At or above: strong; 7.0 if left out.", most=10)
    weak: Decimal | None = shape.number("Below: not a fit; 5.0 if left out.", most=10)


@dataclass(frozen=True, slots=True)
class CurrentJob(Package):
    """The job you have, with the keys of a package: the baseline when comparing."""

    company: str = shape.line("Where you work.")
    role: str = shape.line("What you do.")


@dataclass(frozen=True, slots=True)
class Rates:
    """Exchange rates of your own: one unit of it in the profile's currency."""

    as_of: date | None = shape.day("Of which day.")
    units: Mapping[str, Decimal] = shape.number("Rates by currency code.", rest=True)


@dataclass(frozen=True, slots=True)
class Profile:
    """Everything that profile.toml says."""

    format: int = shape.count("The version of the format.", least=1, most=1, default=1)
    name: str = shape.line("Your name, for letters.")
    phone: str = shape.line("Your telephone number, for letters.")
    currency: str = shape.reference(Kind.CURRENCY, "The currency to compare in.")
    cost_of_living: Decimal | None = shape.number("The index of the place to compare with.")
    goals: tuple[Goal, ...] = shape.rows(Goal, "Career goals.")
    fit: Thresholds = shape.table(Thresholds, "When a fit is strong.")
    current_job: CurrentJob = shape.table(CurrentJob, "The job you have.")
    rates: Rates = shape.table(Rates, "Exchange rates of your own.")
