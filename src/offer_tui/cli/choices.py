"""What the app does on this terminal, each with its reason: colours, signs, mouse, clipboard, or nothing."""

import re
from codecs import lookup

from offer_tui.cli.examining.surroundings import Surroundings
from offer_tui.ui.terminal import Colours, Copying, Signs

_ALL_COLOURS = re.compile(r".*-direct\d*|(xterm-)?(kitty|ghostty)|alacritty.*|foot.*|wezterm|contour.*")
"""Terminals that have 24 bits a colour whenever TERM names them; over SSH nothing else says so."""
_NO_COLOURS = re.compile(r"vt\d+.*|.*-m(ono)?")
_MANY, _SIXTEEN = 256, 8
"""Colours that a description names at least; those with 8 have them bright as well."""


def refusal(found: Surroundings, *, places_cursor: bool | None) -> str:
    """Say why the app cannot open; empty where it can, or where nobody knows.

    `places_cursor` is what the system says of TERM, None where it does not know it.
    """
    return f"TERM={found.kind}" if found.kind == "dumb" or places_cursor is False else ""


def colours(found: Surroundings, known: int | None) -> tuple[Colours, str]:
    """Choose how many colours are sent; `known` is what the system says of TERM, or None."""
    if found.without_colour:
        return Colours.NONE, "NO_COLOR is set"
    named = f"TERM={found.kind}" if found.kind else "TERM is not set"
    if _NO_COLOURS.fullmatch(found.kind) or (known is not None and known < _SIXTEEN):
        return Colours.NONE, named
    if found.kind == "linux":  # it takes more, and shows the nearest of its 16
        return Colours.SIXTEEN, named
    says_all = found.colours.lower() in ("truecolor", "24bit")
    if says_all and not in_gnu_screen(found):
        return Colours.ALL, f"COLORTERM={found.colours}"
    if _ALL_COLOURS.fullmatch(found.kind):
        return Colours.ALL, named
    if found.kind.endswith("-256color") or (known is not None and known >= _MANY):
        return Colours.MANY, f"{named}; GNU screen has no more" if says_all else named
    return Colours.SIXTEEN, named


def signs(found: Surroundings, encoding: str, *, asked: bool) -> tuple[Signs, str]:
    """Choose which characters are sent; `encoding` is the output's, `asked` says that it is to be ASCII."""
    if asked:
        return Signs.ASCII, "--ascii"
    if not is_utf8(encoding):
        return Signs.ASCII, f"the encoding is {encoding}"
    if _names_other_encoding(found.locale):
        return Signs.ASCII, f"the locale is {found.locale}"
    if found.kind == "linux":
        return Signs.CONSOLE, "TERM=linux"
    return Signs.ALL, "UTF-8"


def mouse(found: Surroundings, asked: bool | None, setting: str) -> tuple[bool, str]:  # noqa: FBT001 - what an option says
    """Choose whether the mouse is the program's, not the terminal's; `setting` is that of settings.toml."""
    if asked is not None:
        return asked, "--mouse" if asked else "--no-mouse"
    if setting in ("on", "off"):
        return setting == "on", f'settings.toml: mouse = "{setting}"'
    if found.far:
        return False, "an SSH session; --mouse turns it on"
    return True, "no SSH session; --no-mouse turns it off"


def copying(found: Surroundings) -> Copying:
    """Choose the way that what is copied goes."""
    if found.tmux:
        return Copying.TMUX
    return Copying.GNU_SCREEN if found.gnu_screen else Copying.TERMINAL


def in_gnu_screen(found: Surroundings) -> bool:
    """Tell whether GNU screen may be in between: at the far end of a line, TERM alone says so."""
    return not found.tmux and (bool(found.gnu_screen) or found.kind.startswith("screen"))


def is_utf8(encoding: str) -> bool:
    """Tell whether an encoding is UTF-8, by any of its names."""
    try:
        return lookup(encoding).name == "utf-8"
    except LookupError:
        return False


def _names_other_encoding(locale: str) -> bool:
    """Tell whether a locale is one without UTF-8: `C`, `de_DE.ISO-8859-1`; no encoding, no doubt."""
    language, _, encoding = locale.partition("@")[0].partition(".")
    if not encoding:
        return language in ("C", "POSIX")
    try:
        return not is_utf8(lookup(encoding).name)
    except LookupError:
        return False
