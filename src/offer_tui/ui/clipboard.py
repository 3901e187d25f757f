"""Copying: by a sequence that the terminal takes or ignores, or into the buffer of tmux."""

from base64 import b64encode
from collections.abc import Callable
from unicodedata import category

from offer_tui.core.records import dataclass
from offer_tui.core.visible import picture
from offer_tui.ui.rows import Tone
from offer_tui.ui.terminal import Copying

MOST = 74_994
"""Bytes of text that fit into the 100,000 of a sequence, where terminals stop reading one."""
_PART = 750
"""Bytes that GNU screen hands through at once, less than the 768 at which it stops."""
_KEPT = "\n\t"


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a text that was to be copied."""

    done: bool
    words: str
    """What is known of it, for a message."""

    @property
    def tone(self) -> Tone:
        """The tone of that message."""
        return Tone.MUTED if self.done else Tone.WARN


def copied(text: str, way: Copying, write: Callable[[str], None]) -> Copied:
    """Copy a text; `write` sends a sequence to the terminal.

    Control characters are pictured, so that what is pasted into a shell types no keys.
    """
    safe = "".join(_harmless(one) for one in text)
    if way is Copying.TMUX and _tmux_took(safe):
        return Copied(done=True, words="in tmux's buffer: prefix ] pastes it")
    if (size := len(safe.encode())) > MOST:
        words = f"too long to be copied: {size:,} bytes, terminals take {MOST:,}; E opens the file"
        return Copied(done=False, words=words)
    write(_sequence(safe, way))
    return Copied(done=True, words="sent to the terminal's clipboard")


def _tmux_took(text: str) -> bool:
    from offer_tui.files.clipboard import load_tmux_buffer  # noqa: PLC0415 - it runs programs: only inside tmux

    return load_tmux_buffer(text)


def _sequence(text: str, way: Copying) -> str:
    plain = f"\x1b]52;c;{b64encode(text.encode()).decode()}\a"
    match way:
        case Copying.TERMINAL:
            return plain
        case Copying.TMUX:
            # One of the two gets through, by the settings of a tmux that cannot be asked.
            return f"{plain}\x1bPtmux;{plain.replace(chr(27), 2 * chr(27))}\x1b\\"
        case Copying.GNU_SCREEN:
            parts = (plain[start : start + _PART] for start in range(0, len(plain), _PART))
            return "".join(f"\x1bP{part}\x1b\\" for part in parts)


def _harmless(character: str) -> str:
    if character in _KEPT or category(character) not in ("Cc", "Cs"):
        return character
    return picture(character) or f"<U+{ord(character):04X}>"
