"""How the program behaves for one person: everything that settings.toml says."""

from collections.abc import Mapping
from decimal import Decimal

from offer_tui.core import shape
from offer_tui.core.problems import Problem
from offer_tui.core.records import dataclass


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
class KeySettings:
    """Which keys do what."""

    map: str = shape.choice("The keys to start from.", "default", "vim", "arrows", default="default")
    own: Mapping[str, tuple[str, ...]] = shape.keys(
        'The keys of an action, by the name that keys.md gives it: `"page.fit" = "f"`, `undo = ["u", "U"]`;'
        " an empty list takes its keys away."
    )


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that settings.toml says."""

    format: int = shape.count("The version of the format.", least=1, most=1, default=1)
    theme: str = shape.line("The name of the theme; dark if left out, or terminal with 16 colours.")
    keys: KeySettings = shape.table(KeySettings, "Which keys do what.")
    mouse: str = shape.choice(
        "Whether the program takes the mouse; `auto` leaves it to the terminal in an SSH session.",
        "auto",
        "on",
        "off",
        default="auto",
    )
    research: SourceWeights = shape.table(SourceWeights, "How much each kind of source counts.")
    git: GitUse = shape.table(GitUse, "What is done in git.")


def settings_problems(settings: Settings) -> tuple[Problem, ...]:
    """Return what is wrong with the keys that a person chose."""
    if not settings.keys.own:
        return ()
    # Imported where somebody chose keys: no command but `check` needs all actions for it.
    from offer_tui.core.keymap import key_map_problems  # noqa: PLC0415 - see above

    return key_map_problems(settings.keys.map, settings.keys.own, ("keys",))
