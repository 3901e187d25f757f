"""The decision page: what each outcome asks for, in which order, and what is done."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.directories import offers_directory
from tests.ui.driving import (
    HEAD,
    bottom,
    edit,
    fill,
    go_to,
    offer_file,
    one_spaced,
    opened,
    panel,
    press,
    row,
    samples,
    text,
    visit,
    workbench,
)
from tests.ui.screen_text import overfull_lines

PEOPLE = """
[[people]]
id = "dana"
name = "Dana Ruiz"
made_offer = true
[[people]]
id = "priya"
name = "Priya Nair"
interviewed = true
"""
SCRIPT = "Hello Dana Ruiz, this is"


async def decided(pilot: Pilot[None], outcome: str) -> None:
    await press(pilot, "page.decision")
    await edit(pilot, "Outcome", outcome)


def labels(pilot: Pilot[None]) -> list[str]:
    """Return the first cells of the rows that can be selected."""
    rows = workbench(pilot).sheet.rows
    return ["".join(span.text for span in one.cells[0]).lstrip("✗!i ") for one in rows if one.selectable]


async def test_nothing_is_decided_before_it_is_in_writing(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "decision")
        assert labels(pilot)[:5] == ["Outcome", "Decided on", "Reason", "The offer itself", "Stock"]
        assert row(pilot, "The offer itself") == "The offer itself Thu 12 Nov 2026 9 days ago"
        assert row(pilot, "Stock") == "Stock not yet 270,000, agreed in round 1"
        assert panel(pilot).startswith(
            "Not decided yet; enter on Outcome decides. ! Before accepting, have in writing: stock of round"
        )
        await edit(pilot, "Stock", "yes")
        assert "Stock" not in labels(pilot)
        assert "Before accepting" not in panel(pilot)
        assert "in_writing = true" in offer_file(tmp_path).read_text(encoding="utf-8")
        await press(pilot, "undo")
        assert "Stock" in labels(pilot)


async def test_an_offer_by_word_alone_is_not_in_writing(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", globex=HEAD)) as pilot:
        await press(pilot, "page.decision")
        assert row(pilot, "The offer itself") == "The offer itself to do when you had it in writing"
        assert "have in writing: the offer itself." in panel(pilot)
        await edit(pilot, "The offer itself", "20 nov")
        assert "have in writing" not in panel(pilot)


async def test_accepting_leads_through_writing_letter_and_thanks(tmp_path: Path) -> None:
    offer = f"{HEAD}dates.written = 2026-11-12\n{PEOPLE}"
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await decided(pilot, "accepted")
        assert labels(pilot) == [
            *("Outcome", "Decided on", "Reason", "The offer itself", "Letter sent", "Priya Nair"),
        ]
        assert panel(pilot).startswith(
            "1. done All of it in writing 2. to do A letter to Dana Ruiz 3. to do Thanks to Priya Nair"
        )
        await edit(pilot, "Letter sent", "today")
        await edit(pilot, "Priya", "yes")
        assert panel(pilot).startswith(
            "1. done All of it in writing 2. done A letter to Dana Ruiz, Sat 21 Nov 2026 3. done"
        )


async def test_accepting_asks_first_while_something_is_not_in_writing(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "decision")
        before = offer_file(tmp_path).read_bytes()
        await edit(pilot, "Outcome", "accepted")
        assert "N20" in panel(pilot)
        await fill(pilot, "not yet")
        assert offer_file(tmp_path).read_bytes() == before
        await edit(pilot, "Outcome", "accepted")
        await fill(pilot, "it has happened")
        assert panel(pilot).startswith("1. to do In writing: stock of round 1 2. to do A letter to Dana Ruiz")
        assert 'outcome = "accepted"' in offer_file(tmp_path).read_text(encoding="utf-8")


async def test_declining_leads_through_call_letter_and_thanks(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "decision")
        await edit(pilot, "Outcome", "declined")
        assert labels(pilot) == [
            *("Outcome", "Decided on", "Reason", "Called", "Letter sent", "Priya Nair", "Tom Okafor"),
        ]
        assert row(pilot, "Called") == "Called to do the call comes first"
        assert panel(pilot).startswith("1. to do A call, short and gracious 2. to do A letter to Dana Ruiz")
        await edit(pilot, "Called", "yesterday")
        assert row(pilot, "Called") == "Called Fri 20 Nov 2026 yesterday"
        await edit(pilot, "Letter sent", "today")
        await edit(pilot, "Tom", "yes")
        assert "1. done A call, short and gracious, Fri 20 Nov 2026" in panel(pilot)
        assert "2. done A letter to Dana Ruiz, Sat 21 Nov 2026 3. to do Thanks to Priya Nair" in panel(pilot)


async def test_the_row_of_the_call_shows_what_to_say(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "decision")
        await edit(pilot, "Outcome", "declined")
        assert SCRIPT not in panel(pilot)
        await go_to(pilot, "Called")
        assert panel(pilot).startswith(f"{SCRIPT} Robin Avery. Thank you for offering me")
        assert "Northwind Robotics all the best." in panel(pilot)


@pytest.mark.parametrize("outcome", ["withdrawn", "expired"])
async def test_an_offer_that_is_gone_asks_for_nothing_but_thanks(outcome: str, tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", globex=HEAD + PEOPLE)) as pilot:
        await decided(pilot, outcome)
        assert labels(pilot) == ["Outcome", "Decided on", "Reason", "Priya Nair"]
        assert panel(pilot).startswith("1. to do Thanks to Priya Nair")


async def test_nothing_is_left_to_do_where_nobody_is_to_be_thanked(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", globex=HEAD)) as pilot:
        await decided(pilot, "expired")
        assert panel(pilot) == "Nothing is left to do."


async def test_who_made_the_offer_gets_the_letter_and_no_thanks_besides(tmp_path: Path) -> None:
    both = PEOPLE.replace("made_offer = true", "made_offer = true\ninterviewed = true")
    async with opened(offers_directory(tmp_path / "o", globex=HEAD + both)) as pilot:
        await decided(pilot, "declined")
        assert "Dana Ruiz" not in labels(pilot)
        assert panel(pilot).endswith("2. to do A letter to Dana Ruiz 3. to do Thanks to Priya Nair")


async def test_advice_on_thanks_stands_on_the_person_it_is_about(tmp_path: Path) -> None:
    people = f'{PEOPLE}[[people]]\nid = "tom"\nname = "Tom Okafor"\ninterviewed = true\n'
    ended = '[decision]\noutcome = "declined"\nthanked = ["priya"]\n'
    directory = offers_directory(tmp_path / "o", globex=HEAD + people + ended)
    async with opened(directory) as pilot:
        await press(pilot, "page.decision")
        await go_to(pilot, "Priya")
        assert "N24" not in panel(pilot)
        await go_to(pilot, "Tom")
        assert "N24 Thanks have not gone to Tom Okafor yet." in panel(pilot)
        await edit(pilot, "Tom", "yes")
        assert "N24" not in panel(pilot)
    assert 'thanked = ["priya", "tom"]' in offer_file(directory, "globex").read_text(encoding="utf-8")


async def test_the_panel_does_not_say_again_what_the_line_of_messages_says_whole(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", globex=HEAD)) as pilot:
        await press(pilot, "page.decision")
        assert bottom(pilot) == "Next: rate – Rate 2 more goals; the verdict can still change."
        assert "more goals" not in panel(pilot)
    async with opened(samples(tmp_path / "s"), (80, 24)) as pilot:
        await visit(pilot, "decision")
        assert bottom(pilot).endswith("…")
        assert panel(pilot).endswith("Reply is due in 3 days.")
        assert "Next:" not in panel(pilot)


async def test_what_the_file_has_is_shown_whatever_the_outcome(tmp_path: Path) -> None:
    kept = (
        '[decision]\noutcome = "expired"\ncalled = 2026-11-20\nletter_sent = 2026-11-20\nthanked = ["dana"]\n'
    )
    async with opened(offers_directory(tmp_path / "o", globex=HEAD + PEOPLE + kept)) as pilot:
        await press(pilot, "page.decision")
        assert {"Called", "Letter sent", "Dana Ruiz"} <= set(labels(pilot))
        assert row(pilot, "Dana Ruiz") == "Dana Ruiz thanked"


async def test_a_status_alone_tells_how_it_ended(tmp_path: Path) -> None:
    offer = f'{HEAD}status = "declined"\n{PEOPLE}'
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.decision")
        assert panel(pilot).startswith("1. to do A call, short and gracious")


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
async def test_every_outcome_is_readable_at_every_size(size: tuple[int, int], tmp_path: Path) -> None:
    async with opened(samples(tmp_path), size) as pilot:
        await visit(pilot, "decision")
        for outcome in ("declined", "withdrawn", "expired", "not said"):
            await edit(pilot, "Outcome", outcome)
            assert overfull_lines(pilot.app) == []
            for label in labels(pilot):
                await go_to(pilot, label)
        await edit(pilot, "Outcome", "declined")
        await go_to(pilot, "Called")
        await press(pilot, "panel", "edge.last")
        assert "3. to do Thanks to Priya Nair, Tom Okafor" in one_spaced(text(pilot))
