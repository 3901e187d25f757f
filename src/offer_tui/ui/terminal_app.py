"""An app that does on its terminal what was chosen for it."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from textual.app import App
from textual.driver import Driver
from textual.filter import LineFilter

from offer_tui.ui.terminal import STOCK, TERMINAL, Colours, Terminal

if TYPE_CHECKING:
    from offer_tui.ui.clipboard import Copied

_COLOURLESS = "styles/colourless.tcss"


class TerminalApp(App[None]):
    """Paints in the colours and signs of its terminal, and copies the way that leads out of it."""

    def __init__(self, terminal: Terminal, css_path: Sequence[str | PurePath]) -> None:
        self.terminal = terminal
        """What is done on the terminal."""
        colourless = terminal.colours is Colours.NONE
        super().__init__(css_path=[*css_path, _COLOURLESS] if colourless else [*css_path])
        self.no_color = colourless
        self._own_filters: Sequence[LineFilter] = ()
        if (terminal.colours, terminal.signs) != (TERMINAL.colours, TERMINAL.signs):
            from offer_tui.ui.filters import filters  # noqa: PLC0415 - only a poor terminal needs them

            self._own_filters = filters(terminal)

    @property
    def default_theme(self) -> str:
        """The theme where nobody chose one: with 16 colours, those that the terminal's owner can read."""
        return "terminal" if self.terminal.colours is Colours.SIXTEEN else "dark"

    def get_driver_class(self) -> type[Driver]:
        """Return what paints."""
        if self.terminal.driver == STOCK:
            return super().get_driver_class()
        from offer_tui.ui.driver import driver_class  # noqa: PLC0415 - only where it is used

        return driver_class(self.terminal.driver)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what is applied to each line before it is sent."""
        # Without colours, Textual's filters have nothing left to do but to turn dim text into grey.
        return self._own_filters if self.no_color else (*super().get_line_filters(), *self._own_filters)

    def copy(self, text: str) -> "Copied":
        """Copy a text, to be pasted here and, as far as the terminal does that, elsewhere."""
        from offer_tui.ui.clipboard import copied  # noqa: PLC0415 - only when something is copied

        self._clipboard = text
        return copied(text, self.terminal.copying, self._write)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what is selected in a field."""
        self.copy(text)

    def repaint(self) -> None:
        """Paint the screen anew, where something else has written to the terminal."""
        self.refresh()
        if self.terminal.driver != STOCK:
            from offer_tui.ui.driver.thin import ThinDriver  # noqa: PLC0415 - it paints: it is imported

            if isinstance(self._driver, ThinDriver):
                self._driver.repaint()

    def _write(self, sequence: str) -> None:
        if self._driver is not None:
            self._driver.write(sequence)
            self._driver.flush()


def copy_text(app: App[object], text: str) -> "Copied":
    """Copy a text from a widget of this app."""
    return _terminal_app(app).copy(text)


def repaint(app: App[object]) -> None:
    """Paint the screen of a widget's app anew."""
    _terminal_app(app).repaint()


def _terminal_app(app: App[object]) -> TerminalApp:
    if not isinstance(app, TerminalApp):
        raise TypeError(app)
    return app
