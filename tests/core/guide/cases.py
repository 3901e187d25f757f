"""Small offers as files, each an example of when a rule of the guide speaks or keeps quiet."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from offer_tui.core.decoding import decoded
from offer_tui.core.guide.advice import Advice, advice
from offer_tui.core.guide.case import Case, OwnLetter
from offer_tui.core.keys import shown
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile

TODAY = date(2026, 11, 21)

HEAD = """\
company = "Globex"
role = "Engineer"
currency = "USD"
"""
PROFILE = """\
currency = "USD"
phone = "(617) 555-0142"
goals = [
    { id = "depth", name = "Go deep", points = 80 },
    { id = "calm", name = "Sleep at night", points = 20, must_have = 4 },
]
"""
MARK = "#!"
"""Stands at the end of each line that an example's advice points to."""
NO_LETTER = OwnLetter()


@dataclass(frozen=True)
class Example:
    """One offer and what one rule says of it; nothing where it keeps quiet."""

    code: str
    name: str
    text: str
    """After HEAD. Without a mark in it, the advice points to the first line of the file."""
    said: tuple[str, ...]
    """Each place as people write it, a colon, the message."""
    letter: OwnLetter
    """The letter of decline in the person's own words."""

    @property
    def case(self) -> Case:
        """What the guide looks at."""
        return case(self.text, self.letter)

    @property
    def lines(self) -> set[int]:
        """The lines that the advice points to, from 1."""
        rows = (HEAD + self.text).splitlines()
        return {number for number, row in enumerate(rows, start=1) if row.endswith(MARK)} or {1}


def fires(code: str, name: str, text: str, *said: str, letter: OwnLetter = NO_LETTER) -> Example:
    """Return an example in which a rule speaks."""
    return Example(code, name, text, said, letter)


def quiet(code: str, name: str, text: str, letter: OwnLetter = NO_LETTER) -> Example:
    """Return an example in which a rule does not speak, though little is missing."""
    return Example(code, name, text, (), letter)


def offer(text: str) -> Offer:
    """Return the offer of a text after HEAD, which has to be as the format asks."""
    value, problems = decoded(Offer, tomllib.loads(HEAD + text, parse_float=Decimal))
    assert problems == ()
    return value


def case(text: str, letter: OwnLetter = NO_LETTER, **others: str) -> Case:
    """Return what the guide looks at: an offer on the tests' day, and other offers by slug."""
    profile, problems = decoded(Profile, tomllib.loads(PROFILE, parse_float=Decimal))
    assert problems == ()
    rest = {slug: offer(other) for slug, other in others.items()}
    return Case(offer(text), profile, TODAY, rest, decline_letter=letter)


def said_by(code: str, looked_at: Case) -> tuple[Advice, ...]:
    """Return what one rule says."""
    return tuple(one for one in advice(looked_at) if one.code == code)


def written(found: Iterable[Advice]) -> tuple[str, ...]:
    """Return advice as an example has it."""
    return tuple(f"{shown(one.where)}: {one.message}" for one in found)
