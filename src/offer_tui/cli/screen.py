"""Opening the app, where there is a terminal that can show it."""

import gc
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from offer_tui.cli.output import failed
from offer_tui.paths import editor_command, home, prepare_textual, terminal_kind


def on_terminal() -> bool:
    """Tell whether a person sits in front of the standard input and output."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def opened(directory: Path, today: Callable[[], date]) -> int:
    """Open the app and return its exit code once it was left."""
    if terminal_kind() == "dumb":
        return failed("this terminal cannot show the app (TERM=dumb); use `offer-tui list` and `show SLUG`")
    prepare_textual()
    # Nothing made while starting is garbage, and looking for some costs a fifth of the start.
    gc.disable()
    from offer_tui.ui.app import OfferApp  # noqa: PLC0415 - Textual is imported only where a screen opens

    app = OfferApp(directory, today=today, home=home(), editor=editor_command())
    app.run()
    return app.return_code or 0
