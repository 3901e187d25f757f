"""The two or three items that matter most, ranked."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move
from offer_tui.core.exact import decimal_of
from offer_tui.core.items import item, known_item_ids, offered
from offer_tui.core.keys import Plain
from offer_tui.core.priorities import Standing, rank_weights, standings, total_progress
from offer_tui.core.reading import Understood
from offer_tui.core.rounds import courses
from offer_tui.core.wording import shown_number
from offer_tui.core.worth import order_by_worth, worth_weights
from offer_tui.ui import glyphs
from offer_tui.ui.fields import figure_field, item_choices
from offer_tui.ui.pages.page import Addition, Page, append, keyed, row_id
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.rows import Column, Field, Line, Row, Span, Tone, line
from offer_tui.ui.view import View
from offer_tui.ui.words import item_label

BAR = 8
MOST = 3


class PrioritiesPage(Page):
    """A row for each ranked item: offered, where to walk away, desired, and what is on the table."""

    id: ClassVar[str] = "priorities"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return rank, item, the four figures, weight and progress."""
        return (
            Column("#", align="right", least=2),
            Column("Item", least=10, most=24, grow=1),
            Column("Offered", align="right", least=7, hide=2),
            Column("Walk away", align="right", least=9),
            Column("Desired", align="right", least=7),
            Column("Now", align="right", least=7),
            Column("Weight", align="right", least=6, hide=3),
            Column("Progress", least=BAR + 5, hide=1),
        )

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return the priorities in rank order."""
        return tuple(_row(view, rank, one) for rank, one in enumerate(standings(view.offer)))

    def empty(self, view: View) -> tuple[Line, ...]:
        """Say what priorities are for."""
        return (
            line("Nothing is ranked yet."),
            line(""),
            line("Look at all elements of the package and choose the two or three that"),
            line("matter most to you. What do you want of each, and where do you walk away?"),
            line(""),
            keyed("Press {add} to choose the first.", view.keymap),
        )

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - lines are cut by the panel
        """Return the progress of all, the course of the selected one, and what else could be ranked."""
        if not view.offer.priorities:
            return ()
        total = total_progress(view.offer)
        lines: list[Line] = []
        if total.offered is not None and total.now is not None:
            for name, part in (("As offered", total.offered), ("Now", total.now)):
                bar = glyphs.bar(float(part), BAR * 2)
                lines.append(line(f"{name:<11}", Span(bar, Tone.ACCENT), f" {percent(part)} of the way"))
        else:
            lines.append(
                line(
                    Span(
                        "Give each item a walk-away point and a desired value to see how far you are.",
                        Tone.MUTED,
                    )
                )
            )
        lines += _weights(view)
        lines.append(line(""))
        lines += self._selected(view, row)
        others = [item_label(one) for one in known_item_ids(view.offer) if one not in _ranked(view)]
        count = len(view.offer.priorities)
        if count < MOST:
            advice = "one or two more" if count == 1 else "one more, if it matters as much"
            names = Span(f"{', '.join(others)}.", Tone.MUTED)
            lines.append((*keyed(f"{{add}} adds {advice}: ", view.keymap, Tone.MUTED), names))
        elif count > MOST:
            lines.append(
                line(Span(f"{count} items are ranked; keep the two or three that matter most.", Tone.WARN))
            )
        return tuple(lines)

    def _selected(self, view: View, row: Row | None) -> list[Line]:
        """Return the course of the selected item through the rounds, and why it matters."""
        number = row.path[1] if row is not None and len(row.path) > 1 else None
        if not isinstance(number, int) or number >= len(view.offer.priorities):
            return []
        course, priority = courses(view.offer)[number], view.offer.priorities[number]
        steps = [("offered", course.offered), ("asked", course.asked), ("on the table", course.now)]
        said = f" {glyphs.ARROW} ".join(
            f"{word} {view.figure(figure, course.item)}" for word, figure in steps if figure is not None
        )
        lines = [line(Span(item_label(course.item), Tone.STRONG), f"  {said}")]
        if priority.why:
            lines.append(line(view.words(priority.why)))
        return lines

    def sources(self, view: View) -> tuple[Line, ...]:
        """Return weight and progress of each item, and their sum."""
        lines = [
            line("Progress = (now − walk away) / (desired − walk away), 0 to 1."),
            line("Weight of rank k of n = (1/n) · sum of 1/i for i from k to n."),
            line("Weight by worth = worth / sum of all worths; the worth is what you would give up for it."),
            line(""),
        ]
        for one in standings(view.offer):
            item_id = one.priority.item
            ends = [
                view.figure(figure, item_id)
                for figure in (one.now, one.priority.walk_away, one.priority.desired)
            ]
            progress = "not known" if one.progress_now is None else shown_number(one.progress_now, 4)
            formula = f"({ends[0]} − {ends[1]}) / ({ends[2]} − {ends[1]}) = {progress}"
            lines.append(
                line(f"{item_label(item_id)}: {formula}, weight {shown_number(one.weight_percent, 2)} %")
            )
        total = total_progress(view.offer).now
        return (
            *lines,
            line(""),
            line(f"Together {glyphs.DASH if total is None else shown_number(total, 4)}"),
        )

    def additions(self, view: View, row: Row | None) -> tuple[Addition, ...]:  # noqa: ARG002 - always ranked last at first
        """Return an item to rank, chosen from those that are not ranked."""
        choices = item_choices(view, without=_ranked(view))
        question = Field(
            "Item", "", lambda _: Understood(None), lambda _: None, kind="choice", choices=choices
        )
        count = len(view.offer.priorities)

        def edit(answers: Sequence[Plain | None]) -> Edit:
            return append(view.tree, ("priorities",), {"item": str(answers[0])})

        return (Addition("an item", (question,), edit, lambda _: row_id(("priorities", count)), opens=True),)

    def opened(self, view: View, row: Row) -> Page | None:  # noqa: ARG002 - by its place alone
        """Return the page of one priority with all its keys."""
        return PriorityPage(row.path, "Priority")


class PriorityPage(RecordPage):
    """One priority, with what was offered of it in sight."""

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:
        """Say what was offered too, because that is what both figures are measured against."""
        number = self.path[1]
        if not isinstance(number, int) or number >= len(view.offer.priorities):
            return ()
        item_id = view.offer.priorities[number].item
        return *super().panel(view, row, width), line(
            f"{item_label(item_id)}: {view.figure(offered(view.offer, item_id), item_id)} was offered."
        )


def _weights(view: View) -> list[Line]:
    """Return the weights by worth beside those by rank, and whether the two contradict each other."""
    ranked = view.offer.priorities
    by_worth, order = worth_weights(ranked), order_by_worth(ranked)
    if by_worth is None or order is None:
        text = "{weigh} weighs them: by pairs, or by what you would give up."
        return [keyed(text, view.keymap, Tone.MUTED)]
    sides = rank_weights(len(ranked)), by_worth
    by_rank, given_up = (", ".join(shown_number(decimal_of(100 * one), 0) for one in side) for side in sides)
    lines = [line(f"Weights by rank {by_rank} %, by worth {given_up} %.")]
    if list(order) != sorted(order):
        names = ", ".join(item_label(ranked[position].item) for position in order)
        order_words = Span(f"By worth the order is {names}: ", Tone.WARN)
        lines.append((order_words, *keyed("{move.up} and {move.down} move a row.", view.keymap, Tone.WARN)))
    return lines


def ranked_as(view: View, item_ids: Sequence[str]) -> Edit | None:
    """Return the edit that ranks these items and no others, keeping what is said of each; None for none."""
    rows = [one.item for one in view.offer.priorities]
    edits: list[Edit] = []
    for rank, item_id in enumerate(item_ids):
        if item_id not in rows[rank:]:
            edits.append(Insert(("priorities", rank), {"item": item_id}))
            rows.insert(rank, item_id)
        elif rows[rank] != item_id:
            now = rows.index(item_id, rank)
            edits.append(Move(("priorities", now), rank))
            rows.insert(rank, rows.pop(now))
    edits += [Drop(("priorities", rank)) for rank in range(len(rows) - 1, len(item_ids) - 1, -1)]
    return Batch(tuple(edits)) if edits else None


def percent(part: Decimal) -> str:
    """Write a part of 1 as whole percent."""
    return f"{shown_number(part * 100, 0)} %"


def _ranked(view: View) -> tuple[str, ...]:
    return tuple(one.item for one in view.offer.priorities)


def _row(view: View, rank: int, standing: Standing) -> Row:
    priority = standing.priority
    known = item(priority.item)
    path = ("priorities", rank)

    def figure(value: object) -> Line:
        return line(view.figure(value, priority.item))  # type: ignore[arg-type]  # figures of a priority

    progress = standing.progress_now
    bar = (
        line(Span(glyphs.bar(float(progress), BAR), Tone.ACCENT), f" {percent(progress)}")
        if progress is not None
        else line("")
    )
    name = line(known.label) if known else line(Span(f"{glyphs.BROKEN} {priority.item}", Tone.BAD))
    cells = (
        line(str(rank + 1)),
        name,
        figure(standing.offered),
        figure(priority.walk_away),
        figure(priority.desired),
        figure(standing.now),
        line(f"{shown_number(standing.weight_percent, 0)} %"),
        bar,
    )
    field = figure_field(view, (*path, "desired"), priority.item, "Desired")
    return Row(row_id(path), cells, path=path, field=field, column=4, copy=item_label(priority.item))
