"""A case to be shown to others: without names, without what was typed as text, without amounts.

Amounts become percent of the base salary as first offered, so every relation between them stays. Names become
roles and numbers. Dates, days, ratings, percentages and choices stay as they are.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from offer_tui.core.amounts import HUNDRED
from offer_tui.core.guide.case import Case, OwnLetter
from offer_tui.core.guide.naming import PERCENT
from offer_tui.core.items import CUSTOM, Unit, custom_name, item
from offer_tui.core.money import converted
from offer_tui.core.offer import Alternative, Offer, Person, ResearchPoint
from offer_tui.core.package import CustomItem, Figure, Package
from offer_tui.core.profile import Goal, Profile
from offer_tui.core.records import dataclass, replace
from offer_tui.core.shape import Entry, Kind, entries

_STAND_INS: Mapping[tuple[type[Any], str], str] = {
    (Offer, "company"): "the company",
    (Offer, "role"): "The job",
    (Goal, "name"): "Goal",
    (Alternative, "name"): "Alternative",
    (Person, "name"): "Person",
    (ResearchPoint, "who"): "Source",
}
"""What stands for a name; in a row its number follows. All other text is left out."""
DECISION_MAKER = "the decision-maker"
"""What stands for the name of the only person who can decide."""
_REFERENCES = (Kind.IDENTIFIER, Kind.PERSON, Kind.RESEARCH, Kind.OFFER)


def redacted(case: Case) -> Case:
    """Return a case without names, text and amounts.

    Without a base salary there is nothing to relate amounts to, and they are left out. The figures of an
    item of one's own become percent of what was first offered of it.
    """
    offer, profile = case.offer, case.profile
    base = offer.package.base_salary
    factor = HUNDRED / base if base else None
    aliases = _aliases((*(one.id for one in profile.goals), *_ids(offer), *case.others))
    others = {}
    for slug, other in case.others.items():
        rate = converted(Decimal(1), other.currency, offer.currency, profile.rates, profile.currency)
        if rate is not None and factor is not None:
            others[aliases[slug]] = _Redaction(factor * rate, aliases, other).of(other)
    redaction = _Redaction(factor, aliases, offer)
    goals = tuple(redaction.of(goal, row) for row, goal in enumerate(profile.goals, start=1))
    told: Offer = redaction.of(offer)
    return replace(
        case,
        offer=replace(told, people=_with_decision_maker(told.people)),
        profile=Profile(goals=goals, fit=profile.fit),
        others=others,
        decline_letter=OwnLetter(),
    )


def _ids(offer: Offer) -> Iterator[str]:
    yield from (one.id for one in offer.people)
    yield from (one.id for one in offer.research)


def _aliases(ids: Iterable[str]) -> Mapping[str, str]:
    """Return another id for each, so that what refers to it still does; none for no id."""
    return {"": "", **{one: f"id-{number}" for number, one in enumerate(dict.fromkeys(ids), start=1) if one}}


def _with_decision_maker(people: tuple[Person, ...]) -> tuple[Person, ...]:
    deciders = [one for one in people if one.decides]
    return tuple(replace(one, name=DECISION_MAKER) if [one] == deciders else one for one in people)


@dataclass(frozen=True, slots=True)
class _Redaction:
    """How one offer is redacted."""

    factor: Decimal | None
    """Percent of base for one unit of its currency; None where there is no base."""
    aliases: Mapping[str, str]
    offer: Offer

    def of(self, table: Any, row: int = 0) -> Any:  # noqa: ANN401 - any table of the format, and the same again
        """Return a table without what is to be left out; `row` is its number among its like."""
        changes: dict[str, Any] = {}
        item_id = getattr(table, "item", "")
        for name, _, entry in entries(type(table)):
            value = getattr(table, name)
            if entry.kind is Kind.FIGURE and not isinstance(table, CustomItem):
                changes[name] = self._figure(value, item_id)
            elif entry.kind is Kind.LINE and (type(table), name) in _STAND_INS:
                changes[name] = _STAND_INS[type(table), name] + (f" {row}" if row else "")
            elif isinstance(table, Package) and name == "level":
                changes[name] = self._word(value)
            elif isinstance(table, Package) and name == "custom":
                changes[name] = {
                    self._custom(own): replace(self.of(one), offered=self._figure(one.offered, CUSTOM + own))
                    for own, one in value.items()
                }
            else:
                changes[name] = self._value(value, entry)
        return replace(table, **changes)

    def _value(self, value: Any, entry: Entry) -> Any:  # noqa: ANN401 - of the type that the entry says
        if entry.kind is Kind.ROWS:
            return tuple(self.of(one, row) for row, one in enumerate(value, start=1))
        if entry.kind is Kind.TABLE:
            return self.of(value)
        if entry.kind is Kind.NAMED:
            return {self.aliases[name]: self.of(one) for name, one in value.items() if name in self.aliases}
        if entry.kind in _REFERENCES:
            known = [self.aliases.get(one, "") for one in (value if entry.many else (value,))]
            return tuple(one for one in known if one) if entry.many else known[0]
        if entry.kind is Kind.ITEM:
            own = custom_name(value)
            return CUSTOM + self._custom(own) if own else value
        if entry.kind is Kind.AMOUNT:
            return self._scaled(value)
        if entry.kind in (Kind.LINE, Kind.LINES):
            return {} if entry.rest else () if entry.many else ""
        return PERCENT if entry.kind is Kind.CURRENCY else value

    def _scaled(self, amount: Decimal | None) -> Decimal | None:
        return None if amount is None or self.factor is None else amount * self.factor

    def _figure(self, figure: Figure | None, item_id: str) -> Figure | None:
        if figure is None or isinstance(figure, date):
            return figure
        if isinstance(figure, str):
            return self._word(figure)
        own = custom_name(item_id)
        if own:
            start = self.offer.package.custom.get(own, CustomItem()).offered
            return figure * HUNDRED / start if isinstance(start, Decimal) and start else None
        known = item(item_id)
        return figure if known is not None and known.unit is Unit.DAYS else self._scaled(figure)

    def _word(self, word: str) -> str:
        """Return a number for a word such as a level; the same for the same, and nothing for none."""
        known = list(dict.fromkeys(_words(self.offer)))
        return f"value {known.index(word) + 1}" if word in known else ""

    def _custom(self, name: str) -> str:
        known = list(self.offer.package.custom)
        return f"item-{known.index(name) + 1}" if name in known else "item"


def _words(offer: Offer) -> Iterator[str]:
    """Yield all figures that are words."""
    figures: list[Figure | None] = [offer.package.level]
    figures += [one.offered for one in offer.package.custom.values()]
    figures += [figure for one in offer.priorities for figure in (one.walk_away, one.desired)]
    figures += [figure for one in offer.research for figure in (one.low, one.mid, one.high)]
    figures += [one.amount for one in offer.strategy.signal]
    figures += [figure for one in offer.rounds for ask in one.asks for figure in (ask.ask, ask.value)]
    return (figure for figure in figures if isinstance(figure, str) and figure)
