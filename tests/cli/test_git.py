"""`git setup`, and git itself with what it sets up: readable differences, and merges by key."""

import stat
import sys
from pathlib import Path

import pytest

from offer_tui.core.edits import Edit, Put
from offer_tui.core.keys import KeyPath
from offer_tui.files.git_setup import ATTRIBUTES, CONFIG
from offer_tui.files.toml import Document
from tests.cli.conftest import Run
from tests.directories import GLOBEX, offers_directory
from tests.files.books import BASE, opened, saved
from tests.repositories import change, committed, git, offers_repository, tried

LEVEL: KeyPath = ("package", "level")
ANSWER: KeyPath = ("rounds", 0, "asks", 1, "answer")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return offers_repository(tmp_path / "offers-directory")


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let git find the program by its name."""
    script = tmp_path / "bin" / "offer-tui"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m offer_tui "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(script.parent), prepend=":")


def edited(place: Path, *edits: Edit) -> None:
    """Edit an offer as the screens do, and commit it."""
    book = opened(place)
    for edit in edits:
        saved(book.edit("globex", edit, "edited"))
    committed(place, "edited")


def text(place: Path) -> str:
    return (place / "offers" / "globex.toml").read_text(encoding="utf-8")


def merge(place: Path, other: Path) -> int:
    """Merge another clone's branch, and return git's exit code."""
    git(place, "fetch", "--quiet", str(other), "main")
    return tried(place, "merge", "--quiet", "FETCH_HEAD").returncode


@pytest.fixture
def clones(place: Path, tmp_path: Path, run: Run, installed: None) -> tuple[Path, Path]:  # noqa: ARG001 - it acts on PATH
    """Return two clones of a repository, in which git is set up."""
    run("git", "setup", "--write", "--dir", place)
    committed(place, "Set up")
    other = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(place), str(other))
    run("git", "setup", "--write", "--dir", other)
    return place, other


# Setting up


def test_setup_prints_what_it_takes_and_writes_nothing(place: Path, run: Run) -> None:
    result = run("git", "setup", "--dir", place)
    assert result.code == 0
    assert "git config --local merge.offer-tui.driver 'offer-tui merge-driver %O %A %B %P'" in result.out
    assert all(one in result.out for one in ATTRIBUTES)
    assert not (place / ".gitattributes").exists()
    assert "offer-tui" not in git(place, "config", "--local", "--list")


def test_setup_writes_for_this_repository_alone_and_once(place: Path, run: Run) -> None:
    (place / ".gitattributes").write_text("*.md text")
    result = run("git", "setup", "--write", "--dir", place)
    assert result.code == 0
    assert result.out.splitlines() == [str(place / ".gitattributes"), *CONFIG]
    assert (place / ".gitattributes").read_text() == "\n".join(("*.md text", *ATTRIBUTES, ""))
    for key, value in CONFIG.items():
        assert git(place, "config", "--local", key).strip() == value
    again = run("git", "setup", "--write", "--dir", place)
    assert (again.code, again.out) == (0, "")
    assert "there already" in again.err


def test_without_a_repository_setup_says_so(run: Run, tmp_path: Path) -> None:
    place = offers_directory(tmp_path / "o", globex=GLOBEX)
    for more in ((), ("--write",)):
        result = run("git", "setup", "--dir", place, *more)
        assert (result.code, result.out) == (2, "")
        assert "there is no git repository here" in result.err
    assert not (place / ".gitattributes").exists()
    assert run("git", "--dir", place).code == 2


# What git shows


def test_git_shows_changes_as_facts(clones: tuple[Path, Path]) -> None:
    place, _ = clones
    change(place / "offers" / "globex.toml", "150_000", "155_000")
    lines = [
        one for one in git(place, "diff").splitlines() if one[:1] in "+-" and one[:3] not in ("+++", "---")
    ]
    assert lines == ["-Base salary: 150,000", "+Base salary: 155,000"]


def test_git_shows_settings_as_facts(clones: tuple[Path, Path]) -> None:
    place, _ = clones
    (place / "settings.toml").write_text('theme = "dark"\n')
    committed(place, "Settings")
    change(place / "settings.toml", "dark", "light")
    assert "-Theme: dark\n+Theme: light\n" in git(place, "diff")


# What git merges


def test_edits_of_different_keys_in_two_clones_merge_without_a_person(clones: tuple[Path, Path]) -> None:
    ours, theirs = clones
    # Two lines next to each other, which git alone cannot merge.
    edited(ours, Put(("package", "target_bonus_percent"), 12), Put(("notes",), "ours"))
    edited(theirs, Put(BASE, 155_000), Put(("people", 0, "role"), "HR"))
    assert merge(ours, theirs) == 0
    merged = Document(text(ours)).tree
    expected = Document(GLOBEX).edited(Put(BASE, 155_000)).edited(Put(("notes",), "ours"))
    expected = expected.edited(Put(("package", "target_bonus_percent"), 12)).edited(
        Put(("people", 0, "role"), "HR")
    )
    assert merged == expected.tree
    assert "# What Globex wrote" in text(ours)
    assert "# a year" in text(ours)


def test_settings_that_two_clones_changed_merge_by_key(clones: tuple[Path, Path], run: Run) -> None:
    ours, theirs = clones
    for place, mine in (
        (ours, (("theme", "light"), ("keys.undo", "U"))),
        (theirs, (("mouse", "off"), ('keys."page.fit"', "f"))),
    ):
        for key, value in mine:
            assert run("set", "settings", key, value, "--dir", place).code == 0
        committed(place, "Settings")
    assert merge(ours, theirs) == 0
    settings = Document((ours / "settings.toml").read_text(encoding="utf-8")).tree
    assert settings == {
        "format": 1,
        "theme": "light",
        "mouse": "off",
        "keys": {"undo": "U", "page.fit": "f"},
    }
    for place, name in ((ours, "dark"), (theirs, "terminal")):
        run("set", "settings", "theme", name, "--dir", place)
        committed(place, "Theme")
    assert merge(ours, theirs) == 1
    assert "<<<<<<< ours: theme\n" in (ours / "settings.toml").read_text(encoding="utf-8")


def test_edits_of_the_same_key_in_two_clones_are_a_readable_conflict(
    clones: tuple[Path, Path], run: Run
) -> None:
    ours, theirs = clones
    edited(ours, Put(BASE, 160_000), Put(("notes",), "ours"))
    edited(theirs, Put(BASE, 155_000), Put(ANSWER, "granted"))
    assert merge(ours, theirs) == 1
    lines = text(ours).splitlines()
    at = lines.index("<<<<<<< ours: package.base_salary")
    assert lines[at : at + 5] == [
        "<<<<<<< ours: package.base_salary",
        "base_salary = 160_000               # a year",
        "=======",
        "base_salary = 155_000               # a year",
        ">>>>>>> theirs: package.base_salary",
    ]
    assert 'answer = "granted"' in lines
    assert 'notes = "ours"' in lines
    checked = run("check", "--no-guide", "--dir", ours)
    assert checked.code == 1
    assert f"globex.toml:{at + 1}:1: error F02 not TOML (conflict markers of a merge)" in checked.out
