"""What a plan gives its asks, whichever way it is made: research, a reason, and the status of the offer."""

from collections.abc import Sequence

from offer_tui.core.edits import Edit, Put
from offer_tui.core.entry import read_line
from offer_tui.core.keys import Plain
from offer_tui.core.package import Figure
from offer_tui.ui import glyphs
from offer_tui.ui.fields import as_written
from offer_tui.ui.rows import Field
from offer_tui.ui.view import View
from offer_tui.ui.words import item_label

BECAUSE_HINT = "the reason, in a sentence that can be said"


def new_ask(view: View, item_id: str, figure: Figure | None) -> dict[str, Plain]:
    """Return the row of an ask, linked to the research that there is of its item."""
    row: dict[str, Plain] = {"item": item_id}
    if figure is not None:
        row["ask"] = as_written(figure)
    linked = [point.id for point in view.offer.research if point.item == item_id and point.id]
    return {**row, "research": linked} if linked else row


def reason_question(view: View, item_id: str, figure: Figure | None) -> Field:
    """Return the question for the reason of an ask that has neither reason nor research; empty is none."""
    label = f"{item_label(item_id)} {glyphs.ARROW} {view.figure(figure, item_id)}: because"
    return Field(label, "", read_line, lambda _: None, hint=BECAUSE_HINT)


def negotiating(view: View) -> Sequence[Edit]:
    """Return the edit that moves the offer's status along with its first round; none where it has moved."""
    return (Put(("status",), "negotiating"),) if view.offer.status == "considering" else ()
