"""What commands write where not every sign can be shown: plain signs for a person, escapes for a program."""

import json
import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import GLOBEX, offers_directory

PROGRAM = (sys.executable, "-m", "offer_tui")
NAMED = GLOBEX.replace('company = "Globex"', 'company = "Zoë’s “Büro” – 漢"')


@pytest.fixture
def named(tmp_path: Path) -> Path:
    """Return a directory with one offer whose name is no ASCII."""
    assert NAMED != GLOBEX
    return offers_directory(tmp_path / "workbook", globex=NAMED)


def on_terminal(*arguments: str | Path, **environment: str) -> str:
    """Run a command in a terminal, and return the bytes that it wrote, as ASCII."""
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [*PROGRAM, *map(str, arguments)],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**os.environ, **environment},
            check=True,
            timeout=30,
        )
        assert done.returncode == 0
        assert select.select([ours], [], [], 0)[0]
        return os.read(ours, 65_536).decode("ascii").replace("\r\n", "\n")
    finally:
        os.close(theirs)
        os.close(ours)


def test_on_a_terminal_what_its_encoding_lacks_is_replaced(named: Path) -> None:
    shown = on_terminal("list", "--dir", named, PYTHONIOENCODING="ascii")
    assert "Zoe's 'Buro' - ??" in shown
    assert "\\" not in shown


@pytest.mark.parametrize("position", ["before", "after"])
def test_ascii_can_be_asked_for(position: str, named: Path, run: Run) -> None:
    words = ("--ascii", "list") if position == "before" else ("list", "--ascii")
    result = run(*words, "--dir", named)
    assert result.code == 0
    assert result.out.isascii()
    assert "Zoe's 'Buro' - ??" in result.out
    assert "\\" not in result.out


def test_the_columns_stay_under_their_titles(named: Path, run: Run) -> None:
    (named / "offers" / "plain.toml").write_text(GLOBEX, encoding="utf-8")
    titles, *rows = run("list", "--ascii", "--dir", named).out.splitlines()
    at = titles.index("STATUS")
    assert all(row[at - 1] == " " and row[at] != " " for row in rows)


def test_json_says_the_very_same_in_ascii(named: Path, run: Run) -> None:
    plain, in_ascii = (run("list", "--json", *options, "--dir", named).out for options in ((), ("--ascii",)))
    assert in_ascii.isascii()
    assert json.loads(in_ascii) == json.loads(plain)
    assert json.loads(in_ascii)[0]["company"] == "Zoë’s “Büro” – 漢"


def test_a_mistake_is_told_in_ascii_too(tmp_path: Path, run: Run) -> None:
    result = run("show", "--ascii", "Zoë’s", "--dir", tmp_path)
    assert result.code == 2
    assert result.err.isascii()
