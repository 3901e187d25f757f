"""A tour in four steps, for a person who is here for the first time."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.screen import ModalScreen

from offer_tui.core.actions import OFFER_PAGES, key_name
from offer_tui.core.guide.advice import RULES
from offer_tui.core.keymap import KeyMap
from offer_tui.files.once import is_first_time
from offer_tui.files.workbook import Workbook
from offer_tui.ui.keys import bind_keys, keymap_under
from offer_tui.ui.pages.page import keyed
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.screens.workbench import Workbench
from offer_tui.ui.widgets.bar import Bar
from offer_tui.ui.widgets.lines import Lines

_OFFERED = ("you", "add", "samples")
"""What a step is about can be done at once: its key leaves the tour and does it."""
_ON = ("enter", "space", "tab", "right", "down", "pagedown")
_BACK = ("h", "left", "up", "backspace", "shift+tab", "pageup")
_LEAVE = ("escape", "q")
_KEYS = 8
"""Cells of the column of keys."""


def offer_tour(bench: Workbench) -> None:
    """Show the tour at the first start, unless somebody is typing already."""
    idle = bench.app.screen is bench and bench.desk.editing is None and not bench.trail.places
    if idle and _is_due(bench.workbook):
        show_tour(bench)


def _is_due(workbook: Workbook) -> bool:
    """Tell whether nothing of a person is here and the tour was never shown; from now on it was.

    Where that cannot be noted it is never due, so that it comes uninvited once at most.
    """
    directory = workbook.directory
    theirs = directory.profile_path, directory.settings_path, directory.trash
    if workbook.slugs or workbook.unlisted or workbook.vanished or any(path.exists() for path in theirs):
        return False
    state = directory.locks.parent if directory.locks is not None else None
    if state is None or not is_first_time(state, "tour"):
        return False
    return not is_first_time(state, "tour")


def show_tour(bench: Workbench) -> None:
    """Show the tour, and do on the list of offers what a person chose on the way."""

    async def left(chosen: str | None) -> None:
        if chosen is not None:
            bench.trail.places.clear()
            bench.show()
            await bench.do(next(action for action in bench.keymap.actions if action.id == chosen))

    bench.app.push_screen(TourScreen(bench.shown_directory()), left)


class TourScreen(ModalScreen[str | None]):
    """One step at a time. Ends with the name of the action that a person chose on the way, or None."""

    AUTO_FOCUS = "#text"
    DEFAULT_CSS = """
    TourScreen { background: $background; layout: vertical; }
    TourScreen #text { height: 1fr; margin: 1 0 0 2; }
    """

    def __init__(self, directory: str) -> None:
        super().__init__()
        self._directory = directory
        self._steps: tuple[tuple[Line, ...], ...] = ()
        self._at = 0
        self._does: dict[str, str] = {}
        """What each key does here."""

    def compose(self) -> ComposeResult:
        """Lay out title, text and keys."""
        yield Bar(id="title")
        yield Lines(wrap=True, id="text")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Show the first step."""
        keymap = keymap_under(self.app)
        self._steps = tuple(steps(self._directory, keymap))
        # Of two meanings of a key the later one counts, so that what a step offers is always done.
        self._does = {
            **dict.fromkeys((*_LEAVE, *keymap.keys_of("back"), *keymap.keys_of("help")), "leave"),
            **dict.fromkeys((*_ON, *keymap.keys_of("open"), *keymap.keys_of("cursor.down")), "step(1)"),
            **dict.fromkeys((*_BACK, *keymap.keys_of("cursor.up")), "step(-1)"),
            **{key: f"offered({name!r})" for name in _OFFERED for key in keymap.keys_of(name)},
        }
        bind_keys(self, self._does)
        self._show()

    def _show(self) -> None:
        number = Span(f"{self._at + 1} of {len(self._steps)}", Tone.MUTED)
        self.query_one("#title", Bar).set(line(Span("Tour", Tone.STRONG)), (number,))
        self.query_one("#text", Lines).lines = self._steps[self._at]
        last = self._at + 1 == len(self._steps)
        words = {"step(1)": "begin" if last else "next", "step(-1)": "back", "leave": "leave the tour"}
        shown = [
            span
            for does, what in words.items()
            for span in (Span(self._key_of(does), Tone.ACCENT), Span(f" {what}   ", Tone.MUTED))
        ]
        self.query_one("#keys", Bar).set(tuple(shown))

    def _key_of(self, does: str) -> str:
        """Return the first key that does something here, as it is on the keyboard."""
        usual = (*_ON, *_BACK, *reversed(_LEAVE))
        keys = (key for key in (*usual, *self._does) if self._does.get(key) == does)
        return next((key_name(key) for key in keys), "escape")

    def action_step(self, by: int) -> None:
        """Go a step on or back; beyond the last one the tour is over, before the first there is none."""
        self._at = max(0, self._at + by)
        if self._at < len(self._steps):
            self._show()
        else:
            self.dismiss(None)

    def action_leave(self) -> None:
        """Leave it at once."""
        self.dismiss(None)

    def action_offered(self, name: str) -> None:
        """Leave it and do what the step is about."""
        self.dismiss(name)


def steps(directory: str, keymap: KeyMap) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each step; `directory` is where the files are."""
    actions = {action.id: action for action in keymap.actions}

    def key(action_id: str, text: str) -> Line:
        return line(Span(f"  {keymap.named(action_id):<{_KEYS}}", Tone.ACCENT), text)

    yield (
        line(Span("Your goals come first", Tone.STRONG)),
        line(""),
        line(RULES["N01"].sentence),
        line(
            "Write down what you want from a job, and give each goal points: 100 for the one that matters"
            " most. Your goals serve all offers."
        ),
        line(""),
        key("you", "write down your goals"),
    )
    yield (
        line(Span("Then the offer", Tone.STRONG)),
        line(""),
        line("Company, role and currency are enough to begin with. Everything else can wait."),
        line(""),
        key("add", "write down an offer"),
        key("samples", "or copy the sample offers here, to look around"),
    )
    yield (
        line(Span("Each page answers a question", Tone.STRONG)),
        line(""),
        *(key(f"page.{page}", actions[f"page.{page}"].help) for page in OFFER_PAGES),
        line(""),
        line("The line above the keys says what comes next, and why."),
    )
    yield (
        line(Span("The files are yours", Tone.STRONG)),
        line(""),
        line(
            f"Each offer is one text file in {directory}. Every edit is in it at once,"
            " and the program uses no network."
        ),
        line(""),
        key("undo", "takes back any edit"),
        key("editor", "opens the file in your editor; comments stay"),
        key("history", "shows its past, if the directory is in git"),
        key("help", "helps on every page"),
        line(""),
        keyed("This tour is in the palette, {palette}, for another time.", keymap, Tone.MUTED),
    )
