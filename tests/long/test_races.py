"""Others save the same file at the same moment, again and again: nobody's text is lost."""

from pathlib import Path

from tests.files.scenes import count_together, race_with_an_editor


def test_of_four_hundred_increments_of_each_of_three_programs_none_is_lost(tmp_path: Path) -> None:
    count_together(tmp_path, 400)


def test_in_fifteen_hundred_races_with_an_editor_none_of_its_texts_is_lost(tmp_path: Path) -> None:
    race_with_an_editor(tmp_path, 1_500)
