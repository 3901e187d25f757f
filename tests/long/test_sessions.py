"""The whole program's part in kills and races: the edit, its note and its save, again and again."""

from pathlib import Path

from tests.files.test_workbook_faults import edit_together, program


def test_three_hundred_kills_lose_no_edit_that_was_acknowledged(tmp_path: Path) -> None:
    assert program("kill", tmp_path, 300) == ""


def test_of_four_hundred_edits_of_each_of_three_programs_none_is_lost(tmp_path: Path) -> None:
    edit_together(tmp_path, 400)
