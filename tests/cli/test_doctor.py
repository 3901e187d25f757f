"""`doctor`: what it makes of terminals, multiplexers and machines."""

import json
import locale
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from offer_tui.cli import doctor
from offer_tui.cli.columns import columns
from offer_tui.cli.examining.finding import Finding, Verdict
from offer_tui.cli.examining.machine import git_finding, journal_finding, locale_finding, rights_finding
from offer_tui.cli.examining.surroundings import Surroundings
from offer_tui.cli.examining.terminal import (
    WIDTHS,
    clipboard_finding,
    colours_finding,
    escape_finding,
    mouse_finding,
    painting_finding,
    signs_finding,
    size_finding,
    tmux_finding,
    widths_finding,
)
from offer_tui.files import terminal
from offer_tui.files.terminfo import Description
from tests.cli.conftest import Run

PLAIN = Surroundings("xterm-256color", "", "", "", "", "", "/bin/bash")
IN_TMUX = replace(PLAIN, kind="tmux-256color", tmux="/tmp/tmux-0/default,1,0")  # noqa: S108 - nothing is opened
POOR = replace(PLAIN, kind="xterm")
IN_SCREEN = replace(PLAIN, kind="screen", gnu_screen="1.pts-0")


def mending(found: Finding) -> tuple[str, tuple[str, ...]]:
    """Return what is to be done where something is to be mended."""
    assert found.verdict is Verdict.MEND
    return found.remedy, found.lines


# The terminal


def test_a_window_of_60_by_20_is_large_enough() -> None:
    assert size_finding((60, 20), "").verdict is Verdict.FINE
    assert mending(size_finding((59, 20), ""))[1] == ("make the window 60 × 20 or larger",)
    assert size_finding((120, 19), "").verdict is Verdict.MEND
    assert size_finding(None, "why not").found == "why not"


@pytest.mark.parametrize(
    ("surroundings", "known", "verdict", "words"),
    [
        (PLAIN, 256, Verdict.FINE, "256 (TERM=xterm-256color)"),
        (replace(PLAIN, colours="truecolor"), 256, Verdict.FINE, "16 million (COLORTERM=truecolor)"),
        (replace(PLAIN, without_colour="1"), 8, Verdict.NOTE, "none (NO_COLOR is set)"),
        (replace(PLAIN, kind="linux"), 8, Verdict.NOTE, "16 (TERM=linux)"),
        (replace(PLAIN, kind="vt100"), 0, Verdict.NOTE, "none (TERM=vt100)"),
        (replace(PLAIN, kind="xterm"), 8, Verdict.MEND, "16 (TERM=xterm)"),
        (replace(PLAIN, kind="frob"), None, Verdict.MEND, "16 (TERM=frob), which is not known here"),
        (replace(PLAIN, kind="dumb", colours="truecolor"), 0, Verdict.MEND, "none (TERM=dumb)"),
    ],
)
def test_colours_are_judged(
    surroundings: Surroundings, known: int | None, verdict: Verdict, words: str
) -> None:
    found = colours_finding(surroundings, known)
    assert found.verdict is verdict
    assert words in found.found


@pytest.mark.parametrize(
    ("surroundings", "remedy", "line"),
    [
        (POOR, "Add to ~/.bashrc", "export TERM=xterm-256color"),
        (replace(POOR, login_shell="/usr/bin/zsh"), "Add to ~/.zshrc", "export TERM=xterm-256color"),
        (replace(POOR, login_shell=""), "Add to ~/.profile", "export TERM=xterm-256color"),
        (
            replace(POOR, login_shell="/usr/bin/fish"),
            "Add to ~/.config/fish/config.fish",
            "set -gx TERM xterm-256color",
        ),
        (replace(IN_TMUX, kind="screen"), "Add to ~/.tmux.conf", "set -g default-terminal tmux-256color"),
        (IN_SCREEN, "Add to ~/.screenrc", "term screen-256color"),
    ],
)
def test_more_colours_are_asked_for_where_they_are_lost(
    surroundings: Surroundings, remedy: str, line: str
) -> None:
    assert mending(colours_finding(surroundings, 8)) == (remedy, (line,))


def test_a_sign_that_takes_two_cells_is_named() -> None:
    right = tuple(WIDTHS.values())
    assert widths_finding(right, "").verdict is Verdict.FINE
    wide = tuple(2 if text == "•" else width for text, width in WIDTHS.items())
    found = widths_finding(wide, "")
    assert found.found == "• takes 2, not 1"
    assert "characters of ambiguous width: narrow" in mending(found)[1]
    assert widths_finding(None, "silent").verdict is Verdict.UNTESTED


def test_a_long_wait_after_escape_is_shortened_where_it_comes_from() -> None:
    assert escape_finding(PLAIN, None).verdict is Verdict.FINE
    assert escape_finding(IN_TMUX, "10").verdict is Verdict.FINE
    assert mending(escape_finding(IN_TMUX, "500")) == ("Add to ~/.tmux.conf", ("set -sg escape-time 20",))
    assert escape_finding(IN_SCREEN, None).verdict is Verdict.NOTE
    delayed = replace(PLAIN, escape_delay="1000")
    assert mending(escape_finding(delayed, None)) == ("Add to ~/.bashrc", ("unset ESCDELAY",))
    in_fish = replace(delayed, login_shell="fish")
    assert mending(escape_finding(in_fish, None))[1] == ("set -e ESCDELAY",)


@pytest.mark.parametrize("nonsense", ["", "soon", "-1", "\uff19", "9" * 5_000])
def test_what_is_no_number_of_milliseconds_is_no_wait(nonsense: str) -> None:
    assert escape_finding(replace(PLAIN, escape_delay=nonsense), None).verdict is Verdict.FINE
    assert escape_finding(IN_TMUX, nonsense).verdict is Verdict.UNTESTED


def test_what_the_app_chose_is_named_with_its_reason() -> None:
    far = replace(PLAIN, far=True)
    assert mouse_finding(PLAIN, None, "auto").found.startswith("the program has it (no SSH session")
    assert mouse_finding(far, None, "auto").found.startswith("the terminal has it (an SSH session")
    assert mouse_finding(far, None, "on").found == 'the program has it (settings.toml: mouse = "on")'
    assert signs_finding(PLAIN, "utf-8", asked=False).verdict is Verdict.FINE
    assert signs_finding(PLAIN, "utf-8", asked=True).found == "ASCII alone (--ascii)"
    assert signs_finding(PLAIN, "iso8859-1", asked=False).found == "ASCII alone (the encoding is iso8859-1)"
    in_c = replace(PLAIN, locale="C")
    assert signs_finding(in_c, "utf-8", asked=False).found == "ASCII alone (the locale is C)"
    assert "Textual's own" in painting_finding("stock").found
    assert "only what changed" in painting_finding("thin").found


def test_tmux_has_to_hand_on_what_programs_copy() -> None:
    assert clipboard_finding(IN_TMUX, "on").verdict is Verdict.FINE
    assert clipboard_finding(IN_TMUX, "external").verdict is Verdict.FINE
    line = "set -s set-clipboard external"
    assert mending(clipboard_finding(IN_TMUX, "off")) == ("Add to ~/.tmux.conf", (line,))
    assert clipboard_finding(IN_TMUX, None).verdict is Verdict.UNTESTED
    assert clipboard_finding(IN_SCREEN, None).verdict is Verdict.NOTE
    assert clipboard_finding(PLAIN, None).verdict is Verdict.UNTESTED


def test_tmux_gives_itself_out_for_tmux() -> None:
    assert tmux_finding(IN_TMUX, "tmux-256color").verdict is Verdict.FINE
    assert mending(tmux_finding(IN_TMUX, "xterm-256color"))[1] == ("set -g default-terminal tmux-256color",)
    assert tmux_finding(IN_TMUX, "screen-256color").verdict is Verdict.NOTE
    assert tmux_finding(IN_TMUX, None).verdict is Verdict.UNTESTED
    assert tmux_finding(PLAIN, None).found == "not inside it"


# The machine


def test_a_locale_without_most_characters_is_mended() -> None:
    assert locale_finding("utf8", "bash").verdict is Verdict.FINE
    assert mending(locale_finding("ANSI_X3.4-1968", "bash"))[1] == ("export LC_ALL=C.UTF-8",)
    assert locale_finding("no such encoding", "bash").verdict is Verdict.MEND


def test_no_git_is_a_note() -> None:
    assert git_finding(None).verdict is Verdict.NOTE
    assert git_finding("git version 2.39.5").found == "2.39.5"


def test_a_directory_that_is_open_to_others_is_closed_with_all_in_it(tmp_path: Path) -> None:
    place = tmp_path / "my offers"
    assert rights_finding("offers", place).verdict is Verdict.NOTE
    place.mkdir(mode=0o700)
    assert rights_finding("offers", place).verdict is Verdict.FINE
    place.chmod(0o750)
    remedy, (line,) = mending(rights_finding("offers", place))
    assert remedy == "Run"
    subprocess.run(["sh", "-c", line], check=True)  # noqa: S607 - the line is for any shell
    assert rights_finding("offers", place).verdict is Verdict.FINE


def test_a_file_in_place_of_a_directory_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert rights_finding("offers", tmp_path / "file" / "offers").verdict is Verdict.MEND
    assert journal_finding(tmp_path / "file").verdict is Verdict.MEND


def test_what_the_journal_keeps_is_counted_and_left_alone(tmp_path: Path) -> None:
    assert journal_finding(tmp_path).verdict is Verdict.FINE
    place = tmp_path / "journal"
    place.mkdir()
    (place / "settled.jsonl").touch()
    assert journal_finding(tmp_path).verdict is Verdict.FINE
    (place / "waiting.jsonl").write_bytes(b"an edit")
    assert "1 file" in journal_finding(tmp_path).found
    (place / "torn.damaged").write_bytes(b"half an edit")
    found = journal_finding(tmp_path)
    assert found.verdict is Verdict.NOTE
    assert "1 file" in found.found
    assert f"torn.damaged in {place}" in found.found
    assert {one.name for one in place.iterdir()} == {"settled.jsonl", "torn.damaged", "waiting.jsonl"}
    assert journal_finding(None).verdict is Verdict.NOTE


def test_a_program_that_is_missing_fails_or_hangs_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(terminal, "_PROGRAM_PATIENCE", 0.1)
    assert terminal.said("echo", "one\ntwo") == "one"
    assert terminal.said("no-such-program-anywhere") is None
    assert terminal.said("false") is None
    assert terminal.said("sleep", "20") is None


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_a_real_tmux_answers_what_it_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    server = ("tmux", "-S", str(tmp_path / "socket"))
    started = (*server, "-f", "/dev/null", "new-session", "-d", "sleep 60")
    subprocess.run([*started, ";", "set-option", "-s", "escape-time", "123"], check=True)
    try:
        monkeypatch.setenv("TMUX", f"{tmp_path}/socket,1,0")
        surroundings = replace(IN_TMUX, tmux=os.environ["TMUX"])
        assert escape_finding(surroundings, doctor._tmux(surroundings, *doctor.ESCAPE_TIME)).found.endswith(
            "123 ms"
        )
        assert doctor._tmux(surroundings, *doctor.SET_CLIPBOARD) in {"on", "external", "off"}
        assert doctor._tmux(surroundings, *doctor.DEFAULT_TERMINAL)
    finally:
        subprocess.run([*server, "kill-server"], check=True)


# The command


@pytest.fixture
def fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything that the command finds be fine, without a terminal."""
    monkeypatch.setattr(doctor, "surroundings", lambda: PLAIN)
    monkeypatch.setattr(doctor, "description", lambda _: Description(256, places_cursor=True))
    monkeypatch.setattr(locale, "getencoding", lambda: "UTF-8")


@pytest.mark.usefixtures("fine")
def test_without_a_terminal_what_needs_one_is_not_tested(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o700)
    result = run("doctor", "--dir", tmp_path)
    assert result.code == 0
    untested = [line for line in result.out.splitlines() if line.startswith("not tested")]
    assert [line.split("  ")[1].strip() for line in untested] == ["size", "glyph widths", "clipboard"]
    assert "no terminal" in untested[0]


@pytest.mark.usefixtures("fine")
def test_what_is_to_be_mended_comes_with_its_lines_once_by_place(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = {
        "escape-time": "500",
        "set-clipboard": "off",
        "default-terminal": "xterm",
        "--version": "git",
    }
    monkeypatch.setattr(terminal, "said", lambda *command: answers[command[-1]])
    monkeypatch.setattr(doctor, "surroundings", lambda: replace(IN_TMUX, kind="screen"))
    monkeypatch.setattr(doctor, "description", lambda _: Description(8, places_cursor=True))
    tmp_path.chmod(0o755)
    result = run("doctor", "--dir", tmp_path)
    assert result.code == 1
    assert result.out.partition("\n\n")[2] == (
        "Add to ~/.tmux.conf:\n"
        "    set -g default-terminal tmux-256color\n"
        "    set -sg escape-time 20\n"
        "    set -s set-clipboard external\n"
        "\n"
        "Run:\n"
        f"    chmod -R go-rwx {tmp_path}\n"
    )


@pytest.mark.usefixtures("fine")
def test_json_has_the_same_findings(run: Run, tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    result = run("doctor", "--json", "--dir", tmp_path)
    assert result.code == 1
    found = {one["what"]: one for one in json.loads(result.out)}
    assert found["offers"]["verdict"] == "mend"
    assert found["offers"]["lines"] == [f"chmod -R go-rwx {tmp_path}"]
    assert found["size"]["verdict"] == "not tested"


@pytest.mark.usefixtures("fine")
def test_what_the_surroundings_say_cannot_act_on_the_terminal(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hostile = replace(PLAIN, kind="\x1b]52;c;AAAA\x07")
    monkeypatch.setattr(doctor, "surroundings", lambda: hostile)
    monkeypatch.setattr(doctor, "description", lambda _: None)
    shown = run("doctor", "--dir", tmp_path / "\x1b[2J").out
    assert "\x1b" not in shown
    assert "␛" in shown


def test_the_page_on_the_shell_shows_what_is_said_inside_a_tmux_without_settings() -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "shell.md").read_text(encoding="utf-8")
    found = (
        size_finding((100, 30), ""),
        colours_finding(IN_TMUX, 256),
        signs_finding(IN_TMUX, "utf-8", asked=False),
        widths_finding(tuple(WIDTHS.values()), ""),
        painting_finding("thin"),
        mouse_finding(IN_TMUX, None, "auto"),
        escape_finding(IN_TMUX, "500"),
        clipboard_finding(IN_TMUX, "off"),
        tmux_finding(IN_TMUX, "tmux-256color"),
    )
    for line in columns([(one.verdict, one.what, one.found) for one in found]):
        assert f"\n{line}\n" in page
    remedies = [line for one in found for line in one.lines]
    shown = "".join(f"    {line}\n" for line in remedies)
    assert f"Add to ~/.tmux.conf:\n{shown}```" in page
