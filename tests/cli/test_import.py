"""`import`: offers from elsewhere, all of them or none, and nothing that would not be a file of ours."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui import bundled
from offer_tui.core.import_offer import offers_in_csv, offers_in_json
from offer_tui.core.keys import Tree
from offer_tui.core.offer import Offer
from offer_tui.core.reading import Misread
from offer_tui.files.adding import new_file
from offer_tui.files.directory import Directory
from tests.cli.conftest import Run
from tests.core.test_calendar_export import DAY
from tests.directories import UMBRA, offers_directory
from tests.trees import trees

SHEET = """\
Employer,Title,Base,Cur,Reply,Remark
Northwind Robotics,Staff Engineer,165k,USD,24 nov 2026,good
Globex,"Engineer, Cloud","128,000",EUR,,
,,,,,
"""
MAP = "company=Employer,role=Title,package.base_salary=Base,currency=Cur,dates.reply_by=Reply"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """Return a table of two offers."""
    path = tmp_path / "offers.csv"
    path.write_text(SHEET, encoding="utf-8")
    return path


def _offers(directory: Path) -> dict[str, str]:
    return {path.stem: path.read_text() for path in (directory / "offers").glob("*.toml")}


def test_a_table_is_shown_first_and_added_when_that_was_said(run: Run, sheet: Path, tmp_path: Path) -> None:
    place = tmp_path / "place"
    shown = run("import", sheet, "--map", MAP, "--dir", place)
    assert (shown.code, place.exists()) == (0, False)
    assert shown.out == (
        "northwind-robotics: Northwind Robotics, Staff Engineer, USD\nglobex: Globex, Engineer, Cloud, EUR\n"
    )
    assert shown.err == "Not used: Remark.\n2 offers would be added; --yes adds them.\n"
    added = run("import", sheet, "--map", MAP, "--dir", place, "--yes")
    assert (added.code, added.out) == (0, shown.out)
    assert _offers(place)["northwind-robotics"] == (
        'format = 1\ncurrency = "USD"\ncompany = "Northwind Robotics"\nrole = "Staff Engineer"\n\n'
        "[package]\nbase_salary = 165_000\n\n[dates]\nreply_by = 2026-11-24\n"
    )
    assert run("check", "--no-guide", "--dir", place).code == 0


def test_a_map_may_be_given_in_parts_and_titles_may_have_commas(
    run: Run, sheet: Path, tmp_path: Path
) -> None:
    sheet.write_text('Employer;Title;"Base, yearly"\nGlobex;Engineer;165k\n')
    maps = ("--map", "company=Employer,package.base_salary=Base, yearly", "--map", "role=Title")
    assert run("import", sheet, *maps, "--dir", tmp_path / "place", "--yes").code == 0
    assert "base_salary = 165_000" in _offers(tmp_path / "place")["globex"]


def test_what_is_there_is_never_replaced(run: Run, sheet: Path, tmp_path: Path) -> None:
    place = offers_directory(tmp_path / "place", globex=UMBRA)
    assert run("import", sheet, "--map", MAP, "--dir", place, "--yes").code == 0
    assert sorted(_offers(place)) == ["globex", "globex-2", "northwind-robotics"]
    assert _offers(place)["globex"] == UMBRA


def test_one_wrong_cell_adds_nothing_and_all_are_said(run: Run, sheet: Path, tmp_path: Path) -> None:
    sheet.write_text(SHEET.replace("165k", "a lot").replace("EUR", "Euro"), encoding="utf-8")
    result = run("import", sheet, "--map", MAP, "--dir", tmp_path / "place", "--yes")
    assert result.code == 1
    assert 'row 2: package.base_salary: "a lot" cannot be used' in result.err
    assert 'row 3: currency: "Euro" cannot be used, give three letters' in result.err
    assert "Nothing was added." in result.err
    assert not (tmp_path / "place").exists()


def test_a_cell_that_cannot_be_used_is_not_called_missing_too(run: Run, sheet: Path, tmp_path: Path) -> None:
    sheet.write_text('company,role\n"Acme\nLabs",Engineer\n')
    result = run("import", sheet, "--dir", tmp_path / "place")
    assert result.code == 1
    assert result.err.count("row 2: company: ") == 1
    assert "give text without the control character" in result.err


def test_a_row_without_a_company_is_said(run: Run, sheet: Path, tmp_path: Path) -> None:
    sheet.write_text("company,role,package.base_salary\nAcme,Engineer,1k\n,,\n,Engineer,a lot\n")
    result = run("import", sheet, "--dir", tmp_path / "place", "--yes")
    assert result.code == 1
    # As the spreadsheet numbers its rows, the empty one too.
    lines = [one.removeprefix(f"{sheet}: ") for one in result.err.splitlines()]
    assert lines[0].startswith('row 4: package.base_salary: "a lot" cannot be used')
    assert lines[1:] == ['row 4: company: is missing; add company = "..."', "Nothing was added."]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_what_export_prints_comes_back(run: Run, tmp_path: Path, form: str) -> None:
    shutil.copytree(bundled.sample_offers(), tmp_path / "samples")
    text = run("export", form, "--dir", tmp_path / "samples").out
    file = tmp_path / f"out.{form}"
    file.write_text(text, encoding="utf-8")
    assert run("import", file, "--yes", "--dir", tmp_path / "copy").code == 0
    again = run("export", form, "--dir", tmp_path / "copy").out
    if form == "csv":  # the rows of a package are no cells, so what year one pays is less
        text, again = (
            "\n".join(line.rpartition(",")[0] for line in one.splitlines()) for one in (text, again)
        )
    assert again == text


@given(trees(Offer, wrong=False))
def test_any_offer_comes_back_from_json(tree: Tree) -> None:
    from offer_tui.cli.json_text import json_text  # noqa: PLC0415 - beside what it is for
    from offer_tui.cli.plain_values import plain_json  # noqa: PLC0415 - as above

    found = offers_in_json(json_text([{"slug": "a", "offer": plain_json(tree)}]))
    assert not isinstance(found, Misread)
    assert plain_json(found[0].tree) == plain_json(tree)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", b"", "no CSV with a line of titles"),
        ("a.csv", b"company\nAcme\n", "no column holds role"),
        ("a.csv", b'company,role\n"Acme', "no CSV"),
        ("a.csv", "company,role\nZürich,x\n".encode("latin-1"), "not UTF-8"),
        ("a.csv", "company,role\nAcme,x\n".encode("utf-16"), "not UTF-8"),
        ("a.csv", b"company,role\n" + b"A,b\n" * 501, "at most 500"),
        ("a.csv", b"company,role\n" + b"x" * 2**24, "more than 16,777,216 bytes"),
        ("a.json", b"[" * 100_000, "nested too deep"),
        ("a.json", b"{}", "no list of"),
        ("a.json", b"[]", "no list of"),
        ("a.json", b'{"offer": {"company": NaN}}', "is no number"),
        ("a.json", b'{"offer": {"notes": 1e999999999}}', "too many digits"),
        ("a.json", b'{"offer": {"notes": "\\ud800"}}', "half of a character"),
        ("a.txt", b"", "ends in .csv or .json"),
    ],
)
def test_a_file_that_makes_no_sense_is_exit_code_2(
    run: Run, tmp_path: Path, name: str, data: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(data)
    result = run("import", tmp_path / name, "--yes", "--dir", tmp_path / "place")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert not (tmp_path / "place").exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("company", "is no pair"),
        ("compny=Employer", 'did you mean "company"?'),
        ("company=Emploier", 'no column "Emploier"'),
    ],
)
def test_a_map_that_makes_no_sense_is_exit_code_2(
    run: Run, sheet: Path, tmp_path: Path, given: str, said: str
) -> None:
    result = run("import", sheet, "--map", given, "--dir", tmp_path / "place")
    assert result.code == 2
    assert said in result.err


def test_json_that_does_not_fit_the_format_says_where(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    offer = {"company": "Acme", "role": None, "currency": "USD", "package": {"base_salary": "165k"}}
    file.write_text(json.dumps({"slug": "../../x", "offer": offer}))
    result = run("import", file, "--yes", "--dir", tmp_path / "place")
    assert result.code == 1
    assert "offer 1: role: is missing" in result.err
    assert 'offer 1: package.base_salary: "165k" is text, give a number: 165_000' in result.err


def test_a_name_from_json_never_becomes_a_path(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    offer = {"company": "Acme", "role": "Engineer", "currency": "USD"}
    file.write_text(json.dumps([{"slug": "../../x", "offer": offer}, {"slug": 3, "offer": offer}]))
    assert run("import", file, "--yes", "--dir", tmp_path / "place").code == 0
    assert sorted(_offers(tmp_path / "place")) == ["acme", "x"]


@given(st.text(max_size=200))
def test_any_text_is_a_table_or_is_said_not_to_be_one(text: str) -> None:
    found = offers_in_csv(f"company,role,notes\n{text}", {}, "USD", DAY, ())
    if not isinstance(found, Misread):
        for one in found.offers:
            file = new_file(Directory(Path("/nowhere")), one.slug, one.tree, ())
            assert isinstance(file, str) or file.document is not None
