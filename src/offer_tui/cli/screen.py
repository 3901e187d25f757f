"""Opening the app, where there is a terminal that can show it."""

import codecs
import gc
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from offer_tui.cli.clock import now
from offer_tui.cli.output import failed
from offer_tui.paths import editor_command, home, prepare_textual, state_directory, terminal_kind

_ERRORS = 2
"""The descriptor of the standard error."""


def on_terminal() -> bool:
    """Tell whether a person sits in front of all three standard streams; the app paints on the last."""
    both = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    return both and os.isatty(_ERRORS)


def opened(directory: Path, today: Callable[[], date]) -> int:
    """Open the app and return its exit code once it was left."""
    if terminal_kind() == "dumb":
        return failed("this terminal cannot show the app (TERM=dumb); use `offer-tui list` and `show SLUG`")
    if codecs.lookup(sys.stdout.encoding).name != "utf-8":
        return failed("this terminal cannot show the app without UTF-8; set LC_ALL to C.UTF-8, for instance")
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
