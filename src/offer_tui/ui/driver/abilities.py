"""What kinds of terminals do that is worth bytes; what is not known of one is not used."""

from dataclasses import dataclass

_FULL = (
    *("xterm", "linux", "rxvt", "konsole", "gnome", "vte", "putty", "alacritty", "kitty", "foot", "wezterm"),
    *("ghostty", "contour", "iterm", "ms-terminal", "mintty", "st-"),
)
"""Beginnings of TERM whose terminals all do what follows, and erase in the colour of the background."""
_INSIDE = ("screen", "tmux")
"""The same, but erasing leaves the terminal's own background: GNU screen, and tmux in some versions."""


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a terminal does beyond moving the cursor and clearing to the end of a line."""

    columns: bool = False
    """Moves the cursor to a column of its line (CHA) and to a line of its column (VPA)."""
    singly: bool = False
    """Switches one attribute off, such as bold."""
    erases: bool = False
    """Erases a number of cells (ECH)."""
    paints_erased: bool = False
    """What is erased gets the background that is set, and not the terminal's own ("bce")."""


def abilities(kind: str, *, inside: bool = False) -> Abilities:
    """Return what terminals of a kind do.

    `kind` is the value of TERM. `inside` says that it is tmux or GNU screen, whatever TERM claims.
    """
    if kind.startswith(_FULL) or kind == "st":
        return Abilities(columns=True, singly=True, erases=True, paints_erased=not inside)
    if kind.startswith(_INSIDE):
        return Abilities(columns=True, singly=True, erases=True)
    return Abilities()
