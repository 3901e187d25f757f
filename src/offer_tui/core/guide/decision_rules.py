"""Rules about the end: accepting, declining, and doing either well."""

import re
from collections.abc import Iterator

from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import item_name, person_name
from offer_tui.core.guide.rule import Found, Rule
from offer_tui.core.guide.timing_rules import IN_WRITING
from offer_tui.core.letters import to_thank
from offer_tui.core.offer import Decision
from offer_tui.core.problems import Severity
from offer_tui.core.rounds import not_in_writing
from offer_tui.core.wording import days_between_words, shown_date

_BY_PHONE = "Decline promptly, by phone, in a few words, without all the reasons."
_LETTERS = (
    "Then send a formal letter, brief and gracious, to the person who made the offer, and brief letters of"
    " thanks to the other interviewers."
)
_PROMPT_DAYS = 2
MOST_WORDS = 120
"""Of a letter of decline."""
_LEAST_REASON_WORDS = 3
"""A private reason of fewer words may stand in any letter by chance."""
_REASONS = re.compile(
    r"\b(?:because|due to|reasons?|however|salary|compensation|benefits|too (?:low|far|little)|better offer"
    r"|unfortunately your)\b",
    re.IGNORECASE,
)
_SIGNS = "[$€£¥₹₩₪]"
_NUMBER = r"\d(?:[\d.,_]*\d)?"
_AMOUNT = re.compile(
    rf"{_SIGNS}\s?{_NUMBER}[kKmM]?"  # $185,000
    rf"|\b{_NUMBER}(?:[kKmM]\b|\s?(?:%|percent\b|{_SIGNS}))"  # 185k, 15 %, 185 €
    r"|\b\d{1,3}(?:[,_]\d{3})+\b"  # 185,000
    rf"|\b[A-Z]{{3}}\s{_NUMBER}"  # EUR 185000
)


def _not_in_writing(case: Case) -> Iterator[Found]:
    offer = case.offer
    if "accepted" not in (offer.decision.outcome, offer.status):
        return
    if offer.dates.written is None:
        yield Found(("dates", "written"), "You accept an offer that is not in writing.")
    for agreed in not_in_writing(offer):
        n = agreed.number - 1
        k = next(k for k, ask in enumerate(offer.rounds[n].asks) if ask is agreed.ask)
        what = f"{item_name(agreed.ask.item)}, agreed in round {n + 1},"
        yield Found(("rounds", n, "asks", k, "in_writing"), f"You accept while {what} is not in writing.")


def _not_called(case: Case) -> Iterator[Found]:
    decision = case.offer.decision
    if case.offer.outcome != "declined" or decision.called is not None or decision.date is None:
        return
    if (case.today - decision.date).days >= _PROMPT_DAYS:
        ago = days_between_words(case.today, decision.date)
        yield Found(("decision", "called"), f"You decided to decline {ago} and have not called.")


def _letter_first(case: Case) -> Iterator[Found]:
    sent, called = case.offer.decision.letter_sent, case.offer.decision.called
    if case.offer.outcome != "declined" or sent is None or (called is not None and called <= sent):
        return
    then = "no call is recorded" if called is None else f"the call came on {shown_date(called)}"
    yield Found(("decision", "letter_sent"), f"The letter went on {shown_date(sent)} and {then}.")


def _letter_says_too_much(case: Case) -> Iterator[Found]:
    offer, letter = case.offer, case.decline_letter
    # A template for all offers says nothing of one that is not declined.
    if offer.outcome != "declined" and (offer.closed or not letter.is_draft):
        return
    where = ("status",) if offer.decision == Decision() else ("decision", "letter_sent")
    words = letter.text.split()
    if len(words) > MOST_WORDS:
        yield Found(where, f"The letter of decline has {len(words)} words; {MOST_WORDS} are plenty.")
    reason = offer.decision.reason.casefold().strip(" .").split()
    if len(reason) >= _LEAST_REASON_WORDS and " ".join(reason) in " ".join(words).casefold():
        yield Found(where, "The letter of decline gives your private reason.")
    # The number to call back is no figure of the offer.
    text = letter.text.replace(case.profile.phone, "")
    if (amount := _AMOUNT.search(text)) is not None:
        yield Found(where, f"The letter of decline names figures: “{amount[0]}”.")
    if (listing := _REASONS.search(text)) is not None:
        yield Found(where, f"The letter of decline goes into reasons: “{listing[0]}”.")


def _not_thanked(case: Case) -> Iterator[Found]:
    offer = case.offer
    waiting = to_thank(offer) if offer.closed else ()
    for n, person in enumerate(offer.people):
        if person in waiting:
            yield Found(("people", n), f"Thanks have not gone to {person_name(person)} yet.")


DECISION_RULES = (
    Rule(
        code="N20",
        severity=Severity.BLOCK,
        title="Accepting by word alone",
        sentence=IN_WRITING,
        trigger="The offer is accepted while it, or something that was agreed in a round, is not in writing.",
        remedy="Ask them to confirm it in writing and record that they did, then accept.",
        find=_not_in_writing,
        after_decision=True,
    ),
    Rule(
        code="N21",
        severity=Severity.WARNING,
        title="Not called yet",
        sentence=_BY_PHONE,
        trigger="It was decided to decline two days ago or more, and there was no call.",
        remedy="Call the person who made the offer today, and record the call.",
        find=_not_called,
        after_decision=True,
    ),
    Rule(
        code="N22",
        severity=Severity.BLOCK,
        title="Letter before the call",
        sentence=_LETTERS,
        trigger="The letter of decline goes before the call.",
        remedy="Call first; the letter follows.",
        find=_letter_first,
        after_decision=True,
    ),
    Rule(
        code="N23",
        severity=Severity.WARNING,
        title="Letter says too much",
        sentence=_BY_PHONE,
        trigger="The offer is declined or has a draft of the letter, and the letter of decline in your own"
        f" words has more than {MOST_WORDS} words, figures, your private reason, or words such as “because”"
        " and “salary” that list reasons.",
        remedy="Keep thanks, the decision and good wishes; leave out why.",
        find=_letter_says_too_much,
        after_decision=True,
    ),
    Rule(
        code="N24",
        severity=Severity.INFO,
        title="Interviewers not thanked",
        sentence=_LETTERS,
        trigger="The offer has come to an end and an interviewer, other than who made the offer, has had no"
        " letter of thanks.",
        remedy="Send each a few lines and record it.",
        find=_not_thanked,
        after_decision=True,
    ),
)
