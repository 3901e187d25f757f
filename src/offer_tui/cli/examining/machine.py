"""What is made of the locale, git and the directories."""

import os
import stat
from pathlib import Path
from shlex import quote

from offer_tui.cli.choices import is_utf8
from offer_tui.cli.examining.finding import RUN, Finding, Verdict, exported
from offer_tui.cli.output import counted
from offer_tui.files import journal_log
from offer_tui.files.saving import reason

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def locale_finding(encoding: str, shell: str) -> Finding:
    """Judge the encoding that the locale names."""
    if is_utf8(encoding):
        return Finding("locale", Verdict.FINE, "UTF-8")
    words = f"{encoding}, which lacks most characters"
    return Finding("locale", Verdict.MEND, words, *exported(shell, "LC_ALL", "C.UTF-8"))


def git_finding(version: str | None) -> Finding:
    """Say which git there is; everything but what concerns git works without it."""
    if version is None:
        return Finding("git", Verdict.NOTE, "not found; only history, differences and merging need it")
    return Finding("git", Verdict.FINE, version.removeprefix("git version "))


def rights_finding(what: str, directory: Path) -> Finding:
    """Judge who may look into a directory: closed to others, it closes all that is in it."""
    try:
        mode = stat.S_IMODE(directory.stat().st_mode)
    except FileNotFoundError:
        return Finding(what, Verdict.NOTE, f"{directory} is not there yet; it is made for you alone")
    except OSError as error:
        return _unusable(what, directory, error)
    if mode & _OTHERS:
        words = f"{directory} is open to others (mode {mode:04o})"
        return Finding(what, Verdict.MEND, words, RUN, (f"chmod -R go-rwx {quote(str(directory))}",))
    return Finding(what, Verdict.FINE, f"{directory} is yours alone (mode {mode:04o})")


def journal_finding(state: Path | None) -> Finding:
    """Say what the journal keeps; it is only looked at, not taken from the program that may be using it."""
    what = "journal"
    if state is None:
        return Finding(what, Verdict.NOTE, "there is no home directory to keep one in")
    directory = state / "journal"
    try:
        with os.scandir(directory) as found:
            waiting = sum(one.name.endswith(journal_log.ENDING) and one.stat().st_size > 0 for one in found)
    except FileNotFoundError:
        waiting = 0
    except OSError as error:
        return _unusable(what, directory, error)
    notes = []
    if waiting:
        notes.append(f"edits that were not saved, in {counted(waiting, 'file')}; the next start offers them")
    if kept := journal_log.damaged(directory):
        notes.append(f"not all could be read of {', '.join(kept)} in {directory}; look at it, then remove it")
    return Finding(what, Verdict.NOTE if notes else Verdict.FINE, "; ".join(notes) or "nothing is left over")


def _unusable(what: str, path: Path, error: OSError) -> Finding:
    words = f"{path} cannot be used: {reason(error)}"
    return Finding(what, Verdict.MEND, words, RUN, (f"ls -ld {quote(str(path))}",))
