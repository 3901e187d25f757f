"""The one screen that everything happens on: a sheet, its panel, and what the keys do."""

from collections.abc import Callable, Sequence
from datetime import date
from inspect import isawaitable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from offer_tui.core.difference import difference
from offer_tui.core.wording import days_between_words, shown_date
from offer_tui.files.steps import PROFILE, SETTINGS
from offer_tui.files.workbook import GONE, Workbook
from offer_tui.ui import actions, glyphs
from offer_tui.ui.actions import OFFER_PAGES, Action
from offer_tui.ui.pages import home
from offer_tui.ui.pages.advice import with_advice
from offer_tui.ui.rows import Line, Row, Span, Tone, line
from offer_tui.ui.screens.doing import Doing
from offer_tui.ui.trail import COMPARISON, PAGES, Place
from offer_tui.ui.view import View
from offer_tui.ui.widgets.bar import Bar
from offer_tui.ui.widgets.desk import Desk
from offer_tui.ui.widgets.lines import Lines
from offer_tui.ui.widgets.sheet import GUTTER, Sheet
from offer_tui.ui.widgets.spans import width_of
from offer_tui.ui.words import change_words

SMALLEST = (60, 20)
"""Cells that everything needs to be readable."""
WIDE = 110
"""Cells from which on the panel stands beside the sheet."""
FOLLOW_SECONDS = 2.0
"""How often files are looked at for changes by somebody else."""
_NAMED = 3
"""So many changed files are named in a message."""
NOTE_SECONDS = 1.0
"""How late what is typed reaches the journal, at most."""
AT_ONCE = 40
"""Offers read before the first paint; the others follow while keys work already."""


class Workbench(Doing):
    """Shows the place at the end of the trail and passes keys to the actions of the registry."""

    AUTO_FOCUS = "Sheet"
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before all others, so that keys that were typed ahead act in their order; see check_action.
        Binding(key, f"press({key!r})", show=False, id=f"key.{key}", priority=True)
        for key in actions.every_key()
    ]

    def __init__(self, workbook: Workbook, today: Callable[[], date], home: Path, editor: str) -> None:
        super().__init__(workbook, today, home, editor)
        self.set_classes("page-home")
        self._home_rows: dict[str, tuple[View, Row]] = {}
        self._sizes = Size(), Size()
        self._focused_before: Widget | None = None

    def compose(self) -> ComposeResult:
        """Lay out title, tabs, sheet, panel, message and keys."""
        yield Bar(id="title")
        yield Bar(id="tabs")
        with Container(id="middle"):
            yield Desk(Sheet())
            yield Lines(wrap=True, id="panel")
        yield Bar(id="message")
        yield Bar(id="keys")
        yield Lines(
            (
                line("A little more room, please: this needs 60 columns and 20 lines."),
                line("Nothing is lost."),
            ),
            wrap=True,
            id="small",
        )

    def on_mount(self) -> None:
        """Read the first offers, show them, and go on reading."""
        self.workbook.follow(most=AT_ONCE)
        self.letter_box.follow()
        self.show()
        self.screen_layout_refresh_signal.subscribe(self, self._laid_out, immediate=True)
        self.set_interval(FOLLOW_SECONDS, self.follow)
        if self.workbook.journal is not None:
            self.set_interval(NOTE_SECONDS, self.note_typing)
        self.call_later(self._read_on)

    def _read_on(self) -> None:
        """Read the rest; once all is known, offer what another run of the program could not save."""
        if not self.workbook.waiting:
            self.offer_left_over()
            return
        self.workbook.follow(most=AT_ONCE)
        if not self.trail.places:
            self.show()
        self.call_later(self._read_on)

    def follow(self) -> None:
        """Show what somebody else changed on disk, unless a field is open: then when it is left."""
        if self.desk.editing or self.workbook.waiting:
            return
        here = self.trail.here
        before = self.view(here.name).tree if here is not None and here.name != COMPARISON else {}
        unlisted = self.workbook.unlisted
        changed = self.workbook.follow(closely=(PROFILE, here.name) if here is not None else ())
        if self.letter_box.follow() or changed or unlisted != self.workbook.unlisted:
            self.show()
        if changed:
            what = ""
            if here is not None and changed == (here.name,) and self.usable(here.name):
                view = self.view(here.name)
                lost = self.workbook.lost(here.name)
                what = view.words(change_words(before, difference(before, view.tree)))
                what = "it has a mistake now; ! says where" if lost else what
            self.say(self._news(changed, what))
        if self.workbook.unlisted and unlisted != self.workbook.unlisted:
            self.say(f"offers cannot be listed: {self.workbook.unlisted}; those already read stay", Tone.BAD)

    def _news(self, changed: Sequence[str], what: str) -> str:
        """Say which files are gone and which changed, and `what` changed if that is known."""
        gone = [name for name in changed if name != SETTINGS and self.workbook.lost(name) == GONE]
        rest = [name for name in changed if name not in gone]
        news = [f"{_file_names(gone)} {'is' if len(gone) == 1 else 'are'} gone"] if gone else []
        news += [f"{_file_names(rest)} changed on disk: {what or 'this is the new state'}"] if rest else []
        return "; ".join(news)

    # What is shown

    def show(self) -> None:
        """Show the place at the end of the trail as its file is now."""
        self._leave_what_is_gone()
        here = self.trail.here
        self._set_page_class()
        if here is None:
            self._show_home()
        else:
            view = self.view(here.name)
            rows, columns = here.page.rows(view), here.page.columns(view)
            signed = with_advice(rows, self.said_of(rows))
            self.sheet.set(columns, self.with_question(signed), empty=here.page.empty(view))
            self._show_title(view)
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
        elif not self.usable(here.name):
            self.trail.places = [Place(PAGES["problems"](), here.name)]
        elif here.page.id == "record" and not here.page.rows(self.view(here.name)):
            self.trail.back()

    def _show_home(self) -> None:
        book = self.workbook
        rows = []
        for slug, stored in book.offers.items():
            view = self.view(slug)
            known = self._home_rows.get(slug)
            if known is None or known[0] is not view:
                broken = stored.value is None
                row = home.broken_row(slug, stored.problems) if broken else home.offer_row(view)
                known = self._home_rows[slug] = (view, row)
            if self.filter.casefold() in known[1].copy.casefold() or not self.filter:
                rows.append(home.marked(known[1]) if slug in self.marked else known[1])
        self.sheet.set(home.COLUMNS, self.with_question(tuple(rows)), empty=self._why_no_rows())
        count = f"{len(book.slugs)} offer{'' if len(book.slugs) == 1 else 's'}"
        what = f"{count} · {self.shown_directory()}"
        right = Span(what, Tone.MUTED)
        if lost := book.lost(PROFILE):
            right = Span(f"profile.toml is {'gone' if lost == GONE else 'broken'}: p", Tone.BAD)
        if book.unlisted:
            right = Span(f"offers cannot be listed: {book.unlisted}", Tone.BAD)
        git = tuple(part for one in self.git_words() for part in (one, Span(" · ", Tone.MUTED)))
        title = f"Offers with “{self.filter}”" if self.filter else "Offers"
        self.query_one("#title", Bar).set((Span(title, Tone.STRONG),), line(*git, right))

    def _why_no_rows(self) -> tuple[Line, ...]:
        """Say why no offer is listed, if none is; samples are for a person who never had any."""
        book = self.workbook
        if book.offers:
            return (line(f"No offer has “{self.filter}” in its name; escape shows all."),)
        if book.unlisted:
            return line(Span("The offers cannot be listed.", Tone.BAD)), line(str(book.directory.offers_path))
        if book.vanished:
            return line(Span("All offers are gone.", Tone.WARN)), line(str(book.directory.offers_path))
        return home.FIRST_RUN

    def shown_directory(self) -> str:
        """Return the offers directory as a person writes it."""
        text, user = str(self.workbook.directory.path), str(self.home)
        return f"~{text[len(user) :]}" if text.startswith(f"{user}/") else text

    def _show_title(self, view: View) -> None:
        offer, places = view.offer, self.trail.places
        crumbs = [getattr(place.page, "name", "") for place in places[1:]]
        own = {PROFILE: "You", COMPARISON: "Compare, as first offered"}
        name = own.get(view.name) or offer.company or view.name
        role = f" · {offer.role}" if offer.role and not any(crumbs) else ""
        left = [Span(name + role, Tone.STRONG), *(Span(f" › {crumb}") for crumb in crumbs if crumb)]
        day = offer.dates.reply_by
        due: Line = ()
        if day is not None and not offer.closed:
            soon = Tone.WARN if (day - view.today).days <= home.SOON else Tone.MUTED
            shown = shown_date(day).removesuffix(f" {view.today.year}")
            distance = Span(f" · {days_between_words(view.today, day)}", soon)
            due = line(Span("reply by ", Tone.MUTED), shown, distance)
        lost = self.workbook.lost(view.name) if view.name != COMPARISON else ""
        if lost:
            due = line(Span(f"{glyphs.BROKEN} {lost}; shown as it was", Tone.BAD))
        self.query_one("#title", Bar).set(tuple(left), due)
        tabs: list[Span] = []
        for page_id in OFFER_PAGES if view.name not in own else ():
            title = actions.page_title(page_id)
            here = page_id == self.trail.tab
            tabs.append(Span(f"{title.upper() if here else title}   ", Tone.ACCENT if here else Tone.MUTED))
        found = len(view.problems)
        wrong = line(Span(f"! {found} problem{'s' if found > 1 else ''}", Tone.WARN)) if found else ()
        if view.advice and view.name not in own:
            apart = Span(" · " if wrong else "", Tone.MUTED)
            wrong = (*wrong, apart, Span(f"{len(view.advice)} advice", Tone.MUTED))
        about = (
            "for all offers" if view.name != COMPARISON else f"amounts in {view.comparison.currency or '?'}"
        )
        self.query_one("#tabs", Bar).set(tuple(tabs) or line(Span(about, Tone.MUTED)), wrong)

    def show_panel(self) -> None:
        """Show what follows from the rows, for the row that the cursor is on."""
        panel, here = self.panel, self.trail.here
        if here is not None:
            width = panel.room or self.size.width - 4
            row = self.sheet.row if self.asking is None else None  # a question is no row of the page
            lines = here.page.panel(self.view(here.name), row, width)
            if self.asking is not None and self.asking.note:
                lines = self.asking.note
            elif not self.said:
                self.say("")
            whole = (*self.advice_lines(), *self._whole_cells())
            # Where the panel is full already, the line of messages has room for the beginning at least.
            if (
                whole
                and len(lines) + len(whole) >= panel.window > 0
                and here.page.id in ("package", "compare")
            ):
                joined = tuple(span for number, one in enumerate(whole) for span in (*_apart(number), *one))
                self.query_one("#message", Bar).set(joined)
            elif whole:
                lines = (*lines, line(""), *whole) if lines else whole
            panel.lines = lines
            return
        book = self.workbook
        broken = [slug for slug, stored in book.offers.items() if stored.value is None]
        panel.lines = home.next_steps(self._due(), broken) if book.offers and not self.filter else ()

    def _due(self) -> list[View]:
        """Return the open offer whose reply is due first, and a closed one that is not brought to its end."""
        closed = (
            self.view(slug)
            for slug, stored in self.workbook.offers.items()
            if stored.value is not None and stored.value.closed
        )
        unfinished = next((view for view in closed if view.next_step.action is not None), None)
        first = [self.view(slug) for slug in self._open_offers()[:1]]
        return first if unfinished is None else [*first, unfinished]

    def _whole_cells(self) -> tuple[Line, ...]:
        """Return the texts of the selected row that the sheet has no room for, in full."""
        row = self.sheet.row
        if row is None or self.trail.page_id == "problems":  # its panel says all of a row
            return ()
        if row.wide is not None:
            return (row.wide,) if width_of(row.wide) > self.sheet.room - GUTTER else ()
        titles = self.sheet.titles
        return tuple(
            line(Span(f"{titles[k]}  " if titles[k] else "", Tone.MUTED), *row.cells[k])
            for k in self.sheet.cut_cells(row)
        )

    def _open_offers(self) -> list[str]:
        """Return the offers that are not closed, the one whose reply is due first in front."""
        due = [
            (stored.value.dates.reply_by or date.max, slug)
            for slug, stored in self.workbook.offers.items()
            if stored.value is not None and not stored.value.closed
        ]
        return [slug for _, slug in sorted(due)]

    def show_keys(self) -> None:
        """Show the most useful keys of the page; what cannot be done now is dimmed."""
        row = self.sheet.row
        # Where enter edits, e is the same key twice; the rows of offers have no single value.
        twice = "edit" if not self.trail.places or (row is not None and not self.opens(row)) else ""
        shown = [action for action in actions.in_footer(self.trail.page_id) if action.id != twice]
        if not self.trail.places and not self.workbook.slugs:
            shown = [action for action in shown if action.id in ("add", "you", "help")]
        if self.trail.page_id in actions.ONLY_POSSIBLE:
            shown = [action for action in shown if self.why_not(action) is None]
        parts: list[Span] = []
        for action in shown:
            dim = self.why_not(action) is not None
            key = action.key_shown or actions.key_name(action.keys[0])
            parts += [
                Span(key, Tone.MUTED if dim else Tone.ACCENT),
                Span(f" {self.label(action)}   ", Tone.MUTED),
            ]
        # The last of them, help, stays at the right edge even where there is no room for all.
        last, label = parts[-2:]
        self.query_one("#keys", Bar).set(tuple(parts[:-2]), (last, Span(label.text.rstrip(), Tone.MUTED)))

    def label(self, action: Action) -> str:
        """Name an action for the footer, by what the row would do."""
        row = self.sheet.row
        if action.id == "open" and self.trail.places and row is not None and not self.opens(row):
            words = {"fit": "evidence", "compare": "figures", "problems": "go there"}
            return words.get(self.trail.page_id, "edit" if row.field is not None else "figures")
        if action.id == "find":
            return "filter" if not self.trail.places else "find"
        return action.label

    # Keys

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's signature
        """Leave all keys to an open editor."""
        return action != "press" or (self.desk.editing is None and not self.leaving)

    async def action_press(self, key: str) -> None:
        """Do what a key means on this page, or say why it cannot be done."""
        action = actions.for_key(key, self.trail.page_id)
        self.pressed = key
        if action is not None:
            await self.do(action)

    async def do(self, action: Action) -> None:
        """Do an action, or say why it cannot be done; what nobody can see is not changed."""
        if self.has_class("small") and action.id not in ("quit", "back"):
            return
        self.say("")
        why = self.why_not(action)
        if why is not None:
            self.say(why, Tone.WARN)
            return
        handler = getattr(self, action.handler)
        result = handler() if action.argument == "" else handler(action.argument)
        if isawaitable(result):
            await result

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
        self.show_panel()
        if self._focused_before is not None and not self.has_class("small"):
            # As if from another window: what is typed so far is not selected again.
            self.call_later(self.set_focus, self._focused_before, from_app_focus=True)
            self._focused_before = None


def _file_names(names: Sequence[str]) -> str:
    """Return the names of files, the first of many."""
    more = " and more" if len(names) > _NAMED else ""
    return ", ".join(f"{name.lstrip('/')}.toml" for name in names[:_NAMED]) + more


def _apart(number: int) -> Line:
    """Return what stands before all but the first of several things in one line."""
    return line("   ") if number else ()
