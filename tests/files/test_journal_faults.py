"""The journal where something is wrong: damage, hostile content, full disks; none of it stops anything."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from offer_tui.core.edits import Batch, Drop, Put
from offer_tui.files import journal_log
from offer_tui.files.journal import Journal
from offer_tui.files.journal_entries import _checksum
from tests.files.journals import BASE, LEVEL, NOW, PATH, SALARY, killed, logs, noted, two_notes
from tests.files.test_saving import failing

# Damage


def test_a_file_cut_off_anywhere_keeps_all_whole_lines(opened: Callable[..., Journal], state: Path) -> None:
    log = two_notes(opened, state)
    data = log.read_bytes()
    first = data.index(b"\n") + 1
    for end in range(len(data)):
        log.write_bytes(data[:end])
        journal = opened()
        assert noted(journal.left_over()) == ([SALARY] if end >= first else []), end
        torn = end not in (0, first)
        assert ("was cut off" in journal.take_warning()) is torn, end
        killed(journal)


@pytest.mark.parametrize("at", [0, 8, 16, 17, 40, 200])
def test_a_damaged_line_is_left_out_and_kept_for_a_look(
    at: int, opened: Callable[..., Journal], state: Path
) -> None:
    log = two_notes(opened, state)
    data = bytearray(log.read_bytes())
    data[at] ^= 0x01
    log.write_bytes(data)
    journal = opened()
    (entry,) = journal.left_over()
    assert entry.label == "two"
    assert "cannot be read and are left out" in journal.take_warning()
    journal.settle(entry.id)
    journal.close()
    (kept,) = logs(state)
    assert (kept.suffix, bytes(data) in kept.read_bytes()) == (".damaged", True)
    assert opened().left_over() == ()


HOSTILE = {
    "nothing": b"",
    "no object": b"[1]",
    "nested": b"[" * 50_000,
    "no number": b'{"name":"x"}',
    "other fields": b'{"number":1,"name":"x","label":"","when":"2026-11-21T09:30:00+00:00"}',
    "no time": b'{"number":1,"name":"x","label":"","when":"soon","path":[],"text":""}',
    "no offset": b'{"number":1,"name":"x","label":"","when":"2026-11-21T09:30:00","path":[],"text":""}',
    "no text": b'{"number":1,"name":"x","label":"","when":"2026-11-21T09:30:00+00:00","path":[],"text":1}',
    "no path": b'{"number":1,"name":"x","label":"","when":"2026-11-21T09:30:00+00:00","path":1,"text":""}',
    "no edit": b'{"number":1,"name":"x","label":"","when":"2026-11-21T09:30:00+00:00","edit":[],"base":""}',
    "an edit that does not fit": b'{"number":1,"name":"x","label":"","when":"2026-11-21T09:30:00+00:00",'
    b'"edit":{"drop":["a",7]},"base":""}',
    "a base that is no TOML": b'{"number":1,"name":"x","label":"","when":"2026-11-21T09:30:00+00:00",'
    b'"edit":{"drop":["a"]},"base":"a = "}',
    "a base of half characters": b'{"number":1,"name":"x","label":"","when":"2026-11-21T09:30:00+00:00",'
    b'"edit":{"drop":["a"]},"base":"a = \'\\udcff\'"}',
    "a huge number": b'{"number":' + b"9" * 5_000 + b"}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_line_that_checks_but_says_something_else_is_left_out(
    text: bytes, opened: Callable[..., Journal], state: Path
) -> None:
    log = two_notes(opened, state)
    log.write_bytes(_checksum(text) + b" " + text + b"\n" + log.read_bytes())
    journal = opened()
    assert noted(journal.left_over()) == [SALARY, LEVEL]
    assert "left out" in journal.take_warning()


def test_what_is_no_file_is_said_and_passed_over(opened: Callable[..., Journal], state: Path) -> None:
    log = two_notes(opened, state)
    prefix = log.name.partition("-")[0]
    os.mkfifo(log.with_name(f"{prefix}-1-pipe.jsonl"))
    log.with_name(f"{prefix}-2-directory.jsonl").mkdir()
    log.with_name(f"{prefix}-3-link.jsonl").symlink_to("/etc/hostname")
    journal = opened()
    assert noted(journal.left_over()) == [SALARY, LEVEL]
    assert "regular file" in journal.take_warning()


# Modes and growth


def test_nobody_else_can_read_it(opened: Callable[..., Journal], state: Path) -> None:
    (state / "journal").mkdir(parents=True, mode=0o755)
    opened().begin("globex", "one", SALARY, BASE)
    (log,) = logs(state)
    assert (log.parent.stat().st_mode & 0o777, log.stat().st_mode & 0o777) == (0o700, 0o600)


def test_directories_that_it_makes_are_private(opened: Callable[..., Journal], state: Path) -> None:
    opened().begin("globex", "one", SALARY, BASE)
    assert [place.stat().st_mode & 0o777 for place in (state.parent, state)] == [0o700, 0o700]


def test_a_session_without_edits_leaves_nothing(opened: Callable[..., Journal], state: Path) -> None:
    journal = opened()
    assert journal.left_over() == ()
    journal.close()
    assert not state.exists()


def test_a_session_whose_edits_are_saved_leaves_no_file(opened: Callable[..., Journal], state: Path) -> None:
    journal = opened()
    journal.settle(journal.begin("globex", "one", SALARY, BASE))
    journal.typed("globex", PATH, "Level", "L6")
    journal.typed_no_more()
    journal.close()
    assert logs(state) == []


def test_it_never_grows_without_bound(
    opened: Callable[..., Journal], state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_log, "LIMIT", 20_000)
    journal = opened()
    journal.begin("globex", "pending", SALARY, BASE)
    for number in range(200):
        journal.typed("globex", PATH, "Note", "x" * 1_000 + str(number))
        (log,) = logs(state)
        assert log.stat().st_size <= 20_000
    assert journal.take_warning() == ""
    killed(journal)
    found = noted(opened().left_over())
    assert set(found) == {SALARY, "x" * 1_000 + "199"}


def test_too_much_that_is_not_saved_is_said_and_what_is_there_is_kept(
    opened: Callable[..., Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_log, "LIMIT", 3_000)
    journal = opened()
    for number in range(20):
        journal.begin("globex", str(number), Put(("package", "custom", str(number)), number), BASE)
    assert "too much in it is not saved yet" in journal.take_warning()
    killed(journal)
    assert [entry.label for entry in opened().left_over()] == ["0", "1", "2"]


SHORTENING = """\
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from offer_tui.core.edits import Put
from offer_tui.files import journal_log
from offer_tui.files.journal import Journal
from offer_tui.files.toml import Document
journal_log.LIMIT = 3_000
Path.rename = lambda *_: os._exit(9)
journal = Journal(Path(sys.argv[1]), Path(sys.argv[2]), lambda: datetime.now(UTC))
journal.begin("globex", "pending", Put(("a",), 1), Document(""))
for number in range(20):
    journal.typed("globex", ("b",), "Note", "x" * 500 + str(number))
"""


def test_a_process_killed_while_it_shortens_its_file_loses_nothing(
    opened: Callable[..., Journal], state: Path, tmp_path: Path
) -> None:
    arguments = [sys.executable, "-c", SHORTENING, str(state), str(tmp_path / "offers-directory")]
    assert subprocess.run(arguments, check=False, timeout=60).returncode == 9
    assert {log.suffix for log in logs(state)} == {".jsonl", ".new"}
    assert set(noted(opened().left_over())) == {Put(("a",), 1), "x" * 500 + "3"}
    assert {log.suffix for log in logs(state)} == {".jsonl"}


# Where it cannot be written


def test_without_a_home_all_goes_on_and_it_is_said_once(tmp_path: Path) -> None:
    journal = Journal(None, tmp_path, lambda: NOW)
    assert journal.left_over() == ()
    for _ in range(2):
        journal.settle(journal.begin("globex", "one", SALARY, BASE))
        journal.typed("globex", PATH, "Level", "L6")
        journal.typed_no_more()
    assert journal.take_warning().count("no home directory") == 1
    assert journal.take_warning() == ""
    journal.close()


@pytest.mark.parametrize("call", ["open", "pwrite", "fsync", "ftruncate"])
def test_a_disk_that_fails_is_said_once_and_stops_nothing(
    call: str, opened: Callable[..., Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened()
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(28))
        for _ in range(3):
            journal.settle(journal.begin("globex", "one", SALARY, BASE))
        assert journal.take_warning().count("No space left on device") == 1
        journal.begin("globex", "two", LEVEL, BASE)
        assert journal.take_warning() == ""
    journal.begin("globex", "three", Drop(("company",)), BASE)
    killed(journal)
    assert [entry.label for entry in opened().left_over()][-1] == "three"


def test_a_note_that_was_written_in_part_does_not_tear_the_next(
    opened: Callable[..., Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.pwrite

    def partly(descriptor: int, data: bytes, at: int) -> int:
        if len(data) <= 10:
            raise OSError(28, "No space left on device")
        return real(descriptor, data[:-10], at)

    journal = opened()
    with monkeypatch.context() as patch:
        patch.setattr(os, "pwrite", partly)
        journal.begin("globex", "one", SALARY, BASE)
    journal.begin("globex", "two", LEVEL, BASE)
    killed(journal)
    after = opened()
    assert noted(after.left_over()) == [LEVEL]
    assert after.take_warning() == ""


def test_what_can_only_be_read_is_offered_all_the_same(
    opened: Callable[..., Journal], state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_notes(opened, state)
    real = os.open

    def read_only(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_RDWR:
            raise PermissionError(13, "Permission denied")
        return real(path, flags, mode)

    journal = opened()
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", read_only)
        entries = journal.left_over()
    assert noted(entries) == [SALARY, LEVEL]
    assert journal.take_warning() == ""
    journal.settle(entries[0].id)
    assert "edits are saved all the same" in journal.take_warning()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_state_directory_is_said(opened: Callable[..., Journal], state: Path) -> None:
    two_notes(opened, state)
    (log,) = logs(state)
    log.chmod(0o400)
    log.parent.chmod(0o500)
    journal = opened()
    assert noted(journal.left_over()) == [SALARY, LEVEL]
    journal.settle(journal.begin("globex", "one", SALARY, BASE))
    assert "edits are saved all the same" in journal.take_warning()
    log.parent.chmod(0o700)


def test_a_state_directory_that_is_a_file_is_said(opened: Callable[..., Journal], state: Path) -> None:
    state.parent.mkdir()
    state.write_bytes(b"")
    journal = opened()
    assert journal.left_over() == ()
    journal.settle(journal.begin("globex", "one", SALARY, BASE))
    assert "edits are saved all the same" in journal.take_warning()


def test_a_state_directory_that_was_removed_is_made_anew_with_all_that_counts(
    opened: Callable[..., Journal], state: Path
) -> None:
    journal = opened()
    first = journal.begin("globex", "one", SALARY, BASE)
    shutil.rmtree(state)
    journal.begin("globex", "two", LEVEL, BASE)
    (log,) = logs(state)
    assert (log.parent.stat().st_mode & 0o777, log.stat().st_mode & 0o777) == (0o700, 0o600)
    journal.settle(first)
    killed(journal)
    after = opened()
    assert noted(after.left_over()) == [LEVEL]
    assert after.take_warning() == ""


def test_a_signal_in_the_middle_of_a_note_leaves_the_text_to_be_forgotten_later(
    opened: Callable[..., Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened()
    journal.typed("globex", PATH, "Level", "L6")
    real = os.fsync

    def interrupted(descriptor: int) -> None:
        journal.typed_no_more()
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        journal.begin("globex", "one", SALARY, BASE)
    journal.typed_no_more()
    killed(journal)
    assert noted(opened().left_over()) == [SALARY]


def test_a_signal_in_the_middle_of_a_note_does_not_spoil_it(
    opened: Callable[..., Journal], monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = opened()
    journal.settle(journal.begin("globex", "zero", SALARY, BASE))
    real = os.fsync

    def interrupted(descriptor: int) -> None:
        journal.typed("globex", PATH, "Level", "typed meanwhile")
        real(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        journal.begin("globex", "one", Batch((SALARY, LEVEL)), BASE)
    killed(journal)
    after = opened()
    assert [entry.label for entry in after.left_over()] == ["one"]
    assert after.take_warning() == ""
