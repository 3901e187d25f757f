"""What the workbench does with a file as a whole: show its text, lend it to an editor, bring the samples."""

import shlex
import subprocess
from contextlib import suppress
from pathlib import Path

from textual.app import SuspendNotSupported

from offer_tui.core.keys import KeyPath
from offer_tui.files.reading import read_bytes
from offer_tui.files.samples import copy_samples
from offer_tui.files.saving import SaveError
from offer_tui.files.steps import PROFILE
from offer_tui.ui.highlight import highlighted
from offer_tui.ui.rows import Tone
from offer_tui.ui.screens.parts import Part
from offer_tui.ui.screens.reader import ReaderScreen

_COLON_EDITORS = ("code", "codium", "subl", "hx", "zed")
"""Editors that take `file:line`; all others take `+line file`."""


class Filing(Part):
    """The part of the workbench that knows which file, and which line of it, the cursor is on."""

    def do_text(self) -> None:
        """Show the file's text at the row."""
        name = self._file()
        stored = self.workbook.stored(name)
        if stored is None:
            return
        text = stored.document.text if stored.document is not None else raw_text(stored.path)
        row = self._line_of_row()
        self.bench.app.push_screen(
            ReaderScreen(f"{name}.toml", highlighted(text), top=max(0, row - 3), wrap=False)
        )

    def do_samples(self) -> None:
        """Copy the sample offers into an empty offers directory."""
        if self.workbook.unlisted:
            self.say(f"offers cannot be listed: {self.workbook.unlisted}", Tone.BAD)
            return
        if self.workbook.vanished:
            self.say("there were offers here; the samples are for a new directory", Tone.WARN)
            return
        try:
            copy_samples(self.workbook.directory)
        except SaveError as error:
            self.say(str(error), Tone.BAD)
            return
        self.workbook.follow()
        self.show()
        self.say("the sample offers are here now, yours to change", Tone.GOOD)

    def do_editor(self) -> None:
        """Open the file in the person's editor at the row; what it says afterwards is shown."""
        name = self._file()
        failed = self.lend(self.workbook.path_of(name), self._line_of_row())
        self.workbook.follow()
        self.bench.viewing.follow_letters()
        self.show()
        self.bench.refresh()
        stored = self.workbook.stored(name)
        if failed:
            self.say(failed, Tone.BAD)
        elif stored is not None and stored.value is None:
            first = stored.problems[0]
            ways = f"{self.bench.key('editor')} opens it there, {self.bench.key('problems')} lists all"
            self.say(f"line {first.line}: {first.message}; {ways}", Tone.BAD)

    def lend(self, path: Path, at: int = 1) -> str:
        """Open a file in the person's editor at a line, and come back after it; return why it failed."""
        try:
            words = shlex.split(self.bench.editor)
        except ValueError:
            words = []
        if not words:
            return f"EDITOR names no editor: {self.bench.editor or 'it is empty'}"
        where = [f"{path}:{at}"] if Path(words[0]).name in _COLON_EDITORS else [f"+{at}", str(path)]
        try:
            with self.bench.app.suspend():
                # Nothing may be raised in here: the terminal would not be taken back.
                try:
                    subprocess.run([*words, *where], check=False)  # noqa: S603 - the person's own editor
                except OSError as error:
                    return f"{words[0]} could not be started: {error.strerror}; set EDITOR to yours"
        except SuspendNotSupported:
            return "this terminal cannot be lent to an editor"
        return ""

    def _file(self) -> str:
        here = self.trail.here
        if here is not None:
            return here.name
        return self.sheet.row.id if self.sheet.row is not None else PROFILE

    def _line_of_row(self) -> int:
        """Return the line of the file that the row is about, counted from 1."""
        name, row = self._file(), self.sheet.row
        if row is not None and row.id.startswith("problem/"):
            return self.view(name).problems[int(row.id.partition("/")[2])].line
        stored = self.workbook.stored(name)
        if stored is None:
            return 1
        if stored.value is None or stored.document is None:
            return stored.problems[0].line  # where it has to be mended first
        path: KeyPath = row.path if row is not None else ()
        return stored.document.place(path)[0]


def raw_text(path: Path) -> str:
    """Return the text of a file that is no TOML, as far as it can be read."""
    with suppress(OSError):
        return read_bytes(path).decode("utf-8", "replace")
    return ""
