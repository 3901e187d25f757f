"""The registry of actions: every key of every page does something or says why not."""

import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from offer_tui.ui import actions
from offer_tui.ui.actions import ACTIONS, INNER_PAGES, Action
from offer_tui.ui.trail import HOME, PAGES
from tests.ui.driving import (
    BENCHES,
    action,
    keys,
    lend_terminal,
    opened,
    press,
    samples,
    visit,
    workbench,
)

PAGE_IDS = (HOME, *PAGES, *(page for page in INNER_PAGES if page not in PAGES))
LEFT_ALONE = {"ctrl+a", "ctrl+b", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+z"}
KINDS = [
    place for place in BENCHES if place not in ("a payment", "a benefit", "a priority", "a round", "a person")
]
"""One place of each kind: pages of details are all of the same one."""


def look(pilot: Pilot[None]) -> list[Strip]:
    """Return all that the screen shows, its colours included."""
    return pilot.app.screen._compositor.render_strips(pilot.app.size)


# The registry


def test_ids_are_unique_and_every_action_is_described() -> None:
    assert not [name for name, count in Counter(one.id for one in ACTIONS).items() if count > 1]
    for one in ACTIONS:
        assert one.keys
        assert one.label
        assert one.help
        assert one.help[0].isupper()
        assert not one.help.endswith(".")
        assert set(one.pages) <= set(PAGE_IDS)


@pytest.mark.parametrize("page", PAGE_IDS)
def test_no_key_means_two_things_on_a_page(page: str) -> None:
    bound = Counter(key for one in actions.on_page(page) for key in one.keys)
    assert not [key for key, count in bound.items() if count > 1]


def test_no_key_needs_what_a_terminal_swallows() -> None:
    for key in actions.every_key():
        assert key not in LEFT_ALONE
        assert not re.search(r"alt\+|meta\+|super\+|ctrl\+shift|ctrl\+enter|^f\d+$", key)


@pytest.mark.parametrize("page", PAGE_IDS)
def test_quit_help_palette_and_back_are_on_every_page_and_not_on_escape_alone(page: str) -> None:
    ids = {one.id for one in actions.on_page(page)}
    assert {"quit", "help", "palette", "back"} <= ids
    assert len(set(action("back").keys) - {"escape"}) > 0


# Every action on every page


async def start_at(pilot: Pilot[None], place: str) -> None:
    """Go to a place anew, with the cursor on a row in the middle where there is one."""
    bench = workbench(pilot)
    while len(pilot.app.screen_stack) > 1:
        await keys(pilot, "escape")
    if bench.desk.editing is not None:
        await keys(pilot, "escape")
    bench.trail.places.clear()
    bench.sheet.focus()
    bench.show()
    await visit(pilot, place)
    await press(pilot, "cursor.down")


async def start_again(pilot: Pilot[None], place: str, seen: list[Strip]) -> None:
    """Put the cursor back where it was; go to the place anew where that does not look the same."""
    if len(pilot.app.screen_stack) == 1 and workbench(pilot).desk.editing is None:
        await press(pilot, "edge.first", "cursor.down")
    if look(pilot) != seen:
        await start_at(pilot, place)


def driven(page: str) -> Iterator[Action]:
    """Yield the actions to drive on a page: all but those that only move or leave the program."""
    for one in actions.on_page(page):
        if one.group != "Moving" and one.id != "quit" and not (one.id == "back" and page == HOME):
            yield one


@pytest.mark.parametrize("place", KINDS)
async def test_every_action_does_something_or_says_why_not(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples(tmp_path)
    silent = []
    ran = lend_terminal(monkeypatch)
    async with opened(tmp_path) as pilot:
        await start_at(pilot, place)
        seen = look(pilot)
        for one in driven(workbench(pilot).trail.page_id):
            await start_again(pilot, place, seen)
            before, runs, edits = look(pilot), len(ran), len(workbench(pilot).workbook.done)
            await keys(pilot, one.keys[0])
            assert pilot.app.is_running
            if look(pilot) == before and len(ran) == runs:
                silent.append(one.id)
            if len(workbench(pilot).workbook.done) > edits:
                await press(pilot, "undo")
    assert silent == []


@pytest.mark.parametrize("place", KINDS)
async def test_every_key_that_moves_is_harmless_on_every_page(place: str, tmp_path: Path) -> None:
    samples(tmp_path)
    async with opened(tmp_path) as pilot:
        await visit(pilot, place)
        page = workbench(pilot).trail.page_id
        moving = [key for one in actions.on_page(page) if one.group == "Moving" for key in one.keys]
        for key in (*moving, "tab", *moving):
            await keys(pilot, key)
            if workbench(pilot).desk.editing is not None:
                await keys(pilot, "escape")
        assert workbench(pilot).trail.page_id == page
        assert not workbench(pilot).workbook.done


async def test_every_action_is_harmless_where_there_is_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lend_terminal(monkeypatch)
    async with opened(tmp_path) as pilot:
        for one in driven(HOME):
            if one.id == "samples":
                continue
            await press(pilot, "edge.first")
            before = look(pilot)
            await keys(pilot, one.keys[0])
            assert look(pilot) != before, one.id
            while len(pilot.app.screen_stack) > 1:
                await keys(pilot, "escape")
            if workbench(pilot).desk.editing is not None:
                await keys(pilot, "escape")
            if workbench(pilot).trail.places:
                await press(pilot, "back")
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - nothing is awaited for it
