"""The workbook: every edit is on disk, can be undone, and never costs somebody else theirs."""

import os
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put
from offer_tui.files import saving
from offer_tui.files.directory import Directory
from offer_tui.files.steps import PROFILE, Conflict
from offer_tui.files.workbook import Workbook
from tests.directories import BROKEN, GLOBEX, UMBRA, offers_directory
from tests.directories import PROFILE as PROFILE_TEXT
from tests.files.books import BASE, SALARY, change, failed, opened, saved, text


@pytest.fixture
def book(tmp_path: Path) -> Workbook:
    return opened(offers_directory(tmp_path / "workbook", globex=GLOBEX, hooli=BROKEN, umbra_labs=UMBRA))


# Edits and their undoing


def test_an_edit_is_on_disk_and_changes_only_its_line(book: Workbook) -> None:
    saved(book.edit("globex", SALARY, "base salary"))
    assert text(book) == GLOBEX.replace("150_000 ", "151_000 ")
    stored = book.offers["globex"]
    assert stored.value is not None
    assert stored.value.package.base_salary == 151_000
    assert book.follow() == ()


def test_undo_brings_the_very_bytes_back_and_redo_the_edit(book: Workbook) -> None:
    saved(book.edit("globex", SALARY, "base salary"))
    edited = text(book)
    saved(book.undo())
    assert text(book) == GLOBEX
    saved(book.redo())
    assert text(book) == edited
    saved(book.undo())
    assert text(book) == GLOBEX


def test_undo_brings_back_a_row_with_its_comments(book: Workbook) -> None:
    saved(book.edit("globex", Drop(("package", "one_off", 0)), "payment removed"))
    saved(book.edit("globex", Drop(BASE), "base salary removed"))
    assert "# a year" not in text(book)
    saved(book.undo())
    saved(book.undo())
    assert text(book) == GLOBEX


def test_undo_goes_back_over_all_files(book: Workbook) -> None:
    saved(book.edit("globex", SALARY, "base salary"))
    saved(book.edit(PROFILE, Put(("name",), "Robin"), "name"))
    saved(book.edit("umbra-labs", Put(("status",), "withdrawn"), "status"))
    assert [saved(book.undo()).step.name for _ in range(3)] == ["umbra-labs", PROFILE, "globex"]
    assert (text(book), text(book, PROFILE), text(book, "umbra-labs")) == (GLOBEX, PROFILE_TEXT, UMBRA)
    assert [saved(book.redo()).step.label for _ in range(3)] == ["base salary", "name", "status"]
    assert 'name = "Robin"' in text(book, PROFILE)


def test_there_is_nothing_to_undo_or_redo_at_first(book: Workbook) -> None:
    assert failed(book.undo()) == "nothing to undo"
    assert failed(book.redo()) == "nothing to redo"


def test_a_new_edit_forgets_what_was_undone(book: Workbook) -> None:
    saved(book.edit("globex", SALARY, "base salary"))
    saved(book.undo())
    saved(book.edit("globex", Put(("role",), "Lead"), "role"))
    assert failed(book.redo()) == "nothing to redo"


def test_an_edit_that_changes_nothing_writes_nothing_and_is_no_step(book: Workbook) -> None:
    before = book.directory.offer_path("globex").stat()
    saved(book.edit("globex", Put(BASE, 150_000), "base salary"))
    after = book.directory.offer_path("globex").stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert book.done == []


def test_the_profile_is_made_with_its_first_edit(tmp_path: Path) -> None:
    book = opened(tmp_path / "new")
    saved(book.edit(PROFILE, Put(("name",), "Robin"), "name"))
    assert text(book, PROFILE) == 'format = 1\nname = "Robin"\n'
    assert book.profile.name == "Robin"
    saved(book.undo())
    assert book.profile.name == ""


def test_an_edit_that_would_break_the_file_is_refused(book: Workbook) -> None:
    assert "out of range" in failed(book.edit("globex", Put(("package", "raise_percent"), 300), "raise"))
    assert text(book) == GLOBEX
    assert book.done == []


# Somebody else


def test_another_key_that_somebody_changed_is_kept(book: Workbook) -> None:
    change(book, 'role = "Engineer"', 'role = "Architect"  # theirs')
    outcome = saved(book.edit("globex", SALARY, "base salary"))
    assert outcome.merged
    expected = GLOBEX.replace('role = "Engineer"', 'role = "Architect"  # theirs')
    assert text(book) == expected.replace("150_000 ", "151_000 ")
    saved(book.undo())
    assert text(book) == expected


def test_a_row_is_found_again_where_somebody_moved_it(book: Workbook) -> None:
    change(book, "[[priorities]]", '[[priorities]]\nitem = "equity"\n\n[[priorities]]')
    change(
        book,
        '[[priorities]]\nitem = "equity"\n\n[[priorities]]\nitem = "level"',
        '[[priorities]]\nitem = "level"',
    )
    saved(book.edit("globex", Put(("priorities", 1, "desired"), "L7"), "desired"))
    assert 'walk_away = "L5"\ndesired = "L7"' in text(book)


def test_the_same_key_that_somebody_changed_is_asked_about(book: Workbook) -> None:
    change(book, "150_000 ", "149_000 ")
    theirs = text(book)
    outcome = book.edit("globex", SALARY, "base salary")
    assert isinstance(outcome, Conflict)
    assert [(one.path, one.mine, one.theirs) for one in outcome.found] == [(SALARY.path, 151_000, 149_000)]
    assert outcome.step.edit == SALARY
    assert text(book) == theirs
    assert book.done == []
    stored = book.offers["globex"].value
    assert stored is not None
    assert stored.package.base_salary == 149_000
    assert outcome.forced is not None
    saved(book.edit("globex", outcome.forced, "base salary"))
    assert text(book) == GLOBEX.replace("150_000 ", "151_000 ")
    saved(book.undo())
    assert text(book) == theirs


def test_a_row_that_somebody_removed_comes_back_only_when_it_is_wanted(book: Workbook) -> None:
    change(book, '[[people]]\nid = "dana"\nname = "Dana Ruiz"\n', "")
    outcome = book.edit("globex", Put(("people", 0, "name"), "Dana"), "name")
    assert isinstance(outcome, Conflict)
    assert "Dana" not in text(book)
    assert outcome.forced == Insert(("people", 0), {"id": "dana", "name": "Dana"})
    saved(book.edit("globex", outcome.forced, "name"))
    assert '[[people]]\nid = "dana"\nname = "Dana"\n' in text(book)


def test_undo_never_undoes_what_somebody_else_did(book: Workbook) -> None:
    saved(book.edit("globex", SALARY, "base salary"))
    change(book, "151_000 ", "160_000 ")
    theirs = text(book)
    assert "somebody else" in failed(book.undo())
    assert text(book) == theirs


def test_a_step_that_cannot_be_undone_does_not_stand_in_the_way_of_those_before_it(book: Workbook) -> None:
    saved(book.edit("umbra-labs", Put(("status",), "withdrawn"), "status"))
    saved(book.edit("globex", SALARY, "base salary"))
    saved(book.edit("globex", Put(("role",), "Lead"), "role"))
    change(book, "151_000 ", "160_000 ")
    saved(book.undo())
    assert failed(book.undo()) == "somebody else changed the same place since; “base salary” is left as it is"
    assert saved(book.undo()).step.label == "status"
    assert text(book, "umbra-labs") == UMBRA
    assert failed(book.undo()) == "nothing to undo"


def test_a_step_of_a_file_that_is_gone_does_not_stand_in_the_way_of_those_before_it(book: Workbook) -> None:
    saved(book.edit("umbra-labs", Put(("status",), "withdrawn"), "status"))
    saved(book.edit("globex", SALARY, "base salary"))
    saved(book.discard("hooli"))
    (book.directory.trash / "hooli.toml").unlink()
    book.directory.offer_path("globex").unlink()
    assert failed(book.undo()).startswith("hooli.toml is not there any more; ")
    assert failed(book.undo()) == "globex.toml is not there any more; “base salary” is left as it is"
    assert saved(book.undo()).step.label == "status"


def test_a_step_on_a_file_that_broke_can_be_undone_once_it_is_mended(book: Workbook) -> None:
    saved(book.edit("globex", SALARY, "base salary"))
    edited = text(book)
    change(book, edited, BROKEN)
    assert "cannot be changed" in failed(book.undo())
    change(book, BROKEN, edited)
    saved(book.undo())
    assert text(book) == GLOBEX


def test_undo_leaves_what_somebody_changed_elsewhere_since(book: Workbook) -> None:
    saved(book.edit("globex", SALARY, "base salary"))
    change(book, 'level = "L5"', 'level = "L5+"')
    assert saved(book.undo()).merged
    assert text(book) == GLOBEX.replace('level = "L5"', 'level = "L5+"')
    saved(book.redo())
    assert text(book) == GLOBEX.replace('level = "L5"', 'level = "L5+"').replace("150_000 ", "151_000 ")


def test_a_file_that_was_broken_meanwhile_is_not_touched(book: Workbook) -> None:
    saved(book.edit("globex", Put(("role",), "Lead"), "role"))
    change(book, "currency", "nickname = 1\ncurrency")  # a warning comes first
    change(book, "[package]", "[package")
    theirs = text(book)
    for outcome in (book.edit("globex", SALARY, "base salary"), book.undo()):
        why = failed(outcome)
        assert why.startswith("globex.toml cannot be changed")
        assert "not TOML" in why
    assert text(book) == theirs


def test_the_error_is_named_and_not_a_warning_before_it(book: Workbook) -> None:
    change(book, "currency", "nickname = 1\ncurrency")
    change(book, "150_000 ", '"150k" ')
    assert '"150k" is text' in failed(book.edit("globex", Put(("role",), "Lead"), "role"))


def test_a_file_that_is_gone_is_not_made_again(book: Workbook) -> None:
    book.directory.offer_path("globex").unlink()
    assert "No such file" in failed(book.edit("globex", SALARY, "base salary"))
    assert not book.directory.offer_path("globex").exists()


def test_a_read_only_file_is_said_and_stays(book: Workbook) -> None:
    book.directory.offer_path("globex").chmod(0o444)
    assert "read-only" in failed(book.edit("globex", SALARY, "base salary"))
    assert text(book) == GLOBEX
    stored = book.offers["globex"].value
    assert stored is not None
    assert stored.package.base_salary == 150_000


def test_an_edit_that_the_disk_did_not_confirm_is_saved_with_a_doubt(
    book: Workbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsynced(_: Path) -> None:
        raise OSError(5, "Input/output error")

    book.directory.trash.mkdir()
    monkeypatch.setattr(saving, "sync_directory", unsynced)
    for outcome in (
        book.edit("globex", SALARY, "base salary"),
        book.create("Acme", "Engineer", "USD"),
        book.discard("globex"),
    ):
        assert "did not confirm" in saved(outcome).doubt
    assert list(book.offers) == ["acme", "hooli", "umbra-labs"]
    assert len(book.done) == 3


# Following the disk


def test_following_names_what_says_something_new(book: Workbook) -> None:
    assert book.follow() == ()
    change(book, "150_000 ", "149_000 ")
    book.directory.offer_path("umbra-labs").unlink()
    book.directory.offer_path("acme").write_text(UMBRA)
    change(book, "points = 80", "points = 70", PROFILE)
    assert sorted(book.follow()) == [PROFILE, "acme", "globex", "umbra-labs"]
    assert list(book.offers) == ["acme", "globex", "hooli"]
    assert book.follow() == ()


def test_a_file_that_was_only_touched_says_nothing_new(book: Workbook) -> None:
    os.utime(book.directory.offer_path("globex"), ns=(1, 1))
    assert book.follow() == ()


def test_offers_are_read_a_few_at_a_time_where_that_is_asked(tmp_path: Path) -> None:
    offers_directory(tmp_path, **{f"offer_{n}": UMBRA for n in range(5)})
    book = Workbook(Directory(tmp_path))
    book.list()
    assert len(book.slugs) == len("01234")
    sizes: list[int] = []
    while book.waiting:
        book.read_on(2)
        sizes.append(len(book.offers))
    assert sizes == [2, 4, 5]
    assert list(book.offers) == sorted(book.offers)


# Files made and thrown away


def test_an_offer_is_made_thrown_away_and_brought_back(book: Workbook) -> None:
    slug = saved(book.create("Acme", "Engineer", "USD")).step.name
    made = text(book, slug)
    assert list(book.offers) == ["acme", "globex", "hooli", "umbra-labs"]
    saved(book.discard(slug))
    assert slug not in book.offers
    assert slug not in book.directory.slugs()
    saved(book.undo())
    assert text(book, slug) == made
    assert slug in book.offers
    saved(book.undo())
    assert slug not in book.offers
    saved(book.redo())
    assert text(book, slug) == made


def test_a_broken_offer_can_be_thrown_away_and_brought_back(book: Workbook) -> None:
    saved(book.discard("hooli"))
    assert "hooli" not in book.offers
    saved(book.undo())
    assert text(book, "hooli") == BROKEN


def test_what_was_thrown_away_comes_back_never_over_another(book: Workbook) -> None:
    saved(book.discard("globex"))
    book.directory.offer_path("globex").write_text(UMBRA)
    assert "already" in failed(book.undo())
    assert text(book) == UMBRA


@pytest.mark.parametrize("company", ["Profile", "Globex", "CON", "../../etc/passwd", "日本電気"])
def test_whatever_a_company_is_called_its_offer_is_one_more(book: Workbook, company: str) -> None:
    before = {path: path.read_bytes() for path in book.directory.path.rglob("*.toml")}
    slug = saved(book.create(company, "Engineer", "USD")).step.name
    assert slug in book.offers
    assert book.offers[slug].problems == ()
    made = set(book.directory.path.rglob("*.toml")) - before.keys()
    assert [path.parent for path in made] == [book.directory.offers_path]
    assert {path: path.read_bytes() for path in before} == before


def test_an_offer_of_the_profiles_name_is_an_offer(tmp_path: Path) -> None:
    book = opened(offers_directory(tmp_path, profile_=UMBRA))
    book.directory.offer_path("profile-").rename(book.directory.offer_path("profile"))
    book.follow()
    assert list(book.offers) == ["profile"]
    saved(book.edit("profile", Put(("role",), "Lead"), "role"))
    assert text(book, PROFILE) == PROFILE_TEXT


# Any edits


def edits() -> st.SearchStrategy[Edit]:
    """Return edits that fit the file of Globex, also after each other as far as they can."""
    amount = st.integers(0, 300_000) | st.decimals(0, 1000, places=2)
    words = st.sampled_from(["", "L6", 'with "quotes"', "ünï", "# no comment"])
    single: st.SearchStrategy[Edit] = st.one_of(
        st.builds(Put, st.just(BASE), amount),
        st.builds(Put, st.just(("package", "level")), words),
        st.builds(Put, st.just(("fit", "calm", "rating")), st.integers(0, 10)),
        st.builds(Put, st.just(("fit", "depth", "evidence")), words),
        st.builds(Put, st.just(("priorities", 0, "why")), words),
        st.builds(Put, st.just(("rounds", 0, "asks", 0, "value")), amount),
        st.just(Drop(("package", "target_bonus_percent"))),
        st.just(Drop(("priorities", 1))),
        st.just(Drop(("rounds", 0, "asks", 0))),
        st.just(Move(("priorities", 0), 1)),
        st.just(Insert(("priorities", 0), {"item": "equity"})),
        st.just(Insert(("package", "one_off", 1), {"kind": "relocation", "amount": Decimal("12.50")})),
        st.just(Insert(("rounds", 1), {"channel": "video", "asks": [{"item": "equity", "ask": 3}]})),
    )
    return single | st.builds(lambda *parts: Batch(parts), single, single)


@given(st.lists(edits(), max_size=12))
def test_undoing_all_brings_the_very_bytes_back(made: Sequence[Edit]) -> None:
    with TemporaryDirectory() as place:
        book = opened(offers_directory(Path(place) / "workbook", globex=GLOBEX))
        for edit in made:
            try:
                book.edit("globex", edit, "an edit")
            except ValueError:  # it does not fit the file as it is by now
                continue
        last = text(book)
        steps = len(book.done)
        for _ in range(steps):
            saved(book.undo())
        assert text(book) == GLOBEX
        for _ in range(steps):
            saved(book.redo())
        assert text(book) == last


def test_a_step_undone_twice_is_the_step(book: Workbook) -> None:
    step = saved(book.edit("globex", SALARY, "base salary")).step
    assert step.backwards().backwards() == replace(step, edit=SALARY)
