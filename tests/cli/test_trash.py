"""`trash`: what is listed, what comes back, and what is deleted only when that was said."""

import json
from argparse import Namespace
from datetime import date, timedelta
from pathlib import Path

import pytest

from offer_tui.cli import trash
from offer_tui.core.letters import LetterKind
from offer_tui.core.wording import shown_date
from offer_tui.files import saving
from offer_tui.files.directory import Directory
from offer_tui.files.letters import discard_draft, draft_path
from offer_tui.files.trash import trashed
from tests.cli.conftest import Result
from tests.directories import UMBRA


class Trash:
    """An offers directory whose trash is seen through the command."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.directory = Directory(path)
        self._capsys = capsys

    def run(self, action: str | None = None, **given: object) -> Result:
        usual = {"dir": str(self.directory.path), "today": None, "json": False, "plain": False}
        usual |= {"name": None, "older_than": None, "yes": False}
        code = trash.run(Namespace(**{**usual, "action": action, **given}))
        captured = self._capsys.readouterr()
        return Result(code, captured.out, captured.err)

    def throw(self, *slugs: str) -> None:
        for slug in slugs:
            self.directory.move(self.directory.offer_path(slug), self.directory.trash_path(slug))

    def throw_draft(self, slug: str, kind: LetterKind) -> None:
        path = draft_path(self.directory, slug, kind)
        path.parent.mkdir(parents=True)
        path.write_text("Dear all", encoding="utf-8")
        discard_draft(self.directory, path)

    @property
    def names(self) -> list[str]:
        return sorted(one.name for one in self.directory.trash.iterdir())

    @property
    def day(self) -> date:
        found = trashed(self.directory)
        assert not isinstance(found, str)
        return found[0].day


@pytest.fixture
def bin_(directory: Path, capsys: pytest.CaptureFixture[str]) -> Trash:
    return Trash(directory, capsys)


# The list


def test_an_empty_trash_is_remarked(bin_: Trash) -> None:
    assert bin_.run() == Result(0, "", f"There is nothing in {bin_.directory.trash}.\n")
    assert bin_.run(json=True).out == "[]\n"


def test_each_file_is_a_line_with_its_day_and_what_it_is(bin_: Trash) -> None:
    bin_.throw("globex", "hooli")
    bin_.throw_draft("umbra-labs", LetterKind.DECLINE)
    result = bin_.run(today=bin_.day)
    day = f"{shown_date(bin_.day)}, today"
    wide = max(len(day), len("THROWN AWAY"))
    assert result == Result(
        0,
        f"NAME                   {'THROWN AWAY':<{wide}}  WHAT\n"
        f"globex.toml            {day:<{wide}}  Globex, Engineer\n"
        f"hooli.toml             {day:<{wide}}  6:15: package.base_salary: "
        '"165k" is text, give a number: 165_000\n'
        f"umbra-labs-decline.md  {day:<{wide}}  draft of decline for umbra-labs\n",
        "",
    )


def test_json_has_each_file_with_its_problems(bin_: Trash) -> None:
    bin_.throw("globex", "hooli")
    bin_.throw_draft("globex", LetterKind.DECLINE)
    draft, globex, hooli = json.loads(bin_.run(json=True).out)
    day = bin_.day.isoformat()
    assert globex == {
        "name": "globex.toml",
        "thrown_away": day,
        "slug": "globex",
        "letter": None,
        "company": "Globex",
        "role": "Engineer",
        "problems": [],
    }
    assert draft == {
        "name": "globex-decline.md",
        "thrown_away": day,
        "slug": "globex",
        "letter": "decline",
        "company": None,
        "role": None,
        "problems": [],
    }
    assert hooli["company"] is None
    assert hooli["problems"][0]["code"] == "F04"


def test_hostile_text_and_names_only_ever_show(bin_: Trash) -> None:
    bin_.directory.trash.mkdir()
    text = UMBRA.replace("Umbra Labs", r"Umbra\u001b[2J\u202e")
    (bin_.directory.trash / "a\x1b[2J\nb.toml").write_text(text, encoding="utf-8")
    (bin_.directory.trash / "\udcff.toml").write_text("\x1b[2J", encoding="utf-8")
    for result in (
        bin_.run(),
        bin_.run(json=True),
        bin_.run("empty"),
        bin_.run("restore", name="a\x1b[2J"),
        bin_.run("restore", name="a\x1b[2J\nb.toml"),
    ):
        text = (result.out + result.err).replace("\n", "")
        assert not any(one < " " or one in "\x7f\u202e" or "\ud800" <= one <= "\udfff" for one in text)
    assert len(bin_.run().out.splitlines()) == 2


def test_a_link_in_place_of_the_trash_is_said(bin_: Trash, tmp_path: Path) -> None:
    bin_.directory.trash.symlink_to(tmp_path)
    for action in (None, "restore", "empty"):
        result = bin_.run(action, name="globex", yes=True)
        assert (result.code, result.out) == (2, "")
        assert "trash is a link; the trash has to be a directory of its own" in result.err


# Coming back


@pytest.mark.parametrize("name", ["globex", "globex.toml"])
def test_an_offer_comes_back_by_its_slug_or_its_files_name(bin_: Trash, name: str) -> None:
    bin_.throw("globex")
    path = bin_.directory.offer_path("globex")
    assert bin_.run("restore", name=name) == Result(0, f"{path}\n", "")
    assert path.exists()
    assert bin_.names == []


def test_an_offer_that_is_called_otherwise_now_is_told(bin_: Trash) -> None:
    bin_.throw("globex")
    bin_.directory.offer_path("globex").write_text(UMBRA, encoding="utf-8")
    result = bin_.run("restore", name="globex")
    assert (result.code, result.out) == (0, f"{bin_.directory.offer_path('globex-2')}\n")
    assert result.err == 'Another offer is called "globex" now; this one is called "globex-2".\n'


def test_a_draft_comes_back_by_its_files_name(bin_: Trash) -> None:
    bin_.throw_draft("globex", LetterKind.DECLINE)
    assert bin_.run("restore", name="globex").code == 2
    path = draft_path(bin_.directory, "globex", LetterKind.DECLINE)
    assert bin_.run("restore", name="globex-decline.md") == Result(0, f"{path}\n", "")
    assert path.read_text(encoding="utf-8") == "Dear all"


@pytest.mark.parametrize(
    "name", ["globx", "", "..", "../profile.toml", "../offers/hooli.toml", "/etc/passwd"]
)
def test_a_name_is_one_of_the_list_never_a_path(bin_: Trash, name: str) -> None:
    bin_.throw("globex")
    result = bin_.run("restore", name=name)
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith(f'offer-tui: there is no "{name}" in {bin_.directory.trash}')
    assert ('did you mean "globex"?' in result.err) == (name == "globx")
    assert bin_.directory.slugs() == ("hooli", "umbra-labs")


def test_what_could_not_be_moved_is_said(bin_: Trash) -> None:
    bin_.throw_draft("globex", LetterKind.DECLINE)
    path = draft_path(bin_.directory, "globex", LetterKind.DECLINE)
    path.write_text("newer", encoding="utf-8")
    result = bin_.run("restore", name="globex-decline.md")
    assert (result.code, result.out) == (2, "")
    assert f"was not moved: there is a file of that name already: {path}" in result.err
    assert path.read_text(encoding="utf-8") == "newer"


def test_what_the_disk_did_not_confirm_is_back_and_told(bin_: Trash, monkeypatch: pytest.MonkeyPatch) -> None:
    bin_.throw("globex", "hooli")

    def unsynced(_: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(saving, "sync_directory", unsynced)
    result = bin_.run("restore", name="globex")
    assert (result.code, result.out) == (0, f"{bin_.directory.offer_path('globex')}\n")
    assert "did not confirm it: Input/output error" in result.err
    result = bin_.run("empty", yes=True)
    assert result.code == 2
    assert result.err == "offer-tui: the disk did not confirm what was deleted: Input/output error\n"


# Deleting


def test_without_yes_it_is_only_shown_what_would_be_deleted(bin_: Trash) -> None:
    bin_.throw("globex", "hooli")
    result = bin_.run("empty")
    assert result.code == 2
    assert result.out == bin_.run().out
    assert result.err == (
        "offer-tui: nothing was deleted; with --yes, 2 files would be, and nothing brings them back\n"
    )
    assert bin_.names == ["globex.toml", "hooli.toml"]


def test_with_yes_all_offers_and_drafts_are_deleted_and_nothing_else(bin_: Trash) -> None:
    bin_.throw("globex")
    bin_.throw_draft("globex", LetterKind.DECLINE)
    (bin_.directory.trash / "notes.txt").write_text("", encoding="utf-8")
    listed = bin_.run().out
    assert bin_.run("empty", yes=True) == Result(0, listed, "2 files deleted.\n")
    assert bin_.names == ["notes.txt"]
    assert bin_.directory.slugs() == ("hooli", "umbra-labs")


def test_only_what_is_older_is_deleted(bin_: Trash) -> None:
    bin_.throw("globex")
    today = bin_.day + timedelta(days=30)
    nothing = Result(0, "", f"There is nothing to delete in {bin_.directory.trash}.\n")
    assert bin_.run("empty", yes=True, older_than=30, today=today) == nothing
    assert bin_.names == ["globex.toml"]
    assert bin_.run("empty", yes=True, older_than=29, today=today).err == "1 file deleted.\n"
    assert bin_.names == []
    assert bin_.run("empty", yes=True) == nothing


def test_what_could_not_be_deleted_is_said(bin_: Trash) -> None:
    bin_.throw("globex")
    (bin_.directory.trash / "folder.toml").mkdir()
    result = bin_.run("empty", yes=True)
    assert result.code == 2
    assert f"{bin_.directory.trash / 'folder.toml'} was not deleted: " in result.err
    assert bin_.names == ["folder.toml"]
