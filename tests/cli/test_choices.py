"""What is chosen for a terminal: colours, signs, mouse, clipboard, or that the app cannot open."""

from dataclasses import replace

import pytest

from offer_tui.cli import choices
from offer_tui.cli.examining.surroundings import Surroundings, surroundings
from offer_tui.ui.terminal import Colours, Copying, Signs

PLAIN = Surroundings("xterm-256color", "", "", "", "", "", "/bin/bash")
IN_TMUX = replace(PLAIN, kind="tmux-256color", tmux="/run/tmux/default,1,0")
IN_SCREEN = replace(PLAIN, kind="screen", gnu_screen="1.pts-0")


@pytest.mark.parametrize(
    ("found", "known", "colours"),
    [
        (PLAIN, 256, Colours.MANY),
        (PLAIN, None, Colours.MANY),
        (replace(PLAIN, colours="truecolor"), 256, Colours.ALL),
        (replace(PLAIN, colours="24bit"), 256, Colours.ALL),
        (replace(PLAIN, colours="yes"), 256, Colours.MANY),
        (replace(PLAIN, kind="xterm"), 8, Colours.SIXTEEN),
        (replace(PLAIN, kind="xterm-16color"), 16, Colours.SIXTEEN),
        (replace(PLAIN, kind="xterm-direct"), 16_777_216, Colours.ALL),
        # Over SSH there is often no COLORTERM, and no description of a terminal that came later
        (replace(PLAIN, kind="xterm-kitty"), None, Colours.ALL),
        (replace(PLAIN, kind="alacritty"), 256, Colours.ALL),
        (replace(PLAIN, kind="foot-extra"), None, Colours.ALL),
        (replace(PLAIN, kind="linux"), 8, Colours.SIXTEEN),
        (replace(PLAIN, kind="linux", colours="truecolor"), 8, Colours.SIXTEEN),
        (replace(PLAIN, kind="vt100"), 0, Colours.NONE),
        (replace(PLAIN, kind="vt100", colours="truecolor"), None, Colours.NONE),
        (replace(PLAIN, kind="xterm-mono"), 0, Colours.NONE),
        (replace(PLAIN, kind="frob"), None, Colours.SIXTEEN),
        (replace(PLAIN, kind=""), None, Colours.SIXTEEN),
        (replace(PLAIN, colours="truecolor", without_colour="1"), 256, Colours.NONE),
        (IN_TMUX, 256, Colours.MANY),
        (replace(IN_TMUX, colours="truecolor"), 256, Colours.ALL),
        (replace(IN_TMUX, kind="screen-256color", colours="truecolor"), 256, Colours.ALL),
        # GNU screen takes 24 bits for something else
        (replace(IN_SCREEN, colours="truecolor"), 8, Colours.SIXTEEN),
        (replace(IN_SCREEN, kind="screen-256color", colours="truecolor"), 256, Colours.MANY),
        (replace(PLAIN, kind="screen-256color", colours="truecolor"), 256, Colours.MANY),
    ],
)
def test_so_many_colours_are_sent_as_the_terminal_has(
    found: Surroundings, known: int | None, colours: Colours
) -> None:
    assert choices.colours(found, known)[0] is colours


@pytest.mark.parametrize(
    ("locale", "encoding", "signs"),
    [
        ("", "utf-8", Signs.ALL),
        ("C.UTF-8", "utf-8", Signs.ALL),
        ("en_US.utf8", "UTF-8", Signs.ALL),
        ("UTF-8", "utf-8", Signs.ALL),
        ("de_DE", "utf-8", Signs.ALL),
        ("de_DE.nonsense", "utf-8", Signs.ALL),
        ("sr_RS.UTF-8@latin", "utf-8", Signs.ALL),
        ("C", "utf-8", Signs.ASCII),
        ("POSIX", "utf-8", Signs.ASCII),
        ("de_DE.ISO-8859-1", "utf-8", Signs.ASCII),
        ("de_DE.ISO-8859-15@euro", "utf-8", Signs.ASCII),
        ("", "ascii", Signs.ASCII),
        ("en_US.UTF-8", "iso8859-1", Signs.ASCII),
        ("", "no such encoding", Signs.ASCII),
    ],
)
def test_a_locale_without_utf8_gets_ascii(locale: str, encoding: str, signs: Signs) -> None:
    assert choices.signs(replace(PLAIN, locale=locale), encoding, asked=False)[0] is signs
    assert choices.signs(replace(PLAIN, locale=locale), encoding, asked=True) == (Signs.ASCII, "--ascii")


def test_a_linux_console_gets_the_signs_of_its_font() -> None:
    assert choices.signs(replace(PLAIN, kind="linux"), "utf-8", asked=False)[0] is Signs.CONSOLE


@pytest.mark.parametrize(
    ("far", "asked", "setting", "mouse"),
    [
        (False, None, "auto", True),
        (True, None, "auto", False),
        (True, None, "on", True),
        (False, None, "off", False),
        (True, True, "off", True),
        (False, False, "on", False),
    ],
)
def test_in_an_ssh_session_the_mouse_is_the_terminals(
    *, far: bool, asked: bool | None, setting: str, mouse: bool
) -> None:
    assert choices.mouse(replace(PLAIN, far=far), asked, setting)[0] is mouse


@pytest.mark.parametrize("name", ["SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"])
def test_each_variable_of_ssh_says_that_the_terminal_is_far(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for one in ("SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT"):
        monkeypatch.delenv(one, raising=False)
    assert not surroundings().far
    monkeypatch.setenv(name, "something")
    assert surroundings().far


def test_the_locale_is_the_first_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LC_CTYPE", "de_DE.UTF-8")
    monkeypatch.setenv("LANG", "C")
    assert surroundings().locale == "de_DE.UTF-8"
    monkeypatch.setenv("LC_ALL", "POSIX")
    assert surroundings().locale == "POSIX"


def test_what_is_copied_goes_by_way_of_what_is_in_between() -> None:
    assert choices.copying(PLAIN) is Copying.TERMINAL
    assert choices.copying(IN_TMUX) is Copying.TMUX
    assert choices.copying(IN_SCREEN) is Copying.GNU_SCREEN
    assert choices.copying(replace(IN_SCREEN, tmux=IN_TMUX.tmux)) is Copying.TMUX


@pytest.mark.parametrize(
    ("kind", "places_cursor", "why"),
    [
        ("dumb", False, "TERM=dumb"),
        ("dumb", None, "TERM=dumb"),
        ("unknown", False, "TERM=unknown"),
        ("unknown", None, ""),
        ("", None, ""),
        ("xterm", True, ""),
    ],
)
def test_only_a_terminal_that_is_known_to_place_no_cursor_is_refused(
    *, kind: str, places_cursor: bool | None, why: str
) -> None:
    assert choices.refusal(replace(PLAIN, kind=kind), places_cursor=places_cursor) == why
