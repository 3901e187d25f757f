"""Offers side by side: what is marked, what stands in which cell, what is said of it, and nothing saved."""

from pathlib import Path

import pytest

from tests.directories import offers_directory
from tests.ui.compared import GOALS, PROFILE, many, offer, sheet_lines, three, titles
from tests.ui.driving import (
    go_to,
    message,
    panel,
    press,
    row,
    samples,
    selected,
    text,
    workbench,
)
from tests.ui.unchanged import looking

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
        few = "two offers can be compared; a adds another one"
        assert message(pilot) == f"! {few if count == 1 else 'mark 2 to 5 offers with space first'}"
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
