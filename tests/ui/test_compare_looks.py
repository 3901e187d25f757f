"""The comparison looked at: discounted, over time, hidden, at every size, and where its figures come from."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.core import compare, flips
from offer_tui.core.compare import Comparison
from offer_tui.core.cumulative import cumulative
from offer_tui.core.exact import decimal_of
from offer_tui.core.wording import shown_number
from offer_tui.ui.pages import over_time
from tests.directories import offers_directory
from tests.ui.compared import PROFILE, SIZES, offer, sheet_lines, three, titles
from tests.ui.driving import (
    bottom,
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
    settled,
    text,
    workbench,
)
from tests.ui.screen_text import overfull_lines, screen_text
from tests.ui.unchanged import looking

# Discount


async def test_a_discount_adds_the_present_value_and_takes_it_away_again(tmp_path: Path) -> None:
    async with looking(three(tmp_path)) as pilot:
        await press(pilot, "compare", "assume")
        await fill(pilot, "5")
        # 120,000 × (1 + 1 ÷ 1.05 + 1 ÷ 1.05² + 1 ÷ 1.05³)
        assert row(pilot, "Present value at 5 %").startswith("Present value at 5 % $446,790 $465,406*")
        await press(pilot, "assume")
        await fill(pilot, "12.5%")
        assert row(pilot, "Present value at 12.5 %").split()[5] == "$405,761"
        await press(pilot, "assume_nothing")
        assert "Present value" not in text(pilot)
        await press(pilot, "assume_nothing")
        assert message(pilot) == "! nothing is assumed: this is as offered"


async def test_a_rate_that_is_none_is_refused_and_an_empty_one_is_no_discount(tmp_path: Path) -> None:
    async with looking(three(tmp_path)) as pilot:
        await press(pilot, "compare", "assume")
        await fill(pilot, "101")
        assert workbench(pilot).desk.editing is not None
        await keys(pilot, "escape")
        await press(pilot, "assume")
        await fill(pilot, "100")
        assert "Present value at 100 %" in text(pilot)
        await press(pilot, "assume")
        await keys(pilot, "backspace", "enter")
        assert "Present value" not in text(pilot)


# Over time


@pytest.mark.parametrize("size", [(110, 50), (120, 40), (200, 60)], ids=str)
async def test_the_plot_over_time_has_the_computed_figures_at_any_width(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with looking(samples(tmp_path), size) as pilot:
        await press(pilot, "compare", "picture.next")
        columns = workbench(pilot).view("/comparison").comparison.columns
        for letter, column in zip("abcde", columns, strict=True):
            paid = [
                cumulative(column.candidate.package, month) * (column.rate or 0) for month in (12, 24, 36, 48)
            ]
            figures = [
                f"{month} mo {shown_number(decimal_of(one), 0)}"
                for month, one in zip((12, 24, 36, 48), paid, strict=True)
            ]
            assert f"{letter} {column.candidate.name}: {', '.join(figures)}" in panel(pilot)
        await press(pilot, "picture.next")
        assert panel(pilot).startswith("What would change the ranking")


async def test_the_plot_rises_from_nothing_to_the_most_that_is_paid(tmp_path: Path) -> None:
    async with looking(three(tmp_path), (200, 60)) as pilot:
        await press(pilot, "mark", "mark", "compare", "picture.next")
        place = workbench(pilot).panel.region
        lines = [one[place.x :] for one in screen_text(pilot.app)[place.y : place.bottom]]
        top, bottom, axis = lines[1], lines[7], lines[8]
        assert top.split() == ["500,000", "b"]
        assert bottom.split()[0] == "0"
        # Column 0 stands above the 0 of the axis, the last above 48.
        assert axis.index("month 0") + len("month ") == bottom.index("a")
        assert top.index("b") == axis.index("48") + 1
        # Alpha has 480,000 of 500,000 in the end: one line lower, as lines are cut off, not rounded.
        assert "a" in lines[2]
        assert "a" not in top


async def test_the_plot_is_there_below_the_sheet_too_to_scroll_to(tmp_path: Path) -> None:
    async with looking(three(tmp_path), (60, 20)) as pilot:
        await press(pilot, "compare", "picture.next")
        assert panel(pilot).startswith("a Alpha b Beta c Gamma d Initech v ranking")
        await press(pilot, "panel", "edge.last")
        assert "d Initech: 12 mo 110,000, 24 mo 220,000, 36 mo 330,000, 48 mo 440,000" in panel(pilot)


# Hidden amounts


@pytest.mark.parametrize("turned", [0, 1])
async def test_hidden_amounts_are_nowhere_on_the_screen(turned: int, tmp_path: Path) -> None:
    more = '[package.custom.bonus]\noffered = 7_777\nunit = "a year"\n[[priorities]]\nitem = "custom.bonus"\n'
    directory = three(tmp_path)
    alpha = offer_file(directory, "alpha")
    alpha.write_text(alpha.read_text(encoding="utf-8") + more, encoding="utf-8")
    async with looking(directory) as pilot:
        await press(pilot, "compare", *["picture.next"] * turned)
        assert "7,777 a year" in text(pilot)
        await press(pilot, "hide")
        assert not re.search(r"\d,\d{3}", text(pilot))
        assert row(pilot, "4 years, expected").startswith("4 years, expected *** *** *** ***")
        assert row(pilot, "Bonus").startswith("Bonus *** *** *** ***")
        assert row(pilot, "Fit").startswith("Fit 8.0* 6.0 5.0 –")
        assert panel(pilot) == "Amounts are hidden; z shows them."
        await press(pilot, "panel", "open")
        assert message(pilot) == "amounts are hidden; z shows them"
        await press(pilot, "hide")
        assert row(pilot, "4 years, expected").startswith("4 years, expected $480,000")


# Sizes


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_no_figure_is_cut_and_every_label_can_be_told_from_the_others(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with looking(samples(tmp_path), size) as pilot:
        await press(pilot, "compare", "assume")
        await fill(pilot, "5")
        sheet = workbench(pilot).sheet
        seen: dict[str, str] = {}
        for one in sheet.rows:
            cut = [k for k in sheet.cut_cells(one) if k and sheet.widths[k]]
            assert cut == [], one.id
            label = row_label(pilot)
            assert not re.search(r"\d[\d,.]*…", selected(pilot).removeprefix(label)), one.id
            assert one.cells[0][0].text.startswith(label.removesuffix("…"))
            assert len(label) >= min(17, len(one.cells[0][0].text))
            seen[label] = one.id
            await press(pilot, "cursor.down")
        assert len(seen) == len(sheet.rows)
        assert overfull_lines(pilot.app) == []
        assert len(titles(pilot)) >= 3


def row_label(pilot: Pilot[None]) -> str:
    """Return the label of the selected row as it is seen."""
    here = next(one for one in sheet_lines(pilot) if one.startswith("▌"))
    return here[2 : 2 + workbench(pilot).sheet.widths[0]].strip()


async def test_figures_longer_than_usual_are_not_cut_either(tmp_path: Path) -> None:
    directory = offers_directory(
        tmp_path / "o",
        profile='currency = "CHF"\n',
        alpha=offer("Alpha", 1_250_000, 5, currency="CHF"),
        beta=offer("Beta", 110_000_000, 5, currency="CHF"),
    )
    async with looking(directory, (60, 20)) as pilot:
        await press(pilot, "compare")
        assert row(pilot, "4 years, expected").split()[-2:] == ["CHF", "440,000,000*"]
        assert "CHF 5,000,000" in row(pilot, "4 years, expected")


async def test_what_there_is_no_room_for_can_be_read_in_the_line_of_messages(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (80, 24)) as pilot:
        await press(pilot, "compare", "cursor.down", "cursor.down")
        assert titles(pilot) == ["Acme Orbital", "Globex", "Northwind Robotics", "Umbra Labs"]
        assert one_spaced(bottom(pilot)) == "Initech $164,320"


# Coming back, and what happens meanwhile


async def test_q_comes_back_to_the_offer_that_was_selected(tmp_path: Path) -> None:
    async with looking(three(tmp_path)) as pilot:
        await go_to(pilot, "Beta")
        await press(pilot, "compare", "cursor.down", "back")
        assert selected(pilot).startswith("Beta")


async def test_nothing_can_be_changed_on_the_page(tmp_path: Path) -> None:
    async with looking(three(tmp_path)) as pilot:
        await press(pilot, "compare")
        before = sheet_lines(pilot)
        for key in (
            "edit",
            "add",
            "drop",
            "move.down",
            "move.up",
            "undo",
            "editor",
            "text",
            "problems",
        ):
            await press(pilot, key)
            assert sheet_lines(pilot) == before, key
        assert workbench(pilot).trail.page_id == "compare"


async def test_offers_that_change_on_disk_are_followed(tmp_path: Path) -> None:
    directory = three(tmp_path)
    async with opened(directory, (120, 40)) as pilot:
        await press(pilot, "compare")
        alpha = offer_file(directory, "alpha")
        alpha.write_text(alpha.read_text(encoding="utf-8").replace("120000", "130_000"), encoding="utf-8")
        workbench(pilot).follow()
        await settled(pilot)
        assert row(pilot, "4 years, expected").startswith("4 years, expected $520,000* $500,000")
        assert message(pilot) == "alpha.toml changed on disk: this is the new state"
        profile = directory / "profile.toml"
        profile.write_text(PROFILE.replace("EUR = 1.25", "EUR = 1.50"), encoding="utf-8")
        workbench(pilot).follow()
        await settled(pilot)
        assert row(pilot, "4 years, expected").startswith("4 years, expected $520,000 $600,000*")
        offer_file(directory, "gamma").unlink()
        workbench(pilot).follow()
        await settled(pilot)
        assert titles(pilot) == ["Alpha", "Beta", "Initech"]
        for slug in ("alpha", "beta"):
            offer_file(directory, slug).unlink()
        workbench(pilot).follow()
        await settled(pilot)
        assert workbench(pilot).trail.page_id == "home"


def counted(monkeypatch: pytest.MonkeyPatch, module: object, name: str) -> list[str]:
    """Return a list that grows by a name at every call of a function."""
    calls: list[str] = []
    own: Callable[..., object] = getattr(module, name)

    def counting(*args: object, **named: object) -> object:
        calls.append(name)
        return own(*args, **named)

    monkeypatch.setattr(module, name, counting)
    return calls


@pytest.mark.parametrize("turned", [0, 1])
async def test_moving_the_cursor_computes_nothing_anew(
    turned: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = counted(monkeypatch, compare, "comparison")
    flipped = counted(monkeypatch, flips, "flips")
    plotted = counted(monkeypatch, over_time, "cumulative")
    async with looking(samples(tmp_path), (80, 24)) as pilot:
        await press(pilot, "compare", *["picture.next"] * turned)
        assert compared
        assert flipped
        assert bool(plotted) is bool(turned)
        before = len(compared), len(flipped), len(plotted)
        await press(pilot, *["cursor.down"] * 5, "cursor.up", "edge.last", "panel", "cursor.down", "panel")
        assert (len(compared), len(flipped), len(plotted)) == before


# What the figures are made of


async def test_the_figures_can_be_opened_and_multiply_out(tmp_path: Path) -> None:
    async with looking(three(tmp_path, index="cost_of_living = 100\n"), (120, 60)) as pilot:
        await press(pilot, "compare", "assume")
        await fill(pilot, "5")
        await press(pilot, "panel", "open")
        said = text(pilot)
        assert screen_text(pilot.app)[0].strip() == "What the figures are made of"
        assert "4 years: €400,000 × 1.25 = $500,000" in said
        assert "At your cost of living: $500,000 × 100 ÷ 125 = $400,000" in said
        assert Decimal(400_000) * Decimal("1.25") * 100 / 125 == 400_000
        assert "Present value: sum of year y ÷ (1 + 5 %)^(y − 1) = €372,324.80" in said
        assert said.count("Year 1: €100,000") == 1
        await press(pilot, "back")
        assert workbench(pilot).trail.page_id == "compare"


async def test_the_columns_are_those_of_the_computed_comparison(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (200, 60)) as pilot:
        await press(pilot, "compare")
        found: Comparison = workbench(pilot).view("/comparison").comparison
        for one in found.rows:
            if one.is_amount:
                signed = [f"{cell}{'*' if n in one.best else ''}" for n, cell in enumerate(one.cells)]
                assert f"{one.label} {' '.join(signed)}" in row(pilot, one.label)
