"""What somebody else changed in the same place: a person says which of the two counts."""

from pathlib import Path

import pytest
from textual.events import Key

from offer_tui.core.edits import Batch, Put
from tests.ui.driving import (
    NORTHWIND,
    edit,
    fill,
    go_to,
    keys,
    message,
    offer_file,
    opened,
    press,
    samples,
    selected,
    settled,
    text,
    visit,
    workbench,
)


def rewrite(file: Path, old: str, new: str) -> str:
    """Change a file as somebody else would, and return what it holds now."""
    found = file.read_text(encoding="utf-8")
    assert old in found
    file.write_text(found.replace(old, new), encoding="utf-8")
    return file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("key", "salary"), [("m", "185_000"), ("t", "175_000"), ("escape", "175_000")])
async def test_a_change_of_the_same_key_asks_which_one_counts(key: str, salary: str, tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        theirs = rewrite(file, "base_salary = 165_000", "base_salary = 175_000")
        await edit(pilot, "Base salary", "185k")
        assert "On disk, by somebody else   175,000" in text(pilot)
        assert "Yours                       185,000" in text(pilot)
        assert "northwind-robotics.toml: Base salary 165,000 → 185,000" in text(pilot)
        assert file.read_text(encoding="utf-8") == theirs
        await keys(pilot, key)
        found = file.read_text(encoding="utf-8")
        assert found == theirs.replace("base_salary = 175_000", f"base_salary = {salary}")
        assert selected(pilot).startswith(f"Base salary {salary.replace('_', ',')}")
        if key != "m":
            assert message(pilot) == "! what is on disk stays; you wanted 185,000"


async def test_mine_can_be_edited_once_more_with_theirs_in_sight(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        theirs = rewrite(file, "base_salary = 165_000", "base_salary = 175_000")
        await edit(pilot, "Base salary", "185k")
        await keys(pilot, "e")
        assert selected(pilot).startswith("Base salary 185,000")
        await fill(pilot, "+5k")
        assert file.read_text(encoding="utf-8") == theirs.replace("175_000", "180_000", 1)


async def test_a_row_that_somebody_took_away_comes_back_only_when_it_is_wanted(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    signal = file.read_text(encoding="utf-8").partition("[[strategy.signal]]")
    async with opened(tmp_path) as pilot:
        await visit(pilot, "strategy")
        await go_to(pilot, "Thu 5 Nov 2026")
        await press(pilot, "open")
        await go_to(pilot, "Note")
        first, last = signal[2].split("[[strategy.signal]]")
        rest = last[last.index("[[alternatives]]") :]
        theirs = signal[0] + "[[strategy.signal]]" + first + rest
        file.write_text(theirs, encoding="utf-8")
        await press(pilot, "edit")
        await fill(pilot, "Never said it.")
        assert "On disk, by somebody else   nothing" in text(pilot)
        await keys(pilot, "t")
        assert file.read_text(encoding="utf-8") == theirs
        assert workbench(pilot).trail.page_id == "strategy"


async def test_many_conflicts_are_all_shown_above_keys_that_stay(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    wanted = Batch(tuple(Put(("fit", f"goal-{number}", "evidence"), f"mine {number}") for number in range(9)))
    written = "".join(f'\n[fit.goal-{number}]\nevidence = "theirs {number}"\n' for number in range(9))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        file.write_text(file.read_text(encoding="utf-8") + written, encoding="utf-8")
        bench = workbench(pilot)
        bench.changing.told(bench.workbook.edit(NORTHWIND, wanted, "nine things"))
        await settled(pilot)
        seen = text(pilot)
        assert "keep theirs" in text(pilot)
        for _ in range(40):
            await keys(pilot, "j")
            seen += text(pilot)
            assert "keep theirs" in text(pilot)
        assert all(f"theirs {number}" in seen and f"mine {number}" in seen for number in range(9))
        await keys(pilot, "m")
        assert file.read_text(encoding="utf-8").count('evidence = "mine ') == 9


async def test_keys_typed_ahead_of_a_conflict_choose_nothing(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        theirs = rewrite(file, "base_salary = 165_000", "base_salary = 175_000")
        for key in ("1", "8", "5", "k", "enter", "m", "t"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else "\r"))
        await settled(pilot)
        assert "On disk, by somebody else   175,000" in text(pilot)
        assert file.read_text(encoding="utf-8") == theirs
        await keys(pilot, "m")
        assert "base_salary = 185_000" in file.read_text(encoding="utf-8")
