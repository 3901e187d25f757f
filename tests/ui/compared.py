"""Offers to compare, and the page that compares them, for the tests of both."""

from pathlib import Path

from textual.pilot import Pilot

from tests.directories import offers_directory
from tests.ui.driving import (
    workbench,
)
from tests.ui.screen_text import screen_text

SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]
GOALS = """\
[[goals]]
id = "depth"
name = "Go deep"
points = 100

[[goals]]
id = "calm"
name = "Sleep at night"
points = 100
"""
PROFILE = f"""\
currency = "USD"
cost_of_living = 100
{GOALS}
[current_job]
company = "Initech"
base_salary = 110_000

[rates]
as_of = 2026-11-02
EUR = 1.25
"""


def offer(company: str, base: int, rating: int, *, currency: str = "USD", more: str = "") -> str:
    """Return an offer of a base salary alone, whose goals are all rated the same."""
    head = f'company = "{company}"\nrole = "Engineer"\ncurrency = "{currency}"\n'
    ratings = "".join(f"[fit.{goal}]\nrating = {rating}\n" for goal in ("depth", "calm"))
    return f"{head}[package]\nbase_salary = {base}\n{more}{ratings}"


def three(path: Path, *, profile: str = PROFILE, beta: str = "EUR", index: str = "") -> Path:
    """Return a directory of three offers; in dollars they pay 120, 125 and 90 thousand."""
    return offers_directory(
        path / "offers",
        profile=profile,
        alpha=offer("Alpha", 120_000, 8, more=index),
        beta=offer("Beta", 100_000, 6, currency=beta, more=index.replace("100", "125")),
        gamma=offer("Gamma", 90_000, 5, more=index),
    )


def many(path: Path, count: int) -> Path:
    """Return a directory of so many offers."""
    found = {f"o{n}": offer(f"Offer {n}", 100_000 + n, 5) for n in range(count)}
    return offers_directory(path / "offers", profile=PROFILE, **found)


def titles(pilot: Pilot[None]) -> list[str]:
    """Return the names above the columns that are seen."""
    bench = workbench(pilot)
    seen = zip(bench.sheet.titles, bench.sheet.widths, strict=True)
    return [title for title, width in seen if title and width]


def sheet_lines(pilot: Pilot[None]) -> list[str]:
    """Return what is seen of the sheet, line by line, without its right edge."""
    place = workbench(pilot).sheet.region
    return [one[: place.right - 1].rstrip() for one in screen_text(pilot.app)[place.y : place.bottom]]
