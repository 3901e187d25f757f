"""Themes as files: a person's own beside the program's, and what `check` says of them."""

from pathlib import Path

import pytest

from offer_tui.files.directory import Directory
from offer_tui.files.themes import (
    all_settings_problems,
    own_themes,
    present_problems,
    theme_at,
    theme_names,
    theme_path,
)
from tests.core.test_theme import DUSK
from tests.directories import GLOBEX, offers_directory

OURS = ("colour-blind", "dark", "high-contrast", "light", "terminal")


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    return Directory(offers_directory(tmp_path, globex=GLOBEX))


def written(directory: Directory, name: str = "dusk", **colours: str) -> Path:
    path = directory.path / "themes" / f"{name}.toml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(f'{key} = "{value}"\n' for key, value in {**DUSK, **colours}.items()))
    return path


def test_the_programs_themes_are_there_without_any_of_ones_own(directory: Directory) -> None:
    assert theme_names(directory) == OURS
    assert own_themes(directory) == ()


@pytest.mark.parametrize("name", OURS)
def test_the_programs_themes_have_nothing_wrong_with_them(directory: Directory, name: str) -> None:
    path = theme_path(directory, name)
    assert path is not None
    assert theme_at(path).problems == ()


def test_a_theme_of_ones_own_is_one_more(directory: Directory) -> None:
    path = written(directory)
    assert theme_names(directory) == (*OURS[:2], "dusk", *OURS[2:])
    assert theme_path(directory, "dusk") == path


def test_a_theme_of_ones_own_hides_the_programs_of_that_name(directory: Directory) -> None:
    path = written(directory, "dark", background="black")
    assert theme_names(directory) == OURS
    assert theme_path(directory, "dark") == path


@pytest.mark.parametrize("name", ["../dark", "a b", "", "dark,light"])
def test_no_name_leads_out_of_the_themes(directory: Directory, name: str) -> None:
    written(directory, "a b")
    assert theme_path(directory, name) is None
    assert "a b" not in theme_names(directory)


def test_a_broken_theme_is_found_at_its_place(directory: Directory) -> None:
    path = written(directory, accent="blu")
    stored = theme_at(path)
    assert stored.value is None
    (problem,) = stored.problems
    assert str(problem).startswith(f'{path}:2:10: error F06 accent: "blu" is no colour, give ')


def test_a_misnamed_theme_is_found(directory: Directory) -> None:
    stored = theme_at(written(directory, "a b"))
    assert stored.value is None
    assert '"a b" cannot be the name of a theme' in stored.problems[0].message


def test_settings_that_name_no_theme_there_is_are_found(directory: Directory) -> None:
    written(directory)
    directory.settings_path.write_text('# mine\ntheme = "dsuk"\n')
    (problem,) = all_settings_problems(directory.settings(), directory)
    assert str(problem) == (
        f'{directory.settings_path}:2:9: warning F12 theme: there is no theme "dsuk"; did you mean "dusk"?'
    )
    directory.settings_path.write_text('theme = "dusk"\n')
    assert all_settings_problems(directory.settings(), directory) == ()


def test_a_theme_that_is_a_link_to_nowhere_is_there_and_cannot_be_read(directory: Directory) -> None:
    path = written(directory)
    path.unlink()
    path.symlink_to("gone.toml")
    assert theme_path(directory, "dusk") == path
    directory.settings_path.write_text('theme = "dusk"\n')
    (problem,) = present_problems(directory.settings(), directory)
    assert "themes/dusk.toml:1:1: cannot be read: No such file" in problem.message


def test_what_is_wrong_in_the_settings_is_told_in_the_order_of_its_lines(directory: Directory) -> None:
    directory.settings_path.write_text('theme = "dsuk"\n[keys]\nadd = "ctrl+b"\n')
    found = all_settings_problems(directory.settings(), directory)
    assert [(one.line, one.code) for one in found] == [(1, "F12"), (3, "F19")]
    written(directory, accent="blu")
    directory.settings_path.write_text('theme = "dusk"\n[keys]\nadd = "ctrl+b"\n')
    found = present_problems(directory.settings(), directory)
    assert [(one.line, one.code) for one in found] == [(1, "F06"), (3, "F19")]
