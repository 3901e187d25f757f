"""`archive` and `restore`: out of the lists, and back."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import GLOBEX, UMBRA, offers_directory


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a directory of two offers."""
    return offers_directory(tmp_path / "offers", globex=GLOBEX, umbra_labs=UMBRA)


def test_what_is_put_away_is_in_no_list_and_comes_back_as_it_was(run: Run, place: Path) -> None:
    before = (place / "offers" / "umbra-labs.toml").read_bytes()
    away = run("archive", "umbra-labs", "--dir", place)
    assert (away.code, away.out) == (0, f"{place / 'archive' / 'umbra-labs.toml'}\n")
    assert "umbra" not in run("list", "--dir", place).out
    assert "umbra" not in run("check", "--dir", place).out
    assert run("archive", "--list", "--dir", place).out == "umbra-labs\n"
    assert json.loads(run("archive", "--list", "--json", "--dir", place).out) == ["umbra-labs"]
    back = run("restore", "umbra-labs", "--dir", place)
    assert (back.code, back.out) == (0, f"{place / 'offers' / 'umbra-labs.toml'}\n")
    assert (place / "offers" / "umbra-labs.toml").read_bytes() == before
    assert run("archive", "--list", "--dir", place).err == f"There is nothing in {place / 'archive'}.\n"


def test_two_offers_of_one_name_are_both_kept(run: Run, place: Path) -> None:
    for _ in range(2):
        (place / "offers" / "acme.toml").write_text(UMBRA)
        assert run("archive", "acme", "--dir", place).code == 0
    assert run("archive", "--list", "--dir", place).out == "acme\nacme-2\n"
    (place / "offers" / "acme.toml").write_text(UMBRA)
    back = run("restore", "acme", "--dir", place)
    assert back.out == f"{place / 'offers' / 'acme-2.toml'}\n"
    assert 'this one is called "acme-2"' in back.err


def test_an_offer_that_counts_on_it_is_named(run: Run, place: Path) -> None:
    with (place / "offers" / "globex.toml").open("a") as file:
        file.write('\n[[alternatives]]\noffer = "umbra-labs"\n')
    assert "globex counts on it as an alternative" in run("archive", "umbra-labs", "--dir", place).err


def test_restore_brings_back_from_the_trash_too(run: Run, place: Path) -> None:
    (place / "trash").mkdir()
    (place / "offers" / "globex.toml").rename(place / "trash" / "globex.toml")
    assert run("restore", "globex", "--dir", place).out == f"{place / 'offers' / 'globex.toml'}\n"


def test_a_name_in_both_places_is_asked_about(run: Run, place: Path) -> None:
    assert run("archive", "umbra-labs", "--dir", place).code == 0
    (place / "trash").mkdir()
    (place / "trash" / "umbra-labs.toml").write_text(UMBRA)
    result = run("restore", "umbra-labs", "--dir", place)
    assert (result.code, result.out) == (2, "")
    assert "in the archive and in the trash" in result.err


def test_what_is_not_there_is_exit_code_2(run: Run, place: Path) -> None:
    assert 'did you mean "globex"?' in run("archive", "globx", "--dir", place).err
    assert run("archive", "umbra-labs", "--dir", place).code == 0
    result = run("restore", "umbra-lab", "--dir", place)
    assert result.code == 2
    assert 'did you mean "umbra-labs"?' in result.err
    assert run("restore", "../profile", "--dir", place).code == 2
    assert run("archive", "--dir", place).code == 2


def test_an_archive_that_cannot_be_listed_is_said(run: Run, place: Path) -> None:
    (place / "archive").write_text("")
    for arguments in (("archive", "--list"), ("archive", "globex"), ("restore", "globex")):
        result = run(*arguments, "--dir", place)
        assert (result.code, result.out) == (2, "")
    assert (place / "offers" / "globex.toml").exists()
