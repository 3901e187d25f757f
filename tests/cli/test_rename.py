"""`rename`: the file, its drafts, and what refers to it."""

from pathlib import Path

import pytest

from offer_tui.files.directory import Directory
from tests.cli.conftest import Run
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory

REFERS = '\n[[alternatives]]\nname = "Stay"\nvalue = 1\n\n[[alternatives]]\noffer = "umbra-labs"  # why not\n'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a directory where one offer counts on another as an alternative."""
    return offers_directory(tmp_path / "offers", globex=GLOBEX + REFERS, umbra_labs=UMBRA)


def test_the_file_and_what_refers_to_it_get_the_new_name(run: Run, place: Path) -> None:
    before = (place / "offers" / "umbra-labs.toml").read_bytes()
    result = run("rename", "umbra-labs", "umbra", "--dir", place)
    assert (result.code, result.out) == (0, f"{place / 'offers' / 'umbra.toml'}\n")
    assert (place / "offers" / "umbra.toml").read_bytes() == before
    assert not (place / "offers" / "umbra-labs.toml").exists()
    assert (place / "offers" / "globex.toml").read_text() == GLOBEX + REFERS.replace("umbra-labs", "umbra")
    assert result.err == "globex: alternatives[2].offer is umbra now\n"
    assert run("check", "--no-guide", "--dir", place).code == 0


def test_drafts_of_letters_follow(run: Run, place: Path) -> None:
    draft = place / "letters" / "umbra-labs" / "decline.md"
    draft.parent.mkdir(parents=True)
    draft.write_text("Dear")
    assert run("rename", "umbra-labs", "umbra", "--dir", place).code == 0
    assert (place / "letters" / "umbra" / "decline.md").read_text() == "Dear"


def test_drafts_never_take_the_place_of_others(run: Run, place: Path) -> None:
    for name in ("umbra-labs", "umbra"):
        (place / "letters" / name).mkdir(parents=True)
        (place / "letters" / name / "decline.md").write_text(name)
    result = run("rename", "umbra-labs", "umbra", "--dir", place)
    assert result.code == 1
    assert "the drafts of its letters are still those of umbra-labs" in result.err
    assert (place / "letters" / "umbra" / "decline.md").read_text() == "umbra"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("umbra-lab", "x"), 'did you mean "umbra-labs"?'),
        (("umbra-labs", "globex"), 'there is an offer "globex" already'),
        (("umbra-labs", "../x"), "give a-z, 0-9 and hyphens, such as x"),
        (("umbra-labs", "Umbra"), "such as umbra"),
        (("umbra-labs", "con"), "such as con-offer"),
    ],
)
def test_a_name_that_cannot_be_moves_nothing(
    run: Run, place: Path, arguments: tuple[str, str], said: str
) -> None:
    before = sorted(path.name for path in (place / "offers").iterdir())
    result = run("rename", *arguments, "--dir", place)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert sorted(path.name for path in (place / "offers").iterdir()) == before


def test_an_offer_that_cannot_be_used_is_named_because_it_may_refer_too(run: Run, place: Path) -> None:
    (place / "offers" / "hooli.toml").write_text(BROKEN)
    result = run("rename", "umbra-labs", "umbra", "--dir", place)
    assert result.code == 1
    assert "hooli.toml cannot be used; if it names umbra-labs, change it there" in result.err


def test_a_file_that_appears_under_the_new_name_is_not_replaced(
    run: Run, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # It was not there yet when the names were read.
    monkeypatch.setattr(Directory, "slugs", lambda _: ("globex", "umbra-labs"))
    other = place / "offers" / "umbra.toml"
    other.write_text("theirs")
    result = run("rename", "umbra-labs", "umbra", "--dir", place)
    assert result.code == 2
    assert other.read_text() == "theirs"
