"""What was being typed when the program ended comes back where it was typed, and is lost on no way there."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from offer_tui.core.edits import Put
from offer_tui.core.keys import KeyPath
from offer_tui.files import saving
from offer_tui.files.directory import Directory
from offer_tui.files.workbook import Workbook
from tests.files.journals import killed
from tests.ui.driving import (
    edit,
    fill,
    go_to,
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
from tests.ui.test_recovery import BASE, NOW, journal, left, put, run, said

LEVEL: KeyPath = ("package", "level")


@pytest.fixture
def offer(tmp_path: Path) -> Path:
    return offer_file(samples(tmp_path / "offers-directory"))


def typed(tmp_path: Path, path: KeyPath, label: str, what: str, minutes: int = 0) -> None:
    """Leave a text behind that was being typed when its process was killed."""
    notes = journal(tmp_path, NOW + timedelta(minutes=minutes))
    notes.typed("northwind-robotics", path, label, what)
    killed(notes)


async def test_what_was_typed_for_the_profile_goes_there_from_the_page_of_an_offer(
    tmp_path: Path, offer: Path
) -> None:
    profile = offer.parent.parent / "profile.toml"
    before = said(offer), said(profile)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "fit")
        await press(pilot, "edge.first", "goal.points")
        await type_text(pilot, "17")
        workbench(pilot).note_typing()
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "r")
        assert workbench(pilot).desk.typed == "17"
        await keys(pilot, "enter")
    assert said(offer) == before[0]
    changed = set(said(profile).splitlines()) - set(before[1].splitlines())
    assert [one.split()[:3] for one in changed] == [["points", "=", "17"]]


async def test_what_was_typed_in_a_row_finds_the_row_after_it_moved(tmp_path: Path, offer: Path) -> None:
    await _type_a_note_of_a_signal(tmp_path)
    before, sign, after = said(offer).partition("[[strategy.signal]]")
    other = '[[strategy.signal]]\ndate = 2026-10-01\nto = "tom"\nnote = "a third one"\n\n'
    put(offer, before + other + sign + after)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Note of 2026-11-05" in text(pilot)
        await keys(pilot, "r", "enter")
        assert 'note = "a third one"' in said(offer)
        row = said(offer).partition("date = 2026-11-05")[2].partition("[[")[0]
        assert "My new note" in row


async def test_what_was_typed_in_a_row_that_is_gone_goes_into_no_other(tmp_path: Path, offer: Path) -> None:
    await _type_a_note_of_a_signal(tmp_path)
    before, sign, after = said(offer).rpartition("[[strategy.signal]]")
    other = '\ndate = 2026-10-01\nto = "tom"\nnote = "a third one"\n\n'
    put(offer, before + sign + other + after[after.index("[[alternatives]]") :])
    now = said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "r")
        assert workbench(pilot).desk.editing is None
        assert "clipboard" in message(pilot)
    assert said(offer) == now
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "My new note" in text(pilot)


async def _type_a_note_of_a_signal(tmp_path: Path) -> None:
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "strategy")
        await go_to(pilot, "Thu 5 Nov 2026")
        await press(pilot, "open")
        await go_to(pilot, "Note")
        await press(pilot, "edit")
        await type_text(pilot, "My new note")
        workbench(pilot).note_typing()


async def test_of_two_texts_the_second_is_offered_when_the_first_is_done(tmp_path: Path, offer: Path) -> None:
    typed(tmp_path, BASE, "Base salary", "199k")
    typed(tmp_path, LEVEL, "Level", "L9", minutes=1)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "r")
        assert workbench(pilot).desk.typed == "199k"
        await keys(pilot, "enter")
        assert "(2 of 2)" in text(pilot)
        await keys(pilot, "r")
        assert workbench(pilot).desk.typed == "L9"
        await keys(pilot, "enter")
    assert "base_salary = 199_000" in said(offer)
    assert 'level = "L9"' in said(offer)


async def test_a_text_that_was_restored_survives_another_kill(tmp_path: Path, offer: Path) -> None:
    assert said(offer)
    typed(tmp_path, BASE, "Base salary", "199k")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "r")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "199k" in text(pilot)
        await keys(pilot, "r", "escape", "escape")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)


async def test_mine_of_a_conflict_survives_a_kill_while_it_is_edited_once_more(
    tmp_path: Path, offer: Path
) -> None:
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        put(offer, said(offer).replace("base_salary = 165_000", "base_salary = 175_000"))
        await edit(pilot, "Base salary", "185k")
        await keys(pilot, "e")
        assert workbench(pilot).desk.typed == "185,000"
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "185,000" in text(pilot)
        assert "of 2" not in text(pilot)


async def test_mine_of_a_conflict_stays_noted_when_the_disk_refuses_it(
    tmp_path: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object, **__: object) -> None:
        raise saving.SaveError(path, "No space left on device")

    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        put(offer, said(offer).replace("base_salary = 165_000", "base_salary = 175_000"))
        await edit(pilot, "Base salary", "185k")
        with monkeypatch.context() as patched:
            patched.setattr(saving, "write", full)
            await keys(pilot, "m")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "+base_salary = 185_000" in text(pilot)


async def test_a_conflict_of_a_restored_edit_does_not_end_the_offering(tmp_path: Path, offer: Path) -> None:
    left(tmp_path, offer, Put(BASE, 185_000), "Base salary")
    left(tmp_path, offer, Put(LEVEL, "L7"), "Level", NOW + timedelta(minutes=1))
    put(offer, said(offer).replace("base_salary = 165_000", "base_salary = 175_000"))
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "r", "t")
        assert "(2 of 2)" in text(pilot)
        assert '+level = "L7"' in text(pilot)


async def test_a_conflict_is_not_edited_in_the_row_of_another_file(tmp_path: Path, offer: Path) -> None:
    notes = journal(tmp_path)
    notes.typed("globex", BASE, "Base salary", "199k")
    killed(notes)
    left(tmp_path, offer, Put(BASE, 185_000), "Base salary", NOW + timedelta(minutes=1))
    put(offer, said(offer).replace("base_salary = 165_000", "base_salary = 175_000"))
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "r", "enter", "r")
        assert "northwind-robotics.toml: Base salary" in text(pilot)
        assert "write mine" in text(pilot)
        assert "edit mine" not in text(pilot)
        await keys(pilot, "m")
    assert "base_salary = 185_000" in said(offer)


async def test_the_answers_of_a_form_are_noted_until_it_is_done(tmp_path: Path, offer: Path) -> None:
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await press(pilot, "add")
        await fill(pilot, "Initech")
        await fill(pilot, "Archaeologist")
        await type_text(pilot, "EU")
        workbench(pilot).note_typing()
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "a new offer: New offer" in text(pilot)
        assert "Company: Initech Role: Archaeologist Currency: EU" in one_spaced(text(pilot))
        await keys(pilot, "escape")
        await press(pilot, "add")
        await fill(pilot, "Initech")
        workbench(pilot).note_typing()
        await keys(pilot, "escape")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "of 2" not in text(pilot)
        await keys(pilot, "d", "d")
        await press(pilot, "add")
        await fill(pilot, "Initech")
        workbench(pilot).note_typing()
        await fill(pilot, "Archaeologist")
        await keys(pilot, "enter")
        assert (offer.parent / "initech.toml").exists()
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)


async def test_a_value_that_raises_a_question_is_noted_until_that_is_answered(
    tmp_path: Path, offer: Path
) -> None:
    before = said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "strategy")
        await edit(pilot, "Walk-away point", "191k")
        assert selected(pilot).startswith("Why")
        workbench(pilot).note_typing()
    assert said(offer) == before
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Walk-away point: 191,000" in text(pilot)


async def test_what_was_typed_back_to_what_it_was_is_not_offered(tmp_path: Path, offer: Path) -> None:
    assert said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        start = workbench(pilot).desk.typed
        await type_text(pilot, "18")
        workbench(pilot).note_typing()
        await keys(pilot, "backspace", "backspace")
        await type_text(pilot, start)
        workbench(pilot).note_typing()
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)


async def test_an_edit_whose_file_is_broken_is_shown_all_the_same(tmp_path: Path, offer: Path) -> None:
    left(tmp_path, offer, Put(BASE, 185_000), "Base salary")
    put(offer, "company = = 1\n")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "cannot be read" in one_spaced(text(pilot))
        assert "+base_salary = 185_000" in text(pilot)
        await keys(pilot, "r")
        assert "+base_salary = 185_000" in text(pilot)


async def test_a_kill_after_the_exchange_does_not_offer_the_old_version(
    tmp_path: Path, offer: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class KilledError(BaseException):
        pass

    def killing(_: object) -> None:
        raise KilledError

    notes = journal(tmp_path)
    book = Workbook(Directory(tmp_path / "offers-directory"), journal=notes)
    book.follow()
    with monkeypatch.context() as patched:
        patched.setattr(saving._Save, "_settle", killing)
        with pytest.raises(KilledError):
            book.edit(offer.stem, Put(BASE, 185_000), "Base salary")
    killed(notes)
    assert [one.suffix for one in offer.parent.iterdir() if one.name.startswith(".")] == [".tmp"]
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "Not saved" not in text(pilot)
    assert "base_salary = 185_000" in said(offer)
    assert [one for one in offer.parent.iterdir() if one.name.startswith(".")] == []


async def test_a_journal_that_cannot_be_used_is_said_with_the_edit(tmp_path: Path, offer: Path) -> None:
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        (tmp_path / "state").write_bytes(b"")
        await edit(pilot, "Base salary", "185k")
        assert "the journal cannot be used" in workbench(pilot).said
    assert "base_salary = 185_000" in said(offer)


async def test_a_journal_that_cannot_be_used_is_said_while_typing(tmp_path: Path, offer: Path) -> None:
    assert said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        (tmp_path / "state").write_bytes(b"")
        await press(pilot, "edit")
        await type_text(pilot, "199k")
        assert not workbench(pilot).note_typing()
        await settled(pilot)
        assert "the journal cannot be used" in message(pilot)


async def test_what_is_left_is_offered_after_an_editor_that_was_open_already(
    tmp_path: Path, offer: Path
) -> None:
    typed(tmp_path, BASE, "Base salary", "199k")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "escape")
        await visit(pilot, "package")
        await press(pilot, "edit")
        killed(workbench(pilot).workbook.journal or journal(tmp_path))
        workbench(pilot).opening.offer_left_over()  # as when keys were typed ahead of the end of the reading
        await settled(pilot)
        assert "Not saved" not in text(pilot)
        await keys(pilot, "escape")
        assert "Typed, and not confirmed yet" in text(pilot)
        await keys(pilot, "r")
        assert workbench(pilot).desk.typed == "199k"
    assert "199" not in said(offer)


async def test_what_is_left_is_offered_over_a_page_of_help(tmp_path: Path, offer: Path) -> None:
    left(tmp_path, offer, Put(BASE, 185_000), "Base salary")
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await keys(pilot, "escape")
        await press(pilot, "help")
        killed(workbench(pilot).workbook.journal or journal(tmp_path))
        workbench(pilot).opening.offer_left_over()
        await settled(pilot)
        assert "+base_salary = 185_000" in text(pilot)


async def test_a_state_directory_that_is_removed_is_made_anew(tmp_path: Path, offer: Path) -> None:
    assert said(offer)
    async with run(tmp_path, journal(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await type_text(pilot, "19")
        workbench(pilot).note_typing()
        shutil.rmtree(tmp_path / "state")
        await type_text(pilot, "9k")
        workbench(pilot).note_typing()
    async with run(tmp_path, journal(tmp_path)) as pilot:
        assert "199k" in text(pilot)
