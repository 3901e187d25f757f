"""Opening the app, where there is a terminal that can show it."""

import gc
import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from offer_tui.cli import choices
from offer_tui.cli.clock import now
from offer_tui.cli.examining.surroundings import Surroundings, surroundings
from offer_tui.cli.output import failed, write_ascii
from offer_tui.files.terminfo import description
from offer_tui.paths import editor_command, home, prepare_textual, state_directory
from offer_tui.ui.quick_imports import import_textual
from offer_tui.ui.terminal import Signs, Terminal

if TYPE_CHECKING:
    from offer_tui.files.journal import Journal


def on_terminal() -> bool:
    """Tell whether a person sits in front of all three standard streams; the app paints on the last."""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def opened(
    directory: Path,
    today: Callable[[], date],
    options: Namespace,
    *,
    state: Path | None = None,
    name: str = "",
) -> int:
    """Open the app and return its exit code once it was left.

    `options` are those of the command line: `ascii`, `driver`, and `mouse`, None where it is not given.
    `state` is where the program keeps its notes, else the person's state directory; `name` is what the
    directory is called on the screen, else its path.
    """
    found = surroundings()
    known = description(found.kind)
    if why := choices.refusal(found, places_cursor=None if known is None else known.places_cursor):
        return failed(f"this terminal cannot show the app ({why}); use `offer-tui list` and `show SLUG`")
    terminal = _terminal(found, None if known is None else known.colours, options)
    if terminal.signs is Signs.ASCII:
        write_ascii()  # a driver may send signs of its own
    prepare_textual(terminal.colours)
    # Nothing made while starting is garbage, and looking for some costs a fifth of the start.
    gc.disable()
    import_textual()
    from offer_tui.files.directory import Directory  # noqa: PLC0415 - only a screen needs it
    from offer_tui.files.workbook import Workbook  # noqa: PLC0415 - as above
    from offer_tui.ui.app import OfferApp  # noqa: PLC0415 - Textual is imported only where a screen opens
    from offer_tui.ui.ends import Ends  # noqa: PLC0415 - as above

    state = state or state_directory()
    locks = None if state is None else state / "locks"

    def journal() -> "Journal":
        from offer_tui.files.journal import Journal  # noqa: PLC0415 - opened once something is painted

        return Journal(state, directory, now)

    workbook = Workbook(Directory(directory, locks, name), opens_journal=journal)
    app = OfferApp(workbook, today=today, home=home(), editor=editor_command(), terminal=terminal)
    mouse, _ = choices.mouse(found, options.mouse, workbook.settings.mouse)
    with Ends(app, app.note_typing):
        app.run(mouse=mouse)
    if workbook.journal is not None:
        workbook.journal.close()
    return app.return_code or 0


def _terminal(found: Surroundings, colours: int | None, options: Namespace) -> Terminal:
    return Terminal(
        colours=choices.colours(found, colours)[0],
        signs=choices.signs(found, sys.stderr.encoding, asked=options.ascii)[0],
        copying=choices.copying(found),
        driver=options.driver,
    )
