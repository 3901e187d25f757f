"""The keys that a person chose, pressed: they act, the screen names them, and nothing essential is lost."""

import string
from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.core.keymap import MAPS
from offer_tui.files.workbook import GONE
from tests.ui.driving import (
    followed,
    keys,
    message,
    offer_file,
    opened,
    press,
    samples,
    selected,
    settled,
    text,
    type_text,
    visit,
    workbench,
)

EVERY_MAP = pytest.mark.parametrize("name", MAPS)


def said(directory: Path, *lines: str) -> Path:
    """Write settings with these lines of the table of keys."""
    path = samples(directory) / "settings.toml"
    path.write_text("\n".join(("[keys]", *lines, "")), encoding="utf-8")
    return path


def footer(pilot: Pilot[None]) -> str:
    return text(pilot).splitlines()[-1]


def places(pilot: Pilot[None]) -> str:
    return workbench(pilot).trail.page_id


# The maps


async def test_vim_moves_adds_edits_and_deletes_as_its_people_expect(tmp_path: Path) -> None:
    said(tmp_path, 'map = "vim"')
    async with opened(tmp_path, (110, 30)) as pilot:
        first = selected(pilot)
        await keys(pilot, "ctrl+n")
        assert selected(pilot) != first
        await keys(pilot, "ctrl+p")
        assert selected(pilot) == first
        await visit(pilot, "fit")
        before = len(workbench(pilot).sheet.rows)
        await keys(pilot, "d", "d")
        assert len(workbench(pilot).sheet.rows) == before
        await keys(pilot, "x", "y")
        await keys(pilot, "u")
        assert len(workbench(pilot).sheet.rows) == before
        await keys(pilot, "g", "X")
        assert "rated 10" in message(pilot)
        await keys(pilot, "o")
        assert workbench(pilot).desk.editing is not None
        await keys(pilot, "escape", "i")
        assert workbench(pilot).desk.editing is not None
        await keys(pilot, "escape", "ctrl+o")
        assert places(pilot) == "home"


async def test_arrows_move_and_the_letters_for_it_do_nothing(tmp_path: Path) -> None:
    said(tmp_path, 'map = "arrows"')
    async with opened(tmp_path) as pilot:
        await keys(pilot, "home")
        first = selected(pilot)
        await keys(pilot, "j", "G", "l", "k", "g", "h")
        assert (selected(pilot), places(pilot)) == (first, "home")
        await keys(pilot, "end")
        assert selected(pilot) != first
        await keys(pilot, "up", "pageup", "right")
        assert places(pilot) == "package"
        await keys(pilot, "left")
        assert places(pilot) == "home"
        await keys(pilot, "left")
        assert message(pilot) == "this is the first page; q quits"


@EVERY_MAP
async def test_help_and_footer_name_the_keys_of_the_map(name: str, tmp_path: Path) -> None:
    said(tmp_path, f'map = "{name}"')
    async with opened(tmp_path, (140, 60)) as pilot:
        await visit(pilot, "fit")
        bench = workbench(pilot)
        for key, label in (
            {
                "default": ("a", "add"),
                "vim": ("o", "add"),
                "arrows": ("a", "add"),
            }[name],
            {"default": ("0-9 x", "rate"), "vim": ("0-9 X", "rate"), "arrows": ("0-9 x", "rate")}[name],
        ):
            assert f"{key} {label}" in footer(pilot)
        await press(pilot, "help")
        shown = text(pilot)
        for action_id in ("cursor.down", "back", "drop"):
            assert bench.keymap.named(action_id) in shown
        back = bench.keymap.named("back")
        assert f"{back} back" in footer(pilot)


@EVERY_MAP
async def test_every_map_scrolls_and_leaves_a_text(name: str, tmp_path: Path) -> None:
    said(tmp_path, f'map = "{name}"')
    async with opened(tmp_path, (80, 24)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "text")
        top = text(pilot)
        keymap = workbench(pilot).keymap
        await keys(pilot, *keymap.keys_of("edge.last")[:1])
        assert text(pilot) != top
        await keys(pilot, *keymap.keys_of("edge.first")[:1], *keymap.keys_of("cursor.down")[:1])
        await keys(pilot, *keymap.keys_of("back")[:1])
        assert len(pilot.app.screen_stack) == 1


# Keys of one's own


async def test_a_key_of_ones_own_acts_and_is_named_everywhere(tmp_path: Path) -> None:
    said(tmp_path, 'add = "+"', 'hide = ["ö", "f2"]', '"page.fit" = "f"', "compare = []")
    async with opened(tmp_path, (120, 40)) as pilot:
        assert "+ add" in footer(pilot)
        await keys(pilot, "ö")
        assert "***" in text(pilot)
        await keys(pilot, "f2", "z", "f")
        assert "***" not in text(pilot)
        assert places(pilot) == "fit"
        await keys(pilot, "q", "c")
        assert places(pilot) == "home"
        await press(pilot, "palette")
        await pilot.pause(0.3)
        await type_text(pilot, "compare the marked")
        await pilot.pause(0.5)
        assert "no key" in text(pilot)
        await keys(pilot, "enter")
        await pilot.pause(0.3)
        assert places(pilot) == "compare"


async def test_every_character_can_be_a_key(tmp_path: Path) -> None:
    characters = [one for one in string.printable if one.isprintable()]
    own = ", ".join(f"'{one}'" if one != "'" else '"\'"' for one in characters)
    said(tmp_path, f"hide = [{own}]")
    async with opened(tmp_path) as pilot:
        hidden = False
        for one in characters:
            meant = workbench(pilot).keymap.for_key("space" if one == " " else one, "home")
            assert meant is not None
            if meant.id != "hide":
                continue
            await keys(pilot, "space" if one == " " else one)
            hidden = not hidden
            assert workbench(pilot).hide is hidden, one


async def test_keys_changed_on_disk_are_followed_and_broken_ones_are_not(tmp_path: Path) -> None:
    path = said(tmp_path)
    async with opened(tmp_path) as pilot:
        path.write_text('[keys]\nhide = "Z"\n', encoding="utf-8")
        await followed(pilot)
        assert message(pilot) == "settings.toml changed on disk: this is the new state"
        await keys(pilot, "Z")
        assert workbench(pilot).hide
        path.write_text('[keys]\nmap = "emacs"\n', encoding="utf-8")
        await followed(pilot)
        await keys(pilot, "Z")
        assert not workbench(pilot).hide


async def test_quitting_by_a_key_of_ones_own_works_over_a_text_too(tmp_path: Path) -> None:
    said(tmp_path, 'quit = "ctrl+x"')
    async with opened(tmp_path) as pilot:
        await keys(pilot, "ctrl+c")
        assert message(pilot) == "q goes back and quits from the list of offers; ctrl+x quits at once"
        await press(pilot, "text")
        await keys(pilot, "ctrl+q")
        assert pilot.app.is_running
        assert not workbench(pilot).leaving
        await keys(pilot, "ctrl+x")
        assert workbench(pilot).leaving


async def test_quitting_by_a_key_of_ones_own_works_from_a_field_too(tmp_path: Path) -> None:
    said(tmp_path, 'quit = "ctrl+x"')
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        assert workbench(pilot).desk.editing is not None
        await keys(pilot, "ctrl+x")
        assert workbench(pilot).leaving


async def test_a_taken_key_does_what_was_chosen(tmp_path: Path) -> None:
    said(tmp_path, '"page.fit" = "ctrl+q"', 'quit = "Q"', 'help = "ctrl+p"', 'palette = "?"')
    async with opened(tmp_path) as pilot:
        await keys(pilot, "ctrl+q")
        assert (places(pilot), workbench(pilot).leaving) == ("fit", False)
        await keys(pilot, "ctrl+p")
        assert "Rate the goal" in text(pilot)
        await keys(pilot, "q", "Q")
        assert workbench(pilot).leaving


async def test_no_settings_leave_a_person_without_a_way_out(tmp_path: Path) -> None:
    taken = [f'"{name}" = ""' for name in ("quit", "back", "help", "palette")]
    said(tmp_path, *taken, 'undo = ["q", "h", "left", "escape", "?", ":", "ctrl+p", "ctrl+q"]')
    async with opened(tmp_path) as pilot:
        assert "settings.toml has" in text(pilot).splitlines()[0]
        await visit(pilot, "fit")
        await keys(pilot, "?")
        assert len(pilot.app.screen_stack) > 1
        await keys(pilot, "q", "q")
        assert places(pilot) == "home"
        await keys(pilot, ":")
        await pilot.pause(0.3)
        await type_text(pilot, "what is wrong in settings")
        await pilot.pause(0.5)
        await keys(pilot, "enter")
        await pilot.pause(0.3)
        assert places(pilot) == "problems"
        assert "F21" in text(pilot)
        await keys(pilot, "ctrl+q")
        assert workbench(pilot).leaving


async def test_the_keys_of_a_question_stay_its_own(tmp_path: Path) -> None:
    said(tmp_path, 'back = ["m", "e", "x"]', '"cursor.down" = "t"')
    offer = offer_file(tmp_path)
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await keys(pilot, "enter")
        found = offer.read_text(encoding="utf-8")
        offer.write_text(found.replace("base_salary = 165_000", "base_salary = 175_000"), encoding="utf-8")
        await type_text(pilot, "185000")
        await keys(pilot, "enter")
        await settled(pilot)
        assert len(pilot.app.screen_stack) > 1
        await keys(pilot, "m")
        assert len(pilot.app.screen_stack) == 1
        assert "base_salary = 185_000" in offer.read_text(encoding="utf-8")
        assert GONE not in text(pilot)


@pytest.mark.parametrize(("name", "moves"), [("default", True), ("arrows", False)])
async def test_a_list_to_choose_from_moves_by_the_keys_of_the_map(
    name: str, *, moves: bool, tmp_path: Path
) -> None:
    said(tmp_path, f'map = "{name}"')
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await press(pilot, "add")
        before = text(pilot)
        await keys(pilot, "j")
        assert (text(pilot) != before) is moves
        await keys(pilot, "down")
        assert text(pilot) != before
