"""How an offers directory is laid out: the names of its files, and which of them are offers."""

import os
from collections.abc import Iterable

ENDING = ".toml"
PROFILE_NAME = "profile.toml"
SETTINGS_NAME = "settings.toml"
OFFERS_NAME = "offers"
EMPTY_PROFILE = "format = 1\n"
"""What a profile says that nobody has written yet."""


def is_offer(name: str) -> bool:
    """Tell whether a file's name is that of an offer; editors and saving keep others beside it."""
    return name.endswith(ENDING) and not name.startswith(".")


def slugs_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names of the offers among the names of files, sorted."""
    return tuple(sorted(name.removesuffix(ENDING) for name in names if is_offer(name)))


def listed(directory: str | os.PathLike[str]) -> tuple[str, ...]:
    """Return the names of all offers, sorted; none when the directory is missing. Raises OSError."""
    try:
        with os.scandir(os.path.join(directory, OFFERS_NAME)) as found:  # noqa: PTH118 - the path may be text
            return slugs_of(one.name for one in found)
    except FileNotFoundError:
        return ()
