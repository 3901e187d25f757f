"""The history of an offer's file in git: shown, read, brought back; and how the directory stands."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.files.directory import Directory
from offer_tui.files.workbook import Workbook
from offer_tui.ui.app import OfferApp
from tests.directories import GLOBEX, offers_directory
from tests.repositories import change, committed, git, offers_repository
from tests.ui.driving import (
    TODAY,
    edit,
    fill,
    go_to,
    message,
    opened,
    panel,
    press,
    row,
    selected,
    settled,
    text,
    visit,
)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a repository with three versions of Globex."""
    place = offers_repository(tmp_path / "offers-directory")
    file = place / "offers" / "globex.toml"
    change(file, "value = 157_000", "value = 160_000")
    committed(place, "They moved a little")
    change(file, "# a year", "# each year")
    committed(place, "Only a remark")
    return place


async def answered(pilot: Pilot[None]) -> None:
    """Let git answer, and the screen show it."""
    await pilot.pause()
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)


@asynccontextmanager
async def history(place: Path, offer: str = "Globex") -> AsyncIterator[Pilot[None]]:
    async with opened(place) as pilot:
        await visit(pilot, "package", offer)
        await press(pilot, "history")
        await answered(pilot)
        yield pilot


async def test_each_commit_is_a_row_and_its_changes_are_facts(place: Path) -> None:
    async with history(place) as pilot:
        assert row(pilot, "Globex › History")
        assert selected(pilot).startswith("Sat 14 Nov 2026 Only a remark Robin Avery")
        assert "No value changed." in panel(pilot)
        await go_to(pilot, "Sat 14 Nov 2026 They moved")
        assert "Base salary 157,000 → 160,000 (round 1, partial)" in panel(pilot)
        await go_to(pilot, "Sat 14 Nov 2026 Two offers")
        assert "The oldest version Company: Globex" in panel(pilot)
        await press(pilot, "help")
        assert row(pilot, "r Bring back one value of this version")
        await press(pilot, "back")
        await press(pilot, "back")
        assert "Globex › History" not in text(pilot)


async def test_what_is_not_committed_is_the_first_row(place: Path) -> None:
    change(place / "offers" / "globex.toml", "base_salary = 150_000", "base_salary = 151_000")
    async with history(place) as pilot:
        assert selected(pilot) == "now not committed yet"
        assert "Base salary 150,000 → 151,000" in panel(pilot)
        await press(pilot, "version.open")
        assert "the file as it is now" in message(pilot)


async def test_an_old_version_opens_to_read(place: Path) -> None:
    async with history(place) as pilot:
        await go_to(pilot, "Sat 14 Nov 2026 Two offers")
        await press(pilot, "version.open")
        assert "Round 1, Base salary: on the table: 157,000" in text(pilot) or "Company: Globex" in text(
            pilot
        )
        assert row(pilot, "globex.toml at ")
        await press(pilot, "back")
        assert row(pilot, "Globex › History")


async def test_one_value_is_brought_back_and_undone(place: Path) -> None:
    file = place / "offers" / "globex.toml"
    async with opened(place) as pilot:
        await visit(pilot, "package", "Globex")
        await edit(pilot, "Base salary", "180k")
        await edit(pilot, "Level", "L9")
        before = file.read_bytes()
        await press(pilot, "history")
        await answered(pilot)
        await go_to(pilot, "Sat 14 Nov 2026 Two offers")
        await press(pilot, "version.restore")
        await fill(pilot, "Base salary 180")
        assert "Base salary 180,000 → 150,000" in message(pilot)
        assert 'level = "L9"' in file.read_text()
        assert "base_salary = 150_000" in file.read_text()
        await press(pilot, "undo")
        assert file.read_bytes() == before


async def test_all_of_a_version_is_brought_back_with_todays_comments(place: Path) -> None:
    file = place / "offers" / "globex.toml"
    async with history(place) as pilot:
        await go_to(pilot, "Sat 14 Nov 2026 Two offers")
        await press(pilot, "version.restore")
        await fill(pilot, "all")
        assert file.read_text() == GLOBEX.replace("# a year", "# each year")
        assert selected(pilot).startswith("Sat 14 Nov 2026 Two offers")
        await press(pilot, "version.restore")
        assert message(pilot) == "the file says the same now"


async def test_a_version_that_was_no_toml_is_read_as_text_and_not_brought_back(place: Path) -> None:
    file = place / "offers" / "globex.toml"
    good = file.read_text()
    file.write_text("what is this")
    committed(place, "Broken")
    file.write_text(good)
    async with history(place) as pilot:
        await go_to(pilot, "Sat 14 Nov 2026 Broken")
        assert "no TOML" in panel(pilot)
        await press(pilot, "version.restore")
        assert "no values to bring back" in message(pilot)
        await press(pilot, "version.open")
        assert "what is this" in text(pilot)


async def test_hidden_amounts_stay_hidden_in_the_past(place: Path) -> None:
    change(place / "offers" / "globex.toml", "value = 160_000", "value = 163_000")
    committed(place, "Now 163,000")
    async with history(place) as pilot:
        await press(pilot, "hide")
        assert "163" not in text(pilot)
        assert "160,000" not in text(pilot)
        await press(pilot, "version.restore")
        assert "000" not in text(pilot)


async def test_from_the_list_the_history_of_the_selected_offer_opens(place: Path) -> None:
    async with opened(place) as pilot:
        await go_to(pilot, "Umbra")
        await press(pilot, "history")
        await answered(pilot)
        assert "Two offers" in selected(pilot)
        await press(pilot, "back")
        assert selected(pilot).startswith("Umbra")


async def test_without_git_history_says_why(tmp_path: Path, place: Path) -> None:
    async with history(offers_directory(tmp_path / "plain", globex=GLOBEX)) as pilot:
        assert "No history: there is no git repository here." in text(pilot)
        await press(pilot, "version.restore")
        assert "there is no version here" in message(pilot)
    (place / "offers" / "hooli.toml").write_text(GLOBEX.replace("Globex", "Hooli"))
    async with history(place, "Hooli") as pilot:
        assert "Git has no version of this file" in text(pilot)


async def test_the_list_of_offers_says_how_the_directory_stands_and_follows(place: Path) -> None:
    async with opened(place) as pilot:
        await answered(pilot)
        assert "git main ✓ · " in row(pilot, "Offers")
        await visit(pilot, "package", "Globex")
        await edit(pilot, "Base salary", "180k")
        await press(pilot, "back")
        await answered(pilot)
        assert "git main, 1 changed · " in row(pilot, "Offers")


async def test_a_remote_on_a_public_host_is_pointed_out_once(place: Path, tmp_path: Path) -> None:
    git(place, "remote", "add", "origin", "git@github.com:robin/offers.git")
    for time in range(2):
        book = Workbook(Directory(place, tmp_path / "state" / "locks"))
        app = OfferApp(book, today=lambda: TODAY, home=tmp_path, editor="vi")
        async with app.run_test(size=(80, 24)) as pilot:
            await answered(pilot)
            assert "git main ✓ · github.com" in row(pilot, "Offers")
            assert ("a remote is on github.com" in message(pilot)) == (time == 0)


async def quit_after_an_edit(place: Path, settings: str) -> str:
    """Edit an offer, leave, and return the subject of the last commit."""
    (place / "settings.toml").write_text(settings)
    committed(place, "Settings")
    async with opened(place) as pilot:
        await visit(pilot, "package", "Globex")
        await edit(pilot, "Base salary", "180k")
        await press(pilot, "quit")
    return git(place, "log", "-1", "--format=%s").strip()


async def test_nothing_is_committed_unless_the_settings_ask_for_it(place: Path) -> None:
    assert await quit_after_an_edit(place, "") == "Settings"


async def test_leaving_commits_where_the_settings_ask_for_it(place: Path) -> None:
    assert (
        await quit_after_an_edit(place, '[git]\ncommit = "on_quit"\n')
        == "globex: Base salary 150,000 → 180,000"
    )
