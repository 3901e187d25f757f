"""What can be added to the rounds: a round, planned or past, and an ask with all that it needs."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import partial

from offer_tui.core.edits import Batch, Edit, Insert
from offer_tui.core.entry import read_line
from offer_tui.core.items import item
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.offer import Ask
from offer_tui.core.rounds import courses, now
from offer_tui.ui.fields import as_typed, as_written, chosen, figure_reader, item_choices
from offer_tui.ui.pages.new_asks import BECAUSE_HINT, negotiating, new_ask, reason_question
from offer_tui.ui.pages.page import Addition, append, row_id
from offer_tui.ui.rows import Choice, Field, Question
from offer_tui.ui.view import View

_RANKED, _OPEN, _EMPTY, _PAST = "ranked", "open", "empty", "past"
"""The ways to begin a round: with all priorities, with what is still open, empty, or as a record."""


def round_addition(view: View) -> Addition:
    """Return what adds a round: to plan it or to write it down."""
    count = len(view.offer.rounds)
    begun = _begun(view)
    ways = [
        Choice(_PAST, "took place", "to be written down now"),
        Choice(_EMPTY, "planned, empty", "its asks follow"),
    ]
    if begun:
        first = count == 0
        label = "planned, with your priorities" if first else "planned, with what is open"
        remark = "all requests in the first round" if first else "what was not granted, from where it stands"
        ways.insert(0, Choice(_RANKED if first else _OPEN, label, remark))
    # Without a reason or research an ask is no request; each is asked for its own.
    reasons = [_reason(view, row) for row in begun]

    def row(answers: Sequence[Plain | None]) -> dict[str, Plain]:
        way = answers[0]
        if way == _PAST:
            # Today is when a round that is written down now most likely was; it is one key to change.
            return {"date": view.today}
        if way == _EMPTY:
            return {"planned": True}
        asks = [
            {**ask, **({"because": answer} if answer else {})}
            for ask, answer in zip(begun, answers[1:], strict=True)
        ]
        return {"planned": True, "asks": asks}

    def edit(answers: Sequence[Plain | None]) -> Edit:
        added = append(view.tree, ("rounds",), row(answers))
        return Batch((added, *negotiating(view)))

    questions: tuple[Question, ...] = (chosen("Round", tuple(ways)), *reasons)
    return Addition(
        f"round {count + 1}", questions, edit, lambda _: row_id(("rounds", count)), opens=not begun
    )


def _begun(view: View) -> list[dict[str, Plain]]:
    """Return the asks that a new round begins with: the priorities, later what was not granted in full."""
    if not view.offer.rounds:
        return [
            new_ask(view, one.item, one.desired) for one in view.offer.priorities if one.desired is not None
        ]
    found: dict[str, dict[str, Plain]] = {}
    for one in view.offer.rounds:
        for ask in one.asks:
            found.pop(ask.item, None)
            if ask.answer != "granted":
                found[ask.item] = _again(ask)
    return list(found.values())


def _again(ask: Ask) -> dict[str, Plain]:
    row: dict[str, Plain] = {"item": ask.item}
    if ask.ask is not None:
        row["ask"] = as_written(ask.ask)
    if ask.because:
        row["because"] = ask.because
    if ask.research:
        row["research"] = list(ask.research)
    if ask.for_them:
        row["for_them"] = ask.for_them
    return row


def _reason(view: View, row: dict[str, Plain]) -> Question:
    """Return the question for the reason of an ask that has neither reason nor research yet."""

    def question(answers: Sequence[Plain | None]) -> Field | None:
        if answers[0] not in (_RANKED, _OPEN) or row.get("because") or row.get("research"):
            return None
        asked = row.get("ask")
        figure = Decimal(asked) if isinstance(asked, int) else asked
        known = figure if isinstance(figure, Decimal | date | str) else None
        return reason_question(view, str(row["item"]), known)

    return question


def ask_addition(view: View, number: int) -> Addition:
    """Return what adds an ask to a round: the item, the figure, the reason, and what is in it for them."""
    one = view.offer.rounds[number]
    taken = [ask.item for ask in one.asks]
    ranked = [priority.item for priority in view.offer.priorities]
    choices = sorted(item_choices(view, without=taken), key=lambda choice: choice.value not in ranked)
    path: KeyPath = ("rounds", number, "asks", len(one.asks))

    def figure(answers: Sequence[Plain | None]) -> Field:
        item_id = str(answers[0])
        start = next((course.asked for course in courses(view.offer) if course.item == item_id), None)
        if start is None:
            start = next((one.desired for one in view.offer.priorities if one.item == item_id), None)
        label = f"{_name(item_id)}: ask"
        before = now(view.offer, item_id)
        text = "" if start is None else as_typed(start)
        reader, hint = figure_reader(view, item_id, None if before is None else as_written(before))
        return Field(label, text, reader, lambda _: None, hint=hint)

    because = Field("Because", "", read_line, lambda _: None, hint=BECAUSE_HINT)
    for_them = Field("In it for them", "", partial(read_line), lambda _: None, hint="what they gain by it")

    def edit(answers: Sequence[Plain | None]) -> Edit:
        item_id, asked, reason, gain = answers
        row = new_ask(view, str(item_id), None)
        given = {"ask": None if asked is None else as_written(asked), "because": reason, "for_them": gain}
        kept = {key: value for key, value in given.items() if value is not None and value != ""}
        return Insert(path, {"item": row["item"], **kept, **{key: row[key] for key in row if key != "item"}})

    questions: tuple[Question, ...] = (chosen("Item", tuple(choices)), figure, because, for_them)
    return Addition(f"an ask in round {number + 1}", questions, edit, lambda _: row_id(path))


def _name(item_id: str) -> str:
    known = item(item_id)
    return known.label if known is not None else item_id
