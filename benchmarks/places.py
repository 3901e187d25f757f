"""Homes for the programs that are measured; nothing outside of them is touched."""

import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

_HERE = Path(__file__).resolve().parent
SAMPLES = _HERE.parent / "sample_offers"
TODAY = "2026-11-21"
"""The day on which the samples are in the middle of their negotiations."""
_PAST = 1_700_000_000
"""When the files were changed last, in seconds: so long ago that nobody doubts the time."""

PYTHON = (sys.executable, "-P")
"""Without the script's directory on the path, as installed programs run."""
EMPTY_APP = (*PYTHON, str(_HERE / "empty_app.py"))
ECHO = (*PYTHON, str(_HERE / "echo.py"))
PROGRAM = str(Path(sys.executable).with_name("offer-tui"))


@dataclass(frozen=True, slots=True)
class Home:
    """A home directory for one program, with an offers directory in it."""

    path: Path

    @property
    def offers_directory(self) -> Path:
        """Where the offers are."""
        return self.path / "offers"

    @property
    def cache(self) -> Path:
        """Where programs keep what can be made again."""
        return self.path / ".cache"

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a login over SSH, as far as programs look at it."""
        return {
            "PATH": os.environ.get("PATH", os.defpath),
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "SHELL": "/bin/sh",
            "HOME": str(self.path),
            "XDG_CONFIG_HOME": str(self.path / ".config"),
            "XDG_DATA_HOME": str(self.path / ".local/share"),
            "XDG_STATE_HOME": str(self.path / ".local/state"),
            "XDG_CACHE_HOME": str(self.cache),
        }

    def command(self, *arguments: str) -> list[str]:
        """Return the command that runs the program on the offers, always on the same day."""
        return [PROGRAM, "--dir", str(self.offers_directory), "--today", TODAY, *arguments]


def home_with_samples(root: Path) -> Home:
    """Make a home with a copy of the sample offers, in a new directory under `root`."""
    home = Home(Path(tempfile.mkdtemp(prefix="home-", dir=root)))
    shutil.copytree(SAMPLES, home.offers_directory)
    return home


def home_with_many(root: Path, count: int) -> Home:
    """Make a home with so many offers: the samples again and again, each in a file of its own."""
    home = Home(Path(tempfile.mkdtemp(prefix="home-", dir=root)))
    offers = home.offers_directory / "offers"
    offers.mkdir(parents=True)
    shutil.copy(SAMPLES / "profile.toml", home.offers_directory)
    originals = [(path.stem, path.read_bytes()) for path in sorted((SAMPLES / "offers").glob("*.toml"))]
    for number in range(count):
        stem, data = originals[number % len(originals)]
        copy = offers / f"{stem}-{number:05}.toml"
        # No two alike, as no two offers are: what is read once is not known from another file.
        copy.write_bytes(data + f"# {number}\n".encode())
        os.utime(copy, (_PAST, _PAST))
    return home


@dataclass(frozen=True, slots=True)
class Bench:
    """How the figures are taken."""

    root: Path
    """A directory of this run's own."""
    runs: int
    """Pairs of runs for each ratio."""
    quick: bool
    """Whether a rough answer is wanted soon."""

    @property
    def tours(self) -> int:
        """How often keys are pressed: bytes are the same every time, so few times are enough."""
        return 1 if self.quick else min(self.runs, 3)
