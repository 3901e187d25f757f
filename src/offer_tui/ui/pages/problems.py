"""What is wrong in one file, and where."""

from typing import ClassVar

from offer_tui.core.keys import shown
from offer_tui.core.problems import Severity
from offer_tui.ui.pages.page import Page
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line
from offer_tui.ui.view import View


class ProblemsPage(Page):
    """A row for each problem, in the order of the file."""

    id: ClassVar[str] = "problems"
    title: ClassVar[str] = "Problems"

    def columns(self, view: View) -> tuple[Column, ...]:  # noqa: ARG002 - the same for all
        """Return place, severity, key."""
        return (
            Column("Line", align="right", least=4),
            Column("", least=7),
            Column("Key", least=10, grow=1),
            Column("Code", least=4, hide=1),
        )

    def rows(self, view: View) -> tuple[Row, ...]:
        """Return the problems of the file."""
        return tuple(
            Row(
                f"problem/{number}",
                (
                    line(str(one.line)),
                    line(Span(one.severity, Tone.BAD if one.severity is Severity.ERROR else Tone.WARN)),
                    line(shown(one.key) or "the whole file"),
                    line(one.code),
                ),
                copy=str(one),
            )
            for number, one in enumerate(view.problems)
        )

    def empty(self, view: View) -> tuple[Line, ...]:  # noqa: ARG002 - the same for all
        """Say that all is well."""
        return (line("Nothing is wrong in this file."),)

    def panel(self, view: View, row: Row | None, width: int) -> tuple[Line, ...]:  # noqa: ARG002 - wrapped by the panel
        """Return the whole message of the selected problem, and what to do."""
        if row is None:
            return ()
        one = view.problems[int(row.id.partition("/")[2])]
        return (
            line(f"{shown(one.key)}: " if one.key else "", one.message),
            line(""),
            line(Span("E opens the file in your editor at this line; T shows its text.", Tone.MUTED)),
        )
