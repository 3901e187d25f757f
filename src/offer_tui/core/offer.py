"""One offer: everything that its file can say, as frozen values."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from offer_tui.core import shape
from offer_tui.core.package import Figure, Package
from offer_tui.core.records import dataclass
from offer_tui.core.shape import Kind

STATUSES = ("considering", "negotiating", "accepted", "declined", "withdrawn", "expired")
OUTCOMES = STATUSES[2:]


@dataclass(frozen=True, slots=True)
class Dates:
    """When things happened or are due."""

    received: dt.date | None = shape.day("When the offer came.")
    thanked: dt.date | None = shape.day("When you thanked for it.")
    time_requested: dt.date | None = shape.day("When you asked for time.")
    written: dt.date | None = shape.day("When you had it in writing.")
    reply_by: dt.date | None = shape.day("When they want an answer.")
    start: dt.date | None = shape.day("The first day of work.")


@dataclass(frozen=True, slots=True)
class Rating:
    """How well the job serves one career goal."""

    rating: Decimal | None = shape.number("0 to 10; left out: not rated yet.", most=10)
    evidence: str = shape.line("What you know that supports the rating.")


@dataclass(frozen=True, slots=True)
class Priority:
    """One of the two or three items that matter most, in rank order."""

    item: str = shape.reference(Kind.ITEM, "Which item.", required=True)
    desired: Figure | None = shape.figure("What you want.")
    walk_away: Figure | None = shape.figure("Beyond this you would rather not have the job.")
    worth: Decimal | None = shape.amount(
        "Yearly base you would give up for the move from offered to desired."
    )
    why: str = shape.line("Why it matters.")


@dataclass(frozen=True, slots=True)
class WalkAwayChange:
    """A later change of the walk-away point, kept for honesty."""

    date: dt.date | None = shape.day("When it was changed.")
    from_: Decimal | None = shape.amount("The walk-away total before.")
    to: Decimal | None = shape.amount("The walk-away total after.")
    reason: str = shape.line("Why.")


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that the employer is under."""

    kind: str = shape.choice("Which kind.", "budget", "internal_equity", "company", default="company")
    note: str = shape.line("What you know of it.")


@dataclass(frozen=True, slots=True)
class Signal:
    """What you already let them know, before or during the negotiation."""

    date: dt.date | None = shape.day("When.")
    to: str = shape.reference(Kind.PERSON, "To whom.")
    item: str = shape.reference(Kind.ITEM, "About which item.")
    amount: Figure | None = shape.figure("The figure you named.")
    note: str = shape.line("In which words.")


@dataclass(frozen=True, slots=True)
class Strategy:
    """What you want, where you walk away, and what you know of the other side."""

    desired_total: Decimal | None = shape.amount("The package you want, of year one.")
    walk_away_total: Decimal | None = shape.amount("Below this total of year one you walk away.")
    walk_away_set: dt.date | None = shape.day("When you fixed it.")
    walk_away_reason: str = shape.line("Why there.")
    protocol: str = shape.line("How the company wants offers to be discussed.")
    protocol_people: tuple[str, ...] = shape.reference(Kind.PERSON, "Whom the protocol names.", many=True)
    previous_salary: str = shape.choice(
        "What you do about your previous salary.",
        "reveal",
        "withhold",
        "not_asked",
        "undecided",
        default="undecided",
    )
    previous_salary_reason: str = shape.line("Why.")
    local_rule: str = shape.line("What applies where you are: your own note, with source and date.")
    value_points: tuple[str, ...] = shape.line("What you bring, a sentence each.", many=True)
    walk_away_change: tuple[WalkAwayChange, ...] = shape.rows(WalkAwayChange, "Every later change, kept.")
    limit: tuple[Limit, ...] = shape.rows(Limit, "Limits that they are under.")
    signal: tuple[Signal, ...] = shape.rows(Signal, "What you already let them know.")


@dataclass(frozen=True, slots=True)
class Alternative:
    """What you have if this offer comes to nothing (the best of them is your BATNA)."""

    name: str = shape.line("What it is.")
    value: Decimal | None = shape.amount("Its worth of a year, comparable to the desired total.")
    offer: str = shape.reference(Kind.OFFER, "Another offer, instead of a value.")
    likely_percent: Decimal | None = shape.percent("How likely it is; 100 if left out.")
    wait_cost: Decimal | None = shape.amount("What waiting for it costs.")


@dataclass(frozen=True, slots=True)
class ResearchPoint:
    """What one source says that an item is worth on the market."""

    id: str = shape.reference(Kind.IDENTIFIER, "Its name, for asks to refer to.")
    item: str = shape.reference(Kind.ITEM, "About which item.", required=True)
    low: Figure | None = shape.figure("The low end.")
    mid: Figure | None = shape.figure("The middle.")
    high: Figure | None = shape.figure("The high end.")
    source: str = shape.choice("What kind of source.", "network", "recruiter", "survey", "posting", "website")
    who: str = shape.line("Who or what says so.")
    date: dt.date | None = shape.day("As of when.")
    note: str = shape.line("Anything else.")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the other side."""

    id: str = shape.reference(Kind.IDENTIFIER, "Their short name in this file.", required=True)
    name: str = shape.line("Their name.")
    role: str = shape.line("Their role.")
    decides: bool | None = shape.flag("Whether they can decide; left out: not known.", default=None)
    made_offer: bool = shape.flag("Whether they made the offer.")
    interviewed: bool = shape.flag("Whether they interviewed you.")


@dataclass(frozen=True, slots=True)
class Ask:
    """One request of a round, and what came back."""

    item: str = shape.reference(Kind.ITEM, "Which item.", required=True)
    ask: Figure | None = shape.figure("What you ask for.")
    because: str = shape.line("The reason, in a sentence that can be said.")
    research: tuple[str, ...] = shape.reference(Kind.RESEARCH, "The research that supports it.", many=True)
    for_them: str = shape.line("What is in it for them.")
    answer: str = shape.choice(
        "What they said.", "granted", "partial", "refused", "pending", default="pending"
    )
    value: Figure | None = shape.figure("What is on the table for it after the answer.")
    limit: str = shape.choice("Why it was refused or cut.", "budget", "internal_equity", "company")
    in_writing: bool = shape.flag("Whether the answer is in writing.")


@dataclass(frozen=True, slots=True)
class Round:
    """One time that requests went over and answers came back."""

    date: dt.date | None = shape.day("When it took place, or is planned.")
    planned: bool = shape.flag("Whether it has still to take place.")
    channel: str = shape.choice("How.", "phone", "video", "in_person", "email", "text")
    with_: str = shape.reference(Kind.PERSON, "With whom.")
    note: str = shape.line("Anything else.")
    asks: tuple[Ask, ...] = shape.rows(Ask, "What was asked.")


@dataclass(frozen=True, slots=True)
class Decision:
    """How it ended."""

    outcome: str = shape.choice("What was decided.", *OUTCOMES)
    date: dt.date | None = shape.day("When.")
    reason: str = shape.line("Private; never printed in a letter.")
    called: dt.date | None = shape.day("When you called.")
    letter_sent: dt.date | None = shape.day("When the letter went.")
    thanked: tuple[str, ...] = shape.reference(Kind.PERSON, "Who got a letter of thanks.", many=True)


@dataclass(frozen=True, slots=True)
class Ignore:
    """A rule of the guide that you set aside, with your reason."""

    rule: str = shape.line("The rule's code.", required=True)
    reason: str = shape.line("Why it does not apply.")
    date: dt.date | None = shape.day("When you said so.")


@dataclass(frozen=True, slots=True)
class Guide:
    """What the guide has been told."""

    ignore: tuple[Ignore, ...] = shape.rows(Ignore, "Rules that you set aside.")


@dataclass(frozen=True, slots=True)
class Offer:
    """Everything that one offer's file says."""

    format: int = shape.count("The version of the format.", least=1, most=1, default=1)
    company: str = shape.line("The company.", required=True)
    role: str = shape.line("The role.", required=True)
    location: str = shape.line("Where the work is.")
    currency: str = shape.reference(Kind.CURRENCY, "The currency of every bare amount.", required=True)
    status: str = shape.choice("Where it stands.", *STATUSES, default="considering")
    notes: str = shape.lines("Anything.")
    dates: Dates = shape.table(Dates, "When things happened or are due.")
    package: Package = shape.table(Package, "The package as first offered.")
    fit: Mapping[str, Rating] = shape.named(Rating, "Ratings by the id of a career goal.")
    priorities: tuple[Priority, ...] = shape.rows(Priority, "Two or three items, in rank order.")
    strategy: Strategy = shape.table(Strategy, "What you want and what you know.")
    alternatives: tuple[Alternative, ...] = shape.rows(Alternative, "What you have otherwise.")
    research: tuple[ResearchPoint, ...] = shape.rows(ResearchPoint, "What the market says.")
    people: tuple[Person, ...] = shape.rows(Person, "Who is on the other side.")
    rounds: tuple[Round, ...] = shape.rows(Round, "At most three rounds of negotiation.")
    decision: Decision = shape.table(Decision, "How it ended.")
    guide: Guide = shape.table(Guide, "What the guide has been told.")

    @property
    def outcome(self) -> str:
        """How it ended, by the decision or else by its status; empty while it is open."""
        return self.decision.outcome or (self.status if self.status in OUTCOMES else "")

    @property
    def closed(self) -> bool:
        """Whether it has come to an end, so that nothing is due any more."""
        return bool(self.outcome)
