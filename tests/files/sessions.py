"""Programs that edit one workbook together or are killed at it; the tests start them with `python -m`.

    sessions edit PLACE WORD TIMES    makes edits, together with others who do the same
    sessions kill PLACE TIMES         is killed while it edits, and looks at what is left
    sessions kill-each PLACE          the same, once at each call of an edit

PLACE holds the offers directory and the state directory. Each prints a line for each thing that went wrong.
"""

import os
import random
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NoReturn

from offer_tui.core.edits import Put
from offer_tui.core.keys import KeyPath
from offer_tui.files.directory import Directory
from offer_tui.files.journal import Journal
from offer_tui.files.journal_entries import UnsavedEdit
from offer_tui.files.leftovers import sweep
from offer_tui.files.recovery import Recovery
from offer_tui.files.steps import Conflict, Outcome, Saved
from offer_tui.files.workbook import Workbook
from tests.directories import GLOBEX, offers_directory
from tests.files.books import BASE
from tests.files.faults import Call, around
from tests.files.rivals import _spin, say

MOST = 200
"""Calls that an edit makes at most."""

OFFERS, STATE = "offers-directory", "state"
COMMENTS = ("# What Globex wrote", "# a year")
"""The comments of the offer, which no edit of these touches."""
SHARED: KeyPath = ("notes",)
"""The key that all programs add their words to."""


def begun(place: Path) -> Path:
    """Make an offers directory with one offer in it, and return the offer's file."""
    offers_directory(place / OFFERS, globex=GLOBEX)
    return place / OFFERS / "offers" / "globex.toml"


def session(place: Path) -> Workbook:
    """Open the workbook as another start of the program does."""
    state = place / STATE
    journal = Journal(state, place / OFFERS, lambda: datetime.now(UTC))
    book = Workbook(Directory(place / OFFERS, state / "locks"), journal=journal)
    book.follow()
    return book


def unsaved(book: Workbook) -> list[UnsavedEdit]:
    """Return what a start offers to make: the edits that a program that is gone noted and did not save."""
    found = []
    for entry in Recovery(book).left_over():
        assert isinstance(entry, UnsavedEdit)
        found.append(entry)
    return found


# Together


def edit_on(place: Path, word: str, times: int) -> None:
    """Add a word to the text that all share, and count in a key that is this program's alone."""
    book = session(place)
    own: KeyPath = ("fit", word, "evidence")
    for number in range(1, times + 1):
        while not isinstance(_worded(book, f"{word}{number}"), Saved):
            book.follow(closely=["globex"])
        while not isinstance(book.edit("globex", Put(own, str(number)), "own"), Saved):
            pass


def _worded(book: Workbook, word: str) -> Outcome:
    offer = book.offers["globex"].value
    assert offer is not None
    outcome = book.edit("globex", Put(SHARED, f"{offer.notes} {word}".strip()), "words")
    if isinstance(outcome, Conflict):
        book.settle(outcome.entry)  # asked, the person looks at what is there and adds to that
    return outcome


# Being killed


def text(number: int) -> str:
    """Return the offer after so many edits."""
    return GLOBEX.replace("150_000 ", f"{150_000 + number:_} ")


def salary(number: int) -> Put:
    """Return the edit of that number."""
    return Put(BASE, 150_000 + number)


def kill(place: Path, times: int) -> None:
    """Edit until killed, as often as asked; nothing that was acknowledged may be lost."""
    jitter = random.Random(11)  # noqa: S311 - for the same run every time
    begun(place)
    number = 0
    for _ in range(times):
        acknowledged, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            _edit_on(place, number, tell)
        os.close(tell)
        seen = sum(len(os.read(acknowledged, 1)) for _ in range(jitter.randint(1, 3)))
        _spin(jitter.uniform(0, 0.01))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        with os.fdopen(acknowledged, "rb") as told:
            number, _ = _looked_at(place, number + seen + len(told.read()))


def _edit_on(place: Path, number: int, tell: int) -> NoReturn:
    book = session(place)
    while True:
        number += 1
        if isinstance(book.edit("globex", salary(number), "base salary"), Saved):
            os.write(tell, b"!")


def kill_each(place: Path) -> None:
    """Make an edit once for each of its calls, killed before that call; say what became of them in turn."""
    begun(place)
    number, ways = 0, list[str]()
    for at in range(1, MOST):
        acknowledged, tell = os.pipe()
        pid = os.fork()
        if pid == 0:
            _edit_until(place, number + 1, at, tell)
        os.close(tell)
        _, status = os.waitpid(pid, 0)
        with os.fdopen(acknowledged, "rb") as told:
            number, way = _looked_at(place, number + len(told.read()))
        if not os.WIFSIGNALED(status):
            say(" then ".join(dict.fromkeys(ways)) if ways == sorted(ways) else f"out of order: {ways}")
            return
        ways.append(way)
    say("the calls never came to an end")


def _edit_until(place: Path, number: int, at: int, tell: int) -> NoReturn:
    def act(call: Call) -> object:
        if call.number == at:
            os.kill(os.getpid(), signal.SIGKILL)
        return call.made()

    book = session(place)
    with around(act):
        outcome = book.edit("globex", salary(number), "base salary")
    if isinstance(outcome, Saved):
        os.write(tell, b"!")
    os._exit(0)


def _looked_at(place: Path, confirmed: int) -> tuple[int, str]:
    """Start again after a kill, say what is wrong with what is left, and make what is offered.

    Returns how many edits are in the file now, and what became of the last one.
    """
    file = place / OFFERS / "offers" / "globex.toml"
    book = session(place)
    found = file.read_text(encoding="utf-8")
    number = confirmed + (found == text(confirmed + 1))
    if found != text(number):
        say(f"{confirmed} was acknowledged, there is {found!r}")
    way = "c: is there" if number > confirmed else "a: was not begun"
    for entry in unsaved(book):
        if entry.edit != salary(number + 1):
            say(f"after {number} is offered {entry.edit}")
        Recovery(book).restore(entry)
        number, way = number + 1, "b: is offered"
    if file.read_text(encoding="utf-8") != text(number):
        say(f"what is offered after {number - 1} cannot be made")
    for left in sweep(file.parent, {file.name: text(number - 1).encode()}, place / STATE / "locks"):
        left.path.unlink()  # cut off while it was written; the edit is offered
    if [one.name for one in file.parent.iterdir()] != [file.name]:
        say(f"left over: {sorted(file.parent.iterdir())}")
    if book.journal is not None:
        book.journal.close()
    return number, way


def main(what: str, place: str, *rest: str) -> None:
    """Run one of the programs."""
    if what == "edit":
        say("ready")
        sys.stdin.readline()
        edit_on(Path(place), rest[0], int(rest[1]))
    elif what == "kill":
        kill(Path(place), int(rest[0]))
    elif what == "kill-each":
        kill_each(Path(place))
    else:
        raise ValueError(what)


if __name__ == "__main__":
    main(*sys.argv[1:])
