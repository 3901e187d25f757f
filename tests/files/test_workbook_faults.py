"""The fault matrix of an edit, its note in the journal and its save together; row by row."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from offer_tui.core.edits import Put
from offer_tui.files import saving
from offer_tui.files.recovery import Recovery
from offer_tui.files.steps import Failed, Saved
from offer_tui.files.workbook import Workbook
from tests.directories import GLOBEX
from tests.files.books import SALARY, failed, saved, text
from tests.files.faults import ERRORS, Call, Fails, around, descriptors, temporaries
from tests.files.journals import killed
from tests.files.scenes import ROOT, in_memory
from tests.files.sessions import COMMENTS, MOST, OFFERS, STATE, begun, session, unsaved
from tests.files.test_saving import failing

EDITED = GLOBEX.replace("150_000 ", "151_000 ")


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[Path]:
    with in_memory(tmp_path) as place:
        yield place


def places(where: Path) -> Iterator[Path]:
    """Yield a place with an offers directory for each call that an edit makes."""
    begun(where / "0")
    calls: list[str] = []

    def counted(call: Call) -> object:
        calls.append(call.name)
        return call.made()

    book = session(where / "0")
    with around(counted):
        saved(book.edit("globex", SALARY, "base salary"))
    assert len(calls) < MOST
    assert {"pwrite", "exchange", "ftruncate"} <= set(calls)
    for number in range(len(calls)):
        begun(where / str(number + 1))
        yield where / str(number + 1)


def ended(book: Workbook) -> None:
    """End the program as a kill does."""
    assert book.journal is not None
    killed(book.journal)


# ENOSPC, EDQUOT, EIO, EFBIG, EACCES, EROFS, EMFILE at any call


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
def test_an_edit_of_which_any_call_fails_is_saved_or_said_and_offered_at_the_next_start(
    memory: Path, error: int
) -> None:
    for at, place in enumerate(places(memory), 1):
        book = session(place)
        before = descriptors()
        fault = Fails(at, error)
        with around(fault):
            outcome = book.edit("globex", SALARY, "base salary")
        what = f"call {at}, {fault.last}: {outcome}"
        assert fault.last, what
        assert len(descriptors() - before) <= 1, what  # the journal's, which stays open
        is_saved = isinstance(outcome, Saved)
        assert text(book) == (EDITED if is_saved else GLOBEX), what
        ended(book)
        later = session(place)
        if is_saved:
            assert unsaved(later) == [], what
        else:
            assert os.strerror(error) in failed(outcome), what
            (entry,) = unsaved(later)
            saved(Recovery(later).restore(entry))
            assert text(later) == EDITED, what
        ended(later)


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EMFILE, errno.EROFS], ids=errno.errorcode.get)
def test_an_edit_is_never_said_to_be_noted_where_it_is_not(memory: Path, error: int) -> None:
    """Let all calls from some call on fail, as on a disk that holds offers and journal alike."""
    for at, place in enumerate(places(memory), 1):
        book = session(place)
        with around(Fails(at, error, onwards=True)):
            outcome = book.edit("globex", SALARY, "base salary")
        ended(book)
        found = text(book)
        is_kept = bool(unsaved(session(place))) or found == EDITED
        what = f"call {at}: {outcome}"
        assert found in (GLOBEX, EDITED), what
        if isinstance(outcome, Saved):
            assert found == EDITED, what
        else:
            assert os.strerror(error) in failed(outcome), what
            assert isinstance(outcome, Failed)
            assert is_kept or not (outcome.noted or "noted" in outcome.why), what


def test_a_try_that_was_noted_stays_noted_where_the_next_one_cannot_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path)
    book = session(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(saving, "exchange", failing(errno.EIO))
        assert "noted for the next start" in failed(book.edit("globex", SALARY, "base salary"))
    with around(Fails(1, errno.EIO, onwards=True)):
        failed(book.edit("globex", Put(SALARY.path, 152_000), "base salary"))
    ended(book)
    assert [entry.edit for entry in unsaved(session(tmp_path))] == [SALARY]


def test_an_undo_that_the_disk_refuses_is_not_said_to_be_noted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path)
    book = session(tmp_path)
    saved(book.edit("globex", SALARY, "base salary"))
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing(errno.ENOSPC))
        outcome = book.undo()
    assert outcome == Failed(f"{tmp_path / OFFERS}/offers/globex.toml was not saved: No space left on device")
    ended(book)
    assert unsaved(session(tmp_path)) == []
    assert text(book) == EDITED


# kill -9 at any time


def test_an_edit_is_synced_in_the_journal_before_its_save_begins(tmp_path: Path) -> None:
    begun(tmp_path)
    calls: list[str] = []

    def noted(call: Call) -> object:
        is_new_file = call.name == "open" and str(call.arguments[0]).startswith(".globex.toml.")
        calls.append("temporary file" if is_new_file else call.name)
        return call.made()

    book = session(tmp_path)
    with around(noted):
        saved(book.edit("globex", SALARY, "base salary"))
    note = calls.index("pwrite")
    assert note < calls.index("fsync", note) < calls.index("temporary file") < calls.index("exchange")
    assert calls.index("exchange") < calls.index("fsync", calls.index("exchange")) < calls.index("ftruncate")


def test_an_edit_killed_before_any_call_is_there_or_offered_unless_it_was_not_begun(tmp_path: Path) -> None:
    told = program("kill-each", tmp_path)
    assert told == "a: was not begun then b: is offered then c: is there\n"


def test_no_edit_that_was_acknowledged_is_lost_by_a_kill_at_any_time(tmp_path: Path) -> None:
    assert program("kill", tmp_path, 15) == ""


def program(*arguments: object) -> str:
    """Run one of the programs and return what it told."""
    run = subprocess.run(
        command(*arguments), cwd=ROOT, check=False, capture_output=True, text=True, timeout=300
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "tests.files.sessions", *map(str, arguments)]


# Two programs on one file


def test_no_edit_of_three_programs_on_one_file_is_lost(tmp_path: Path) -> None:
    edit_together(tmp_path, 20)


def edit_together(place: Path, times: int) -> None:
    """Let three programs edit one key and one key each, and see that all they wrote is there."""
    words = ("depth", "calm", "pay")
    begun(place)
    programs = [
        subprocess.Popen(
            command("edit", place, word, times),
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for word in words
    ]
    for one in programs:
        assert one.stdout is not None
        assert one.stdout.readline() == "ready\n"
    for one in programs:
        one.communicate("go\n", timeout=300)
    assert [one.returncode for one in programs] == [0, 0, 0]
    book = session(place)
    offer = book.offers["globex"].value
    assert offer is not None
    everything = [f"{word}{number}" for word in words for number in range(1, times + 1)]
    assert sorted(offer.notes.split()) == sorted(everything)
    assert [offer.fit[word].evidence for word in words] == [str(times)] * 3
    assert all(comment in text(book) for comment in COMMENTS)
    assert unsaved(book) == []
    assert temporaries(place / OFFERS / "offers") == []


# File, directory or file system read only


def test_in_a_read_only_directory_an_edit_is_offered_again_and_reading_goes_on(tmp_path: Path) -> None:
    file = begun(tmp_path)
    book = session(tmp_path)
    file.parent.chmod(0o555)
    try:
        assert "read-only (mode 555)" in failed(book.edit("globex", SALARY, "base salary"))
        assert book.follow(closely=["globex"]) == ()
        assert book.offers["globex"].value is not None
    finally:
        file.parent.chmod(0o755)
    ended(book)
    assert [entry.edit for entry in unsaved(session(tmp_path))] == [SALARY]


# Symlinked file or directory, also relative


@pytest.mark.parametrize("named", ["the link", "the link, from where the person stands", "what it leads to"])
def test_an_edit_and_its_note_are_the_same_by_whatever_name_the_directory_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    """Lay it out as stow does: directories and files are relative links into a place of their own."""
    file = begun(tmp_path / "dotfiles")
    real = tmp_path / "dotfiles" / OFFERS
    (tmp_path / "home").mkdir()
    link = tmp_path / "home" / OFFERS
    link.symlink_to(f"../dotfiles/{OFFERS}")
    (tmp_path / "private.toml").write_bytes(file.read_bytes())
    file.unlink()
    file.symlink_to("../../../private.toml")
    monkeypatch.chdir(tmp_path / "home")
    (tmp_path / "home" / STATE).mkdir()
    (tmp_path / "dotfiles" / STATE).symlink_to("../home/state")
    here = {"the link": tmp_path / "home", "what it leads to": tmp_path / "dotfiles"}.get(named, Path())
    book = session(here)
    saved(book.edit("globex", SALARY, "base salary"))
    assert link.is_symlink()
    assert file.is_symlink()
    assert (tmp_path / "private.toml").read_text(encoding="utf-8") == EDITED
    assert sorted(one.name for one in real.iterdir()) == ["offers", "profile.toml"]
    (tmp_path / "private.toml").chmod(0o444)
    failed(book.edit("globex", Put(SALARY.path, 152_000), "base salary"))
    ended(book)
    assert len(unsaved(session(tmp_path / "home"))) == 1


# File renamed, deleted, replaced by a directory meanwhile


def deleted(path: Path) -> None:
    path.rename(path.parents[2] / "kept")


def renamed(path: Path) -> None:
    shutil.copy(path, path.parents[2] / "kept")
    path.rename(path.with_name("globex-2026.toml"))


def a_directory(path: Path) -> None:
    deleted(path)
    path.mkdir()


def a_dangling_link(path: Path) -> None:
    deleted(path)
    path.symlink_to("nowhere.toml")


def a_directory_without_offers(path: Path) -> None:
    deleted(path)
    path.parent.rmdir()


@pytest.mark.parametrize("act", [deleted, renamed, a_directory, a_dangling_link, a_directory_without_offers])
@pytest.mark.parametrize("is_seen", [True, False])
def test_an_edit_of_a_file_that_is_gone_is_kept_and_makes_no_file(
    tmp_path: Path, act: Callable[[Path], None], *, is_seen: bool
) -> None:
    file = begun(tmp_path)
    book = session(tmp_path)
    act(file)
    before = sorted((tmp_path / OFFERS).rglob("*"))
    if is_seen:
        book.follow()
    outcome = book.edit("globex", SALARY, "base salary")
    assert failed(outcome)
    assert isinstance(outcome, Failed)
    assert outcome.noted
    assert sorted((tmp_path / OFFERS).rglob("*")) == before
    ended(book)
    later = session(tmp_path)
    (entry,) = unsaved(later)
    failed(Recovery(later).restore(entry))
    assert sorted((tmp_path / OFFERS).rglob("*")) == before
    back(file, tmp_path / "kept")
    later.follow()
    saved(Recovery(later).restore(entry))
    assert text(later) == EDITED


def back(file: Path, kept: Path) -> None:
    """Let somebody put the file where it was."""
    if file.is_dir():
        file.rmdir()
    file.parent.mkdir(exist_ok=True)
    kept.replace(file)
