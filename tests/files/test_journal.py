"""The journal: what was begun and not confirmed is offered by the next start, and nothing else."""

import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from offer_tui.core.edits import Insert, Put
from offer_tui.files.journal import Journal
from offer_tui.files.journal_entries import TypedText, UnsavedEdit
from offer_tui.files.toml import Document
from tests.files.journals import BASE, LEVEL, NOW, PATH, SALARY, killed, logs, noted

# What was begun


def test_an_edit_that_was_begun_is_offered_by_the_next_start(opened: Callable[..., Journal]) -> None:
    first = opened()
    first.begin("globex", "Base salary 165,000", SALARY, BASE)
    killed(first)
    (entry,) = opened().left_over()
    assert isinstance(entry, UnsavedEdit)
    assert (entry.name, entry.label, entry.when) == ("globex", "Base salary 165,000", NOW)
    assert (entry.edit, entry.base) == (SALARY, BASE)


def test_an_edit_that_was_confirmed_is_not_offered(opened: Callable[..., Journal]) -> None:
    first = opened()
    saved = first.begin("globex", "one", SALARY, BASE)
    first.begin("globex", "two", LEVEL, BASE)
    first.settle(saved)
    killed(first)
    assert noted(opened().left_over()) == [LEVEL]


def test_between_edits_the_file_is_empty(opened: Callable[..., Journal], state: Path) -> None:
    journal = opened()
    for number in range(50):
        journal.settle(journal.begin("globex", "again", Put(("package", "base_salary"), number), BASE))
    (log,) = logs(state)
    assert log.read_bytes() == b""


def test_the_last_text_that_was_typed_is_offered(opened: Callable[..., Journal]) -> None:
    first = opened()
    for text in ("L", "L6", "L6 or"):
        first.typed("globex", PATH, "Level", text)
    killed(first)
    (entry,) = opened().left_over()
    assert isinstance(entry, TypedText)
    assert (entry.name, entry.path, entry.label, entry.text) == ("globex", PATH, "Level", "L6 or")


def test_a_text_of_no_key_yet_is_kept_too(opened: Callable[..., Journal]) -> None:
    first = opened()
    first.typed("/profile", (), "Company", "a\udcff\x1b[2J\n{0}")
    killed(first)
    assert noted(opened().left_over()) == ["a\udcff\x1b[2J\n{0}"]


def test_a_text_whose_editor_was_left_is_not_offered(opened: Callable[..., Journal]) -> None:
    first = opened()
    first.typed("globex", PATH, "Level", "L6")
    first.begin("globex", "Level", LEVEL, BASE)
    first.typed_no_more()
    killed(first)
    assert noted(opened().left_over()) == [LEVEL]


def test_the_same_text_is_written_once(opened: Callable[..., Journal], state: Path) -> None:
    journal = opened()
    journal.typed("globex", PATH, "Level", "L6")
    (log,) = logs(state)
    before = log.stat().st_size
    journal.typed("globex", PATH, "Level", "L6")
    assert log.stat().st_size == before


def test_trying_again_takes_the_place_of_what_failed(opened: Callable[..., Journal]) -> None:
    first = opened()
    row = Insert(("people", 1), {"id": "priya"})
    first.begin("globex", "failed", SALARY, BASE)
    first.begin("globex", "failed", row, BASE)
    first.begin("globex", "other", Insert(("people", 1), {"id": "lee"}), BASE)
    first.begin("umbra-labs", "other", SALARY, BASE)
    first.settle(first.begin("globex", "again", Put(SALARY.path, 166_000), BASE))
    first.settle(first.begin("globex", "again", row, BASE))
    killed(first)
    assert [entry.label for entry in opened().left_over()] == ["other", "other"]


def test_an_edit_at_the_same_place_of_another_row_takes_the_place_of_none(
    opened: Callable[..., Journal],
) -> None:
    rows = Document("".join(f'[[research]]\nid = "{one}"\nlow = 1\n' for one in "ab"))
    one_before = Document(f'[[research]]\nid = "new"\nlow = 1\n{rows.text}')
    first = opened()
    first.begin("globex", "of a", Put(("research", 0, "low"), 111), rows)
    first.begin("globex", "of b", Put(("research", 1, "low"), 222), rows)
    first.settle(first.begin("globex", "of new", Put(("research", 0, "low"), 333), one_before))
    first.settle(first.begin("globex", "of b again", Put(("research", 2, "low"), 444), one_before))
    killed(first)
    assert [entry.label for entry in opened().left_over()] == ["of a"]


def test_a_text_typed_in_a_row_is_noted_with_the_file_whose_row_it_is(opened: Callable[..., Journal]) -> None:
    first = opened()
    first.typed("globex", ("people", 0, "note"), "Note", "likes figures", BASE)
    killed(first)
    (entry,) = opened().left_over()
    assert isinstance(entry, TypedText)
    assert (entry.path, entry.base) == (("people", 0, "note"), BASE)


def test_the_same_text_in_another_field_is_noted_for_that(opened: Callable[..., Journal]) -> None:
    first = opened()
    first.typed("globex", PATH, "Level", "L6")
    first.typed("globex", ("role",), "Role", "L6")
    killed(first)
    (entry,) = opened().left_over()
    assert isinstance(entry, TypedText)
    assert entry.path == ("role",)


def test_the_oldest_is_offered_first(opened: Callable[..., Journal]) -> None:
    for days in (2, 0, 1):
        journal = opened(now=NOW + timedelta(days=days))
        journal.begin("globex", f"day {days}", SALARY, BASE)
        killed(journal)
    assert [entry.label for entry in opened().left_over()] == ["day 0", "day 1", "day 2"]


def test_what_was_settled_after_a_start_is_not_offered_again(
    opened: Callable[..., Journal], state: Path
) -> None:
    first = opened()
    first.begin("globex", "one", SALARY, BASE)
    first.begin("globex", "two", LEVEL, BASE)
    killed(first)
    second = opened()
    one, two = second.left_over()
    second.settle(one.id)
    killed(second)
    third = opened()
    assert third.left_over() == (two,)
    third.settle(two.id)
    third.close()
    assert logs(state) == []


def test_what_nobody_decided_is_offered_again(opened: Callable[..., Journal]) -> None:
    first = opened()
    first.begin("globex", "one", SALARY, BASE)
    killed(first)
    second = opened()
    entries = second.left_over()
    second.close()
    assert opened().left_over() == entries


# Several processes, several directories


def test_what_a_living_process_does_is_not_offered(opened: Callable[..., Journal]) -> None:
    first, second = opened(), opened()
    begun = first.begin("globex", "one", SALARY, BASE)
    assert second.left_over() == ()
    first.settle(begun)
    assert second.left_over() == ()
    first.begin("globex", "two", LEVEL, BASE)
    killed(first)
    assert noted(second.left_over()) == [LEVEL]


def test_only_one_start_is_offered_it(opened: Callable[..., Journal]) -> None:
    first = opened()
    first.begin("globex", "one", SALARY, BASE)
    killed(first)
    second, third = opened(), opened()
    assert noted(second.left_over()) == [SALARY]
    assert third.left_over() == second.left_over() == ()
    second.close()
    assert noted(third.left_over()) == [SALARY]


def test_each_offers_directory_has_its_own(opened: Callable[..., Journal], tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    first = opened("real")
    first.begin("globex", "one", SALARY, BASE)
    killed(first)
    assert opened("elsewhere").left_over() == ()
    assert noted(opened("link").left_over()) == [SALARY]


KILLED = """\
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from offer_tui.core.edits import Put
from offer_tui.files.journal import Journal
from offer_tui.files.toml import Document
journal = Journal(Path(sys.argv[1]), Path(sys.argv[2]), lambda: datetime.now(UTC))
saved = journal.begin("globex", "saved", Put(("a",), 1), Document(""))
journal.begin("globex", "cut off", Put(("b",), 2), Document(""))
journal.settle(saved)
journal.typed("globex", ("c",), "typing", "half a sen")
os._exit(9)
"""


def test_a_process_killed_between_note_and_save_loses_nothing(
    opened: Callable[..., Journal], state: Path, tmp_path: Path
) -> None:
    arguments = [sys.executable, "-c", KILLED, str(state), str(tmp_path / "offers-directory")]
    assert subprocess.run(arguments, check=False, timeout=60).returncode == 9
    assert set(noted(opened().left_over())) == {"half a sen", Put(("b",), 2)}
