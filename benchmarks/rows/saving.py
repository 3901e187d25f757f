"""An edit, from the key's handler until it is on disk: what it costs beside the disk's own time."""

import contextlib
import itertools
import os
import time
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Judged, Row, in_turn, milliseconds
from benchmarks.places import Bench, home_with_samples
from benchmarks.terminal.program import BenchmarkError
from offer_tui.core.edits import Put
from offer_tui.files.directory import Directory
from offer_tui.files.journal import Journal
from offer_tui.files.steps import Saved
from offer_tui.files.workbook import Workbook

AT_MOST = 5.0
"""Milliseconds beyond the syncs."""
EDITS = 30
EDITED = (
    ("an edit, beyond the syncs", "globex", AT_MOST),
    # Five times as long as most; its time is that of parsing it several times.
    ("the same, in the longest sample", "northwind-robotics", None),
)
"""What an edit is called in the table, its offer, and its limit."""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure edits of a salary, and in turn the least that changes a file: parse, write beside, rename."""
    for what, slug, at_most in EDITED:
        found, floor = _edited(bench, slug)
        judged = () if at_most is None else (Judged(found, at_most),)
        yield Row(what, found, floor, "parse, write, rename", judged)


def _edited(bench: Bench, slug: str) -> tuple[Figure, Figure]:
    """Return the median time of an edit of an offer, without its syncs, and of the least."""
    home = home_with_samples(bench.root)
    state = home.path / "state"
    directory = Directory(home.offers_directory, state / "locks")
    now = datetime(2026, 11, 21, tzinfo=UTC)
    journal = Journal(state, home.offers_directory, lambda: now)
    workbook = Workbook(directory, journal=journal)
    workbook.follow()
    path = directory.offer_path(slug)
    amounts = itertools.cycle((128_500, 129_000))

    def edit() -> float:
        amount = next(amounts)
        with _synced() as syncing:
            begin = time.perf_counter()
            outcome = workbook.edit(slug, Put(("package", "base_salary"), amount), "Base salary")
            taken = time.perf_counter() - begin
        if not isinstance(outcome, Saved) or f"{amount:_}" not in path.read_text(encoding="utf-8"):
            raise BenchmarkError(f"not saved: {outcome}", "")
        return taken - sum(syncing)

    pairs = in_turn(EDITS, edit, lambda: _least(path))
    journal.close()
    found, floor = (milliseconds(median(side)) for side in zip(*pairs, strict=True))
    return found, floor


@contextlib.contextmanager
def _synced() -> Iterator[list[float]]:
    """Count the seconds of each sync while the block runs."""
    taken: list[float] = []
    real = os.fsync

    def counted(descriptor: int) -> None:
        begin = time.perf_counter()
        try:
            real(descriptor)
        finally:
            taken.append(time.perf_counter() - begin)

    os.fsync = counted  # type: ignore[assignment]  # the same but for its parameter's wider type
    try:
        yield taken
    finally:
        os.fsync = real


def _least(path: Path) -> float:
    """Return the seconds that any program needs to change a file without losing the old one."""
    begin = time.perf_counter()
    data = path.read_bytes()
    tomllib.loads(data.decode(), parse_float=Decimal)
    beside = path.with_suffix(".new")
    beside.write_bytes(data)
    beside.rename(path)
    return time.perf_counter() - begin
