"""`export`: formats of other programs, on the standard output or in a file."""

import csv
import json
from decimal import Decimal
from io import StringIO
from pathlib import Path

import icalendar
import pytest

from tests.cli.conftest import Result, Run
from tests.directories import GLOBEX, UMBRA, offers_directory

ON = ("--today", "2026-11-21")
FORMS = ("ics", "csv", "json", "md", "html")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a directory of two offers."""
    return offers_directory(tmp_path / "offers", globex=GLOBEX, umbra_labs=UMBRA)


def test_each_format_has_the_offers_that_are_named(run: Run, place: Path) -> None:
    for form in FORMS:
        result = run("export", form, "globex", "--dir", place, *ON)
        assert (result.code, result.err) == (0, ""), form
        assert "Globex" in result.out
        assert "Umbra" not in result.out


def test_without_names_all_are_there(run: Run, place: Path) -> None:
    calendar = icalendar.Calendar.from_ical(run("export", "ics", "--dir", place, *ON).out)
    assert [str(one["SUMMARY"]) for one in calendar.walk("VEVENT")] == ["Reply to Globex is due"]
    rows = list(csv.DictReader(StringIO(run("export", "csv", "--dir", place, *ON).out)))
    assert [row["slug"] for row in rows] == ["globex", "umbra-labs"]
    page = run("export", "html", "--dir", place, *ON).out
    assert page.count("<article>") == 2
    assert run("export", "md", "--dir", place, *ON).out.count("\n---\n") == 1


def test_json_is_what_the_file_says(run: Run, place: Path) -> None:
    (one,) = json.loads(run("export", "json", "globex", "--dir", place).out, parse_float=Decimal)
    assert one["slug"] == "globex"
    assert one["offer"]["package"] == {
        "base_salary": 150000,
        "target_bonus_percent": 10,
        "level": "L5",
        "one_off": [{"kind": "signing_bonus", "amount": Decimal("4800.255")}],
    }


def test_pages_can_leave_names_and_figures_out(run: Run, place: Path) -> None:
    for form in ("md", "html"):
        text = run("export", form, "globex", "--redact", "--dir", place, *ON).out
        assert "Globex" not in text
        assert "150,000" not in text
    assert run("export", "csv", "--redact", "--dir", place).code == 2


def test_a_file_is_written_whole_and_replaced_only_by_force(run: Run, place: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    arguments = ("export", "csv", "--output", target, "--dir", place)
    assert run(*arguments) == Result(0, "", "")
    assert target.read_text().startswith("slug,company,")
    assert target.stat().st_mode & 0o777 == 0o600
    target.write_text("mine")
    refused = run(*arguments)
    assert (refused.code, target.read_text()) == (2, "mine")
    assert "--force" in refused.err
    assert run(*arguments, "--force").code == 0
    assert target.read_text().startswith("slug,company,")
    assert run("export", "csv", "--force", "--output", tmp_path / "new.csv", "--dir", place).code == 0


def test_a_file_that_cannot_be_written_is_exit_code_2(run: Run, place: Path, tmp_path: Path) -> None:
    for target in (tmp_path / "none" / "x.csv", place):
        result = run("export", "csv", "--output", target, "--force", "--dir", place)
        assert result.code == 2
        assert result.err.startswith("offer-tui: ")


def test_an_offer_that_cannot_be_used_is_left_out_and_said(run: Run, directory: Path) -> None:
    result = run("export", "csv", "--dir", directory)
    assert result.code == 1
    assert "hooli.toml:6:15: error F04" in result.err
    assert "Umbra" in result.out
    assert 'did you mean "globex"?' in run("export", "csv", "globx", "--dir", directory).err


def test_text_of_a_file_acts_on_no_terminal_sheet_or_browser(run: Run, tmp_path: Path) -> None:
    hostile = UMBRA.replace("Umbra Labs", r"=<b>\u001b[2J\u202e\r\nX:Y").replace("declined", "considering")
    offers_directory(tmp_path, hostile=hostile)
    for form in FORMS:
        text = run("export", form, "--dir", tmp_path, *ON).out
        assert text.replace("\r\n", "").replace("\n", "").isprintable(), form
        assert "<b>" not in text or form != "html"
        assert "\nX:Y" not in text
        assert ",=<b>" not in text


@pytest.mark.parametrize("form", FORMS)
def test_offers_that_cannot_be_listed_are_not_taken_for_none(run: Run, tmp_path: Path, form: str) -> None:
    (tmp_path / "offers").write_text("not a directory")
    result = run("export", form, "--output", tmp_path / "out", "--dir", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert f"{tmp_path}/offers cannot be listed" in result.err
    assert not (tmp_path / "out").exists()
