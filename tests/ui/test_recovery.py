"""What was not saved when the program ended is offered at the next start, and never made unasked."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.core.edits import Put
from offer_tui.core.keys import KeyPath
from offer_tui.files import saving
from offer_tui.files.directory import Directory
from offer_tui.files.journal import Journal
from offer_tui.files.workbook import Workbook
from offer_tui.ui.app import OfferApp
from tests.files.journals import killed
from tests.ui.driving import (
    NORTHWIND,
    TODAY,
    edit,
    keys,
    message,
    offer_file,
    one_spaced,
    press,
    samples,
    selected,
    settled,
    text,
    type_text,
    visit,
    workbench,
)

NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
BASE: KeyPath = ("package", "base_salary")


def journal(tmp_path: Path, now: datetime = NOW) -> Journal:
    """Open the journal of the sample offers as a new process does."""
    return Journal(tmp_path / "state", tmp_path / "offers-directory", lambda: now)


@asynccontextmanager
async def run(tmp_path: Path, notes: Journal) -> AsyncIterator[Pilot[None]]:
    """Run the program on the sample offers with a journal; it is killed in the end."""
    book = Workbook(Directory(tmp_path / "offers-directory"), journal=notes)
    app = OfferApp(book, today=lambda: TODAY, home=tmp_path, editor="vi")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        yield pilot
    killed(notes)


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    return offer_file(samples(tmp_path / "offers-directory"))


def said(offer: Path) -> str:
    return offer.read_text(encoding="utf-8")


def put(offer: Path, text: str) -> None:
    offer.write_text(text, encoding="utf-8")


def left(tmp_path: Path, offer: Path, edit_of: Put, label: str, now: datetime = NOW) -> None:
    """Leave an edit noted and not saved, as a killed process does."""
    stored = Directory(tmp_path / "offers-directory").offer(offer.stem).document
    assert stored is not None
    notes = journal(tmp_path, now)
    notes.begin(offer.stem, label, edit_of, stored)
    killed(notes)


async def test_an_edit_that_was_not_saved_is_shown_as_lines_and_restored(tmp_path: Path, offer: Path) -> None:
    before = said(offer)
    left(tmp_path, offer, Put(BASE, 185_000), "Base salary 165,000 → 185,000")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved when the program ended" in text(pilot)
        assert "northwind-robotics.toml: Base salary 165,000 → 185,000" in text(pilot)
        assert "-base_salary = 165_000" in text(pilot)
        assert "+base_salary = 185_000" in text(pilot)
        assert said(offer) == before
        await keys(pilot, "r")
        assert message(pilot) == "restored: Base salary 165,000 → 185,000"
        after = said(offer)
        assert after == before.replace("base_salary = 165_000", "base_salary = 185_000")
        await press(pilot, "undo")
        assert said(offer) == before
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)


async def test_what_is_thrown_away_is_not_offered_again(tmp_path: Path, offer: Path) -> None:
    before = said(offer)
    left(tmp_path, offer, Put(BASE, 185_000), "Base salary")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "d")  # it may have been typed ahead, for something else
        assert "d again throws it away" in text(pilot)
        await keys(pilot, "d")
        assert "Not saved" not in text(pilot)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)
    assert said(offer) == before


async def test_what_is_put_off_is_offered_again_and_one_after_the_other(tmp_path: Path, offer: Path) -> None:
    left(tmp_path, offer, Put(BASE, 185_000), "Base salary")
    left(tmp_path, offer, Put(("package", "level"), "L7"), "Level", NOW + timedelta(minutes=1))
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "(1 of 2)" in text(pilot)
        await keys(pilot, "escape")
        assert "(2 of 2)" in text(pilot)
        await keys(pilot, "r")
        assert "Not saved" not in text(pilot)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "+base_salary = 185_000" in text(pilot)
        assert "of 2" not in text(pilot)


async def test_an_edit_of_what_was_changed_since_asks_which_counts(tmp_path: Path, offer: Path) -> None:
    left(tmp_path, offer, Put(BASE, 185_000), "Base salary")
    theirs = said(offer).replace("base_salary = 165_000", "base_salary = 175_000")
    put(offer, theirs)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "restoring asks which counts" in one_spaced(text(pilot))
        await keys(pilot, "r")
        assert "On disk, by somebody else   175,000" in text(pilot)
        await keys(pilot, "t")
        assert said(offer) == theirs
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)


async def test_text_that_was_being_typed_comes_back_into_its_field(tmp_path: Path, offer: Path) -> None:
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await type_text(pilot, "199k")
        workbench(pilot).note_typing()
    before = said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Typed, and not confirmed yet: 199k" in " ".join(text(pilot).split())
        await keys(pilot, "r")
        assert selected(pilot).startswith("Base salary 199k")
        assert said(offer) == before
        await keys(pilot, "enter")
        assert "base_salary = 199_000" in said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)


async def test_what_is_dropped_while_typing_leaves_nothing(tmp_path: Path, offer: Path) -> None:
    assert said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await type_text(pilot, "199k")
        workbench(pilot).note_typing()
        await keys(pilot, "escape")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)


async def test_a_full_disk_keeps_the_edit_and_says_so(
    tmp_path: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        raise saving.SaveError(path, "No space left on device")

    before = said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        with monkeypatch.context() as patched:
            patched.setattr(saving, "write", full)
            await edit(pilot, "Base salary", "185k")
            assert "✗ not saved, but noted for the next start: No space left on device" in text(pilot)
            assert selected(pilot).startswith("Base salary 185,000")
    assert said(offer) == before
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "+base_salary = 185_000" in text(pilot)
        await keys(pilot, "r")
        assert "base_salary = 185_000" in said(offer)
        assert workbench(pilot).workbook.offers[NORTHWIND].value is not None


async def test_a_save_that_was_cut_off_is_shown_and_taken_or_thrown_away(tmp_path: Path, offer: Path) -> None:
    before = said(offer)
    newer = before.replace("base_salary = 165_000", "base_salary = 185_000   # agreed")
    for answer, expected in (("dd", before), ("r", newer)):
        temporary = offer.with_name(f".{offer.name}.0123456789ab.tmp")
        put(temporary, newer)
        async with run(tmp_path, journal(tmp_path)) as pilot:
            assert "northwind-robotics.toml: a save that was cut off" in text(pilot)
            assert "+base_salary = 185_000   # agreed" in text(pilot)
            assert said(offer) == before
            await keys(pilot, *answer)
            assert said(offer) == expected
        assert hidden_files(offer) == []


async def test_what_a_cut_off_save_left_and_is_in_the_file_is_removed_silently(
    tmp_path: Path, offer: Path
) -> None:
    put(offer.with_name(f".{offer.name}.0123456789ab.tmp"), said(offer))
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)
    assert hidden_files(offer) == []


def hidden_files(offer: Path) -> list[str]:
    return [one.name for one in offer.parent.iterdir() if one.name.startswith(".")]
