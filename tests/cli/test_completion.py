"""`completion`: what each shell offers at a place of the command line, and that no name of a file acts."""

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

import pytest

from offer_tui.cli.declared import Holds, declared
from offer_tui.cli.parser import parser
from offer_tui.cli.shells.places import places
from tests.cli.conftest import Run
from tests.cli.test_command_line import HEAVY, imported
from tests.directories import GLOBEX, UMBRA, offers_directory

Completed: TypeAlias = Callable[..., set[str]]
HOSTILE = (
    "$(touch acted)",
    "`touch acted`",
    "; touch acted",
    "it's",
    "-x",
    "a\nb",
    "a\tb",
    "\x1b[31m",
    "big corp",
)

BASH = """\
eval "$(offer-tui completion bash)"
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
_offer_tui
((${#COMPREPLY[@]} == 0)) || printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = "offer-tui completion fish | source; complete -C (string join ' ' -- $argv)"


@pytest.fixture
def workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an offers directory that completion finds, in which the shells run."""
    place = offers_directory(tmp_path / "workbook", globex=GLOBEX, umbra_labs=UMBRA)
    monkeypatch.setenv("OFFER_TUI_DIR", str(place))
    # The program of this environment, whatever else is installed.
    beside = str(Path(sys.executable).parent)
    monkeypatch.setenv("PATH", os.pathsep.join((beside, os.environ["PATH"])))
    monkeypatch.chdir(place)
    return place


def output(*command: str) -> str:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def in_bash(*words: str) -> set[str]:
    return set(output("bash", "--norc", "--noprofile", "-c", BASH, "bash", "offer-tui", *words).splitlines())


def in_fish(*words: str) -> set[str]:
    shown = output("fish", "--no-config", "-c", FISH, "--", "offer-tui", *words)
    return {line.partition("\t")[0] for line in shown.splitlines()}


needs_fish = pytest.mark.skipif(shutil.which("fish") is None, reason="fish is not installed")
needs_zsh = pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")


@pytest.fixture(params=["bash", pytest.param("fish", marks=needs_fish)])
def completed(request: pytest.FixtureRequest, workbook: Path) -> Completed:
    """Return what completes the last of some words in a shell."""
    assert workbook.is_dir()
    return {"bash": in_bash, "fish": in_fish}[request.param]


# What shells offer


def test_the_beginning_of_a_command_is_completed(completed: Completed) -> None:
    assert completed("sh") == {"show"}
    assert completed("--dir", "elsewhere", "comp") == {"compare", "completion"}


@pytest.mark.parametrize("words", [("vest", ""), ("letter", ""), ("brief", "--redact", ""), ("compare", "")])
def test_offers_stand_where_a_command_takes_one(completed: Completed, words: Sequence[str]) -> None:
    assert completed(*words) == {"globex", "umbra-labs"}


def test_words_that_stand_for_other_files_are_offered_beside_the_offers(completed: Completed) -> None:
    everything = {"globex", "umbra-labs", "profile", "settings", "all"}
    assert completed("schema", "--write", "--directive", "") == everything
    assert completed("get", "") == completed("set", "") == everything - {"all"}
    assert completed("get", "pro") == {"profile"}


def test_a_command_of_many_offers_takes_more_of_them(completed: Completed) -> None:
    assert completed("compare", "globex", "u") == {"umbra-labs"}


def test_a_second_operand_is_not_the_first_again(completed: Completed) -> None:
    assert completed("letter", "globex", "") == {"ask-time", "accept", "decline", "thanks"}
    assert completed("vest", "globex", "") == set()


def test_the_value_of_an_option_is_not_counted_as_an_operand(completed: Completed) -> None:
    assert completed("letter", "--to", "dana", "glo") == {"globex"}


def test_an_option_with_a_free_value_offers_nothing(completed: Completed) -> None:
    assert completed("compare", "--discount-percent", "") == set()


def test_options_are_those_of_the_command(completed: Completed) -> None:
    assert completed("vest", "globex", "--cs") == {"--csv"}
    assert "--csv" not in completed("path", "--")


def test_actions_of_a_command_are_completed(completed: Completed) -> None:
    assert completed("trash", "") == {"restore", "empty"}
    assert completed("trash", "empty", "--o") == {"--older-than"}


def test_offers_are_those_of_the_directory_that_is_named(completed: Completed, tmp_path: Path) -> None:
    offers_directory(tmp_path / "other place", hooli=UMBRA)
    if completed is in_fish:  # it is given a line, with its quotes
        assert completed("--dir", f"'{tmp_path}/other place'", "vest", "") == {"hooli"}
    else:
        assert completed("--dir", f"{tmp_path}/other place", "vest", "") == {"hooli"}


def test_files_stand_where_a_command_takes_them(completed: Completed, workbook: Path) -> None:
    (workbook / "profiles").mkdir()
    assert {one.rstrip("/") for one in completed("check", "pro")} == {"profile.toml", "profiles"}
    assert {one.rstrip("/") for one in completed("check", "--dir", "pro")} == {"profiles"}


def test_bash_splits_an_option_from_its_value(workbook: Path) -> None:
    offers_directory(workbook / "deep", hooli=UMBRA)
    assert in_bash("--dir", "=", "deep", "vest", "") == {"hooli"}
    assert in_bash("--dir", "=") >= {"deep", "offers"}


# Names of files that somebody else chose


def test_names_that_cannot_stand_on_a_command_line_are_not_offered(run: Run, workbook: Path) -> None:
    for name in HOSTILE:
        (workbook / "offers" / f"{name}.toml").write_text(UMBRA, encoding="utf-8")
    offered = run("completion", "--offers").out.splitlines()
    usual = {"globex", "umbra-labs", "big corp", "it's"}
    assert set(offered) == usual | {"$(touch acted)", "`touch acted`", "; touch acted"}


def test_in_bash_what_is_inserted_is_read_as_one_word(workbook: Path) -> None:
    for name in HOSTILE:
        (workbook / "offers" / f"{name}.toml").write_text(UMBRA, encoding="utf-8")
    offered = in_bash("vest", "")
    words = output("bash", "-c", f"printf '%s\\n' {' '.join(offered)}").splitlines()
    assert len(words) == len(offered) == 7
    assert {"big corp", "$(touch acted)", "; touch acted"} <= set(words)
    assert not (workbook / "acted").exists()


@needs_fish
def test_fish_runs_nothing_of_a_name(workbook: Path) -> None:
    for name in HOSTILE:
        (workbook / "offers" / f"{name}.toml").write_text(UMBRA, encoding="utf-8")
    assert {"$(touch acted)", "big corp"} <= in_fish("vest", "")
    assert not (workbook / "acted").exists()


def test_a_directory_that_is_not_there_offers_nothing(run: Run, tmp_path: Path) -> None:
    result = run("completion", "--offers", "--dir", tmp_path / "nowhere")
    assert (result.code, result.out, result.err) == (0, "", "")


# Zsh, which completes only for somebody who types


@needs_zsh
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("sho", "offer-tui show "),
        ("vest g", "offer-tui vest globex "),
        ("letter globex dec", "offer-tui letter globex decline "),
        ("compare globex u", "offer-tui compare globex umbra-labs "),
        ("vest globex --cs", "offer-tui vest globex --csv "),
        ("trash res", "offer-tui trash restore "),
        ("get sett", "offer-tui get settings "),
        ("schema --directive g", "offer-tui schema --directive globex "),
        ("show g", "offer-tui show globex "),
        ("check profile.t", "offer-tui check profile.toml "),
    ],
)
def test_zsh_completes(workbook: Path, tmp_path: Path, typed: str, shown: str) -> None:
    assert workbook.is_dir()
    typed_in_zsh(tmp_path, 'compinit -u -D; eval "$(offer-tui completion zsh)"', typed, shown)


@needs_zsh
def test_zsh_loads_the_script_from_its_path(workbook: Path, tmp_path: Path) -> None:
    place = tmp_path / "functions"
    place.mkdir()
    (place / "_offer-tui").write_text(output("offer-tui", "completion", "zsh"), encoding="utf-8")
    assert workbook.is_dir()
    typed_in_zsh(tmp_path, f"fpath+=({place}); compinit -u -D", "vest g", "offer-tui vest globex ")


def typed_in_zsh(home: Path, start: str, typed: str, shown: str) -> None:
    """Type something and a tab into a zsh that starts with a line, and wait for what it makes of it."""
    line = f'PS1="> "; autoload -Uz compinit; {start}; echo ready\n'
    (home / ".zshrc").write_text(line, encoding="utf-8")
    process, terminal = pty.fork()
    if process == 0:
        environment = {**os.environ, "ZDOTDIR": str(home), "TERM": "dumb", "COLUMNS": "120"}
        os.execvpe("zsh", ["zsh", "-d", "-i"], environment)  # noqa: S606, S607 - the shell under test
    try:
        _read_until(terminal, "ready")
        os.write(terminal, f"offer-tui {typed}\t".encode())
        _read_until(terminal, shown)
    finally:
        os.close(terminal)
        os.waitpid(process, 0)


def _read_until(terminal: int, text: str) -> None:
    heard, end = "", time.monotonic() + 20
    while text not in heard:
        assert time.monotonic() < end, f"never: {text!r} in {heard!r}"
        if select.select([terminal], [], [], 0.1)[0]:
            heard += os.read(terminal, 4096).decode(errors="replace")


# The declaration and the scripts


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_knows_each_command_and_option(run: Run, shell: str) -> None:
    script = run("completion", shell).out
    for command in declared(parser()).all():
        assert all(name in script for option in command.options for name in option.names)
        assert all(word in script for word in command.words)


@pytest.mark.parametrize(
    "shell", ["bash", pytest.param("zsh", marks=needs_zsh), pytest.param("fish", marks=needs_fish)]
)
def test_a_shell_finds_no_fault_with_its_script(run: Run, tmp_path: Path, shell: str) -> None:
    script = tmp_path / "script"
    script.write_text(run("completion", shell).out, encoding="utf-8")
    assert output(shell, "-n", str(script)) == ""


def test_places_of_one_name_do_not_contradict_each_other() -> None:
    names = [one.name for one in places(declared(parser())).places]
    assert len(names) == len(set(names))


def test_a_word_for_an_argument_says_what_it_holds() -> None:
    commands = {one.words: one for one in declared(parser()).all()}
    assert commands["compare",].operands[0].holds is Holds.OFFER
    assert commands["check",].operands[0].holds is Holds.FILE
    assert commands["letter",].operands[1].holds is Holds.CHOICE


def test_without_a_shell_one_is_asked_for(run: Run) -> None:
    result = run("completion")
    assert result.code == 2
    assert "bash, zsh or fish" in result.err


def test_asking_for_the_offers_imports_nothing_heavy(workbook: Path) -> None:
    names = imported("completion", "--offers", "--dir", workbook)
    assert "offer_tui.files.directory" in names
    assert names.isdisjoint((*HEAVY, "offer_tui.ui", "offer_tui.cli.declared"))
