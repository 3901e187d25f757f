"""What the environment says of the terminal and the shell."""

from offer_tui.core.records import dataclass
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
    locale: str = ""
    """The locale of texts: LC_ALL, else LC_CTYPE, else LANG."""
    far: bool = False
    """Whether the terminal is at the other end of an SSH session."""


def surroundings() -> Surroundings:
    """Return what the environment says of the terminal and the shell."""
    kind, colours, without_colour = environment("TERM", "COLORTERM", "NO_COLOR")
    tmux, gnu_screen, escape_delay, login_shell = environment("TMUX", "STY", "ESCDELAY", "SHELL")
    return Surroundings(
        kind=kind,
        colours=colours,
        without_colour=without_colour,
        tmux=tmux,
        gnu_screen=gnu_screen,
        escape_delay=escape_delay,
        login_shell=login_shell,
        locale=next(filter(None, environment("LC_ALL", "LC_CTYPE", "LANG")), ""),
        far=any(environment("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT")),
    )
