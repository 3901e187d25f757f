"""`list`: every offer is a line, whatever is wrong with the others."""

import fcntl
import json
import os
import pty
import struct
import subprocess
import sys
import termios
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import GLOBEX, UMBRA, offers_directory


def test_each_offer_is_a_line_in_columns(run: Run, directory: Path) -> None:
    result = run("list", "--dir", directory, "--today", "2026-11-23")
    assert result.code == 0
    problem = 'package.base_salary: "165k" is text, give a number: 165_000 (and 1 more error)'
    reply = "Thu 26 Nov 2026, in 3 days"
    assert result.out.splitlines() == [
        "SLUG        COMPANY     ROLE       STATUS       FIT                  YEAR 1  REPLY BY",
        f"globex      Globex      Engineer   negotiating  6.4–8.4 undecided  $169,800  {reply}",
        f"hooli  hooli.toml:6:15: {problem}",
        "umbra-labs  Umbra Labs  Tech Lead  declined     –                         –  –",
    ]
    assert result.err == ""


def test_json_has_the_broken_file_with_its_problems(run: Run, directory: Path) -> None:
    result = run("--dir", directory, "list", "--json")
    globex, hooli, umbra = json.loads(result.out, parse_float=Decimal)
    assert result.code == 0
    assert globex == {
        "slug": "globex",
        "company": "Globex",
        "role": "Engineer",
        "currency": "USD",
        "status": "negotiating",
        "fit": {"low": Decimal("6.4"), "high": Decimal("8.4"), "verdict": "undecided"},
        "year_1_total": Decimal("169800.26"),
        "reply_by": "2026-11-26",
        "problems": [],
    }
    assert {key: value for key, value in hooli.items() if key != "problems"} == {
        "slug": "hooli",
        **dict.fromkeys(("company", "role", "currency", "status", "fit", "year_1_total", "reply_by")),
    }
    assert [(one["line"], one["column"], one["code"]) for one in hooli["problems"]] == [
        (6, 15, "F04"),
        (7, 17, "F05"),
    ]
    assert umbra["slug"] == "umbra-labs"


def test_a_directory_that_does_not_exist_says_what_to_do(run: Run, tmp_path: Path) -> None:
    result = run("list", "--dir", tmp_path / "none")
    assert (result.code, result.out) == (0, "")
    assert "offer-tui new" in result.err
    assert "offer-tui demo" in result.err
    assert not (tmp_path / "none").exists()
    assert json.loads(run("list", "--json", "--dir", tmp_path / "none").out) == []


def test_offers_that_cannot_be_listed_are_an_error(run: Run, tmp_path: Path) -> None:
    (tmp_path / "offers").write_text("not a directory")
    result = run("list", "--dir", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert f"{tmp_path}/offers:1:1: error F17 cannot be listed" in result.err


def test_a_broken_profile_is_said_and_hides_no_offer(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, profile="goals = 3\n", globex=GLOBEX)
    result = run("list", "--dir", tmp_path)
    assert result.code == 0
    assert "Globex" in result.out
    assert "profile.toml:1:9: error F04" in result.err


def test_text_of_a_file_cannot_act_on_the_terminal(run: Run, tmp_path: Path) -> None:
    hostile = UMBRA.replace("Umbra Labs", r"\u001b[2JUmbra\u202e\u0007")
    offers_directory(tmp_path, hostile=hostile, worse=hostile + '\n[package]\nlevel = "x\x1b[2J"\n')
    for arguments in (
        ("list",),
        ("list", "--json"),
        ("show", "hostile"),
        ("show", "hostile", "--json"),
        ("check",),
    ):
        result = run(*arguments, "--dir", tmp_path)
        printed = result.out + result.err
        assert printed.replace("\n", "").isprintable(), arguments
    assert "␛[2JUmbra<U+202E>␇" in run("list", "--dir", tmp_path).out


@pytest.mark.parametrize("columns", [144, 80, 60])
def test_a_terminal_too_narrow_for_columns_shows_each_offer_in_lines_of_its_own(
    directory: Path, columns: int
) -> None:
    (directory / "offers" / "hooli.toml").unlink()
    shown = on_terminal(columns, "list", "--dir", str(directory), "--today", "2026-11-23")
    assert all(len(line) <= columns for line in shown.splitlines())
    assert shown.startswith("SLUG ") is (columns == 144)
    assert "$169,800" in shown
    assert "umbra-labs" in shown
    if columns == 60:
        assert shown.splitlines()[:4] == [
            "globex",
            "  Globex, Engineer",
            "  negotiating, 6.4–8.4 undecided, $169,800 in year 1,",
            "  reply by Thu 26 Nov 2026, in 3 days",
        ]


def on_terminal(columns: int, *arguments: str) -> str:
    """Run the program in a terminal of some columns, and return what it prints."""
    own, terminal = pty.openpty()
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    command = [sys.executable, "-m", "offer_tui", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    subprocess.run(command, stdout=terminal, env=environment, check=True, timeout=60)
    os.close(terminal)
    shown = b""
    with suppress(OSError):  # Linux says so that the other end is closed
        while part := os.read(own, 4096):
            shown += part
    os.close(own)
    return shown.decode().replace("\r\n", "\n")


def test_columns_stay_aligned_beside_wide_and_combining_characters(run: Run, tmp_path: Path) -> None:
    named = {"wide": "日本電気", "marked": "Cafe\u0301 SA", "plain": "Abcdefgh"}
    offers_directory(tmp_path, **{slug: UMBRA.replace("Umbra Labs", name) for slug, name in named.items()})
    rows = run("list", "--dir", tmp_path).out.splitlines()[1:]
    assert [row.index("Tech") for row in rows] == [len("marked  Abcdefgh  ") + 1, 18, 18 - 4]


def test_figures_as_large_as_the_format_allows_are_shown(run: Run, tmp_path: Path) -> None:
    largest = 10**12
    grant = f"[[package.grant]]\nshares = {largest}\nprice = {largest}\nmonths = 12\n"
    offers_directory(tmp_path, rich=f"{UMBRA}\n{grant}")
    assert run("list", "--dir", tmp_path).out.count(f"{10**24:,}") == 1
    assert json.loads(run("show", "rich", "--json", "--dir", tmp_path).out)["compensation"]["total"] == 10**24
