"""The theme on screen: the one that the settings name, or the one under the cursor of the palette."""

from collections.abc import Mapping

from textual.app import App
from textual.theme import Theme as Painted

from offer_tui.core.theme import BACKGROUNDS, TEXTS, Theme
from offer_tui.files.directory import Directory
from offer_tui.files.reading import Stored, stamp
from offer_tui.files.themes import theme_at, theme_path

_TEXTUALS = {*TEXTS, *BACKGROUNDS, "primary"} - {"muted"}
"""Colours that Textual's themes have by the same name."""

_OF_TERMINAL = {
    **dict.fromkeys(("ansi-background", "ansi-foreground"), "ansi_default"),
    **dict.fromkeys(("block-cursor-background", "block-cursor-foreground"), "ansi_default"),
    **dict.fromkeys(("input-selection-background", "input-selection-foreground"), "ansi_default"),
}
"""What Textual asks for where the colours are the terminal's; attributes say there what is chosen."""


class Looks:
    """Paints an app in the themes of an offers directory; one that cannot be used leaves all as it is."""

    def __init__(self, app: App[None], directory: Directory) -> None:
        self._app, self._directory = app, directory
        self._known: dict[str, Stored[Theme]] = {}
        """The themes that were painted with, by name, as they were read."""
        self.chosen = ""
        """What is painted in, but for a preview."""
        self._is_preview = False

    def choose(self, name: str) -> bool:
        """Paint in a theme for good, in its file's present colours; tell whether that can be done."""
        if not self._is_ready(name):
            return False
        self.chosen = name
        if not self._is_preview:
            self._app.theme = name
        return True

    def preview(self, name: str) -> None:
        """Paint in a theme for now."""
        if self._is_ready(name):
            self._is_preview = True
            self._app.theme = name

    def end_preview(self, *, back: bool = True) -> None:
        """Paint in the chosen theme again; or leave that to who chooses, so that nothing flickers."""
        if self._is_preview and back:
            self._app.theme = self.chosen
        self._is_preview = False

    def _is_ready(self, name: str) -> bool:
        """Tell whether a theme can be painted in; its colours are those of its file now."""
        path = theme_path(self._directory, name)
        if path is None:
            return False
        known = self._known.get(name)
        if known is None or known.path != path or known.stamp != stamp(path):
            known = self._known[name] = theme_at(path)
            if known.value is not None:
                self._app.register_theme(painted(name, known.value))
                if self._app.theme == name:  # the same name for other colours
                    self._app.mutate_reactive(App.theme)
        return known.value is not None


def _chosen(colours: Mapping[str, str]) -> dict[str, str]:
    """Return how what is chosen is painted: in pairs of colours whose contrast is known."""
    row = "block-cursor", "block-cursor-blurred"
    return {
        **{f"{name}-background": colours["surface"] for name in row},
        **{f"{name}-foreground": colours["foreground"] for name in row},
        **{f"{name}-text-style": "bold" for name in row},
        "input-selection-background": colours["primary"],
        "input-selection-foreground": colours["background"],
        "text-disabled": colours["muted"],
    }


def painted(name: str, theme: Theme) -> Painted:
    """Return a theme as Textual has it; texts keep the very colours of the file, whose contrast is known."""
    colours = theme.colours
    texts = {f"text-{one}": colours[one] for one in ("muted", "accent", "success", "warning", "error")}
    own = _OF_TERMINAL if theme.is_of_terminal else _chosen(colours)
    return Painted(
        name=name,
        dark=theme.is_dark,
        ansi=theme.is_of_terminal,
        variables={**texts, **own},
        **{one: colour for one, colour in colours.items() if one in _TEXTUALS},  # type: ignore[arg-type]  # all are
    )
