"""Every page at every size: nothing cut off that matters, nothing overlapping."""

from itertools import combinations
from pathlib import Path

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget

from offer_tui.ui.glyphs import CURSOR
from offer_tui.ui.screens.workbench import Workbench
from tests.ui.driving import (
    PLACES,
    edit,
    go_to,
    keys,
    one_spaced,
    opened,
    panel,
    press,
    row,
    samples,
    settled,
    text,
    visit,
)
from tests.ui.screen_text import overfull_lines, screen_text

SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]
TABS = ("package", "fit", "priorities", "strategy", "rounds", "decision")


def regions(pilot: Pilot[None]) -> dict[Widget, Region]:
    """Return where each widget is seen that has no other one inside."""
    seen = pilot.app.screen._compositor.visible_widgets
    return {
        widget: region.intersection(clip) for widget, (region, clip) in seen.items() if not widget.children
    }


def assert_laid_out(pilot: Pilot[None]) -> None:
    """Assert what holds for every screen: lines as wide as it is, and widgets beside each other."""
    assert overfull_lines(pilot.app) == []
    screen = pilot.app.screen.region
    for widget, region in regions(pilot).items():
        assert screen.contains_region(region), widget
        assert region.area, widget
    for (one, here), (other, there) in combinations(regions(pilot).items(), 2):
        assert not here.overlaps(there), (one, other)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_page_is_whole_at_every_size(place: str, size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(samples(tmp_path), size) as pilot:
        await visit(pilot, place)
        assert_laid_out(pilot)
        lines = screen_text(pilot.app)
        assert len(lines) == size[1]
        if not isinstance(pilot.app.screen, Workbench):
            assert lines[0].strip() == {"help": "Help", "text": "northwind-robotics.toml"}[place]
            assert lines[-1].strip() == "j k scroll   q back"
            return
        assert lines[0].startswith(
            " You" if place in ("profile", "a goal") else " Offers" if place == "home" else " Northwind"
        )
        if place in TABS:
            assert ("offer" if place == "package" else place).upper() in lines[1].split()
        assert lines[-1].endswith("? keys")
        if place != "problems":
            assert sum(one.startswith(CURSOR) for one in lines) == 1


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_cursor_stays_in_sight_from_the_first_row_to_the_last_and_back(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(samples(tmp_path), size) as pilot:
        await visit(pilot, "strategy")
        bench = pilot.app.screen
        assert isinstance(bench, Workbench)
        count = sum(one.selectable for one in bench.sheet.rows)
        for action_id in ("cursor.down", "cursor.up"):
            seen = set()
            for _ in range(count):
                here = [one for one in screen_text(pilot.app) if one.startswith(CURSOR)]
                assert len(here) == 1
                seen.add(bench.sheet.row.id if bench.sheet.row else "")
                await press(pilot, action_id)
            assert len(seen) == count


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_matters_of_the_package_is_never_out_of_sight(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(samples(tmp_path), size) as pilot:
        await visit(pilot, "package")
        assert "Total 277,580" in panel(pilot)
        sure = panel(pilot).partition("Total 277,580")[2].split()[:5]
        assert "727,527" in sure
        for _ in range(30):
            await press(pilot, "cursor.down")
            assert f"Total 277,580 {' '.join(sure)}" in panel(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_figures_of_priorities_are_never_cut(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(samples(tmp_path), size) as pilot:
        await visit(pilot, "priorities")
        figures = {"1": "170,000 185,000 175,000", "2": "220,000 300,000 270,000", "3": "1 3 2"}
        for rank, wanted in figures.items():
            shown = row(pilot, rank)
            assert wanted in shown
            assert "…" not in shown
        assert "As offered ██░░░░░░░░░░░░░░ 13 % of the way Now ███████░░░░░░░░░ 43 % of the way" in panel(
            pilot
        )


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_score_and_verdict_are_always_in_sight(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(samples(tmp_path), size) as pilot:
        await visit(pilot, "fit")
        assert "┤ 7.2 strong weak < 5.0 strong ≥ 7.0 Settled: strong." in panel(pilot)
        await press(pilot, "back")
        await visit(pilot, "fit", "Globex")
        assert "┤ 6.6–8.3 undecided" in panel(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_open_field_shows_what_is_typed_and_how_it_is_understood(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(samples(tmp_path), size) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        for key in "+4%":
            await keys(pilot, key)
            assert overfull_lines(pilot.app) == []
        assert "= 171,600 (+6,600, +4.0 %)" in text(pilot)
        await keys(pilot, "escape")
        await go_to(pilot, "Notes")
        await press(pilot, "edit")
        assert "Control plane for warehouse robots." in text(pilot)
        assert overfull_lines(pilot.app) == []


@pytest.mark.parametrize("small", [(59, 20), (60, 19), (50, 10), (20, 5), (1, 1)], ids=str)
async def test_a_screen_that_is_too_small_says_so_and_comes_back_as_it_was(
    small: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "cursor.down", "cursor.down")
        before = screen_text(pilot.app)
        await pilot.resize_terminal(*small)
        await settled(pilot)
        assert overfull_lines(pilot.app) == []
        if small[0] > 1:
            assert one_spaced(text(pilot)).startswith("A little more room, please")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert screen_text(pilot.app) == before


async def test_an_open_field_survives_a_screen_that_was_too_small_for_a_while(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await keys(pilot, *"185")
        await pilot.resize_terminal(20, 5)
        await settled(pilot)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        await keys(pilot, "k", "enter")
        assert row(pilot, "Base salary").startswith("Base salary 185,000")


async def test_the_panel_stands_beside_the_sheet_where_there_is_room_else_below(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (109, 40)) as pilot:
        await visit(pilot, "rounds")
        bench = pilot.app.screen
        assert isinstance(bench, Workbench)
        assert bench.panel.region.y >= bench.sheet.region.bottom
        await pilot.resize_terminal(110, 40)
        await settled(pilot)
        assert bench.panel.region.y == bench.sheet.region.y
        assert bench.panel.region.x >= bench.sheet.region.right
        assert_laid_out(pilot)


async def test_a_long_text_goes_through_every_size_on_every_page(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (60, 20)) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Company", "An uncommonly long name of a company 株式会社 " * 3)
        for page in TABS:
            await press(pilot, f"page.{page}")
            assert_laid_out(pilot)
            assert screen_text(pilot.app)[-1].endswith("? keys")
        await press(pilot, "back")
        assert_laid_out(pilot)
