"""Git by subprocess: what it tells, and that nothing of an untrusted repository is run."""

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from offer_tui.core.edits import Put
from offer_tui.files import git as git_files
from offer_tui.files.directory import Directory
from offer_tui.files.git import GitError, content, contents, is_in_repository, status, top, versions
from offer_tui.files.git_commit import commit
from offer_tui.files.git_setup import set_up
from offer_tui.files.once import is_first_time
from tests.directories import GLOBEX, offers_directory
from tests.files.books import BASE, opened, saved
from tests.repositories import change, committed, git, offers_repository, tried


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return offers_repository(tmp_path / "offers-directory")


def globex(place: Path) -> Path:
    return place / "offers" / "globex.toml"


# What it tells


def test_the_versions_of_a_file_are_its_commits_newest_first(place: Path) -> None:
    change(globex(place), "150_000", "155_000")
    committed(place, "More: “yes”")
    found = versions(globex(place))
    assert [(one.subject, one.author, one.day) for one in found] == [
        ("More: “yes”", "Robin Avery", date(2026, 11, 14)),
        ("Two offers", "Robin Avery", date(2026, 11, 14)),
    ]
    texts = contents(place, [one.blob for one in found])
    assert texts[found[0].blob] == globex(place).read_bytes()
    assert texts[found[1].blob] == GLOBEX.encode()
    assert content(globex(place), "HEAD~1") == GLOBEX.encode()


def test_the_history_goes_back_before_a_file_was_renamed_and_while_it_was_away(place: Path) -> None:
    git(place, "mv", "offers/globex.toml", "offers/globex-inc.toml")
    committed(place, "Renamed")
    renamed = place / "offers" / "globex-inc.toml"
    assert [one.subject for one in versions(renamed)] == ["Renamed", "Two offers"]
    text = renamed.read_bytes()
    renamed.unlink()
    committed(place, "Away")
    renamed.write_bytes(text)
    committed(place, "Back")
    found = versions(renamed)
    assert [one.subject for one in found][:2] == ["Back", "Away"]
    assert set(found[1].blob) == {"0"}
    assert found[1].blob not in contents(place, [one.blob for one in found])


def test_a_file_that_was_never_committed_has_no_versions(place: Path, tmp_path: Path) -> None:
    (place / "offers" / "hooli.toml").write_text(GLOBEX)
    assert versions(place / "offers" / "hooli.toml") == ()
    offers_directory(tmp_path / "new", globex=GLOBEX)
    git(tmp_path / "new", "init", "--quiet")
    assert versions(globex(tmp_path / "new")) == ()


def test_the_status_counts_what_is_not_committed_in_the_directory_alone(tmp_path: Path) -> None:
    place = offers_repository(tmp_path / "home") / "job"
    offers_directory(place, globex=GLOBEX)
    committed(tmp_path / "home", "A directory in a repository")
    assert status(place).changed == ()
    change(globex(place), "Engineer", "Engineer II")
    change(globex(tmp_path / "home"), "Engineer", "Engineer II")
    (place / "offers" / "two words.toml").write_text(GLOBEX)
    assert status(place) == git_files.Status(
        "main", ("job/offers/globex.toml", "job/offers/two words.toml"), conflicted=False, hosts=()
    )
    assert top(place) == (tmp_path / "home").resolve()


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://robin:key@github.com/robin/offers.git", "github.com"),
        ("git@gitlab.com:robin/offers.git", "gitlab.com"),
        ("ssh://git@CodeBerg.org:22/robin/offers", "codeberg.org"),
        ("git@git.example.com:offers", ""),
        ("/srv/git/github.com", ""),
        ("../github.com", ""),
    ],
)
def test_a_remote_on_a_public_host_is_known_by_its_address(place: Path, address: str, host: str) -> None:
    git(place, "remote", "add", "origin", address)
    assert status(place).public_host == host


def test_looks_that_a_repository_sets_change_no_answer(place: Path) -> None:
    for key, value in (("log.showRoot", "false"), ("color.ui", "always"), ("status.showStash", "true")):
        git(place, "config", key, value)
    change(globex(place), "150_000", "155_000")
    assert status(place).changed == ("offers/globex.toml",)
    (found,) = versions(globex(place))
    assert contents(place, [found.blob]) == {found.blob: GLOBEX.encode()}


def test_a_branch_that_is_not_checked_out_has_no_name(place: Path) -> None:
    git(place, "checkout", "--quiet", "--detach")
    assert status(place).branch == ""


def test_what_is_pointed_out_once_is_not_pointed_out_again(tmp_path: Path) -> None:
    assert [is_first_time(tmp_path / "state", one) for one in ("a", "a", "b")] == [True, False, True]
    assert [is_first_time(None, "a"), is_first_time(None, "a")] == [True, True]


# What it refuses calmly


def test_no_repository_no_git_and_no_such_revision_are_said_in_a_line(
    place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").mkdir()
    assert not is_in_repository(tmp_path / "plain")
    assert is_in_repository(place / "offers")
    with pytest.raises(GitError, match="there is no git repository here"):
        status(tmp_path / "plain")
    with pytest.raises(GitError, match="is not there"):
        status(tmp_path / "nowhere")
    for revision in ("nonsense", "--help", "HEAD:offers"):
        with pytest.raises(GitError):
            content(globex(place), revision)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match="git is not installed"):
        versions(globex(place))


def test_a_git_that_hangs_is_given_up(place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bin").mkdir()
    _script(tmp_path / "bin" / "git", "exec sleep 60")
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    monkeypatch.setattr(git_files, "SECONDS", 0.05)
    with pytest.raises(GitError, match="took longer"):
        status(place)


# What it never runs


def _script(path: Path, body: str) -> Path:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def trap(place: Path, tmp_path: Path) -> Path:
    """Make the repository run a script wherever it can; return the trace that the script leaves."""
    trace = tmp_path / "trace"
    script = str(_script(tmp_path / "trap", f'echo "$0 $@" >> "{trace}"\ncat 2>/dev/null\ntrue'))
    for key in (
        *("core.fsmonitor", "core.pager", "pager.log", "pager.status", "core.editor", "core.sshCommand"),
        *("diff.external", "diff.trap.command", "diff.trap.textconv", "gpg.program", "credential.helper"),
        *("filter.trap.clean", "filter.trap.smudge", "filter.trap.process", "core.alternateRefsCommand"),
        *("filter.a=b.clean", "diff.a=b.textconv", "core.askPass", "sequence.editor"),
    ):
        git(place, "config", key, script)
    for key in ("log.showSignature", "commit.gpgSign", "filter.trap.required", "filter.a=b.required"):
        git(place, "config", key, "true")
    for name in ("status", "log", "cat-file", "rev-parse", "config", "add", "commit"):
        git(place, "config", f"alias.{name}", f"!{script}")
    hooks = place / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for name in (
        "pre-commit",
        "commit-msg",
        "post-commit",
        "post-index-change",
        "pre-auto-gc",
        "reference-transaction",
    ):
        _script(hooks / name, f'exec "{script}"')
    git(place, "config", "core.hooksPath", str(hooks))
    (place / ".git" / "info" / "attributes").write_text(
        "offers/*.toml filter=trap diff=trap\nprofile.toml filter=a=b diff=a=b\n"
    )
    trace.unlink(missing_ok=True)
    return trace


def test_the_trap_of_the_next_tests_works(place: Path, trap: Path) -> None:
    globex(place).touch()
    tried(place, "status")
    tried(place, "log", "-p", "--ext-diff")
    assert trap.exists()


def test_nothing_that_a_repository_names_is_run(place: Path, trap: Path) -> None:
    os.utime(globex(place))  # else git need not look into the file, through its filter
    change(place / "profile.toml", "Go deep", "Go deeper")
    assert status(place).changed == ("profile.toml",)
    assert len(versions(globex(place))) == 1
    assert content(globex(place), "HEAD") == GLOBEX.encode()
    assert not trap.exists()


def test_nothing_that_a_repository_names_is_run_by_a_commit(place: Path, trap: Path) -> None:
    change(globex(place), "150_000", "155_000")
    with pytest.raises(GitError, match="filters these files"):
        commit(Directory(place))
    (place / ".git" / "info" / "attributes").write_text("offers/*.toml diff=trap\n")
    assert commit(Directory(place)) == "globex: Base salary 150,000 → 155,000"
    set_up(Directory(place))
    assert not trap.exists()


# Committing


def test_a_commit_takes_the_programs_own_files_and_says_what_changed(place: Path) -> None:
    saved(opened(place).edit("globex", Put(BASE, 151_000), "Base salary"))
    (place / "offers" / "hooli.toml").write_text(GLOBEX)
    (place / "offers" / "umbra.toml").unlink()
    (place / "letters").mkdir()
    (place / "letters" / "thanks.md").write_text("Thank you.\n")
    for name in ("notes.txt", "offers/.globex.toml.swp", "offers/globex.toml~"):
        (place / name).write_text("mine")
    git(place, "add", "notes.txt")
    assert commit(Directory(place)) == "thanks, globex, hooli and more: 4 changes"
    assert git(place, "log", "-1", "--format=%b").strip().splitlines() == [
        "thanks: added",
        "globex: Base salary 150,000 → 151,000",
        "hooli: added",
        "umbra: taken away",
    ]
    assert git(place, "status", "--porcelain").splitlines() == [
        "A  notes.txt",
        "?? offers/.globex.toml.swp",
        "?? offers/globex.toml~",
    ]
    assert commit(Directory(place)) == ""


def test_a_commit_of_comments_alone_says_that_something_changed(place: Path) -> None:
    change(globex(place), "# a year", "# each year")
    assert commit(Directory(place)) == "globex: changed"


def test_what_a_file_says_cannot_shape_the_message(place: Path) -> None:
    change(globex(place), '"Engineer"', '"\\u001b[31m# x\\nSigned-off-by: you"')
    assert commit(Directory(place)) == "globex: Role Engineer → ␛[31m# x Signed-off-by: you"


def test_what_a_merge_left_is_never_committed(place: Path) -> None:
    git(place, "checkout", "--quiet", "-b", "other")
    change(globex(place), "150_000", "155_000")
    committed(place, "Theirs")
    git(place, "checkout", "--quiet", "main")
    change(globex(place), "150_000", "160_000")
    committed(place, "Ours")
    tried(place, "merge", "other")
    with pytest.raises(GitError, match="conflicts"):
        commit(Directory(place))
    assert "UU" in git(place, "status", "--porcelain")


def test_a_commit_without_a_name_is_refused_in_a_line(place: Path) -> None:
    git(place, "config", "user.useConfigOnly", "true")
    git(place, "config", "--unset", "user.email")
    change(globex(place), "150_000", "155_000")
    with pytest.raises(GitError) as refused:
        commit(Directory(place))
    assert "\n" not in str(refused.value)
