"""`show` beyond the years of employment: by month, by calendar year, on leaving and at a sale."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.test_show import misshapen
from tests.directories import GLOBEX, offers_directory

YEAR = {
    **dict.fromkeys(("base", "bonus", "one_off", "equity", "benefits"), Decimal),
    **dict.fromkeys(("total", "guaranteed", "expected", "speculative"), Decimal),
    "year": int,
}
SHAPE = {
    "compensation": {"years": [YEAR], "total": Decimal, "npv": Decimal},
    "calendar_years": [YEAR],
    "grants": [{"name": str, "kind": str, "refresh_of_year": int, "quantity": Decimal, "vested": [Decimal]}],
    "clawback": [Decimal],
    "options": [
        {
            "grant": int,
            **dict.fromkeys(("quantity", "ownership_percent", "ownership_after_dilution_percent"), Decimal),
            **dict.fromkeys(("exercise_cost", "spread", "headline", "break_even_exit_value"), Decimal),
            **dict.fromkeys(("exit_value", "payoff"), Decimal),
            "exercise_window_days": int,
        }
    ],
    "leaving": {
        "month": int,
        "date": str,
        **dict.fromkeys(("cash_paid", "clawback_owed", "cash_kept", "stock_worth"), Decimal),
        "holdings": [
            {
                **dict.fromkeys(("name", "kind", "last_exercise_day"), str),
                **dict.fromkeys(("vested", "worth", "exercise_cost"), Decimal),
                "refresh_of_year": int,
            }
        ],
    },
}

OFFER = """\
company = "Globex"
role = "Engineer"
currency = "USD"

[dates]
start = 2027-02-01

[package]
base_salary = 120_000

[[package.one_off]]
kind = "signing_bonus"
amount = 30_000
clawback_months = 24
clawback = "prorated"
clawback_basis = "net"
withheld_percent = 35

[[package.grant]]
shares = 1_000
price = 50
months = 48
cliff_months = 12

[[package.grant]]
kind = "options"
shares = 20_000
strike = 2.50
price = 3.00
preferred_price = 8.00
months = 48
cliff_months = 12
liquid = false
fully_diluted_shares = 25_000_000
dilution_percent = [20, 20]
preference = 40_000_000
preferred_percent = 45
exercise_window_days = 90
"""


@pytest.fixture
def full(tmp_path: Path) -> Path:
    return offers_directory(tmp_path / "full", globex=OFFER, umbra_labs=GLOBEX)


def shown(run: Run, directory: Path, *options: str, slug: str = "globex") -> dict[str, Any]:
    result = run("show", slug, "--json", "--dir", directory, *options)
    assert result.code == 0, result.err
    found = json.loads(result.out, parse_float=Decimal)
    assert isinstance(found, dict)
    return found


def test_json_has_the_documented_shape(run: Run, full: Path) -> None:
    asked = ("--exit", "150m", "--leave-month", "18", "--discount-percent", "5")
    for options in ((), asked):
        assert misshapen(shown(run, full, *options), SHAPE) == []
    found = shown(run, full, *asked)
    assert None not in (found["leaving"], found["calendar_years"], found["compensation"]["npv"])


def test_shares_and_clawback_are_lists_by_month(run: Run, full: Path) -> None:
    found = shown(run, full)
    vested = found["grants"][0]["vested"]
    assert [vested[month] for month in (11, 12, 13, 14, 15, 48)] == [0, 250, 270, 291, 312, 1_000]
    owed = found["clawback"]
    assert [owed[month] for month in (0, 9, 24, 48)] == [19_500, Decimal("12187.5"), 0, 0]
    assert len(vested) == len(owed) == 49


def test_calendar_years_need_a_start(run: Run, full: Path) -> None:
    years = shown(run, full)["calendar_years"]
    assert [(year["year"], year["base"]) for year in years[:2]] == [(2027, 110_000), (2028, 120_000)]
    assert shown(run, full, slug="umbra-labs")["calendar_years"] is None


@pytest.mark.parametrize(("sold", "pays"), [("60m", 0), ("97,656,250", 0), ("150_000_000", 26_800)])
def test_options_pay_at_a_sale(run: Run, full: Path, sold: str, pays: int) -> None:
    found = shown(run, full, "--exit", sold)
    assert found["options"] == [
        {
            "grant": 1,
            "quantity": 20_000,
            "ownership_percent": Decimal("0.08"),
            "ownership_after_dilution_percent": Decimal("0.0512"),
            "exercise_cost": 50_000,
            "spread": 10_000,
            "headline": 110_000,
            "break_even_exit_value": 97_656_250,
            "exit_value": found["options"][0]["exit_value"],
            "payoff": pays,
            "exercise_window_days": 90,
        }
    ]
    assert found["compensation"]["speculative"] == pays


def test_years_price_and_discount_follow_the_options(run: Run, full: Path) -> None:
    found = shown(run, full, "--years", "5", "--price-factor", "0.5", "--discount-percent", "10")
    years = found["compensation"]["years"]
    assert len(years) == len(found["calendar_years"]) == 5
    assert [year["equity"] for year in years] == [6_250, 6_250, 6_250, 6_250, 0]
    assert found["compensation"]["npv"] == round(
        sum(Decimal(year["total"]) / Decimal("1.1") ** n for n, year in enumerate(years)), 2
    )
    assert shown(run, full)["compensation"]["npv"] is None


def test_leaving_says_what_is_kept(run: Run, full: Path) -> None:
    left = shown(run, full, "--leave-month", "12")["leaving"]
    assert left == {
        "month": 12,
        "date": "2028-02-01",
        "cash_paid": 150_000,
        "clawback_owed": 9_750,
        "cash_kept": 140_250,
        "stock_worth": 15_000,
        "holdings": [
            {
                "name": "RSU",
                "kind": "rsu",
                "refresh_of_year": None,
                "vested": 250,
                "worth": 12_500,
                "exercise_cost": None,
                "last_exercise_day": None,
            },
            {
                "name": "Options",
                "kind": "options",
                "refresh_of_year": None,
                "vested": 5_000,
                "worth": 2_500,
                "exercise_cost": 12_500,
                "last_exercise_day": "2028-05-01",
            },
        ],
    }
    assert shown(run, full)["leaving"] is None


def test_text_has_the_same_facts(run: Run, full: Path) -> None:
    arguments = ("--exit", "150m", "--price-factor", "2", "--leave-month", "12", "--discount-percent", "0")
    result = run("show", "globex", "--dir", full, *arguments)
    lines = result.out.splitlines()
    assert (result.code, result.err) == (0, "")
    for line in (
        "Compensation, as first offered, share price × 2, sold for $150,000,000",
        "   Expected: $25,000",
        "   Speculative: $6,700",
        "   Net present value at 0 %: $636,800",
        "Options",
        "Grant 2: 20,000 options",
        "   Cost to exercise: $50,000",
        "   At a sale for $150,000,000: $26,800",
        "   Worth something at a sale above: $97,656,250",
        "   Part after dilution: 0.0512 %",
        "   To exercise after leaving: 90 days",
        "Leaving after month 12",
        "Day: Tue 1 Feb 2028",
        "Cash kept: $140,250",
        "   To pay back, Signing bonus: $9,750",
        "RSU: 250 vested",
        "   Worth: $25,000",
        "   Last day to exercise: Mon 1 May 2028",
    ):
        assert line in lines
    plain = run("show", "umbra-labs", "--dir", full).out.splitlines()
    assert "Compensation, as first offered" in plain
    assert "Options" not in plain


@pytest.mark.parametrize(
    ("option", "value", "remedy"),
    [
        ("--years", "0", "a whole number from 1 to 60"),
        ("--years", "2.5", "a whole number from 1 to 60"),
        ("--leave-month", "-1", "a whole number from 0 to 600"),
        ("--price-factor", "-0.5", "a number from 0 to 1,000, such as 0.5"),
        ("--price-factor", "nan", "a number from 0 to 1,000, such as 0.5"),
        ("--exit", "a lot", "an amount, 0 or more, such as 150m or 150,000,000"),
        ("--exit", "", "an amount, 0 or more, such as 150m or 150,000,000"),
        ("--discount-percent", "101", "0 to 100, such as 5"),
    ],
)
def test_a_bad_value_is_refused_with_what_is_right(
    run: Run, full: Path, option: str, value: str, remedy: str
) -> None:
    result = run("show", "globex", "--dir", full, f"{option}={value}")
    assert (result.code, result.out) == (2, "")
    assert f"argument {option}:" in result.err
    assert f"give {remedy}" in result.err
