"""What is not saved is noted: a save that failed, a kill, and what the next start makes of it."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from offer_tui.core.edits import Insert, Put
from offer_tui.files import saving
from offer_tui.files.journal import Journal
from offer_tui.files.journal_entries import Entry, TypedText, UnsavedEdit
from offer_tui.files.recovery import Recovery
from offer_tui.files.steps import Conflict, Failed
from tests.directories import GLOBEX, offers_directory
from tests.files.books import SALARY, change, failed, opened, saved, text
from tests.files.journals import killed

NAME = "offers-directory"
Opened = Callable[..., Journal]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return offers_directory(tmp_path / NAME, globex=GLOBEX)


@pytest.fixture(name="journal")
def another_run(request: pytest.FixtureRequest) -> Opened:
    """Return what opens a journal of the same offers directory as another process would."""
    found: Opened = request.getfixturevalue("opened")
    return found


def unsaved(found: tuple[Entry, ...]) -> UnsavedEdit:
    """Return the only note, of an edit."""
    (only,) = found
    assert isinstance(only, UnsavedEdit)
    return only


def test_what_is_saved_leaves_no_note(place: Path, journal: Opened) -> None:
    mine = journal()
    book = opened(place, mine)
    saved(book.edit("globex", SALARY, "base salary"))
    killed(mine)
    assert Recovery(opened(place, journal())).left_over() == ()


def test_an_edit_that_the_disk_refused_is_offered_at_the_next_start(
    place: Path, journal: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = journal()
    book = opened(place, mine)
    with monkeypatch.context() as patched:
        patched.setattr(saving, "write", full_save)
        outcome = book.edit("globex", SALARY, "base salary")
    assert isinstance(outcome, Failed)
    assert outcome.noted
    assert text(book) == GLOBEX
    killed(mine)
    later = opened(place, journal())
    entry = unsaved(Recovery(later).left_over())
    assert (entry.name, entry.label, entry.edit) == ("globex", "base salary", SALARY)
    assert text(later) == GLOBEX
    saved(Recovery(later).restore(entry))
    assert text(later) == GLOBEX.replace("150_000 ", "151_000 ")
    saved(later.undo())
    assert text(later) == GLOBEX
    assert Recovery(opened(place, journal())).left_over() == ()


def full_save(path: Path, *_: object, **__: object) -> None:
    raise saving.SaveError(path, "no space left on device")


def test_a_second_try_that_succeeds_takes_the_note_back(
    place: Path, journal: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = journal()
    book = opened(place, mine)
    with monkeypatch.context() as patched:
        patched.setattr(saving, "write", full_save)
        assert "no space" in failed(book.edit("globex", SALARY, "base salary"))
    saved(book.edit("globex", Put(SALARY.path, 152_000), "base salary"))
    killed(mine)
    assert Recovery(opened(place, journal())).left_over() == ()


def test_a_kill_after_the_save_is_noticed_and_nothing_is_offered(place: Path, journal: Opened) -> None:
    mine = journal()
    book = opened(place, mine)
    stored = book.offers["globex"].document
    assert stored is not None
    mine.begin("globex", "base salary", SALARY, stored)
    change(book, "150_000 ", "151_000 ")
    killed(mine)
    assert Recovery(opened(place, journal())).left_over() == ()


def test_what_was_changed_since_is_asked_about_and_never_overwritten(place: Path, journal: Opened) -> None:
    mine = journal()
    book = opened(place, mine)
    stored = book.offers["globex"].document
    assert stored is not None
    mine.begin("globex", "base salary", SALARY, stored)
    killed(mine)
    change(book, "150_000 ", "149_000 ")
    later = opened(place, journal())
    entry = unsaved(Recovery(later).left_over())
    outcome = Recovery(later).restore(entry)
    assert isinstance(outcome, Conflict)
    assert "149_000" in text(later)
    later.settle(outcome.entry)
    assert Recovery(opened(place, journal())).left_over() == ()


def test_a_conflict_stays_noted_until_somebody_chose(place: Path, journal: Opened) -> None:
    mine = journal()
    book = opened(place, mine)
    change(book, "150_000 ", "149_000 ")
    outcome = book.edit("globex", SALARY, "base salary")
    assert isinstance(outcome, Conflict)
    killed(mine)
    assert unsaved(Recovery(opened(place, journal())).left_over()).edit == SALARY


def test_a_note_of_a_file_that_is_gone_makes_no_file(place: Path, journal: Opened) -> None:
    mine = journal()
    book = opened(place, mine)
    stored = book.offers["globex"].document
    assert stored is not None
    mine.begin("../../etc/passwd", "hostile", SALARY, stored)
    mine.begin("globex", "gone", Insert(("people", 1), {"id": "x"}), stored)
    killed(mine)
    book.directory.offer_path("globex").unlink()
    later = opened(place, journal())
    for entry in Recovery(later).left_over():
        assert isinstance(entry, UnsavedEdit)
        assert "not there any more" in failed(Recovery(later).restore(entry))
    assert sorted(path.name for path in place.rglob("*")) == ["offers", "profile.toml"]


def test_what_was_typed_is_offered_as_it_was_typed(place: Path, journal: Opened) -> None:
    mine = journal()
    opened(place, mine)
    mine.typed("globex", ("notes",), "Notes", "Ask about the on-call rota.")
    killed(mine)
    (entry,) = Recovery(opened(place, journal())).left_over()
    assert isinstance(entry, TypedText)
    assert (entry.path, entry.text) == (("notes",), "Ask about the on-call rota.")


@pytest.mark.parametrize("times", [1, 2, 3])
def test_what_changes_at_the_same_moment_is_kept_and_the_edit_made_on_it(
    place: Path, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    book = opened(place)
    sync, levels = os.fsync, ['"L5"', '"M1"', '"M2"', '"M3"'][: times + 1]

    def slow(descriptor: int) -> None:
        if len(levels) > 1:
            change(book, levels.pop(0), levels[0])
        sync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", slow)
        outcome = book.edit("globex", SALARY, "base salary")
    theirs = GLOBEX.replace('"L5"', levels[-1])
    if times < 3:
        assert saved(outcome).merged
        assert text(book) == theirs.replace("150_000 ", "151_000 ")
    else:
        assert "all the time" in failed(outcome)
        assert text(book) == theirs
