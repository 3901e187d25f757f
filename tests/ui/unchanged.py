"""Looking without touching: the program on a directory of which no byte may change."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from tests.ui.driving import opened


@asynccontextmanager
async def looking(directory: Path, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """Run the program on an offers directory, and assert afterwards that all files are as they were."""
    before = _contents(directory)
    async with opened(directory, size) as pilot:
        yield pilot
    assert _contents(directory) == before


def _contents(directory: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in directory.rglob("*") if path.is_file()}
