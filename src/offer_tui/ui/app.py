"""The program on a screen."""

import gc
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.screen import Screen
from textual.theme import Theme

from offer_tui import bundled
from offer_tui.files.themes import ThemeColours, themes
from offer_tui.files.workbook import Workbook
from offer_tui.ui.palette import ActionCommands
from offer_tui.ui.screens.workbench import Workbench

THEME = "dark"


class OfferApp(App[None]):
    """Opens the workbook of one offers directory."""

    TITLE = "offer-tui"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        f"styles/{name}.tcss" for name in ("app", "workbench", "reader", "dialog")
    ]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {ActionCommands}
    COMMAND_PALETTE_BINDING = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
    ]

    def __init__(self, workbook: Workbook, *, today: Callable[[], date], home: Path, editor: str) -> None:
        super().__init__(ansi_color=False)
        self.workbook = workbook
        self._today, self._home, self._editor = today, home, editor
        self.animation_level = "none"
        for colours in themes(bundled.themes()):
            self.register_theme(_theme(colours))
        self.theme = THEME

    def get_default_screen(self) -> Screen[None]:
        """Start on the workbench."""
        return Workbench(self.workbook, self._today, self._home, self._editor)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:  # noqa: ARG002 - Textual's signature
        """Leave Textual's own commands out: the registry's actions say what can be done."""
        return ()

    def on_ready(self) -> None:
        """Look for garbage again, which the start left alone; what is there now stays."""
        gc.freeze()
        gc.enable()
        # After ctrl+z and fg the terminal has forgotten the screen.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh())

    def on_app_focus(self) -> None:
        """Look at the files as soon as the person comes back to this window."""
        if isinstance(self.screen, Workbench):
            self.screen.follow()

    def note_typing(self) -> None:
        """Bring what is typed to safety; a signal may ask for it at any point."""
        for screen in self.screen_stack[:1]:
            if isinstance(screen, Workbench):
                screen.note_typing()

    async def action_quit(self) -> None:
        """Leave by way of the workbench, also from a dialog or an open editor."""
        self.note_typing()
        for screen in self.screen_stack[:1]:
            if isinstance(screen, Workbench):
                screen.do_quit()

    def action_help_quit(self) -> None:
        """Say how to quit, where ctrl+c is pressed out of habit."""
        if isinstance(self.screen, Workbench):
            self.screen.say("q goes back and quits from the list of offers; ctrl+q quits at once")


def _theme(colours: ThemeColours) -> Theme:
    """Return Textual's theme; texts keep the very colours of the file, whose contrast is tested."""
    texts = {f"text-{name}": colours.colours[name] for name in ("accent", "success", "warning", "error")}
    muted = {"text-muted": colours.variables["muted"]} if "muted" in colours.variables else {}
    variables = {**texts, **muted, **colours.variables}
    named = dict(colours.colours)
    return Theme(
        name=colours.name,
        primary=named.pop("primary"),
        dark=colours.dark,
        ansi=colours.ansi,
        variables=variables,
        **named,  # type: ignore[arg-type]  # the rest of COLOURS, which are all colours of a Theme
    )
