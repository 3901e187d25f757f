"""Equal packages on the screen, and one of them as the plan of round one."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.core.keys import find
from tests.directories import offers_directory
from tests.ui.driving import (
    HEAD,
    fill,
    go_to,
    keys,
    message,
    offer_file,
    opened,
    panel,
    press,
    row,
    samples,
    selected,
    text,
    workbench,
)

GLOBEX = (
    HEAD
    + """
[package]
base_salary = 165_000
vacation_days = 20
remote_days = 2

[[package.grant]]
value = 240_000
months = 48

[[priorities]]
item = "base_salary"
desired = 185_000
walk_away = 165_000
worth = 20_000

[[priorities]]
item = "equity"
desired = 300_000
worth = 12_000

[[priorities]]
item = "remote_days"
desired = 3
worth = 8_000

[[research]]
id = "peer-1"
item = "equity"
mid = 290_000
source = "network"
"""
)
PLANNED = """
[[rounds]]
planned = true
channel = "phone"

[[rounds.asks]]
item = "level"
ask = "L7"

[[rounds.asks]]
item = "base_salary"
ask = 170_000
because = "Peers are paid so."           # Dana's words
"""


def globex(tmp_path: Path, rest: str = "", offer: str = GLOBEX) -> Path:
    return offers_directory(tmp_path / "o", globex=offer + rest)


async def packages(pilot: Pilot[None]) -> None:
    """Open the equal packages of the only offer."""
    await press(pilot, "page.priorities", "bundles")


async def plan_anyway(pilot: Pilot[None]) -> None:
    """Make the selected package the plan, whatever the guide says."""
    await press(pilot, "plan_bundle")
    await fill(pilot, "anyway")
    await fill(pilot, "To see it")


def asks(pilot: Pilot[None]) -> list[tuple[object, object]]:
    """Return item and figure of each ask of round one, as the file has them."""
    found = find(workbench(pilot).view("globex").tree, ("rounds", 0, "asks"))
    assert isinstance(found, list | tuple)
    return [(one["item"], one["ask"]) for one in found if isinstance(one, dict)]


async def test_asks_worths_and_sums_of_three_packages_are_side_by_side(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await packages(pilot)
        assert row(pilot, "Base salary") == "Base salary 165,000 185,000 20,000 181,000 16,000 180,500 15,500"
        assert row(pilot, "Worth to you") == "Worth to you 36,000 36,000 35,873"
        assert row(pilot, "Vacation days") == "Vacation days 20 – – 25 3,173"
        assert row(pilot, "Year one").endswith("255,000 256,000 252,000")


async def test_the_panel_proves_the_selected_package_line_by_line(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await packages(pilot)
        assert "Stock 240,000 → 280,000 40,000 / 60,000 × 12,000 = 8,000" in panel(pilot)
        assert "Together $36,000 of yearly base to you. All lie within 0.35 % of each other." in panel(pilot)
        await press(pilot, "bundle.B")
        assert "B: Stock in full" in panel(pilot)
        assert "B costs them 4,000 less cash in year one, 16,000 less in 4 years than A." in panel(pilot)
        await keys(pilot, "tab", "enter")
        assert "Worth of an ask = worth of the whole move" in text(pilot)


async def test_a_worth_is_edited_in_place_and_the_packages_follow(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await packages(pilot)
        await go_to(pilot, "Stock")
        await press(pilot, "open")
        await fill(pilot, "30k")
        assert "worth = 30_000" in offer_file(tmp_path / "o", "globex").read_text(encoding="utf-8")
        assert "30,000" in row(pilot, "Stock")


async def test_a_package_becomes_a_planned_round_with_its_research(tmp_path: Path) -> None:
    directory = globex(tmp_path)
    before = offer_file(directory, "globex").read_text(encoding="utf-8")
    async with opened(directory) as pilot:
        await packages(pilot)
        await press(pilot, "bundle.B")
        await plan_anyway(pilot)
        assert message(pilot) == "package B planned as round 1"
        assert asks(pilot) == [("base_salary", 181_000), ("equity", 300_000), ("remote_days", 3)]
        tree = workbench(pilot).view("globex").tree
        assert find(tree, ("rounds", 0, "planned")) is True
        assert find(tree, ("rounds", 0, "asks", 1, "research")) == ["peer-1"]
        assert find(tree, ("rounds", 0, "asks", 0, "research")) is None
        # The plan is one step, and leaves the packages as they were.
        assert row(pilot, "Worth to you") == "Worth to you 36,000 36,000 35,873"
        await press(pilot, "undo")
    assert offer_file(directory, "globex").read_text(encoding="utf-8") == before


async def test_the_guide_can_hold_the_plan_back(tmp_path: Path) -> None:
    directory = globex(tmp_path)
    before = offer_file(directory, "globex").read_bytes()
    async with opened(directory) as pilot:
        await packages(pilot)
        await press(pilot, "plan_bundle")
        assert "N05" in panel(pilot)
        await fill(pilot, "not yet")
    assert offer_file(directory, "globex").read_bytes() == before


async def test_a_planned_round_gets_the_asks_and_keeps_what_was_said_of_them(tmp_path: Path) -> None:
    directory = globex(tmp_path, PLANNED)
    async with opened(directory) as pilot:
        await packages(pilot)
        await plan_anyway(pilot)
        assert asks(pilot) == [("base_salary", 185_000), ("equity", 280_000), ("remote_days", 3)]
    written = offer_file(directory, "globex").read_text(encoding="utf-8")
    assert 'because = "Peers are paid so."           # Dana\'s words' in written
    assert 'channel = "phone"' in written
    assert "L7" not in written


async def test_a_round_that_took_place_is_not_planned_again(tmp_path: Path) -> None:
    samples(tmp_path)
    before = offer_file(tmp_path).read_bytes()
    async with opened(tmp_path) as pilot:
        await go_to(pilot, "Northwind")
        await packages(pilot)
        await press(pilot, "plan_bundle")
        assert "round 1 has taken place, and all asks belong in it" in message(pilot)
    assert offer_file(tmp_path).read_bytes() == before


@pytest.mark.parametrize("action", ["bundle.A", "plan_bundle"])
async def test_where_there_are_none_the_page_says_why(tmp_path: Path, action: str) -> None:
    async with opened(globex(tmp_path, offer=HEAD)) as pilot:
        await packages(pilot)
        assert "Nothing is ranked yet" in text(pilot)
        await press(pilot, action)
        assert "Nothing is ranked yet" in message(pilot)


async def test_a_package_that_is_not_there_is_not_selected(tmp_path: Path) -> None:
    two = GLOBEX.replace("vacation_days = 20\n", "").replace("base_salary = 165_000", "base_salary = 1_000")
    two = two.replace("185_000", "9_000").replace("165_000", "1_000")
    async with opened(globex(tmp_path, offer=two)) as pilot:
        await packages(pilot)
        await press(pilot, "bundle.C")
        assert "there are only 2 packages" in message(pilot)
        assert "A: Base salary in full" in panel(pilot)


async def test_amounts_can_be_hidden_here_too(tmp_path: Path) -> None:
    async with opened(globex(tmp_path), (120, 40)) as pilot:
        await packages(pilot)
        await press(pilot, "hide")
        for figure in ("185,000", "36,000", "280,000", "12,000"):
            assert figure not in text(pilot)
        assert "***" in row(pilot, "Worth to you")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_figures_are_whole_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(globex(tmp_path), size) as pilot:
        await packages(pilot)
        assert "…" not in row(pilot, "Base salary")
        for figure in ("185,000", "181,000", "180,500"):
            assert figure in row(pilot, "Base salary")


async def test_back_leads_to_the_row_of_the_priorities_that_it_was_opened_from(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await press(pilot, "page.priorities", "cursor.down", "bundles", "back")
        assert workbench(pilot).trail.page_id == "priorities"
        assert selected(pilot).startswith("2 Stock")
