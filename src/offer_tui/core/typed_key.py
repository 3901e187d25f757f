"""Keys as a person writes them in the settings, and as the program calls them."""

from collections.abc import Mapping

from offer_tui.core.decoding import nearest
from offer_tui.core.records import dataclass

_ARROWS = ("up", "down", "left", "right")
_NAMED = (
    *("space", "enter", "escape", "tab", "backspace", "delete", "insert"),
    *("home", "end", "pageup", "pagedown", *_ARROWS),
    *(f"f{number}" for number in range(1, 13)),
)
_SHIFTED = ("tab", *_ARROWS, "home", "end")
_WITH_CTRL = (*_ARROWS, "home", "end")
_ALIASES: Mapping[str, str] = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "page up": "pageup",
    "pgup": "pageup",
    "page down": "pagedown",
    "pgdn": "pagedown",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
    " ": "space",
}
_TAKEN: Mapping[str, str] = {
    "a": "screen takes it for itself",
    "b": "tmux takes it for itself",
    "c": "it says how to quit, for those who press it out of habit",
    "h": "terminals send it for backspace",
    "i": "terminals send it for tab",
    "j": "terminals send it for enter",
    "m": "terminals send it for enter",
    "z": "it puts the program aside until `fg`",
}
"""Why a key with ctrl does not reach the program as itself."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A key that cannot be bound."""

    why: str
    """What is wrong and what would be right."""


def key_typed(text: str) -> str | Refused:
    """Return the program's name of a key: a character, or a name such as `ctrl+p` or `pagedown`."""
    if len(text) == 1 and text.isprintable() and not text.isspace() and text not in _ALIASES:
        return text
    name = text if text == " " else text.strip()
    name = _ALIASES.get(name.casefold(), name)
    if name.casefold() in (*_NAMED, "shift+tab"):
        return name.casefold()
    *held, last = (part.strip() for part in name.split("+")) if not name.endswith("+") else (name,)
    last = _ALIASES.get(last.casefold(), last)
    modifiers = {part.casefold() for part in held}
    if modifiers == {"ctrl"}:
        return _with_ctrl(text, last.casefold())
    if modifiers == {"shift"}:
        return _shifted(text, last)
    if modifiers and modifiers <= {"ctrl", "shift", "alt", "meta", "super", "cmd", "option"}:
        return Refused(f'"{text}" does not reach a program in every terminal, give a key with ctrl alone')
    return _unknown(text)


def _with_ctrl(text: str, last: str) -> str | Refused:
    if last in _TAKEN:
        return Refused(f'"{text}" cannot be bound: {_TAKEN[last]}; give another key')
    if last in _WITH_CTRL or (len(last) == 1 and last.isascii() and last.isalpha()):
        return f"ctrl+{last}"
    return Refused(f'"{text}" does not reach a program in every terminal, give ctrl with a letter')


def _shifted(text: str, last: str) -> str | Refused:
    if len(last) == 1 and last.isalpha() and len(last.upper()) == 1:
        return last.upper()
    if last.casefold() in _SHIFTED:
        return f"shift+{last.casefold()}"
    return Refused(f'"{text}" cannot be bound, give the character that it types')


def _unknown(text: str) -> Refused:
    close = nearest(text.casefold(), [*_NAMED, "page up", "page down"])
    return Refused(f'"{text}" is no key, give one such as F, ?, ctrl+p, space or pagedown{close}')
