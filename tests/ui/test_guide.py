"""The guide at work: advice on its rows, blocks that hold back plans and never records, rules set aside."""

from pathlib import Path

from tests.directories import offers_directory
from tests.ui.driving import (
    HEAD,
    NORTHWIND,
    add,
    bottom,
    edit,
    fill,
    go_to,
    keys,
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

READY = (
    HEAD
    + """
[dates]
received = 2026-11-10
thanked = 2026-11-10
time_requested = 2026-11-10
written = 2026-11-12
reply_by = 2026-12-04

[package]
base_salary = 150_000

[fit.depth]
rating = 8

[fit.calm]
rating = 7

[[priorities]]
item = "base_salary"
desired = 165_000
walk_away = 150_000

[[priorities]]
item = "vacation_days"
desired = 30
walk_away = 20

[strategy]
desired_total = 170_000
walk_away_total = 155_000
walk_away_set = 2026-11-12
previous_salary = "not_asked"

[[alternatives]]
name = "Stay"
value = 140_000

[[people]]
id = "dana"
name = "Dana Ruiz"
decides = true
interviewed = true
"""
)
"""An offer that the guide has nothing to say of."""

ROUND = """
[[rounds]]
date = 2026-11-14
channel = "email"
with = "dana"

[[rounds.asks]]
item = "base_salary"
ask = 165_000
because = "Peers are paid so."
for_them = "I start at once."
answer = "granted"
in_writing = false

[[rounds.asks]]
item = "vacation_days"
ask = 30
because = "I have 30 now."
for_them = "I come back rested."
answer = "refused"
"""


def directory(path: Path, offer: str) -> Path:
    """Return an offers directory with one offer, whose page is a key away."""
    return offers_directory(path / "o", globex=offer)


def file(path: Path) -> str:
    """Return what the offer's file says."""
    return offer_file(path / "o", "globex").read_text(encoding="utf-8")


async def test_advice_stands_before_its_row_and_in_the_line_of_messages(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + ROUND)) as pilot:
        await press(pilot, "page.rounds")
        assert "1 advice" in text(pilot)
        assert bottom(pilot).startswith("N13 Round 1 asked by email.")
        await press(pilot, "cursor.down")
        assert "\n! Round 1" in text(pilot)
        assert bottom(pilot).startswith("Next: ")


async def test_an_offer_as_advised_has_no_advice(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        for page in ("package", "fit", "priorities", "strategy", "rounds", "decision"):
            await press(pilot, f"page.{page}")
            assert "advice" not in text(pilot)
            assert bottom(pilot).startswith("Next: ")


async def test_the_list_of_advice_says_what_to_do_and_leads_to_the_row(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + ROUND)) as pilot:
        await press(pilot, "page.fit", "problems")
        await go_to(pilot, "49 N13 warning Round 1 asked by email.")
        assert "Ask in a call or in person" in panel(pilot)
        assert "“Do not negotiate via email.”" in panel(pilot)
        await press(pilot, "open")
        assert selected(pilot).startswith("Round 1")
        await press(pilot, "back")
        assert selected(pilot).startswith("49 N13")


async def test_a_rule_is_set_aside_with_a_reason_and_taken_up_again(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + ROUND)) as pilot:
        await press(pilot, "page.rounds", "ignore")
        await fill(pilot, "")
        assert workbench(pilot).asked is not None
        assert file(tmp_path) == READY + ROUND
        await fill(pilot, "They asked for it in writing.")
        assert message(pilot) == "N13 set aside"
        assert "advice" not in text(pilot)
        assert file(tmp_path).endswith(
            '\n[[guide.ignore]]\nrule = "N13"\nreason = "They asked for it in writing."\ndate = 2026-11-21\n'
        )
        await press(pilot, "problems")
        assert row(pilot, "67").endswith("N13 aside They asked for it in writing.")
        await press(pilot, "drop")
        assert row(pilot, "49").startswith("49 N13 warning")
    assert file(tmp_path) == READY + ROUND


async def test_a_row_without_advice_has_nothing_to_set_aside(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.rounds", "ignore")
        assert message(pilot) == "! the guide says nothing of this row"


async def test_round_one_is_held_back_while_the_fit_is_open(tmp_path: Path) -> None:
    unrated = READY.replace("[fit.depth]\nrating = 8\n", "").replace("[fit.calm]\nrating = 7\n", "")
    async with opened(directory(tmp_path, unrated)) as pilot:
        await press(pilot, "page.rounds")
        await add(pilot, "planned, empty")
        assert "N01" in panel(pilot)
        assert "it has happened" not in text(pilot)
        assert file(tmp_path) == unrated
        await fill(pilot, "not yet")
        assert message(pilot).startswith("! left as it is; N01: Rate the goals")
        assert file(tmp_path) == unrated
        await add(pilot, "planned, empty")
        await fill(pilot, "anyway")
        await fill(pilot, "They call in an hour.")
        assert "\n[[rounds]]\nplanned = true\n" in file(tmp_path)
        assert 'rule = "N01"\nreason = "They call in an hour."' in file(tmp_path)
        await press(pilot, "undo")
        assert file(tmp_path) == unrated


async def test_what_took_place_is_never_held_back(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, HEAD)) as pilot:
        for number in range(1, 5):
            await press(pilot, "page.rounds", "edge.last")
            if number > 1:
                await add(pilot, f"round {number}")
                await fill(pilot, "took place")
            else:
                await add(pilot, "took place")
            assert message(pilot) == f"round {number} added"
    assert file(tmp_path).count("date = 2026-11-21") == 4
    assert "guide" not in file(tmp_path)


async def test_all_requests_are_planned_with_round_one_and_a_bare_one_needs_a_reason(tmp_path: Path) -> None:
    research = '\n[[research]]\nid = "peer"\nitem = "base_salary"\nmid = 160_000\nsource = "network"\n'
    async with opened(directory(tmp_path, READY + research)) as pilot:
        await press(pilot, "page.rounds")
        await add(pilot, "planned, with your priorities")
        assert selected(pilot).startswith("Vacation days → 30: because")
        await fill(pilot, "I have 30 now.")
        assert row(pilot, "Base salary").startswith("Base salary 150,000 → 165,000")
        assert row(pilot, "Vacation days").startswith("Vacation days – → 30")
    assert file(tmp_path).endswith(
        "\n[[rounds]]\nplanned = true\n"
        '\n[[rounds.asks]]\nitem = "base_salary"\nask = 165_000\nresearch = ["peer"]\n'
        '\n[[rounds.asks]]\nitem = "vacation_days"\nask = 30\nbecause = "I have 30 now."\n'
    )


async def test_a_request_without_a_reason_is_held_back_in_a_plan_only(tmp_path: Path) -> None:
    planned = READY + '\n[[rounds]]\nplanned = true\nchannel = "phone"\nwith = "dana"\n'
    async with opened(directory(tmp_path, planned)) as pilot:
        await press(pilot, "page.rounds")
        await add(pilot, "an ask")
        await fill(pilot, "base")
        await fill(pilot, "165k")
        await fill(pilot, "")
        await fill(pilot, "")
        assert "N14" in panel(pilot)
        await fill(pilot, "not yet")
        assert file(tmp_path) == planned


async def test_to_accept_on_words_alone_is_held_back_and_can_still_be_written_down(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + ROUND)) as pilot:
        await press(pilot, "page.decision")
        await edit(pilot, "Outcome", "accepted")
        assert "N20" in panel(pilot)
        await fill(pilot, "not yet")
        assert 'status = "accepted"' not in file(tmp_path)
        await edit(pilot, "Outcome", "accepted")
        await fill(pilot, "it has happened")
        assert 'status = "accepted"' in file(tmp_path)
        assert "guide" not in file(tmp_path)


async def test_what_is_open_is_carried_into_the_next_round(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + ROUND)) as pilot:
        await press(pilot, "page.rounds")
        await add(pilot, "round 2")
        await fill(pilot, "planned, with what is open")
        assert row(pilot, "Round 2") == "Round 2 planned"
    assert file(tmp_path).endswith(
        '\n[[rounds]]\nplanned = true\n\n[[rounds.asks]]\nitem = "vacation_days"\nask = 30\n'
        'because = "I have 30 now."\nfor_them = "I come back rested."\n'
    )


async def test_hidden_amounts_stay_hidden_in_advice_and_next_step(tmp_path: Path) -> None:
    low = READY.replace("walk_away_total = 155_000", "walk_away_total = 139_000")
    async with opened(directory(tmp_path, low)) as pilot:
        await press(pilot, "page.strategy", "hide")
        await go_to(pilot, "Walk-away point")
        assert bottom(pilot).startswith("N06 ")
        assert "139" not in text(pilot)
        assert "140" not in text(pilot)


async def test_home_names_the_next_step_of_the_offer_that_is_due_first(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        assert "Next: Northwind Robotics – wait. Round 2 with Dana Ruiz is in 2 days" in panel(pilot)
        await visit(pilot, "fit")
        assert workbench(pilot).trail.offer == NORTHWIND
        assert bottom(pilot).startswith("Next: wait – Round 2 with Dana Ruiz is in 2 days")
        await keys(pilot, "z")
        assert message(pilot) == "amounts are hidden; z shows them"
