"""Keys that arrive faster than the screen answers, as over a slow line: each acts in its order."""

from pathlib import Path

from textual.events import Key
from textual.pilot import Pilot

from tests.ui.driving import message, offer_file, opened, press, samples, settled, text, workbench


async def burst(pilot: Pilot[None], *keys: str) -> None:
    """Send keys without waiting for the program in between."""
    for key in keys:
        pilot.app.post_message(Key(key, key if len(key) == 1 else None))
    await settled(pilot)


async def test_an_edit_typed_ahead_goes_to_the_file_it_was_opened_on(tmp_path: Path) -> None:
    directory = samples(tmp_path)
    acme, globex = offer_file(directory, "acme-orbital"), offer_file(directory, "globex")
    before = globex.read_text(encoding="utf-8")
    async with opened(directory) as pilot:
        await burst(pilot, "enter", "e", *"170k", "enter", "q", "j", "l", "e", *"130k", "enter")
        assert "base_salary = 170_000" in acme.read_text(encoding="utf-8")
        assert globex.read_text(encoding="utf-8") == before.replace(
            "base_salary = 128_000", "base_salary = 130_000"
        )


async def test_a_bonus_typed_ahead_of_another_page_stays_in_its_offer(tmp_path: Path) -> None:
    directory = samples(tmp_path)
    file, profile = offer_file(directory), directory / "profile.toml"
    before = profile.read_text(encoding="utf-8")
    async with opened(directory) as pilot:
        await press(pilot, "cursor.down", "cursor.down", "cursor.down")
        await burst(pilot, "l", "j", "j", "e", *"20", "enter", "F", "w", *"99", "enter")
        assert "target_bonus_percent = 20" in file.read_text(encoding="utf-8")
        assert profile.read_text(encoding="utf-8") == before.replace("points = 100", "points = 99", 1)


async def test_a_new_offer_can_be_typed_in_one_burst(tmp_path: Path) -> None:
    directory = samples(tmp_path)
    acme = offer_file(directory, "acme-orbital").read_bytes()
    async with opened(directory) as pilot:
        await press(pilot, "cursor.down")  # the page of a new offer starts at its first row all the same
        await burst(pilot, "a", *"Newco", "enter", *"Boss", "enter", "enter", "e", *"100k", "enter")
        found = offer_file(directory, "newco").read_text(encoding="utf-8")
        assert 'role = "Boss"' in found
        assert "base_salary = 100_000" in found
    assert offer_file(directory, "acme-orbital").read_bytes() == acme


async def test_keys_after_quitting_do_nothing(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await burst(pilot, "q", "a")
        assert workbench(pilot).leaving
    assert pilot.app.return_code in (0, None)


async def test_escape_once_too_often_does_not_quit(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await burst(pilot, "l", "escape", "escape")
        assert message(pilot) == "this is the first page; q quits"
        assert "Acme Orbital" in text(pilot)
