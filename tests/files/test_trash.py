"""The trash: what lies in it, what comes back where, and what is deleted for good."""

import errno
import itertools
import os
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.letters import LetterKind
from offer_tui.files import renaming, saving
from offer_tui.files.directory import Directory
from offer_tui.files.letters import discard_draft, draft_path
from offer_tui.files.moving import NotMovedError
from offer_tui.files.saving import NotConfirmedError, SaveError
from offer_tui.files.trash import (
    Trashed,
    TrashedDraft,
    TrashedOffer,
    erase,
    older,
    restore,
    trashed,
)
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory
from tests.files.faults import ERRORS, Fails, around, descriptors

NO = LetterKind.DECLINE


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    return Directory(offers_directory(tmp_path / "workbook", globex=GLOBEX, hooli=BROKEN, umbra_labs=UMBRA))


def thrown(directory: Directory, *names: str, text: str = GLOBEX) -> Directory:
    """Put files into the trash under these very names."""
    directory.trash.mkdir(exist_ok=True)
    for name in names:
        (directory.trash / name).write_text(text, encoding="utf-8")
    return directory


def discard(directory: Directory, slug: str) -> None:
    directory.move(directory.offer_path(slug), directory.trash_path(slug))


def draft(directory: Directory, text: str, slug: str, kind: LetterKind, person_id: str = "") -> Path:
    path = draft_path(directory, slug, kind, person_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def found(directory: Directory) -> dict[str, Trashed]:
    listed = trashed(directory)
    assert not isinstance(listed, str), listed
    return {one.name: one for one in listed}


def drafts(directory: Directory) -> list[tuple[str, str]]:
    listed = found(directory).values()
    return [(one.slug, one.letter) for one in listed if isinstance(one, TrashedDraft)]


# What lies in it


def test_where_there_is_no_trash_nothing_lies_in_it(directory: Directory) -> None:
    assert trashed(directory) == ()
    assert not directory.trash.exists()


def test_offers_lie_there_with_what_they_say_or_what_is_wrong_with_them(directory: Directory) -> None:
    before = datetime.now(UTC).astimezone().date()
    for slug in ("globex", "hooli"):
        discard(directory, slug)
    globex, hooli = found(directory).values()
    assert isinstance(globex, TrashedOffer)
    assert isinstance(hooli, TrashedOffer)
    assert globex.stored.value is not None
    assert (globex.slug, globex.stored.value.company) == ("globex", "Globex")
    assert hooli.stored.value is None
    assert hooli.stored.problems[0].file == str(directory.trash / "hooli.toml")
    assert before <= globex.day <= datetime.now(UTC).astimezone().date()


def test_the_day_is_that_of_the_move_not_of_the_last_edit(directory: Directory) -> None:
    os.utime(directory.offer_path("globex"), (0, 0))
    discard(directory, "globex")
    assert found(directory)["globex.toml"].day.year > 1970


def test_other_files_are_left_alone(directory: Directory) -> None:
    others = ("README.md", "notes.txt", ".globex.toml.0123456789ab.tmp", ".hidden.toml", ".x-decline.md")
    thrown(directory, *others, "-decline.md", "x-declined.md", "x-decline-soon.md", "x-decline.txt")
    assert trashed(directory) == ()


def test_whatever_has_an_offers_name_is_listed_as_among_the_offers(directory: Directory) -> None:
    thrown(directory)
    (directory.trash / "folder.toml").mkdir()
    os.mkfifo(directory.trash / "pipe.toml")
    (directory.trash / "link.toml").symlink_to("nowhere")
    for one in found(directory).values():
        assert isinstance(one, TrashedOffer)
        assert "F17 cannot be read" in str(one.stored.problems[0])
    assert list(found(directory)) == ["folder.toml", "link.toml", "pipe.toml"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("globex-decline.md", ("globex", "decline")),
        ("globex-decline-call.md", ("globex", "decline-call")),
        ("globex-ask-time-2.md", ("globex", "ask-time")),
        ("umbra-labs-accept.md", ("umbra-labs", "accept")),
        ("globex-thanks.md", ("globex", "thanks")),
        ("globex-thanks-2.md", ("globex", "thanks")),
        ("globex-thanks-dana.md", ("globex", "thanks-dana")),
        ("globex-thanks-dana-3.md", ("globex", "thanks-dana")),
        ("globex-thanks-route-66.md", ("globex", "thanks-route-66")),
        ("no-thanks-inc-accept.md", ("no", "thanks-inc-accept")),
    ],
)
def test_a_drafts_name_tells_offer_and_letter(
    directory: Directory, name: str, meant: tuple[str, str]
) -> None:
    assert drafts(thrown(directory, name)) == [meant]


def test_what_a_drafts_name_means_depends_on_the_offers_there_are(directory: Directory) -> None:
    thrown(directory, "no-thanks-inc-accept.md", "no-thanks-inc.toml")
    assert drafts(directory) == [("no-thanks-inc", "accept")]


def test_a_person_whose_id_ends_in_a_number_is_not_taken_for_another(directory: Directory) -> None:
    other = '\n[[people]]\nid = "dana-2"\n'
    directory.offer_path("globex").write_text(GLOBEX + other, encoding="utf-8")
    assert drafts(thrown(directory, "globex-thanks-dana-2.md")) == [("globex", "thanks-dana-2")]


# Coming back


def test_an_offer_comes_back_as_it_was(directory: Directory) -> None:
    discard(directory, "hooli")
    path = restore(directory, found(directory)["hooli.toml"])
    assert path == directory.offer_path("hooli")
    assert path.read_text() == BROKEN
    assert found(directory) == {}


def test_an_offer_comes_back_never_over_another(directory: Directory) -> None:
    discard(directory, "globex")
    directory.offer_path("Globex").write_text(UMBRA)
    path = restore(directory, found(directory)["globex.toml"])
    assert path == directory.offer_path("globex-2")
    assert path.read_text() == GLOBEX
    assert directory.offer_path("Globex").read_text() == UMBRA


def test_an_offer_that_appears_at_the_same_moment_is_not_replaced(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    discard(directory, "globex")
    make = saving.make_directory

    def late(path: Path) -> None:
        make(path)
        directory.offer_path("globex").write_text(UMBRA)

    monkeypatch.setattr(saving, "make_directory", late)
    with pytest.raises(NotMovedError, match="there is a file of that name already"):
        restore(directory, found(directory)["globex.toml"])
    assert directory.offer_path("globex").read_text() == UMBRA
    assert (directory.trash / "globex.toml").read_text() == GLOBEX


def test_an_offer_comes_back_where_there_is_no_directory_of_offers_any_more(tmp_path: Path) -> None:
    tmp_path.joinpath("new").mkdir()
    directory = thrown(Directory(tmp_path / "new"), "globex.toml")
    assert restore(directory, found(directory)["globex.toml"]).read_text() == GLOBEX


def test_a_link_comes_back_as_a_link(directory: Directory, tmp_path: Path) -> None:
    (tmp_path / "real.toml").write_text(GLOBEX)
    directory.offer_path("linked").symlink_to(tmp_path / "real.toml")
    discard(directory, "linked")
    path = restore(directory, found(directory)["linked.toml"])
    assert path.readlink() == tmp_path / "real.toml"


@pytest.mark.parametrize("stem", ["a\nb", "-rf", "%s{0}", "a b", "\udcff", "..toml\u202e"])
def test_any_name_comes_back_to_the_offers_and_nowhere_else(directory: Directory, stem: str) -> None:
    thrown(directory, f"x{stem}.toml")
    path = restore(directory, found(directory)[f"x{stem}.toml"])
    assert path.parent == directory.offers_path
    assert path.read_text() == GLOBEX


def test_a_draft_comes_back_unless_there_is_a_newer_one(directory: Directory) -> None:
    for text in ("one", "two"):
        discard_draft(directory, draft(directory, text, "globex", NO))
    one, two = (found(directory)[f"globex-decline{end}.md"] for end in ("", "-2"))
    path = restore(directory, one)
    assert path == draft_path(directory, "globex", NO)
    with pytest.raises(NotMovedError, match="there is a file of that name already"):
        restore(directory, two)
    assert path.read_text() == "one"
    path.unlink()
    assert restore(directory, two).read_text() == "two"


PARTS = st.lists(st.sampled_from(["a", "thanks", "decline", "call", "ask", "2"]), min_size=1, max_size=4)


@given(about=PARTS, person=PARTS, kind=st.sampled_from(LetterKind), named=st.booleans())
def test_every_draft_of_an_offer_that_is_there_comes_back_to_its_place(
    about: list[str], person: list[str], kind: LetterKind, *, named: bool
) -> None:
    slug, person_id = "-".join(about), "-".join(person)
    with tempfile.TemporaryDirectory() as place:
        directory = Directory(offers_directory(Path(place, "workbook")))
        directory.offer_path(slug).write_text(f'{UMBRA}\n[[people]]\nid = "{person_id}"\n', encoding="utf-8")
        path = draft(directory, "mine", slug, kind, person_id if named else "")
        gone = discard_draft(directory, path)
        assert restore(directory, found(directory)[gone.name]) == path
        assert path.read_text() == "mine"


# Deleting


def test_only_what_is_named_is_deleted(directory: Directory) -> None:
    thrown(directory, "a.toml", "b.toml", "notes.txt", "globex-decline.md")
    listed = found(directory)
    assert erase(directory, [listed["a.toml"], listed["globex-decline.md"]]) == ()
    assert sorted(one.name for one in directory.trash.iterdir()) == ["b.toml", "notes.txt"]


@pytest.mark.parametrize(("days", "names"), [(0, ["a.toml"]), (29, ["a.toml"]), (30, []), (31, [])])
def test_older_than_some_days_is_more_than_so_many_ago(
    directory: Directory, days: int, names: list[str]
) -> None:
    listed = tuple(found(thrown(directory, "a.toml")).values())
    assert [one.name for one in older(listed, days, listed[0].day + timedelta(days=30))] == names


def test_what_a_link_leads_to_is_not_deleted(directory: Directory, tmp_path: Path) -> None:
    thrown(directory)
    (tmp_path / "real.toml").write_text(GLOBEX)
    (directory.trash / "link.toml").symlink_to(tmp_path / "real.toml")
    assert erase(directory, found(directory).values()) == ()
    assert list(directory.trash.iterdir()) == []
    assert (tmp_path / "real.toml").read_text() == GLOBEX


def test_what_cannot_be_deleted_is_said_and_the_rest_goes(directory: Directory) -> None:
    thrown(directory, "b.toml")
    (directory.trash / "a.toml").mkdir()
    (failure,) = erase(directory, found(directory).values())
    assert failure.startswith(f"{directory.trash / 'a.toml'} was not deleted: ")
    assert [one.name for one in directory.trash.iterdir()] == ["a.toml"]


def test_what_has_just_gone_is_no_failure(directory: Directory) -> None:
    listed = tuple(found(thrown(directory, "a.toml")).values())
    (directory.trash / "a.toml").unlink()
    assert erase(directory, listed) == ()


# Trouble


@pytest.mark.parametrize("error", ERRORS, ids=errno.errorcode.get)
@pytest.mark.usefixtures("looking_first")
def test_any_call_that_fails_leaves_an_offer_in_one_of_the_two_places(tmp_path: Path, error: int) -> None:
    for at in itertools.count(1):
        directory = Directory(offers_directory(tmp_path / f"{at}", globex=GLOBEX))
        before, fault = descriptors(), Fails(at, error)
        with around(fault):
            failure = discarded_and_restored(directory)
        assert descriptors() == before
        places = [path for path in directory.path.rglob("*.toml") if path.name != "profile.toml"]
        assert [path.read_text() for path in places] == [GLOBEX], f"call {at}, {fault.last}: {failure}"
        # Nothing is said only where all went as it should.
        assert os.strerror(error) in failure or (places == [directory.offer_path("globex")] and not failure)
        if not fault.last:
            assert at > 10
            return


@pytest.fixture
def looking_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every move go through a call that can be made to fail."""
    monkeypatch.setattr(renaming, "renameat2", lambda: None)


def discarded_and_restored(directory: Directory) -> str:
    """Throw an offer away and bring it back; return what went wrong."""
    failure = ""
    try:
        discard(directory, "globex")
    except NotConfirmedError as error:
        failure = str(error)
    except NotMovedError as error:
        return str(error)
    listed = trashed(directory)
    if isinstance(listed, str):
        return listed
    for one in listed:
        assert isinstance(one, TrashedOffer)
        failure += "".join(problem.message for problem in one.stored.problems)
        try:
            restore(directory, one)
        except SaveError as error:
            return str(error)
    return failure


def unsynced(_: Path) -> None:
    raise OSError(errno.EIO, os.strerror(errno.EIO))


def test_what_the_disk_does_not_confirm_is_said(
    directory: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = found(thrown(directory, "a.toml", "b.toml"))
    monkeypatch.setattr(saving, "sync_directory", unsynced)
    with pytest.raises(NotConfirmedError) as caught:
        restore(directory, listed["a.toml"])
    assert caught.value.path == directory.offer_path("a")
    assert erase(directory, [listed["b.toml"]]) == (
        "the disk did not confirm what was deleted: Input/output error",
    )
    assert list(directory.trash.iterdir()) == []


def test_a_link_in_place_of_the_trash_leads_nowhere(directory: Directory, tmp_path: Path) -> None:
    listed = tuple(found(thrown(directory, "a.toml")).values())
    directory.trash.rename(tmp_path / "elsewhere")
    directory.trash.symlink_to(tmp_path / "elsewhere")
    refusal = f"{directory.trash} is a link; the trash has to be a directory of its own"
    assert trashed(directory) == refusal
    assert erase(directory, listed) == (refusal,)
    with pytest.raises(NotMovedError):
        restore(directory, listed[0])
    assert (tmp_path / "elsewhere" / "a.toml").read_text() == GLOBEX


@pytest.mark.skipif(os.geteuid() == 0, reason="root may list any directory")
@pytest.mark.parametrize("mode", [0o000, 0o600])
def test_a_trash_that_cannot_be_listed_is_said(directory: Directory, mode: int) -> None:
    thrown(directory, "a.toml")
    directory.trash.chmod(mode)
    try:
        assert trashed(directory) == f"{directory.trash} cannot be listed: Permission denied"
    finally:
        directory.trash.chmod(0o700)
