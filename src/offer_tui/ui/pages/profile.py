"""You: career goals, thresholds, current job, exchange rates, signature."""

from collections.abc import Sequence
from typing import ClassVar

from offer_tui.core.edits import Edit, Put
from offer_tui.core.entry import read_currency, read_number
from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.profile import STRONG, WEAK
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.wording import shown_number
from offer_tui.ui import glyphs
from offer_tui.ui.fields import as_written
from offer_tui.ui.pages.fit import goal_addition
from offer_tui.ui.pages.page import LABELLED, Addition, Page, append, gap, heading, key_row, row_id
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.rows import Column, Field, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View
from offer_tui.ui.words import choice_label

_JOB = (
    "company",
    "role",
    "base_salary",
    "raise_percent",
    "target_bonus_percent",
    "vacation_days",
    "remote_days",
    "level",
)


class ProfilePage(Page):
    """The goals editor, and all else that is the same for every offer."""

    id: ClassVar[str] = "profile"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return label, value, remark."""
        return LABELLED

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return goals, thresholds, yourself, the current job and rates."""
        you = view.profile
        rows = [heading("Career goals", "" if you.goals else f"{view.keymap.named('add')} adds the first")]
        for number, goal in enumerate(you.goals):
            path = ("goals", number)
            weight = f"weight {shown_number(goal.points)}" if goal.points is not None else "no weight yet"
            must = f"must-have from {shown_number(goal.must_have)}" if goal.must_have is not None else ""
            rows.append(
                Row(
                    row_id(path),
                    (line(goal.name or goal.id), line(weight), muted(must)),
                    path=path,
                    copy=goal.name,
                )
            )
        rows += [
            gap("fit"),
            heading("A fit is"),
            key_row(view, ("fit", "strong"), label="Strong from", remark=muted(f"{STRONG} if left out")),
            key_row(view, ("fit", "weak"), label="Not a fit below", remark=muted(f"{WEAK} if left out")),
            gap("you"),
            heading("You"),
            key_row(view, ("name",)),
            key_row(view, ("phone",)),
            key_row(view, ("currency",), remark=muted("to compare in")),
            key_row(view, ("cost_of_living",), remark=muted("an index of your place, to compare with")),
            gap("job"),
            heading("Current job", "the baseline when comparing"),
        ]
        rows += [key_row(view, ("current_job", key)) for key in _JOB]
        rows += [
            _list_row(view, name, number)
            for name in ("one_off", "grant", "benefit")
            for number in range(len(getattr(you.current_job, name)))
        ]
        rows += [
            gap("rates"),
            heading("Exchange rates", f"one unit in {you.currency or 'your currency'}"),
            key_row(view, ("rates", "as_of"), label="As of"),
        ]
        rows += [key_row(view, ("rates", code), label=code) for code in you.rates.units]
        return tuple(rows)

    def additions(self, view: View, row: Row | None) -> tuple[Addition, ...]:
        """Return a goal, a rate, and what the current job pays; what the cursor is at comes first."""
        job = tuple(
            _job_addition(view, name, label)
            for name, label in (
                ("one_off", "a payment of the current job"),
                ("grant", "a grant of the current job"),
                ("benefit", "a benefit of the current job"),
            )
        )
        found = (goal_addition(view), _rate_addition(view), *job)
        at = row.path[0] if row is not None and row.path else "goals"
        first = {"rates": 1, "current_job": 2}.get(str(at), 0)
        return (*found[first:], *found[:first])

    def opened(self, view: View, row: Row) -> Page | None:  # noqa: ARG002 - by its place alone
        """Return the page of a goal or of a row of the current job."""
        if row.path and isinstance(row.path[-1], int):
            return RecordPage(row.path, row.cells[0][0].text)
        return None

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all
        """Say what the weights mean."""
        if not view.profile.goals:
            return (line("Goals are yours, not an offer's: every offer is rated against them."),)
        whole = sum(goal.points or 0 for goal in view.profile.goals)
        text = "Weights are swing points: 100 for the goal whose move from worst to best matters most."
        return (
            (line(Span(text, Tone.MUTED)), line(Span(f"They add up to {shown_number(whole)}.", Tone.MUTED)))
            if whole
            else (line(Span(text, Tone.MUTED)),)
        )


def _list_row(view: View, name: str, number: int) -> Row:
    path: KeyPath = ("current_job", name, number)
    one = getattr(view.profile.current_job, name)[number]
    title = getattr(one, "name", "") or choice_label(one.kind).capitalize()
    amount = next(
        (
            view.number(value)
            for key in ("amount", "yearly", "value", "shares")
            if (value := getattr(one, key, None)) is not None
        ),
        glyphs.DASH,
    )
    return Row(
        row_id(path), (line(title), line(amount), muted(choice_label(one.kind))), path=path, copy=amount
    )


def _job_addition(view: View, name: str, label: str) -> Addition:
    path: KeyPath = ("current_job", name)
    count = len(getattr(view.profile.current_job, name))
    kind = {"one_off": "other", "grant": "rsu", "benefit": "other"}[name]

    def edit(_: Sequence[Plain | None]) -> Edit:
        return append(view.tree, path, {"kind": kind})

    return Addition(label, (), edit, lambda _: row_id((*path, count)), opens=True)


def _rate_addition(view: View) -> Addition:
    code = Field("Currency", "", lambda text: read_currency(text, required=True), lambda _: None, hint="EUR")
    rate = Field(
        f"One unit in {view.profile.currency or 'your currency'}", "", _positive, lambda _: None, hint="1.08"
    )

    def edit(answers: Sequence[Plain | None]) -> Edit:
        return Put(("rates", str(answers[0])), as_written(answers[1] or 1))

    return Addition(
        "an exchange rate", (code, rate), edit, lambda answers: row_id(("rates", str(answers[0])))
    )


def _positive(text: str) -> Understood | Misread:
    found = read_number(text)
    wrong = isinstance(found, Understood) and not found.value
    return Misread("a number above 0 such as 1.08") if wrong else found
