"""`show`: all that follows from an offer, as text to be read aloud and as JSON to be counted with."""

import json
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import BROKEN, GLOBEX, offers_directory

SHAPE: Mapping[str, object] = {
    "slug": str,
    "company": str,
    "role": str,
    "currency": str,
    "status": str,
    "next_step": {"action": str, "reasons": [str]},
    "fit": {"low": Decimal, "high": Decimal, "coverage_percent": Decimal, "verdict": str, "missed": [str]},
    "compensation": {
        "years": [
            {
                "year": int,
                "base": Decimal,
                "bonus": Decimal,
                "one_off": Decimal,
                "equity": Decimal,
                "benefits": Decimal,
                "total": Decimal,
                "guaranteed": Decimal,
            }
        ],
        "total": Decimal,
        "guaranteed": Decimal,
    },
    "priorities": [
        {
            "item": str,
            "offered": object,
            "walk_away": object,
            "desired": object,
            "now": object,
            "weight_percent": Decimal,
            "progress": Decimal,
        }
    ],
    "progress": {"offered": Decimal, "now": Decimal},
    "rounds": [
        {
            "number": int,
            "date": str,
            "channel": str,
            "asks": [{"item": str, "from": object, "ask": object, "answer": str, "value": object}],
        }
    ],
    "advice": [{"rule": str, "severity": str, "message": str, "remedy": str, "where": str}],
    "problems": [{"file": str, "line": int, "column": int, "severity": str, "code": str, "message": str}],
}


def misshapen(value: object, shape: object, place: str = "$") -> list[str]:
    """Name each place that has not the shape; more keys than the shape's are allowed, and null everywhere."""
    if value is None:
        return []
    if isinstance(shape, Mapping):
        if not isinstance(value, Mapping) or shape.keys() - value.keys():
            return [place]
        return [bad for key in shape for bad in misshapen(value[key], shape[key], f"{place}.{key}")]
    if isinstance(shape, list):
        if not isinstance(value, list):
            return [place]
        return [bad for n, item in enumerate(value) for bad in misshapen(item, shape[0], f"{place}[{n}]")]
    kinds = (Decimal, int) if shape is Decimal else shape
    return [] if isinstance(value, kinds) else [place]  # type: ignore[arg-type]  # a type, or a tuple of them


def shown(run: Run, directory: Path, slug: str) -> dict[str, object]:
    result = run("--dir", directory, "show", slug, "--json")
    found = json.loads(result.out, parse_float=Decimal)
    assert isinstance(found, dict)
    return found


def test_json_has_the_documented_shape(run: Run, directory: Path) -> None:
    for slug in ("globex", "hooli", "umbra-labs"):
        assert misshapen(shown(run, directory, slug), SHAPE) == []


def test_json_says_what_follows_from_the_offer(run: Run, directory: Path) -> None:
    found = shown(run, directory, "globex")
    assert found["fit"] == {
        "low": Decimal("6.4"),
        "high": Decimal("8.4"),
        "coverage_percent": 80,
        "verdict": "undecided",
        "missed": [],
    }
    assert isinstance(found["compensation"], dict)
    assert found["compensation"]["years"][0] == {
        "year": 1,
        "base": 150_000,
        "bonus": 15_000,
        "one_off": Decimal("4800.26"),
        "equity": 0,
        "benefits": 0,
        "total": Decimal("169800.26"),
        "guaranteed": Decimal("154800.26"),
        "expected": 15_000,
        "speculative": 0,
    }
    assert len(found["compensation"]["years"]) == 4
    assert found["priorities"] == [
        {
            "item": "base_salary",
            "offered": 150_000,
            "walk_away": 145_000,
            "desired": 165_000,
            "now": 157_000,
            "weight_percent": 75,
            "progress": Decimal("0.6"),
        },
        {
            "item": "level",
            "offered": "L5",
            "walk_away": "L5",
            "desired": "L6",
            "now": "L5",
            "weight_percent": 25,
            "progress": 0,
        },
    ]
    assert found["progress"] == {"offered": Decimal("0.1875"), "now": Decimal("0.45")}
    assert found["rounds"] == [
        {
            "number": 1,
            "date": "2026-11-14",
            "channel": "phone",
            "planned": False,
            "asks": [
                {
                    "item": "base_salary",
                    "from": 150_000,
                    "ask": 165_000,
                    "answer": "partial",
                    "value": 157_000,
                },
                {"item": "level", "from": "L5", "ask": "L6", "answer": "refused", "value": None},
            ],
        }
    ]
    assert found["problems"] == []


def test_json_can_be_imported_elsewhere(run: Run, directory: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "globex.json", tmp_path / "other"
    file.write_text(run("--dir", directory, "show", "globex", "--json").out, encoding="utf-8")
    assert run("--dir", other, "import", file, "--yes").code == 0
    result = run("diff", directory / "offers" / "globex.toml", other / "offers" / "globex.toml")
    assert (result.code, result.out, result.err) == (0, "", "")


def test_json_has_what_a_broken_file_says_as_far_as_it_is_toml(run: Run, directory: Path) -> None:
    assert shown(run, directory, "hooli")["offer"] == tomllib.loads(BROKEN)
    (directory / "offers" / "hooli.toml").write_text("no [ TOML", encoding="utf-8")
    assert shown(run, directory, "hooli")["offer"] is None


def test_what_was_granted_without_a_value_is_what_was_asked(run: Run, tmp_path: Path) -> None:
    text = GLOBEX.replace('answer = "partial"\nvalue = 157_000', 'answer = "granted"')
    found = shown(run, offers_directory(tmp_path, globex=text), "globex")
    assert isinstance(found["rounds"], list)
    assert found["rounds"][0]["asks"][0]["value"] == 165_000


@pytest.mark.parametrize(
    ("amount", "written"), [("0.1", "0.1"), ("150_000.005", "150000.01"), ("1e3", "1000"), ("2.50", "2.5")]
)
def test_amounts_are_written_in_decimal_digits(run: Run, tmp_path: Path, amount: str, written: str) -> None:
    text = GLOBEX.replace("150_000 ", f"{amount} ")
    result = run("--dir", offers_directory(tmp_path, globex=text), "show", "globex", "--json")
    assert f'"base": {written},' in result.out


def test_text_is_a_fact_a_line(run: Run, directory: Path) -> None:
    result = run("show", "globex", "--dir", directory, "--today", "2026-11-23")
    lines = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    assert lines[:6] == [
        "Globex: Engineer",
        "Slug: globex",
        "Status: negotiating",
        "Reply by: Thu 26 Nov 2026, in 3 days",
        "Next step: rate. Rate 1 more goal; the verdict can still change. Reply is due in 3 days.",
        "",
    ]
    for line in (
        "Score: 6.4–8.4 of 10",
        "Year 1: $169,800.26",
        "   Base: $150,000",
        "1. Base salary",
        "   On the table now: $157,000",
        "   Desired: L6",
        "   Progress: 60 %",
        "Round 1, Sat 14 Nov 2026, phone, with Dana Ruiz",
        "      On the table after it: $157,000",
    ):
        assert line in lines
    assert not any(mark in result.out for mark in "│┃─━|")


def test_an_empty_offer_says_that_there_is_nothing_yet(run: Run, directory: Path) -> None:
    lines = run("show", "umbra-labs", "--dir", directory, "--today", "2026-11-23").out.splitlines()
    assert "Reply by: Fri 20 Nov 2026" in lines  # no distance: it is declined
    assert lines[lines.index("Priorities") + 1] == "none yet"
    assert lines[lines.index("Rounds") + 1] == "none yet"


def test_an_item_of_ones_own_has_its_unit(run: Run, tmp_path: Path) -> None:
    text = GLOBEX.replace('"level"', '"custom.gym"').replace('"L5"\ndesired = "L6"', "1\ndesired = 5")
    text = text.replace('"L6"', "5") + '\n[package.custom.gym]\noffered = 2\nunit = "visits"\n'
    assert (
        "   Offered: 2 visits" in run("show", "globex", "--dir", offers_directory(tmp_path, globex=text)).out
    )


def test_a_broken_offer_shows_its_problems(run: Run, directory: Path) -> None:
    result = run("show", "hooli", "--dir", directory)
    assert (result.code, result.out) == (1, "")
    assert "hooli.toml:6:15: error F04 package.base_salary:" in result.err
    found = shown(run, directory, "hooli")
    assert found["fit"] is None
    assert found["rounds"] is None
    assert isinstance(found["problems"], list)
    assert len(found["problems"]) == 2


@pytest.mark.parametrize(
    ("slug", "named"), [("globx", '; did you mean "globex"?'), ("zzzz", ""), ("../profile", "")]
)
def test_an_unknown_offer_is_refused_with_the_nearest(
    run: Run, directory: Path, slug: str, named: str
) -> None:
    result = run("show", slug, "--dir", directory)
    assert (result.code, result.out) == (2, "")
    assert result.err == f'offer-tui: there is no offer "{slug}" in {directory}{named}\n'
