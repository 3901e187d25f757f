"""What is wrong in one file, and what the guide says of the offer: everything that has something to say."""

from typing import ClassVar

from offer_tui.core.edits import Edit
from offer_tui.core.guide.advice import Advice
from offer_tui.core.keys import KeyPath, shown
from offer_tui.core.offer import Ignore
from offer_tui.core.problems import Severity
from offer_tui.ui.pages.advice import TONES, short
from offer_tui.ui.pages.page import Page, drop_edit, gap, heading, keyed
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line, muted
from offer_tui.ui.view import View

_PROBLEM, _ADVICE, _ASIDE = "problem", "advice", "aside"
_MEND = "{editor} opens the file in your editor at this line; {text} shows its text."


class ProblemsPage(Page):
    """A row for each problem in the order of the file, then for each advice, then for what was set aside."""

    id: ClassVar[str] = "problems"
    name: ClassVar[str] = "Problems and advice"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return place, severity, key, code."""
        return (
            Column("Line", align="right", least=4),
            Column("Code", least=4),
            Column("", least=7),
            Column("", least=10, grow=1),
        )

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return problems, advice, and what was set aside, under headings where there is more than one."""
        rows = [
            Row(
                f"{_PROBLEM}/{number}",
                (
                    line(str(one.line)),
                    line(one.code),
                    line(Span(one.severity, Tone.BAD if one.severity is Severity.ERROR else Tone.WARN)),
                    line(shown(one.key) or "the whole file"),
                ),
                copy=str(one),
            )
            for number, one in enumerate(view.problems)
        ]
        if view.advice:
            rows += [gap(_ADVICE), heading("Advice of the guide")] if rows else []
            rows += [_advice_row(view, number, one) for number, one in enumerate(view.advice)]
        if view.silenced:
            rows += [gap(_ASIDE), heading("Set aside, with a reason")]
            rows += [_aside_row(view, one, ignore) for one, ignore in view.silenced]
        return tuple(rows)

    def empty(self, view: View) -> tuple[Line, ...]:
        """Say that all is well."""
        return (
            line("Nothing is wrong in this file, and the guide has nothing to say."),
            line(""),
            keyed("Press {back} to go back.", view.keymap),
        )

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - wrapped by the panel
        """Return the whole message of the selected row, where it comes from, and what to do."""
        if row is None:
            return ()
        kind, _, number = row.id.partition("/")
        if kind == _PROBLEM:
            problem = view.problems[int(number)]
            return (
                line(f"{shown(problem.key)}: " if problem.key else "", problem.message),
                line(""),
                keyed(_MEND, view.keymap, Tone.MUTED),
            )
        if kind == _ADVICE:
            return _advice_lines(
                view, view.advice[int(number)], "{open} goes there; {ignore} sets the rule aside."
            )
        found = next(((one, ignore) for one, ignore in view.silenced if one.code == row.copy), None)
        if found is None:
            return ()
        lines = _advice_lines(view, found[0], "{drop} takes the rule up again.")
        return *lines[:1], line("Your reason: ", found[1].reason), *lines[1:]

    def advice_at(self, view: View, row: Row | None) -> tuple[Advice, ...]:
        """Return the advice that a row is about."""
        kind, _, number = row.id.partition("/") if row is not None else ("", "", "")
        return (view.advice[int(number)],) if kind == _ADVICE else ()

    def drop(self, view: View, row: Row) -> Edit | None:
        """Take a rule up again that was set aside; problems and advice go by what they are about."""
        return drop_edit(view, row.path) if row.id.startswith(f"{_ASIDE}/") else None


def _advice_row(view: View, number: int, one: Advice) -> Row:
    cells = (
        line(str(view.place(one.where)[0])),
        line(one.code),
        line(Span(one.severity, TONES[one.severity])),
        line(view.words(one.message)),
    )
    return Row(f"{_ADVICE}/{number}", cells, path=one.where, copy=f"{one.code} {view.words(one.message)}")


def _aside_row(view: View, one: Advice, ignore: Ignore) -> Row:
    path: KeyPath = ("guide", "ignore", view.offer.guide.ignore.index(ignore))
    cells = line(str(view.place(path)[0])), line(one.code), muted("aside"), line(ignore.reason)
    return Row(f"{_ASIDE}/{one.code}/{shown(one.where)}", cells, path=path, copy=one.code)


def _advice_lines(view: View, one: Advice, keys: str) -> tuple[Line, ...]:
    return (
        short(view, one),
        line(one.rule.remedy),
        line(""),
        line(Span(f"“{one.rule.sentence}”", Tone.MUTED)),
        keyed(keys, view.keymap, Tone.MUTED),
    )
