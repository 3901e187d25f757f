"""The documents are true: generated pages are fresh, examples and scripts can be run."""

import os
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from offer_tui import bundled
from offer_tui.__main__ import main
from offer_tui.cli.declared import Command, declared
from offer_tui.cli.parser import parser
from scripts.make_docs import PAGES, ROOT

COMMANDS = [one for one in declared(parser()).all() if one.example]
FINDING = ("check", "doctor", "call-sheet")
"""Commands whose exit code is 1 where they find, or lack, something in the files or the machine."""


@pytest.mark.parametrize("name", PAGES)
def test_a_generated_page_is_what_the_code_says(name: str) -> None:
    written = (ROOT / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "stale: run scripts/make_docs.py"


def test_the_scripts_that_the_readme_names_can_be_run() -> None:
    named = set(re.findall(r"^\./(scripts/[a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE))
    assert named >= {"scripts/try", "scripts/test"}
    assert [name for name in sorted(named) if not os.access(ROOT / name, os.X_OK)] == []


# Examples of commands


@pytest.fixture
def workbook(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the home of somebody who keeps a copy of the samples in git, and works in it.

    `~/offers` leads to the offers, two are also in the trash, and the files that examples name are there.
    """
    place = home / "offers-directory"
    shutil.copytree(bundled.sample_offers(), place)
    (home / "offers").symlink_to(place / "offers")
    (place / "offers.csv").write_text("Company,Title,Base\nInitech,Engineer,150000\n", encoding="utf-8")
    for name in ("%O", "%A", "%B", "%P"):
        shutil.copy(place / "offers" / "globex.toml", place / name)
    (place / "trash").mkdir()
    for name in ("globex.toml", "umbra-labs.toml"):
        shutil.copy(place / "offers" / name, place / "trash")
    named = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    committed = ("commit", "--quiet", "--allow-empty", "--message", "As it stands")
    for words in (("init", "--quiet"), ("add", "offers"), *(committed,) * 4):
        subprocess.run(["git", "-C", place, *named, *words], check=True)  # noqa: S607 - the git of the tests
    monkeypatch.chdir(place)
    return home


@pytest.mark.parametrize("command", COMMANDS, ids=lambda one: " ".join(one.words) or "offer-tui")
def test_the_example_of_a_command_runs(workbook: Path, command: Command) -> None:
    program, *words = shlex.split(command.example)
    assert program == "offer-tui"
    assert tuple(words)[: len(command.words)] == command.words
    arguments = [word.replace("~", str(workbook), 1) if word.startswith("~/") else word for word in words]
    code = main(["--today", "2026-11-23", *arguments])
    assert code == 0 or (code == 1 and words[0] in FINDING)


def test_each_command_has_an_example() -> None:
    assert [one.words for one in declared(parser()).all() if not one.example] == []


@pytest.mark.parametrize(
    "reader", [("man", "--warnings", "--local-file"), ("mandoc", "-T", "lint", "-W", "error")]
)
def test_readers_of_manual_pages_find_no_fault(reader: tuple[str, ...]) -> None:
    if shutil.which(reader[0]) is None:
        pytest.skip(f"{reader[0]} is not installed")
    page = ROOT / "docs/man/offer-tui.1"
    done = subprocess.run([*reader, page], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
