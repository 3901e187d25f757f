"""Where files are and what the person set: the only reader of the environment and the home directory."""

import os
import sys
from typing import TYPE_CHECKING

# A command that reads one value does without: importing it takes a tenth of such a command.
if TYPE_CHECKING:
    from pathlib import Path

DIRECTORY_VARIABLE = "OFFER_TUI_DIR"
STATE_VARIABLE = "OFFER_TUI_STATE_DIR"
CACHE_VARIABLE = "OFFER_TUI_CACHE_DIR"
_NAME = "offer-tui"
_TEXTUAL = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0", "ESCDELAY": "20"}
"""What Textual reads once, when it is imported: no animation, and escape at once."""
_COLOURS_VARIABLE = "TEXTUAL_COLOR_SYSTEM"
_COLOURS = ("auto", "standard", "256", "truecolor")


class NoHomeError(Exception):
    """The person has no home directory, and named no offers directory either."""


def offers_directory(option: str | None = None) -> "Path":
    """Return the offers directory: `--dir`, else $OFFER_TUI_DIR, else the user's configuration directory.

    Raises NoHomeError.
    """
    return _path(offers_place(option))


def offers_place(option: str | None = None) -> str:
    """Return the offers directory as text, as `offers_directory` does."""
    place = _named(option or os.environ.get(DIRECTORY_VARIABLE)) or _own_place("config", ".config")
    if place is None:
        raise NoHomeError(
            f"there is no home directory; name the offers directory with --dir or {DIRECTORY_VARIABLE}"
        )
    return place


def state_directory() -> "Path | None":
    """Return where the program keeps its own notes: $OFFER_TUI_STATE_DIR, else the user's state directory.

    None where the person has no home directory to keep them in.
    """
    place = _named(os.environ.get(STATE_VARIABLE)) or _own_place("state", ".local/state")
    return None if place is None else _path(place)


def cache_place() -> str | None:
    """Return where what was read is kept, as text: $OFFER_TUI_CACHE_DIR, else the user's cache directory.

    None where the variable is set to nothing, which turns the cache off, or where there is no home directory.
    """
    named = os.environ.get(CACHE_VARIABLE)
    return _own_place("cache", ".cache") if named is None else _named(named)


def _path(place: str) -> "Path":
    from pathlib import Path  # noqa: PLC0415 - see above

    return Path(place)


def _named(place: str | None) -> str | None:
    # Path.expanduser raises for an unknown user.
    return os.path.expanduser(place) if place else None  # noqa: PTH111 - see above


def _own_place(kind: str, below_home: str) -> str | None:
    """Return the user's directory of a kind for this program; None where there is no home directory.

    It is what platformdirs says. Importing that takes a third of a quick command, so where the rules of XDG
    leave nothing open they are applied here.
    """
    named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if named.startswith("/"):
        return f"{named}/{_NAME}"
    if sys.platform == "linux" and os.environ.get("HOME", "").startswith("/") and not _is_android():
        place = os.path.expanduser(f"~/{below_home}")  # noqa: PTH111 - as above
        if place.startswith("/"):
            return f"{place}/{_NAME}"
    import platformdirs  # noqa: PLC0415 - see above

    try:
        found: str = getattr(platformdirs, f"user_{kind}_dir")(_NAME, appauthor=False)
    except RuntimeError:
        return None
    return found


def _is_android() -> bool:
    return hasattr(sys, "getandroidapilevel") or "ANDROID_DATA" in os.environ


def home() -> "Path":
    """Return the person's home directory, to write paths as people do; the root where there is none."""
    return _path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises where there is none


def editor_command() -> str:
    """Return the command of the person's editor."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def terminal_kind() -> str:
    """Return the name of the terminal's kind; empty where it is not known."""
    return os.environ.get("TERM", "")


def environment(*names: str) -> tuple[str, ...]:
    """Return the values of variables of the environment; one that is not set is empty."""
    return tuple(os.environ.get(name, "") for name in names)


def prepare_textual(colours: str = "") -> None:
    """Set what Textual reads when it is imported, unless the person has; `colours` is its name for how many.

    An empty NO_COLOR does not count, but Textual would take it for one that does.
    """
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
    # Textual ends with a traceback where it does not know the name.
    if os.environ.get(_COLOURS_VARIABLE) not in _COLOURS:
        os.environ.pop(_COLOURS_VARIABLE, None)
    if colours:
        os.environ.setdefault(_COLOURS_VARIABLE, colours)
    for name, value in _TEXTUAL.items():
        os.environ.setdefault(name, value)
