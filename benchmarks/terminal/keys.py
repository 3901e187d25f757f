"""What a terminal sends for a key."""

_NAMED = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b",
    "backspace": "\x7f",
    "space": " ",
    **{name: f"\x1b[{final}" for name, final in zip(("up", "down", "right", "left"), "ABCD", strict=True)},
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    **{f"f{number}": f"\x1bO{final}" for number, final in enumerate("PQRS", 1)},
    **{f"f{number}": f"\x1b[{number + 10 + (number > 5)}~" for number in range(5, 11)},  # noqa: PLR2004 - VT220's gap
}
_CURSOR_KEYS = {"up", "down", "right", "left", "home", "end"}


def sent(key: str, *, application: bool = False) -> str:
    """Return what is sent for a key's name, or for a character; `application` is the mode of cursor keys."""
    if key.startswith("ctrl+"):
        return chr(ord(key[-1].upper()) & 31)
    if application and key in _CURSOR_KEYS:
        return _NAMED[key].replace("[", "O")
    return _NAMED.get(key, key)
