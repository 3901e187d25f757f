"""The environment matrix: locales, homes, terminals, clocks and disks that are odd, or not there at all."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from offer_tui.__main__ import main
from tests.cli.conftest import Result
from tests.ui.driving import samples
from tests.ui.pty_session import PtySession

PROGRAM = (sys.executable, "-m", "offer_tui")
TODAY = ("--today", "2026-11-21")
READING = (("list",), ("show", "northwind-robotics"), ("check",))
_NO_UTF8 = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
"""Keeps Python from taking a plain locale for UTF-8."""
_HOMELESS = dict.fromkeys(
    ("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "OFFER_TUI_DIR")
)

ENVIRONMENTS: Mapping[str, Mapping[str, str | None]] = {
    "no locale": {"LANG": None, "LC_ALL": None, "LC_CTYPE": None},
    "the locale C": {"LC_ALL": "C"},
    "a locale that is not there": {"LC_ALL": "xx_YY.nonsense"},
    "a locale of ASCII alone": {"LC_ALL": "POSIX", **_NO_UTF8},
    "output in ASCII": {"PYTHONIOENCODING": "ascii"},
    "HOME that is not there": {"HOME": "/nowhere"},
    "an empty HOME": {"HOME": ""},
    "a relative HOME": {"HOME": "somewhere"},
    "no TERM": {"TERM": None},
    "an unknown TERM": {"TERM": "no-such-terminal"},
    "a dumb TERM": {"TERM": "dumb"},
    "a time zone and a size that are none": {"TZ": "nonsense", "COLUMNS": "many", "LINES": "-1"},
    "no place for the journal": {"OFFER_TUI_STATE_DIR": "/proc/nowhere"},
}
SHOWS_NOTHING = {
    "a dumb TERM": r"offer-tui: this terminal cannot show the app \(TERM=dumb\).*",
}
"""Where the app does not open, and what is said instead, in one line."""


def varied(environment: Mapping[str, str | None]) -> dict[str, str]:
    """Return the environment of the tests with some names changed, or gone where there is None."""
    both = {**os.environ, **environment}
    return {name: value for name, value in both.items() if value is not None}


def ran(
    arguments: tuple[str | Path, ...],
    environment: Mapping[str, str | None] | None = None,
    *,
    before: tuple[str, ...] = (),
) -> Result:
    """Run a command without a terminal; `before` are the words of a command that runs it."""
    done = subprocess.run(
        [*before, *PROGRAM, *map(str, arguments)],
        env=varied(environment or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Result(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return samples(tmp_path / "offers-directory")


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_commands_say_the_same_in_every_environment(name: str, directory: Path) -> None:
    for arguments in READING:
        expected = ran((*arguments, "--dir", directory, *TODAY))
        found = ran((*arguments, "--dir", directory, *TODAY), ENVIRONMENTS[name])
        is_ascii = "ASCII" in name
        assert found == (escaped(expected) if is_ascii else expected)
        assert found.code in (0, 1)
        assert "Northwind" in found.out or arguments == ("check",)


def escaped(result: Result) -> Result:
    """Write what is not ASCII as Python writes it where it cannot be printed."""
    out, err = (text.encode("ascii", "backslashreplace").decode() for text in (result.out, result.err))
    return Result(result.code, out, err)


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_the_app_opens_in_every_environment_or_says_in_one_line_why_not(name: str, directory: Path) -> None:
    changes = [f"{key}={value}" for key, value in ENVIRONMENTS[name].items() if value is not None]
    gone = [word for key, value in ENVIRONMENTS[name].items() if value is None for word in ("-u", key)]
    with PtySession(["--dir", directory, *TODAY], size=(130, 24), before=["env", *gone, *changes]) as session:
        if (why := SHOWS_NOTHING.get(name)) is not None:
            assert session.ended(10) == 2
            assert re.fullmatch(why, " ".join(session.text.split()))
            return
        session.wait_for("Northwind", "? keys")
        session.send("\r")
        session.wait_for("Base salary")
        session.send("\x11")
        assert session.ended(5) == 0
        assert session.attributes == session.attributes_before


# No home at all


def homeless() -> tuple[str, ...]:
    """Return the command that runs another as a user whom the system does not know, or skip."""
    words = ("unshare", "--user", "--map-user=54321")
    if shutil.which(words[0]) is None:
        pytest.skip("unshare(1), which makes a user without a home, is not installed")
    tried = subprocess.run([*words, "true"], check=False, capture_output=True, text=True, timeout=60)
    if tried.returncode:
        pytest.skip(f"no user without a home can be made here: {tried.stderr.strip()}")
    return words


@pytest.mark.parametrize("arguments", [*READING, ("path",), ("new", "Acme", "Engineer", "--currency", "EUR")])
def test_without_any_home_a_command_works_on_a_named_directory_and_else_says_in_one_line_what_to_name(
    arguments: tuple[str, ...], directory: Path
) -> None:
    before = homeless()
    found = ran(arguments, _HOMELESS, before=before)
    assert (found.code, found.out) == (2, "")
    assert found.err.count("\n") == 1
    assert "--dir" in found.err
    named = ran((*arguments, "--dir", directory), _HOMELESS, before=before)
    assert named.code in (0, 1)
    assert "Traceback" not in named.err


def test_without_a_home_or_a_named_directory_a_command_ends_with_what_to_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("XDG_CONFIG_HOME", "OFFER_TUI_DIR"):
        monkeypatch.delenv(name, raising=False)
    # What Python does where neither the environment nor the system knows a home.
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert main(["list"]) == 2
    said = "offer-tui: there is no home directory; name the offers directory with --dir or OFFER_TUI_DIR\n"
    assert capsys.readouterr() == ("", said)


def test_without_any_home_the_app_opens_and_saves(directory: Path) -> None:
    without = [word for name in _HOMELESS for word in ("-u", name)]
    with PtySession(["--dir", directory, *TODAY], before=[*homeless(), "env", *without]) as session:
        session.wait_for("Acme", "? keys")
        edit_salary(session)
        session.wait_for("Base salary 171,000 → 123,456")
    assert "base_salary = 123_456" in (directory / "offers" / "acme-orbital.toml").read_text(encoding="utf-8")


def edit_salary(session: PtySession) -> None:
    """Open the first offer and give it another base salary."""
    session.send("\r")
    session.wait_for("Base salary")
    session.send("e")
    session.send("123456")
    session.wait_for("= 123,456")
    session.send("\r")


def test_in_a_directory_that_is_gone_commands_work_on_a_named_one(directory: Path, tmp_path: Path) -> None:
    script = 'mkdir "$1" && cd "$1" && rmdir "$1" && shift && exec "$@"'
    before = ("sh", "-c", script, "sh", str(tmp_path / "gone"))
    for arguments in READING:
        found = ran((*arguments, "--dir", directory, *TODAY), before=before)
        assert found == ran((*arguments, "--dir", directory, *TODAY))


# Streams that lead elsewhere, and ctrl+c before anything is there


def test_where_errors_do_not_go_to_the_terminal_the_offers_are_listed(directory: Path) -> None:
    before = ("sh", "-c", 'exec "$@" 2>/dev/null', "sh")
    with PtySession(["--dir", directory, *TODAY], before=before, size=(130, 24)) as session:
        session.wait_for("Northwind")
        assert session.ended(10) == 0


def test_ctrl_c_during_the_first_imports_ends_without_a_traceback() -> None:
    code = (
        "import sys\n"
        "from offer_tui.__main__ import main\n"
        "class Pressed:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'offer_tui.cli.parser': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Pressed())\n"
        "sys.exit(main(['list']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", b"")


# A file system that can only be read


def read_only(place: Path) -> tuple[str, ...]:
    """Return the command that runs another where a place can only be read, or skip."""
    if shutil.which("unshare") is None:
        pytest.skip("unshare(1), which mounts for this test, is not installed")
    script = 'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && shift && exec "$@"'
    as_root = () if os.geteuid() == 0 else ("--map-root-user",)
    words = ("unshare", "--mount", *as_root, "sh", "-c", script, "sh", str(place))
    tried = subprocess.run([*words, "true"], check=False, capture_output=True, text=True, timeout=60)
    if tried.returncode:
        pytest.skip(f"no file system can be mounted here: {tried.stderr.strip()}")
    return words


def test_on_a_read_only_file_system_all_can_be_read_and_what_cannot_be_saved_is_said(
    directory: Path, tmp_path: Path
) -> None:
    before = read_only(tmp_path)
    state = {"OFFER_TUI_STATE_DIR": str(tmp_path / "state")}
    app = ("--dir", directory, *TODAY)
    for arguments in READING:
        assert ran((*arguments, *app), state, before=before) == ran((*arguments, *app))
    made = ran(("new", "Acme", "Engineer", "--currency", "EUR", "--dir", directory), state, before=before)
    assert (made.code, made.out) == (2, "")
    assert made.err.count("\n") == 1
    assert "Read-only file system" in made.err
    with PtySession(app, before=before, environment=state, size=(130, 24)) as session:
        session.wait_for("Acme", "? keys")
        edit_salary(session)
        session.wait_for("was not saved: Read-only file system")
        session.send("\x11")
        assert session.ended(5) == 0
    assert sorted(one.name for one in tmp_path.iterdir()) == ["offers-directory"]


# Days that no clock should show


@pytest.mark.parametrize("today", [date.min, date(1970, 1, 1), date(2100, 12, 31), date.max], ids=str)
def test_on_any_day_commands_work(today: date, directory: Path) -> None:
    for arguments in READING:
        found = ran((*arguments, "--dir", directory, "--today", today.isoformat()))
        assert found.code in (0, 1)
        assert "Traceback" not in found.err
