"""`get` and `set` of the settings: as of any other file."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

HELD = '# mine\n[keys]\nundo = "U" # the big one\n'


@pytest.fixture
def settings(directory: Path) -> Path:
    path = directory / "settings.toml"
    path.write_text(HELD, encoding="utf-8")
    return path


def test_a_setting_is_printed(run: Run, directory: Path, settings: Path) -> None:
    assert settings.exists()
    assert run("get", "settings", "keys.undo", "--dir", directory).out == "U\n"
    assert run("get", "settings", "theme", "--dir", directory).code == 1


def test_a_theme_is_chosen_and_nothing_else_changes(run: Run, directory: Path, settings: Path) -> None:
    result = run("set", "settings", "theme", "light", "--dir", directory)
    assert (result.code, result.err) == (0, "theme: light\n")
    kept = settings.read_text(encoding="utf-8")
    assert [line for line in kept.splitlines() if line] == [
        "# mine",
        'theme = "light"',
        "[keys]",
        'undo = "U" # the big one',
    ]
    assert run("get", "settings", "theme", "--dir", directory).out == "light\n"


def test_a_theme_of_ones_own_is_chosen_too_and_one_that_is_gone_can_be_left(
    run: Run, directory: Path, settings: Path
) -> None:
    (directory / "themes").mkdir()
    (directory / "themes" / "mine.toml").write_text("format = 1\n")
    assert run("set", "settings", "theme", "mine", "--dir", directory).code == 0
    (directory / "themes" / "mine.toml").unlink()
    assert run("set", "settings", "theme", "--unset", "--dir", directory).code == 0
    assert "theme" not in settings.read_text(encoding="utf-8")


def test_keys_are_chosen_in_a_directory_without_settings(run: Run, directory: Path) -> None:
    assert run("set", "settings", 'keys."page.fit"', "f ctrl+t", "--dir", directory).code == 0
    assert run("set", "settings", "keys.map", "vim", "--dir", directory).code == 0
    written = (directory / "settings.toml").read_text(encoding="utf-8")
    assert '"page.fit" = ["f", "ctrl+t"]' in written
    assert run("check", "--no-guide", directory / "settings.toml").code == 0


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (("keys.undo", "ctrl+b"), '"ctrl+b" cannot be bound: tmux takes it for itself; give another key'),
        (("keys.map", "emacs"), "default, vim"),
        (("theme", "lihgt"), 'theme: there is no theme "lihgt"; did you mean "light"?'),
        (("thme", "light"), 'did you mean "theme"?'),
    ],
)
def test_what_is_wrong_is_refused(
    run: Run, directory: Path, settings: Path, wanted: tuple[str, str], said: str
) -> None:
    result = run("set", "settings", *wanted, "--dir", directory)
    assert result.code == 2
    assert said in result.err
    assert settings.read_text(encoding="utf-8") == HELD
