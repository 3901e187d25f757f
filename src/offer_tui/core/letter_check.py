"""What holds a letter back: writing it is planning, and the guide may object."""

from collections.abc import Mapping
from dataclasses import replace

from offer_tui.core.guide.advice import Advice, held_back
from offer_tui.core.guide.case import Case
from offer_tui.core.letters import LetterKind

_OUTCOMES: Mapping[LetterKind, str] = {LetterKind.ACCEPT: "accepted", LetterKind.DECLINE: "declined"}
"""What has been decided when a letter goes."""


def objections(kind: LetterKind, case: Case) -> tuple[Advice, ...]:
    """Return the blocks of the guide that a letter meets if it goes today; none for one that has gone."""
    outcome, offer = _OUTCOMES.get(kind), case.offer
    if outcome is None or offer.decision.letter_sent is not None:
        return ()
    # The decision may have been written down already; the letter is what it is about.
    undecided = replace(offer, status="negotiating", decision=replace(offer.decision, outcome=""))
    decision = replace(offer.decision, outcome=outcome, letter_sent=case.today)
    sent = replace(offer, status=outcome, decision=decision)
    return held_back(replace(case, offer=undecided), replace(case, offer=sent))
