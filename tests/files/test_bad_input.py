"""Each kind of bad input: found with its place, code and remedy, and no reason to hide any other offer."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from offer_tui.__main__ import main
from offer_tui.core.edits import Put
from offer_tui.files.directory import Directory, all_problems
from offer_tui.files.steps import Failed
from offer_tui.files.workbook import Workbook
from tests.directories import GLOBEX, PROFILE, UMBRA, offers_directory


@dataclass(frozen=True)
class Case:
    """The bytes of a bad offer, and what has to be said of them."""

    data: bytes
    place: str
    """Line and column."""
    severity: str
    code: str
    rest: str
    """The key and the message."""


HEAD = b'company = "Acme"\nrole = "Engineer"\ncurrency = "USD"\n'
RANKED = b"".join(
    b'[[priorities]]\nitem = "%s"\n' % item for item in (b"base_salary", b"equity", b"level", b"relocation")
)

CASES = {
    "not UTF-8": Case(
        b'company = "Caf\xe9"\n',
        "1:15",
        "error",
        "F01",
        "not UTF-8 (byte 0xe9); save the file as UTF-8 in an editor",
    ),
    "UTF-16": Case(
        '\ufeffcompany = "Acme"\n'.encode("utf-16-le"),
        "1:1",
        "error",
        "F01",
        "not UTF-8 (UTF-16); save the file as UTF-8 in an editor",
    ),
    "not TOML": Case(
        HEAD + b"[package]\nbase_salary = 165k\n",
        "5:18",
        "error",
        "F02",
        "not TOML (expected newline or end of document after a statement): a line holds one key; "
        "text goes in quotes, a number is written 165_000; the line reads: base_salary = 165k",
    ),
    "wrong type": Case(
        HEAD + b'[package]\nbase_salary = "165k"\n',
        "5:15",
        "error",
        "F04",
        'package.base_salary: "165k" is text, give a number: 165_000',
    ),
    "unknown key": Case(
        HEAD + b"[package]\n  base_salry = 1\n",
        "5:3",
        "warning",
        "F08",
        'package.base_salry: "base_salry" is not a key of the format; did you mean "base_salary"?',
    ),
    "out of range": Case(
        HEAD + b"[fit.depth]\nrating = 11\n",
        "5:10",
        "error",
        "F05",
        "fit.depth.rating: 11 is out of range, give 0 to 10",
    ),
    "bad date": Case(
        HEAD + b'[dates]\nreply_by = "2026-11-24"\n',
        "5:12",
        "error",
        "F04",
        'dates.reply_by: "2026-11-24" is text, give a date without quotes: 2026-11-24',
    ),
    "a date that does not exist": Case(
        HEAD + b"[dates]\nreply_by = 2026-11-31\n",
        "5:12",
        "error",
        "F02",
        "not TOML (invalid date or datetime)",
    ),
    "rating for an unknown goal": Case(
        HEAD + b"[fit.dept]\nrating = 8\n",
        "4:6",
        "warning",
        "F10",
        'fit.dept: "dept" is not a goal of profile.toml; did you mean "depth"?',
    ),
    "priority for an unknown item": Case(
        HEAD + b'[[priorities]]\nitem = "base_salry"\n',
        "5:8",
        "warning",
        "F11",
        'priorities[1].item: "base_salry" is not an item; did you mean "base_salary"?',
    ),
    "four priorities": Case(
        HEAD + RANKED,
        "10:1",
        "warning",
        "F13",
        "priorities[4]: 4 items are ranked; keep the two or three that matter most",
    ),
    "missing key": Case(
        b'company = "Acme"\ncurrency = "USD"\n', "1:1", "error", "F07", 'role: is missing; add role = "..."'
    ),
    "too large": Case(HEAD + b"#" * 300_000, "1:1", "error", "F03", "the file has "),
}


def checked(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, list[str]]:
    code = main(["check", "--no-guide", *map(str, arguments)])
    return code, capsys.readouterr().out.splitlines()


def listed(capsys: pytest.CaptureFixture[str], directory: Path) -> str:
    assert main(["list", "--dir", str(directory)]) == 0
    return capsys.readouterr().out


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return offers_directory(tmp_path / "workbook", globex=GLOBEX, umbra_labs=UMBRA)


@pytest.mark.parametrize("name", CASES)
def test_a_bad_offer_is_a_problem_with_a_place_and_hides_no_other(
    directory: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    case = CASES[name]
    path = directory / "offers" / "acme.toml"
    path.write_bytes(case.data)

    code, lines = checked(capsys, "--dir", directory)
    assert code == 1
    assert len(lines) == 1
    assert lines[0].startswith(f"{path}:{case.place}: {case.severity} {case.code} {case.rest}")

    book = Directory(directory)
    stored = book.offer("acme")
    (problem,) = all_problems(stored, book.profile(), book.slugs())
    assert str(problem) == lines[0]
    assert (stored.value is None) is (case.severity == "error")

    output = listed(capsys, directory)
    assert "Globex" in output
    assert "Umbra Labs" in output
    assert "\nacme  " in output if case.severity == "warning" else f"acme.toml:{case.place}: " in output
    assert path.read_bytes() == case.data


def test_an_empty_file_names_each_key_that_it_needs(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = directory / "offers" / "acme.toml"
    path.write_bytes(b"")
    code, lines = checked(capsys, "--dir", directory)
    assert code == 1
    assert lines == [
        f'{path}:1:1: error F07 company: is missing; add company = "..."',
        f'{path}:1:1: error F07 role: is missing; add role = "..."',
        f'{path}:1:1: error F07 currency: is missing; add currency = "USD"',
    ]
    assert "Globex" in listed(capsys, directory)


def test_an_empty_profile_is_no_problem(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    offers_directory(tmp_path, profile="", umbra_labs=UMBRA)
    assert checked(capsys, "--dir", tmp_path) == (0, [])


def test_all_problems_of_a_file_are_found_at_once(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = directory / "offers" / "acme.toml"
    path.write_text(
        'company = 1\nrole = "E"\ncurency = "USD"\n[dates]\nstart = "soon"\n[fit.depth]\nrating = 11\n'
    )
    code, lines = checked(capsys, path)
    assert code == 1
    assert [line.removeprefix(f"{path}:").split()[:3] for line in lines] == [
        ["1:1:", "error", "F07"],
        ["1:11:", "error", "F04"],
        ["3:1:", "warning", "F08"],
        ["5:9:", "error", "F04"],
        ["7:10:", "error", "F05"],
    ]


def test_a_goal_id_given_twice_is_a_problem_of_the_profile(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = directory / "profile.toml"
    path.write_text(f'{PROFILE}\n[[goals]]\nid = "depth"\n')
    code, lines = checked(capsys, "--dir", directory)
    assert code == 1
    assert lines == [
        f'{path}:14:6: error F09 goals[3].id: "depth" is the id of another row already; give it its own'
    ]
    assert Directory(directory).profile().value is None
    output = listed(capsys, directory)
    assert "Globex" in output
    assert "Umbra Labs" in output


def test_two_files_that_differ_only_by_case_are_a_problem_of_both_names(
    directory: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = directory / "offers" / "Globex.toml"
    path.write_text(UMBRA)
    if len(list(path.parent.iterdir())) == 2:
        pytest.skip("this file system takes the two names for one")
    code, lines = checked(capsys, "--dir", directory)
    assert code == 1
    remedy = "differs from Globex.toml only by case, which other systems cannot keep apart; rename one"
    assert lines == [f"{path.parent}/globex.toml:1:1: warning F16 {remedy}"]
    output = listed(capsys, directory)
    assert "\nGlobex " in output
    assert "\nglobex " in output


@pytest.mark.parametrize(
    "kind", ["directory", "pipe", "dangling link", "link to itself", "no read permission"]
)
def test_an_unreadable_file_is_a_problem_and_hides_no_other(
    directory: Path, capsys: pytest.CaptureFixture[str], kind: str
) -> None:
    path = directory / "offers" / "acme.toml"
    if kind == "directory":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    elif kind == "no read permission":
        if os.geteuid() == 0:
            pytest.skip("root reads any file")
        path.write_text(UMBRA)
        path.chmod(0o000)
    else:
        path.symlink_to("acme.toml" if kind == "link to itself" else "nowhere.toml")
    code, lines = checked(capsys, "--dir", directory)
    assert code == 2
    assert len(lines) == 1
    assert lines[0].startswith(f"{path}:1:1: error F17 cannot be read: ")
    assert [problem.code for problem in Directory(directory).offer("acme").problems] == ["F17"]
    output = listed(capsys, directory)
    assert "Globex" in output
    assert "acme.toml:1:1: cannot be read: " in output


def test_an_offers_directory_that_cannot_be_listed_is_a_problem(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "offers").write_text("")
    assert checked(capsys, "--dir", tmp_path) == (
        2,
        [f"{tmp_path}/offers:1:1: error F17 cannot be listed: Not a directory"],
    )


@pytest.mark.parametrize("how", ["mode", "a file in its place"])
def test_an_unwritable_directory_is_said_and_nothing_is_lost(directory: Path, how: str) -> None:
    if how == "mode" and os.geteuid() == 0:
        pytest.skip("root writes anywhere")
    book = Workbook(Directory(directory))
    book.follow()
    offers = directory / "offers"
    if how == "mode":
        offers.chmod(0o555)
        outcome = book.edit("globex", Put(("role",), "Lead"), "role")
        offers.chmod(0o755)
    else:
        offers.rename(directory / "elsewhere")
        offers.write_text("")
        outcome = book.edit("globex", Put(("role",), "Lead"), "role")
        offers.unlink()
        (directory / "elsewhere").rename(offers)
    assert isinstance(outcome, Failed)
    assert "globex.toml" in outcome.why
    assert (offers / "globex.toml").read_text() == GLOBEX
    assert [path.name for path in offers.iterdir() if path.name.startswith(".")] == []
