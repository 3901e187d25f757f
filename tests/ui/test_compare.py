"""Offers side by side: what is marked, what stands in which cell, what is said of it, and nothing saved."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.core.compare import Comparison
from offer_tui.core.cumulative import cumulative
from offer_tui.core.exact import decimal_of
from offer_tui.core.wording import shown_number
from offer_tui.ui import view as views
from offer_tui.ui.pages import over_time
from tests.directories import offers_directory
from tests.ui.driving import (
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
    settled,
    text,
    workbench,
)
from tests.ui.screen_text import overfull_lines, screen_text
from tests.ui.unchanged import looking

SIZES = [(60, 20), (80, 24), (120, 40), (200, 60)]
GOALS = """\
[[goals]]
id = "depth"
name = "Go deep"
points = 100

[[goals]]
id = "calm"
name = "Sleep at night"
points = 100
"""
PROFILE = f"""\
currency = "USD"
cost_of_living = 100
{GOALS}
[current_job]
company = "Initech"
base_salary = 110_000

[rates]
as_of = 2026-11-02
EUR = 1.25
"""


def offer(company: str, base: int, rating: int, *, currency: str = "USD", more: str = "") -> str:
    """Return an offer of a base salary alone, whose goals are all rated the same."""
    head = f'company = "{company}"\nrole = "Engineer"\ncurrency = "{currency}"\n'
    ratings = "".join(f"[fit.{goal}]\nrating = {rating}\n" for goal in ("depth", "calm"))
    return f"{head}[package]\nbase_salary = {base}\n{more}{ratings}"


def three(path: Path, *, profile: str = PROFILE, beta: str = "EUR", index: str = "") -> Path:
    """Return a directory of three offers; in dollars they pay 120, 125 and 90 thousand."""
    return offers_directory(
        path / "offers",
        profile=profile,
        alpha=offer("Alpha", 120_000, 8, more=index),
        beta=offer("Beta", 100_000, 6, currency=beta, more=index.replace("100", "125")),
        gamma=offer("Gamma", 90_000, 5, more=index),
    )


def many(path: Path, count: int) -> Path:
    """Return a directory of so many offers."""
    found = {f"o{n}": offer(f"Offer {n}", 100_000 + n, 5) for n in range(count)}
    return offers_directory(path / "offers", profile=PROFILE, **found)


def titles(pilot: Pilot[None]) -> list[str]:
    """Return the names above the columns that are seen."""
    bench = workbench(pilot)
    seen = zip(bench.sheet.titles, bench.sheet.widths, strict=True)
    return [title for title, width in seen if title and width]


def sheet_lines(pilot: Pilot[None]) -> list[str]:
    """Return what is seen of the sheet, line by line, without its right edge."""
    place = workbench(pilot).sheet.region
    return [one[: place.right - 1].rstrip() for one in screen_text(pilot.app)[place.y : place.bottom]]


# Marks


async def test_space_marks_an_offer_and_c_compares_the_marked_ones(tmp_path: Path) -> None:
    async with looking(three(tmp_path)) as pilot:
        await press(pilot, "mark")
        assert row(pilot, "• Alpha").startswith("• Alpha")
        assert selected(pilot).startswith("Beta")
        await press(pilot, "cursor.down", "mark", "compare")
        assert titles(pilot) == ["Alpha", "Gamma", "Initech"]


async def test_a_mark_is_taken_away_by_the_same_key(tmp_path: Path) -> None:
    async with looking(three(tmp_path)) as pilot:
        await press(pilot, "mark", "cursor.up", "mark")
        assert "•" not in text(pilot)
        await press(pilot, "compare")
        assert titles(pilot) == ["Alpha", "Beta", "Gamma", "Initech"]


async def test_without_marks_all_that_are_open_are_compared(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (200, 60)) as pilot:
        await press(pilot, "compare")
        assert titles(pilot) == ["Acme Orbital", "Globex", "Northwind Robotics", "Umbra Labs", "Initech"]


@pytest.mark.parametrize(("count", "marks"), [(1, 0), (2, 1), (6, 0), (6, 6)])
async def test_too_few_or_too_many_offers_are_not_compared_and_it_says_why(
    count: int, marks: int, tmp_path: Path
) -> None:
    async with looking(many(tmp_path, count)) as pilot:
        await press(pilot, *["mark"] * marks, "compare")
        assert message(pilot) == "! mark 2 to 5 offers with space first"
        assert workbench(pilot).trail.page_id == "home"


async def test_an_offer_that_cannot_be_read_is_not_marked(tmp_path: Path) -> None:
    directory = offers_directory(tmp_path / "o", alpha="company =\n", beta=offer("Beta", 1, 1))
    async with looking(directory) as pilot:
        await go_to(pilot, "✗ alpha")
        await press(pilot, "mark")
        assert message(pilot) == "! only an offer that can be read can be compared"
        assert "•" not in text(pilot)


# Cells


async def test_each_row_shows_every_offer_and_the_current_job_with_a_sign_at_the_best(tmp_path: Path) -> None:
    async with looking(three(tmp_path)) as pilot:
        await press(pilot, "compare")
        assert titles(pilot) == ["Alpha", "Beta", "Gamma", "Initech"]
        assert row(pilot, "Fit").startswith("Fit 8.0* 6.0 5.0 –")
        assert row(pilot, "Year 1, guaranteed").startswith(
            "Year 1, guaranteed $120,000 $125,000* $90,000 $110,000"
        )
        assert row(pilot, "Year 1, expected").startswith(
            "Year 1, expected $120,000 $125,000* $90,000 $110,000"
        )
        assert row(pilot, "4 years, expected").startswith(
            "4 years, expected $480,000 $500,000* $360,000 $440,000"
        )
        assert "speculative" not in text(pilot)
        assert "amounts in USD" in text(pilot)


async def test_all_that_tie_bear_the_sign(tmp_path: Path) -> None:
    directory = offers_directory(
        tmp_path / "o", profile=GOALS, alpha=offer("Alpha", 100_000, 5), beta=offer("Beta", 100_000, 5)
    )
    async with looking(directory) as pilot:
        await press(pilot, "compare")
        assert row(pilot, "4 years, expected").startswith("4 years, expected $400,000* $400,000*")


async def test_amounts_at_the_cost_of_living_have_a_row_and_decide_the_ranking(tmp_path: Path) -> None:
    async with looking(three(tmp_path, index="cost_of_living = 100\n"), (160, 40)) as pilot:
        await press(pilot, "compare")
        # 500,000 × 100 ÷ 125 for Beta.
        assert row(pilot, "4 years, at your cost of living").startswith(
            "4 years, at your cost of living $480,000* $400,000 $360,000 $440,000"
        )
        assert "Beta overtakes Alpha when its base salary is €120,000, not €100,000." in panel(pilot)
        assert "left out" not in panel(pilot)


async def test_without_an_index_there_is_no_such_row_and_with_some_it_says_who_has_none(
    tmp_path: Path,
) -> None:
    async with looking(three(tmp_path, profile=PROFILE.replace("cost_of_living = 100\n", ""))) as pilot:
        await press(pilot, "compare")
        assert "cost of living" not in "\n".join(sheet_lines(pilot))
    directory = offers_directory(
        tmp_path / "some",
        profile=PROFILE,
        alpha=offer("Alpha", 120_000, 8, more="cost_of_living = 80\n"),
        beta=offer("Beta", 100_000, 6),
    )
    async with looking(directory) as pilot:
        await press(pilot, "compare")
        # 480,000 × 100 ÷ 80; the ranking is by the plain amounts, of which Alpha pays 480,000.
        assert "4 years, at your cost of living $600,000 – $440,000" in row(pilot, "4 years, at")
        assert "Cost of living is left out of the ranking: Beta has no cost_of_living." in panel(pilot)
        assert "Initech overtakes Alpha when its base salary is $120,000, not $110,000." in panel(pilot)


async def test_a_currency_without_a_rate_is_a_finding_and_no_figure_is_guessed(tmp_path: Path) -> None:
    async with looking(three(tmp_path, beta="CHF")) as pilot:
        await press(pilot, "compare")
        for label in ("Year 1, guaranteed", "Year 1, expected", "4 years, expected"):
            assert row(pilot, label).removeprefix(label).split()[1] == "–"
        assert "*" not in row(pilot, "4 years, expected")
        assert "100,000" not in text(pilot)
        assert (
            "Beta pays in CHF, which profile.toml has no rate for; add CHF = <one CHF in USD> under [rates]."
            in panel(pilot)
        )
        assert "Beta overtakes" not in panel(pilot)
        assert "overtakes Beta" not in panel(pilot)


async def test_several_currencies_and_no_profile_are_not_added_up(tmp_path: Path) -> None:
    async with looking(three(tmp_path, profile="")) as pilot:
        await press(pilot, "compare")
        assert row(pilot, "4 years, expected").startswith("4 years, expected – – –")
        assert "The offers are in EUR and USD, so amounts cannot be compared" in panel(pilot)
        await press(pilot, "picture.next")
        assert panel(pilot) == "Without exchange rates there is nothing to compare over time."


# What is said


async def test_an_offer_beaten_in_everything_is_named_with_the_one_that_beats_it(tmp_path: Path) -> None:
    async with looking(three(tmp_path)) as pilot:
        await press(pilot, "compare")
        beaten = "is as good as Gamma in everything, and better in something."
        assert f"Alpha {beaten}" in panel(pilot)
        assert f"Beta {beaten}" in panel(pilot)
        # Alpha fits better, Beta pays more.
        assert panel(pilot).count("is as good as") == 2


async def test_each_pair_has_its_sentences_of_what_would_change_the_ranking(tmp_path: Path) -> None:
    async with looking(three(tmp_path), (200, 60)) as pilot:
        await press(pilot, "mark", "mark", "compare")
        said = panel(pilot)
        pairs = ["Beta or Alpha", "Beta or Initech", "Alpha or Initech"]
        starts = [said.index(pair) for pair in pairs]
        assert starts == sorted(starts)
        first, second, third = (said[a:b] for a, b in zip(starts, [*starts[1:], None], strict=True))
        # 500,000 of Beta over four years are a base salary of 125,000.
        assert "Alpha overtakes Beta when its base salary is $125,000, not $120,000." in first
        assert "Share price: nothing plausible, 0.1 to 10 times today's." in first
        assert "Goals: nothing plausible" in first
        assert "Leaving early: nothing plausible; Beta has paid more by every month up to 60." in first
        assert "Initech overtakes Beta when its base salary is $125,000, not $110,000." in second
        assert "Initech overtakes Alpha when its base salary is $120,000, not $110,000." in third
        assert "Goals" not in second + third


async def test_all_sentences_that_are_computed_are_said(tmp_path: Path) -> None:
    async with looking(samples(tmp_path), (200, 60)) as pilot:
        await go_to(pilot, "Northwind")
        await press(pilot, "mark")
        await go_to(pilot, "Umbra")
        await press(pilot, "mark", "compare")
        bench = workbench(pilot)
        found = bench.view("/comparison").flips
        assert len(found) == 4 + 3 + 3
        assert all(one.sentence in panel(pilot) for one in found)


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
        assert " ".join(message(pilot).split()) == "Initech $164,320"


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
        assert message(pilot) == "alpha.toml changed on disk; this is the new state"
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
    compared = counted(monkeypatch, views, "comparison")
    flipped = counted(monkeypatch, views, "flips")
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
