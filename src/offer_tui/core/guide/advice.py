"""All rules of the guide, and what they say of an offer."""

from collections.abc import Iterator, Mapping

from offer_tui.core.guide.ask_rules import ASK_RULES
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.decision_rules import DECISION_RULES
from offer_tui.core.guide.fit_rules import FIT_RULES
from offer_tui.core.guide.people_rules import PEOPLE_RULES
from offer_tui.core.guide.round_rules import ROUND_RULES
from offer_tui.core.guide.rule import Rule
from offer_tui.core.guide.strategy_rules import STRATEGY_RULES
from offer_tui.core.guide.timing_rules import TIMING_RULES
from offer_tui.core.keys import KeyPath
from offer_tui.core.offer import Ignore, Offer
from offer_tui.core.problems import Severity
from offer_tui.core.records import dataclass

_ALL = (
    *FIT_RULES,
    *TIMING_RULES,
    *STRATEGY_RULES,
    *PEOPLE_RULES,
    *ROUND_RULES,
    *ASK_RULES,
    *DECISION_RULES,
)
RULES: Mapping[str, Rule] = {rule.code: rule for rule in sorted(_ALL, key=lambda rule: rule.code)}
"""By code, in the order of codes."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What one rule says of one place of an offer."""

    rule: Rule
    where: KeyPath
    """As in `Found`."""
    message: str
    """As in `Found`."""

    @property
    def code(self) -> str:
        """The rule's code."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How much it holds back."""
        return self.rule.severity


def advice(case: Case) -> tuple[Advice, ...]:
    """Return what the guide says of an offer and nobody has set aside, in the order of codes."""
    ignored = _ignored(case.offer)
    return tuple(one for one in _found(case) if one.code not in ignored)


def silenced(case: Case) -> tuple[tuple[Advice, Ignore], ...]:
    """Return what the guide would say and was set aside, each with the row that says why."""
    ignored = _ignored(case.offer)
    return tuple((one, ignored[one.code]) for one in _found(case) if one.code in ignored)


def held_back(before: Case, after: Case) -> tuple[Advice, ...]:
    """Return the blocks that a step from one case to another newly meets.

    Empty for the record of a round that took place: what happened is written down and never held back.
    """
    known = {(one.code, one.where) for one in advice(before)}
    return tuple(
        one
        for one in advice(after)
        if one.severity is Severity.BLOCK
        and (one.code, one.where) not in known
        and (one.rule.after_decision or not _took_place(after.offer, one.where))
    )


def _found(case: Case) -> Iterator[Advice]:
    for rule in RULES.values():
        if rule.after_decision or not case.offer.closed:
            for found in rule.find(case):
                yield Advice(rule, found.where, found.message)


def _ignored(offer: Offer) -> Mapping[str, Ignore]:
    """Return by code what was set aside. It takes a reason: without one a rule speaks on."""
    return {one.rule: one for one in reversed(offer.guide.ignore) if one.reason.strip()}


def _took_place(offer: Offer, where: KeyPath) -> bool:
    """Tell whether a place is in a round that is no plan any more."""
    match where:
        case ("rounds", int(n), *_):
            return not offer.rounds[n].planned
        case _:
            return False
