"""The tour: uninvited once at most, left at any moment, and each step does what it is about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.files.directory import Directory
from offer_tui.files.journal import Journal
from offer_tui.files.workbook import Workbook
from offer_tui.ui.actions import OFFER_PAGES
from offer_tui.ui.app import OfferApp
from offer_tui.ui.screens import tour
from tests.ui.driving import (
    TODAY,
    action,
    fill,
    keys,
    message,
    opened,
    press,
    samples,
    selected,
    settled,
    text,
    type_text,
    workbench,
)
from tests.ui.screen_text import overfull_lines
from tests.ui.unchanged import looking

TITLES = (
    "Your goals come first",
    "Then the offer",
    "Each page answers a question",
    "The files are yours",
)


@asynccontextmanager
async def started(home: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
    """Run the program as a person with this home does, who has a place for the program's notes."""
    offers, state = home / "offers", home / "state"
    journal = Journal(state, offers, lambda: datetime(2026, 11, 21, 12, tzinfo=UTC))
    book = Workbook(Directory(offers, state / "locks"), journal=journal)
    app = OfferApp(book, today=lambda: TODAY, home=home, editor="vi")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot
    journal.close()


def is_tour(pilot: Pilot[None]) -> bool:
    return text(pilot).startswith(" Tour ")


async def test_the_first_start_shows_it_and_no_other_start_does(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        assert is_tour(pilot)
        await keys(pilot, "q")
        assert "No offers yet." in text(pilot)
        assert pilot.app.is_running
    async with started(tmp_path) as pilot:
        assert "No offers yet." in text(pilot)
    assert not (tmp_path / "offers").exists()


async def test_it_does_not_come_again_where_it_was_never_left(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        assert is_tour(pilot)
    async with started(tmp_path) as pilot:
        assert not is_tour(pilot)


@pytest.mark.parametrize("there", ["profile.toml", "settings.toml", "trash/globex.toml"])
async def test_somebody_who_has_used_the_program_is_not_shown_around(there: str, tmp_path: Path) -> None:
    file = tmp_path / "offers" / there
    file.parent.mkdir(parents=True)
    file.write_text("", encoding="utf-8")
    async with started(tmp_path) as pilot:
        assert not is_tour(pilot)


async def test_with_offers_it_does_not_come_uninvited(tmp_path: Path) -> None:
    samples(tmp_path / "offers")
    async with started(tmp_path) as pilot:
        assert not is_tour(pilot)
        assert "Northwind" in text(pilot)


async def test_without_a_place_to_note_that_it_was_shown_it_does_not_come(tmp_path: Path) -> None:
    async with opened(tmp_path / "offers") as pilot:
        assert not is_tour(pilot)
    # A file where the notes should be: they cannot be written.
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "said").write_text("", encoding="utf-8")
    async with started(tmp_path) as pilot:
        assert not is_tour(pilot)


@pytest.mark.parametrize("key", ["escape", "q", "?"])
@pytest.mark.parametrize("step", range(4))
async def test_one_key_leaves_it_at_any_step(step: int, key: str, tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        await keys(pilot, *["enter"] * step, key)
        assert "No offers yet." in text(pilot)
        assert pilot.app.is_running


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)], ids=str)
async def test_each_step_fits_on_the_screen_and_leads_to_the_next(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with started(tmp_path, size) as pilot:
        for number, title in enumerate(TITLES, start=1):
            shown = text(pilot)
            assert title in shown
            assert f"{number} of 4" in shown.splitlines()[0]
            assert overfull_lines(pilot.app) == []
            assert not set("▴▾↕…") & set(shown)
            await keys(pilot, "enter")
        assert "No offers yet." in text(pilot)


async def test_it_leads_back_too_and_not_out_by_that(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        await keys(pilot, "j", "space", "h")
        assert TITLES[1] in text(pilot)
        await keys(pilot, "k", "h", "left")
        assert TITLES[0] in text(pilot)


async def test_every_page_and_its_question_is_named(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        await keys(pilot, "enter", "enter")
        for page in OFFER_PAGES:
            found = action(f"page.{page}")
            assert f"{found.keys[0]}       {found.help}" in text(pilot)


async def test_goals_are_written_down_from_it(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        await press(pilot, "you", "add")
        await keys(pilot, "enter")  # the first choice
        await fill(pilot, "Go deep")
        assert 'name = "Go deep"' in (tmp_path / "offers" / "profile.toml").read_text(encoding="utf-8")
        await keys(pilot, "q")
        assert "No offers yet." in text(pilot)


async def test_an_offer_is_written_down_from_it(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        await keys(pilot, "enter")
        await press(pilot, "add")
        for answer in ("Globex", "Engineer", ""):
            await type_text(pilot, answer)
            await keys(pilot, "enter")
        assert text(pilot).startswith(" Globex · Engineer")
        assert (tmp_path / "offers" / "offers" / "globex.toml").exists()


async def test_the_samples_are_copied_from_it(tmp_path: Path) -> None:
    async with started(tmp_path) as pilot:
        await keys(pilot, "enter")
        await press(pilot, "samples")
        assert message(pilot) == "the sample offers are here now, yours to change"
        assert "Northwind" in text(pilot)


async def test_asked_for_later_it_comes_on_any_page_and_leads_back_there(tmp_path: Path) -> None:
    async with looking(samples(tmp_path / "offers"), (80, 24)) as pilot:
        await press(pilot, "page.fit", "tour")
        assert TITLES[0] in text(pilot)
        before = selected(pilot)
        await keys(pilot, "q")
        assert workbench(pilot).trail.page_id == "fit"
        assert selected(pilot) != before


async def test_the_palette_has_it(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await press(pilot, "palette")
        await pilot.pause(0.3)
        await type_text(pilot, "tour in four")
        await pilot.pause(0.5)
        await keys(pilot, "enter")
        await pilot.pause(0.3)
        assert TITLES[0] in text(pilot)


async def test_chosen_from_a_page_of_an_offer_a_new_offer_begins_on_the_list(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await press(pilot, "page.fit", "tour", "add")
        assert workbench(pilot).trail.page_id == "home"
        assert workbench(pilot).desk.editing is not None
        assert "Company" in selected(pilot)


async def test_it_does_not_come_between_a_person_and_what_they_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tour, "_is_due", lambda _: True)
    async with opened(tmp_path) as pilot:
        await keys(pilot, "q") if is_tour(pilot) else None
        await press(pilot, "add")
        await type_text(pilot, "Glob")
        tour.offer_tour(workbench(pilot))
        await settled(pilot)
        assert selected(pilot) == "Company Glob"
        await keys(pilot, "escape")
        tour.offer_tour(workbench(pilot))
        await settled(pilot)
        assert is_tour(pilot)


async def test_its_keys_are_those_that_do_it_where_a_person_chose_others(tmp_path: Path) -> None:
    (tmp_path / "offers").mkdir()
    (tmp_path / "offers" / "settings.toml").write_text('[keys]\nadd = "q"\nyou = "h"\n', encoding="utf-8")
    async with started(tmp_path) as pilot:
        await press(pilot, "tour")
        assert text(pilot).splitlines()[-1].split("   ") == [
            " enter next",
            "← back",
            "escape leave the tour",
        ]
        await keys(pilot, "q")
        assert "Company" in selected(pilot)
