"""The command as a program: options, exit codes, pipes, terminals, and what it does not import."""

import json
import os
import pty
import re
import subprocess
import sys
from argparse import Namespace
from datetime import date
from importlib import metadata
from pathlib import Path

import pytest

from offer_tui import bundled
from offer_tui.cli import demo, screen
from offer_tui.cli import open as opening
from offer_tui.cli.clock import clock
from offer_tui.cli.parser import VALUED, parsed, parser
from offer_tui.cli.version import VERSION
from offer_tui.files.directory import Directory
from offer_tui.files.samples import copy_samples
from tests.cli.conftest import Run
from tests.directories import GLOBEX, UMBRA, offers_directory

COMMANDS = (
    *("diff", "merge-driver", "git"),
    *("demo", "list", "show", "compare", "vest", "path"),
    *("check", "schema", "rule", "rules", "call-sheet", "letter", "brief", "new", "trash"),
    *("completion", "doctor", "man"),
    *("get", "set", "status", "research", "rename", "archive", "restore", "import", "export"),
)
HEAVY = ("textual", "rich", "tomlkit", "asyncio")


def program(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "offer_tui", *map(str, arguments)],
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def imported(*arguments: str | Path) -> set[str]:
    """Return the modules that a run of the program imports."""
    code = (
        "import sys; from offer_tui.__main__ import main\n"
        "try: main(sys.argv[1:])\n"
        "finally: print('\\0' + '\\0'.join(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return set(done.stdout.strip().split("\0")[1:])


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"offer-tui {VERSION}\n"
    assert metadata.version("offer-tui") == VERSION


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_an_example_in_its_help(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.code == 0
    assert f"example: offer-tui {command}" in result.out


def test_help_names_each_command(run: Run) -> None:
    out = run("--help").out
    assert all(re.search(rf"^    {command}\s", out, re.MULTILINE) for command in COMMANDS)


@pytest.mark.parametrize(
    "arguments", [("frobnicate",), ("list", "--js"), ("show",), ("list", "--today", "tomorrow")]
)
def test_a_mistake_in_the_arguments_is_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert result.err.startswith("usage: ")


def test_only_the_command_that_runs_is_declared() -> None:
    """Declared alone, a command means the same as among all others."""
    named = ("--dir", "list", "--today", "2026-11-23")
    for arguments in (
        ("list", "--sort", "fit"),
        (*named, "get", "status", "list"),
        ("status", *named),
        ("trash", "restore", "list"),
        named,
    ):
        alone = vars(parsed(arguments))
        among_all = vars(parser().parse_args(arguments))
        assert {name: alone[name] for name in among_all} == among_all


def test_the_options_with_a_value_are_known_before_the_command_is() -> None:
    taking = {name for action in parser()._actions for name in action.option_strings if action.nargs is None}
    assert taking == set(VALUED)


@pytest.mark.parametrize("arguments", [("listt",), ("--dir", "list", "listt"), ("--dir", "list", "--nope")])
def test_an_unknown_command_names_all_that_there_are(run: Run, arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.code == 2
    assert "--nope" in arguments or all(f"'{command}'" in result.err for command in COMMANDS)


def test_help_is_as_wide_as_the_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for width in (60, 100):
        monkeypatch.setenv("COLUMNS", str(width))
        for arguments in (("--help",), ("list", "--help"), ("list", "--nope")):
            result = run(*arguments)
            longest = max(len(line) for line in (result.out + result.err).splitlines() if " " in line.strip())
            assert width - 25 < longest <= width


def test_the_directory_may_be_named_before_or_after_the_command(run: Run, directory: Path) -> None:
    assert run("--dir", directory, "path").out == run("path", "--dir", directory).out == f"{directory}\n"


def test_the_directory_is_named_by_option_then_variable_then_configuration(
    run: Run, directory: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFER_TUI_DIR", "/elsewhere")
    assert run("path", "--dir", directory).out == f"{directory}\n"
    assert run("path").out == "/elsewhere\n"
    monkeypatch.delenv("OFFER_TUI_DIR")
    assert run("path").out == f"{home / '.config' / 'offer-tui'}\n"


def test_version_and_path_import_next_to_nothing(directory: Path) -> None:
    for arguments in (("--version",), ("path", "--dir", directory)):
        names = imported(*arguments)
        assert "offer_tui.cli.parser" in names
        assert not any(name.startswith(("offer_tui.files", "offer_tui.ui", *HEAVY)) for name in names)
    assert "platformdirs" not in imported("--version")


@pytest.mark.parametrize(
    "arguments",
    [
        *(("list",), ("list", "--json"), ("show", "globex"), ("check",)),
        *(("get", "globex", "role"), ("status",), ("research", "globex"), ("export", "csv")),
    ],
)
def test_reading_commands_import_nothing_of_the_screen(directory: Path, arguments: tuple[str, ...]) -> None:
    names = imported(*arguments, "--dir", directory)
    assert "offer_tui.files.layout" in names
    assert not any(
        name == heavy or name.startswith(f"{heavy}.") for name in names for heavy in (*HEAVY, "offer_tui.ui")
    )


def test_a_single_value_is_read_without_what_makes_sense_of_all_others(directory: Path) -> None:
    names = imported("get", "globex", "role", "--dir", directory)
    assert "offer_tui.core.offer" in names
    assert not names & {
        *("dataclasses", "inspect", "pathlib", "json", "difflib", "shutil"),
        *("offer_tui.core.profile", "offer_tui.core.decoding", "offer_tui.files.directory"),
    }


def test_without_a_terminal_the_offers_are_listed(directory: Path) -> None:
    result = program("--dir", directory, "--today", "2026-11-23")
    assert result.returncode == 0
    assert result.stdout == program("list", "--dir", directory, "--today", "2026-11-23").stdout
    assert "opens in a terminal" in result.stderr


def test_demo_without_a_terminal_lists_the_samples() -> None:
    result = program("demo", "--today", "2026-11-23")
    assert result.returncode == 0
    slugs = [line.split()[0] for line in result.stdout.splitlines()[1:]]
    assert slugs == sorted(path.stem for path in (bundled.sample_offers() / "offers").glob("*.toml"))


def test_a_dumb_terminal_is_refused_in_one_line(directory: Path) -> None:
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "offer_tui", "--dir", str(directory)],
            env={**os.environ, "TERM": "dumb"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            check=False,
            timeout=60,
        )
        said = os.read(ours, 4096).decode()
    finally:
        os.close(theirs)
        os.close(ours)
    assert done.returncode == 2
    assert said.count("\n") == 1
    assert "`offer-tui list`" in said
    assert "`show SLUG`" in said


def test_in_a_terminal_the_app_opens_on_the_directory(
    run: Run, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[Path, str]] = []

    def opened(path: Path, today: object, _: Namespace) -> int:
        assert callable(today)
        seen.append((path, str(today())))
        return 3

    monkeypatch.setattr(opening, "on_terminal", lambda: True)
    monkeypatch.setattr(opening, "opened", opened)
    assert run("--dir", directory, "--today", "2026-11-23").code == 3
    assert seen == [(directory, "2026-11-23")]


def test_demo_opens_a_copy_that_can_be_changed_and_goes_afterwards(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Path] = []

    def opened(path: Path, *_: object, **__: object) -> int:
        seen.append(path)
        for original in bundled.sample_offers().rglob("*.toml"):
            copy = path / original.relative_to(bundled.sample_offers())
            assert copy.read_bytes() == original.read_bytes()
            copy.write_bytes(b"changed")
        return 0

    monkeypatch.setattr(demo, "on_terminal", lambda: True)
    monkeypatch.setattr(demo, "opened", opened)
    assert run("demo").code == 0
    assert len(seen) == 1
    assert not seen[0].exists()


def test_the_copy_of_the_samples_can_be_written_where_the_originals_cannot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = offers_directory(tmp_path / "installed", globex=GLOBEX) / "offers" / "globex.toml"
    original.chmod(0o444)
    monkeypatch.setattr(bundled, "sample_offers", lambda: tmp_path / "installed")
    copy_samples(Directory(tmp_path / "copy"))
    assert (tmp_path / "copy" / "offers" / "globex.toml").stat().st_mode & 0o200


def test_a_reader_that_goes_ends_the_program_quietly(tmp_path: Path) -> None:
    offers_directory(tmp_path, **{f"offer_{n}": UMBRA for n in range(500)})
    with subprocess.Popen(
        [sys.executable, "-m", "offer_tui", "list", "--json", "--dir", str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_a_pipe_without_the_characters_gets_escapes(directory: Path) -> None:
    result = program("list", "--dir", directory, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert result.returncode == 0
    assert r"6.4\u20138.4" in result.stdout


def test_no_terminal_is_one_without_a_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert not screen.on_terminal()


def test_ctrl_c_ends_the_program_quietly(run: Run, directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("offer_tui.cli.listing.listed", interrupted)
    result = run("list", "--dir", directory)
    assert (result.code, result.out, result.err) == (130, "", "")


def test_json_of_a_list_of_nothing_is_valid(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path)
    assert json.loads(run("list", "--json", "--dir", tmp_path).out) == []
    assert json.loads(run("check", "--json", "--dir", tmp_path).out) == []


def test_today_is_the_local_date_or_the_one_that_was_given(monkeypatch: pytest.MonkeyPatch) -> None:
    class Fixed(date):
        @classmethod
        def today(cls) -> "Fixed":
            return cls(2026, 11, 23)

    monkeypatch.setattr("offer_tui.cli.clock.date", Fixed)
    assert clock()() == date(2026, 11, 23)
    assert clock(date(2030, 1, 2))() == date(2030, 1, 2)
