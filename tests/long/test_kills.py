"""Hundreds of kills in the middle of a save: no acknowledged edit is lost, and no file is left in pieces."""

from pathlib import Path

from tests.files.scenes import rival


def test_three_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    assert rival("kill", tmp_path / "globex.toml", tmp_path / "locks", 300) == ""
