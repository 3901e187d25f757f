"""`call-sheet`: printed, or why there is none."""

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from offer_tui.cli.call_sheet import run
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory

PLANNED = """
[[rounds]]
planned = true
with = "dana"

[[rounds.asks]]
item = "base_salary"
ask = 162_000
because = "It is what I bring."
"""


def call_sheet(directory: Path, slug: str, *, markdown: bool = False) -> int:
    return run(
        Namespace(dir=str(directory), today=date(2026, 11, 21), slug=slug, markdown=markdown, plain=False)
    )


@pytest.fixture
def planned(tmp_path: Path) -> Path:
    return offers_directory(tmp_path / "planned", globex=GLOBEX + PLANNED, hooli=BROKEN, umbra_labs=UMBRA)


def test_the_sheet_is_printed(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call_sheet(planned, "globex") == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Round 2 with Dana Ruiz, not known whether they can decide"
    assert "1. Could the base salary be $162,000 instead of $157,000?" in lines


def test_the_sheet_is_printed_as_markdown(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call_sheet(planned, "globex", markdown=True) == 0
    out = capsys.readouterr().out
    assert out.startswith("# Call sheet: round 2\n")
    assert "1. **Could the base salary be $162,000 instead of $157,000?**\n" in out


def test_without_a_round_the_remedy_is_said(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call_sheet(directory, "globex") == 1
    result = capsys.readouterr()
    assert result.out == ""
    assert result.err.endswith("; plan a round: add [[rounds]] with planned = true\n")


def test_an_offer_that_has_ended_needs_no_round(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call_sheet(planned, "umbra-labs") == 1
    assert capsys.readouterr().err.endswith("; it has come to an end\n")


def test_a_broken_file_says_what_is_wrong(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call_sheet(planned, "hooli") == 1
    result = capsys.readouterr()
    assert result.out == ""
    assert "base_salary" in result.err


def test_an_unknown_slug_cannot_run(planned: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call_sheet(planned, "globx") == 2
    assert 'did you mean "globex"?' in capsys.readouterr().err


def test_nothing_of_a_file_acts_on_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = (GLOBEX + PLANNED).replace('"Dana Ruiz"', '"Dana\\u001b[2J"')
    directory = offers_directory(tmp_path / "hostile", globex=hostile)
    for markdown in (False, True):
        assert call_sheet(directory, "globex", markdown=markdown) == 0
        assert "\x1b" not in capsys.readouterr().out
