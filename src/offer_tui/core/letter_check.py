"""What the guide and the file say against a letter: writing it is planning."""

from collections.abc import Mapping

from offer_tui.core.guide.advice import Advice, advice, held_back
from offer_tui.core.guide.case import Case
from offer_tui.core.letters import ANSWERS, LetterKind, done_on
from offer_tui.core.offer import Offer
from offer_tui.core.records import replace
from offer_tui.core.wording import shown_date

_OUTCOMES: Mapping[LetterKind, str] = {kind: outcome for outcome, kinds in ANSWERS.items() for kind in kinds}
"""How the offer ends by what is said or written."""
_CALL_FIRST, _TOO_MUCH = "N22", "N23"


def contradiction(kind: LetterKind, offer: Offer) -> str:
    """Say why a letter is not for the offer as it has ended; empty where it may be."""
    if offer.outcome in ("", _OUTCOMES.get(kind, offer.outcome)):
        return ""
    return f"the offer is {offer.outcome}; change the outcome first"


def objections(kind: LetterKind, case: Case) -> tuple[Advice, ...]:
    """Return the blocks of the guide that a letter meets if it goes today; none for one that has gone."""
    offer = case.offer
    if kind is LetterKind.DECLINE_CALL or kind not in _OUTCOMES:
        return ()
    if offer.outcome == _OUTCOMES[kind] and done_on(kind, offer) is not None:
        return ()
    # The decision may have been written down already; the letter is what it is about.
    undecided = replace(offer, status="negotiating", decision=replace(offer.decision, outcome=""))
    held = held_back(replace(case, offer=undecided), _sent(kind, case))
    said = {_CALL_FIRST: _no_call_yet(offer)}
    return tuple(replace(one, message=said.get(one.code, one.message)) for one in held)


def misgivings(kind: LetterKind, case: Case) -> tuple[Advice, ...]:
    """Return what the guide says of the words of a letter, which it does not hold back."""
    found = advice(_sent(kind, case)) if kind is LetterKind.DECLINE else ()
    return tuple(one for one in found if one.code == _TOO_MUCH)


def _sent(kind: LetterKind, case: Case) -> Case:
    """Return the case as it is once the letter has gone today."""
    outcome = _OUTCOMES[kind]
    decision = replace(case.offer.decision, outcome=outcome, letter_sent=case.today)
    return replace(case, offer=replace(case.offer, status=outcome, decision=decision))


def _no_call_yet(offer: Offer) -> str:
    """Say of a letter that has not gone what the rule says of one that has."""
    called = offer.decision.called
    return "No call is recorded yet." if called is None else f"The call is on {shown_date(called)}."
