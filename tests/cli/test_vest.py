"""`vest`: the month table, to be read, to be put into a spreadsheet and to be counted with."""

import csv
import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import GLOBEX, offers_directory

SHARES = """
[[package.grant]]
shares = 4_800
price = 50.00
months = 48
cliff_months = 12
from_year = 2
each_year_value = 40_000
likely_percent = 70
"""
GRANTS = f"""{SHARES}
[[package.grant]]
kind = "options"
shares = 1_200
price = 3
strike = 2.50
months = 12
"""
DATED = GLOBEX.replace("reply_by = 2026-11-26", "start = 2027-01-31")


@pytest.fixture
def granted(tmp_path: Path) -> Path:
    return offers_directory(tmp_path / "granted", globex=GLOBEX + GRANTS, umbra_labs=DATED + GRANTS)


def test_the_table_has_a_line_a_month_in_columns(run: Run, granted: Path) -> None:
    result = run("vest", "globex", "--dir", granted)
    assert (result.code, result.err) == (0, "")
    lines = result.out.splitlines()
    assert lines[:3] == [
        "MONTH  1 RSU  2 OPTIONS  3 RSU OF YEAR 2  4 RSU OF YEAR 3  5 RSU OF YEAR 4     WORTH",
        "    0      0          0                0                0                0        $0",
        "    1      0        100                0                0                0       $50",
    ]
    assert lines[13].split() == ["12", "1,200", "1,200", "0", "0", "0", "$60,600"]
    # 24 months: 2,400 × 50 + 600 + 200 refresh shares × 50 × 70 %.
    assert lines[25].split() == ["24", "2,400", "1,200", "200", "0", "0", "$127,600"]
    assert len(lines) == 50


def test_with_a_start_each_month_has_the_day_on_which_it_ends(run: Run, granted: Path) -> None:
    lines = run("vest", "umbra-labs", "--dir", granted).out.splitlines()
    assert [line.split()[:2] for line in lines[:3]] == [
        ["MONTH", "DATE"],
        ["0", "2027-01-31"],
        ["1", "2027-02-28"],
    ]


def test_csv_has_plain_numbers(run: Run, granted: Path) -> None:
    rows = list(csv.reader(run("vest", "umbra-labs", "--csv", "--dir", granted).out.splitlines()))
    assert rows[0] == [
        "month",
        "date",
        "1 RSU",
        "2 Options",
        "3 RSU of year 2",
        "4 RSU of year 3",
        "5 RSU of year 4",
        "worth",
    ]
    assert rows[13] == ["12", "2028-01-31", "1200", "1200", "0", "0", "0", "60600"]
    undated = list(csv.reader(run("vest", "globex", "--csv", "--dir", granted).out.splitlines()))
    assert undated[13][:3] == ["12", "", "1200"]


def test_json_has_the_same_numbers(run: Run, granted: Path) -> None:
    found = json.loads(run("vest", "globex", "--json", "--dir", granted).out, parse_float=Decimal)
    assert [found["slug"], found["currency"], len(found["grants"])] == ["globex", "USD", 5]
    assert found["grants"][2] == {"name": "RSU, refresh of year 2", "kind": "rsu", "refresh_of_year": 2}
    assert found["months"][24] == {
        "month": 24,
        "date": None,
        "vested": [2_400, 1_200, 200, 0, 0],
        "worth": 127_600,
    }
    for before, after in pairwise(one["vested"] for one in found["months"]):
        assert all(less <= more for less, more in zip(before, after, strict=True))


def test_plain_has_the_months_in_which_something_vests(run: Run, tmp_path: Path) -> None:
    cash = "\n[[package.grant]]\nkind = 'cash'\nvalue = 10_000\nmonths = 24\nevery_months = 12\n"
    place = offers_directory(tmp_path, globex=DATED + SHARES + cash)
    result = run("vest", "globex", "--plain", "--dir", place)
    assert (result.code, result.err) == (0, "")
    head, first, second, *rest = (block.splitlines() for block in result.out.split("\n\n"))
    assert head == ["Offer: Globex, Engineer", "Vested: by the end of each month, together"]
    assert first[:2] == ["Month: 0", "Day: Sunday 31 January 2027"]
    assert second == [
        "Month: 12",
        "Day: Monday 31 January 2028",
        "Grant 1 RSU: 1,200",
        "Grant 2 Cash award: 5,000 USD",
        "Grant 3 RSU of year 2: 0",
        "Grant 4 RSU of year 3: 0",
        "Grant 5 RSU of year 4: 0",
        "Worth: 65,000 USD",
    ]
    assert len(rest) == 36  # all vests monthly from then on
    undated = run(
        "vest", "globex", "--plain", "--dir", offers_directory(tmp_path / "two", globex=GLOBEX + cash)
    )
    assert undated.out.split("\n\n")[1:] == [
        "Month: 0\nGrant 1 Cash award: 0 USD\nWorth: 0 USD",
        "Month: 12\nGrant 1 Cash award: 5,000 USD\nWorth: 5,000 USD",
        "Month: 24\nGrant 1 Cash award: 10,000 USD\nWorth: 10,000 USD\n",
    ]


def test_a_long_schedule_is_shown_to_its_end(run: Run, tmp_path: Path) -> None:
    text = GLOBEX + "\n[[package.grant]]\nkind = 'cash'\nvalue = 100\nmonths = 60\n"
    rows = run("vest", "globex", "--csv", "--dir", offers_directory(tmp_path, globex=text)).out.splitlines()
    assert rows[-1] == "60,,100,100"
    assert rows[2] == "1,,1.67,1.67"


def test_without_grants_the_table_says_how_to_add_one(run: Run, directory: Path) -> None:
    result = run("vest", "globex", "--dir", directory)
    assert (result.code, result.out) == (0, "")
    assert result.err == "globex has no grants that vest; add [[package.grant]] to its file.\n"


def test_a_broken_offer_says_why(run: Run, directory: Path) -> None:
    result = run("vest", "hooli", "--dir", directory)
    assert (result.code, result.out) == (1, "")
    assert "package.base_salary" in result.err


def test_what_cannot_be_done_is_said(run: Run, directory: Path) -> None:
    unknown = run("vest", "globx", "--dir", directory)
    assert (unknown.code, unknown.out) == (2, "")
    assert 'did you mean "globex"?' in unknown.err
    both = run("vest", "globex", "--csv", "--json", "--dir", directory)
    assert (both.code, both.out) == (2, "")
    assert "not allowed with" in both.err
