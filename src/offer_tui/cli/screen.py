"""Opening the app, where there is a terminal that can show it."""

import gc
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from offer_tui.cli.clock import now
from offer_tui.cli.output import encoding_without, failed
from offer_tui.paths import editor_command, home, prepare_textual, state_directory, terminal_kind
from offer_tui.ui.glyphs import CURSOR


def on_terminal() -> bool:
    """Tell whether a person sits in front of all three standard streams; the app paints on the last."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def opened(directory: Path, today: Callable[[], date]) -> int:
    """Open the app and return its exit code once it was left."""
    why = "TERM=dumb" if terminal_kind() == "dumb" else ""
    if not why and (encoding := encoding_without(CURSOR)):
        why = f"its encoding is {encoding}; set LC_ALL=C.UTF-8"
    if why:
        return failed(f"this terminal cannot show the app ({why}); use `offer-tui list` and `show SLUG`")
    prepare_textual()
    # Nothing made while starting is garbage, and looking for some costs a fifth of the start.
    gc.disable()
    from offer_tui.files.directory import Directory  # noqa: PLC0415 - only a screen needs it
    from offer_tui.files.journal import Journal  # noqa: PLC0415 - as above
    from offer_tui.files.workbook import Workbook  # noqa: PLC0415 - as above
    from offer_tui.ui.app import OfferApp  # noqa: PLC0415 - Textual is imported only where a screen opens
    from offer_tui.ui.ends import Ends  # noqa: PLC0415 - as above

    state = state_directory()
    locks = None if state is None else state / "locks"
    workbook = Workbook(Directory(directory, locks), journal=Journal(state, directory, now))
    app = OfferApp(workbook, today=today, home=home(), editor=editor_command())
    with Ends(app, app.note_typing):
        app.run()
    if workbook.journal is not None:
        workbook.journal.close()
    return app.return_code or 0
