"""What a person sees on the screen of an application under test."""

from typing import Any

from rich.cells import cell_len
from textual.app import App


def screen_text(app: App[Any]) -> list[str]:
    """Return the lines of the screen that is shown, without the blanks at their ends."""
    return [text.rstrip() for text in _lines(app)]


def overfull_lines(app: App[Any]) -> list[str]:
    """Return the lines that are not exactly as wide as the screen; a right screen has none."""
    return [text for text in _lines(app) if cell_len(text) != app.size.width]


def _lines(app: App[Any]) -> list[str]:
    # `render_strips` is what the compositor paints, so a widget that covers another one covers it here.
    return [strip.text for strip in app.screen._compositor.render_strips(app.size)]
