"""`list`: the offers that were asked for, in the order that was asked for."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import PROFILE, UMBRA, offers_directory

ON = ("--today", "2026-11-21")


def _offer(company: str, day: str = "", base: str = "", rest: str = "") -> str:
    due = f"[dates]\nreply_by = {day}\n" if day else ""
    paid = f"[package]\nbase_salary = {base}\n" if base else ""
    return f'company = "{company}"\nrole = "Engineer"\ncurrency = "USD"\n{due}{paid}{rest}'


@pytest.fixture
def several(tmp_path: Path) -> Path:
    """Return a directory of three open offers, one declined and one broken."""
    euros = _offer("Cyberdyne", "2026-12-01", "190_000").replace("USD", "EUR")
    return offers_directory(
        tmp_path,
        profile=f"{PROFILE}\n[rates]\nEUR = 1.10\n",
        a_one=_offer("globex", "2026-12-02", "200_000", "[fit.depth]\nrating = 2\n"),
        b_two=euros,
        c_three=_offer("Acme", rest="[fit.depth]\nrating = 9\n"),
        d_four=UMBRA,
        e_five="company = 3\n",
    )


def _slugs(run: Run, directory: Path, *arguments: str) -> list[str]:
    result = run("list", "--json", *arguments, "--dir", directory, *ON)
    assert result.code == 0
    return [one["slug"] for one in json.loads(result.out)]


def test_filters_leave_out_what_is_not_so_and_what_cannot_be_used(run: Run, several: Path) -> None:
    assert _slugs(run, several, "--status", "declined") == ["d-four"]
    assert _slugs(run, several, "--status", "considering") == ["a-one", "b-two", "c-three"]
    assert _slugs(run, several, "--due-before", "2026-12-02") == ["b-two"]
    assert _slugs(run, several, "--stage", "rate") == ["b-two", "c-three"]
    assert _slugs(run, several, "--stage", "rate", "--due-before", "2026-12-03") == ["b-two"]


@pytest.mark.parametrize(
    ("key", "order"),
    [
        ("company", ["c-three", "b-two", "a-one", "d-four", "e-five"]),
        ("due", ["b-two", "a-one", "c-three", "d-four", "e-five"]),
        ("fit", ["c-three", "a-one", "b-two", "d-four", "e-five"]),
        # 190,000 euros are 209,000 dollars.
        ("year1", ["b-two", "a-one", "c-three", "d-four", "e-five"]),
    ],
)
def test_order_puts_what_has_no_figure_last(run: Run, several: Path, key: str, order: list[str]) -> None:
    assert _slugs(run, several, "--sort", key) == order


def test_a_filter_that_nothing_meets_says_so(run: Run, several: Path) -> None:
    result = run("list", "--status", "expired", "--dir", several)
    assert (result.code, result.out, result.err) == (0, "", "No offer is so.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--status", "declinde"), 'did you mean "declined"?'),
        (("--stage", "plant"), 'did you mean "plan"?'),
        (("--due-before", "soon"), "is not a date"),
        (("--sort", "luck"), "invalid choice"),
    ],
)
def test_a_filter_that_makes_no_sense_is_exit_code_2(
    run: Run, several: Path, arguments: tuple[str, ...], said: str
) -> None:
    result = run("list", *arguments, "--dir", several)
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_plain_is_a_fact_a_line_and_has_no_columns(run: Run, several: Path) -> None:
    result = run("list", "--plain", "--dir", several, *ON)
    assert result.out.split("\n\n")[0].splitlines() == [
        "Slug: a-one",
        "Company: globex",
        "Role: Engineer",
        "Status: considering",
        "Fit: 1.6 to 3.6 not a fit",
        "Year 1: 200,000 USD",
        "Reply by: Wednesday 2 December 2026, in 11 days",
    ]
    assert "  " not in result.out
    assert result.out.split("\n\n")[-1].startswith(
        "Slug: e-five\nProblem: e-five.toml:1:11: company: 3 is a number"
    )
