"""Which edits plan a step, so that a block of the guide holds them back; all others only record."""

from collections.abc import Iterable
from datetime import date

from offer_tui.core.edits import Batch, Edit, Insert, Put
from offer_tui.core.keys import KeyPath, Plain, Tree, find

_ANSWERS: tuple[KeyPath, ...] = (("decision", "outcome"), ("status",))
"""Either key tells how the offer ended."""


def plans(tree: Tree, edit: Edit) -> bool:
    """Tell whether an edit plans a round, an ask of a planned round, or to accept."""
    if isinstance(edit, Batch):
        return any(plans(tree, part) for part in edit.edits)
    if isinstance(edit, Insert):
        return _plans_row(tree, edit.path, edit.row.get("planned"))
    if not isinstance(edit, Put):
        return False
    if edit.path in _ANSWERS:
        return edit.value == "accepted"
    return edit.path[:1] == ("rounds",) and edit.path[-1] == "planned" and edit.value is True


def answers(edit: Edit) -> bool:
    """Tell whether an edit says how the offer ends, which may have happened already."""
    if isinstance(edit, Batch):
        return any(map(answers, edit.edits))
    # A round that is planned makes the status "negotiating", which is no end.
    return edit.path in _ANSWERS and not (isinstance(edit, Put) and edit.value == "negotiating")


def _plans_row(tree: Tree, path: KeyPath, planned: Plain | None) -> bool:
    match path:
        case ("rounds", int()):
            return planned is True
        case ("rounds", int(number), "asks", int()):
            return find(tree, ("rounds", number, "planned")) is True
        case _:
            return False


def set_aside(tree: Tree, rules: Iterable[str], reason: str, today: date) -> Batch:
    """Return the edit that sets rules aside for this offer, each once, with the reason and the day."""
    rows = find(tree, ("guide", "ignore"))
    count = len(rows) if isinstance(rows, list | tuple) else 0
    return Batch(
        tuple(
            Insert(("guide", "ignore", count + number), {"rule": rule, "reason": reason, "date": today})
            for number, rule in enumerate(dict.fromkeys(rules))
        )
    )
