"""What the brief says of the package, the priorities, the strategy, the market, the people and the rounds.

Everything is Markdown; text of the file is escaped where it goes in.
"""

from collections.abc import Iterator
from decimal import Decimal

from offer_tui.core.amounts import HUNDRED
from offer_tui.core.compensation import compensation
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import PERCENT, amount_words, figure_words, person_name
from offer_tui.core.items import Unit, item, known_item_ids, offered
from offer_tui.core.markdown import escaped, table
from offer_tui.core.money import rounded
from offer_tui.core.negotiated import package_after
from offer_tui.core.offer import Offer, Strategy
from offer_tui.core.package import Figure
from offer_tui.core.priorities import standings
from offer_tui.core.records import dataclass
from offer_tui.core.research import market, position_words
from offer_tui.core.rounds import Asked, RoundState, now, states
from offer_tui.core.wording import shown_date, shown_number

NOTHING = "–"
"""A cell where nothing is known."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes the figures of one case."""

    case: Case

    @property
    def offer(self) -> Offer:
        """The offer of the case."""
        return self.case.offer

    @property
    def has_amounts(self) -> bool:
        """Whether amounts are told; redacted, there must be a base salary that they are percent of."""
        return self.offer.currency != PERCENT or bool(self.offer.package.base_salary)

    def amount(self, amount: Decimal | None) -> str:
        """Write an amount of money."""
        return NOTHING if amount is None or not self.has_amounts else amount_words(self.offer, amount)

    def figure(self, item_id: str, figure: Figure | None) -> str:
        """Write a figure of an item, escaped; a number of no item is an amount of money."""
        if figure is None:
            return NOTHING
        known = item(item_id)
        if isinstance(figure, Decimal) and (known is None or known.unit in (Unit.YEARLY, Unit.ONCE)):
            return self.amount(figure)
        return escaped(figure_words(self.offer, item_id, figure))


def label(item_id: str) -> str:
    """Name an item, escaped."""
    known = item(item_id)
    return escaped(item_id if known is None else known.label)


def person(offer: Offer, person_id: str) -> str:
    """Name a person by the short name, escaped."""
    found = next((person_name(one) for one in offer.people if one.id == person_id), person_id)
    return escaped(found)


def yes_no(answer: bool | None) -> str:  # noqa: FBT001 - it is what is written
    """Write yes, no or not known."""
    return {True: "yes", False: "no", None: "not known"}[answer]


def package(tell: Teller) -> Iterator[str]:
    """Yield the years as first offered and now, and each item that is offered or was moved."""
    years, items = list(_years(tell)), list(_items(tell))
    yield from years
    yield from [""] if years and items else []
    yield from items


def _years(tell: Teller) -> Iterator[str]:
    if not tell.has_amounts:
        yield "Amounts are left out: there is no base salary to relate them to."
        return
    offer = tell.offer
    first = compensation(offer.package)
    last = compensation(package_after(offer, len(offer.rounds)))
    if not any(year.pieces for year in (*first.years, *last.years)):
        return
    rows = [
        [f"Year {before.year}", tell.amount(before.total), tell.amount(after.total)]
        for before, after in zip(first.years, last.years, strict=True)
    ]
    rows.append(["Together", tell.amount(first.total), tell.amount(last.total)])
    rows.append(["Of it guaranteed", tell.amount(first.guaranteed), tell.amount(last.guaranteed)])
    yield from table(("", "First offered", "Now"), rows, right=(1, 2))


def _items(tell: Teller) -> Iterator[str]:
    offer = tell.offer
    found = [(one, offered(offer, one), now(offer, one)) for one in known_item_ids(offer)]
    rows = [
        [label(one), tell.figure(one, before), tell.figure(one, after)]
        for one, before, after in found
        if before or after
    ]
    if rows:
        yield from table(("Item", "First offered", "Now"), rows, right=(1, 2))


def priorities(tell: Teller) -> Iterator[str]:
    """Yield the ranked items."""
    rows = [
        [
            str(rank),
            label(one.priority.item),
            *(
                tell.figure(one.priority.item, figure)
                for figure in (one.offered, one.priority.walk_away, one.priority.desired, one.now)
            ),
            escaped(one.priority.why) or NOTHING,
        ]
        for rank, one in enumerate(standings(tell.offer), start=1)
    ]
    if rows:
        head = ("", "Item", "First offered", "Walk-away point", "Desired", "Now", "Why")
        yield from table(head, rows, right=(0, 2, 3, 4, 5))


def strategy(tell: Teller) -> Iterator[str]:
    """Yield the package that is wanted, the walk-away point with its history, and how to talk."""
    plan = tell.offer.strategy
    start = compensation(tell.offer.package, 1).total
    if plan.desired_total is not None:
        mark = f"{tell.amount(plan.desired_total)}{_relation(plan.desired_total, start)}"
        yield f"- Desired in year one: {mark}"
    if plan.walk_away_total is not None:
        fixed = f", fixed on {shown_date(plan.walk_away_set)}" if plan.walk_away_set else ""
        why = f": {escaped(plan.walk_away_reason)}" if plan.walk_away_reason else ""
        mark = f"{tell.amount(plan.walk_away_total)}{_relation(plan.walk_away_total, start)}"
        yield f"- Walk-away point of year one: {mark}{fixed}{why}"
    for change in plan.walk_away_change:
        day = f" on {shown_date(change.date)}" if change.date else ""
        why = f": {escaped(change.reason)}" if change.reason else ""
        yield f"- Walk-away point changed{day}: {tell.amount(change.from_)} → {tell.amount(change.to)}{why}"
    if plan.protocol:
        yield f"- How they want offers to be discussed: {escaped(plan.protocol)}"
    if plan.protocol_people:
        yield f"- To be discussed with: {', '.join(person(tell.offer, one) for one in plan.protocol_people)}"
    why = f": {escaped(plan.previous_salary_reason)}" if plan.previous_salary_reason else ""
    yield f"- Previous salary: {plan.previous_salary.replace('_', ' ')}{why}"
    yield from (f"- What I bring: {escaped(point)}" for point in plan.value_points)
    yield from _limits_and_signals(tell, plan)


def _limits_and_signals(tell: Teller, plan: Strategy) -> Iterator[str]:
    for limit in plan.limit:
        note = f": {escaped(limit.note)}" if limit.note else ""
        yield f"- Their limit, {limit.kind.replace('_', ' ')}{note}"
    for signal in plan.signal:
        told = f" to {person(tell.offer, signal.to)}" if signal.to else ""
        day = f" on {shown_date(signal.date)}" if signal.date else ""
        about = label(signal.item) if signal.item else ""
        figure = "" if signal.amount is None else tell.figure(signal.item, signal.amount)
        what = ", ".join(part for part in (about, figure, escaped(signal.note)) if part)
        yield f"- Signalled{told}{day}{f': {what}' if what else ''}"


def alternatives(tell: Teller) -> Iterator[str]:
    """Yield what there is otherwise, and which of it is the floor and the best (the BATNA)."""
    found = tell.case.alternatives
    rows = [
        [
            escaped(one.alternative.name or one.alternative.offer) or NOTHING,
            tell.amount(one.value),
            "certain" if one.certain else f"{shown_number(one.alternative.likely_percent or HUNDRED)} %",
            tell.amount(one.expected),
        ]
        for one in found.each
    ]
    if rows:
        yield from table(("Alternative", "Worth a year", "Likely", "Counts for"), rows, right=(1, 2, 3))
    if found.floor is not None:
        yield ""
        yield f"If all else fails there is {tell.amount(found.floor.expected)} for certain."
    if found.best is not None and found.best is not found.floor:
        yield f"The best alternative (BATNA) counts for {tell.amount(found.best.expected)}."


def _relation(total: Decimal, mark: Decimal) -> str:
    """Say how a total lies to the offer: ` (14 % above what was first offered)`; nothing where it cannot."""
    if mark <= 0:
        return ""
    percent = rounded(HUNDRED * (total - mark) / mark, 0)
    if not percent:
        return " (about what was first offered)"
    return f" ({shown_number(abs(percent))} % {'above' if percent > 0 else 'below'} what was first offered)"


def research(tell: Teller) -> Iterator[str]:
    """Yield what each source says, and where the offer lies among them."""
    offer = tell.offer
    rows = [
        [
            label(point.item),
            *(tell.figure(point.item, figure) for figure in (point.low, point.mid, point.high)),
            ", ".join(part for part in (point.source, escaped(point.who)) if part) or NOTHING,
            shown_date(point.date) if point.date else NOTHING,
            escaped(point.note) or NOTHING,
        ]
        for point in offer.research
    ]
    if rows:
        head = ("Item", "Low", "Middle", "High", "Source", "As of", "Note")
        yield from table(head, rows, right=(1, 2, 3))
    for item_id in dict.fromkeys(point.item for point in offer.research):
        found, here = market(offer, item_id, tell.case.settings.research), now(offer, item_id)
        if found is not None and isinstance(here, Decimal):
            yield ""
            place = position_words(found, here)
            yield f"{label(item_id)} on the table, {tell.figure(item_id, here)}: {place}."


def people(tell: Teller) -> Iterator[str]:
    """Yield who is on the other side."""
    rows = [
        [
            escaped(person_name(one)),
            escaped(one.role) or NOTHING,
            yes_no(one.decides),
            yes_no(one.made_offer),
            yes_no(one.interviewed),
        ]
        for one in tell.offer.people
    ]
    if rows:
        yield from table(("Name", "Role", "Can decide", "Made the offer", "Interviewed me"), rows)


def rounds(tell: Teller) -> Iterator[str]:
    """Yield each round with its requests and answers, the reasons below."""
    for state in states(tell.offer):
        one = state.round
        facts = (
            f"Round {state.number}",
            "planned" if one.planned else "",
            shown_date(one.date) if one.date else "",
            one.channel.replace("_", " "),
            f"with {person(tell.offer, one.with_)}" if one.with_ else "",
        )
        yield f"### {', '.join(fact for fact in facts if fact)}"
        yield ""
        if one.note:
            yield escaped(one.note)
            yield ""
        if not state.asks:
            continue
        yield from table(
            ("Item", "From", "Asked", "Answer", "Now"),
            [_request(tell, state, asked) for asked in state.asks],
            right=(1, 2, 4),
        )
        yield ""
        reasons = [line for asked in state.asks for line in _reasons(asked)]
        yield from reasons
        yield from [""] if reasons else []


def _request(tell: Teller, state: RoundState, asked: Asked) -> tuple[str, ...]:
    ask = asked.ask
    answer = ask.answer
    if ask.limit:
        answer += f", limit: {ask.limit.replace('_', ' ')}"
    if ask.answer in ("granted", "partial") and not ask.in_writing:
        answer += ", not in writing"
    return (
        label(ask.item),
        tell.figure(ask.item, asked.before),
        tell.figure(ask.item, ask.ask),
        NOTHING if state.round.planned else answer,
        NOTHING if state.round.planned else tell.figure(ask.item, asked.after),
    )


def _reasons(asked: Asked) -> Iterator[str]:
    ask = asked.ask
    if ask.because:
        yield f"- {label(ask.item)}, because: {escaped(ask.because)}"
    if ask.for_them:
        yield f"- {label(ask.item)}, for them: {escaped(ask.for_them)}"
