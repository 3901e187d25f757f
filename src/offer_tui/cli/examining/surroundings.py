"""What the environment says of the terminal and the shell."""

from dataclasses import dataclass

from offer_tui.paths import environment


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the environment says of the terminal and the shell; a variable that is not set is empty."""

    kind: str
    """TERM."""
    colours: str
    """COLORTERM."""
    without_colour: str
    """NO_COLOR."""
    tmux: str
    """TMUX; not empty inside tmux."""
    gnu_screen: str
    """STY; not empty inside GNU screen."""
    escape_delay: str
    """ESCDELAY, milliseconds."""
    login_shell: str
    """SHELL."""


def surroundings() -> Surroundings:
    """Return what the environment says of the terminal and the shell."""
    return Surroundings(*environment("TERM", "COLORTERM", "NO_COLOR", "TMUX", "STY", "ESCDELAY", "SHELL"))
