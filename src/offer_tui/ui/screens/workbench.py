"""The one screen that everything happens on: a sheet, its panel, and what the keys do."""

from collections.abc import Callable
from datetime import date
from inspect import isawaitable
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from offer_tui.files.steps import PROFILE, SETTINGS
from offer_tui.files.workbook import Workbook
from offer_tui.ui.actions import Action
from offer_tui.ui.keys import bind, keymap_of, page_bindings
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.screens.bench import Bench
from offer_tui.ui.screens.footer import footer
from offer_tui.ui.screens.parts import PART_OF
from offer_tui.ui.screens.why_not import why_not
from offer_tui.ui.trail import COMPARISON, PAGES, Place
from offer_tui.ui.widgets.bar import Bar, Keys
from offer_tui.ui.widgets.desk import Desk
from offer_tui.ui.widgets.lines import Lines
from offer_tui.ui.widgets.sheet import Sheet

SMALLEST = (60, 20)
"""Cells that everything needs to be readable."""
WIDE = 110
"""Cells from which on the panel stands beside the sheet."""
FOLLOW_SECONDS = 2.0
"""How often files are looked at for changes by somebody else."""
NOTE_SECONDS = 1.0
"""How late what is typed reaches the journal, at most."""
_SIGNS = {Tone.BAD: "✗ ", Tone.WARN: "! "}


class Workbench(Bench):
    """Shows the place at the end of the trail, and passes each key to the part that does its action."""

    AUTO_FOCUS = "Sheet"

    def __init__(self, workbook: Workbook, today: Callable[[], date], home: Path, editor: str) -> None:
        super().__init__(workbook, today, home, editor)
        self._sizes = Size(), Size()
        self._focused_before: Widget | None = None
        self._is_laid_out = False
        """Whether there is something that keys could act on."""
        self._has_begun = False
        """Whether offers are being read, or were."""

    def compose(self) -> ComposeResult:
        """Lay out title, tabs, sheet, panel, message and keys."""
        yield Bar(id="title")
        yield Bar(id="tabs")
        with Container(id="middle"):
            yield Desk(Sheet())
            yield Lines(wrap=True, id="panel")
        yield Bar(id="message")
        yield Keys(id="keys")
        yield Lines(
            (
                line("A little more room, please: this needs 60 columns and 20 lines."),
                line("Nothing is lost."),
            ),
            wrap=True,
            id="small",
        )

    def on_mount(self) -> None:
        """Show the frame of the list; its rows follow once that is painted."""
        self._is_laid_out = True
        self.workbook.list()
        self.show_title((Span("Offers", Tone.STRONG),), (self.count_and_place(),))
        self.show_keys()
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out, immediate=True)
        self.set_interval(FOLLOW_SECONDS, self._follow_some)
        # Waits for a refresh; `_laid_out` is quicker, but never called where there is no room.
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        """Begin to read the offers, unless a key that was typed ahead needed them already."""
        if not self._has_begun:
            self._has_begun = True
            self.workbook.open_journal()
            if self.workbook.journal is not None:
                self.set_interval(NOTE_SECONDS, self.note_typing)
            self.opening.begin()

    def _follow_some(self) -> None:
        if self._may_follow():
            self.following.follow(few=True)

    def follow(self) -> None:
        """Show what somebody else changed on disk, unless a field is open: then when it is left."""
        if self._may_follow():
            self.following.follow()

    def _may_follow(self) -> bool:
        return self.is_open and not self.desk.editing

    def note_typing(self) -> bool:
        """Note what is typed in the open editor, so that it survives the end of the program.

        Called every second, and by the handler of a signal at any point of the program. Returns whether it is
        noted now, or nothing is to be noted.
        """
        journal = self.workbook.journal
        if journal is None:
            return False
        noted = self.desk.editing is None or self.noting.note(journal)
        warning = journal.take_warning()
        if warning:
            self.call_later(self.say, warning, Tone.WARN)
        return noted

    def offer_next(self) -> None:
        """Offer what else another run of the program left, once nothing else is open."""
        if self.unsaved:
            self.recovering.offer_next()

    def follow_settings(self) -> None:
        """Do as the settings say now, where they say something new."""
        if self.workbook.settings != self._settings:
            self._settings = self.workbook.settings
            self.keymap = keymap_of(self._settings)
            bind(self, page_bindings(self.keymap))
            self.post_message(self.Followed())

    # What is shown

    def show(self) -> None:
        """Show the place at the end of the trail as its file is now."""
        self.follow_settings()
        self._leave_what_is_gone()
        here = self.trail.here
        self._set_page_class()
        if here is None:
            self.listing.show()
        else:
            self.showing.page(here)
        self.show_panel()
        self.show_keys()

    def _set_page_class(self) -> None:
        """Let the style sheet know which page is shown; nothing is computed anew where it is the same."""
        wanted = f"page-{self.trail.page_id}"
        if not self.has_class(wanted):
            shown = {name for name in self.classes if not name.startswith("page-")}
            self.set_classes([*shown, wanted])

    def _leave_what_is_gone(self) -> None:
        """Leave a page that has nothing to show any more."""
        here = self.trail.here
        if here is None or (here.name == COMPARISON and self.compared()):
            return
        if here.name == COMPARISON or (here.name != PROFILE and self.workbook.shown(here.name) is None):
            self.trail.places.clear()
        elif here.name != SETTINGS and not self.usable(here.name):
            self.trail.places = [Place(PAGES["problems"](), here.name)]
        elif here.page.id == "record" and not here.page.rows(self.view(here.name)):
            self.trail.back()

    def show_title(self, left: Line, right: Line) -> None:
        """Show what is open."""
        self.query_one("#title", Bar).set(left, right)

    def show_panel(self) -> None:
        """Show what follows from the rows, for the row that the cursor is on."""
        here = self.trail.here
        if here is None:
            self.panel.lines = self.listing.next_steps()
        else:
            self.showing.panel(here)

    def say(self, text: str, tone: Tone = Tone.MUTED) -> None:
        """Show a message until the next key; files of the directory are named without it, to leave room."""
        text = text.replace(f"{self.workbook.directory.path}/", "")
        self.said = text
        shown = line(Span(_SIGNS.get(tone, "") + text, tone)) if text else self._quiet_line()
        self.query_one("#message", Bar).set(shown)

    def _quiet_line(self) -> Line:
        """Return what the line of messages shows while there is none."""
        return self.advising.quiet_line() if self.trail.places else ()

    def show_keys(self) -> None:
        """Show the most useful keys of the page."""
        self.query_one("#keys", Bar).set(*footer(self))

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Leave all keys to an open editor."""
        if action != "press" or not self._is_laid_out:
            return True
        return self.desk.editing is None and not self.leaving

    async def action_press(self, key: str) -> None:
        """Do what a key means on this page, or say why it cannot be done."""
        if not self._is_laid_out:
            self.call_later(self.action_press, key)  # typed ahead: comes after what lays the screen out
            return
        self._begin()
        action = self.keymap.for_key(key, self.trail.page_id)
        self.pressed = key
        if action is not None:
            await self.do(action)

    def why_not(self, action: Action) -> str | None:
        """Say why an action cannot be done now; None where it can."""
        return why_not(self, action)

    async def do(self, action: Action) -> None:
        """Do an action, or say why it cannot be done; what nobody can see is not changed."""
        if self.has_class("small") and action.id not in ("quit", "back"):
            return
        self.say("")
        why = self.why_not(action)
        if why is not None:
            self.say(why, Tone.WARN)
            return
        handler = getattr(getattr(self, PART_OF[action.id.partition(".")[0]]), action.handler)
        result = handler() if action.argument == "" else handler(action.argument)
        if isawaitable(result):
            await result

    def on_desk_committed(self) -> None:
        """Forget what was typed: it is an edit now, or an answer."""
        self._typed_no_more()

    def on_desk_dropped(self) -> None:
        """Forget what was typed: nobody wants it."""
        self._typed_no_more()

    def _typed_no_more(self) -> None:
        if self.workbook.journal is not None and self.desk.editing is None:
            self.workbook.journal.typed_no_more()
        self.offer_next()

    def on_sheet_highlighted(self) -> None:
        """Let panel and keys follow the cursor."""
        self.show_panel()
        self.show_keys()

    def on_resize(self) -> None:
        """Put the panel where there is room for it."""
        self.set_class(self.size.width >= WIDE, "wide")
        small = self.size.width < SMALLEST[0] or self.size.height < SMALLEST[1]
        if small and not self.has_class("small"):
            self._focused_before = self.focused  # hiding it takes the focus away
        self.set_class(small, "small")

    def _laid_out(self, _: Screen[object]) -> None:
        """Show what sheet and panel have room for now, and go on typing after the screen was too small."""
        sizes = self.sheet.size, self.panel.size
        if sizes == self._sizes:
            return
        self._sizes = sizes
        if self._has_begun:
            self.show_panel()
        else:
            self.call_later(self._begin)
        if self._focused_before is not None and not self.has_class("small"):
            # As if from another window: what is typed so far is not selected again.
            self.call_later(self.set_focus, self._focused_before, from_app_focus=True)
            self._focused_before = None
