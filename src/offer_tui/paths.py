"""Where files are and what the person set: the only reader of the environment and the home directory."""

import os
from pathlib import Path

DIRECTORY_VARIABLE = "OFFER_TUI_DIR"
STATE_VARIABLE = "OFFER_TUI_STATE_DIR"
_TEXTUAL = {"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_SMOOTH_SCROLL": "0", "ESCDELAY": "25"}
"""What Textual reads once, when it is imported: no animation, and escape at once."""


class NoHomeError(Exception):
    """The person has no home directory, and named no offers directory either."""


def offers_directory(option: str | None = None) -> Path:
    """Return the offers directory: `--dir`, else $OFFER_TUI_DIR, else the user's configuration directory.

    Raises NoHomeError.
    """
    named = option or os.environ.get(DIRECTORY_VARIABLE)
    if named:
        return Path(os.path.expanduser(named))  # noqa: PTH111 - Path.expanduser raises for an unknown user
    # Imported only here: it costs a tenth of the start of `offer-tui --version`.
    import platformdirs  # noqa: PLC0415 - see above

    try:
        return Path(platformdirs.user_config_dir("offer-tui", appauthor=False))
    except RuntimeError as error:
        message = f"there is no home directory; name the offers directory with --dir or {DIRECTORY_VARIABLE}"
        raise NoHomeError(message) from error


def state_directory() -> Path | None:
    """Return where the program keeps its own notes: $OFFER_TUI_STATE_DIR, else the user's state directory.

    None where the person has no home directory to keep them in.
    """
    named = os.environ.get(STATE_VARIABLE)
    if named:
        return Path(os.path.expanduser(named))  # noqa: PTH111 - as above
    import platformdirs  # noqa: PLC0415 - as above

    try:
        return Path(platformdirs.user_state_dir("offer-tui", appauthor=False))
    except RuntimeError:
        return None


def home() -> Path:
    """Return the person's home directory, to write paths as people do; the root where there is none."""
    return Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home raises where there is none


def editor_command() -> str:
    """Return the command of the person's editor."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"


def terminal_kind() -> str:
    """Return the name of the terminal's kind; empty where it is not known."""
    return os.environ.get("TERM", "")


def environment(*names: str) -> tuple[str, ...]:
    """Return the values of variables of the environment; one that is not set is empty."""
    return tuple(os.environ.get(name, "") for name in names)


def prepare_textual() -> None:
    """Set what Textual reads when it is imported, unless the person has set it."""
    for name, value in _TEXTUAL.items():
        os.environ.setdefault(name, value)
