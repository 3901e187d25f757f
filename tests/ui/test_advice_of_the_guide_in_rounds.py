"""The advice that the program is built on, row by row: the rounds, and how they end. Each row is one test."""

from pathlib import Path

import pytest

from tests.ui.driving import (
    HEAD,
    add,
    bottom,
    edit,
    fill,
    go_to,
    keys,
    lend_terminal,
    opened,
    panel,
    press,
    row,
    selected,
    text,
    type_text,
)
from tests.ui.lettered import DECLINED, OFFER, crumb, decision, directory_of
from tests.ui.test_advice_of_the_guide import ASKED, ASKED_BASE, PEERS, PLANNED, said_of
from tests.ui.test_guide import READY, directory, file

HELD = PLANNED.replace("planned = true", "date = 2026-11-14")


async def test_consider_all_elements_salary_bonus_signing_bonus_relocation_stock_vacation_fringe_benefits(
    tmp_path: Path,
) -> None:
    async with opened(directory(tmp_path, HEAD), (80, 40)) as pilot:
        await press(pilot, "page.package")
        await edit(pilot, "Base salary", "100k")
        await edit(pilot, "Target bonus", "10%")
        await edit(pilot, "Vacation days", "26")
        for kind, figures in (
            ("signing", {"Amount": "5k"}),
            ("relocation", {"Amount": "6k"}),
            ("shares", {"Shares": "480", "Price": "50", "Vests over": "48", "Vests every": "1"}),
            ("stipend", {"Yearly": "1.2k"}),
        ):
            await add(pilot, kind)
            for label, typed in figures.items():
                await edit(pilot, label, typed)
            await press(pilot, "back")
        assert row(pilot, "Vacation days") == "Vacation days 26 days worth 10,000"
        # 100,000 + 10,000 + 5,000 + 6,000 + a quarter of 24,000 + 1,200
        assert row(pilot, "Total").startswith("Total 128,200 ")
        await press(pilot, "page.priorities", "add")
        listed = text(pilot)
        await keys(pilot, "escape")
        await press(pilot, "page.rounds")
        await add(pilot, "took place")
        await press(pilot, "back")
        asks = {
            "Base salary": "110k",
            "Target bonus": "12k",
            "Signing bonus": "10k",
            "Relocation": "8k",
            "Stock": "48k",
            "Vacation days": "30",
            "Benefits": "2.4k",
        }
        for item, figure in asks.items():
            assert item in listed
            await add(pilot, "an ask")
            for answer in (item, figure, "It is usual.", "I stay longer."):
                await fill(pilot, answer)
        await press(pilot, "call", *["answer.granted"] * len(asks), "back")
        # 110,000 + 12,000 + 10,000 + 8,000 + a quarter of 48,000 + 2,400
        assert row(pilot, "offer").endswith(" 128,200")
        assert row(pilot, "round 1").endswith(" 154,400")
        assert row(pilot, "Vacation days") == "Vacation days 26 → 30 granted 30 not yet in writing !"


async def test_determine_the_two_or_three_most_important(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, HEAD)) as pilot:
        await press(pilot, "page.priorities")
        for item in ("base", "stock", "vacation", "level"):
            await add(pilot, item)
            await press(pilot, "back")
            said = await said_of(pilot, "1 ")
            if item == "base":
                assert said == "N07 One item alone is ranked; two or three should be."
            elif item == "level":
                assert said == "N07 4 items are ranked; two or three should be."
                assert "4 items are ranked; keep the two or three that matter most." in panel(pilot)
            else:
                assert not said.startswith("N07")
        await go_to(pilot, "4 ")
        await press(pilot, "drop")
        await go_to(pilot, "3 ")
        await press(pilot, "move.up", "move.up")
        assert selected(pilot).startswith("1 Vacation da")
        assert "advice" not in text(pilot)
    ranked = [line for line in file(tmp_path).splitlines() if line.startswith("item")]
    assert ranked == ['item = "vacation_days"', 'item = "base_salary"', 'item = "equity"']


async def test_negotiate_with_a_decision_maker_ask_for_the_protocol_and_do_not_circumvent_it(
    tmp_path: Path,
) -> None:
    async with opened(directory(tmp_path, READY + PLANNED + ASKED)) as pilot:
        await press(pilot, "page.strategy")
        await add(pilot, "a person")
        await fill(pilot, "Tom Okafor")
        await edit(pilot, "Role", "Engineer")
        await edit(pilot, "Can decide", "no")
        await press(pilot, "back")
        assert selected(pilot) == "Tom Okafor Engineer cannot decide"
        await edit(pilot, "Protocol", "Everything through Dana.")
        await edit(pilot, "Protocol names", "dana")
        await press(pilot, "page.rounds", "open")
        await edit(pilot, "With", "Tom")
        await press(pilot, "back")
        assert selected(pilot) == "Round 1 planned · phone · Tom Okafor (cannot decide)"
        assert await said_of(pilot, "Round 1") == (
            "N08 Round 1 is with Tom Okafor, who cannot decide; Dana Ruiz can."
        )
        await press(pilot, "problems")
        assert "N08" in selected(pilot)
        await go_to(pilot, "58 N09")
        assert "N09 Round 1 is with Tom Okafor; the protocol names Dana Ruiz." in panel(pilot)
        await press(pilot, "open", "open")
        await edit(pilot, "With", "Dana")
        await press(pilot, "back")
        assert "advice" not in text(pilot)
    assert 'protocol = "Everything through Dana."\nprotocol_people = ["dana"]\n' in file(tmp_path)


async def test_ask_do_not_demand_and_focus_on_the_value_you_bring(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + PLANNED + ASKED)) as pilot:
        await press(pilot, "page.rounds", "cursor.down", "open")
        await edit(pilot, "Reason", "I need 165,000.")
        await press(pilot, "back")
        assert await said_of(pilot, "Base salary") == "N16 The ask for base salary demands: “I need”."
        assert "Say what you bring that makes the figure right, and put it as a question." in panel(pilot)
        await press(pilot, "open")
        await edit(pilot, "Reason", "I bring the migration.")
        await press(pilot, "back", "page.strategy")
        await go_to(pilot, "Value points")
        await press(pilot, "edit")
        await type_text(pilot, "I ran it in nine months.")
        await keys(pilot, "ctrl+s")
        assert selected(pilot).startswith("Value points I ran it in nine months.")
        await press(pilot, "page.rounds", "call")
        assert "advice" not in text(pilot)
        assert row(pilot, "1. Could") == "1. Could the base salary be $165,000 instead of $150,000?"
        assert row(pilot, "I bring the migration.")
        assert "Ask, don't demand." in text(pilot)
        assert row(pilot, "You bring:") == "You bring: I ran it in nine months."


async def test_make_all_requests_in_the_first_round_and_go_no_more_than_three_times_back_and_forth(
    tmp_path: Path,
) -> None:
    async with opened(directory(tmp_path, READY + HELD + ASKED_BASE)) as pilot:
        await press(pilot, "page.rounds")
        assert await said_of(pilot, "Round 1") == "N10 Round 1 left out a priority: vacation days."
        await add(pilot, "an ask in round 1")
        for answer in ("vacation", "30", "I have 30 now.", "I come back rested."):
            await fill(pilot, answer)
        assert "advice" not in text(pilot)

        await add(pilot, "round 2")
        await fill(pilot, "took place")
        await press(pilot, "open")
        await edit(pilot, "With", "Dana")
        await press(pilot, "back")
        await add(pilot, "an ask in round 2")
        for answer in ("remote", "3", "The third day is for writing.", "More is written."):
            await fill(pilot, answer)
        assert await said_of(pilot, "Remote days") == (
            "N10 Round 2 asked for remote days, which round 1 did not."
        )

        await add(pilot, "round 3")
        await fill(pilot, "planned, empty")
        await press(pilot, "open")
        await edit(pilot, "With", "Dana")
        await press(pilot, "back")
        assert await said_of(pilot, "Round 3") == "N12 Round 3 is the last; decide on what it brings."
        await press(pilot, "page.package")
        await edit(pilot, "Status", "negotiating")
        await press(pilot, "back")
        assert "round 3/3" in row(pilot, "Globex")

        await press(pilot, "page.rounds")
        before = file(tmp_path)
        await add(pilot, "round 4")
        await fill(pilot, "planned, empty")
        assert "N11 Round 4 comes after the third, which is the last." in panel(pilot)
        await fill(pilot, "not yet")
        assert file(tmp_path) == before
        await add(pilot, "round 4")
        await fill(pilot, "took place")
        assert await said_of(pilot, "Round 4") == "N11 Round 4 comes after the third, which is the last."
    assert file(tmp_path) == f"{before}\n[[rounds]]\ndate = 2026-11-21\n"


async def test_reveal_your_previous_salary_if_it_helps_or_will_not_hurt_refusing_raises_suspicion(
    tmp_path: Path,
) -> None:
    undecided = READY.replace('previous_salary = "not_asked"\n', "")
    async with opened(directory(tmp_path, undecided + PLANNED + ASKED)) as pilot:
        await press(pilot, "page.strategy")
        said = await said_of(pilot, "Previous salary")
        assert said.startswith("N19 Round 1 is planned and you have not decided what to say of your previous")
        said = panel(pilot)
        assert "Reveal your previous salary if it helps, or if it won't hurt; refusing raises sus" in said
        assert "In some places employers may not ask for it." in said
        assert "Find out what applies where you are and write it down, with its source and date." in said
        for choice in ("withhold", "not asked", "reveal"):
            await edit(pilot, "Previous salary", choice)
            assert row(pilot, "Previous salary") == f"Previous salary {choice}"
            assert "advice" not in text(pilot)
        await edit(pilot, "Why so", "It is above their band.")
        await edit(pilot, "Local rule", "They may ask here (labor office, 2 Nov 2026).")
        assert "Your note They may ask here (labor office, 2 Nov 2026)." in panel(pilot)
    assert (
        'previous_salary = "reveal"\nprevious_salary_reason = "It is above their band."\n'
        'local_rule = "They may ask here (labor office, 2 Nov 2026)."\n'
    ) in file(tmp_path)


async def test_do_not_negotiate_via_email(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + PLANNED + ASKED)) as pilot:
        await press(pilot, "page.rounds")
        for channel in ("email", "text"):
            await press(pilot, "open")
            await edit(pilot, "Channel", channel)
            await press(pilot, "back")
            assert (await said_of(pilot, "Round 1")).startswith(f"N13 Round 1 asks by {channel}")
        assert "Ask in a call or in person; have what was agreed confirmed in writing after" in panel(pilot)
        for channel in ("in person", "video", "phone"):
            await press(pilot, "open")
            await edit(pilot, "Channel", channel)
            await press(pilot, "back")
            assert selected(pilot).startswith(f"Round 1 planned · {channel} · Dana Ruiz")
            assert "advice" not in text(pilot)

        await press(pilot, "call", "answer.granted", "answer.granted", "back", "cursor.down", "open")
        await edit(pilot, "In writing", "yes")
        await press(pilot, "back")
        await add(pilot, "round 2")
        await fill(pilot, "took place")
        for label, answer in (("Channel", "email"), ("With", "Dana"), ("Note", "They confirmed the base.")):
            await edit(pilot, label, answer)
        await press(pilot, "back")
        assert selected(pilot).startswith("Round 2 Sat 21 Nov 2026 · email · Dana Ruiz")
        assert "advice" not in text(pilot)


async def test_be_prepared_to_provide_the_data_that_justifies_the_request(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + PEERS + PLANNED)) as pilot:
        await press(pilot, "page.rounds")
        before = file(tmp_path)
        await add(pilot, "an ask")
        for answer in ("vacation", "30", "", "I come back rested."):
            await fill(pilot, answer)
        assert "N14 The ask for vacation days has neither research nor a reason." in panel(pilot)
        await fill(pilot, "not yet")
        assert file(tmp_path) == before
        await add(pilot, "an ask")
        for answer in ("vacation", "30", "I have 30 now.", "I come back rested."):
            await fill(pilot, answer)
        await add(pilot, "an ask")
        for answer in ("base", "165k", "Peers are paid so.", "I start at once."):
            await fill(pilot, answer)
        assert "advice" not in text(pilot)
        await press(pilot, "call")
        assert row(pilot, "I have 30 now.") == "I have 30 now."
        assert (
            row(pilot, "Peers")
            == "Peers are paid so. (2 points, network and recruiter: $150,000 to $172,000)"
        )
    assert (
        'because = "Peers are paid so."\nfor_them = "I start at once."\nresearch = ["peer", "recruiter"]'
        in (file(tmp_path))
    )


async def test_decline_promptly_by_phone_short_without_all_the_reasons(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = directory_of(tmp_path, OFFER)
    draft = place / "letters" / "globex" / "decline.md"

    def write() -> None:
        draft.write_text("I decline because of the salary.", encoding="utf-8")

    lend_terminal(monkeypatch, write)
    async with opened(place) as pilot:
        await press(pilot, "page.decision")
        await edit(pilot, "Outcome", "declined")
        assert row(pilot, "Called") == "Called to do the call comes first"
        assert panel(pilot).startswith("1. to do A call, short and gracious")
        assert (await said_of(pilot, "Called")).startswith(
            "Next: call – Call Dana Ruiz first: promptly, briefly"
        )
        await edit(pilot, "Decided on", "18 nov")
        assert row(pilot, "Decided on") == "Decided on Wed 18 Nov 2026 3 days ago"
        assert await said_of(pilot, "Called") == "N21 You decided to decline 3 days ago and have not called."
        assert "decided not to accept" in panel(pilot)
        await press(pilot, "letter")
        assert int(row(pilot, "Words").split()[1].rstrip(",")) <= 60
        assert "smells" not in text(pilot)
        await press(pilot, "letter.sent", "back")
        assert row(pilot, "Called") == "Called Sat 21 Nov 2026 today"
        assert (await said_of(pilot, "Called")).startswith("Next: write")

        await go_to(pilot, "Letter sent")
        await press(pilot, "letter", "letter.edit", "back")
        assert (
            await said_of(pilot, "Letter sent") == "N23 The letter of decline goes into reasons: “because”."
        )
    assert str(decision(place)["called"]) == "2026-11-21"


async def test_then_a_formal_letter_to_who_made_the_offer_and_thanks_to_the_other_interviewers(
    tmp_path: Path,
) -> None:
    place = directory_of(tmp_path, DECLINED)
    async with opened(place) as pilot:
        await press(pilot, "page.decision")
        await go_to(pilot, "Letter sent")
        await press(pilot, "letter", "letter.copy")
        assert "N22" in panel(pilot)
        await fill(pilot, "not yet")
        await press(pilot, "back")
        for due, to, name in (
            ("Call to decline", "Dana Ruiz", "Called"),
            ("Letter of decline", "Dana Ruiz", "Letter sent"),
            ("Thanks to Priya Nair", "Priya Nair", "Priya Nair"),
            ("Thanks to Tom Okafor", "Tom Okafor", "Tom Okafor"),
        ):
            await go_to(pilot, "Outcome")
            await press(pilot, "letter", "open")
            assert crumb(pilot) == due
            assert row(pilot, "To ").startswith(f"To {to}")
            assert f"{to}," in panel(pilot)
            await press(pilot, "letter.sent", "back")
            assert row(pilot, name).startswith((f"{name} Sat 21 Nov 2026", f"{name} thanked"))
            if name == "Priya Nair":
                # The sign stands before the one who still waits.
                assert await said_of(pilot, "Tom") == "N24 Thanks have not gone to Tom Okafor yet."
        assert bottom(pilot) == "The offer is declined; nothing is left to do."
    found = decision(place)
    assert found["thanked"] == ["priya", "tom"]
    assert str(found["called"]) == str(found["letter_sent"]) == "2026-11-21"
