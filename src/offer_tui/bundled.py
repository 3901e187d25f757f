"""Where the files that come with the program lie: themes, letters and sample offers.

In an installed program they are inside the package; in a checkout, at its top.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def themes() -> Path:
    """Return the directory of the themes that come with the program."""
    return _directory("themes")


def sample_offers() -> Path:
    """Return the directory of the sample offers, an offers directory itself. Never write to it; copy it."""
    return _directory("sample_offers")


def letters() -> Path:
    """Return the directory of the letters' templates that come with the program."""
    return _directory("letters")


def _directory(name: str) -> Path:
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parents[1] / name
