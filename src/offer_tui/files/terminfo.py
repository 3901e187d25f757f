"""What the system knows of a kind of terminal."""

from offer_tui.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Description:
    """What the system knows of a kind of terminal."""

    colours: int
    places_cursor: bool
    """Whether a program can say where the next character goes; else it can only print lines."""


def description(kind: str) -> Description | None:
    """Return what the system knows of a kind of terminal, None where it does not know it.

    The system answers for one kind only, the first that a process asks for.
    """
    try:
        import curses  # noqa: PLC0415 - a Python may come without it
    except ImportError:
        return None
    try:
        curses.setupterm(kind, 1)
    except curses.error:
        return None
    return Description(max(curses.tigetnum("colors"), 0), bool(curses.tigetstr("cup")))
