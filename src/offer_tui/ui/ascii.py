"""Text in the signs that a poor terminal has, cell for cell: `▌ 16,500 → 18,500` is `> 16,500 > 18,500`."""

from collections.abc import Callable, Mapping
from unicodedata import combining, east_asian_width, normalize

_ASCII: Mapping[str, str] = {
    # The program's own signs
    **dict(zip("▌✗✓•…·›→←↑↓↕▴▾", ">xv*~.>><^v|^v", strict=True)),
    # Bars and pictures: what differs by its fill still does
    **dict(zip("█▓▒░▪▏▎▍▋▊▉▐▁▂▃▄▅▆▇▀▔▕", "#%+.o...####___#####-|", strict=True)),
    **dict(zip("─│├┤┼┌┐└┘", "-|||+++++", strict=True)),
    # Single quotes for double ones too: they end no text of a file that is written in ASCII
    **dict.fromkeys("“”„‘’«»", "'"),  # noqa: RUF001 - quotes that are meant
    **dict(zip("–—−×÷≥≤", "---x/><", strict=True)),
    # Currencies by the letter that their code begins with, the shekel by its own
    **dict(zip("€£¥₹₩₪", "EGJIKS", strict=True)),
    # Letters that are no letter with a mark
    **dict(zip("øØłŁđĐßæÆ", "oOlLdDsaA", strict=True)),
}
_PAIRS: Mapping[str, str] = {
    **dict.fromkeys(("█▌", "█▋", "█▊", "█▉"), "##"),  # at the end of a bar ▌ is no cursor
    "≥ ": ">=",
    "≤ ": "<=",
}
"""Two cells that say more together."""
_LONGER: Mapping[str, str] = {"≥": ">=", "≤": "<=", "→": "->", "←": "<-", "…": "..."}
"""What says more where there is room."""
_CONSOLE: Mapping[str, str] = {"▏": " ", "▎": "▌", "▍": "▌", "▋": "▌", "▊": "█", "▉": "█"}
"""Parts of a cell that a Linux console does not have, by the nearest that it has."""
_CONSOLE_FONT = "cp437"
"""What each font of the console has: the characters that its own adapter had."""
UNKNOWN = "?"


def in_ascii(text: str, cells: Callable[[str], int]) -> str:
    """Return text in ASCII, as many cells wide; `cells` says how many a character takes."""
    if text.isascii():
        return text
    for pair, meant in _PAIRS.items():
        text = text.replace(pair, meant)
    return "".join(one if one.isascii() else _filled(ascii_sign(one), cells(one)) for one in text)


def ascii_text(text: str) -> str:
    """Return text in ASCII, where it may become longer: in the output of a command, outside its columns."""
    return "".join(one if one.isascii() else _LONGER.get(one) or _in_cells_of(one) for one in text)


def in_console_font(text: str, cells: Callable[[str], int]) -> str:
    """Return text in what a Linux console can show, as many cells wide."""
    if text.isascii():
        return text
    return "".join(_console_sign(one, cells) for one in text)


def ascii_sign(character: str) -> str:
    """Return the one ASCII character in place of another: its sign, the letter without its mark, or `?`.

    A mark that stands on the character before it is left out.
    """
    if (sign := _ASCII.get(character)) is not None:
        return sign
    if combining(character):
        return ""
    bare = "".join(one for one in normalize("NFKD", character) if not combining(one))
    return bare if len(bare) == 1 and bare.isascii() and bare.isprintable() else UNKNOWN


def _in_cells_of(character: str) -> str:
    return _filled(ascii_sign(character), 1 + (east_asian_width(character) in "WF"))


def _console_sign(character: str, cells: Callable[[str], int]) -> str:
    if character.isascii():
        return character
    if (sign := _CONSOLE.get(character)) is not None:
        return sign
    try:
        character.encode(_CONSOLE_FONT)
    except UnicodeEncodeError:
        return _filled(ascii_sign(character), cells(character))
    return character


def _filled(sign: str, cells: int) -> str:
    """Return a sign on exactly so many cells."""
    return (sign * cells if sign == UNKNOWN else sign.ljust(cells))[:cells] if sign else ""
