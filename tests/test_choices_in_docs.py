"""What the documents say of keys and themes is right: their examples have nothing wrong with them."""

import re
import tomllib
from pathlib import Path

import pytest

from offer_tui.core.decoding import decoded
from offer_tui.core.keymap import MAPS, key_map
from offer_tui.core.settings import Settings, settings_problems
from offer_tui.core.theme import Theme, theme_problems

DOCS = Path(__file__).parents[1] / "docs"
HOW_TO = (DOCS / "how-to/keys-and-themes.md").read_text(encoding="utf-8")
THEMES = (DOCS / "reference/themes.md").read_text(encoding="utf-8")
TOML = re.compile(r"^```toml\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("example", TOML.findall(HOW_TO))
def test_the_settings_that_are_shown_are_right(example: str) -> None:
    settings, problems = decoded(Settings, tomllib.loads(example))
    assert (problems, settings_problems(settings)) == ((), ())
    assert settings != Settings()


def test_the_theme_that_is_shown_is_right_and_whole() -> None:
    (example,) = TOML.findall(THEMES)
    tree = tomllib.loads(example)
    theme, problems = decoded(Theme, tree)
    assert (problems, list(theme_problems(theme))) == ((), [])
    assert tree.keys() == theme.colours.keys()


def test_every_map_is_told_of_with_the_keys_that_it_changes() -> None:
    told = dict(re.findall(r"^- `(\w+)`: (.*?)(?=^- |\Z|^\[)", HOW_TO, re.MULTILINE | re.DOTALL))
    assert told.keys() == MAPS.keys()
    vim = key_map("vim")
    for key, name in (("i", "edit"), ("o", "add"), ("x", "drop"), ("ctrl+o", "back"), ("X", "rate.10")):
        assert f"`{key}`" in told["vim"]
        assert key in vim.keys_of(name)
    silent = re.search(r"; (.*) do nothing", told["arrows"].replace("\n", " "))
    assert silent is not None
    freed = re.findall(r"`(\w)`", silent[1])
    assert freed
    assert not set(freed) & set(key_map("arrows").every_key())
