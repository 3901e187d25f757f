"""Results as they can be read aloud: a fact a line, in full words; empty lines part what belongs together."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from offer_tui.cli.output import say
from offer_tui.core.keys import shown
from offer_tui.core.money import rounded, shown_amount
from offer_tui.core.package import Figure
from offer_tui.core.problems import Problem
from offer_tui.core.wording import DAY_NAMES, MONTH_NAMES, shown_number

NOT_KNOWN = "not known"
_DAYS = {name[:3]: name for name in DAY_NAMES}
_MONTHS = {name[:3]: name for name in MONTH_NAMES}
_DATE = re.compile(rf"\b({'|'.join(_DAYS)}) (\d+) ({'|'.join(_MONTHS)}) (?=\d{{4}}\b)")
"""A date as `shown_date` writes it."""
_SIGNS = (
    (re.compile(r"(?<=\d)–(?=\d)"), " to "),
    (re.compile(r" – → "), " nothing to "),
    (re.compile(r" → –(?= |$)"), " to nothing"),
    (re.compile(r" → "), " to "),
)
"""Signs that many voices leave out, and what is said in their place."""


@dataclass(frozen=True, slots=True)
class Amount:
    """Money; None where it is not known."""

    number: Decimal | None
    currency: str
    """Its code; empty where there is none."""


Value: TypeAlias = str | int | Figure | Amount | None
"""What a fact says; None for what is not known."""
Facts: TypeAlias = Sequence[tuple[str, "Value | Facts"]]
"""Names with what they say or with facts about them; a whole sentence has an empty name."""


def say_plain(blocks: Iterable[Facts]) -> None:
    """Print blocks of facts."""
    for line in plain_lines(blocks):
        say(line)


def plain_lines(blocks: Iterable[Facts]) -> Iterator[str]:
    """Yield a line for each fact, such as `Northwind Robotics, year 1, total: 257,500 USD`."""
    for number, block in enumerate(one for one in blocks if one):
        if number:
            yield ""
        yield from _lines(block, ())


def in_words(value: Value) -> str:
    """Write a value in one line and in full words, without a sign that stands for a word."""
    if isinstance(value, Amount):
        value = None if value.number is None else f"{shown_amount(value.number, '')} {value.currency}"
    if value is None:
        return NOT_KNOWN
    if isinstance(value, date):
        return f"{DAY_NAMES[value.weekday()]} {value.day} {MONTH_NAMES[value.month - 1]} {value.year:04}"
    if not isinstance(value, str):
        return shown_number(rounded(Decimal(value)))
    text = " ".join(value.split())
    for sign, words in _SIGNS:
        text = sign.sub(words, text)
    return _DATE.sub(lambda found: f"{_DAYS[found[1]]} {found[2]} {_MONTHS[found[3]]} ", text)


def problem_facts(problem: Problem) -> Facts:
    """Return a finding as one fact: where it is, how severe, and what it says."""
    key = (shown(problem.key),) if problem.key else ()
    where = (problem.file, f"line {problem.line}", f"column {problem.column}")
    return ((", ".join((*where, problem.severity, problem.code, *key)), problem.message),)


def _lines(facts: Facts, above: tuple[str, ...]) -> Iterator[str]:
    for name, said in facts:
        names = (*above, in_words(name)) if name else above
        if isinstance(said, Sequence) and not isinstance(said, str):
            yield from _lines(said, names)
        else:
            yield f"{', '.join(names)}: {in_words(said)}" if names else in_words(said)
