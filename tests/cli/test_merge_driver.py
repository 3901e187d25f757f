"""`merge-driver`: the result goes into one file, conflicts stand between markers, nothing else is written."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from offer_tui.__main__ import main
from offer_tui.core.merge import merged
from offer_tui.files.conflict_markers import with_markers
from offer_tui.files.merging import MergedText, merged_text
from offer_tui.files.toml import parse
from tests.cli.conftest import Result, Run
from tests.merges import OFFER, Documents, documents

MERGES = 100


def driven(run: Run, place: Path, base: str, ours: str, theirs: str) -> tuple[Result, str]:
    """Run the driver as git does; return what it left in the file of ours, having touched no other."""
    files = {name: place / name for name in ("base", "ours", "theirs")}
    for file, text in zip(files.values(), (base, ours, theirs), strict=True):
        file.write_bytes(text.encode())
    result = run("merge-driver", *files.values(), "offers/northwind.toml")
    assert files["base"].read_bytes() == base.encode()
    assert files["theirs"].read_bytes() == theirs.encode()
    assert sorted(one.name for one in place.iterdir()) == sorted(files)
    return result, files["ours"].read_bytes().decode()


def changed(*replacements: tuple[str, str], text: str = OFFER) -> str:
    for old, new in replacements:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


SALARY_170 = ("base_salary = 165_000", "base_salary = 170_000")
SALARY_175 = ("base_salary = 165_000", "base_salary = 175_000")


def test_what_different_keys_say_is_merged_in_the_words_of_ours(run: Run, tmp_path: Path) -> None:
    ours, theirs = changed(SALARY_170), changed(("vacation_days = 20", "vacation_days = 25"))
    result, text = driven(run, tmp_path, OFFER, ours, theirs)
    assert (result.code, result.out, result.err) == (0, "", "")
    assert text == changed(SALARY_170, ("vacation_days = 20", "vacation_days = 25"))


def test_a_key_that_both_changed_stands_between_markers_and_the_rest_is_merged(
    run: Run, tmp_path: Path
) -> None:
    ours = changed(SALARY_170, ('name = "Dana Ruiz"', 'name = "Dana R."'))
    theirs = changed(SALARY_175, ("rating = 8", "rating = 9"))
    result, text = driven(run, tmp_path, OFFER, ours, theirs)
    assert result.code == 1
    assert result.err == (
        "offers/northwind.toml: package.base_salary was changed on both sides: ours 170,000, theirs 175,000\n"
    )
    assert (
        "<<<<<<< ours: package.base_salary\n"
        "base_salary = 170_000   # a year\n"
        "=======\n"
        "base_salary = 175_000   # a year\n"
        ">>>>>>> theirs: package.base_salary\n"
        "vacation_days = 20\n"
    ) in text
    assert '"Dana R."' in text
    assert "rating = 9" in text


def test_two_keys_side_by_side_have_markers_of_their_own_or_share_them(run: Run, tmp_path: Path) -> None:
    ours = changed(SALARY_170, ("vacation_days = 20", "vacation_days = 21"))
    theirs = changed(SALARY_175, ("vacation_days = 20", "vacation_days = 22"))
    _, text = driven(run, tmp_path, OFFER, ours, theirs)
    assert (
        "<<<<<<< ours: package.base_salary, package.vacation_days\n"
        "base_salary = 170_000   # a year\n"
        "vacation_days = 21\n"
        "=======\n"
        "base_salary = 175_000   # a year\n"
        "vacation_days = 22\n"
        ">>>>>>> theirs: package.base_salary, package.vacation_days\n"
    ) in text


def test_a_row_that_one_side_removed_and_the_other_changed_is_shown_whole(run: Run, tmp_path: Path) -> None:
    row = '[[people]]\nid = "bo"\n'
    _, text = driven(run, tmp_path, OFFER, changed((row, "")), changed((row, row + "decides = true\n")))
    assert "<<<<<<< ours: people[2]\n=======\n" in text
    assert 'id = "bo"\ndecides = true\n' in text


def test_the_ends_of_lines_stay_as_ours_has_them(run: Run, tmp_path: Path) -> None:
    ours = changed(SALARY_170).replace("\n", "\r\n")
    _, text = driven(run, tmp_path, OFFER, ours, changed(SALARY_175))
    assert "<<<<<<< ours: package.base_salary\r\n" in text
    assert text.count("\n") == text.count("\r\n")


@pytest.mark.parametrize("broken", ["base", "ours", "theirs"])
def test_a_version_that_is_no_toml_is_merged_by_lines_and_left_to_a_person(
    run: Run, tmp_path: Path, broken: str
) -> None:
    sides = {"base": OFFER, "ours": changed(SALARY_170), "theirs": changed(("rating = 8", "rating = 9"))}
    sides[broken] = f"{sides[broken]}\nwhat is this\n"
    result, text = driven(run, tmp_path, sides["base"], sides["ours"], sides["theirs"])
    assert result.code == 1
    assert (
        f"merged by lines: offers/northwind.toml ({'before' if broken == 'base' else broken}):" in result.err
    )
    assert "base_salary = 170_000" in text
    assert "rating = 9" in text


def test_lines_that_both_changed_in_a_version_that_is_no_toml_get_markers(run: Run, tmp_path: Path) -> None:
    result, text = driven(run, tmp_path, OFFER, changed(SALARY_170), changed(SALARY_175) + "oops\n")
    assert result.code == 1
    assert "<<<<<<< ours\nbase_salary = 170_000" in text


def test_a_file_that_both_sides_added_is_merged_from_nothing(run: Run, tmp_path: Path) -> None:
    result, text = driven(run, tmp_path, "", 'company = "A"\nrole = "x"\n', 'company = "A"\nrole = "y"\n')
    assert result.code == 1
    assert (
        text == 'company = "A"\n<<<<<<< ours: role\nrole = "x"\n=======\nrole = "y"\n>>>>>>> theirs: role\n'
    )


def test_a_version_that_cannot_be_read_is_a_failure(run: Run, tmp_path: Path) -> None:
    result = run("merge-driver", tmp_path / "a", tmp_path / "b", tmp_path / "c", "x.toml")
    assert result.code == 2
    assert result.err.startswith("offer-tui: x.toml: ")


@settings(max_examples=MERGES, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(documents())
def test_any_three_versions_are_merged_as_the_definition_says(tmp_path: Path, three: Documents) -> None:
    base, ours, theirs = three
    files = [tmp_path / name for name in ("base", "ours", "theirs")]
    for file, version in zip(files, three, strict=True):
        file.write_bytes(version.data)
    code = main(["merge-driver", *map(str, files), "x.toml"])
    expected = merged(base.tree, theirs.tree, ours.tree)
    assert code == bool(expected.conflicts)
    data = files[1].read_bytes()
    document, problems = parse(data, "x.toml")
    if not expected.conflicts:
        assert document is not None
        assert document.tree == expected.tree
        return
    assert document is None
    assert "conflict markers" in problems[0].message
    both = merged_text(base, theirs, ours)
    assert isinstance(both, MergedText)
    marked = with_markers(both)
    if marked is not None:  # else git's own merge by lines
        assert _side(marked, ours=True) == both.document.text.rstrip("\r\n")


def _side(text: str, *, ours: bool) -> str:
    """Return what a person has who keeps one side of each conflict."""
    kept, keeping = [], True
    for line in text.splitlines():
        if line.startswith("<<<<<<< "):
            keeping = ours
        elif line == "=======":
            keeping = not ours
        elif line.startswith(">>>>>>> "):
            keeping = True
        elif keeping:
            kept.append(line)
    return ("\r\n" if "\r\n" in text else "\n").join(kept).rstrip("\r\n")
