"""Letters in words of one's own: drafted in an editor, thrown away, copied, saved."""

import stat
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.directories import offers_directory
from tests.ui.driving import (
    HEAD,
    fill,
    keys,
    lend_terminal,
    message,
    opened,
    panel,
    press,
    row,
    text,
    type_text,
    workbench,
)
from tests.ui.lettered import CALLED, DECLINED, catch_copies, directory_of, open_letter


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return catch_copies(monkeypatch)


# Drafts


async def test_the_editor_gets_the_letter_and_what_it_leaves_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = directory_of(tmp_path, CALLED)
    draft = directory / "letters" / "globex" / "decline.md"

    def write() -> None:
        assert draft.read_text(encoding="utf-8").startswith("Subject: Engineer at Globex\n\nDear Dana Ruiz,")
        draft.write_text("Dear Dana,\n\nno thank you. [your name]\n", encoding="utf-8")

    ran = lend_terminal(monkeypatch, write)
    async with opened(directory) as pilot:
        await open_letter(pilot, "Letter sent")
        assert row(pilot, "Words").endswith("the program’s; E makes them yours")
        await press(pilot, "letter.edit")
        assert ran == [["vi", "+1", str(draft)]]
        assert panel(pilot).endswith("Dear Dana, no thank you. [your name]")
        assert row(pilot, "Words") == "Words 7, your draft letters/globex/decline.md"
        assert row(pilot, "To fill in") == "To fill in your name"
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600


async def test_an_editor_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise FileNotFoundError(2, "No such file or directory")

    lend_terminal(monkeypatch, fail)
    directory = directory_of(tmp_path, CALLED)
    async with opened(directory, editor="nothing-of-that-name") as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.edit")
        assert message(pilot).startswith("✗ nothing-of-that-name could not be started")
        assert row(pilot, "Words").endswith("the program’s; E makes them yours")
    assert not (directory / "letters" / "globex" / "decline.md").exists()


async def test_an_editor_left_without_a_change_leaves_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = directory_of(tmp_path, CALLED)
    draft = directory / "letters" / "globex" / "decline.md"
    seen: list[bool] = []
    lend_terminal(monkeypatch, lambda: seen.append(draft.exists()))
    async with opened(directory) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.edit")
        assert seen == [True]
        assert message(pilot) == "nothing was changed, so there is no draft"
        assert row(pilot, "Words").endswith("the program’s; E makes them yours")
        assert not draft.exists()
        # One that was there before stays, whatever it says.
        draft.write_text(copy_of(pilot), encoding="utf-8")
        await press(pilot, "letter.edit")
        assert row(pilot, "Words").endswith("your draft letters/globex/decline.md")
    assert draft.exists()


def copy_of(pilot: Pilot[None]) -> str:
    """Return the letter on screen as a new draft of it would begin."""
    found = workbench(pilot).writing._letter()
    assert found is not None
    return f"{found[2].text}\n"


async def test_an_editor_that_removed_the_draft_is_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = directory_of(tmp_path, CALLED)
    lend_terminal(monkeypatch, (directory / "letters" / "globex" / "decline.md").unlink)
    async with opened(directory) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.edit")
        assert row(pilot, "Words").endswith("the program’s; E makes them yours")


async def test_a_draft_that_cannot_be_written_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = directory_of(tmp_path, CALLED)
    (directory / "letters").write_text("in the way", encoding="utf-8")
    ran = lend_terminal(monkeypatch)
    async with opened(directory) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.edit")
        assert message(pilot).startswith("✗ letters/globex")
    assert ran == []


async def test_a_draft_is_thrown_away_after_a_question(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, CALLED)
    draft = directory / "letters" / "globex" / "decline.md"
    async with opened(directory) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.drop")
        assert message(pilot) == "! there is no draft of yours to throw away"
        draft.parent.mkdir(parents=True)
        assert "drop" not in footer(pilot)
        draft.write_text("mine", encoding="utf-8")
        workbench(pilot).follow()
        assert panel(pilot).startswith("mine")
        assert footer(pilot) == "enter open E draft y copy W save as s done today d drop ? keys"
        await press(pilot, "letter.drop")
        await fill(pilot, "no")
        assert draft.exists()
        await press(pilot, "letter.drop")
        await fill(pilot, "yes")
        assert not draft.exists()
        assert message(pilot) == "your draft is in trash/globex-decline.md now"
        assert panel(pilot).startswith("Subject: Engineer at Globex")
    assert (directory / "trash" / "globex-decline.md").read_text(encoding="utf-8") == "mine"


def footer(pilot: Pilot[None]) -> str:
    return " ".join(text(pilot).splitlines()[-1].split())


async def test_a_template_of_ones_own_is_followed_and_its_mistakes_are_shown(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, CALLED)
    template = directory / "letters" / "decline.md"
    template.parent.mkdir()
    template.write_text("Hello $to", encoding="utf-8")
    async with opened(directory) as pilot:
        await open_letter(pilot, "Letter sent")
        assert panel(pilot).startswith("Hello Dana Ruiz")
        assert row(pilot, "Words") == "Words 3, your template letters/decline.md"
        template.write_text("Hello $too", encoding="utf-8")
        workbench(pilot).follow()
        assert "Subject: Engineer at Globex" in panel(pilot)
        assert "decline.md line 1: there is no placeholder $too" in row(pilot, "Not used")


async def test_a_call_that_has_grown_long_is_marked(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, DECLINED)
    draft = directory / "letters" / "globex" / "decline-call.md"
    draft.parent.mkdir(parents=True)
    draft.write_text("word " * 61, encoding="utf-8")
    async with opened(directory) as pilot:
        await open_letter(pilot, "Called")
        assert row(pilot, "Words").startswith("Words 61, 60 are enough on the phone")


# Copying and saving


async def test_a_letter_is_sent_to_the_terminals_clipboard(tmp_path: Path, copied: list[str]) -> None:
    async with opened(directory_of(tmp_path, CALLED)) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.copy")
        assert message(pilot) == "sent to the terminal's clipboard"
    (sent,) = copied
    assert sent.startswith("Subject: Engineer at Globex\n\nDear Dana Ruiz,")
    assert sent.endswith("Robin Avery")


async def test_gaps_are_told_when_it_is_copied(tmp_path: Path, copied: list[str]) -> None:
    async with opened(offers_directory(tmp_path / "o", profile=None, globex=HEAD)) as pilot:
        await press(pilot, "page.fit", "letter", "open", "letter.copy")
        assert message(pilot).startswith("! sent to the terminal's clipboard")
        assert "to fill in: their name, your name" in message(pilot)
    assert len(copied) == 1


async def test_a_letter_is_saved_and_a_file_is_replaced_only_when_told_twice(tmp_path: Path) -> None:
    place = tmp_path / "letter.txt"
    async with opened(directory_of(tmp_path, CALLED), home=tmp_path) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.save")
        await fill(pilot, "~/letter.txt")
        assert message(pilot).startswith("saved to ")
        assert place.read_text(encoding="utf-8").startswith("Subject: Engineer at Globex\n")
        assert stat.S_IMODE(place.stat().st_mode) == 0o600
        place.write_text("precious", encoding="utf-8")
        for answer, kept in (("no", "precious"), ("yes", "Subject: Engineer at Globex")):
            await press(pilot, "letter.save")
            await fill(pilot, str(place))
            assert "Replace letter.txt?" in text(pilot)
            assert place.read_text(encoding="utf-8") == "precious"
            await fill(pilot, answer)
            assert place.read_text(encoding="utf-8").startswith(kept)
        await press(pilot, "letter.save")
        await fill(pilot, str(place))
        await keys(pilot, "escape")
        assert workbench(pilot).asked is None


@pytest.mark.parametrize(
    ("place", "why"),
    [("{}", "a directory; add the name of a file"), ("{}/no/letter.txt", "there is no directory")],
)
async def test_a_place_that_cannot_be_is_told_while_it_is_typed(place: str, why: str, tmp_path: Path) -> None:
    # A short path, so that the message has room.
    (tmp_path / "d").mkdir()
    async with opened(directory_of(tmp_path, CALLED), (200, 40), home=tmp_path) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.save")
        await type_text(pilot, place.format("~/d"))
        assert why in text(pilot)
        await keys(pilot, "enter")
        assert workbench(pilot).desk.editing is not None


async def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    closed = tmp_path / "letter.txt"
    closed.write_text("x", encoding="utf-8")
    closed.chmod(0o400)
    async with opened(directory_of(tmp_path, CALLED), (200, 40), home=tmp_path) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.save")
        await fill(pilot, "~/letter.txt")
        await fill(pilot, "yes")
        assert "read-only" in message(pilot)
    assert closed.read_text(encoding="utf-8") == "x"
