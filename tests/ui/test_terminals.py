"""The program in a terminal of each kind: what it shows, in which colours and signs, and how it leaves."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.ui.driving import offer_file, samples
from tests.ui.pty_session import ALTERNATE_SCREEN, BRACKETED_PASTE, CURSOR, MOUSE, PtySession

TODAY = ("--today", "2026-11-21")
NOTHING = dict.fromkeys(
    (
        *("COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "TMUX", "STY", "LC_ALL", "LC_CTYPE", "LANG"),
        *("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT", "TERM_PROGRAM"),
    ),
    "",
)
"""No word of the terminal that the tests run in."""
SEQUENCE = re.compile(rb"\x1b\[([0-9;]*)m")


@dataclass(frozen=True)
class Kind:
    """A kind of terminal, and what it is to be sent."""

    environment: Mapping[str, str]
    colours: str
    """Of which kind: `none`, `16`, `256`, `24 bit`."""
    ascii: bool = False
    cursor: str = "▌"


KINDS: Mapping[str, Kind] = {
    "xterm-256color": Kind({"TERM": "xterm-256color"}, "256"),
    "24 bit": Kind({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, "24 bit"),
    "xterm": Kind({"TERM": "xterm"}, "16"),
    "kitty over SSH": Kind({"TERM": "xterm-kitty", "SSH_TTY": "/dev/pts/7"}, "24 bit"),
    "GNU screen": Kind({"TERM": "screen", "STY": "7.pts", "COLORTERM": "truecolor"}, "16"),
    "GNU screen with 256": Kind({"TERM": "screen-256color", "STY": "7.pts"}, "256"),
    "tmux": Kind({"TERM": "tmux-256color", "TMUX": "/nowhere/default,7,0"}, "256"),
    "tmux that calls itself screen": Kind({"TERM": "screen-256color", "TMUX": "/nowhere/default,7,0"}, "256"),
    "linux": Kind({"TERM": "linux"}, "16"),
    "vt100": Kind({"TERM": "vt100"}, "none"),
    "one that nobody knows": Kind({"TERM": "no-such-terminal"}, "16"),
    "no TERM": Kind({"TERM": ""}, "16"),
    "NO_COLOR": Kind({"NO_COLOR": "1", "COLORTERM": "truecolor"}, "none"),
    "an empty NO_COLOR": Kind({"NO_COLOR": ""}, "256"),
    "the locale C": Kind({"LC_ALL": "C"}, "256", ascii=True, cursor=">"),
    "the locale POSIX": Kind(
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "256", ascii=True, cursor=">"
    ),
    "a locale of Latin-1": Kind({"LC_ALL": "de_DE.ISO-8859-1"}, "256", ascii=True, cursor=">"),
    "vt100 in ASCII": Kind({"TERM": "vt100", "LC_ALL": "C"}, "none", ascii=True, cursor=">"),
}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return samples(tmp_path / "offers-directory")


def opened(
    directory: Path,
    *options: str,
    environment: Mapping[str, str] = MappingProxyType({}),
    size: tuple[int, int] = (80, 24),
) -> PtySession:
    """Run the program in a terminal of which nothing else is known."""
    arguments: list[str | Path] = ["--dir", directory, *TODAY, *options]
    return PtySession(arguments, size=size, environment={**NOTHING, **environment})


def colours_in(output: bytes) -> set[str]:
    """Return the kinds of colours that were sent, `other` for what is neither that nor an attribute."""
    found = set()
    for parameters in SEQUENCE.findall(output):
        codes = [int(code or b"0") for code in parameters.split(b";")]
        while codes:
            code = codes.pop(0)
            if code in (38, 48):
                kind = codes.pop(0)
                found.add({5: "256", 2: "24 bit"}[kind])
                del codes[: {5: 1, 2: 3}[kind]]
            elif 30 <= code <= 37 or 40 <= code <= 47 or 90 <= code <= 107:
                found.add("16")
            elif code not in (39, 49) and not 0 <= code <= 29:
                found.add("other")
    return found


def is_clean(session: PtySession) -> bool:
    """Tell whether the terminal is as it was before."""
    modes = [session.is_on(mode) for mode in (ALTERNATE_SCREEN, MOUSE, BRACKETED_PASTE, CURSOR)]
    return session.attributes == session.attributes_before and modes in (
        [False, False, False, True],
        [False, None, False, True],
    )


@pytest.mark.parametrize("name", KINDS)
def test_a_terminal_gets_what_it_can_show(name: str, directory: Path) -> None:
    kind = KINDS[name]
    with opened(directory, environment=kind.environment) as session:
        home = session.wait_for("Offers", "Company", "Northwind Robotics", "? keys")
        assert any(line.startswith(f"{kind.cursor} Acme Orbital") for line in home.splitlines())
        session.send("j")
        session.wait_for(f"{kind.cursor} Globex")
        assert "> Acme" not in session.text.replace(kind.cursor, ">")
        session.send("\r")
        session.wait_for("OFFER", f"{kind.cursor} Base salary", "Guaranteed")
        session.send("F")
        session.wait_for("Career goal", "undecided")
        session.send("\x11")
        assert session.ended(5) == 0
        assert is_clean(session)
    assert colours_in(session.output) == ({kind.colours} - {"none"})
    assert session.output.isascii() is kind.ascii


def test_ascii_can_be_asked_for_where_the_locale_says_otherwise(directory: Path) -> None:
    with opened(directory, "--ascii", environment={"LC_ALL": "C.UTF-8"}) as session:
        session.wait_for("> Acme Orbital", "E192,990")
        session.send("\x10")
        session.wait_for("Search for commands~")
        session.send("\x1b")
        session.wait_for("> Acme Orbital")
        session.send("?")
        session.wait_for("q back")
        session.send("\x11")
        assert session.ended(5) == 0
    assert session.output.isascii()


def test_in_ascii_what_is_written_is_no_ascii(directory: Path) -> None:
    with opened(directory, "--ascii") as session:
        session.wait_for("> Acme Orbital")
        session.send("\r")
        session.wait_for("> Base salary")
        session.send("G")
        session.send("e")
        session.send("Zoë’s – 漢")
        session.wait_for("Zoe's - ??")
        session.send("\x13")
        session.wait_until(
            lambda: "Zoë’s – 漢" in offer_file(directory, "acme-orbital").read_text(encoding="utf-8"), "saved"
        )
        session.send("\x11")
        assert session.ended(5) == 0
    assert session.output.isascii()


@pytest.mark.parametrize("signs", ["UTF-8", "ASCII"])
def test_without_colours_attributes_tell_what_colours_would(signs: str, directory: Path) -> None:
    options = ("--ascii",) if signs == "ASCII" else ()
    with opened(directory, *options, environment={"TERM": "vt100"}) as session:
        session.wait_for("Acme Orbital", "? keys")
        row, other = (session.line_of(text) for text in ("Acme Orbital", "Globex"))
        assert session.attributes_at(row, "Acme Orbital") == {"bold"}
        assert session.attributes_at(other, "Globex") == set()
        bottom = session.line_of("? keys")
        # What cannot be done here has no bold key
        assert session.attributes_at(bottom, "?") == {"bold"}
        session.send("\r")
        session.wait_for("Base salary")
        salary = session.line_of("Base salary")
        session.send("\t")  # to the panel: the row keeps its sign alone
        session.wait_until(lambda: session.attributes_at(salary, "Base salary") == set(), "not bold")
        session.send("\t")
        session.send("e")
        session.wait_for("(unchanged)")
        assert session.attributes_at(salary, "171,000") == {"reverse"}
        session.send("\x1b")
        session.wait_until(lambda: "(unchanged)" not in session.text, "the field is closed")
        session.send("\x10")
        session.wait_for("Search for commands")
        session.send("\x1b[B")
        session.wait_until(lambda: session.is_underlined_somewhere, "a row of the palette is underlined")


def test_in_the_colours_of_the_terminal_what_is_chosen_is_told_by_attributes(directory: Path) -> None:
    with opened(directory, environment={"TERM": "linux"}) as session:
        session.wait_for("? keys")
        session.send("\r")
        session.wait_for("Base salary")
        session.send("e")
        session.wait_for("(unchanged)")
        assert session.attributes_at(session.line_of("Base salary"), "171,000") == {"reverse"}


def test_a_linux_console_gets_only_signs_of_its_font(directory: Path) -> None:
    with opened(directory, environment={"TERM": "linux"}) as session:
        session.wait_for("? keys")
        for page in "FPSRD":
            session.send(page)
            session.wait_for({"F": "FIT", "P": "PRIO", "S": "STRA", "R": "ROUN", "D": "DECI"}[page])
        session.send("\x11")
        assert session.ended(5) == 0
    text = session.output.decode()
    text.encode("cp437")
    assert "█" in text


@pytest.mark.parametrize("environment", [{"TERM": "dumb"}, {"TERM": "dumb", "COLORTERM": "truecolor"}])
def test_a_terminal_without_a_cursor_is_refused_in_one_line(
    environment: dict[str, str], directory: Path
) -> None:
    with opened(directory, size=(120, 24), environment=environment) as session:
        assert session.ended(5) == 2
        line = (
            "offer-tui: this terminal cannot show the app (TERM=dumb); use `offer-tui list` and `show SLUG`"
        )
        assert session.text.strip() == line
        assert b"\x1b" not in session.output


# The mouse


@pytest.mark.parametrize(
    ("options", "environment", "settings", "mouse"),
    [
        ((), {}, "", True),
        ((), {"SSH_CONNECTION": "10.0.0.7 50000 10.0.0.1 22"}, "", None),
        ((), {"SSH_TTY": "/dev/pts/7"}, 'mouse = "on"', True),
        ((), {}, 'mouse = "off"', None),
        (("--mouse",), {"SSH_CLIENT": "10.0.0.7"}, 'mouse = "off"', True),
        (("--no-mouse",), {}, 'mouse = "on"', None),
    ],
)
def test_the_mouse_is_the_terminals_where_that_is_better(
    options: tuple[str, ...],
    environment: dict[str, str],
    settings: str,
    mouse: bool | None,  # noqa: FBT001 - what the terminal was told
    directory: Path,
) -> None:
    (directory / "settings.toml").write_text(settings, encoding="utf-8")
    with opened(directory, *options, environment=environment) as session:
        session.wait_for("? keys")
        assert session.is_on(MOUSE) is mouse
        session.send("\x11")
        assert session.ended(5) == 0
        assert is_clean(session)


# Sizes and pastes


@pytest.mark.parametrize("size", [(80, 23), (60, 20)])
def test_it_is_whole_in_a_small_window(size: tuple[int, int], directory: Path) -> None:
    in_tmux = {"TERM": "screen-256color", "TMUX": "/nowhere,7,0"}
    with opened(directory, size=size, environment=in_tmux) as session:
        lines = session.wait_for("Offers", "Northwind", "? keys").splitlines()
        assert len(lines) == size[1]
        assert lines[-1].endswith("? keys")
        session.send("\r")
        session.wait_for("Base salary", "Guaranteed", "Total")


def test_a_window_may_become_a_single_cell_and_come_back(directory: Path) -> None:
    with opened(directory) as session:
        before = session.wait_for("Northwind Robotics", "Reply is due", "? keys")
        for size in ((59, 20), (1, 1), (80, 1), (1, 24), (300, 100), (80, 24)):
            session.resize(*size)
        session.wait_until(lambda: session.text == before, "as before")
        session.resize(40, 10)
        session.wait_for("A little more room, please")
        session.resize(80, 24)
        session.wait_until(lambda: session.text == before, "as before")


def test_what_is_pasted_in_one_go_is_text_and_no_keys(directory: Path) -> None:
    with opened(directory) as session:
        session.wait_for("? keys")
        session.send("\r")
        session.wait_for("Base salary")
        session.send("e")
        session.wait_for("(unchanged)")
        session.send("\x1b[200~185,\r\n000\x1b[201~")
        session.wait_for("185, 000")
        session.send("\x1b")
        session.wait_for("171,000")
        assert "185" not in offer_file(directory, "acme-orbital").read_text(encoding="utf-8")


@pytest.mark.parametrize("driver", ["thin", "stock"])
@pytest.mark.parametrize(
    ("keys", "shown"), [("", "Reply is due"), ("\r?", "On this page"), ("\re", "(unchanged)")]
)
def test_ctrl_l_paints_anew_what_something_else_has_painted_over(
    keys: str, shown: str, driver: str, directory: Path
) -> None:
    with opened(directory, "--driver", driver) as session:
        session.wait_for("Reply is due", "? keys")
        session.send(keys)
        session.wait_for(shown)
        session.shows_from_elsewhere("\x1b[Hbroadcast message\r\n\x1b[Kto all\x1b[J")
        session.send("\x0c")
        foreign = ("broadcast", "to all")
        session.wait_until(
            lambda: shown in session.text and not any(one in session.text for one in foreign), "painted anew"
        )


@pytest.fixture
def stopping(directory: Path) -> Iterator[PtySession]:
    """Return the program under a shell that takes it back to the front when it was stopped."""
    script = 'set -m; "$@" & fg >/dev/null; fg >/dev/null; exit $?'
    before = ("/bin/sh", "-ic", script, "sh")
    with PtySession(
        ["--dir", directory, *TODAY], before=before, environment={**NOTHING, "PS1": ""}
    ) as session:
        yield session


def test_after_ctrl_z_and_fg_a_field_is_still_open(stopping: PtySession) -> None:
    stopping.wait_for("Reply is due", "? keys")
    stopping.send("\re")
    stopping.wait_for("(unchanged)")
    stopping.send("18")
    before = stopping.wait_for("= 18 ")
    at = len(stopping.output)
    stopping.send("\x1a")
    stopping.wait_until(lambda: stopping.output[at:].count(b"\x1b[?1049h") > 0, "back on its screen")
    stopping.wait_until(lambda: stopping.text == before, "as before")
    stopping.send("5")
    stopping.wait_for("= 185 ")
    stopping.send("\x11")
    stopping.ended(5)


def test_after_ctrl_z_and_fg_the_page_is_there_again(stopping: PtySession) -> None:
    before = stopping.wait_for("Northwind Robotics", "Reply is due", "? keys")
    at = len(stopping.output)
    stopping.send("\x1a")
    stopping.wait_until(lambda: stopping.output[at:].count(b"\x1b[?1049h") > 0, "back on its screen")
    stopping.wait_until(lambda: stopping.text == before, "as before")
    stopping.send("j")
    stopping.wait_for("▌ Globex")
    stopping.send("\x11")
    stopping.ended(5)
    assert stopping.is_on(ALTERNATE_SCREEN) is False
