"""Where files are: the only reader of the environment and the home directory."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import offer_tui.bundled as bundled

DIRECTORY_VARIABLE = "OFFER_TUI_DIR"


def offers_directory(option: str | None = None) -> Path:
    """Return the offers directory: `--dir`, else $OFFER_TUI_DIR, else the user's configuration directory."""
    named = option or os.environ.get(DIRECTORY_VARIABLE)
    if named:
        return Path(named).expanduser()
    return Path(platformdirs.user_config_dir("offer-tui", appauthor=False))


def editor_command() -> str:
    """Return the command of the person's editor."""
    return os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
