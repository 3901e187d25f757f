"""How the program behaves for one person: everything that settings.toml says."""

from dataclasses import dataclass
from decimal import Decimal

from offer_tui.core import shape


@dataclass(frozen=True, slots=True)
class SourceWeights:
    """How much a research point counts, by the kind of its source; left out: the weight of the guide."""

    network: Decimal | None = shape.number("People in your network; 4 if left out.")
    recruiter: Decimal | None = shape.number("Recruiters in your field; 4 if left out.")
    survey: Decimal | None = shape.number("Surveys; 3 if left out.")
    posting: Decimal | None = shape.number("Job postings; 2 if left out.")
    website: Decimal | None = shape.number("Websites; 1 if left out.")


@dataclass(frozen=True, slots=True)
class GitUse:
    """What the program does in the git repository that the files are in; it never pushes."""

    commit: str = shape.choice(
        "Whether it commits the files of the offers directory that changed.", "off", "on_quit", default="off"
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that settings.toml says."""

    format: int = shape.count("The version of the format.", least=1, most=1, default=1)
    research: SourceWeights = shape.table(SourceWeights, "How much each kind of source counts.")
    git: GitUse = shape.table(GitUse, "What is done in git.")
