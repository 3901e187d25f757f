"""Clocks that jump: a change is seen by its content, and what was noted is offered whenever that was."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from offer_tui.core.edits import Put
from offer_tui.files.journal import Journal
from tests.directories import GLOBEX, offers_directory
from tests.files.books import SALARY, opened, saved, text
from tests.files.journals import BASE, LEVEL, PATH, killed, noted
from tests.files.journals import SALARY as NOTED

EPOCH, FUTURE = 0, 4_102_444_800 * 10**9
"""The years 1970 and 2100, in nanoseconds."""


@pytest.mark.parametrize("clock", [EPOCH, FUTURE, None], ids=["1970", "2100", "the time of before"])
def test_a_change_of_the_same_length_is_seen_whatever_its_time_says(
    tmp_path: Path, clock: int | None
) -> None:
    book = opened(offers_directory(tmp_path / "workbook", globex=GLOBEX))
    path = book.directory.offer_path("globex")
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b'"L5"', b'"M1"'))
    when = before.st_mtime_ns if clock is None else clock
    os.utime(path, ns=(when, when))
    assert path.stat().st_size == before.st_size
    assert book.follow(closely=["globex"]) == ("globex",)
    stored = book.offers["globex"].value
    assert stored is not None
    assert stored.package.level == "M1"


@pytest.mark.parametrize("clock", [EPOCH, FUTURE], ids=["1970", "2100"])
def test_an_edit_is_merged_with_a_change_whatever_the_time_of_it_says(tmp_path: Path, clock: int) -> None:
    book = opened(offers_directory(tmp_path / "workbook", globex=GLOBEX))
    path = book.directory.offer_path("globex")
    path.write_bytes(path.read_bytes().replace(b'"L5"', b'"M1"', 1))
    os.utime(path, ns=(clock, clock))
    assert saved(book.edit("globex", SALARY, "base salary")).merged
    assert text(book) == GLOBEX.replace('"L5"', '"M1"', 1).replace("150_000 ", "151_000 ")


@pytest.mark.parametrize(
    "years", [(2026, 1970, 2100), (2100, 2026, 1970), (1970, 1970, 1970)], ids=["back", "ever back", "still"]
)
def test_all_that_was_noted_while_the_clock_jumped_is_offered_and_settled(
    opened: Callable[..., Journal], years: tuple[int, ...]
) -> None:
    now = [datetime(year, 1, 1, tzinfo=UTC) for year in years]
    first = opened()
    first._now = lambda: now.pop(0)
    first.begin("globex", "one", NOTED, BASE)
    first.begin("globex", "two", LEVEL, BASE)
    first.typed("globex", PATH, "Level", "L7")
    killed(first)
    second = opened()
    entries = second.left_over()
    assert {str(one) for one in noted(entries)} == {str(NOTED), str(LEVEL), "L7"}
    for entry in entries:
        second.settle(entry.id)
    second.close()
    assert opened().left_over() == ()


def test_a_second_try_takes_the_place_of_the_first_also_when_its_clock_is_behind(
    opened: Callable[..., Journal],
) -> None:
    now = [datetime(year, 1, 1, tzinfo=UTC) for year in (2026, 1970)]
    first = opened()
    first._now = lambda: now.pop(0)
    first.begin("globex", "one", NOTED, BASE)
    first.begin("globex", "two", Put(NOTED.path, 170_000), BASE)
    killed(first)
    assert noted(opened().left_over()) == [Put(NOTED.path, 170_000)]
