"""What commands print as JSON of any offer: who it is, how it fits, what is wrong; and figures.

Amounts have at most two decimals, scores, percentages and progress at most four; what is absent is None.
"""

from collections.abc import Iterable
from decimal import Decimal

from offer_tui.cli.json_numbers import number
from offer_tui.cli.json_text import Json
from offer_tui.core.fit import Fit
from offer_tui.core.keys import shown
from offer_tui.core.offer import Offer
from offer_tui.core.package import Figure
from offer_tui.core.problems import Problem

RATIO_PLACES = 4
"""Decimals of scores, percentages and progress."""


def problem_record(problem: Problem) -> Json:
    """Return one problem, its key as people write it."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "severity": problem.severity,
        "code": problem.code,
        "key": shown(problem.key) or None,
        "message": problem.message,
    }


def head(slug: str, offer: Offer | None) -> dict[str, Json]:
    """Return which offer it is; None for what its file would say, where it cannot be used."""
    return {
        "slug": slug,
        "company": None if offer is None else offer.company,
        "role": None if offer is None else offer.role,
        "currency": None if offer is None else offer.currency,
        "status": None if offer is None else offer.status,
    }


def tail(problems: Iterable[Problem]) -> dict[str, Json]:
    """Return what is wrong in its file."""
    return {"problems": [problem_record(problem) for problem in problems]}


def fit_record(score: Fit) -> dict[str, Json]:
    """Return how closely an offer serves the goals."""
    return {
        "low": ratio(score.low),
        "high": ratio(score.high),
        "coverage_percent": ratio(score.coverage_percent),
        "verdict": score.verdict,
        "missed": [one.goal.id for one in score.missed],
    }


def figure_record(figure: Figure | None) -> Json:
    """Return a figure of an item: a number, a date or a word."""
    if isinstance(figure, Decimal):
        return number(figure)
    return figure if figure is None or isinstance(figure, str) else figure.isoformat()


def ratio(part: Decimal | None) -> Decimal | None:
    """Return a score, a percentage or a part of 1."""
    return number(part, RATIO_PLACES)
