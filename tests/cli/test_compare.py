"""`compare`: offers side by side, as text to be read aloud and as JSON to be counted with."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Result, Run
from tests.directories import BROKEN, GLOBEX, PROFILE, UMBRA, offers_directory

RATES = """
[rates]
as_of = 2026-11-02
EUR = 1.25
"""
JOB = """
[current_job]
company = "Initech"
base_salary = 140_000
"""
PAID_UMBRA = f"""{UMBRA}
[package]
base_salary = 112_000

[[package.grant]]
shares = 400
price = 25
months = 48

[fit.depth]
rating = 7

[fit.calm]
rating = 9
"""
PAID_GLOBEX = f"{GLOBEX}\n[fit.calm]\nrating = 4\n"

TEXT = """\
Packages as first offered; * marks the best of a row.
1 EUR is 1.25 USD, your rate of Mon 2 Nov 2026.

                      Globex      Umbra Labs    Initech, your job
Fit                   7.2 strong  7.4 strong *  –
Must-haves            –           –             –
Year 1, guaranteed    $154,800 *  $140,000      $140,000
Year 1, expected      $169,800 *  $143,125      $140,000
4 years, expected     $664,800 *  $572,500      $560,000
Present value at 5 %  $619,136 *  $532,890      $521,255
Base salary           $150,000 *  $140,000      $140,000
Level                 L5          –             –

What would change the ranking (by all that 4 years pay)
1. Globex
2. Umbra Labs
3. Initech

Umbra Labs overtakes Globex when its share price is 8.38 times today's.
Umbra Labs overtakes Globex when its base salary is €130,460.05, not €112,000.
Globex fits as well as Umbra Labs when “Sleep at night” has 16 points, not 20.
Leaving early: nothing plausible; Globex has paid more by every month up to 60.

Share price: nothing plausible, 0.1 to 10 times today's.
Initech overtakes Globex when its base salary is $166,200.06, not $140,000.
Leaving early: nothing plausible; Globex has paid more by every month up to 60.

Share price: nothing plausible, 0.1 to 10 times today's.
Initech overtakes Umbra Labs when its base salary is $143,125, not $140,000.
Leaving early: nothing plausible; Umbra Labs has paid more by every month up to 60.
"""


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """Return a directory of two offers in two currencies, a broken one, and a profile with rates."""
    profile = f"{PROFILE}{RATES}{JOB}"
    return offers_directory(
        tmp_path / "workbook", profile=profile, globex=PAID_GLOBEX, umbra_labs=PAID_UMBRA, hooli=BROKEN
    )


def compare(run: Run, directory: Path, *arguments: str) -> Result:
    return run("--dir", directory, "compare", *arguments)


def compared(run: Run, directory: Path, *arguments: str) -> Mapping[str, object]:
    found = json.loads(compare(run, directory, *arguments, "--json").out, parse_float=Decimal)
    assert isinstance(found, dict)
    return found


def test_text_is_a_table_and_sentences(run: Run, pair: Path) -> None:
    result = compare(run, pair, "globex", "umbra-labs", "--discount-percent", "5")
    assert (result.code, result.err) == (0, "")
    assert result.out == TEXT


def test_plain_has_a_fact_a_line_who_is_first_before_all_figures(run: Run, pair: Path) -> None:
    result = compare(run, pair, "globex", "umbra-labs", "--discount-percent", "5", "--plain")
    assert (result.code, result.err) == (0, "")
    how, ranking, changes, globex, years, umbra, _, job, _ = result.out.rstrip("\n").split("\n\n")
    assert how.splitlines() == [
        "Compared: packages as first offered",
        "Currency: USD",
        "1 EUR: 1.25 USD",
        "Your rates are of: Monday 2 November 2026",
    ]
    assert ranking.splitlines() == [
        "Ranked by: all that 4 years pay",
        "Rank 1: Globex",
        "Rank 2: Umbra Labs",
        "Rank 3: Initech",
    ]
    assert changes.splitlines() == [line for line in TEXT.splitlines()[18:] if line]
    assert globex.splitlines() == [
        "Globex, fit: 7.2 strong",
        "Globex, must-haves: none",
        "Globex, year 1, guaranteed: 154,800.26 USD, best",
        "Globex, year 1, expected: 169,800.26 USD, best",
        "Globex, 4 years, expected: 664,800.26 USD, best",
        "Globex, present value at 5 %: 619,136.18 USD, best",
        "Globex, base salary: 150,000 USD, best",
        "Globex, level: L5",
        "Globex, 4 years, guaranteed: 604,800.26 USD",
    ]
    assert years.splitlines()[:6] == [
        "Globex, year 1, total: 169,800.26 USD",
        "Globex, year 1, base: 150,000 USD",
        "Globex, year 1, bonus: 15,000 USD",
        "Globex, year 1, one-off payments: 4,800.26 USD",
        "Globex, year 1, of it guaranteed: 154,800.26 USD",
        "Globex, year 1, of it expected: 15,000 USD",
    ]
    assert "Umbra Labs, level: not known" in umbra.splitlines()
    assert job.splitlines()[0] == "Initech, your job, fit: not rated"


def test_json_has_what_is_compared_of_each_item(run: Run, pair: Path) -> None:
    found = compared(run, pair, "globex", "umbra-labs")
    assert isinstance(found["offers"], list)
    assert [one["items"] for one in found["offers"]] == [
        [{"item": "base_salary", "figure": 150_000}, {"item": "level", "figure": "L5"}],
        [{"item": "base_salary", "figure": 140_000}, {"item": "level", "figure": None}],
    ]


def test_plain_says_what_cannot_be_compared(run: Run, directory: Path) -> None:
    lines = compare(run, directory, "globex", "umbra-labs", "--plain").out.splitlines()
    assert "Umbra Labs, year 1, guaranteed: not known" in lines
    assert any("no rate for" in line for line in lines)


def test_json_has_every_offer_in_the_order_named(run: Run, pair: Path) -> None:
    found = compared(run, pair, "umbra-labs", "globex")
    assert found["currency"] == "USD"
    assert found["rates_as_of"] == "2026-11-02"
    assert isinstance(found["offers"], list)
    assert [one["slug"] for one in found["offers"]] == ["umbra-labs", "globex"]
    first = found["offers"][0]
    assert first["fit"] == {
        "low": Decimal("7.4"),
        "high": Decimal("7.4"),
        "verdict": "strong",
        "missed": [],
        "open": [],
    }
    assert first["years"][0] == {
        "year": 1,
        "base": 140_000,
        "bonus": 0,
        "one_off": 0,
        "equity": 3_125,
        "benefits": 0,
        "total": 143_125,
        "guaranteed": 140_000,
        "expected": 3_125,
        "speculative": 0,
    }
    assert len(first["years"]) == 4
    assert first["total"] == first["npv"] == 572_500
    assert (first["guaranteed_year_1"], first["expected_year_1"]) == (140_000, 143_125)
    assert first["adjusted_total"] is None


def test_json_keeps_the_current_job_apart(run: Run, pair: Path) -> None:
    job = compared(run, pair, "globex", "umbra-labs")["current_job"]
    assert isinstance(job, dict)
    assert (job["slug"], job["fit"], job["total"]) == ("current_job", None, 560_000)
    (pair / "profile.toml").write_text(PROFILE, encoding="utf-8")
    assert compared(run, pair, "globex", "umbra-labs")["current_job"] is None


def test_json_says_what_would_change_the_ranking(run: Run, pair: Path) -> None:
    found = compared(run, pair, "globex", "umbra-labs")
    assert found["ranking"] == ["globex", "umbra-labs", "current_job"]
    assert found["dominated"] == []
    assert isinstance(found["flips"], list)
    between = [one for one in found["flips"] if one["between"] == ["globex", "umbra-labs"]]
    assert [(one["what"], one["of"]) for one in between] == [
        ("price_factor", "umbra-labs"),
        ("base_salary", "umbra-labs"),
        ("goal_points", "calm"),
        ("leave_month", "umbra-labs"),
    ]
    # 664,800.255 less 560,000 of salary, in shares worth 12,500.
    assert between[0]["at"] == Decimal("8.3840204")
    assert between[0]["sentence"] == "Umbra Labs overtakes Globex when its share price is 8.38 times today's."


def test_a_discount_rate_makes_later_years_worth_less(run: Run, pair: Path) -> None:
    found = compared(run, pair, "globex", "umbra-labs", "--discount-percent", "10%")
    assert isinstance(found["offers"], list)
    # 165,000 × (1 + 1/1.1 + 1/1.21 + 1/1.331) + 4,800.255
    assert found["offers"][0]["npv"] == Decimal("580130.83")


def test_a_dominated_offer_is_named(run: Run, tmp_path: Path) -> None:
    worse = PAID_GLOBEX.replace('"Globex"', '"Hooli"').replace("150_000 ", "140_000 ")
    directory = offers_directory(tmp_path / "two", globex=PAID_GLOBEX, hooli=worse)
    assert compared(run, directory, "globex", "hooli")["dominated"] == [["hooli", "globex"]]
    assert (
        "\nHooli is dominated by Globex: no better in anything"
        in compare(run, directory, "globex", "hooli").out
    )


def test_a_missing_rate_is_a_finding(run: Run, directory: Path) -> None:
    found = compared(run, directory, "globex", "umbra-labs")
    assert isinstance(found["offers"], list)
    assert [one["total"] for one in found["offers"]] == [Decimal("664800.26"), None]
    assert isinstance(found["findings"], list)
    assert "no rate for" in found["findings"][0]
    assert found["findings"][0] in compare(run, directory, "globex", "umbra-labs").out


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        ((), "0 named, give two to five different offers; there are globex, hooli, umbra-labs"),
        (("globex",), "1 named, give two to five"),
        (("globex", "globex"), "1 named, give two to five different offers"),
        (("globex", "umbra"), 'did you mean "umbra-labs"?'),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_remedy(
    run: Run, pair: Path, arguments: tuple[str, ...], remedy: str
) -> None:
    result = compare(run, pair, *arguments)
    assert (result.code, result.out) == (2, "")
    assert remedy in result.err
    assert result.err.count("\n") == 1


def test_more_than_five_are_refused(run: Run, tmp_path: Path) -> None:
    names = [f"offer-{n}" for n in range(6)]
    offers = {name.replace("-", "_"): PAID_GLOBEX for name in names}
    directory = offers_directory(tmp_path / "many", **offers)
    assert compare(run, directory, *names).code == 2
    assert compare(run, directory, *names[:5]).code == 0


def test_a_broken_offer_is_told_and_not_compared(run: Run, pair: Path) -> None:
    result = compare(run, pair, "globex", "hooli")
    assert (result.code, result.out) == (1, "")
    assert "hooli.toml" in result.err


@pytest.mark.parametrize("rate", ["five", "-1", "101", "NaN", ""])
def test_a_rate_that_is_none_is_refused(run: Run, pair: Path, rate: str) -> None:
    result = compare(run, pair, "globex", "umbra-labs", f"--discount-percent={rate}")
    assert result.code == 2
    assert "give 0 to 100, such as 5" in result.err
