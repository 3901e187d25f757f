"""A fit in words: the score with one decimal, and what is settled or still decides it."""

from collections.abc import Sequence
from decimal import Decimal

from offer_tui.core.fit import Fit, Scored, Verdict
from offer_tui.core.money import rounded
from offer_tui.core.wording import shown_number

_VERDICTS = {
    Verdict.STRONG: "strong",
    Verdict.POSSIBLE: "possible",
    Verdict.NOT_A_FIT: "not a fit",
    Verdict.UNDECIDED: "undecided",
}

_NAMED = 3
"""So many goals are named in a sentence; more are counted."""


def one_decimal(score: Decimal) -> str:
    """Write a score or threshold with one decimal, a half away from zero: `7.8`."""
    return f"{rounded(score, 1):f}"


def shown_score(fit: Fit) -> str:
    """Write the score: `7.8`, or `6.4–7.1` while what is not rated makes a difference that shows."""
    low, high = one_decimal(fit.low), one_decimal(fit.high)
    return low if low == high else f"{low}–{high}"


def shown_verdict(verdict: Verdict) -> str:
    """Write a verdict in words: `not a fit`."""
    return _VERDICTS[verdict]


def sentences(fit: Fit) -> tuple[str, ...]:
    """Say what the ratings settle or, if they do not, which goals decide it and from which rating on."""
    if fit.missed:
        return tuple(f"Not a fit: {_must_have(one)} and rated {_rating(one)}." for one in fit.missed)
    if not fit.goals:
        return ("Not settled: there are no career goals yet.",)
    if not any(one.weight_percent for one in fit.goals):
        return ("Not settled: no career goal has points yet.",)
    if fit.settled_as is not None:
        rest = ", whatever the remaining ratings" if fit.unrated else ""
        return (f"Settled: {shown_verdict(fit.settled_as)}{rest}.",)
    decide = "decides" if len(fit.deciding) == 1 else "decide"
    return f"Not settled: {_names(fit.deciding)} {decide} it.", *_what_it_takes(fit)


def _what_it_takes(fit: Fit) -> tuple[str, ...]:
    found = []
    if fit.strong_from is not None:
        found.append(f"Strong from a rating of {fit.strong_from}.")
    elif fit.high < fit.strong or len(fit.unrated) == 1:
        found.append("Strong is out of reach.")
    if fit.not_a_fit_below is not None:
        found.append(f"Not a fit below {fit.not_a_fit_below}.")
    else:
        found += [f"{_must_have(one)} and not rated yet." for one in fit.open_must_haves]
    return tuple(found)


def _must_have(one: Scored) -> str:
    return f"{_name(one)} is a must-have from {shown_number(one.goal.must_have or Decimal(0))}"


def _rating(one: Scored) -> str:
    return "" if one.rating is None else shown_number(one.rating)


def _name(one: Scored) -> str:
    return f"“{one.goal.name or one.goal.id}”"


def _names(goals: Sequence[Scored]) -> str:
    """Join names as English does: `A`, `A and B`, `A, B and C`, `A, B, C and 2 more`."""
    names = [_name(one) for one in goals[:_NAMED]]
    if len(goals) > _NAMED:
        names.append(f"{len(goals) - _NAMED} more")
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
