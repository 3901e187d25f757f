"""`research`: what the market says, item by item."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import GLOBEX, offers_directory

POINTS = """
[[research]]
id = "peer"
item = "base_salary"
low = 150_000
mid = 160_000
source = "network"
date = 2026-11-02

[[research]]
item = "base_salary"
low = 100_000
source = "website"

[[research]]
item = "vacation_days"
mid = 25
source = "survey"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a directory of an offer with three points of research."""
    return offers_directory(tmp_path, globex=GLOBEX + POINTS)


def test_each_item_has_its_weighted_means_in_its_unit(run: Run, place: Path) -> None:
    result = run("research", "globex", "--dir", place)
    assert result.code == 0
    title, base, days = result.out.splitlines()
    assert title.split() == ["ITEM", "LOW", "MIDDLE", "HIGH", "NOW", "NOW", "LIES", "POINTS", "LATEST"]
    # (4 × 150,000 + 1 × 100,000) ÷ 5
    assert base.split()[:6] == ["Base", "salary", "$140,000", "$160,000", "–", "$157,000"]
    assert base.endswith("2  Mon 2 Nov 2026")
    assert days.split() == ["Vacation", "days", "–", "25", "–", "–", "–", "1", "–"]


def test_json_has_the_same_figures(run: Run, place: Path) -> None:
    base, days = json.loads(run("research", "globex", "--json", "--dir", place).out, parse_float=Decimal)
    assert {
        key: base[key] for key in ("item", "low", "mid", "high", "now", "points", "weight", "latest")
    } == {
        "item": "base_salary",
        "low": 140000,
        "mid": 160000,
        "high": None,
        "now": 157000,
        "points": 2,
        "weight": 5,
        "latest": "2026-11-02",
    }
    assert days["now"] is None


def test_plain_says_what_is_not_known(run: Run, place: Path) -> None:
    base, days = run("research", "globex", "--plain", "--dir", place).out.split("\n\n")
    assert base.splitlines() == [
        "Base salary, low: 140,000 USD",
        "Base salary, middle: 160,000 USD",
        "Base salary, high: not known",
        "Base salary, now: 157,000 USD",
        "Base salary, now lies: at the 35th percentile of 2",
        "Base salary, points: 2",
        "Base salary, latest: Monday 2 November 2026",
    ]
    assert days.splitlines() == [
        "Vacation days, low: not known",
        "Vacation days, middle: 25",
        "Vacation days, high: not known",
        "Vacation days, now: not known",
        "Vacation days, now lies: not known",
        "Vacation days, points: 1",
        "Vacation days, latest: not known",
    ]


def test_the_weights_of_the_settings_count(run: Run, place: Path) -> None:
    (place / "settings.toml").write_text("[research]\nwebsite = 4\n")
    base, _ = json.loads(run("research", "globex", "--json", "--dir", place).out)
    assert base["low"] == 125000


def test_no_research_says_what_to_add(run: Run, directory: Path) -> None:
    result = run("research", "globex", "--dir", directory)
    assert (result.code, result.out) == (0, "")
    assert "[[research]]" in result.err


def test_a_broken_or_missing_offer_is_said(run: Run, directory: Path) -> None:
    assert run("research", "hooli", "--dir", directory).code == 1
    assert run("research", "globx", "--dir", directory).code == 2
