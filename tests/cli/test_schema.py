"""`schema`: printed, written beside the offers, and named in files only where that is asked for."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_command_line import HEAVY, imported
from tests.directories import GLOBEX, PROFILE, UMBRA, offers_directory

LINE = "#:schema ../schema/offer.json\n\n"
PROFILE_LINE = "#:schema ./schema/profile.json\n\n"
SETTINGS = "# Mine\n[research]\nwebsite = 2  # they have become better\n"
SETTINGS_LINE = "#:schema ./schema/settings.json\n\n"


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return offers_directory(tmp_path / "workbook", globex=GLOBEX, umbra_labs=UMBRA)


def texts(directory: Path) -> dict[str, str]:
    """Return all files but the schemas, by name."""
    return {one.name: one.read_bytes().decode() for one in directory.rglob("*.toml")}


@pytest.mark.parametrize(
    ("arguments", "key"),
    [((), "company"), (("offer",), "company"), (("profile",), "goals"), (("settings",), "research")],
)
def test_a_schema_is_printed(run: Run, arguments: tuple[str, ...], key: str) -> None:
    result = run("schema", *arguments)
    assert (result.code, result.err) == (0, "")
    assert key in json.loads(result.out)["properties"]
    assert result.out.isascii()


def test_there_is_no_schema_of_other_files(run: Run) -> None:
    assert run("schema", "themes").code == 2


def test_the_schemas_are_written_beside_the_offers_and_no_file_is_touched(run: Run, workbook: Path) -> None:
    before = texts(workbook)
    result = run("schema", "--write", "--dir", workbook)
    assert result.code == 0
    paths = [workbook / "schema" / f"{name}.json" for name in ("offer", "profile", "settings")]
    assert result.out.splitlines() == [str(path) for path in paths]
    assert [path.read_text(encoding="utf-8") for path in paths] == [
        run("schema", path.stem).out for path in paths
    ]
    assert texts(workbook) == before
    assert "first line of offers/*.toml: #:schema ../schema/offer.json\n" in result.err


def test_one_schema_is_written_where_one_is_named(run: Run, workbook: Path) -> None:
    assert run("schema", "profile", "--write", "--dir", workbook).code == 0
    assert [one.name for one in (workbook / "schema").iterdir()] == ["profile.json"]


def test_a_schema_of_an_older_version_is_replaced(run: Run, workbook: Path) -> None:
    old = workbook / "schema" / "offer.json"
    old.parent.mkdir()
    old.write_text("{}", encoding="utf-8")
    assert run("schema", "--write", "--dir", workbook).code == 0
    assert old.read_text(encoding="utf-8") == run("schema").out


def test_the_line_is_put_on_top_of_one_offer(run: Run, workbook: Path) -> None:
    before = texts(workbook)
    result = run("schema", "--write", "--directive", "globex", "--dir", workbook)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[-1] == str(workbook / "offers" / "globex.toml")
    assert texts(workbook) == {**before, "globex.toml": LINE + before["globex.toml"]}


def test_the_line_leads_to_the_schema(run: Run, workbook: Path) -> None:
    run("schema", "--write", "--directive", "all", "--dir", workbook)
    for path in (workbook / "profile.toml", workbook / "offers" / "globex.toml"):
        named = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("#:schema ")
        assert (path.parent / named).resolve().is_file()


def test_all_are_the_profile_and_every_offer(run: Run, workbook: Path) -> None:
    before = texts(workbook)
    assert run("schema", "--write", "--directive", "all", "--dir", workbook).code == 0
    assert texts(workbook) == {
        name: (PROFILE_LINE if name == "profile.toml" else LINE) + text for name, text in before.items()
    }
    assert run("check", "--no-guide", "--dir", workbook).code == 0


def test_the_settings_have_a_line_of_their_own(run: Run, workbook: Path) -> None:
    (workbook / "settings.toml").write_text(SETTINGS, encoding="utf-8")
    before, mode = texts(workbook), (workbook / "settings.toml").stat().st_mode
    result = run("schema", "--write", "--directive", "settings", "--dir", workbook)
    assert (result.code, result.err) == (0, "")
    assert result.out.splitlines()[-1] == str(workbook / "settings.toml")
    after = {**before, "settings.toml": SETTINGS_LINE + SETTINGS}
    assert texts(workbook) == after
    assert run("schema", "--write", "--directive", "all", "--dir", workbook).code == 0
    assert texts(workbook)["settings.toml"] == SETTINGS_LINE + SETTINGS
    assert (workbook / "settings.toml").stat().st_mode == mode


def test_broken_settings_are_left_alone(run: Run, workbook: Path) -> None:
    (workbook / "settings.toml").write_text("no [ TOML", encoding="utf-8")
    result = run("schema", "--write", "--directive", "settings", "--dir", workbook)
    assert result.code == 2
    assert f"{workbook}/settings.toml was left as it is: " in result.err
    assert texts(workbook)["settings.toml"] == "no [ TOML"


def test_no_profile_is_made_for_its_line(run: Run, tmp_path: Path) -> None:
    directory = offers_directory(tmp_path, profile=None, globex=GLOBEX)
    assert run("schema", "--write", "--directive", "all", "--dir", directory).code == 0
    assert not (directory / "profile.toml").exists()
    assert not (directory / "settings.toml").exists()
    result = run("schema", "--write", "--directive", "settings", "--dir", directory)
    assert (result.code, result.out) == (2, "")
    assert result.err == f"offer-tui: there is no {directory}/settings.toml\n"


def test_a_line_that_is_there_stays_the_only_one(run: Run, workbook: Path) -> None:
    path = workbook / "offers" / "globex.toml"
    path.write_text("# mine\n#:schema https://example.com/mine.json\n" + GLOBEX, encoding="utf-8")
    before = path.read_bytes()
    result = run("schema", "--write", "--directive", "globex", "--dir", workbook)
    assert result.code == 0
    assert path.read_bytes() == before
    assert result.err == f"{path} has its line already: #:schema https://example.com/mine.json\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (GLOBEX.replace("\n", "\r\n"), LINE.replace("\n", "\r\n") + GLOBEX.replace("\n", "\r\n")),
        (f"\ufeff{GLOBEX}", f"\ufeff{LINE}{GLOBEX}"),
        (f"\n{GLOBEX}", f"{LINE}{GLOBEX}"),
        (GLOBEX.rstrip("\n"), LINE + GLOBEX.rstrip("\n")),
        (GLOBEX + '\nnotes = "\\n#:schema x"\n', None),
        (GLOBEX + "#:schema below is none\n", LINE + GLOBEX + "#:schema below is none\n"),
    ],
    ids=["crlf", "byte order mark", "empty line first", "no line end", "in a text", "further down"],
)
def test_every_other_byte_stays(run: Run, workbook: Path, before: str, after: str | None) -> None:
    path = workbook / "offers" / "globex.toml"
    path.write_bytes(before.encode())
    assert run("schema", "--write", "--directive", "globex", "--dir", workbook).code == 0
    assert path.read_bytes() == (LINE + before if after is None else after).encode()


def test_a_broken_file_is_left_alone_and_the_others_get_their_line(run: Run, directory: Path) -> None:
    before = texts(directory)
    (directory / "offers" / "globex.toml").write_text("no [ TOML", encoding="utf-8")
    result = run("schema", "--write", "--directive", "all", "--dir", directory)
    assert result.code == 2
    assert f"{directory}/offers/hooli.toml was left as it is" in result.err
    assert f"{directory}/offers/globex.toml was left as it is" in result.err
    assert texts(directory) == {
        "profile.toml": PROFILE_LINE + PROFILE,
        "globex.toml": "no [ TOML",
        "hooli.toml": before["hooli.toml"],
        "umbra-labs.toml": LINE + UMBRA,
    }


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--directive", "globex"), "--directive needs --write"),
        (("--write", "--directive", "globx"), 'there is no offer "globx" in'),
        (("--write", "--directive", "../profile"), 'there is no offer "../profile" in'),
    ],
)
def test_what_cannot_be_asked_for_changes_nothing(
    run: Run, workbook: Path, arguments: tuple[str, ...], why: str
) -> None:
    before = texts(workbook)
    result = run("schema", *arguments, "--dir", workbook)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f"offer-tui: {why}")
    assert texts(workbook) == before
    assert not (workbook / "schema").exists()


def test_a_schema_that_cannot_be_written_is_exit_code_2_and_names_no_file(run: Run, workbook: Path) -> None:
    (workbook / "schema").write_text("in the way", encoding="utf-8")
    before = texts(workbook)
    result = run("schema", "--write", "--directive", "all", "--dir", workbook)
    assert (result.code, result.out) == (2, "")
    assert f"{workbook}/schema/offer.json was not saved: " in result.err
    assert texts(workbook) == before


def test_printing_imports_nothing_of_the_screen() -> None:
    names = imported("schema")
    assert "offer_tui.core.schema" in names
    assert not names & {*HEAVY, "offer_tui.ui", "jsonschema"}


def test_the_line_does_not_change_what_a_file_says(run: Run, workbook: Path) -> None:
    run("schema", "--write", "--directive", "globex", "--dir", workbook)
    text = (workbook / "offers" / "globex.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text) == tomllib.loads(GLOBEX)
