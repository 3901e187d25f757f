"""The workbook, where somebody else saves, renames or takes away files at a bad moment."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from offer_tui.core.edits import Put
from offer_tui.files import saving
from offer_tui.files.leftovers import LeftOver, sweep, temporary_name
from offer_tui.files.steps import PROFILE
from offer_tui.files.workbook import Workbook
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory
from tests.files.books import SALARY, change, failed, opened, saved


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return opened(offers_directory(tmp_path / "workbook", globex=GLOBEX, hooli=BROKEN, umbra_labs=UMBRA))


def test_a_save_of_somebody_else_right_after_ours_is_noticed(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    plainly = saving.write

    def overtaken(path: Path, new: bytes, base: bytes | None, locks: Path | None = None) -> saving.Written:
        written = plainly(path, new, base, locks)
        change(book, 'role = "Engineer"', 'role = "Architect"')
        return written

    with monkeypatch.context() as patched:
        patched.setattr(saving, "write", overtaken)
        saved(book.edit("globex", SALARY, "base salary"))
    assert book.follow() == ("globex",)
    offer = book.offers["globex"].value
    assert offer is not None
    assert offer.role == "Architect"


def test_a_profile_that_vanished_is_shown_as_it_was_and_never_made_anew_by_an_edit(book: Workbook) -> None:
    goals = book.profile.goals
    path = book.directory.profile_path
    path.rename(path.with_suffix(".bak"))
    assert failed(book.edit(PROFILE, Put(("phone",), "123"), "phone")).endswith(": not there any more")
    assert book.follow() == (PROFILE,)
    assert book.follow() == ()
    assert book.lost(PROFILE) == "not there any more"
    assert book.profile.goals == goals != ()
    assert failed(book.edit(PROFILE, Put(("phone",), "123"), "phone")).endswith(": not there any more")
    assert not path.exists()
    path.with_suffix(".bak").rename(path)
    assert book.follow() == (PROFILE,)
    assert book.lost(PROFILE) == ""
    saved(book.edit(PROFILE, Put(("phone",), "123"), "phone"))


def test_while_the_offers_cannot_be_listed_they_stay(book: Workbook, monkeypatch: pytest.MonkeyPatch) -> None:
    before = dict(book.offers)
    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refused)
        assert book.follow() == ()
        assert book.unlisted == "Permission denied"
        assert (book.offers, book.vanished, book.waiting) == (before, (), False)
        fresh = opened(book.directory.path)
        assert (fresh.slugs, fresh.unlisted) == ((), "Permission denied")
    assert book.follow() == ()
    assert book.unlisted == ""


def test_a_new_offer_is_known_even_while_the_offers_cannot_be_listed(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "scandir", refused)
        slug = saved(book.create("Initech", "Engineer", "USD")).step.name
        assert slug in book.slugs
    assert book.offers[slug].value is not None


def refused(*_: object) -> NoReturn:
    """Fail as the system does where a directory may not be listed."""
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def test_an_offer_with_the_longest_name_that_there_can_be_is_saved(tmp_path: Path) -> None:
    book = opened(offers_directory(tmp_path, **{"x" * 250: GLOBEX}))
    saved(book.edit("x" * 250, SALARY, "base salary"))


@pytest.mark.parametrize("letter", ["x", "é"])
def test_the_longest_name_of_a_file_has_temporary_names_too(tmp_path: Path, letter: str) -> None:
    file = tmp_path / f"{letter * (250 // len(letter.encode()))}.toml"
    file.write_bytes(b"new")
    same, lost = (file.with_name(temporary_name(file.name)) for _ in range(2))
    same.write_bytes(b"new")
    lost.write_bytes(b"lost")
    twin = file.with_name(f"{file.name[:-6]}z.toml")
    twin.write_bytes(b"lost")
    assert sweep(tmp_path, {}) == (LeftOver(lost, file),)
    assert sorted(tmp_path.iterdir()) == sorted([file, twin, lost])


def test_offers_that_vanished_are_told_from_those_that_were_thrown_away(book: Workbook) -> None:
    saved(book.discard("umbra-labs"))
    book.directory.offer_path("globex").unlink()
    assert book.follow() == ("globex",)
    assert book.vanished == ("globex",)
