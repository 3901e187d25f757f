"""Rules about whom you talk to, and by which channel."""

from collections.abc import Iterator

from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import listed, person_name
from offer_tui.core.guide.requests import at_hand
from offer_tui.core.guide.rule import Found, Rule
from offer_tui.core.problems import Severity

_DECISION_MAKER = "Negotiate with a decision-maker; ask for the company's protocol and do not circumvent it."
_WRITTEN_CHANNELS = {"email": "email", "text": "text message"}


def _cannot_decide(case: Case) -> Iterator[Found]:
    offer = case.offer
    people = {person.id: person for person in offer.people}
    can = [person_name(person) for person in offer.people if person.decides]
    instead = f"; {listed(can)} can" if can else ""
    for number in at_hand(offer):
        one = offer.rounds[number - 1]
        person = people.get(one.with_)
        if person is not None and person.decides:
            continue
        verb = "is" if one.planned else "was"
        name = person_name(person) if person is not None else one.with_
        if not name:
            said = "names nobody: say with whom, and whether they can decide"
        elif person is None or person.decides is None:
            said = f"{verb} with {name}, of whom it is not recorded whether they can decide"
        else:
            said = f"{verb} with {name}, who cannot decide"
        yield Found(("rounds", number - 1, "with"), f"Round {number} {said}{instead}.")


def _outside_protocol(case: Case) -> Iterator[Found]:
    offer = case.offer
    named = offer.strategy.protocol_people
    names = {person.id: person_name(person) for person in offer.people}
    for n, one in enumerate(offer.rounds):
        if named and one.with_ and one.with_ not in named:
            protocol = listed([names.get(person, person) for person in named])
            verb = "is" if one.planned else "was"
            message = (
                f"Round {n + 1} {verb} with {names.get(one.with_, one.with_)}; the protocol names {protocol}."
            )
            yield Found(("rounds", n, "with"), message)


def _by_email(case: Case) -> Iterator[Found]:
    for n, one in enumerate(case.offer.rounds):
        channel = _WRITTEN_CHANNELS.get(one.channel)
        if channel is not None and one.asks:
            verb = "asks" if one.planned else "asked"
            yield Found(("rounds", n, "channel"), f"Round {n + 1} {verb} by {channel}.")


PEOPLE_RULES = (
    Rule(
        code="N08",
        severity=Severity.WARNING,
        title="No decision-maker",
        sentence=_DECISION_MAKER,
        trigger="The other side of a planned round, or of the latest one while none is planned, cannot"
        " decide, or it is not known whether they can.",
        remedy="Ask who decides, record it, and have that person in the round.",
        find=_cannot_decide,
    ),
    Rule(
        code="N09",
        severity=Severity.WARNING,
        title="Outside the protocol",
        sentence=_DECISION_MAKER,
        trigger="A round is with somebody whom the recorded protocol does not name.",
        remedy="Go through the people of the protocol, or record that they have sent you to somebody else.",
        find=_outside_protocol,
    ),
    Rule(
        code="N13",
        severity=Severity.WARNING,
        title="Asked by email or text",
        sentence="Do not negotiate via email.",
        trigger="A round with asks is by email or text.",
        remedy="Ask in a call or in person; have what was agreed confirmed in writing afterwards.",
        find=_by_email,
    ),
)
