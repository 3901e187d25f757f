"""Offers as plain values for JSON.

Amounts have at most two decimals, scores, percentages and progress at most four; what is absent is None.
"""

from collections.abc import Iterable
from decimal import Decimal

from offer_tui.cli.asked import AS_USUAL, Asked
from offer_tui.cli.json_numbers import number
from offer_tui.cli.json_text import Json
from offer_tui.cli.package_record import PARTS, package_record
from offer_tui.core.compensation import compensation
from offer_tui.core.fit import Fit, fit
from offer_tui.core.guide.advice import Advice, advice
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.next_step import next_step
from offer_tui.core.keys import shown
from offer_tui.core.offer import Offer
from offer_tui.core.package import Figure
from offer_tui.core.priorities import Standing, standings, total_progress
from offer_tui.core.problems import Problem
from offer_tui.core.profile import Profile
from offer_tui.core.rounds import RoundState, agreed_value, states

RATIO_PLACES = 4
"""Decimals of scores, percentages and progress."""


def listed_offer(slug: str, offer: Offer | None, profile: Profile, problems: Iterable[Problem]) -> Json:
    """Return what the list says of an offer; None for all but its problems where its file cannot be used."""
    if offer is None:
        return {**_head(slug, offer), **dict.fromkeys(("fit", "year_1_total", "reply_by")), **_tail(problems)}
    score = _fit(fit(profile.goals, profile.fit, offer.fit))
    return {
        **_head(slug, offer),
        "fit": {key: score[key] for key in ("low", "high", "verdict")},
        "year_1_total": number(compensation(offer.package, 1).total),
        "reply_by": _figure(offer.dates.reply_by),
        **_tail(problems),
    }


def whole_offer(slug: str, case: Case | None, problems: Iterable[Problem], asked: Asked = AS_USUAL) -> Json:
    """Return all that follows from an offer; None for all but its problems where its file cannot be used."""
    if case is None:
        parts = ("next_step", "fit", *PARTS, "priorities", "progress", "rounds", "advice")
        return {**_head(slug, None), **dict.fromkeys(parts), **_tail(problems)}
    offer, step = case.offer, next_step(case)
    progress = total_progress(offer)
    return {
        **_head(slug, offer),
        "next_step": {"action": step.action, "reasons": step.reasons},
        "fit": _fit(case.fit),
        **package_record(offer.package, offer.dates.start, asked),
        "priorities": [_priority(one) for one in standings(offer)],
        "progress": {"offered": _ratio(progress.offered), "now": _ratio(progress.now)},
        "rounds": [_round(one) for one in states(offer)],
        "advice": [_advice(one) for one in advice(case)],
        **_tail(problems),
    }


def _advice(one: Advice) -> Json:
    return {
        "rule": one.code,
        "severity": one.severity,
        "message": one.message,
        "remedy": one.rule.remedy,
        "where": shown(one.where),
    }


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


def _head(slug: str, offer: Offer | None) -> dict[str, Json]:
    return {
        "slug": slug,
        "company": None if offer is None else offer.company,
        "role": None if offer is None else offer.role,
        "currency": None if offer is None else offer.currency,
        "status": None if offer is None else offer.status,
    }


def _tail(problems: Iterable[Problem]) -> dict[str, Json]:
    return {"problems": [problem_record(problem) for problem in problems]}


def _fit(score: Fit) -> dict[str, Json]:
    return {
        "low": _ratio(score.low),
        "high": _ratio(score.high),
        "coverage_percent": _ratio(score.coverage_percent),
        "verdict": score.verdict,
        "missed": [one.goal.id for one in score.missed],
    }


def _priority(one: Standing) -> dict[str, Json]:
    return {
        "item": one.priority.item,
        "offered": _figure(one.offered),
        "walk_away": _figure(one.priority.walk_away),
        "desired": _figure(one.priority.desired),
        "now": _figure(one.now),
        "weight_percent": _ratio(one.weight_percent),
        "progress": _ratio(one.progress_now),
    }


def _round(state: RoundState) -> dict[str, Json]:
    return {
        "number": state.number,
        "date": _figure(state.round.date),
        "channel": state.round.channel or None,
        "planned": state.round.planned,
        "asks": [
            {
                "item": asked.ask.item,
                "from": _figure(asked.before),
                "ask": _figure(asked.ask.ask),
                "answer": asked.ask.answer,
                # What was granted without a value of its own is what was asked for.
                "value": _figure(agreed_value(asked.ask) if asked.ask.value is None else asked.ask.value),
            }
            for asked in state.asks
        ],
    }


def _figure(figure: Figure | None) -> Json:
    if isinstance(figure, Decimal):
        return number(figure)
    return figure if figure is None or isinstance(figure, str) else figure.isoformat()


def _ratio(ratio: Decimal | None) -> Decimal | None:
    return number(ratio, RATIO_PLACES)
