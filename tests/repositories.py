"""Git repositories for tests."""

import os
import subprocess
from pathlib import Path

from tests.directories import GLOBEX, UMBRA, offers_directory

_PERSON = {
    f"GIT_{role}_{key}": value
    for role in ("AUTHOR", "COMMITTER")
    for key, value in (
        ("NAME", "Robin Avery"),
        ("EMAIL", "robin@example.com"),
        ("DATE", "2026-11-14T09:00:00Z"),
    )
}


def git(place: Path, *arguments: str) -> str:
    """Run git as a person does, and return what it prints."""
    done = tried(place, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def tried(place: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git as a person does, whatever comes of it."""
    return subprocess.run(
        ["git", *arguments],  # noqa: S607 - the git of the machine
        cwd=place,
        env={**os.environ, **_PERSON},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def committed(place: Path, subject: str) -> None:
    """Commit all there is."""
    git(place, "add", "--all")
    git(place, "commit", "--quiet", "-m", subject)


def offers_repository(place: Path) -> Path:
    """Make an offers directory of two offers, committed, and return it."""
    offers_directory(place, globex=GLOBEX, umbra=UMBRA)
    git(place, "init", "--quiet", "--initial-branch=main")
    # For the program, which commits as the person of the repository.
    git(place, "config", "user.name", "Robin Avery")
    git(place, "config", "user.email", "robin@example.com")
    committed(place, "Two offers")
    return place


def change(file: Path, old: str, new: str) -> None:
    """Change a file in an editor."""
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new), encoding="utf-8")
