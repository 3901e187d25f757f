"""Edits from the command line: through the workbook, with the locks that the screens share."""

from argparse import Namespace

from offer_tui.cli.output import failed, remark
from offer_tui.core.keys import shown
from offer_tui.files.directory import Directory
from offer_tui.files.steps import Conflict, Failed, Outcome
from offer_tui.files.workbook import Workbook
from offer_tui.paths import offers_directory, state_directory


def workbook_of(options: Namespace) -> Workbook:
    """Open the workbook of the offers directory; nothing of it is read but the profile and the settings."""
    state = state_directory()
    return Workbook(Directory(offers_directory(options.dir), None if state is None else state / "locks"))


def saved(outcome: Outcome, said: str, *, about: str) -> int:
    """Say what came of an edit, and return the exit code; `said` is what it did, `about` what it changes."""
    if isinstance(outcome, Failed):
        return failed(f"{about}: {outcome.why}")
    if isinstance(outcome, Conflict):
        places = ", ".join(shown(one.path) for one in outcome.found)
        return failed(f"{places} was changed by somebody else at the same moment; nothing was saved")
    for text in (said, *outcome.notices, outcome.doubt):
        if text:
            remark(text)
    return 0
