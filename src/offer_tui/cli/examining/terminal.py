"""What is made of the terminal, and of the tmux or GNU screen that it may be in."""

import re
from collections.abc import Mapping, Sequence

from offer_tui.cli import choices
from offer_tui.cli.examining.finding import Finding, Verdict, added, dropped, exported
from offer_tui.cli.examining.surroundings import Surroundings
from offer_tui.ui import glyphs
from offer_tui.ui.terminal import STOCK, Colours, Copying, Signs

LEAST_SIZE = (60, 20)
"""Columns and lines with which everything can be reached."""
_ESCAPE_MILLISECONDS = 50
"""A longer wait after escape is felt."""
_COLOUR_WORDS = {
    Colours.NONE: "none",
    Colours.SIXTEEN: "16",
    Colours.MANY: "256",
    Colours.ALL: "16 million",
}
_SIGN_WORDS = {Signs.ALL: "all", Signs.CONSOLE: "those of a Linux console", Signs.ASCII: "ASCII alone"}
_NO_TMUX = "tmux did not answer"
_TMUX, _GNU_SCREEN = added("~/.tmux.conf"), added("~/.screenrc")

_SIGNS = (
    *(glyphs.CURSOR, glyphs.FULL, glyphs.EMPTY, glyphs.RULE, glyphs.LEFT_END, glyphs.RIGHT_END),
    *(glyphs.DASH, glyphs.ARROW, glyphs.BROKEN, glyphs.MARKED, *glyphs.EIGHTHS.strip(), "×", "−", "…"),
)
WIDTHS: Mapping[str, int] = {**dict.fromkeys(_SIGNS, 1), "e\u0301": 1, "漢": 2}
"""Cells that texts take: the program's own signs, a combining accent, a wide character."""


def size_finding(size: tuple[int, int] | None, silence: str) -> Finding:
    """Judge the size, columns and lines; None where it is not known, `silence` says why."""
    if size is None:
        return Finding("size", Verdict.UNTESTED, silence)
    shown = f"{size[0]} × {size[1]}"
    if all(has >= least for has, least in zip(size, LEAST_SIZE, strict=True)):
        return Finding("size", Verdict.FINE, shown)
    least = f"{LEAST_SIZE[0]} × {LEAST_SIZE[1]}"
    return Finding("size", Verdict.MEND, shown, "In the terminal", (f"make the window {least} or larger",))


def colours_finding(found: Surroundings, known: int | None) -> Finding:
    """Say which colours are sent, and judge it; `known` is how many the system gives TERM, or None."""
    chosen, why = choices.colours(found, known)
    words = f"{_COLOUR_WORDS[chosen]} ({why})"
    if found.without_colour or (known is not None and chosen is Colours.NONE and found.kind != "dumb"):
        return Finding("colours", Verdict.NOTE, words)
    if chosen in (Colours.ALL, Colours.MANY):
        return Finding("colours", Verdict.FINE, words)
    if found.kind == "linux":
        return Finding("colours", Verdict.NOTE, words)
    if known is None:
        words += ", which is not known here"
    if found.tmux:
        return Finding("colours", Verdict.MEND, words, _TMUX, ("set -g default-terminal tmux-256color",))
    if found.gnu_screen:
        return Finding("colours", Verdict.MEND, words, _GNU_SCREEN, ("term screen-256color",))
    return Finding("colours", Verdict.MEND, words, *exported(found.login_shell, "TERM", "xterm-256color"))


def signs_finding(found: Surroundings, encoding: str, *, asked: bool) -> Finding:
    """Say which characters are sent; `encoding` is the output's, `asked` says that it is to be ASCII."""
    chosen, why = choices.signs(found, encoding, asked=asked)
    return Finding(
        "signs", Verdict.FINE if chosen is Signs.ALL else Verdict.NOTE, f"{_SIGN_WORDS[chosen]} ({why})"
    )


def mouse_finding(found: Surroundings, asked: bool | None, setting: str) -> Finding:  # noqa: FBT001 - what an option says
    """Say whose the mouse is; `setting` is that of settings.toml."""
    chosen, why = choices.mouse(found, asked, setting)
    return Finding("mouse", Verdict.FINE, f"{'the program' if chosen else 'the terminal'} has it ({why})")


def painting_finding(driver: str) -> Finding:
    """Say what paints."""
    words = "by Textual's own driver" if driver == STOCK else "only what changed is sent"
    return Finding("painting", Verdict.FINE, f"{words} (--driver {driver})")


def widths_finding(widths: Sequence[int] | None, silence: str) -> Finding:
    """Judge the cells that each text of WIDTHS takes; None where it is not known, `silence` says why."""
    what = "glyph widths"
    if widths is None:
        return Finding(what, Verdict.UNTESTED, silence)
    wrong = [
        f"{text} takes {has}, not {meant}"
        for (text, meant), has in zip(WIDTHS.items(), widths, strict=True)
        if has != meant
    ]
    if not wrong:
        return Finding(what, Verdict.FINE, f"all {len(WIDTHS)} as they should be")
    return Finding(
        what,
        Verdict.MEND,
        "; ".join(wrong),
        "In the settings of the terminal",
        ("character set: UTF-8", "characters of ambiguous width: narrow"),
    )


def escape_finding(found: Surroundings, tmux_time: str | None) -> Finding:
    """Judge the wait after escape; `tmux_time` is what tmux says of its own, in milliseconds."""
    what = "escape"
    own = _milliseconds(found.escape_delay)
    if own is not None and own > _ESCAPE_MILLISECONDS:
        words = f"the program waits {own} ms, because ESCDELAY is set"
        return Finding(what, Verdict.MEND, words, *dropped(found.login_shell, "ESCDELAY"))
    if found.tmux:
        wait = _milliseconds(tmux_time or "")
        if wait is None:
            return Finding(what, Verdict.UNTESTED, _NO_TMUX)
        words = f"tmux waits {wait} ms"
        if wait > _ESCAPE_MILLISECONDS:
            return Finding(what, Verdict.MEND, words, _TMUX, ("set -sg escape-time 20",))
        return Finding(what, Verdict.FINE, words)
    if found.gnu_screen:
        return Finding(what, Verdict.NOTE, "GNU screen waits 300 ms unless ~/.screenrc says `maptimeout 20`")
    return Finding(what, Verdict.FINE, "nothing between the program and the terminal waits")


def clipboard_finding(found: Surroundings, tmux_setting: str | None) -> Finding:
    """Say which way copied text goes, and whether it can arrive; `tmux_setting` is set-clipboard of tmux."""
    what = "clipboard"
    match choices.copying(found):
        case Copying.TERMINAL:
            words = "a terminal does not say whether it takes OSC 52: press y in the program, then paste"
            return Finding(what, Verdict.UNTESTED, words)
        case Copying.GNU_SCREEN:
            return Finding(what, Verdict.NOTE, "through GNU screen; no terminal says whether it takes it")
        case Copying.TMUX:
            if tmux_setting is None:
                return Finding(what, Verdict.UNTESTED, _NO_TMUX)
            words = f"into tmux's buffer; set-clipboard of tmux is {tmux_setting}"
            if tmux_setting in ("on", "external"):
                return Finding(what, Verdict.FINE, words)
            return Finding(what, Verdict.MEND, words, _TMUX, ("set -s set-clipboard external",))


def tmux_finding(found: Surroundings, default_terminal: str | None) -> Finding:
    """Judge what tmux gives itself out for to the programs in it."""
    if not found.tmux:
        return Finding("tmux", Verdict.NOTE, "not inside it")
    if default_terminal is None:
        return Finding("tmux", Verdict.UNTESTED, _NO_TMUX)
    words = f"default-terminal is {default_terminal}"
    if not default_terminal.startswith(("tmux", "screen")):
        return Finding("tmux", Verdict.MEND, words, _TMUX, ("set -g default-terminal tmux-256color",))
    if found.kind != default_terminal:
        words += f", TERM={found.kind}: a file of the shell sets it, or the window is older than the setting"
        return Finding("tmux", Verdict.NOTE, words)
    return Finding("tmux", Verdict.FINE, words)


def _milliseconds(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
