"""What you want, where you walk away, what you have otherwise, what the market says, and who decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from offer_tui.core.alternatives import Valued
from offer_tui.core.amounts import ZERO
from offer_tui.core.edits import Edit
from offer_tui.core.entry import read_line
from offer_tui.core.guide.naming import person_name
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.offer import Limit, Person, ResearchPoint, Signal
from offer_tui.core.reading import Understood
from offer_tui.core.records import replace
from offer_tui.core.sealing import is_under_seal
from offer_tui.core.slugs import slug
from offer_tui.core.wording import shown_number
from offer_tui.ui import glyphs
from offer_tui.ui.fields import item_choices
from offer_tui.ui.pages.page import LABELLED, Addition, Page, append, gap, heading, key_row, row_id
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.pages.strategy_panel import alternative_name, name_of, strategy_panel, strategy_sources
from offer_tui.ui.pages.walk_away import walk_away_rows
from offer_tui.ui.rows import Column, Field, Line, Row, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import choice_label, item_label


class StrategyPage(Page):
    """The totals and the protocol as single values, then each list with its rows."""

    id: ClassVar[str] = "strategy"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return label, value, remark; the value narrow, because what an alternative counts is a remark."""
        label, value, remark = LABELLED
        return label, replace(value, most=20), remark

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return totals, alternatives, market, people, limits, signals, and what you say of yourself."""
        strategy = ("strategy",)
        rows = [
            heading("Package of year one"),
            key_row(view, (*strategy, "desired_total")),
            *walk_away_rows(view),
        ]
        for section in SECTIONS:
            table = section.table(view)
            rows += [gap(section.title), heading(section.title, "" if table else section.purpose)]
            for number, one in enumerate(table):
                path = (*section.path, number)
                cells = section.cells(view, one)
                rows.append(
                    Row(
                        row_id(path),
                        cells,
                        path=path,
                        copy=" ".join(span.text for cell in cells for span in cell),
                    )
                )
        rows += [gap("talk"), heading("How to talk")]
        named = ", ".join(name_of(view, one) for one in view.offer.strategy.protocol_people)
        keys = ("previous_salary", "previous_salary_reason", "local_rule", "value_points")
        rows += [
            key_row(view, (*strategy, "protocol")),
            key_row(view, (*strategy, "protocol_people"), named),
            *(key_row(view, (*strategy, key)) for key in keys),
        ]
        return tuple(rows)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:
        """Return what there is to say of the selected row, or where the offer stands."""
        return strategy_panel(view, row, width)

    def sources(self, view: View) -> tuple[Line, ...]:
        """Return what year one as offered, the alternatives and the market figures are made of."""
        return strategy_sources(view)

    def additions(self, view: View, row: Row | None) -> tuple[Addition, ...]:
        """Return what the section of the cursor lists, then the other lists."""
        here = next(
            (one for one in SECTIONS if row is not None and row.path[: len(one.path)] == one.path), None
        )
        ordered = sorted(SECTIONS, key=lambda section: section is not here)
        return tuple(_addition(view, section) for section in ordered)

    def opened(self, view: View, row: Row) -> Page | None:  # noqa: ARG002 - by its place alone
        """Return the page of a row of one of the lists."""
        section = next((one for one in SECTIONS if row.path[:-1] == one.path), None)
        return None if section is None else RecordPage(row.path, section.one.capitalize())

    def drop(self, view: View, row: Row) -> Edit | None:
        """Return the edit that removes a row, but none of what is under the seal of the walk-away point."""
        return None if is_under_seal(view.tree, row.path) else super().drop(view, row)

    def move(self, view: View, row: Row, by: int) -> Edit | None:
        """Return the edit that moves a row of a list; the changes of the walk-away point stay in order."""
        return None if is_under_seal(view.tree, row.path) else super().move(view, row, by)


@dataclass(frozen=True, slots=True)
class Section:
    """One list of the page."""

    title: str
    one: str
    """What one row is."""
    purpose: str
    """Shown while the list is empty."""
    path: KeyPath
    table: Callable[[View], tuple[Any, ...]]
    cells: Callable[[View, Any], tuple[Line, ...]]
    key: str
    """The key that a new row starts with; an `item` is chosen, all others are typed."""


def _alternative(view: View, one: Valued) -> tuple[Line, ...]:
    alternative = one.alternative
    value = f"offer {alternative.offer}" if alternative.offer else view.number(alternative.value)
    likely = "certain" if one.certain else f"{shown_number(alternative.likely_percent or ZERO)} % likely"
    counts = f"counts {view.number(one.expected, 0)}"
    return line(alternative_name(view, one)), line(value), muted(f"{counts}, {likely}")


def _research(view: View, one: ResearchPoint) -> tuple[Line, ...]:
    ends = [view.figure(figure, one.item) for figure in (one.low, one.high) if figure is not None]
    mid = view.figure(one.mid, one.item)
    source = [choice_label(one.source)] if one.source else []
    if ends and one.mid is not None:
        source.append(f"middle {mid}")
    source += [part for part in (one.who, str(one.date or "")) if part]
    return line(item_label(one.item)), line(" to ".join(ends) or mid), muted(", ".join(source))


def _person(view: View, one: Person) -> tuple[Line, ...]:
    decides = {True: "decides", False: "cannot decide", None: "may or may not decide"}[one.decides]
    roles = (
        [decides]
        + (["made the offer"] if one.made_offer else [])
        + (["interviewed"] if one.interviewed else [])
    )
    thanked = ["thanked"] if one.id in view.offer.decision.thanked else []
    return line(person_name(one)), line(one.role or glyphs.DASH), muted(", ".join(roles + thanked))


def _limit(_: View, one: Limit) -> tuple[Line, ...]:
    return line(choice_label(one.kind).capitalize()), line(one.note or glyphs.DASH), ()


def _signal(view: View, one: Signal) -> tuple[Line, ...]:
    text = f"{item_label(one.item)} {view.figure(one.amount, one.item)}" if one.item else one.note
    return (
        line(view.day(one.date)),
        line(text or glyphs.DASH),
        muted(
            ". ".join(
                part
                for part in (f"to {name_of(view, one.to)}" if one.to else "", one.note if one.item else "")
                if part
            )
        ),
    )


SECTIONS = (
    Section(
        "Alternatives",
        "an alternative",
        "what you have if this comes to nothing",
        ("alternatives",),
        lambda view: view.case.alternatives.each,
        _alternative,
        "name",
    ),
    Section(
        "Research",
        "a research point",
        "what the market says, and says who",
        ("research",),
        lambda view: view.offer.research,
        _research,
        "item",
    ),
    Section(
        "People",
        "a person",
        "who decides, who made the offer, who interviewed",
        ("people",),
        lambda view: view.offer.people,
        _person,
        "name",
    ),
    Section(
        "Their limits",
        "a limit",
        "budget, internal equity, rules of the company",
        ("strategy", "limit"),
        lambda view: view.offer.strategy.limit,
        _limit,
        "note",
    ),
    Section(
        "Signals",
        "a signal",
        "what you already let them know",
        ("strategy", "signal"),
        lambda view: view.offer.strategy.signal,
        _signal,
        "note",
    ),
)


def _addition(view: View, section: Section) -> Addition:
    count = len(section.table(view))
    if section.key == "item":
        question = Field(
            "Item", "", lambda _: Understood(None), lambda _: None, kind="choice", choices=item_choices(view)
        )
    else:
        question = Field(
            section.one.partition(" ")[2].capitalize(),
            "",
            lambda text: read_line(text, required=True),
            lambda _: None,
        )

    def edit(answers: Sequence[Plain | None]) -> Edit:
        answer = str(answers[0])
        row: dict[str, Plain] = {section.key: answer}
        if section.path == ("people",):
            row = {"id": slug(answer.split(maxsplit=1)[0], [one.id for one in view.offer.people]), **row}
        elif section.path == ("research",):
            row = {"id": slug(answer, [one.id for one in view.offer.research]), **row, "date": view.today}
        elif section.path == ("strategy", "signal"):
            row = {"date": view.today, **row}
        elif section.path == ("strategy", "limit"):
            row = {"kind": "company", **row}
        return append(view.tree, section.path, row)

    return Addition(section.one, (question,), edit, lambda _: row_id((*section.path, count)), opens=True)
