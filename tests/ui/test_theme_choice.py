"""Choosing a theme: seen while the cursor is on it, kept in the settings, one's own among them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.color import Color
from textual.pilot import Pilot

from offer_tui.files import saving
from offer_tui.files.directory import Directory
from offer_tui.files.journal import Journal
from offer_tui.files.saving import SaveError
from offer_tui.files.workbook import Workbook
from offer_tui.ui.app import OfferApp
from tests.core.test_theme import DUSK
from tests.ui.driving import (
    TODAY,
    followed,
    keys,
    message,
    opened,
    press,
    samples,
    settled,
    text,
    type_text,
    visit,
    workbench,
)


def dusk(directory: Path, **colours: str) -> Path:
    """Write a theme of one's own."""
    path = directory / "themes/dusk.toml"
    path.parent.mkdir(exist_ok=True)
    lines = (f'{key} = "{value}"\n' for key, value in {**DUSK, **colours}.items())
    path.write_text("".join(lines), encoding="utf-8")
    return path


async def find(pilot: Pilot[None], words: str) -> None:
    """Open the palette and look for a command."""
    await press(pilot, "palette")
    await pilot.pause(0.3)
    await type_text(pilot, words)
    await pilot.pause(0.5)


async def choose(pilot: Pilot[None], words: str) -> None:
    """Run a command of the palette."""
    await find(pilot, words)
    await keys(pilot, "enter")
    await pilot.pause(0.3)


def background(pilot: Pilot[None]) -> str:
    """Return what the first cell of the screen stands on."""
    strip = pilot.app.screen_stack[0]._compositor.render_strips(pilot.app.size)[1]
    style = next(iter(strip)).style
    assert style is not None
    assert style.bgcolor is not None
    return Color.from_rich_color(style.bgcolor).hex.lower()


DARK, LIGHT, OWN = "#15181d", "#faf8f3", "#000033"


async def test_a_theme_is_seen_before_it_is_chosen_and_escape_goes_back(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        assert background(pilot) == DARK
        await find(pilot, "theme: light")
        assert background(pilot) == LIGHT
        await keys(pilot, "escape")
        await pilot.pause(0.1)
        assert background(pilot) == DARK
    assert not (tmp_path / "settings.toml").exists()


async def test_moving_on_to_another_command_goes_back_too(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await find(pilot, "theme: light")
        assert background(pilot) == LIGHT
        for _ in "theme: light":
            await keys(pilot, "backspace")
        await pilot.pause(0.5)
        assert background(pilot) == DARK
        await keys(pilot, "enter")
        await pilot.pause(0.3)
        assert background(pilot) == DARK


async def test_a_chosen_theme_is_kept_and_nothing_else_of_the_settings_changes(tmp_path: Path) -> None:
    path = samples(tmp_path) / "settings.toml"
    path.write_text("# mine\n[research]\nnetwork = 3 # half\n", encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await choose(pilot, "theme: light")
        assert background(pilot) == LIGHT
        assert message(pilot) == "theme light"
        kept = path.read_text(encoding="utf-8")
        assert 'theme = "light"' in kept
        assert "# mine\n" in kept
        assert "[research]\nnetwork = 3 # half\n" in kept
        await press(pilot, "undo")
        assert background(pilot) == DARK
        assert path.read_text(encoding="utf-8") == "# mine\n[research]\nnetwork = 3 # half\n"
        await press(pilot, "redo")
        assert background(pilot) == LIGHT
    async with opened(tmp_path) as pilot:
        assert background(pilot) == LIGHT


async def test_without_settings_choosing_writes_some(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await choose(pilot, "theme: high")
        assert pilot.app.theme == "high-contrast"
    assert (tmp_path / "settings.toml").read_text(encoding="utf-8") == 'format = 1\ntheme = "high-contrast"\n'


async def test_a_theme_that_cannot_be_kept_is_not_pretended(tmp_path: Path) -> None:
    (samples(tmp_path) / "settings.toml").write_text("theme = [\n", encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await choose(pilot, "theme: light")
        assert message(pilot).startswith("✗ settings.toml cannot be changed as it is on disk now: ")
        assert background(pilot) == DARK


async def test_a_theme_of_ones_own_is_chosen_and_followed_while_it_is_edited(tmp_path: Path) -> None:
    dusk(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await choose(pilot, "theme: dusk")
        assert background(pilot) == OWN
        dusk(tmp_path, background="ivory")
        await followed(pilot)
        assert background(pilot) == "#fffff0"
        dusk(tmp_path, background="ivry")
        await followed(pilot)
        assert background(pilot) == "#fffff0"


async def test_a_theme_of_ones_own_replaces_the_one_of_its_name(tmp_path: Path) -> None:
    dusk(samples(tmp_path)).rename(tmp_path / "themes/dark.toml")
    async with opened(tmp_path) as pilot:
        assert background(pilot) == OWN


async def test_a_broken_theme_is_not_chosen_and_said_to_be(tmp_path: Path) -> None:
    dusk(samples(tmp_path), accent="blu")
    async with opened(tmp_path) as pilot:
        await choose(pilot, "theme: dusk")
        assert "themes/dusk.toml:2:10: error F06 accent" in message(pilot)
        assert background(pilot) == DARK
    assert not (tmp_path / "settings.toml").exists()


async def test_settings_that_name_no_usable_theme_leave_the_default_and_say_so(tmp_path: Path) -> None:
    path = samples(tmp_path) / "settings.toml"
    path.write_text('theme = "dsuk"\n', encoding="utf-8")
    dusk(tmp_path)
    async with opened(tmp_path) as pilot:
        assert background(pilot) == DARK
        assert "settings.toml has 1 problem" in text(pilot).splitlines()[0]
        await choose(pilot, "what is wrong in settings")
        assert 'there is no theme "dsuk"; did you mean "dusk"?' in " ".join(text(pilot).split())
        await press(pilot, "back")
        dusk(tmp_path, accent="blu")
        path.write_text('theme = "dusk"\n', encoding="utf-8")
        await followed(pilot)
        await choose(pilot, "what is wrong in settings")
        assert 'themes/dusk.toml:2:10: "blu" is no colour' in " ".join(text(pilot).split())


async def test_a_theme_named_on_disk_is_followed(tmp_path: Path) -> None:
    path = samples(tmp_path) / "settings.toml"
    async with opened(tmp_path) as pilot:
        await visit(pilot, "fit")
        path.write_text('theme = "light"\n', encoding="utf-8")
        await followed(pilot)
        assert background(pilot) == LIGHT
        path.unlink()
        await followed(pilot)
        assert background(pilot) == DARK
        assert workbench(pilot).trail.page_id == "fit"


async def test_a_choice_that_the_disk_refused_is_offered_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = samples(tmp_path / "offers")
    now = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def started(journal: Journal) -> OfferApp:
        book = Workbook(Directory(directory), journal=journal)
        return OfferApp(book, today=lambda: TODAY, home=tmp_path, editor="vi")

    def full(path: Path, *_: object) -> None:
        raise SaveError(path, "no space left on device")

    journal = Journal(tmp_path / "state", directory, lambda: now)
    async with started(journal).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        with monkeypatch.context() as patched:
            patched.setattr(saving, "write", full)
            await choose(pilot, "theme: light")
        assert message(pilot) == "✗ not saved, but noted for the next start: no space left on device"
        assert background(pilot) == DARK
    journal.close()
    journal = Journal(tmp_path / "state", directory, lambda: now)
    async with started(journal).run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "settings.toml: theme light" in text(pilot)
        await keys(pilot, "r")
        assert background(pilot) == LIGHT
    assert 'theme = "light"' in (directory / "settings.toml").read_text(encoding="utf-8")


async def test_the_palette_says_which_theme_cannot_be_used(tmp_path: Path) -> None:
    dusk(samples(tmp_path), accent="blu")
    async with opened(tmp_path) as pilot:
        await find(pilot, "Theme: dusk")
        assert "themes/dusk.toml has a mistake and cannot be used" in text(pilot)
        assert "kept in settings.toml" not in text(pilot)


async def test_a_link_to_nowhere_is_never_kept_as_the_theme(tmp_path: Path) -> None:
    path = dusk(samples(tmp_path))
    path.unlink()
    path.symlink_to("gone.toml")
    async with opened(tmp_path) as pilot:
        await choose(pilot, "Theme: dusk")
        assert "the theme stays as it was: themes/dusk.toml:1:1: " in message(pilot)
        assert not (tmp_path / "settings.toml").exists()


@pytest.mark.parametrize("written", ['theme = "drak"\n', "theme = \n[keys"])
async def test_settings_that_come_back_with_a_mistake_are_not_praised_as_the_new_state(
    written: str, tmp_path: Path
) -> None:
    settings = samples(tmp_path) / "settings.toml"
    settings.write_text('theme = "light"\n', encoding="utf-8")
    async with opened(tmp_path) as pilot:
        settings.write_text(written, encoding="utf-8")
        await followed(pilot)
        assert message(pilot) == (
            "settings.toml changed on disk: what is wrong in it is in the palette, ctrl+p"
        )
        settings.write_text('theme = "dark"\n', encoding="utf-8")
        await followed(pilot)
        assert message(pilot) == "settings.toml changed on disk: this is the new state"
