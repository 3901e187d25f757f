"""What a file's values must satisfy together: references, figures in the unit of their item, counts."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from offer_tui.core.decoding import CURRENCY, nearest
from offer_tui.core.guide.codes import CODES
from offer_tui.core.items import Unit, item, known_item_ids
from offer_tui.core.keys import KeyPath
from offer_tui.core.offer import Offer
from offer_tui.core.package import Figure
from offer_tui.core.priorities import MOST_PRIORITIES
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.profile import STRONG, WEAK, Profile

BEST_RATING = 10
WHOLE = Decimal(100)


def offer_problems(offer: Offer) -> Iterator[Problem]:
    """Yield what is wrong inside one offer, whoever it belongs to."""
    yield from _item_problems(offer)
    yield from _reference_problems(offer)
    yield from _priority_problems(offer)
    yield from _package_problems(offer)


def shared_problems(offer: Offer, profile: Profile, slugs: Collection[str]) -> Iterator[Problem]:
    """Yield what does not fit the profile or the other offers."""
    goals = [goal.id for goal in profile.goals]
    for name in offer.fit:
        if name not in goals:
            yield _warning(
                "F10",
                ("fit", name),
                f'"{name}" is not a goal of profile.toml{nearest(name, goals)}',
                at_key=True,
            )
    for number, alternative in enumerate(offer.alternatives):
        if alternative.offer and alternative.offer not in slugs:
            place = ("alternatives", number, "offer")
            yield _warning(
                "F12",
                place,
                f'there is no offer "{alternative.offer}"{nearest(alternative.offer, sorted(slugs))}',
            )


def profile_problems(profile: Profile) -> Iterator[Problem]:
    """Yield what is wrong inside the profile."""
    strong = STRONG if profile.fit.strong is None else profile.fit.strong
    weak = WEAK if profile.fit.weak is None else profile.fit.weak
    if weak > strong:
        yield _error("F14", ("fit",), f"weak ({weak}) is above strong ({strong}); swap them")
    for number, goal in enumerate(profile.goals):
        for rating in goal.scale.words:
            if not (rating.isascii() and rating.isdigit() and int(rating) <= BEST_RATING):
                place = ("goals", number, "scale", rating)
                yield _warning(
                    "F05", place, f'"{rating}" is not a rating; give a whole number, 0 to 10', at_key=True
                )
    for code, rate in profile.rates.units.items():
        if not CURRENCY.fullmatch(code):
            yield _warning(
                "F06", ("rates", code), f'"{code}" is not a currency; give a code such as EUR', at_key=True
            )
        elif rate <= 0:
            yield _error("F05", ("rates", code), f"{rate} is out of range, give more than 0")


def _error(code: str, key: KeyPath, message: str) -> Problem:
    return Problem(code, Severity.ERROR, message, key)


def _warning(code: str, key: KeyPath, message: str, *, at_key: bool = False) -> Problem:
    return Problem(code, Severity.WARNING, message, key, at_key)


def _item_problems(offer: Offer) -> Iterator[Problem]:
    """Find items that do not exist, and figures that are not in the unit of theirs."""
    uses: list[tuple[KeyPath, str, dict[str, Figure | None]]] = []
    for n, priority in enumerate(offer.priorities):
        uses.append(
            (("priorities", n), priority.item, {"desired": priority.desired, "walk_away": priority.walk_away})
        )
    for n, point in enumerate(offer.research):
        uses.append((("research", n), point.item, {"low": point.low, "mid": point.mid, "high": point.high}))
    for n, signal in enumerate(offer.strategy.signal):
        uses.append((("strategy", "signal", n), signal.item, {"amount": signal.amount}))
    for n, one in enumerate(offer.rounds):
        for k, ask in enumerate(one.asks):
            uses.append((("rounds", n, "asks", k), ask.item, {"ask": ask.ask, "value": ask.value}))
    known = known_item_ids(offer)
    for place, item_id, figures in uses:
        found = item(item_id)
        if item_id and (found is None or item_id not in known):
            remedy = (
                "; add [package.custom.<name>] for an item of your own"
                if item_id.startswith("custom.")
                else ""
            )
            yield _warning(
                "F11", (*place, "item"), f'"{item_id}" is not an item{nearest(item_id, known) or remedy}'
            )
        for key, figure in figures.items():
            if found is not None and figure is not None:
                yield from _figure_problems((*place, key), figure, found.unit, found.label)


_RIGHT_FIGURES: Mapping[Unit, tuple[type, str] | None] = {
    Unit.DATE: (date, "a date without quotes: 2027-02-01"),
    Unit.WORD: (str, 'text in quotes: "L6"'),
    Unit.ANY: None,
}


def _figure_problems(place: KeyPath, figure: Figure, unit: Unit, label: str) -> Iterator[Problem]:
    right = _RIGHT_FIGURES.get(unit, (Decimal, "a number"))
    if right is not None and not isinstance(figure, right[0]):
        yield _error("F04", place, f"{figure} does not suit {label.lower()}, give {right[1]}")


def _reference_problems(offer: Offer) -> Iterator[Problem]:
    """Find people and research that are referred to and not there."""
    people, research = [person.id for person in offer.people], [point.id for point in offer.research]
    named: list[tuple[KeyPath, str]] = [
        (("rounds", n, "with"), one.with_) for n, one in enumerate(offer.rounds)
    ]
    named += [(("strategy", "signal", n, "to"), signal.to) for n, signal in enumerate(offer.strategy.signal)]
    named += [
        (("strategy", "protocol_people", n), who) for n, who in enumerate(offer.strategy.protocol_people)
    ]
    named += [(("decision", "thanked", n), who) for n, who in enumerate(offer.decision.thanked)]
    for n, ignored in enumerate(offer.guide.ignore):
        if ignored.rule and ignored.rule not in CODES:
            close = nearest(ignored.rule.upper(), CODES)
            yield _warning(
                "F12", ("guide", "ignore", n, "rule"), f'"{ignored.rule}" is no rule of the guide{close}'
            )
    for place, who in named:
        if who and who not in people:
            yield _warning("F12", place, f'"{who}" is nobody of [[people]]{nearest(who, people)}')
    for n, one in enumerate(offer.rounds):
        for k, ask in enumerate(one.asks):
            for m, point in enumerate(ask.research):
                if point not in research:
                    place = ("rounds", n, "asks", k, "research", m)
                    yield _warning(
                        "F12", place, f'"{point}" is no id of [[research]]{nearest(point, research)}'
                    )


def _priority_problems(offer: Offer) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, priority in enumerate(offer.priorities):
        if priority.item in seen:
            yield _warning(
                "F09",
                ("priorities", number, "item"),
                f'"{priority.item}" is ranked already; keep one of the two',
            )
        seen.add(priority.item)
        if number == MOST_PRIORITIES:
            message = f"{len(offer.priorities)} items are ranked; keep the two or three that matter most"
            yield _warning("F13", ("priorities", number), message)


def _package_problems(offer: Offer) -> Iterator[Problem]:
    """Find figures that contradict each other or that a calculation would miss."""
    package = offer.package
    if package.target_bonus is not None and package.target_bonus_percent is not None:
        both = ("package", "target_bonus_percent")
        yield _warning(
            "F14", both, "the target bonus is given as an amount as well, which counts; keep one of the two"
        )
    for n, grant in enumerate(package.grant):
        place = ("package", "grant", n)
        has_size = grant.shares is not None or grant.value is not None or grant.each_year_value is not None
        if has_size and grant.months is None and not grant.by_year_percent:
            message = "is missing; without months or by_year_percent nothing ever vests"
            yield _warning("F07", (*place, "months"), message)
        if grant.each_year_value is not None and grant.from_year is None:
            message = "is missing; without the first year that has one, refresh grants do not count"
            yield _warning("F07", (*place, "from_year"), message)
        if grant.every_months is not None and grant.every_months not in (1, 3, 6, 12):
            yield _error(
                "F05", (*place, "every_months"), f"{grant.every_months} is out of range, give 1, 3, 6 or 12"
            )
        if grant.by_year_percent and sum(grant.by_year_percent) != WHOLE:
            total = sum(grant.by_year_percent)
            yield _warning(
                "F14",
                (*place, "by_year_percent"),
                f"the years add up to {total} %, not 100 %; the rest never vests",
            )
        if grant.kind == "options" and grant.shares is not None and grant.strike is None:
            yield _warning(
                "F07",
                (*place, "strike"),
                "is missing; without a strike price the options count as worth nothing",
            )
        needed = grant.shares is not None and grant.price is None and grant.kind != "cash"
        if needed:
            yield _warning(
                "F07", (*place, "price"), "is missing; without a price the shares count as worth nothing"
            )


def same_but_for_case(names: Iterable[str]) -> Sequence[tuple[str, str]]:
    """Return the pairs of file names that some file systems take for one."""
    seen: dict[str, str] = {}
    pairs = []
    for name in sorted(names):
        other = seen.setdefault(name.casefold(), name)
        if other != name:
            pairs.append((other, name))
    return pairs
