"""An app of random widgets with the thin driver, run as a program: `random_app.py FILE`.

What Textual writes goes into the file too: it is what Textual's own driver would have sent. The app says in a
sequence of its own, which terminals ignore, how many keys it has answered.
"""

import random
import sys
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Checkbox, DataTable, Input, Label, OptionList, ProgressBar, Static, TextArea

from offer_tui.ui.driver.thin import ThinDriver

ANSWERED = "\x1b]777;answered;{}\x07"
_THEMES = ("textual-light", "nord", "gruvbox", "ansi-dark", "dracula", "textual-dark")
_WORDS = (
    "base",
    "salary",
    "漢字",
    "é",
    "ünits",
    "─┬─",
    "165,000",
    "▌█░",
    "コード",
    "e\u0301t",
    "한글",
    "→",
    "",
)
_STYLES = (
    "",
    "bold",
    "dim",
    "italic red",
    "reverse",
    "underline",
    "strike",
    "on blue",
    "bold white on rgb(9,90,9)",
)
_TALL = 5
"""Lines of a widget that would take all there is."""


class Choices:
    """Random widgets and what is in them."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)  # noqa: S311 - no secret is made of it

    def text(self, words: int = 6) -> Text:
        """Return some words in styles, one of them at times a link."""
        found = Text(no_wrap=self._random.random() < 0.5)
        for _ in range(self._random.randint(1, words)):
            link = " link https://example.org" if self._random.random() < 0.1 else ""
            found.append(self._random.choice(_WORDS), self._random.choice(_STYLES) + link)
            found.append(" " * self._random.choice((1, 1, 1, 9)), self._random.choice(_STYLES))
        return found

    def number(self, least: int, most: int) -> int:
        """Return a number of a range, both ends included."""
        return self._random.randint(least, most)

    def widget(self) -> Widget:
        """Return a widget of any kind."""
        made = self._random.choice(_KINDS)(self)
        if isinstance(made, (Input, TextArea)):
            made.cursor_blink = False
        if isinstance(made, (OptionList, TextArea, DataTable)):
            made.styles.height = _TALL
        if self._random.random() < 0.3:
            made.styles.border = (self._random.choice(("round", "heavy", "tall", "ascii")), "red")
        return made


def _table(choices: Choices) -> Widget:
    table: DataTable[Text] = DataTable(cursor_type="row", zebra_stripes=True)
    for number in range(choices.number(1, 4)):
        table.add_column(f"column {number}", key=str(number))
    for _ in range(choices.number(0, 12)):
        table.add_row(*(choices.text(2) for _ in table.columns))
    return table


def _progress(choices: Choices) -> Widget:
    bar = ProgressBar(total=100, show_eta=False)
    bar.advance(choices.number(0, 100))
    return bar


_KINDS: tuple[Callable[[Choices], Widget], ...] = (
    lambda choices: Static(choices.text(20)),
    lambda choices: Static(choices.text(20)),
    lambda choices: Horizontal(Label(choices.text()), Static(choices.text()), classes="row"),
    lambda choices: OptionList(*(choices.text(3) for _ in range(choices.number(1, 12)))),
    lambda choices: Input(choices.text(3).plain),
    lambda choices: TextArea(
        "\n".join(choices.text(12).plain for _ in range(choices.number(1, 9))), soft_wrap=False
    ),
    lambda choices: Checkbox(choices.text(2).plain),
    _table,
    _progress,
)


class Over(ModalScreen[None]):
    """A dialog over the others."""

    CSS = "Over { align: center middle; } Over > * { width: 60%; max-height: 60%; background: $panel; }"

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        self._choices = choices

    def compose(self) -> ComposeResult:
        yield Static(self._choices.text(30))


class Recorded(ThinDriver):
    """The thin driver, with a record of what it is given."""

    def write(self, data: str) -> None:
        with Path(sys.argv[-1]).open("a", encoding="utf-8", newline="") as record:
            record.write(data)
        super().write(data)


class RandomApp(App[None]):
    """Builds other widgets, changes them, and shows dialogs, when told to by keys."""

    CSS = ".row { height: auto; } .row > * { width: 1fr; } TextArea, Input { width: 1fr; }"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "build", priority=True),
        Binding("ctrl+t", "recolour", priority=True),
        Binding("ctrl+o", "dialog", priority=True),
        Binding("ctrl+g", "change", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__(driver_class=Recorded)
        self.animation_level = "none"
        self._built = self._answered = self._coloured = 0
        self._choices = Choices(0)

    def compose(self) -> ComposeResult:
        yield VerticalScroll(id="all")

    async def on_event(self, event: events.Event) -> None:
        await super().on_event(event)
        if isinstance(event, events.Key):
            self._answered += 1
            self.call_after_refresh(self.call_after_refresh, self._answer, self._answered)

    def _answer(self, number: int) -> None:
        if self._driver is not None:
            self._driver.write(ANSWERED.format(number))

    def action_build(self) -> None:
        """Put other widgets in the place of those that there are."""
        self._built += 1
        self._choices = Choices(self._built)
        box = self.query_one("#all")
        box.remove_children()
        box.mount_all(self._choices.widget() for _ in range(self._choices.number(1, 8)))

    def action_change(self) -> None:
        """Change some of what is shown."""
        for one in self.query(Static):
            what = self._choices.number(0, 4)
            if what == 0:
                one.update(self._choices.text(20))
            elif what == 1:
                one.display = not one.display
            elif what == 2:
                one.styles.background = "darkgreen" if self._choices.number(0, 1) else None

    def action_recolour(self) -> None:
        """Take the next theme."""
        self.theme = _THEMES[self._coloured % len(_THEMES)]
        self._coloured += 1

    def action_dialog(self) -> None:
        """Open a dialog, or close it."""
        if len(self.screen_stack) > 1:
            self.pop_screen()
        else:
            self.push_screen(Over(self._choices))


if __name__ == "__main__":
    RandomApp().run(mouse=False)
