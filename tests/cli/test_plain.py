"""`--plain`: what every command prints with it can be read aloud, and says what `--json` says."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui import bundled
from offer_tui.cli.declared import declared
from offer_tui.cli.parser import parser
from offer_tui.cli.plain import Amount, Value, in_words, plain_lines
from offer_tui.cli.plain_page import plain_page
from offer_tui.core.markdown import escaped, quoted, table
from tests.cli.conftest import Run

COMMANDS: Mapping[str, tuple[str, ...]] = {
    "brief": ("northwind-robotics",),
    "call-sheet": ("northwind-robotics",),
    "check": (),
    "compare": ("globex", "northwind-robotics", "umbra-labs", "--discount-percent", "5"),
    "diff": ("globex",),
    "doctor": (),
    "get": ("northwind-robotics", "package"),
    "list": (),
    "research": ("northwind-robotics",),
    "rule": ("N13",),
    "rules": (),
    "show": ("northwind-robotics",),
    "status": (),
    "trash": (),
    "vest": ("northwind-robotics",),
}
BOTH = ("list", "show", "compare", "check", "vest", "rules", "rule", "research", "status", "get")
"""What has JSON, too."""
FIGURES = ("compare", "list", "research", "vest")
"""Commands whose JSON and plain facts are of the same figures."""
SMALLEST = 1_000
"""Numbers from here on are amounts and shares, in the samples; below there are places, points and months."""
NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
ALOUD = re.compile(r"(?!.* {2})[^\x00-\x1f\x7f\u2190-\u21ff\u2500-\u259f|]*[^ ]|")
"""A line without columns, tabs, escapes, arrows, boxes and blocks."""


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    """Return a copy of the samples under git; one of them has been changed since, one is in the trash."""
    place = tmp_path / "samples"
    shutil.copytree(bundled.sample_offers(), place)
    named = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    for words in (("init", "--quiet"), ("add", "."), (*named, "commit", "--quiet", "--message", "Offers")):
        subprocess.run(["git", "-C", place, *words], check=True)  # noqa: S607 - the git of the tests
    (place / "trash").mkdir()
    (place / "offers" / "hooli.toml").rename(place / "trash" / "hooli.toml")
    globex = place / "offers" / "globex.toml"
    globex.write_text(globex.read_text(encoding="utf-8").replace("128_000", "131_000"), encoding="utf-8")
    return place


def said(run: Run, place: Path, command: str, *form: str) -> str:
    """Return what a command prints of the samples."""
    result = run(command, *COMMANDS[command], *form, "--dir", place, "--today", "2026-11-23")
    assert result.code in (0, 1), result.err
    return result.out


def numbers(value: object) -> Iterator[Decimal]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from numbers(one)
    elif isinstance(value, Decimal):
        yield value


def test_these_are_all_commands_that_have_it() -> None:
    commands = [one for one in declared(parser()).below if any("--plain" in o.names for o in one.options)]
    assert sorted(" ".join(one.words) for one in commands) == sorted(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_it_reads_well_aloud(run: Run, samples: Path, command: str) -> None:
    lines = said(run, samples, command, "--plain").splitlines()
    assert lines
    assert [line for line in lines if not ALOUD.fullmatch(line)] == []
    assert [line for line in lines if line.endswith((":", "–", ", "))] == []


@pytest.mark.parametrize("command", FIGURES)
def test_it_has_every_amount_of_the_json(run: Run, samples: Path, command: str) -> None:
    found = json.loads(said(run, samples, command, "--json"), parse_float=Decimal, parse_int=Decimal)
    heard = {Decimal(one.replace(",", "")) for one in NUMBER.findall(said(run, samples, command, "--plain"))}
    amounts = {one for one in numbers(found) if abs(one) >= SMALLEST}
    assert len(amounts) > 2
    assert amounts - heard == set()


@pytest.mark.parametrize("command", BOTH)
def test_it_is_that_or_json(run: Run, samples: Path, command: str) -> None:
    json.loads(said(run, samples, command, "--json"))
    result = run(command, *COMMANDS[command], "--json", "--plain", "--dir", samples)
    assert (result.code, result.out) == (2, "")
    assert "not allowed with" in result.err


def test_what_is_nothing_else_but_text_is_the_same_with_it(run: Run, samples: Path) -> None:
    for command in ("get", "rule", "status"):
        assert said(run, samples, command, "--plain") == said(run, samples, command)


def test_a_finding_is_a_line(run: Run, samples: Path) -> None:
    lines = said(run, samples, "check", "--plain").splitlines()
    assert len(lines) == len(said(run, samples, "check").splitlines())
    place = f"{samples}/offers/northwind-robotics.toml, line 16, column 12, warning, N26, dates.reply_by"
    assert f"{place}: Your reply is due tomorrow, on Tuesday 24 November 2026." in "\n".join(lines)
    assert said(run, samples, "check", "--format", "plain").splitlines() == lines


def test_the_trash_is_told_block_by_block(run: Run, samples: Path) -> None:
    name, thrown_away, what = said(run, samples, "trash", "--plain").splitlines()
    assert (name, what) == ("Name: hooli.toml", "What: Hooli, Senior Staff Engineer")
    assert re.fullmatch(r"Thrown away: \w+day \d+ \w+ \d{4}, .*", thrown_away)


def test_a_difference_is_said_without_an_arrow(run: Run, samples: Path) -> None:
    assert said(run, samples, "diff", "--plain") == "Base salary 128,000 to 131,000\n"


def test_what_mends_something_is_a_line_of_its_own(run: Run, samples: Path) -> None:
    samples.chmod(0o755)
    lines = said(run, samples, "doctor", "--plain").splitlines()
    place = lines.index(f"Offers, mend: {samples} is open to others (mode 0755)")
    assert lines[place + 1] == f"Run: chmod -R go-rwx {samples}"


def test_the_brief_has_its_tables_row_by_row(run: Run, samples: Path) -> None:
    lines = said(run, samples, "brief", "--plain").splitlines()
    place = lines.index("Priorities")
    assert lines[place - 1 : place + 4] == [
        "",
        "Priorities",
        "1, Base salary, first offered: $165,000",
        "1, Base salary, walk-away point: $170,000",
        "1, Base salary, desired: $185,000",
    ]
    markdown = said(run, samples, "brief")
    for amount in re.findall(r"\$[\d,.]*\d", markdown):
        assert amount in "\n".join(lines)


def test_the_call_sheet_has_each_fact_in_one_line(run: Run, samples: Path) -> None:
    lines = said(run, samples, "call-sheet", "--plain").splitlines()
    assert "1. Could the base salary be $178,000 instead of $175,000?" in lines
    assert "If internal equity is the limit: stock, $270,000 to $285,000." in lines


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not known"),
        (Amount(None, "EUR"), "not known"),
        (Amount(Decimal(257_500), "USD"), "257,500 USD"),
        (Amount(Decimal("-4500.5"), "EUR"), "-4,500.50 EUR"),
        (Amount(Decimal(10), ""), "10"),
        (Decimal("0.125"), "0.13"),
        (12, "12"),
        (date(2026, 11, 24), "Tuesday 24 November 2026"),
        ("Tue 24 Nov 2026, in 3 days", "Tuesday 24 November 2026, in 3 days"),
        ("Mon 3 May be", "Mon 3 May be"),
        ("6.6–8.3 undecided", "6.6 to 8.3 undecided"),
        ("Level – → L6", "Level nothing to L6"),
        ("Level L6 → –", "Level L6 to nothing"),
        ("two  lines\nof text", "two lines of text"),
        ("good – or not", "good – or not"),
    ],
)
def test_values_are_in_full_words(value: Value, words: str) -> None:
    assert in_words(value) == words


def test_blocks_are_apart_and_names_lead_to_each_fact() -> None:
    year = ("year 1", (("total", Amount(Decimal(257_500), "USD")), ("base", None)))
    assert list(
        plain_lines([[("Currency", "USD")], [], [("Northwind Robotics", (year,)), ("", "A word.")]])
    ) == [
        "Currency: USD",
        "",
        "Northwind Robotics, year 1, total: 257,500 USD",
        "Northwind Robotics, year 1, base: not known",
        "A word.",
    ]


@given(st.text(), st.text(min_size=1))
def test_text_of_a_file_stays_in_its_line(name: str, text: str) -> None:
    (line,) = plain_lines([[(name, text)]])
    assert "  " not in line
    assert line.splitlines() in ([], [line])


TEXTS = st.text(st.characters(codec="ascii", exclude_categories=["Cc"]), min_size=1).filter(
    lambda text: text.strip() not in ("", "–")
)


@given(TEXTS, TEXTS, TEXTS)
def test_a_page_says_each_text_as_it_was_before_it_was_markdown(name: str, said: str, quotation: str) -> None:
    page = [*table(("Goal", "Why"), [(escaped(name), escaped(said))]), "", *quoted(quotation), ""]
    row, _, quote = plain_lines(plain_page("\n".join(page)))
    assert (row, quote) == (f"{in_words(name)}, why: {in_words(said)}", in_words(quotation))
