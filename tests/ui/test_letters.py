"""Letters on screen: opened, held back, and the whole way to a decision well made."""

import tomllib
import unicodedata
from pathlib import Path

import pytest

from tests.directories import offers_directory
from tests.ui.driving import (
    HEAD,
    TODAY,
    edit,
    fill,
    go_to,
    keys,
    lend_terminal,
    message,
    offer_file,
    opened,
    panel,
    press,
    row,
    samples,
    selected,
    text,
    visit,
    workbench,
)
from tests.ui.lettered import (
    CALLED,
    DECLINED,
    OFFER,
    PEOPLE,
    catch_copies,
    crumb,
    decision,
    directory_of,
    open_letter,
)
from tests.ui.screen_text import overfull_lines


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return catch_copies(monkeypatch)


# Opening


async def test_each_row_of_the_decision_has_its_own_letter(tmp_path: Path) -> None:
    async with opened(directory_of(tmp_path, DECLINED)) as pilot:
        for row_name, title, begins in (
            ("Called", "Call to decline", "Hello Dana Ruiz, this is Robin Avery."),
            ("Letter sent", "Letter of decline", "Subject: Engineer at Globex Dear Dana Ruiz,"),
            ("Tom", "Thanks to Tom Okafor", "Subject: Thank you Dear Tom Okafor,"),
        ):
            await open_letter(pilot, row_name)
            assert crumb(pilot) == title
            assert panel(pilot).startswith(begins)
            await press(pilot, "back")
            assert selected(pilot).startswith(row_name)


async def test_enter_opens_the_letter_and_e_edits_the_day(tmp_path: Path) -> None:
    async with opened(directory_of(tmp_path, CALLED)) as pilot:
        await press(pilot, "page.decision")
        await go_to(pilot, "Letter sent")
        await press(pilot, "open")
        assert crumb(pilot) == "Letter of decline"
        await press(pilot, "back", "edit")
        await fill(pilot, "today")
        assert row(pilot, "Letter sent") == "Letter sent Sat 21 Nov 2026 today"


@pytest.mark.parametrize(
    ("offer", "first"),
    [
        (HEAD, "Ask for time"),
        (DECLINED, "Call to decline"),
        (CALLED, "Letter of decline"),
        (f"{CALLED}letter_sent = 2026-11-20\n", "Thanks to Priya Nair"),
    ],
)
async def test_elsewhere_the_letter_that_is_due_is_offered_first(
    offer: str, first: str, tmp_path: Path
) -> None:
    async with opened(directory_of(tmp_path, offer)) as pilot:
        await press(pilot, "page.fit", "letter", "open")
        assert crumb(pilot) == first
        await press(pilot, "back")
        assert workbench(pilot).trail.page_id == "fit"


async def test_the_letter_says_who_it_goes_to_and_what_is_missing(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", profile=None, globex=HEAD)) as pilot:
        await press(pilot, "page.fit", "letter", "open")
        assert selected(pilot).startswith("To nobody is marked as having made the offer")
        assert row(pilot, "To fill in") == "To fill in their name, your name, the day of your answer"
        assert "Dear [their name]," in panel(pilot)


async def test_the_person_it_goes_to_can_be_opened(tmp_path: Path) -> None:
    async with opened(directory_of(tmp_path, DECLINED)) as pilot:
        await open_letter(pilot, "Called")
        assert selected(pilot) == "To Dana Ruiz HR partner"
        await press(pilot, "open")
        await edit(pilot, "Name", "Dana R.")
        await press(pilot, "back")
        assert panel(pilot).startswith("Hello Dana R., this is Robin Avery.")


async def test_about_yourself_there_are_no_letters(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await press(pilot, "you", "open", "letter")
        assert message(pilot) == "! no offer is open here; q leads back"


async def test_a_letter_outlives_the_person_it_goes_to(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, CALLED)
    async with opened(directory) as pilot:
        await open_letter(pilot, "Tom")
        offer_file(directory, "globex").write_text(CALLED.replace('"tom"', '"thomas"'), encoding="utf-8")
        workbench(pilot).follow()
        assert "Subject: Thank you Dear [their name]," in panel(pilot)
        await press(pilot, "letter.sent")
        assert message(pilot) == "! nobody is marked as interviewer; the Strategy page has the people"


# What the guide holds back


async def test_the_letter_of_decline_is_not_handed_out_before_the_call(
    tmp_path: Path, copied: list[str]
) -> None:
    directory = directory_of(tmp_path, DECLINED)
    async with opened(directory) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.copy")
        assert "N22" in panel(pilot)
        await fill(pilot, "not yet")
        assert copied == []
        await press(pilot, "letter.copy")
        await fill(pilot, "anyway")
        await fill(pilot, "They asked for it by post.")
        assert len(copied) == 1
        await press(pilot, "letter.copy")
        assert len(copied) == 2
    kept = tomllib.loads(offer_file(directory, "globex").read_text(encoding="utf-8"))["guide"]["ignore"]
    assert [(one["rule"], one["reason"]) for one in kept] == [("N22", "They asked for it by post.")]


async def test_that_it_has_gone_is_written_down_whatever_the_guide_says(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, DECLINED)
    async with opened(directory) as pilot:
        await open_letter(pilot, "Letter sent")
        await press(pilot, "letter.sent")
        assert row(pilot, "Sent") == "Sent Sat 21 Nov 2026"
        await press(pilot, "letter.sent")
        assert message(pilot) == "! that is written down already: Sat 21 Nov 2026"
        await press(pilot, "undo")
        assert "letter_sent" not in decision(directory)


@pytest.mark.parametrize(
    ("outcome", "letter", "why_not"),
    [
        ("", "Letter of decline", "decide first: D, Outcome"),
        ("", "Letter of acceptance", "decide first: D, Outcome"),
        ("", "Call to decline", "decide first: D, Outcome"),
        ("accepted", "Letter of decline", "the offer is accepted; D, Outcome changes that"),
        ("declined", "Letter of acceptance", "the offer is declined; D, Outcome changes that"),
        ("withdrawn", "Letter of decline", "the offer is withdrawn; D, Outcome changes that"),
    ],
)
async def test_what_is_not_decided_is_not_told(
    outcome: str, letter: str, why_not: str, tmp_path: Path
) -> None:
    directory = directory_of(tmp_path, f'{OFFER}outcome = "{outcome}"\n' if outcome else OFFER)
    async with opened(directory) as pilot:
        await press(pilot, "page.fit", "letter")
        await fill(pilot, letter)
        assert crumb(pilot) == letter
        await press(pilot, "letter.sent")
        assert message(pilot) == f"! {why_not}"
    assert not {"called", "letter_sent"} & set(decision(directory))


async def test_a_letter_of_acceptance_is_not_the_one_that_went_before_the_decision(tmp_path: Path) -> None:
    offer = f'{OFFER}outcome = "accepted"\ndate = 2026-11-20\nletter_sent = 2026-11-16\n'
    directory = directory_of(tmp_path, offer)
    async with opened(directory) as pilot:
        await press(pilot, "page.decision")
        assert row(pilot, "Letter sent").startswith("Letter sent to do")
        assert "2. to do A letter to Dana Ruiz" in panel(pilot)
        await go_to(pilot, "Letter sent")
        await press(pilot, "letter", "letter.sent")
    assert decision(directory)["letter_sent"] == TODAY


async def test_nobody_is_moved_or_deleted_where_letters_are_written(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, CALLED)
    before = offer_file(directory, "globex").read_bytes()
    async with opened(directory) as pilot:
        await open_letter(pilot, "Tom")
        for place in ("To", "Thanked"):
            await go_to(pilot, place)
            await press(pilot, "move.down", "move.up", "letter.drop")
        await press(pilot, "back")
        assert selected(pilot).startswith("Tom")
        await press(pilot, "move.up", "move.down", "drop")
        assert message(pilot) == "! there is nothing to delete in this row"
    assert offer_file(directory, "globex").read_bytes() == before


async def test_a_day_is_asked_for_with_today_in_front(tmp_path: Path) -> None:
    async with opened(directory_of(tmp_path, DECLINED)) as pilot:
        await open_letter(pilot, "Letter sent")
        for place in ("Called", "Sent"):
            await go_to(pilot, place)
            await press(pilot, "edit")
            assert "today, fri, 24 nov" in text(pilot)
            # Nothing typed is nothing said.
            await keys(pilot, "enter")
            assert row(pilot, place) == f"{place} –"


# Text that wants to be more than text


@pytest.mark.parametrize(
    "value",
    [
        r"\u001b[2J\u001b]0;owned\u0007",
        r"abc \u202egnp.exe",
        "[/] [@click=app.quit]x[/]",
        "$reason ${my_phone} $$",
    ],
)
async def test_hostile_text_only_ever_shows(value: str, tmp_path: Path, copied: list[str]) -> None:
    offer = CALLED.replace("Dana Ruiz", value).replace("Priya Nair", value).replace("Globex", value)
    async with opened(directory_of(tmp_path, offer), (60, 20)) as pilot:
        for row_name in ("Called", "Letter sent", "Tom"):
            await open_letter(pilot, row_name)
            assert pilot.app.is_running
            assert overfull_lines(pilot.app) == []
            await press(pilot, "letter.copy")
        shown = text(pilot) + "".join(copied)
        assert not {unicodedata.category(one) for one in shown.replace("\n", "")} & {"Cc", "Cf", "Cs"}
        assert "smells" not in shown
    assert len(copied) == 3


# From the decision to the last letter, by keys


async def test_the_whole_way_to_an_offer_declined_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, copied: list[str]
) -> None:
    directory = directory_of(tmp_path, OFFER)

    def write() -> None:
        with Path(ran[-1][-1]).open("a", encoding="utf-8") as draft:
            draft.write("P.S. Thank you.\n")

    ran = lend_terminal(monkeypatch, write)
    async with opened(directory) as pilot:
        await press(pilot, "page.decision")
        await edit(pilot, "Outcome", "declined")
        for _ in range(4):
            await go_to(pilot, "Outcome")
            await press(pilot, "letter", "open", "letter.edit", "letter.copy", "letter.sent", "back")
        assert "3. done Thanks to the interviewers" in panel(pilot)
    assert decision(directory) == {
        "reason": "Their share price smells.",
        "outcome": "declined",
        "date": TODAY,
        "called": TODAY,
        "letter_sent": TODAY,
        "thanked": ["priya", "tom"],
    }
    assert [one.split(",")[0].rpartition(" ")[2] for one in copied] == ["Ruiz", "Ruiz", "Nair", "Okafor"]
    assert sorted(one.name for one in (directory / "letters" / "globex").iterdir()) == [
        *("decline-call.md", "decline.md", "thanks-priya.md", "thanks-tom.md"),
    ]


async def test_the_whole_way_to_an_offer_accepted_well(tmp_path: Path, copied: list[str]) -> None:
    directory = directory_of(tmp_path, OFFER)
    async with opened(directory, (60, 20)) as pilot:
        await press(pilot, "page.decision")
        await edit(pilot, "Outcome", "accepted")
        for _ in range(3):
            await go_to(pilot, "Outcome")
            await press(pilot, "letter", "open", "letter.copy", "letter.sent", "back")
        assert "3. done Thanks to the interviewers" in panel(pilot)
    assert [one.partition("\n")[0] for one in copied] == [
        "Subject: Acceptance of the offer: Engineer at Globex",
        *["Subject: Thank you"] * 2,
    ]
    found = decision(directory)
    assert (found["outcome"], found["letter_sent"], found["thanked"]) == ("accepted", TODAY, ["priya", "tom"])
    assert "called" not in found


async def test_asking_for_time_is_written_down_once(tmp_path: Path) -> None:
    directory = directory_of(tmp_path, f"{HEAD}dates.received = 2026-11-20\n{PEOPLE}")
    async with opened(directory) as pilot:
        await press(pilot, "page.fit", "letter", "open")
        assert crumb(pilot) == "Ask for time"
        await press(pilot, "letter.sent")
        assert row(pilot, "Asked") == "Asked Sat 21 Nov 2026"


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_the_whole_letter_can_be_read_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(samples(tmp_path), size) as pilot:
        await visit(pilot, "decision")
        await edit(pilot, "Outcome", "declined")
        await go_to(pilot, "Letter sent")
        await press(pilot, "letter")
        assert overfull_lines(pilot.app) == []
        assert "Dear Dana Ruiz," in panel(pilot)
        if size == (80, 24):
            # As much of it as there can be: the sheet is no higher than its rows and one for a question.
            assert workbench(pilot).sheet.size.height == len(workbench(pilot).sheet.rows) + 1
            assert "With kind regards," in panel(pilot)
        await press(pilot, "panel", "edge.last")
        assert "Robin Avery" in panel(pilot)
