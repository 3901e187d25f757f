"""Weighing the priorities, by pairs and by what one would give up."""

from pathlib import Path

from textual.pilot import Pilot

from tests.directories import offers_directory
from tests.ui.driving import (
    HEAD,
    fill,
    keys,
    message,
    offer_file,
    opened,
    panel,
    press,
    row,
    text,
    workbench,
)

PACKAGE = """
[package]
base_salary = 150_000
vacation_days = 20
remote_days = 2

[[package.grant]]
value = 100_000
months = 48
"""
THREE = """
[[priorities]]
item = "base_salary"
desired = 160_000
why = "Rent."

[[priorities]]
item = "equity"
desired = 140_000

[[priorities]]
item = "remote_days"
desired = 3
"""


def ranked(directory: Path) -> list[str]:
    """Return the items that the file ranks, in its order."""
    lines = offer_file(directory, "globex").read_text(encoding="utf-8").splitlines()
    return [one.split('"')[1] for one in lines if one.startswith("item = ")]


async def weigh(pilot: Pilot[None], how: str) -> None:
    """Go to the priorities of the only offer and weigh them."""
    await press(pilot, "page.priorities", "weigh")
    await fill(pilot, how)


async def prefer(pilot: Pilot[None], *items: str) -> None:
    """Answer question after question with the item that begins so."""
    for one in items:
        await fill(pilot, one)


def globex(tmp_path: Path, rest: str) -> Path:
    return offers_directory(tmp_path / "o", globex=HEAD + PACKAGE + rest)


async def test_every_question_is_whole_and_explained_beside_the_list(tmp_path: Path) -> None:
    async with opened(globex(tmp_path, THREE), (60, 20)) as pilot:
        await press(pilot, "page.priorities", "weigh")
        assert selected_line(pilot, "Weigh")
        assert panel(pilot).startswith("How do you want to weigh your priorities? By pairs: of two items")
        await fill(pilot, "by pairs")
        assert selected_line(pilot, "Rather move")
        assert "1 of 3: which would you rather move from offered to desired?" in panel(pilot)
        await prefer(pilot, "remote", "remote", "stock")
        assert selected_line(pilot, "Keep how many")


def selected_line(pilot: Pilot[None], label: str) -> bool:
    """Tell whether a question stands alone in its row, whole."""
    lines = [one.strip("▌ ") for one in text(pilot).splitlines()]
    return label in lines


async def test_answers_by_pairs_reorder_the_priorities_as_one_edit(tmp_path: Path) -> None:
    directory = globex(tmp_path, THREE)
    before = offer_file(directory, "globex").read_text(encoding="utf-8")
    async with opened(directory) as pilot:
        await weigh(pilot, "by pairs")
        assert "1 of 3: which would you rather move from offered to desired?" in panel(pilot)
        assert "100,000 → 140,000" in text(pilot)
        # Stock or remote days, base or remote days, base or stock.
        await prefer(pilot, "remote", "remote", "stock")
        assert "1 Remote days 2 Stock 3 Base salary" in panel(pilot)
        await fill(pilot, "three")
        assert message(pilot) == "ranked by pairs: Remote days, Stock, Base salary"
        assert ranked(directory) == ["remote_days", "equity", "base_salary"]
        assert 'why = "Rent."' in offer_file(directory, "globex").read_text(encoding="utf-8")
        await press(pilot, "undo")
    assert offer_file(directory, "globex").read_text(encoding="utf-8") == before


async def test_two_of_three_can_be_kept(tmp_path: Path) -> None:
    directory = globex(tmp_path, THREE)
    async with opened(directory) as pilot:
        await weigh(pilot, "by pairs")
        await prefer(pilot, "stock", "base", "stock", "two")
    assert ranked(directory) == ["equity", "base_salary"]


async def test_a_loop_is_named_and_asked_again_until_an_answer_breaks_it(tmp_path: Path) -> None:
    directory = globex(tmp_path, THREE)
    async with opened(directory) as pilot:
        await weigh(pilot, "by pairs")
        await prefer(pilot, "stock", "remote", "base")
        loop = (
            "Base salary rather than Stock, Stock rather than Remote days, and Remote days rather than Base"
        )
        assert loop in panel(pilot)
        # The first question that is asked again is answered as before, the second otherwise.
        await prefer(pilot, "base")
        assert "A loop" in panel(pilot)
        await prefer(pilot, "remote")
        assert "A loop" not in panel(pilot)
        assert "1 Remote days 2 Base salary 3 Stock" in panel(pilot)


async def test_a_loop_can_be_kept(tmp_path: Path) -> None:
    directory = globex(tmp_path, THREE)
    async with opened(directory) as pilot:
        await weigh(pilot, "by pairs")
        await prefer(pilot, "stock", "remote", "base", "keep it", "three")
        assert message(pilot) == "your answers say what is ranked: Base salary, Stock, Remote days"
    assert ranked(directory) == ["base_salary", "equity", "remote_days"]


async def test_who_stands_by_every_answer_is_not_asked_for_ever(tmp_path: Path) -> None:
    directory = globex(tmp_path, THREE)
    async with opened(directory) as pilot:
        await weigh(pilot, "by pairs")
        await prefer(pilot, "stock", "remote", "base")
        for _ in range(3):
            assert "A loop" in panel(pilot)
            beaten = {"Base": "Stock", "Remote": "Base", "Stock": "Remote"}
            shown = [one for one in beaten if any(f"{one}" in part for part in choices(pilot))]
            winner = next(one for one in shown if beaten[one] in shown)
            await prefer(pilot, winner)
        assert "Keep how many" in text(pilot)


def choices(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the open list of choices that show a move."""
    lines = [one for one in text(pilot).splitlines() if " → " in one]
    assert len(lines) == 2
    return lines


async def test_with_nothing_ranked_candidates_are_chosen_first(tmp_path: Path) -> None:
    directory = globex(tmp_path, "")
    async with opened(directory) as pilot:
        await press(pilot, "page.priorities", "weigh")
        assert "by what you would give up" not in text(pilot)
        await fill(pilot, "by pairs")
        assert "Which items might matter most?" in panel(pilot)
        await prefer(pilot, "vacation", "level", "that is all")
        assert "20 → better" in text(pilot)
        await prefer(pilot, "level")
        assert message(pilot) == "ranked by pairs: Level, Vacation days"
    assert ranked(directory) == ["level", "vacation_days"]


async def test_five_candidates_are_the_most(tmp_path: Path) -> None:
    directory = globex(tmp_path, "")
    async with opened(directory) as pilot:
        await weigh(pilot, "by pairs")
        await prefer(pilot, "vacation", "level", "stock", "base", "remote")
        assert "1 of 10: which would you rather move" in panel(pilot)


async def test_escape_leaves_the_priorities_as_they_are(tmp_path: Path) -> None:
    directory = globex(tmp_path, THREE)
    before = offer_file(directory, "globex").read_bytes()
    async with opened(directory) as pilot:
        await weigh(pilot, "by pairs")
        await prefer(pilot, "remote", "remote")
        await keys(pilot, "escape")
        assert row(pilot, "1 Base salary")
        await weigh(pilot, "by what you would give up")
        await fill(pilot, "30")
        await fill(pilot, "1k")
        await keys(pilot, "escape")
    assert offer_file(directory, "globex").read_bytes() == before


async def test_worths_are_suggested_and_kept_as_one_edit(tmp_path: Path) -> None:
    directory = globex(tmp_path, THREE)
    async with opened(directory) as pilot:
        await weigh(pilot, "by what you would give up")
        assert "How much do you take off stock" in panel(pilot)
        await fill(pilot, "30%")
        # Base salary is worth the difference, so the next item is the first that is asked about.
        assert "How much yearly base would you give up for Stock, 100,000 → 140,000?" in panel(pilot)
        assert "what is paid or granted once is spread over 4 years." in panel(pilot)
        # 40,000 of stock, less 30 %, over four years.
        assert "7,000" in text(pilot)
        await fill(pilot, "12k")
        await fill(pilot, "3k")
        assert message(pilot) == "weighed by what you would give up"
        written = offer_file(directory, "globex").read_text(encoding="utf-8")
        assert [one for one in written.splitlines() if one.startswith("worth")] == [
            "worth = 10_000",
            "worth = 12_000",
            "worth = 3000",
        ]
        assert "Weights by rank 61, 28, 11 %, by worth 40, 48, 12 %." in panel(pilot)
        assert "By worth the order is Stock, Base salary, Remote days: K and J move a row." in panel(pilot)
        await press(pilot, "undo")
        assert "worth = " not in offer_file(directory, "globex").read_text(encoding="utf-8")
        assert "w weighs them" in panel(pilot)


async def test_a_worth_that_was_said_before_is_where_its_question_starts(tmp_path: Path) -> None:
    directory = globex(tmp_path, THREE.replace('item = "equity"', 'item = "equity"\nworth = 8_888'))
    before = offer_file(directory, "globex").read_bytes()
    async with opened(directory) as pilot:
        await weigh(pilot, "by what you would give up")
        await fill(pilot, "0")
        assert "8,888" in text(pilot)
        await keys(pilot, "escape")
    assert offer_file(directory, "globex").read_bytes() == before


async def test_ranks_that_agree_with_the_worths_are_not_called_a_contradiction(tmp_path: Path) -> None:
    worths = THREE.replace("desired = 160_000", "desired = 160_000\nworth = 9_000")
    worths = worths.replace("desired = 140_000", "desired = 140_000\nworth = 9_000")
    directory = globex(tmp_path, worths.replace("desired = 3", "desired = 3\nworth = 2_000"))
    async with opened(directory) as pilot:
        await press(pilot, "page.priorities")
        assert "by worth 45, 45, 10 %" in panel(pilot)
        assert "By worth the order" not in panel(pilot)


async def test_base_salary_is_worth_its_own_difference_and_nothing_is_asked(tmp_path: Path) -> None:
    alone = THREE.partition('\n[[priorities]]\nitem = "equity"')[0].replace("why", "worth = 1\nwhy")
    directory = globex(tmp_path, alone)
    async with opened(directory) as pilot:
        await weigh(pilot, "by what you would give up")
        assert message(pilot) == "weighed by what you would give up"
    assert "worth = 10_000" in offer_file(directory, "globex").read_text(encoding="utf-8")


async def test_without_a_desired_value_base_salary_keeps_the_worth_it_has(tmp_path: Path) -> None:
    open_ended = THREE.replace("desired = 160_000", "worth = 7_000")
    directory = globex(tmp_path, open_ended)
    async with opened(directory) as pilot:
        await weigh(pilot, "by what you would give up")
        for answer in ("30", "12k", "3k"):
            await fill(pilot, answer)
        assert message(pilot) == "weighed by what you would give up"
    written = offer_file(directory, "globex").read_text(encoding="utf-8")
    assert [one for one in written.splitlines() if one.startswith("worth")] == [
        *("worth = 7_000", "worth = 12_000", "worth = 3000"),
    ]


async def test_worths_are_not_asked_for_while_amounts_are_hidden(tmp_path: Path) -> None:
    async with opened(globex(tmp_path, THREE)) as pilot:
        await press(pilot, "page.priorities", "hide", "weigh")
        await fill(pilot, "by what you would give up")
        assert message(pilot) == "! amounts are hidden; z shows them"
        assert workbench(pilot).asked is None


async def test_a_reason_is_hidden_with_the_amounts_that_it_names(tmp_path: Path) -> None:
    async with opened(globex(tmp_path, THREE.replace("Rent.", "Rent is 2,400 a month."))) as pilot:
        await press(pilot, "page.priorities")
        assert "Rent is 2,400 a month." in panel(pilot)
        await press(pilot, "hide")
        assert "Rent is *** a month." in panel(pilot)


async def test_hidden_amounts_stay_hidden_while_weighing(tmp_path: Path) -> None:
    async with opened(globex(tmp_path, THREE)) as pilot:
        await press(pilot, "page.priorities", "hide", "weigh")
        await fill(pilot, "by pairs")
        assert "*** → ***" in text(pilot)
        assert "140,000" not in text(pilot)
