"""Rules about the strategy: what you want, where you walk away, and what you know of the market."""

from collections.abc import Iterator

from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import item_name
from offer_tui.core.guide.requests import requests
from offer_tui.core.guide.rule import Found, Rule
from offer_tui.core.keys import KeyPath
from offer_tui.core.money import shown_amount
from offer_tui.core.offer import Alternative
from offer_tui.core.priorities import MOST_PRIORITIES
from offer_tui.core.problems import Severity
from offer_tui.core.research import Market, markets

_FORMULATE = "Formulate a strategy: your desired package, your walk-away point, your alternatives."
FEWEST_PRIORITIES = 2
"""Two or three items matter most."""
_WEAK_SOURCES = frozenset({"website", "posting"})
_OLD_DAYS = 365


def _round_one_planned(case: Case) -> bool:
    return bool(case.offer.rounds) and case.offer.rounds[0].planned


def _incomplete(case: Case) -> Iterator[Found]:
    if not _round_one_planned(case):
        return
    strategy = case.offer.strategy
    parts: tuple[tuple[KeyPath, str, bool], ...] = (
        (("strategy", "desired_total"), "a desired package", strategy.desired_total is None),
        (("strategy", "walk_away_total"), "a walk-away point", strategy.walk_away_total is None),
        (("alternatives",), "an alternative", not case.offer.alternatives),
    )
    for where, what, missing in parts:
        if missing:
            yield Found(where, f"Round 1 is planned without {what}.")


def _misplaced_walk_away(case: Case) -> Iterator[Found]:
    strategy, currency, where = case.offer.strategy, case.offer.currency, ("strategy", "walk_away_total")
    total, desired, floor = strategy.walk_away_total, strategy.desired_total, case.alternatives.floor
    if total is None:
        return
    shown = f"The walk-away point of {shown_amount(total, currency)}"
    if desired is not None and total > desired:
        yield Found(where, f"{shown} is above the desired package of {shown_amount(desired, currency)}.")
    if floor is not None and floor.expected is not None and total < floor.expected:
        worth = shown_amount(floor.expected, currency)
        name = _alternative_name(case, floor.alternative)
        yield Found(where, f"{shown} is below {name}, which is certain and counts {worth}.")


def _alternative_name(case: Case, alternative: Alternative) -> str:
    if alternative.name:
        return f"“{alternative.name}”"
    other = case.others.get(alternative.offer)
    return (other.company if other is not None else "") or alternative.offer or "an alternative"


def _not_two_or_three(case: Case) -> Iterator[Found]:
    count = len(case.offer.priorities)
    if FEWEST_PRIORITIES <= count <= MOST_PRIORITIES or not (count or case.offer.rounds):
        return
    ranked = {0: "No item is", 1: "One item alone is"}.get(count, f"{count} items are")
    yield Found(("priorities",), f"{ranked} ranked; two or three should be.")


def _thin_market(case: Case) -> Iterator[Found]:
    offer = case.offer
    wanted = {one.item for one in offer.priorities} | {one.ask.item for one in requests(offer)}
    for found in markets(offer, case.settings.research):
        if found.item in wanted:
            first = next(n for n, point in enumerate(offer.research) if point is found.points[0])
            for weakness in _weaknesses(case, found):
                message = f"The market figure of {item_name(found.item)} rests on {weakness}."
                yield Found(("research", first), message)


def _weaknesses(case: Case, found: Market) -> Iterator[str]:
    if _WEAK_SOURCES.issuperset(found.kinds):
        yield "websites and postings alone"
    if len(found.points) == 1:
        yield "one point alone"
    ages = [None if point.date is None else (case.today - point.date).days for point in found.points]
    if all(age is not None and age > _OLD_DAYS for age in ages):
        yield "nothing newer than a year"


def _previous_salary_undecided(case: Case) -> Iterator[Found]:
    if _round_one_planned(case) and case.offer.strategy.previous_salary == "undecided":
        message = "Round 1 is planned and you have not decided what to say of your previous salary."
        yield Found(("strategy", "previous_salary"), message)


def _lowered(case: Case) -> Iterator[Found]:
    strategy, currency = case.offer.strategy, case.offer.currency
    changes, place = strategy.walk_away_change, ("strategy", "walk_away_change")
    for n, change in enumerate(changes):
        # What came next tells where a change led that only took the point away, and whether a later one
        # started lower, which then nothing accounts for.
        last = n + 1 == len(changes)
        following = strategy.walk_away_total if last else changes[n + 1].from_
        led_to = following if change.to is None else change.to
        by_hand = ("strategy", "walk_away_total") if last else (*place, n + 1, "from")
        unreasoned = None if change.reason.strip() else led_to
        for where, before, after, how in (
            ((*place, n, "reason"), change.from_, unreasoned, "without a reason"),
            (by_hand, change.to, following, "outside its recorded changes"),
        ):
            if before is not None and after is not None and after < before:
                way = f"from {shown_amount(before, currency)} to {shown_amount(after, currency)}"
                yield Found(where, f"The walk-away point went {way} {how}.")


STRATEGY_RULES = (
    Rule(
        code="N05",
        severity=Severity.BLOCK,
        title="Strategy incomplete",
        sentence=_FORMULATE,
        trigger="Round one is planned without a desired package, a walk-away point or an alternative.",
        remedy="Fill in what is missing on the Strategy page; staying where you are is an alternative too.",
        find=_incomplete,
    ),
    Rule(
        code="N06",
        severity=Severity.WARNING,
        title="Walk-away point misplaced",
        sentence=_FORMULATE,
        trigger="The walk-away point is above the desired package, or below what the best certain"
        " alternative is worth.",
        remedy="Set it between the best certain alternative and the desired package.",
        find=_misplaced_walk_away,
    ),
    Rule(
        code="N07",
        severity=Severity.WARNING,
        title="Not two or three priorities",
        sentence="Determine the two or three elements that are most important.",
        trigger="There is a round or a priority, and the priorities are fewer than two or more than three.",
        remedy="Rank the two or three items that matter most on the Priorities page.",
        find=_not_two_or_three,
    ),
    Rule(
        code="N15",
        severity=Severity.WARNING,
        title="Thin research",
        sentence="Websites help, but people in your network and recruiters in your field have the most"
        " relevant data.",
        trigger="The market figure of an item that is a priority or asked for rests on websites and postings"
        " alone, on one point, or on points that are all older than a year.",
        remedy="Ask somebody in your network or a recruiter in your field, and record what they say.",
        find=_thin_market,
    ),
    Rule(
        code="N19",
        severity=Severity.INFO,
        title="Previous salary undecided",
        sentence="Reveal your previous salary if it helps, or if it won't hurt; refusing raises suspicion.",
        trigger="Round one is planned while it is undecided what you do about your previous salary.",
        remedy="Decide before the call; note what applies where you are, as some places forbid the question.",
        find=_previous_salary_undecided,
    ),
    Rule(
        code="N27",
        severity=Severity.WARNING,
        title="Walk-away point lowered",
        sentence=_FORMULATE,
        trigger="The walk-away point was lowered after it was set and the file gives no reason.",
        remedy="Write down why it was lowered, or put it back.",
        find=_lowered,
    ),
)
