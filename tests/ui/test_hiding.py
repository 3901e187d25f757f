"""Amounts stay out of sight while somebody is looking."""

import re
from pathlib import Path

import pytest

from tests.ui.driving import (
    BENCHES,
    edit,
    fill,
    message,
    offer_file,
    opened,
    press,
    samples,
    text,
    visit,
    workbench,
)


def amounts(directory: Path) -> set[str]:
    """Return every amount of the sample offer as the screen would write it."""
    found = set()
    for value in re.findall(r"= (\d[\d_]{3,})\b", offer_file(directory).read_text(encoding="utf-8")):
        found.add(f"{int(value.replace('_', '')):,}")
    return {one for one in found if "," in one}


@pytest.mark.parametrize("place", [place for place in BENCHES if place != "problems"])
async def test_hiding_leaves_no_amount_on_a_page(place: str, tmp_path: Path) -> None:
    known = amounts(samples(tmp_path)) | {
        "277,580",
        "24,750",
        "60,000",
        "727,527",
        "12,692",
        "192,990",
    }
    assert {"165,000", "25,000", "4,800", "185,000", "320,000"} <= known
    async with opened(tmp_path, (120, 60)) as pilot:
        await press(pilot, "hide")
        assert message(pilot) == "amounts are hidden; z shows them"
        await visit(pilot, place)
        bench = workbench(pilot)
        await press(pilot, "edge.first")
        for _ in bench.sheet.rows:
            assert set(re.findall(r"\d[\d,]*\d", text(pilot))) & known == set()
            await press(pilot, "cursor.down")
        await press(pilot, "copy_summary")
        assert set(re.findall(r"\d[\d,]*\d", pilot.app.clipboard)) & known == set()
        await press(pilot, "hide")
        assert message(pilot) == "amounts are shown"


async def test_hiding_covers_what_is_said_of_edits(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await fill(pilot, "185k")
        await press(pilot, "hide", "undo")
        assert "185,000" not in text(pilot)
        assert "165,000" not in text(pilot)
        await press(pilot, "redo", "edit")
        assert message(pilot) == "! amounts are hidden; z shows them"
        await edit(pilot, "Level", "L8")
        assert message(pilot) == "Level changed"
