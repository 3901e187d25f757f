"""Hooks of git: what is committed is checked, by pre-commit or by the plain hook of the documents."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.directories import BROKEN, GLOBEX, offers_directory

ROOT = Path(__file__).parents[1]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
HOW_TO = (ROOT / "docs" / "how-to" / "check.md").read_text(encoding="utf-8")
NAMES = {
    "GIT_AUTHOR_NAME": "Robin Avery",
    "GIT_AUTHOR_EMAIL": "robin@example.com",
    "GIT_COMMITTER_NAME": "Robin Avery",
    "GIT_COMMITTER_EMAIL": "robin@example.com",
}


def value(key: str) -> str:
    """Return what .pre-commit-hooks.yaml says, which has one hook with a line for each key."""
    found = re.search(rf"^[- ] {key}: (.*)$", HOOKS, re.MULTILINE)
    assert found is not None
    return found[1]


def ran(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that finds the program on its path, as a hook does."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # A hook that runs these tests would name its own repository and index.
    inherited = {
        name: text
        for name, text in os.environ.items()
        if not name.startswith("GIT_") or name.startswith("GIT_CONFIG_")
    }
    return subprocess.run(
        command,
        cwd=cwd,
        env={**inherited, **NAMES, "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "name",
    ["profile.toml", "settings.toml", "offers/globex.toml", "jobs/profile.toml", "jobs/2026/offers/a-1.toml"],
)
def test_pre_commit_hands_over_the_files_of_the_format(name: str) -> None:
    assert re.search(value("files"), name)


@pytest.mark.parametrize(
    "name",
    [
        *("pyproject.toml", "themes/mine.toml", "letters/decline.md", "offers/notes.md"),
        *("offers/.globex.toml", "offers/old/globex.toml", "my-profile.toml", "coffers/globex.toml"),
        *("trash/globex.toml", "profile.toml.orig"),
    ],
)
def test_pre_commit_hands_over_no_other_file(name: str) -> None:
    assert not re.search(value("files"), name)


@pytest.mark.parametrize(("text", "code"), [(GLOBEX, 0), (BROKEN, 1)])
def test_pre_commit_runs_a_command_that_takes_files(tmp_path: Path, text: str, code: int) -> None:
    offers_directory(tmp_path, globex=text)
    done = ran(*shlex.split(value("entry")), "profile.toml", "offers/globex.toml", cwd=tmp_path)
    assert done.returncode == code
    assert done.stdout.count("offers/globex.toml:") == (2 if code else 0)


def test_pre_commit_can_install_the_program() -> None:
    assert value("language") == "python"
    assert (ROOT / "pyproject.toml").exists()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return an offers directory that is a repository with the plain hook of the documents."""
    directory = offers_directory(tmp_path / "offers of mine", globex=GLOBEX)
    assert ran("git", "init", "--quiet", cwd=directory).returncode == 0
    (script,) = re.findall(r"^```sh\n(#!/bin/sh\n.*?)^```$", HOW_TO, re.MULTILINE | re.DOTALL)
    hook = directory / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script, encoding="utf-8")
    hook.chmod(0o755)
    return directory


def committed(repository: Path) -> subprocess.CompletedProcess[str]:
    return ran("git", "commit", "--quiet", "--message", "offers", cwd=repository)


def stage(repository: Path, text: str) -> None:
    (repository / "offers" / "globex.toml").write_text(text, encoding="utf-8")
    assert ran("git", "add", ".", cwd=repository).returncode == 0


def test_a_commit_of_sound_files_goes_through(repository: Path) -> None:
    stage(repository, GLOBEX)
    done = committed(repository)
    assert (done.returncode, done.stdout) == (0, "")
    assert ran("git", "rev-parse", "HEAD", cwd=repository).returncode == 0


def test_a_commit_of_a_broken_file_is_refused_with_its_place(repository: Path) -> None:
    stage(repository, BROKEN)
    done = committed(repository)
    assert done.returncode == 1
    # git sends what a hook prints to its own standard error.
    assert done.stderr.startswith("offers/globex.toml:6:15: error F04 package.base_salary: ")
    assert ran("git", "rev-parse", "--verify", "--quiet", "HEAD", cwd=repository).returncode == 1


def test_what_counts_is_what_is_committed_not_the_file_as_it_is_now(repository: Path) -> None:
    stage(repository, BROKEN)
    (repository / "offers" / "globex.toml").write_text(GLOBEX, encoding="utf-8")
    assert committed(repository).returncode == 1
    stage(repository, GLOBEX)
    (repository / "offers" / "globex.toml").write_text(BROKEN, encoding="utf-8")
    assert committed(repository).returncode == 0
