"""The parts of the workbench: what it does besides showing a page, each imported when it is used first."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from offer_tui.ui.rows import Tone
from offer_tui.ui.trail import Trail
from offer_tui.ui.widgets.sheet import Sheet

if TYPE_CHECKING:
    from offer_tui.files.workbook import Workbook
    from offer_tui.ui.screens.bench import Bench
    from offer_tui.ui.screens.workbench import Workbench
    from offer_tui.ui.view import View

P = TypeVar("P", bound="Part")


class Part:
    """Something that the workbench does. It lives as long as the workbench and may keep what it needs."""

    def __init__(self, bench: "Workbench") -> None:
        self.bench = bench

    # What nearly every part uses

    @property
    def workbook(self) -> "Workbook":
        """The open files."""
        return self.bench.workbook

    @property
    def trail(self) -> Trail:
        """Where the person is."""
        return self.bench.trail

    @property
    def sheet(self) -> Sheet:
        """The rows of the page."""
        return self.bench.sheet

    def view(self, name: str) -> "View":
        """Return what a page sees of a file."""
        return self.bench.view(name)

    def show(self) -> None:
        """Show the place at the end of the trail as its file is now."""
        self.bench.show()

    def say(self, text: str, tone: Tone = Tone.MUTED) -> None:
        """Show a message until the next key."""
        self.bench.say(text, tone)


class Lazy(Generic[P]):
    """A part as an attribute of the workbench: the first to ask for it imports its module and makes it."""

    def __init__(self, where: str) -> None:
        """`where` is `module:Class`, a module beside this one."""
        self.module, self.made = where.split(":")

    def __set_name__(self, _: type, name: str) -> None:
        self._name = name

    def __get__(self, bench: "Bench", _: type) -> P:
        made: type[P] = getattr(import_module(f"offer_tui.ui.screens.{self.module}"), self.made)
        part = made(cast("Workbench", bench))
        # An attribute of the workbench itself goes before this one: nobody comes here again.
        vars(bench)[self._name] = part
        return part


PART_OF: Mapping[str, str] = {
    family: part
    for part, families in {
        "moving": ("cursor", "edge", "scroll", "panel", "find", "find_again"),
        "placing": ("open", "back", "page", "turn", "you", "mark", "compare", "problems"),
        "editing": ("edit", "add", "drop", "move", "undo", "redo", "rate", "rate_clear", "goal"),
        "advising": ("ignore",),
        "calling": ("call", "answer", "next_ask"),
        "weighing": ("weigh", "bundles", "bundle", "plan_bundle"),
        "looking": ("picture", "leave", "price", "assume", "assume_nothing"),
        "writing": ("letter",),
        "remembering": ("history", "version"),
        "filing": ("editor", "text", "samples"),
        "program": (
            *("hide", "help", "tour", "palette", "save", "repaint", "copy_value", "copy_summary", "quit"),
        ),
    }.items()
    for family in families
}
"""The part that does an action, by the first word of the action's id."""
