"""`check`: every problem with its place, and an exit code that a script can trust."""

import json
from pathlib import Path

import pytest

from offer_tui import bundled
from tests.cli.conftest import Run
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory

HOOLI = (
    'offers/hooli.toml:6:15: error F04 package.base_salary: "165k" is text, give a number: 165_000',
    "offers/hooli.toml:7:17: error F05 package.raise_percent: 300 is out of range, give -100 to 100",
)


def test_all_offers_are_checked_where_no_path_is_given(run: Run, directory: Path) -> None:
    result = run("check", "--no-guide", "--dir", directory)
    assert result.code == 1
    assert result.out.splitlines() == [f"{directory}/{line}" for line in HOOLI]
    assert result.err == "2 problems in 1 file\n"


def test_nothing_found_is_exit_code_0_and_a_count(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=GLOBEX)
    result = run("check", "--no-guide", "--dir", tmp_path)
    assert (result.code, result.out, result.err) == (0, "", "2 files, no problems\n")


def test_a_warning_alone_is_exit_code_1(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=f"nickname = 1\n{GLOBEX}")
    assert run("check", "--no-guide", "--dir", tmp_path).code == 1


def test_json_has_what_the_text_has(run: Run, directory: Path) -> None:
    result = run("check", "--no-guide", "--json", "--dir", directory)
    assert result.code == 1
    assert json.loads(result.out)[0] == {
        "file": f"{directory}/offers/hooli.toml",
        "line": 6,
        "column": 15,
        "severity": "error",
        "code": "F04",
        "key": "package.base_salary",
        "message": '"165k" is text, give a number: 165_000',
    }


def test_json_is_a_format_too(run: Run, directory: Path) -> None:
    asked = ("check", "--no-guide", "--dir", directory)
    assert run(*asked, "--format", "json") == run(*asked, "--json")
    assert run(*asked, "--format", "text") == run(*asked)


def test_a_format_that_there_is_not_is_exit_code_2(run: Run, directory: Path) -> None:
    assert run("check", "--format", "xml", "--dir", directory).code == 2


def test_github_gets_an_annotation_a_line(run: Run, directory: Path) -> None:
    result = run("check", "--no-guide", "--format", "github", "--dir", directory)
    assert result.code == 1
    assert result.out.splitlines() == [
        f"::error file={directory}/offers/hooli.toml,line={line},col={column}::{message}"
        for line, column, message in (
            (6, 15, 'F04 package.base_salary: "165k" is text, give a number: 165_000'),
            (7, 17, "F05 package.raise_percent: 300 is out of range, give -100 to 100"),
        )
    ]


def test_github_tells_what_is_doubtful_and_what_is_only_to_be_known_apart(run: Run, tmp_path: Path) -> None:
    short = (
        'company = "Globex"\nrole = "Engineer"\ncurrency = "USD"\nrol = 1\n[dates]\nreceived = 2026-11-20\n'
    )
    offers_directory(tmp_path, globex=short)
    result = run("check", "--format", "github", "--dir", tmp_path, "--today", "2026-11-21")
    first, *others = [one.split(" ")[0] for one in result.out.splitlines()]
    assert first == "::warning"
    assert set(others) == {"::notice"}


def test_no_text_of_a_file_ends_an_annotation_or_adds_to_it(run: Run, tmp_path: Path) -> None:
    directory = offers_directory(tmp_path / "50%,col=9:", globex=GLOBEX)
    hostile = 'status = "%0A\\r\\n::error::x\\u001b[2J"\n'
    path = directory / "offers" / "globex.toml"
    path.write_text(GLOBEX.replace('status = "negotiating"\n', hostile), encoding="utf-8")
    result = run("check", "--no-guide", "--format", "github", "--dir", directory)
    (line,) = result.out.splitlines()
    place, _, message = line.removeprefix("::error file=").partition("::")
    assert place == f"{tmp_path}/50%25%2Ccol=9%3A/offers/globex.toml,line=5,col=10"
    assert message.startswith('F06 status: "%250A%0D%0A::error::x␛[2J" is text, give one of considering, ')


def test_a_file_anywhere_is_checked_under_the_name_it_was_given(
    run: Run, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(directory / "offers")
    result = run("check", "--no-guide", "hooli.toml")
    assert result.code == 1
    assert result.out.splitlines() == [line.removeprefix("offers/") for line in HOOLI]


@pytest.mark.parametrize("profile_place", ["profile.toml", "offers/profile.toml"])
def test_an_offer_is_held_against_the_profile_above_or_beside_it(
    run: Run, directory: Path, profile_place: str
) -> None:
    (directory / "profile.toml").rename(directory / profile_place)
    path = directory / "offers" / "globex.toml"
    path.write_text(GLOBEX.replace("[fit.depth]", "[fit.dept]"), encoding="utf-8")
    result = run("check", "--no-guide", path)
    assert result.out == (
        f'{path}:19:6: warning F10 fit.dept: "dept" is not a goal of profile.toml; did you mean "depth"?\n'
    )


def test_an_offer_without_a_profile_is_checked_by_itself(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "globex.toml"
    path.write_text(GLOBEX, encoding="utf-8")
    assert run("check", "--no-guide", path).code == 0


def test_a_profile_is_checked_as_one(run: Run, directory: Path) -> None:
    path = directory / "profile.toml"
    path.write_text("company = 1\n", encoding="utf-8")
    result = run("check", "--no-guide", path)
    assert result.out == f'{path}:1:1: warning F08 company: "company" is not a key of the format\n'


def test_any_directory_is_checked_for_its_offers(run: Run, directory: Path) -> None:
    result = run("check", "--no-guide", directory / "offers")
    assert result.out.splitlines() == [f"{directory}/{line}" for line in HOOLI]
    assert result.code == 1


def test_a_file_that_two_paths_lead_to_is_reported_once(run: Run, directory: Path) -> None:
    once = run("check", "--no-guide", directory)
    assert run("check", "--no-guide", directory, directory / "offers" / "hooli.toml") == once


def test_problems_are_sorted_by_file_and_line(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, b=BROKEN, a=BROKEN, c=UMBRA)
    places = [line.split(": ")[0] for line in run("check", "--no-guide", tmp_path).out.splitlines()]
    offers = f"{tmp_path}/offers"
    assert places == [
        f"{offers}/a.toml:6:15",
        f"{offers}/a.toml:7:17",
        f"{offers}/b.toml:6:15",
        f"{offers}/b.toml:7:17",
    ]


def test_other_files_are_left_alone(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=GLOBEX)
    (tmp_path / "themes").mkdir()
    for other in ("themes/.dusk.toml", "offers/.globex.toml", "offers/notes.md"):
        (tmp_path / other).write_text("no [ TOML")
    assert run("check", "--no-guide", tmp_path).code == 0
    for other in ("themes/.dusk.toml", "offers/.globex.toml", "offers/notes.md"):
        result = run("check", "--no-guide", tmp_path / other)
        assert (result.code, result.out, result.err) == (0, "", "no files, no problems\n")


def test_a_path_that_is_not_there_is_exit_code_2(run: Run, directory: Path) -> None:
    result = run("check", "--no-guide", directory / "nope.toml", directory)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"offer-tui: {directory}/nope.toml cannot be found\n"


def test_an_offers_directory_that_is_not_there_is_exit_code_2(run: Run, tmp_path: Path) -> None:
    assert run("check", "--no-guide", "--dir", tmp_path / "none").code == 2


BY_EMAIL = GLOBEX.replace('channel = "phone"', 'channel = "email"')


def test_the_guide_speaks_with_the_place_and_what_to_do(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=BY_EMAIL)
    line = BY_EMAIL.splitlines().index('channel = "email"') + 1
    result = run("check", "--dir", tmp_path, "--today", "2026-11-21")
    assert result.code == 1
    found = [one for one in result.out.splitlines() if " N13 " in one]
    message = "Round 1 asked by email. Ask in a call or in person; have what was agreed confirmed in writing"
    place = f"{tmp_path}/offers/globex.toml:{line}:11: warning N13 rounds[1].channel"
    assert found == [f"{place}: {message} afterwards."]
    assert result.err.endswith(" of advice in 1 file\n")


def test_a_rule_that_is_set_aside_is_silent_in_check_too(run: Run, tmp_path: Path) -> None:
    aside = '\n[[guide.ignore]]\nrule = "N13"\nreason = "They asked for it in writing."\n'
    offers_directory(tmp_path, globex=BY_EMAIL + aside)
    assert " N13 " not in run("check", "--dir", tmp_path).out


def test_what_is_only_to_be_known_is_no_failure(run: Run, tmp_path: Path) -> None:
    short = 'company = "Globex"\nrole = "Engineer"\ncurrency = "USD"\n[dates]\nreceived = 2026-11-20\n'
    offers_directory(tmp_path, globex=short)
    result = run("check", "--dir", tmp_path, "--today", "2026-11-21")
    assert result.code == 0
    assert {one.split()[2] for one in result.out.splitlines()} == {"N04"}


def test_the_day_decides_what_is_due(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=GLOBEX)
    due = [
        " N26 " in run("check", "--dir", tmp_path, "--today", day).out for day in ("2026-11-23", "2026-11-24")
    ]
    assert due == [False, True]


def test_a_single_file_is_advised_too_where_there_is_a_profile(run: Run, tmp_path: Path) -> None:
    offers_directory(tmp_path, globex=BY_EMAIL)
    file = tmp_path / "offers" / "globex.toml"
    assert " N13 " in run("check", file).out
    (tmp_path / "profile.toml").unlink()
    assert " N13 " not in run("check", file).out


@pytest.mark.parametrize("below", ["", "themes/dusk.toml", "themes"])
def test_a_broken_theme_is_a_finding(run: Run, directory: Path, below: str) -> None:
    (directory / "themes").mkdir()
    (directory / "themes/dusk.toml").write_text('accent = "blu"\n')
    result = run("check", "--no-guide", directory / below)
    place = f"{directory}/themes/dusk.toml:1:10"
    assert f'{place}: error F06 accent: "blu" is no colour' in result.out
    assert result.code == 1


def test_a_theme_that_is_hard_to_read_is_a_remark_with_the_ratio(run: Run, directory: Path) -> None:
    (directory / "themes").mkdir()
    dark = (bundled.themes() / "dark.toml").read_text(encoding="utf-8")
    (directory / "themes/dusk.toml").write_text(dark.replace("#98a2b3", "#555"), encoding="utf-8")
    result = run("check", "--no-guide", directory / "themes")
    assert ": info F22 muted: 1.8 to 1 on panel is hard to read" in result.out
    assert result.code == 0


@pytest.mark.parametrize("below", ["", "settings.toml"])
def test_settings_with_keys_and_a_theme_that_are_not_there_are_findings(
    run: Run, directory: Path, below: str
) -> None:
    (directory / "settings.toml").write_text(
        'theme = "drak"\n[keys]\n"page.fti" = "x"\nundo = ["U", "ctrl+b"]\nquit = ""\n'
    )
    result = run("check", "--no-guide", directory / below)
    settings = f"{directory}/settings.toml"
    found = [line.removeprefix(settings) for line in result.out.splitlines() if line.startswith(settings)]
    assert found == [
        ':1:9: warning F12 theme: there is no theme "drak"; did you mean "dark"?',
        ':3:1: warning F12 keys.page.fti: there is no action "page.fti"; did you mean "page.fit"?',
        ':4:8: warning F19 keys.undo: "ctrl+b" cannot be bound: tmux takes it for itself; give another key',
        ":5:8: warning F21 keys.quit: nobody can do without a key for it; it keeps ctrl+q",
    ]
    assert result.code == 1
