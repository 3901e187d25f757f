"""The walk-away point is under seal: fixed, changed and taken away with a reason, all of it in the file."""

from pathlib import Path

import pytest

from tests.ui.driving import add, bottom, edit, fill, go_to, keys, message, opened, press, row, selected, text
from tests.ui.test_guide import READY, directory, file

OPEN = READY.replace("walk_away_total = 155_000\nwalk_away_set = 2026-11-12\n", "")
CHANGED = """
[[strategy.walk_away_change]]
date = 2026-11-16
from = 160_000
to = 155_000
reason = "The start moved to June."
"""


async def test_the_first_fixing_asks_why_and_dates_it(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, OPEN)) as pilot:
        await press(pilot, "page.strategy")
        await edit(pilot, "Walk-away point", "155k")
        assert selected(pilot).startswith("Why there")
        await fill(pilot, "I have 140.")
        assert row(pilot, "Walk-away point").startswith("Walk-away point 155,000 sealed Sat 21 Nov 2026")
        assert row(pilot, "Why there") == "Why there I have 140."
        assert (
            'walk_away_total = 155_000\nwalk_away_set = 2026-11-21\nwalk_away_reason = "I have 140."\n'
        ) in file(tmp_path)
        assert "walk_away_change" not in file(tmp_path)
        await press(pilot, "undo")
    assert file(tmp_path) == OPEN


async def test_a_change_asks_why_and_keeps_both_totals(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.strategy")
        await edit(pilot, "Walk-away point", "150k")
        assert selected(pilot).startswith("Why change it")
        await fill(pilot, "The start moved to June.")
        assert "Sat 21 Nov 2026 155,000 → 150,000 The start moved to" in row(pilot, "Sat 21 Nov")
        assert "advice" not in text(pilot)
        assert (
            "[[strategy.walk_away_change]]\ndate = 2026-11-21\nfrom = 155_000\nto = 150_000\n"
            'reason = "The start moved to June."\n'
        ) in file(tmp_path)
        assert "walk_away_total = 150_000\nwalk_away_set = 2026-11-12\n" in file(tmp_path)
        await press(pilot, "undo")
        assert message(pilot).startswith("undone: Walk-away point 155,000 → 150,000")
    assert file(tmp_path) == READY


@pytest.mark.parametrize("offer", [OPEN, READY], ids=["fixed first", "changed"])
async def test_escape_at_the_question_changes_nothing(tmp_path: Path, offer: str) -> None:
    async with opened(directory(tmp_path, offer)) as pilot:
        await press(pilot, "page.strategy")
        await edit(pilot, "Walk-away point", "150k")
        await keys(pilot, "escape")
        assert selected(pilot).startswith("Walk-away point")
        assert file(tmp_path) == offer


async def test_lowered_without_a_reason_it_is_advised_against_until_one_is_written(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.strategy")
        await edit(pilot, "Walk-away point", "150k")
        await fill(pilot, "")
        await go_to(pilot, "Sat 21 Nov")
        assert bottom(pilot) == "N27 The walk-away point went from $155,000 to $150,000 without a reason."
        await press(pilot, "open")
        await fill(pilot, "The start moved to June.")
        assert "advice" not in text(pilot)
    assert file(tmp_path).count("The start moved to June.") == 1


@pytest.mark.parametrize("name", ["Walk-away point", "Fixed on", "Mon 16 Nov"])
async def test_the_seal_does_not_come_off_with_a_key(tmp_path: Path, name: str) -> None:
    sealed = READY + CHANGED
    async with opened(directory(tmp_path, sealed)) as pilot:
        await press(pilot, "page.strategy")
        await go_to(pilot, name)
        await press(pilot, "drop", "move.down", "move.up")
        assert message(pilot).startswith("! ")
    assert file(tmp_path) == sealed


async def test_the_day_of_a_sealed_point_cannot_be_edited(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.strategy")
        await go_to(pilot, "Fixed on")
        await press(pilot, "edit")
        assert message(pilot).startswith("! ")
        await press(pilot, "page.strategy")
        await edit(pilot, "Why there", "I have 140 now.")
    assert 'walk_away_reason = "I have 140 now."' in file(tmp_path)


async def test_a_total_written_by_hand_is_sealed_by_its_day(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY.replace("walk_away_set = 2026-11-12\n", ""))) as pilot:
        await press(pilot, "page.strategy")
        await edit(pilot, "Fixed on", "12 nov")
        assert row(pilot, "Walk-away point").startswith("Walk-away point 155,000 sealed Thu 12 Nov 2026")
        await edit(pilot, "Walk-away point", "160k")
        assert selected(pilot).startswith("Why change it")


async def test_taken_away_and_fixed_lower_it_is_a_change_of_the_same_point(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.strategy")
        await go_to(pilot, "Walk-away point")
        await press(pilot, "edit")
        await keys(pilot, "backspace", "enter")
        await fill(pilot, "To think it over.")
        assert "walk_away_total" not in file(tmp_path)
        await go_to(pilot, "Fixed on")
        await press(pilot, "drop")
        await edit(pilot, "Walk-away point", "150k")
        assert selected(pilot).startswith("Why change it")
        await fill(pilot, "")
        await go_to(pilot, "Sat 21 Nov 2026 155,000 → 150,000")
        assert bottom(pilot) == "N27 The walk-away point went from $155,000 to $150,000 without a reason."
    assert "walk_away_set = 2026-11-12\n" in file(tmp_path)
    assert file(tmp_path).count("from = 155_000") == 2


async def test_an_alternative_can_still_be_deleted_and_moved(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.strategy")
        await add(pilot, "an alternative")
        await fill(pilot, "Go on looking")
        await press(pilot, "back", "move.up")
        assert file(tmp_path).index("Go on looking") < file(tmp_path).index('"Stay"')
        await press(pilot, "drop")
    assert file(tmp_path) == READY
