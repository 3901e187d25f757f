"""Rules about the time between an offer and its answer."""

from collections.abc import Iterator

from offer_tui.core.guide.case import Case
from offer_tui.core.guide.rule import Found, Rule
from offer_tui.core.problems import Severity
from offer_tui.core.wording import days_between_words, shown_date

IN_WRITING = "Get it in writing."
_GRACIOUSLY = "Receive the offer graciously and ask for time."
SOON_DAYS = 2
"""A reply that is due in so many days, or fewer, is due soon."""


def _not_written(case: Case) -> Iterator[Found]:
    rounds = case.offer.rounds
    if rounds and rounds[0].planned and case.offer.dates.written is None:
        yield Found(("dates", "written"), "Round 1 is planned and the offer is not in writing yet.")


def _not_received_well(case: Case) -> Iterator[Found]:
    dates = case.offer.dates
    if dates.received is None:
        return
    came = f"The offer came on {shown_date(dates.received)}"
    if dates.thanked is None:
        yield Found(("dates", "thanked"), f"{came} and no thanks are recorded.")
    # Once a round took place there is no asking for time to think.
    if dates.time_requested is None and all(one.planned for one in case.offer.rounds):
        yield Found(("dates", "time_requested"), f"{came} and no request for time is recorded.")
    if dates.reply_by is None:
        yield Found(("dates", "reply_by"), f"{came} and it is not recorded when they want an answer.")


def _reply_due(case: Case) -> Iterator[Found]:
    due = case.offer.dates.reply_by
    if due is None or (due - case.today).days > SOON_DAYS:
        return
    verb = "was" if due < case.today else "is"
    yield Found(
        ("dates", "reply_by"),
        f"Your reply {verb} due {days_between_words(case.today, due)}, on {shown_date(due)}.",
    )


TIMING_RULES = (
    Rule(
        code="N03",
        severity=Severity.WARNING,
        title="Nothing in writing",
        sentence=IN_WRITING,
        trigger="Round one is planned while the offer is not in writing.",
        remedy="Ask for the offer in writing and record the day that it came.",
        find=_not_written,
    ),
    Rule(
        code="N04",
        severity=Severity.INFO,
        title="Thanks, time, reply date",
        sentence=_GRACIOUSLY,
        trigger="An offer was received, and no thanks, no request for time (before the first round) or no"
        " date of reply is recorded.",
        remedy="Thank them, ask for time, agree on a day for your answer, and record each.",
        find=_not_received_well,
    ),
    Rule(
        code="N26",
        severity=Severity.WARNING,
        title="Reply due",
        sentence=_GRACIOUSLY,
        trigger="The day of reply is at most two days away or past, and nothing is decided.",
        remedy="Answer, or call and ask for more time and record the new day.",
        find=_reply_due,
    ),
)
