"""A whole offer as plain values for JSON."""

from collections.abc import Iterable

from offer_tui.cli.asked import AS_USUAL, Asked
from offer_tui.cli.json_text import Json
from offer_tui.cli.package_record import PARTS, package_record
from offer_tui.cli.records import figure_record, fit_record, head, ratio, tail
from offer_tui.core.guide.advice import Advice, advice
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.next_step import next_step
from offer_tui.core.keys import shown
from offer_tui.core.priorities import Standing, standings, total_progress
from offer_tui.core.problems import Problem
from offer_tui.core.rounds import RoundState, agreed_value, states


def whole_offer(
    slug: str, case: Case | None, problems: Iterable[Problem], asked: Asked = AS_USUAL
) -> dict[str, Json]:
    """Return all that follows from an offer; None for all but its problems where its file cannot be used."""
    if case is None:
        parts = ("next_step", "fit", *PARTS, "priorities", "progress", "rounds", "advice")
        return {**head(slug, None), **dict.fromkeys(parts), **tail(problems)}
    offer, step = case.offer, next_step(case)
    progress = total_progress(offer)
    return {
        **head(slug, offer),
        "next_step": {"action": step.action, "reasons": step.reasons},
        "fit": fit_record(case.fit),
        **package_record(offer.package, offer.dates.start, asked),
        "priorities": [_priority(one) for one in standings(offer)],
        "progress": {"offered": ratio(progress.offered), "now": ratio(progress.now)},
        "rounds": [_round(one) for one in states(offer)],
        "advice": [_advice(one) for one in advice(case)],
        **tail(problems),
    }


def _advice(one: Advice) -> Json:
    return {
        "rule": one.code,
        "severity": one.severity,
        "message": one.message,
        "remedy": one.rule.remedy,
        "where": shown(one.where),
    }


def _priority(one: Standing) -> dict[str, Json]:
    return {
        "item": one.priority.item,
        "offered": figure_record(one.offered),
        "walk_away": figure_record(one.priority.walk_away),
        "desired": figure_record(one.priority.desired),
        "now": figure_record(one.now),
        "weight_percent": ratio(one.weight_percent),
        "progress": ratio(one.progress_now),
    }


def _round(state: RoundState) -> dict[str, Json]:
    return {
        "number": state.number,
        "date": figure_record(state.round.date),
        "channel": state.round.channel or None,
        "planned": state.round.planned,
        "asks": [
            {
                "item": asked.ask.item,
                "from": figure_record(asked.before),
                "ask": figure_record(asked.ask.ask),
                "answer": asked.ask.answer,
                # What was granted without a value of its own is what was asked for.
                "value": figure_record(
                    agreed_value(asked.ask) if asked.ask.value is None else asked.ask.value
                ),
            }
            for asked in state.asks
        ],
    }
