"""The texts of letters on disk: which counts, and what is written where."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from offer_tui import bundled
from offer_tui.core.letters import Letter, LetterKind, Origin, Source
from offer_tui.core.offer import Person
from offer_tui.files.directory import Directory
from offer_tui.files.letters import (
    BYTES,
    LetterBox,
    discard_draft,
    draft_path,
    letters_of,
    save_letter,
    start_draft,
    template_path,
)
from offer_tui.files.saving import ChangedOnDiskError, SaveError

NO, THANKS = LetterKind.DECLINE, LetterKind.THANKS
DANA = Person(id="dana", name="Dana Ruiz")
LETTER = Letter(NO, DANA, "On the offer", "Dear Dana,\n\nno.", Origin.PROGRAM, (), ())


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    return Directory(tmp_path / "workbook")


def write(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


# Which text counts


def test_without_files_the_words_are_the_programs(directory: Directory) -> None:
    for kind in LetterKind:
        text = (bundled.letters() / f"{kind}.md").read_text(encoding="utf-8")
        assert letters_of(directory, "globex").source(kind) == Source(text)


def test_the_draft_counts_then_the_own_template_then_the_programs(directory: Directory) -> None:
    write(template_path(directory, THANKS), "Dear $to")
    write(draft_path(directory, "globex", THANKS, "priya"), "Priya!")
    found = letters_of(directory, "globex")
    assert found.source(THANKS, "priya") == Source("Priya!", Origin.DRAFT)
    assert found.source(THANKS, "tom") == Source("Dear $to", Origin.TEMPLATE)
    assert found.source(NO).origin is Origin.PROGRAM
    assert letters_of(directory, "umbra").source(THANKS, "priya").origin is Origin.TEMPLATE


def test_a_template_with_a_mistake_is_told_and_the_programs_words_are_used(directory: Directory) -> None:
    path = write(template_path(directory, NO), "Dear $to,\nno to $compny\n")
    found = letters_of(directory, "globex").source(NO)
    assert found.text == (bundled.letters() / "decline.md").read_text(encoding="utf-8")
    (problem,) = found.problems
    assert str(problem).startswith(f"{path}:2:7: error F18 there is no placeholder $compny")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"ok\nb\xe9te", ":2:2: error F01 not UTF-8"),
        (b"x" * (BYTES + 1), ":1:1: error F03 a letter of more than 65,536 bytes"),
    ],
)
def test_a_draft_that_cannot_be_read_is_told_and_not_used(
    directory: Directory, data: bytes, told: str
) -> None:
    path = write(draft_path(directory, "globex", NO), data)
    found = letters_of(directory, "globex").source(NO)
    assert found.origin is Origin.PROGRAM
    assert str(found.problems[0]).startswith(f"{path}{told}")


def test_what_is_no_regular_file_is_told_and_never_waited_for(directory: Directory) -> None:
    template_path(directory, NO).parent.mkdir(parents=True)
    os.mkfifo(template_path(directory, NO))
    template_path(directory, THANKS).mkdir()
    found = letters_of(directory, "globex")
    for kind in (NO, THANKS):
        assert "F17 cannot be read" in str(found.source(kind).problems[0])
        assert found.source(kind).origin is Origin.PROGRAM


def test_the_largest_letter_and_a_mark_before_the_first_character_are_read(directory: Directory) -> None:
    write(template_path(directory, NO), b"x" * BYTES)
    write(template_path(directory, THANKS), b"\xef\xbb\xbfSubject: x")
    found = letters_of(directory, "globex")
    assert len(found.source(NO).text) == BYTES
    assert found.source(THANKS).text == "Subject: x"


def test_a_box_of_letters_follows_the_disk(directory: Directory) -> None:
    box = LetterBox(directory)
    assert not box.follow()
    assert box.of("globex").source(NO).origin is Origin.PROGRAM
    draft = write(draft_path(directory, "globex", NO), "first")
    assert box.of("globex").source(NO).origin is Origin.PROGRAM
    assert box.follow()
    assert box.of("globex").source(NO).text == "first"
    assert not box.follow()
    assert box.of("globex") is box.of("globex")
    write(draft, "second one")
    write(template_path(directory, NO), "for all")
    assert box.follow()
    assert box.of("globex").source(NO).text == "second one"
    assert box.of("umbra").source(NO).text == "for all"
    draft.unlink()
    assert box.follow()
    assert box.of("globex").source(NO).text == "for all"


def test_offers_without_drafts_share_one_reading_of_the_templates(directory: Directory) -> None:
    box = LetterBox(directory)
    assert box.of("globex") is box.of("umbra")


# Writing


def test_a_draft_starts_with_the_letter_and_is_private(directory: Directory) -> None:
    path = draft_path(directory, "globex", NO)
    start_draft(directory, path, LETTER)
    assert path == directory.path / "letters" / "globex" / "decline.md"
    assert path.read_text(encoding="utf-8") == "Subject: On the offer\n\nDear Dana,\n\nno.\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert letters_of(directory, "globex").source(NO).text == path.read_text(encoding="utf-8")


def test_a_draft_that_is_there_stays(directory: Directory) -> None:
    path = write(draft_path(directory, "globex", THANKS, "dana"), "mine")
    start_draft(directory, path, replace(LETTER, kind=THANKS))
    assert path.read_text(encoding="utf-8") == "mine"


def test_a_draft_goes_to_the_trash_and_over_nothing_there(directory: Directory) -> None:
    for text, name in (("one", "globex-decline.md"), ("two", "globex-decline-2.md")):
        draft = write(draft_path(directory, "globex", NO), text)
        gone = discard_draft(directory, draft)
        assert gone == directory.path / "trash" / name
        assert gone.read_text(encoding="utf-8") == text
        assert not draft.exists()


@pytest.mark.parametrize(
    ("slug", "person"),
    [("..", ""), ("../x", ""), ("a/b", ""), ("", ""), ("globex", "../../x"), ("globex", "a/b"), ("a\0b", "")],
)
def test_no_name_leads_out_of_the_directory(directory: Directory, slug: str, person: str) -> None:
    with pytest.raises(ValueError, match="cannot be part of a file's name"):
        draft_path(directory, slug, THANKS, person)


def test_a_letter_is_saved_where_the_person_says_and_over_a_file_only_when_told(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    save_letter(path, LETTER)
    assert path.read_text(encoding="utf-8") == f"{LETTER.text}\n"
    with pytest.raises(ChangedOnDiskError):
        save_letter(path, replace(LETTER, body="other"))
    assert path.read_text(encoding="utf-8") == f"{LETTER.text}\n"
    save_letter(path, replace(LETTER, body="other"), replacing=True)
    assert path.read_text(encoding="utf-8").endswith("other\n")


@pytest.mark.parametrize("replacing", [False, True])
def test_a_place_that_cannot_be_written_is_an_error_with_its_name(tmp_path: Path, *, replacing: bool) -> None:
    for path in (tmp_path / "no" / "letter.txt", tmp_path):
        with pytest.raises(SaveError, match=str(path)):
            save_letter(path, LETTER, replacing=replacing)
