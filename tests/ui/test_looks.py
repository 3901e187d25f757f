"""What the main pages look like, against the texts in tests/snapshots.

`UPDATE_SNAPSHOTS=1 pytest tests/ui/test_looks.py` writes them anew; git shows what changed.
"""

import os
from pathlib import Path

import pytest

from tests.ui.driving import opened, samples, text, visit

SNAPSHOTS = Path(__file__).parents[1] / "snapshots"
SIZES = [(80, 24), (120, 40)]
SHOWN = (
    *("home", "package", "fit", "priorities", "strategy", "rounds", "decision"),
    *("packages", "a call sheet", "a letter", "problems"),
)


@pytest.mark.parametrize("place", SHOWN)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_a_page_looks_as_it_did(place: str, size: tuple[int, int], tmp_path: Path) -> None:
    snapshot = SNAPSHOTS / f"{place.removeprefix('a ').replace(' ', '-')}-{size[0]}x{size[1]}.txt"
    async with opened(samples(tmp_path / ".config" / "offer-tui"), size, home=tmp_path) as pilot:
        await visit(pilot, place)
        shown = text(pilot) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        snapshot.parent.mkdir(exist_ok=True)
        snapshot.write_text(shown, encoding="utf-8")
    assert shown == snapshot.read_text(encoding="utf-8")
