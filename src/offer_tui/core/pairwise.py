"""Pairwise comparison: which of two items somebody would rather move, asked for every pair.

Answers that form a loop (A before B, B before C, C before A) have no order. Such circular triads are counted
and found, so that the questions in them can be asked again.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import TypeAlias

from offer_tui.core.records import dataclass, field, replace

Pair: TypeAlias = tuple[str, str]
"""Two candidates in the order in which they are asked about."""
Loop: TypeAlias = tuple[str, str, str]
"""Three candidates of which each was preferred to the next, and the last to the first."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What has been answered so far."""

    candidates: tuple[str, ...]
    """What is compared, each once, in the order that settles what answers leave open."""
    winners: Mapping[Pair, str] = field(default_factory=dict)
    """The preferred one of each pair of `pairs` that was answered."""
    asked_again: frozenset[Pair] = frozenset()
    """Pairs that were answered a second time, because they lie in a loop; nobody is asked a third time."""


def pairs(candidates: Sequence[str]) -> tuple[Pair, ...]:
    """Return all n(n−1)/2 pairs in the order of a round-robin tournament.

    In a round nobody comes twice, so with four candidates or more nobody comes three times in a row; with
    three there are only three questions, two of which each is in.
    """
    seats: list[str | None] = [*candidates, *([None] if len(candidates) % 2 else [])]
    found: list[Pair] = []
    firsts: Counter[str] = Counter()
    for _ in range(len(seats) - 1):
        for one, other in zip(seats[: len(seats) // 2], reversed(seats), strict=False):
            if one is not None and other is not None:
                # Who was named first less often is named first, so that the place favours nobody.
                pair = (other, one) if firsts[one] > firsts[other] else (one, other)
                firsts[pair[0]] += 1
                found.append(pair)
        seats[1:] = [seats[-1], *seats[1:-1]]
    return tuple(found)


def answered(answers: Answers, pair: Pair, winner: str) -> Answers:
    """Return the answers with one more, or with one replaced that was asked again.

    Raises ValueError for a pair that is not asked about, or a winner that is not in it.
    """
    if pair not in pairs(answers.candidates) or winner not in pair:
        raise ValueError(f"{winner!r} is no answer to {pair}")
    again = answers.asked_again | {pair} if pair in answers.winners else answers.asked_again
    return replace(answers, winners={**answers.winners, pair: winner}, asked_again=again)


def next_question(answers: Answers) -> Pair | None:
    """Return the next pair that was never answered; None after the last."""
    return next((pair for pair in pairs(answers.candidates) if pair not in answers.winners), None)


def ranking(answers: Answers) -> tuple[str, ...]:
    """Return the candidates by falling number of wins; equal ones by the answers among themselves.

    What those leave open too, as in a loop that was kept, stays in the order of the candidates.
    """
    return tuple(_ranked(answers.candidates, answers))


def _ranked(group: Sequence[str], answers: Answers) -> Iterator[str]:
    wins = _wins(group, answers)
    numbers = sorted(set(wins.values()), reverse=True)
    if len(numbers) <= 1:
        yield from group
        return
    for number in numbers:
        yield from _ranked([one for one in group if wins[one] == number], answers)


def _wins(group: Sequence[str], answers: Answers) -> dict[str, int]:
    """Return how often each of a group was preferred to another of it."""
    inside = Counter(winner for pair, winner in answers.winners.items() if set(pair) <= set(group))
    return {one: inside[one] for one in group}


def loop_count(answers: Answers) -> int:
    """Return the number of circular triads: d = n(n−1)(2n−1)/12 − ½·Σa², a the wins of each candidate.

    Kendall and Babington Smith, 1940. Raises ValueError while a question is open, when it does not hold.
    """
    if next_question(answers) is not None:
        raise ValueError("every pair must be answered")
    n = len(answers.candidates)
    squares = sum(wins**2 for wins in _wins(answers.candidates, answers).values())
    return (n * (n - 1) * (2 * n - 1) - 6 * squares) // 12


def loops(answers: Answers) -> tuple[Loop, ...]:
    """Return the circular triads themselves, each in the direction of its preferences."""
    found: list[Loop] = []
    beats = {(winner, _loser(pair, winner)) for pair, winner in answers.winners.items()}
    for a, b, c in combinations(answers.candidates, 3):
        found += [loop for loop in ((a, b, c), (a, c, b)) if all(step in beats for step in _steps(loop))]
    return tuple(found)


def questions_to_ask_again(answers: Answers) -> tuple[Pair, ...]:
    """Return the pairs of one loop, those first whose change would break the most loops.

    It is the loop whose answers lie in the most loops together. Pairs that were asked again already are left
    out, so asking ends even where somebody stands by every answer; nothing is left to ask then, or no loop.
    """
    asked = {frozenset(pair): pair for pair in answers.winners}
    in_pairs = [[asked[frozenset(step)] for step in _steps(loop)] for loop in loops(answers)]
    shared = Counter(pair for loop in in_pairs for pair in loop)
    open_ones = [[pair for pair in loop if pair not in answers.asked_again] for loop in in_pairs]
    worst = max(open_ones, key=lambda loop: sum(shared[pair] for pair in loop), default=[])
    return tuple(sorted(worst, key=lambda pair: -shared[pair]))


def _loser(pair: Pair, winner: str) -> str:
    return pair[1] if pair[0] == winner else pair[0]


def _steps(loop: Loop) -> tuple[Pair, ...]:
    """Return the three preferences of a loop."""
    a, b, c = loop
    return (a, b), (b, c), (c, a)
