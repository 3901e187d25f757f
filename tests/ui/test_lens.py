"""What is assumed of a package: everything on the page follows, and nothing of it is kept anywhere."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.directories import offers_directory
from tests.ui.driving import fill, go_to, keys, message, panel, press, row, samples, text, visit, workbench
from tests.ui.screen_text import screen_text
from tests.ui.unchanged import looking

PAY = """\
role = "Engineer"
currency = "USD"
[package]
base_salary = 150_000
target_bonus_percent = 10
[[package.grant]]
kind = "rsu"
shares = 4_800
price = 50
months = 48
cliff_months = 12
"""


def two(path: Path) -> Path:
    """Return a directory of two offers that pay the same: 60,000 in shares a year."""
    offers = {name.lower(): f'company = "{name}"\n{PAY}' for name in ("Alpha", "Beta")}
    return offers_directory(path / "offers", **offers)


async def assume(pilot: Pilot[None], which: str, value: str) -> None:
    """Assume a figure, chosen by the beginning of its name."""
    await press(pilot, "assume")
    await fill(pilot, which)
    await fill(pilot, value)


def figures(pilot: Pilot[None], label: str) -> list[str]:
    """Return the figures of a row of the panel."""
    place = workbench(pilot).panel.region
    lines = [one[place.x :].split() for one in screen_text(pilot.app)[place.y : place.bottom]]
    return next(words[1:] for words in lines if words and words[0] == label)


# Prices and other assumptions


async def test_another_share_price_moves_everything_on_the_page(tmp_path: Path) -> None:
    async with looking(two(tmp_path), (200, 60)) as pilot:
        await press(pilot, "page.package")
        assert "If:" not in panel(pilot)
        await press(pilot, "price.up", "price.up")
        assert "If: share price × 1.2. = as offered" in panel(pilot)
        assert figures(pilot, "Stock") == ["72,000"] * 4 + ["288,000", "0"]
        assert figures(pilot, "Total") == ["237,000"] * 4 + ["948,000", "600,000"]
        await press(pilot, "leave.later")
        assert "1,300 vested worth 78,000" in panel(pilot)
        await press(pilot, "picture.next")
        assert "237,000" in panel(pilot)
        await press(pilot, "picture.before", "picture.before", "picture.before")
        await press(pilot, *["price.down"] * 4)
        assert "If: share price × 0.8." in panel(pilot)
        assert figures(pilot, "Stock")[0] == "48,000"
        await press(pilot, "price.up", "price.up")
        assert "If:" not in panel(pilot)
        assert figures(pilot, "Stock")[0] == "60,000"


async def test_a_share_price_never_falls_below_nothing(tmp_path: Path) -> None:
    async with looking(two(tmp_path), (200, 60)) as pilot:
        await press(pilot, "page.package", *["price.down"] * 12)
        assert "If: share price × 0." in panel(pilot)
        assert figures(pilot, "Total")[0] == "165,000"
        await press(pilot, "price.up")
        assert "If: share price × 0.1." in panel(pilot)


@pytest.mark.parametrize(
    ("which", "typed", "said", "years"),
    [
        ("share", "1.5", "share price × 1.5", ["255,000"] * 4),
        ("growth", "10", "it grows 10 % a year", ["225,000", "231,000", "237,600", "244,860"]),
        ("growth", "-50%", "it grows -50 % a year", ["225,000", "195,000", "180,000", "172,500"]),
        ("payout", "80", "80 % of the target bonus", ["222,000"] * 4),
        ("payout", "0", "0 % of the target bonus", ["210,000"] * 4),
        ("company", "150m", "the company is sold for 150,000,000", ["225,000"] * 4),
    ],
)
async def test_each_figure_can_be_assumed_and_left_again(
    which: str, typed: str, said: str, years: list[str], tmp_path: Path
) -> None:
    async with looking(two(tmp_path), (200, 60)) as pilot:
        await press(pilot, "page.package")
        await assume(pilot, which, typed)
        assert f"If: {said}." in panel(pilot)
        assert figures(pilot, "Total")[:4] == years
        await press(pilot, "assume_nothing")
        assert "If:" not in panel(pilot)
        assert figures(pilot, "Total")[:4] == ["225,000"] * 4
        await press(pilot, "assume_nothing")
        assert message(pilot) == "! nothing is assumed: this is as offered"


async def test_several_assumptions_hold_together_and_one_can_be_emptied(tmp_path: Path) -> None:
    async with looking(two(tmp_path), (200, 60)) as pilot:
        await press(pilot, "page.package", "price.up")
        await assume(pilot, "growth", "10")
        assert "If: share price × 1.1, it grows 10 % a year." in panel(pilot)
        assert figures(pilot, "Stock")[:2] == ["66,000", "72,600"]
        await press(pilot, "assume")
        await fill(pilot, "growth")
        await keys(pilot, "backspace", "enter")
        assert "If: share price × 1.1." in panel(pilot)
        assert figures(pilot, "Stock")[:2] == ["66,000", "66,000"]


async def test_escape_assumes_nothing_and_a_misread_figure_stays_open(tmp_path: Path) -> None:
    async with looking(two(tmp_path), (200, 60)) as pilot:
        await press(pilot, "page.package", "assume")
        await keys(pilot, "escape")
        assert workbench(pilot).desk.editing is None
        await assume(pilot, "share", "a lot")
        assert workbench(pilot).desk.editing is not None
        await keys(pilot, "escape")
        assert "If:" not in panel(pilot)
        assert figures(pilot, "Total")[0] == "225,000"


async def test_options_are_worth_their_payoff_when_a_sale_is_assumed(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (200, 60)) as pilot:
        await visit(pilot, "package", "Umbra")
        assert figures(pilot, "Stock")[:4] == ["9,000"] * 4
        await assume(pilot, "company", "30m")
        assert "Stock" not in panel(pilot)
        # 1,000,000,000 ÷ 25,000,000 × 0.8 × 0.85 − 2.50 for each of 15,000 a year.
        await assume(pilot, "company", "1000m")
        assert figures(pilot, "Stock")[:4] == ["370,500"] * 4


# Whose it is


async def test_what_is_assumed_of_one_offer_is_not_assumed_of_another(tmp_path: Path) -> None:
    async with looking(two(tmp_path), (200, 60)) as pilot:
        before = row(pilot, "Alpha")
        await press(pilot, "page.package", "price.up")
        await press(pilot, "back")
        # The list and the comparison are as offered.
        assert row(pilot, "Alpha") == before
        await press(pilot, "compare")
        assert row(pilot, "4 years, expected").startswith("4 years, expected $900,000* $900,000*")
        await press(pilot, "back")
        await go_to(pilot, "Beta")
        await press(pilot, "page.package")
        assert "If:" not in panel(pilot)
        assert figures(pilot, "Stock")[0] == "60,000"
        await assume(pilot, "share", "3")
        await press(pilot, "back")
        await go_to(pilot, "Alpha")
        await press(pilot, "page.package")
        assert "If: share price × 1.1." in panel(pilot)


async def test_no_other_page_is_about_what_is_assumed(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (200, 60)) as pilot:
        pages = ("fit", "priorities", "strategy", "rounds", "decision")
        await visit(pilot, "package")
        before = {}
        for page in pages:
            await press(pilot, f"page.{page}")
            before[page] = text(pilot)
        await press(pilot, "page.package", *["price.up"] * 5)
        assert "If:" in panel(pilot)
        for page in pages:
            await press(pilot, f"page.{page}")
            assert text(pilot) == before[page]


async def test_a_discount_of_the_comparison_is_of_no_offer(tmp_path: Path) -> None:
    async with looking(two(tmp_path), (200, 60)) as pilot:
        await press(pilot, "compare", "assume")
        await fill(pilot, "5")
        await press(pilot, "back", "page.package", "assume_nothing")
        assert message(pilot) == "! nothing is assumed: this is as offered"
        assert figures(pilot, "Total")[0] == "225,000"
        await press(pilot, "price.up", "assume_nothing", "back", "compare")
        assert "Present value at 5 %" in text(pilot)


async def test_the_program_starts_as_offered(tmp_path: Path) -> None:
    directory = two(tmp_path)
    async with looking(directory, (200, 60)) as pilot:
        await press(pilot, "page.package", "price.up", "picture.next")
    async with looking(directory, (200, 60)) as pilot:
        await press(pilot, "page.package")
        assert "If:" not in panel(pilot)
        assert "YEARS" in panel(pilot)


# What the figures are made of

_FORMULA = re.compile(r"([\d,.]+(?: %)?(?: [×÷] [\d,.]+(?: %)?)+) = ([\d,.-]+)")


def multiplied(formula: str) -> Decimal:
    """Return what a formula of products and quotients comes to."""
    found, sign = Decimal(1), "×"
    for word in formula.replace(" %", "%").split():
        if word in "×÷":
            sign = word
            continue
        number = Decimal(word.rstrip("%").replace(",", "")) / (100 if word.endswith("%") else 1)
        found = found * number if sign == "×" else found / number
    return found


async def opened_sources(pilot: Pilot[None]) -> str:
    """Open what the panel's figures are made of and return it."""
    await press(pilot, "panel", "open")
    assert screen_text(pilot.app)[0].strip() == "What the figures are made of"
    return text(pilot)


async def test_figures_of_the_package_can_be_opened_and_multiply_out(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (200, 80)) as pilot:
        await visit(pilot, "package")
        said = await opened_sources(pilot)
        found = _FORMULA.findall(said)
        assert len(found) >= 10
        for formula, result in found:
            assert abs(multiplied(formula) - Decimal(result.replace(",", ""))) <= Decimal("0.01"), formula
        assert "Year 1   $277,580" in said
        assert "$192,830 guaranteed, $84,750 expected, $0 speculative" in said
        await press(pilot, "back", "price.up", "open")
        assert "If: share price × 1.1." in text(pilot)
        assert "Stock: RSU: 1,200 × 50 × 1.10 = 66,000" in text(pilot)


async def test_the_score_can_be_opened_and_adds_up(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (120, 40)) as pilot:
        await visit(pilot, "fit")
        said = await opened_sources(pilot)
        parts = re.findall(r": (\d+) / (\d+) × (\d+) = ([\d.]+)", said)
        assert len(parts) == 8
        together = Decimal(0)
        for points, whole, rating, part in parts:
            assert abs(Decimal(points) / Decimal(whole) * Decimal(rating) - Decimal(part)) <= Decimal(
                "0.0005"
            )
            together += Decimal(points) * Decimal(rating) / Decimal(whole)
        assert f"Together {together:.3f}, shown as 7.2." in said


async def test_progress_can_be_opened_and_comes_out(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (120, 40)) as pilot:
        await visit(pilot, "priorities")
        said = await opened_sources(pilot)
        # Ranks 1 to 3 of three weigh 11/18, 5/18 and 2/18.
        weights = [Decimal(11) / 18, Decimal(5) / 18, Decimal(2) / 18]
        number = r"([\d,.]+)"
        pattern = rf"\({number} − {number}\) / \({number} − {number}\) = {number}, weight {number} %"
        found = re.findall(pattern, said)
        assert len(found) == 3
        together = Decimal(0)
        for weight, one in zip(weights, found, strict=True):
            now, low, high, again, progress, shown = (Decimal(figure.replace(",", "")) for figure in one)
            assert low == again
            assert abs((now - low) / (high - low) - progress) <= Decimal("0.00005")
            assert abs(weight * 100 - shown) <= Decimal("0.005")
            together += weight * (now - low) / (high - low)
        assert f"Together {together:.4f}" in said


@pytest.mark.parametrize("page", ["package", "fit", "priorities"])
async def test_hidden_amounts_are_not_opened_either(page: str, tmp_path: Path) -> None:
    async with looking(samples(tmp_path)) as pilot:
        await press(pilot, "hide")
        await visit(pilot, page)
        await press(pilot, "panel", "open")
        assert screen_text(pilot.app)[0].startswith(" Northwind")
        assert message(pilot) == "amounts are hidden; z shows them"


async def test_a_panel_that_computes_nothing_says_so(tmp_path: Path) -> None:
    async with looking(samples(tmp_path)) as pilot:
        await visit(pilot, "decision")
        await press(pilot, "panel", "open")
        assert message(pilot) == "nothing is computed in this panel"


async def test_the_figures_of_every_picture_can_be_opened(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (200, 80)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "picture.next")
        said = await opened_sources(pilot)
        assert "2027   $178,844" in said
        assert "165,000 × 11 ÷ 12 = 151,250" in said
        await press(pilot, "back", "leave.earlier", "open")
        said = text(pilot)
        assert "Cash paid in 11 months" in said
        assert "Signing bonus: 25,000 × 1 ÷ 12 = 2,083.33" in said
        await press(pilot, "back", "picture.next", "picture.next", "open")
        assert "172,000 / 180,000 / 192,000   network: A staff engineer" in text(pilot)


async def test_year_one_of_strategy_and_rounds_can_be_opened(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (120, 60)) as pilot:
        await visit(pilot, "strategy")
        assert "Year 1   $277,580" in await opened_sources(pilot)
        await press(pilot, "back", "panel", "page.rounds")
        said = await opened_sources(pilot)
        assert "After round 1" in said
        assert "Year 1   $306,880" in said
