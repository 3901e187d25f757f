"""The advice of the guide as findings with a place in a file, beside what is wrong in it."""

from offer_tui.core.guide.advice import advice
from offer_tui.core.guide.case import Case
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem
from offer_tui.files.reading import Stored, placed


def advised(case: Case, stored: Stored[Offer]) -> tuple[Problem, ...]:
    """Return what the guide says of an offer, in the order of its file."""
    document = stored.document
    if document is None:
        return ()
    found = []
    for one in advice(case):
        said = Problem(one.code, one.severity, f"{one.message} {one.rule.remedy}", one.where)
        found.append(placed(said, document, stored.path))
    return tuple(sorted(found, key=lambda one: (one.line, one.column)))
