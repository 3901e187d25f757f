"""Reading settings.toml, and what `check` says of it."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from offer_tui.__main__ import main
from offer_tui.core.settings import Settings, SourceWeights
from offer_tui.files.directory import Directory, settings_at
from tests.directories import GLOBEX, offers_directory


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    return Directory(offers_directory(tmp_path / "workbook", globex=GLOBEX))


def test_settings_that_do_not_exist_are_as_good_as_empty_ones(directory: Directory) -> None:
    stored = directory.settings()
    assert (stored.value, stored.problems, stored.path) == (Settings(), (), directory.settings_path)
    directory.settings_path.write_text("")
    assert directory.settings().value == Settings()


def test_a_link_to_nowhere_is_not_the_same_as_no_settings(directory: Directory) -> None:
    directory.settings_path.symlink_to(directory.path / "gone")
    assert [one.code for one in directory.settings().problems] == ["F17"]


def test_settings_are_read_wherever_they_lie(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text("[research]\nwebsite = 0.50\n")
    assert settings_at(path).value == Settings(research=SourceWeights(website=Decimal("0.50")))


def checked(capsys: pytest.CaptureFixture[str], *paths: Path) -> tuple[int, list[tuple[str, str, str]]]:
    code = main(["check", "--no-guide", "--json", *map(str, paths)])
    found = json.loads(capsys.readouterr().out)
    return code, [(Path(one["file"]).name, one["code"], one["message"]) for one in found]


@pytest.mark.parametrize("name", ["", "settings.toml"])
def test_an_unknown_key_of_the_settings_is_found_with_what_may_be_meant(
    directory: Directory, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    directory.settings_path.write_text("[research]\nnetwrk = 3\n")
    code, found = checked(capsys, directory.path / name)
    message = '"netwrk" is not a key of the format; did you mean "network"?'
    assert (code, found) == (1, [("settings.toml", "F08", message)])


def test_right_settings_are_one_more_file_without_problems(
    directory: Directory, capsys: pytest.CaptureFixture[str]
) -> None:
    directory.settings_path.write_text("format = 1\n[research]\nwebsite = 0\n")
    assert main(["check", "--no-guide", str(directory.path)]) == 0
    assert capsys.readouterr().err == "3 files, no problems\n"


def test_settings_are_no_offer(directory: Directory, capsys: pytest.CaptureFixture[str]) -> None:
    directory.settings_path.write_text('company = "Globex"\n')
    _, found = checked(capsys, directory.settings_path)
    assert [one[:2] for one in found] == [("settings.toml", "F08")]
