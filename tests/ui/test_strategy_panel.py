"""Beside the rows of the Strategy page: where the offer stands, and what to know of the other side."""

from pathlib import Path

from tests.ui.driving import go_to, opened, panel, press, row, text
from tests.ui.test_strategy import at, one

# Where the offer stands

PARTLY = """\
[package]
base_salary = 150_000

[strategy]
desired_total = 170_000
walk_away_total = 155_000

[[rounds]]
date = 2026-11-14

[[rounds.asks]]
item = "base_salary"
ask = 170_000
because = "Peers."
answer = "partial"
value = 160_000
limit = "internal_equity"
"""


async def test_what_is_to_go_counts_from_what_is_on_the_table_as_the_next_step_does(tmp_path: Path) -> None:
    async with opened(one(tmp_path, PARTLY)) as pilot:
        said = await at(pilot)
        assert said.startswith("Year 1 now 160,000 on the table Year 1 as offered 150,000")
        assert "Walk-away point 155,000 now 5,000 above Desired 170,000 10,000 to go" in said
        await press(pilot, "panel", "open")
        figures = text(pilot)
        assert "Year 1   $150,000" in figures
        assert figures.index("On the table now") < figures.index("Year 1   $160,000")


async def test_as_long_as_nothing_has_moved_year_one_is_as_offered(tmp_path: Path) -> None:
    async with opened(one(tmp_path, PARTLY.replace("160_000", "150_000"))) as pilot:
        assert (await at(pilot)).startswith(
            "Year 1 as offered 150,000 Walk-away point 155,000 now 5,000 below"
        )


# The other side

THEM = """\
[[people]]
id = "dana"
name = "Dana Ruiz"

[[people]]
id = "ghost"

[strategy]
protocol_people = ["dana", "ghost", "nobody"]

[[strategy.limit]]
kind = "internal_equity"
note = "Peers earn 178."

[[strategy.limit]]
kind = "budget"

[[strategy.signal]]
date = 2026-10-20
to = "dana"
item = "base_salary"
amount = 180_000
note = "And up."

[[strategy.signal]]
date = 2026-11-05
to = "nobody"
note = "My first choice."
"""
CONFIDENCE = "They want you to join and to ask with confidence."


async def test_people_are_named_and_not_by_their_ids(tmp_path: Path) -> None:
    async with opened(one(tmp_path, THEM), (80, 40)) as pilot:
        said = await at(pilot, "Dana Ruiz")
        assert said.startswith(f"{CONFIDENCE} Ask, don't demand. Negotiate with a decision-maker;")
        assert "The protocol names Dana Ruiz, ghost and nobody." in said
        await go_to(pilot, "Protocol names Dana Ruiz, ghost, nobody")
        assert row(pilot, "Tue 20 Oct") == "Tue 20 Oct 2026 Base salary 180,000 to Dana Ruiz. And up."
        assert row(pilot, "Thu 5 Nov") == "Thu 5 Nov 2026 My first choice. to nobody"


async def test_a_limit_names_what_it_binds_less_and_what_has_met_it(tmp_path: Path) -> None:
    offer = PARTLY.replace("[strategy]\n", "") + THEM
    offer = offer.replace("desired_total = 170_000\nwalk_away_total = 155_000\n", "")
    async with opened(one(tmp_path, offer)) as pilot:
        said = await at(pilot, "Internal equity")
        assert said.startswith(CONFIDENCE)
        assert "Where internal equity is the limit, another item may be freer: signing bonus," in said
        assert "Base salary met it in round 1; signing bonus may be freer." in said
        said = await at(pilot, "Budget")
        assert "Where their budget is the limit, another item may be freer: stock, vacation days" in said
        assert "met it" not in said


async def test_a_signal_says_what_a_later_ask_may_not_contradict(tmp_path: Path) -> None:
    async with opened(one(tmp_path, THEM)) as pilot:
        said = await at(pilot, "Tue 20 Oct")
        assert said.startswith(CONFIDENCE)
        assert "A later ask for base salary may not contradict 180,000." in said
        await press(pilot, "hide")
        assert "may not contradict ***." in panel(pilot)
        await press(pilot, "hide")
        assert "may not contradict" not in await at(pilot, "Thu 5 Nov")
