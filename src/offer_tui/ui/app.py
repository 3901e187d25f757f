"""The program on a screen."""

import gc
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from offer_tui.core.settings import KeySettings
from offer_tui.files.workbook import Workbook
from offer_tui.ui.keys import bind, bindings_everywhere, keymap_of
from offer_tui.ui.looks import Looks
from offer_tui.ui.screens.workbench import Workbench
from offer_tui.ui.terminal import TERMINAL, Terminal
from offer_tui.ui.terminal_app import TerminalApp

if TYPE_CHECKING:
    from textual.command import CommandPalette, Provider


def _commands() -> "type[Provider]":
    """Return what the palette finds, imported when it is opened."""
    from offer_tui.ui.palette import ActionCommands  # noqa: PLC0415 - see above

    return ActionCommands


class OfferApp(TerminalApp, inherit_bindings=False):
    """Opens the workbook of one offers directory."""

    TITLE = "offer-tui"
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        f"styles/{name}.tcss" for name in ("app", "workbench", "reader", "dialog")
    ]
    COMMANDS: ClassVar["set[type[Provider] | Callable[[], type[Provider]]]"] = {_commands}
    ENABLE_COMMAND_PALETTE = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", show=False, priority=True),
        Binding("ctrl+c", "help_quit", show=False),
    ]

    def __init__(
        self,
        workbook: Workbook,
        *,
        today: Callable[[], date],
        home: Path,
        editor: str,
        terminal: Terminal = TERMINAL,
    ) -> None:
        super().__init__(terminal, self.CSS_PATH)
        self.workbook = workbook
        self._today, self._home, self._editor = today, home, editor
        self.animation_level = "none"
        self.looks = Looks(self, workbook.directory)
        self._keys: KeySettings | None = None
        self.follow_settings()

    def follow_settings(self) -> None:
        """Paint in the theme that the settings name; quit and paint anew by their keys."""
        settings = self.workbook.settings
        if settings.keys != self._keys:
            self._keys = settings.keys
            bind(self, bindings_everywhere(keymap_of(settings)))
        if not self.looks.choose(settings.theme or self.default_theme) and not self.looks.chosen:
            self.looks.choose(self.default_theme)

    def on_bench_followed(self) -> None:
        """Do as settings and themes say now."""
        self.follow_settings()

    def on_command_palette_option_highlighted(self, event: "CommandPalette.OptionHighlighted") -> None:
        """Show a theme while the cursor of the palette is on it."""
        from textual.command import Command  # noqa: PLC0415 - the palette is open, so it is there

        from offer_tui.ui.palette import UseTheme  # noqa: PLC0415 - as above

        found = event.highlighted_event.option
        command = found.hit.command if isinstance(found, Command) else None
        if isinstance(command, UseTheme):
            self.looks.preview(command.name)
        else:
            self.looks.end_preview()

    def on_command_palette_closed(self, event: "CommandPalette.Closed") -> None:
        """Go back to the theme that was, where the palette was left without a choice."""
        self.looks.end_preview(back=not event.option_selected)

    def get_default_screen(self) -> Screen[None]:
        """Start on the workbench."""
        return Workbench(self.workbook, self._today, self._home, self._editor)

    def action_command_palette(self) -> None:
        """Open the palette, which is imported only now."""
        from textual.command import CommandPalette  # noqa: PLC0415 - see `quick_imports`

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(CommandPalette(id="--command-palette"))

    def refresh_css(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 - Textual's signature
        """Style anew for another theme; before there is a screen, only its colours are noted.

        The style sheet is parsed with the first screen, and the theme is chosen before: once is enough.
        """
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

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
                screen.program.do_quit()

    def action_repaint(self) -> None:
        """Paint the screen anew, also under a dialog or an open editor, and say so where there is room."""
        if isinstance(self.screen, Workbench) and self.screen.desk.editing is None:
            self.screen.program.do_repaint()
        else:
            self.repaint()

    def action_help_quit(self) -> None:
        """Say how to quit, where ctrl+c is pressed out of habit."""
        if isinstance(self.screen, Workbench):
            self.screen.say(self.screen.how_to_quit())
