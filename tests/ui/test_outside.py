"""The world outside: files that others change, break or take away, and disks that refuse."""

import os
from dataclasses import replace
from pathlib import Path

from textual.events import AppFocus

from offer_tui.files.directory import Directory
from offer_tui.files.journal import Journal
from offer_tui.files.reading import stamp
from offer_tui.files.workbook import Workbook
from offer_tui.ui.app import OfferApp
from tests.files.journals import NOW, noted
from tests.ui.driving import (
    TODAY,
    add,
    followed,
    go_to,
    keys,
    message,
    offer_file,
    opened,
    panel,
    press,
    samples,
    selected,
    settled,
    type_text,
    visit,
    workbench,
)


def rewrite(file: Path, old: str, new: str) -> str:
    """Change a file as somebody else would, and return what it holds now."""
    found = file.read_text(encoding="utf-8")
    assert old in found
    file.write_text(found.replace(old, new), encoding="utf-8")
    return file.read_text(encoding="utf-8")


async def test_a_change_on_disk_is_shown(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        rewrite(file, "base_salary = 165_000", "base_salary = 170_000")
        await followed(pilot)
        assert message(pilot) == "northwind-robotics.toml changed on disk: Base salary 165,000 → 170,000"
        assert selected(pilot).startswith("Base salary 170,000")
        assert "Total 283,480" in panel(pilot)


async def test_a_change_is_noticed_as_soon_as_the_person_is_back(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        rewrite(file, "base_salary = 165_000", "base_salary = 170_000")
        rewrite(file, 'level = "L6"', 'level = "L7"')
        rewrite(file, "remote_days = 2", "remote_days = 3")
        pilot.app.post_message(AppFocus())
        await settled(pilot)
        said = "northwind-robotics.toml changed on disk: Base salary 165,000 → 170,000"
        assert message(pilot).startswith(said)


async def test_a_change_that_keeps_size_and_time_is_noticed_on_the_open_page(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        before = file.stat()
        stored = workbench(pilot).workbook.offers["northwind-robotics"]
        rewrite(file, "base_salary = 165_000", "base_salary = 166_000")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
        # As if the clock had stood still, too: the stamp is what it was.
        workbench(pilot).workbook.offers["northwind-robotics"] = replace(stored, stamp=stamp(file))
        await followed(pilot)
        assert selected(pilot).startswith("Base salary 166,000")


async def test_a_file_that_was_only_touched_is_no_news(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        os.utime(file, ns=(1, 1))
        await followed(pilot)
        assert message(pilot) == ""


async def test_an_edit_is_merged_with_a_change_of_another_key(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await type_text(pilot, "185k")
        theirs = rewrite(file, 'level = "L6"', 'level = "L7"   # they said so')
        await followed(pilot)
        assert selected(pilot) == "Base salary 185k"
        await keys(pilot, "enter")
        assert message(pilot) == "! Base salary 165,000 → 185,000; others' changes are kept"
        assert file.read_text(encoding="utf-8") == theirs.replace(
            "base_salary = 165_000", "base_salary = 185_000"
        )
        await go_to(pilot, "Level")
        assert selected(pilot) == "Level L7"


async def test_what_is_being_typed_when_the_program_is_quit_at_once_is_kept(tmp_path: Path) -> None:
    directory = samples(tmp_path / "offers-directory")
    journal = Journal(tmp_path / "state", directory, lambda: NOW)
    app = OfferApp(
        Workbook(Directory(directory), journal=journal), today=lambda: TODAY, home=tmp_path, editor="vi"
    )
    async with app.run_test() as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await type_text(pilot, "199k")
        await keys(pilot, "ctrl+q")
    journal.close()
    assert noted(Journal(tmp_path / "state", directory, lambda: NOW).left_over()) == ["199k"]


async def test_a_question_that_is_open_is_not_lost_when_the_file_changes(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "strategy")
        await add(pilot, "a person")
        await type_text(pilot, "Lee")
        rewrite(file, 'level = "L6"', 'level = "L7"')
        await followed(pilot)
        await type_text(pilot, " Park\n")
        found = file.read_text(encoding="utf-8")
        assert 'id = "lee"\nname = "Lee Park"' in found
        assert 'level = "L7"' in found
