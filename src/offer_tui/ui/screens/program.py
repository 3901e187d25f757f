"""What the workbench does for the program as a whole: help, palette, clipboard, hiding amounts, leaving."""

from rich.text import Text

from offer_tui.core.visible import visible
from offer_tui.ui.rows import Tone, row_text
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.terminal_app import copy_text, repaint


class Program(Part):
    """Does what is the same on every page."""

    def do_hide(self) -> None:
        """Hide or show all amounts."""
        self.bench.hide = not self.bench.hide
        self.show()
        self.say(self.bench.amounts_hidden() if self.bench.hide else "amounts are shown")

    def do_help(self) -> None:
        """Show what helps on this page: what it is for, advice, signs and keys."""
        from offer_tui.ui.screens.help import help_screen  # noqa: PLC0415 - not for every other key here

        self.bench.app.push_screen(help_screen(self.trail, self.bench.size.width, self.bench.keymap))

    def do_tour(self) -> None:
        """Show the introduction."""
        from offer_tui.ui.screens.tour import show_tour  # noqa: PLC0415 - as above

        show_tour(self.bench)

    def do_palette(self) -> None:
        """Open the command palette."""
        self.bench.app.action_command_palette()

    def do_save(self) -> None:
        """Say that there is nothing to save."""
        self.say("all is saved already: every edit is on disk as soon as it is made", Tone.GOOD)

    def do_repaint(self) -> None:
        """Paint the screen anew, where something else has written to the terminal."""
        repaint(self.bench.app)
        self.say("the screen is painted anew")

    def do_copy_value(self) -> None:
        """Send the row's value to the terminal's clipboard."""
        row = self.sheet.row
        if row is not None:
            text = visible(row.copy)
            self._copy(text, text)

    def do_copy_summary(self) -> None:
        """Send the page's rows to the terminal's clipboard."""
        text = "\n".join(visible(row_text(row)).rstrip() for row in self.sheet.rows)
        self._copy(text, f"{len(self.sheet.rows)} rows of this page")

    def _copy(self, text: str, what: str) -> None:
        found = copy_text(self.bench.app, text)
        self.say(f"{found.words}: {what}" if found.done else found.words, found.tone)

    def do_quit(self) -> None:
        """Leave the program."""
        self.bench.leaving = True
        self.bench.app.exit(message=Text(visible(self.bench.standing.committed())) or None)
