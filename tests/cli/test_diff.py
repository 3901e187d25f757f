"""`diff` and `show --plain`: what changed, and what a file says, a fact a line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.directories import BROKEN, GLOBEX, offers_directory
from tests.repositories import change, committed, git, offers_repository


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return offers_repository(tmp_path / "offers-directory")


def test_two_files_are_compared_by_what_they_say(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new"
    old.write_text(GLOBEX)
    new.write_text(
        GLOBEX.replace('answer = "partial"\nvalue = 157_000', 'answer = "granted"').replace("# a year", "")
    )
    result = run("diff", old, new)
    assert (result.code, result.err) == (1, "")
    assert result.out == "Base salary 157,000 → 165,000 (round 1, granted)\n"
    assert run("diff", new, old).code == 1
    assert (run("diff", old, old).code, run("diff", old, old).out) == (0, "")


def test_an_offer_is_compared_with_its_last_commit_or_another(run: Run, place: Path) -> None:
    file = place / "offers" / "globex.toml"
    assert run("diff", "globex", "--dir", place).code == 0
    change(file, "150_000", "155_000")
    committed(place, "More")
    change(file, 'level = "L5"', 'level = "L6"')
    assert run("diff", "globex", "--dir", place).out == "Level L5 → L6\n"
    result = run("diff", "globex", "HEAD~1", "--dir", place)
    assert (result.code, result.out) == (1, "Base salary 150,000 → 155,000\nLevel L5 → L6\n")


def test_what_cannot_be_compared_is_exit_code_2_and_a_line(run: Run, place: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text("what is this")
    good = place / "offers" / "globex.toml"
    for arguments, why in (
        (("globx",), 'there is no offer "globx"'),
        (("globex", "v9"), "globex at v9: "),
        (("globex", "--dir", tmp_path), 'there is no offer "globex"'),
        ((good,), "is a file: name the other one, too"),
        ((good, broken), "broken.toml:1:6: error F02"),
        ((good, tmp_path / "none.toml"), "none.toml cannot be read"),
    ):
        result = run("diff", "--dir", place, *arguments)
        assert (result.code, result.out) == (2, "")
        assert why in result.err
        assert result.err.count("\n") == 1


def test_where_there_is_no_such_commit_that_is_said(run: Run, place: Path, tmp_path: Path) -> None:
    for revision in ("v9", "HEAD~9", "no such thing"):
        result = run("diff", "globex", revision, "--dir", place)
        assert result.code == 2
        assert result.err == f"offer-tui: globex at {revision}: there is no such commit\n"
    new = offers_directory(tmp_path / "new", globex=GLOBEX)
    git(new, "init", "--quiet")
    result = run("diff", "globex", "--dir", new)
    assert (result.code, result.out) == (2, "")
    assert result.err == "offer-tui: globex at HEAD: nothing is committed yet\n"


def test_text_of_a_file_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text('role = "a"')
    new.write_text('role = "\\u001b[2J"')
    assert run("diff", old, new).out == "Role a → ␛[2J\n"


def test_a_file_says_the_same_every_day_and_by_its_path(run: Run, place: Path) -> None:
    said = run("show", "--plain", "globex", "--dir", place, "--today", "2026-11-23")
    assert said.code == 0
    assert "Base salary: 150,000\n" in said.out
    later = run("show", "--plain", place / "offers" / "globex.toml", "--today", "2027-03-01")
    assert later.out == said.out
    profile = run("show", "--plain", place / "profile.toml")
    assert "Goal Go deep: weight: 80\n" in profile.out


def test_git_is_shown_mistakes_and_broken_files_too(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "hooli.toml"
    file.write_text(BROKEN)
    assert "Base salary: 165k\n" in run("show", "--plain", file).out
    file.write_text("<<<<<<< ours\nrole = 1\n=======\n>>>>>>> theirs\n")
    result = run("show", "--plain", file)
    assert (result.code, result.out) == (0, file.read_text())
    assert "conflict markers" in result.err
    assert run("show", "--plain", tmp_path / "none.toml").code == 2


def test_an_offer_can_be_shown_by_its_path_with_the_profile_above_it(
    run: Run, place: Path, tmp_path: Path
) -> None:
    by_path = run("show", place / "offers" / "globex.toml", "--dir", tmp_path, "--today", "2026-11-23")
    by_slug = run("show", "globex", "--dir", place, "--today", "2026-11-23")
    assert (by_path.code, by_path.out) == (0, by_slug.out)
    broken = tmp_path / "hooli.toml"
    broken.write_text(BROKEN)
    assert run("show", broken).code == 1
