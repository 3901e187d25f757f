"""The least that Textual can be: one line of text. What a start and the memory are compared with."""

from textual.app import App, ComposeResult
from textual.widgets import Static


class EmptyApp(App[None]):
    """Shows one line; ctrl+q quits."""

    def compose(self) -> ComposeResult:
        """Show a line."""
        yield Static("hello")


if __name__ == "__main__":
    EmptyApp().run()
