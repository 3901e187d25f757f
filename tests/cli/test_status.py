"""`status`: one line for a prompt."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory

ON = ("--today", "2026-11-21")


def test_the_offer_that_is_due_soonest_is_one_line(run: Run, tmp_path: Path) -> None:
    later = UMBRA.replace("declined", "considering").replace("2026-11-20", "2026-12-20")
    offers_directory(tmp_path, a_later=later, globex=GLOBEX)
    result = run("status", "--dir", tmp_path, *ON)
    assert (result.code, result.err) == (0, "")
    assert result.out == "Globex: rate, reply by Thu 26 Nov 2026 (in 5 days); 1 more open\n"


def test_an_offer_without_a_day_comes_after_those_with_one(run: Run, tmp_path: Path) -> None:
    dateless = 'company = "Acme"\nrole = "Engineer"\ncurrency = "USD"\n'
    offers_directory(tmp_path, acme=dateless, globex=GLOBEX)
    assert run("status", "--dir", tmp_path, *ON).out.startswith("Globex: ")
    (tmp_path / "offers" / "globex.toml").unlink()
    assert run("status", "--dir", tmp_path, *ON).out == "Acme: rate\n"


def test_nothing_open_is_nothing(run: Run, tmp_path: Path) -> None:
    for offers in ({}, {"umbra_labs": UMBRA}):
        place = offers_directory(tmp_path / str(len(offers)), **offers)
        result = run("status", "--dir", place, *ON)
        assert (result.code, result.out, result.err) == (0, "", "")
        assert json.loads(run("status", "--json", "--dir", place, *ON).out) is None


def test_json_says_the_same(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=GLOBEX)
    assert json.loads(run("status", "--json", "--dir", tmp_path, *ON).out) == {
        "slug": "globex",
        "company": "Globex",
        "next_step": "rate",
        "reply_by": "2026-11-26",
        "others_open": 0,
    }


def test_a_file_that_cannot_be_used_hides_no_other(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=GLOBEX, hooli=BROKEN)
    result = run("status", "--dir", tmp_path, *ON)
    assert result.code == 1
    assert result.out.startswith("Globex: ")
    assert result.err == "hooli cannot be used; `offer-tui check` says why.\n"


@pytest.mark.parametrize("form", ["--plain", "--json"])
def test_offers_that_cannot_be_listed_are_not_taken_for_none(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "offers").write_text("not a directory")
    result = run("status", form, "--dir", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"offer-tui: {tmp_path}/offers cannot be listed: Not a directory\n"


def test_a_profile_that_cannot_be_used_is_said_each_time(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=GLOBEX)
    (tmp_path / "profile.toml").write_text("goals = 3\n")
    for _ in range(2):
        result = run("status", "--dir", tmp_path, *ON)
        assert (result.code, result.out[:8]) == (1, "Globex: ")
        assert result.err == "profile.toml cannot be used; `offer-tui check` says why.\n"
    (tmp_path / "profile.toml").unlink()
    assert run("status", "--dir", tmp_path, *ON).code == 0
