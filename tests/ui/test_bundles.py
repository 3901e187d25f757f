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
    one_spaced,
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
FILLED = (
    HEAD
    + """
[package]
base_salary = 165_000
vacation_days = 20
remote_days = 2

[[priorities]]
item = "vacation_days"
desired = 22
worth = 3_000

[[priorities]]
item = "remote_days"
desired = 4
worth = 8_000

[[priorities]]
item = "base_salary"
desired = 185_000
worth = 20_000
"""
)
"""An offer whose packages have a gap that a signing bonus can close."""
DATED = GLOBEX.replace(HEAD, f"{HEAD}dates.start = 2027-03-01\n").replace(
    'item = "remote_days"\ndesired = 3', 'item = "start_date"\ndesired = 2027-02-01'
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


async def plan_anyway(pilot: Pilot[None], *reasons: str) -> None:
    """Make the selected package the plan, with reasons for its asks, whatever the guide says."""
    await press(pilot, "plan_bundle")
    for reason in reasons:
        await fill(pilot, reason)
    await fill(pilot, "anyway")
    await fill(pilot, "To see it")


def planned(pilot: Pilot[None], number: int, key: str) -> object:
    """Return a key of an ask of round one, as the file has it."""
    return find(workbench(pilot).view("globex").tree, ("rounds", 0, "asks", number, key))


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
        await plan_anyway(pilot, "Peers are paid so.", "Long trains.")
        assert message(pilot) == "package B planned as round 1"
        assert asks(pilot) == [("base_salary", 181_000), ("equity", 300_000), ("remote_days", 3)]
        assert find(workbench(pilot).view("globex").tree, ("rounds", 0, "planned")) is True
        assert [planned(pilot, 1, key) for key in ("research", "because")] == [["peer-1"], None]
        assert [planned(pilot, 0, key) for key in ("research", "because")] == [None, "Peers are paid so."]
        assert planned(pilot, 2, "because") == "Long trains."
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
        await fill(pilot, "Peers are paid so.")
        await fill(pilot, "Long trains.")
        assert "N05" in panel(pilot)
        await fill(pilot, "not yet")
    assert offer_file(directory, "globex").read_bytes() == before


async def test_missing_reasons_are_asked_for_so_that_no_ask_is_held_back_for_them(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await packages(pilot)
        await press(pilot, "plan_bundle")
        # Stock has research; the two others are asked about, each by its figure.
        assert "Base salary → 185,000: because" in text(pilot)
        await fill(pilot, "Peers are paid so.")
        assert "Remote days → 3: because" in text(pilot)
        await fill(pilot, "Long trains.")
        assert "N05" in panel(pilot)
        assert "N14" not in panel(pilot)


async def test_an_ask_without_a_reason_is_held_back_alone(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await packages(pilot)
        await press(pilot, "plan_bundle")
        await fill(pilot, "Peers are paid so.")
        await fill(pilot, "")
        assert "N14 The ask for remote days has neither" in panel(pilot)
        assert "N14 The ask for base salary" not in panel(pilot)


async def test_escape_at_a_reason_plans_nothing(tmp_path: Path) -> None:
    directory = globex(tmp_path)
    before = offer_file(directory, "globex").read_bytes()
    async with opened(directory) as pilot:
        await packages(pilot)
        await press(pilot, "plan_bundle")
        await fill(pilot, "Peers are paid so.")
        await keys(pilot, "escape")
        assert "Worth to you" in text(pilot)
    assert offer_file(directory, "globex").read_bytes() == before


async def test_with_a_plan_negotiating_has_begun_and_undo_takes_both_back(tmp_path: Path) -> None:
    directory = globex(tmp_path)
    async with opened(directory) as pilot:
        await packages(pilot)
        await plan_anyway(pilot, "Peers are paid so.", "Long trains.")
        assert 'status = "negotiating"' in offer_file(directory, "globex").read_text(encoding="utf-8")
        await press(pilot, "undo")
        assert "status" not in offer_file(directory, "globex").read_text(encoding="utf-8")


async def test_a_planned_round_gets_the_asks_and_keeps_what_was_said_of_them(tmp_path: Path) -> None:
    directory = globex(tmp_path, PLANNED)
    async with opened(directory) as pilot:
        await packages(pilot)
        # Base salary has its reason and stock its research.
        await plan_anyway(pilot, "Long trains.")
        assert asks(pilot) == [("base_salary", 185_000), ("equity", 280_000), ("remote_days", 3)]
        assert planned(pilot, 2, "because") == "Long trains."
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
    async with opened(globex(tmp_path, offer=HEAD), (60, 20)) as pilot:
        await packages(pilot)
        shown = one_spaced(text(pilot))
        assert "Nothing is ranked yet: the two or three items that matter most come first." in shown
        assert "q leads back, and w there asks for it." in shown
        await press(pilot, action)
        assert "Nothing is ranked yet" in message(pilot)


async def test_where_there_are_none_the_footer_offers_none(tmp_path: Path) -> None:
    async with opened(globex(tmp_path, offer=HEAD)) as pilot:
        await packages(pilot)
        assert text(pilot).splitlines()[-1].split() == ["q", "back", "?", "keys"]


async def test_what_a_package_is_called_by_is_what_sets_it_apart(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await packages(pilot)
        for name, difference in (
            ("A", "A: Base salary in full, less on stock, no vacation days"),
            ("B", "B: Stock in full, less on base salary, no vacation days"),
            ("C", "C: Vacation days in full, less on base salary and stock"),
        ):
            if name != "A":
                await press(pilot, f"bundle.{name}")
            assert panel(pilot).startswith(f"{difference} Base salary ")
            assert "The same in all: Remote days 3." in panel(pilot)


async def test_the_page_tells_where_the_packages_stand_only_with_a_walk_away_point(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await packages(pilot)
        assert "at or above" not in panel(pilot)
        assert "No walk-away point is fixed yet (Strategy page), so these may lie below it." in panel(pilot)
    fixed = "[strategy]\nwalk_away_total = 240_000\n"
    async with opened(globex(tmp_path / "fixed", fixed)) as pilot:
        await packages(pilot)
        assert "Year one of each is at or above your walk-away point, $240,000." in panel(pilot)


async def test_nothing_is_asked_for_that_is_not_worth_the_asking(tmp_path: Path) -> None:
    async with opened(globex(tmp_path, offer=FILLED)) as pilot:
        await packages(pilot)
        # 5 % of base is 8,000; a trifle of it would only close a gap between the sums.
        shown = row(pilot, "Signing bonus").removeprefix("Signing bonus 0").split()
        amounts = [int(one.replace(",", "")) for one in shown if one != "–"]
        assert amounts
        assert min(amounts[::2]) >= 4_000


async def test_dates_are_whole_even_where_there_is_little_room(tmp_path: Path) -> None:
    for size in ((60, 20), (80, 24)):
        async with opened(globex(tmp_path / str(size[0]), offer=DATED), size) as pilot:
            await packages(pilot)
            assert row(pilot, "Start date").count("1 Feb 2027") >= 2
            assert "…" not in row(pilot, "Start date")


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
async def test_figures_sums_and_proof_are_whole_at_every_size(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(globex(tmp_path), size) as pilot:
        await packages(pilot)
        assert "…" not in row(pilot, "Base salary")
        for figure in ("185,000", "181,000", "180,500"):
            assert figure in row(pilot, "Base salary")
        assert row(pilot, "Worth to you") == "Worth to you 36,000 36,000 35,873"
        for name, worth, together in (("B", "16,000", "$36,000"), ("C", "15,500", "$35,873")):
            await press(pilot, f"bundle.{name}")
            assert f"{worth}" in row(pilot, "Base salary")
            assert f" × 20,000 = {worth}" in panel(pilot)
            assert f"Together {together} of yearly base to you." in panel(pilot)
            assert "▾" not in panel(pilot).partition("each other.")[0]


async def test_back_leads_to_the_row_of_the_priorities_that_it_was_opened_from(tmp_path: Path) -> None:
    async with opened(globex(tmp_path)) as pilot:
        await press(pilot, "page.priorities", "cursor.down", "bundles", "back")
        assert workbench(pilot).trail.page_id == "priorities"
        assert selected(pilot).startswith("2 Stock")
