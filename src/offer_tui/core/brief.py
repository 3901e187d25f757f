"""The brief: a whole offer on one page of Markdown, for a mentor or a partner."""

from collections.abc import Iterator

from offer_tui.core import brief_tables as tables
from offer_tui.core.brief_tables import NOTHING, Teller
from offer_tui.core.fit_words import one_decimal, sentences, shown_score, shown_verdict
from offer_tui.core.guide.advice import advice
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import item_name, listed, person_name
from offer_tui.core.guide.next_step import next_step
from offer_tui.core.markdown import escaped, quoted, table
from offer_tui.core.money import rounded
from offer_tui.core.redaction import redacted
from offer_tui.core.wording import days_between_words, shown_date, shown_number

_LEFT_OUT = "Names and everything typed as text are left out. Amounts are "
_ENOUGH_SOURCES = 2


def brief(case: Case, *, redact: bool) -> str:
    """Return the page. Nothing in a text of the file acts as Markdown; the private reason is never in it.

    With `redact` names, text and amounts are left out, as `redaction.redacted` does.
    """
    told = redacted(case) if redact else case
    tell = Teller(told)
    sections = (
        ("Next step", _next_step(case, told)),
        ("Fit", _fit(told)),
        ("Package", tables.package(tell)),
        ("Priorities", tables.priorities(tell)),
        ("Strategy", tables.strategy(tell)),
        ("Alternatives", tables.alternatives(tell)),
        ("Market", tables.research(tell)),
        ("People", tables.people(tell)),
        ("Rounds", tables.rounds(tell)),
        ("Advice", _advice(case, redact=redact)),
        ("Questions for you", _questions(told)),
    )
    lines = list(_head(told, redact=redact))
    for title, section in sections:
        found = list(section) or ["None yet."]
        lines += ["", f"## {title}", "", *found]
        while not lines[-1]:
            lines.pop()
    return "\n".join(lines) + "\n"


def _head(case: Case, *, redact: bool) -> Iterator[str]:
    offer, dates, ending = case.offer, case.offer.dates, case.offer.decision
    named = [escaped(name) for name in (offer.role, offer.company) if name.strip()]
    yield f"# {' at '.join(named) or 'An offer'}"
    yield ""
    author = f"By {escaped(case.profile.name)}, " if case.profile.name else "As of "
    yield f"{author}{shown_date(case.today)}."
    if redact:
        base = offer.package.base_salary
        yield _LEFT_OUT + ("percent of the base salary as first offered." if base else "left out too.")
    yield ""
    yield f"- Status: {offer.outcome or offer.status}"
    if offer.location:
        yield f"- Location: {escaped(offer.location)}"
    days = (
        ("Offer received", dates.received),
        ("Thanked", dates.thanked),
        ("Time requested", dates.time_requested),
        ("In writing", dates.written),
        ("First day", dates.start),
        ("Decided", ending.date),
        ("Called", ending.called),
        ("Letter sent", ending.letter_sent),
    )
    yield from (f"- {name}: {shown_date(day)}" for name, day in days if day is not None)
    if dates.reply_by is not None:
        distance = "" if offer.outcome else f", {days_between_words(case.today, dates.reply_by)}"
        yield f"- Reply by: {shown_date(dates.reply_by)}{distance}"
    if offer.notes.strip():
        yield ""
        yield from quoted(offer.notes)


def _next_step(case: Case, told: Case) -> Iterator[str]:
    step, same = next_step(case), next_step(told)
    yield f"**{(step.action or 'nothing left to do').capitalize()}**"
    # Rounding in percent can tip a total that lies exactly at a mark: then its reasons would be wrong.
    if same.action is step.action:
        yield ""
        yield from (f"- {escaped(reason)}" for reason in same.reasons)


def _fit(case: Case) -> Iterator[str]:
    fit = case.fit
    bars = f"strong from {one_decimal(fit.strong)}, not a fit below {one_decimal(fit.weak)}"
    yield f"Score {shown_score(fit)} of 10: {shown_verdict(fit.verdict)} ({bars})."
    yield escaped(" ".join(sentences(fit)))
    if fit.goals:
        yield ""
        rows = [
            [
                escaped(one.goal.name or one.goal.id),
                f"{shown_number(rounded(one.weight_percent, 0))} %",
                NOTHING if one.goal.must_have is None else shown_number(one.goal.must_have),
                "not rated" if one.rating is None else shown_number(one.rating),
                escaped(evidence.evidence if (evidence := case.offer.fit.get(one.goal.id)) else "")
                or NOTHING,
            ]
            for one in fit.goals
        ]
        yield from table(("Goal", "Weight", "Must-have from", "Rating", "Evidence"), rows, right=(1, 2, 3))


def _advice(case: Case, *, redact: bool) -> Iterator[str]:
    """Yield what the guide says; redacted only which rules speak, because messages have names and figures."""
    found = advice(case)
    if redact:
        titles = dict.fromkeys(f"- **{one.code}** ({one.severity}): {one.rule.title}" for one in found)
        yield from titles
    else:
        yield from (f"- **{one.code}** ({one.severity}): {escaped(one.message)}" for one in found)


def _questions(case: Case) -> Iterator[str]:
    """Yield what a mentor could help with, from what the file leaves open."""
    offer, fit = case.offer, case.fit
    if fit.unrated:
        goals = listed([escaped(one.goal.name or one.goal.id) for one in fit.unrated])
        yield f"- How would you find out how the job serves these goals: {goals}?"
    thin = [
        escaped(item_name(one.item))
        for one in offer.priorities
        if sum(point.item == one.item for point in offer.research) < _ENOUGH_SOURCES
    ]
    if thin:
        yield f"- Whom could I ask what the market gives? I have little on: {listed(thin)}."
    unknown = [escaped(person_name(one)) for one in offer.people if one.decides is None]
    if unknown:
        yield f"- Can they decide, do you think: {listed(unknown)}?"
    if not offer.alternatives:
        yield "- Which alternatives do I overlook?"
    elif offer.strategy.walk_away_total is not None:
        yield "- Is my walk-away point right, given my alternatives?"
    if any(one.planned for one in offer.rounds):
        yield "- Would you say yes to the requests of the planned round? What is in them for the company?"
    yield "- What have I overlooked?"
