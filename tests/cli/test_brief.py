"""`brief`: the page is printed, whole or redacted."""

from argparse import Namespace
from datetime import date
from pathlib import Path

import pytest

from offer_tui.cli.brief import run
from tests.directories import GLOBEX, UMBRA, offers_directory


def brief(directory: Path, slug: str, *, redact: bool = False) -> int:
    return run(Namespace(dir=str(directory), today=date(2026, 11, 21), slug=slug, redact=redact, plain=False))


def test_the_page_is_printed(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief(directory, "globex") == 0
    out = capsys.readouterr().out
    assert out.startswith("# Engineer at Globex\n\nAs of Sat 21 Nov 2026.\n")
    assert "| Base salary | $150,000 | $165,000 | partial, not in writing | $157,000 |\n" in out


def test_the_page_is_printed_redacted(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief(directory, "globex", redact=True) == 0
    out = capsys.readouterr().out
    assert out.startswith("# The job at the company\n")
    for name in ("Globex", "Dana", "Go deep", "150"):
        assert name not in out


def test_an_alternative_that_is_another_offer_has_its_worth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = (
        UMBRA.replace('"declined"', '"considering"').replace("EUR", "USD")
        + "[package]\nbase_salary = 99_000\n"
    )
    named = GLOBEX + '\n[[alternatives]]\nname = "Umbra"\noffer = "umbra-labs"\n'
    directory = offers_directory(tmp_path / "two", globex=named, umbra_labs=other)
    assert brief(directory, "globex") == 0
    assert "| Umbra | $99,000 | certain | $99,000 |\n" in capsys.readouterr().out


def test_a_broken_file_says_what_is_wrong(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief(directory, "hooli") == 1
    result = capsys.readouterr()
    assert result.out == ""
    assert "base_salary" in result.err


def test_an_unknown_slug_cannot_run(directory: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert brief(directory, "globx") == 2
    assert 'did you mean "globex"?' in capsys.readouterr().err
