"""The list of offers: nothing, all of them, one that is due, one that is broken."""

from pathlib import Path

from tests.directories import BROKEN, offers_directory
from tests.ui.driving import (
    HEAD,
    fill,
    go_to,
    one_spaced,
    opened,
    panel,
    press,
    row,
    samples,
    selected,
    text,
    visit,
)
from tests.ui.screen_text import screen_text


async def test_home_without_offers_says_what_to_press(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        assert row(pilot, "Offers").startswith("Offers 0 offers · ")
        assert "Press a to write down an offer" in text(pilot)
        assert "Press s to copy the sample offers here" in text(pilot)


async def test_home_shows_the_samples_as_they_are(tmp_path: Path) -> None:
    async with opened(samples(tmp_path / "offers-directory"), home=tmp_path) as pilot:
        assert row(pilot, "Offers").endswith("5 offers · ~/offers-directory")
        found = [one_spaced(line[2:]) for line in screen_text(pilot.app)[3:8]]
        assert [one.partition("…")[2] or one for one in found] == [
            " 1.1–9.9 $188,100 offer in 9 days",
            " 6.6–8.3 €192,990 offer in 13 days",
            " 4.6 ✗ $314,007 declined –",
            "Northwind Robotics Staff Engineer 7.2 $277,580 round 2/3 in 3 days",
            "Umbra Labs Tech Lead 6.1–8.5 $158,000 offer in 10 days",
        ]
        assert row(pilot, "Next:").startswith(
            "Next: Northwind Robotics – wait. Round 2 with Dana Ruiz is in 2 days, on Mon"
        )


async def test_home_marks_a_reply_that_is_due(tmp_path: Path) -> None:
    due = {"late": "2026-11-19", "today": "2026-11-21", "soon": "2026-11-23", "later": "2026-11-24"}
    texts = {name: f"{HEAD}[dates]\nreply_by = {day}\n" for name, day in due.items()}
    texts["closed"] = f'{HEAD}status = "withdrawn"\n[dates]\nreply_by = 2026-11-19\n'
    async with opened(offers_directory(tmp_path / "o", **texts)) as pilot:
        found = [one_spaced(line) for line in screen_text(pilot.app)[3:8]]
        assert [one.rpartition(" – – ")[2] for one in found] == [
            "withdrawn –",
            "considering 2 days ago !",
            "considering in 3 days",
            "considering in 2 days !",
            "considering today !",
        ]
        assert "Reply was due 2 days ago; ask for more time." in panel(pilot)


async def test_home_shows_a_broken_file_as_a_row_with_its_place(tmp_path: Path) -> None:
    directory = offers_directory(tmp_path / "o", hooli=BROKEN, globex=HEAD)
    async with opened(directory) as pilot:
        assert "2 offers" in row(pilot, "Offers")
        assert row(pilot, "✗").startswith("✗ hooli.toml line 6: base_salary:")
        assert row(pilot, "Next:").startswith("Next: hooli.toml – enter shows what is wrong")
        await go_to(pilot, "✗")
        await press(pilot, "open")
        assert "package.base_salary" in selected(pilot)
        assert "165_000" in panel(pilot)
        await press(pilot, "cursor.down")
        assert "package.raise_percent" in selected(pilot)
        await press(pilot, "page.fit")
        assert "package.base_salary" in text(pilot)
        await press(pilot, "back")
        await visit(pilot, "fit", "Globex")
        assert "undecided" in panel(pilot)


async def test_home_filters_by_name(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await press(pilot, "find")
        await fill(pilot, "glob")
        assert row(pilot, "Offers").startswith("Offers with “glob”")
        assert selected(pilot).startswith("Globex")
        assert "Umbra" not in text(pilot)
        await press(pilot, "back")
        assert "Umbra" in text(pilot)
