"""Following the files of a directory that has very many: some at each look, what came or went at once."""

from pathlib import Path

import pytest

from offer_tui.files import open_files
from offer_tui.files.directory import Directory
from offer_tui.files.open_files import OpenFiles
from offer_tui.files.reading import stamp
from tests.directories import offers_directory
from tests.ui.driving import HEAD

MANY = 500
LOOKS = 3
"""So many looks at some of the files are enough for all of them."""


@pytest.fixture
def book(tmp_path: Path) -> OpenFiles:
    """Return the open files of a directory that was looked at until nothing was new."""
    offers_directory(tmp_path, **{f"offer_{n:03}": HEAD for n in range(MANY)})
    book = OpenFiles(Directory(tmp_path))
    for _ in range(LOOKS):
        book.follow(few=True)
    return book


def in_place(book: OpenFiles, slug: str, text: str = HEAD.replace("Engineer", "Director")) -> None:
    """Change a file as an editor that keeps the file does: the directory does not show it."""
    with book.directory.offer_path(slug).open("r+", encoding="utf-8") as file:
        file.truncate()
        file.write(text)


@pytest.mark.parametrize("slug", ["offer-000", "offer-250", "offer-499"])
def test_a_change_in_place_is_noticed_after_some_looks(slug: str, book: OpenFiles) -> None:
    in_place(book, slug)
    found = [book.follow(few=True) for _ in range(LOOKS)]
    assert [one for one in found if one] == [(slug,)]


def test_a_change_in_place_of_the_file_on_screen_is_noticed_at_once(book: OpenFiles) -> None:
    in_place(book, "offer-499")
    assert book.follow(few=True, closely=("/profile", "offer-499")) == ("offer-499",)


def test_a_look_at_all_notices_everything(book: OpenFiles) -> None:
    in_place(book, "offer-000")
    in_place(book, "offer-499")
    assert book.follow() == ("offer-000", "offer-499")


def test_what_came_went_or_was_replaced_is_noticed_at_once(book: OpenFiles) -> None:
    place = book.directory.offer_path
    place("new").write_text(HEAD, encoding="utf-8")
    place("offer-001").unlink()
    beside = place("offer-002").with_name(".beside")
    beside.write_text(HEAD.replace("Engineer", "Director"), encoding="utf-8")
    beside.replace(place("offer-002"))
    assert sorted(book.follow(few=True)) == ["new", "offer-001", "offer-002"]
    assert len(book.offers) == MANY


def test_what_came_in_the_same_moment_as_a_look_is_noticed_at_the_next(
    book: OpenFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers = book.directory.offers_path
    (offers / "first.toml").write_text(HEAD, encoding="utf-8")
    assert book.follow(few=True) == ("first",)
    # The clock stands still: the directory bears the same times after the next change.
    seen = stamp(offers)
    monkeypatch.setattr(open_files, "stamp", lambda path: seen if path == offers else stamp(path))
    (offers / "second.toml").write_text(HEAD, encoding="utf-8")
    assert book.follow(few=True) == ("second",)


def test_offers_are_read_in_their_order_also_where_one_came_meanwhile(tmp_path: Path) -> None:
    offers_directory(tmp_path, **dict.fromkeys(("b", "d", "f"), HEAD))
    book = OpenFiles(Directory(tmp_path))
    book.list()
    assert book.read_on(2) == ("b", "d")
    book.directory.offer_path("a").write_text(HEAD, encoding="utf-8")
    book.list()
    assert book.read_on(5) == ("a", "f")
    assert not book.waiting
    assert list(book.offers) == ["a", "b", "d", "f"]


def test_the_version_counts_up_with_whatever_is_new(book: OpenFiles) -> None:
    versions = [book.version]
    in_place(book, "offer-000")
    book.follow()
    versions.append(book.version)
    book.follow()
    assert book.version == versions[-1] > versions[0]
    book.directory.offer_path("offer-000").unlink()
    book.follow()
    assert book.version > versions[-1]
