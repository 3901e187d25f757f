"""Undo and redo across pages and files; deleting and moving."""

from itertools import pairwise
from pathlib import Path

from textual.pilot import Pilot

from tests.directories import offers_directory
from tests.ui.driving import (
    add,
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


def contents(directory: Path) -> dict[str, bytes]:
    """Return the bytes of every file of an offers directory, the trash left out."""
    files = [*directory.glob("*.toml"), *(directory / "offers").glob("*.toml")]
    return {str(one.relative_to(directory)): one.read_bytes() for one in sorted(files)}


async def undone(pilot: Pilot[None], count: int) -> None:
    """Undo so often, and each time for real."""
    for _ in range(count):
        await press(pilot, "undo")
        assert message(pilot).startswith("undone: ")


async def test_undo_goes_back_over_pages_and_offers_and_redo_forth(tmp_path: Path) -> None:
    before = contents(samples(tmp_path))
    states = [before]
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Base salary", "170k")
        states.append(contents(tmp_path))
        await press(pilot, "page.fit", "rate.3")
        states.append(contents(tmp_path))
        await press(pilot, "goal.points")
        await fill(pilot, "70")
        states.append(contents(tmp_path))
        await press(pilot, "back")
        await visit(pilot, "rounds", "Globex")
        await add(pilot, "took place")
        states.append(contents(tmp_path))
        assert all(one != other for one, other in pairwise(states))
        for state in reversed(states[:-1]):
            await undone(pilot, 1)
            assert contents(tmp_path) == state
        await press(pilot, "undo")
        assert message(pilot) == "! nothing to undo yet"
        for state in states[1:]:
            await press(pilot, "redo")
            assert message(pilot).startswith("again: ")
            assert contents(tmp_path) == state


async def test_an_edit_after_undo_leaves_nothing_to_redo(tmp_path: Path) -> None:
    samples(tmp_path)
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Base salary", "170k")
        await undone(pilot, 1)
        await edit(pilot, "Level", "L7")
        await press(pilot, "redo")
        assert message(pilot) == "! nothing to redo"
        await go_to(pilot, "Base salary")
        assert selected(pilot).startswith("Base salary 165,000")


async def test_undo_says_what_it_undoes_and_the_page_shows_it(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Base salary", "170k")
        assert message(pilot) == "Base salary 165,000 → 170,000"
        assert "Total 283,480" in panel(pilot)
        await press(pilot, "undo")
        assert message(pilot) == "undone: Base salary 165,000 → 170,000"
        assert "Total 277,580" in panel(pilot)


async def test_an_offer_is_deleted_after_a_question_and_undo_brings_it_back(tmp_path: Path) -> None:
    before = contents(samples(tmp_path))
    globex = offer_file(tmp_path, "globex")
    async with opened(tmp_path) as pilot:
        await go_to(pilot, "Globex")
        await press(pilot, "drop")
        assert "Delete Globex?" in text(pilot)
        assert "move it to the trash; u brings it back" in text(pilot)
        await keys(pilot, "enter")
        assert contents(tmp_path) == before
        await press(pilot, "drop")
        await keys(pilot, "n", "enter")
        assert contents(tmp_path) == before
        await press(pilot, "drop")
        await keys(pilot, "escape")
        assert contents(tmp_path) == before
        await press(pilot, "drop")
        await keys(pilot, "y", "enter")
        assert message(pilot) == "Globex moved to the trash"
        assert not globex.exists()
        assert (tmp_path / "trash" / "globex.toml").read_bytes() == before["offers/globex.toml"]
        assert "4 offers" in row(pilot, "Offers")
        assert selected(pilot).startswith("Hooli")
        await press(pilot, "undo")
        assert contents(tmp_path) == before
        assert not (tmp_path / "trash" / "globex.toml").exists()
        await press(pilot, "redo")
        assert not globex.exists()


async def test_deleting_two_offers_of_the_same_name_keeps_both_in_the_trash(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        for _ in range(2):
            await press(pilot, "add")
            await fill(pilot, "Globex")
            await fill(pilot, "Engineer")
            await fill(pilot, "EUR")
            await press(pilot, "back", "drop")
            await fill(pilot, "y")
        assert "No offers yet." in text(pilot)
        assert sorted(one.name for one in (tmp_path / "trash").glob("*")) == ["globex-2.toml", "globex.toml"]


async def test_an_offer_of_the_same_name_gets_a_file_of_its_own(tmp_path: Path) -> None:
    directory = offers_directory(tmp_path / "o", globex='company = "Globex"\nrole = "A"\ncurrency = "USD"\n')
    before = contents(directory)
    async with opened(directory) as pilot:
        await press(pilot, "add")
        await fill(pilot, "Globex")
        await fill(pilot, "B")
        await fill(pilot, "EUR")
    found = contents(directory)
    assert found.keys() - before.keys() == {"offers/globex-2.toml"}
    assert {name: found[name] for name in before} == before


async def test_a_goal_is_deleted_with_nothing_else_and_brought_back_whole(tmp_path: Path) -> None:
    before = contents(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "fit")
        await go_to(pilot, "A mission")
        await press(pilot, "drop")
        assert message(pilot).endswith("deleted")
        assert selected(pilot).startswith("Colleagues")
        profile = (tmp_path / "profile.toml").read_text(encoding="utf-8")
        assert '"mission"' not in profile
        assert profile.count("[[goals]]") == 7
        assert "# I will not move house again" in profile
        assert (
            contents(tmp_path)["offers/northwind-robotics.toml"] == before["offers/northwind-robotics.toml"]
        )
        assert row(pilot, "Offer ").endswith("! 1 problem")
        await undone(pilot, 1)
        assert contents(tmp_path) == before
        assert selected(pilot).startswith("Colleagues")
        assert row(pilot, "A mission").startswith("A mission that I can explain")


async def test_an_ask_a_round_and_a_person_are_deleted_and_brought_back(tmp_path: Path) -> None:
    before = contents(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "rounds")
        await go_to(pilot, "Remote days")
        await press(pilot, "drop")
        found = offer_file(tmp_path).read_text(encoding="utf-8")
        assert 'answer = "refused"' not in found
        assert found.count("[[rounds.asks]]") == 5
        await go_to(pilot, "Round 2")
        await press(pilot, "drop")
        assert offer_file(tmp_path).read_text(encoding="utf-8").count("[[rounds.asks]]") == 3
        await press(pilot, "page.strategy")
        await go_to(pilot, "Tom")
        await press(pilot, "drop")
        assert message(pilot).startswith("Tom Okafor")
        assert message(pilot).endswith("deleted")
        assert "Tom Okafor" not in offer_file(tmp_path).read_text(encoding="utf-8")
        await undone(pilot, 3)
    assert contents(tmp_path) == before


async def test_a_value_is_deleted_and_brought_back_with_its_comment(tmp_path: Path) -> None:
    before = contents(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await go_to(pilot, "Bonus expected")
        await press(pilot, "drop")
        assert selected(pilot).startswith("Bonus expected –")
        assert "Dana: paid in full" not in offer_file(tmp_path).read_text(encoding="utf-8")
        await press(pilot, "drop")
        assert message(pilot) == "! there is nothing to delete in this row"
        await undone(pilot, 1)
    assert contents(tmp_path) == before


async def test_rows_move_with_their_comments_and_stop_at_the_ends(tmp_path: Path) -> None:
    before = contents(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "priorities")
        await press(pilot, "move.up")
        assert message(pilot) == "! this row cannot be moved there"
        await press(pilot, "move.down", "move.down")
        assert selected(pilot).startswith("3 Base salary")
        await press(pilot, "move.down")
        assert message(pilot) == "! this row cannot be moved there"
        assert row(pilot, "1").startswith("1 Stock")
        await undone(pilot, 2)
        assert contents(tmp_path) == before
        await press(pilot, "page.fit")
        await go_to(pilot, "At most two days")
        await press(pilot, "move.up")
        assert selected(pilot).startswith("At most two days")
        found = (tmp_path / "profile.toml").read_text(encoding="utf-8")
        assert found.index("# I will not move house again") < found.index("lead-without-managing")
        await press(pilot, "page.rounds")
        await go_to(pilot, "Stock")
        await press(pilot, "move.up")
        assert selected(pilot).startswith("Stock")
        asks = offer_file(tmp_path).read_text(encoding="utf-8").partition("[[rounds.asks]]")[2]
        assert asks.index('item = "equity"') < asks.index('item = "base_salary"')
        await undone(pilot, 2)
    assert contents(tmp_path) == before


async def test_the_cursor_stays_on_its_row_over_undo_and_redo(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "fit")
        await go_to(pilot, "Colleagues")
        await press(pilot, "rate.9", "undo", "redo")
        assert selected(pilot).startswith("Colleagues I learn from 40 █████████░ 9")


async def test_undo_keeps_what_somebody_else_changed_meanwhile(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_text(encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Base salary", "170k")
        mine = file.read_text(encoding="utf-8")
        file.write_text(mine.replace('level = "L6"', 'level = "L7"'), encoding="utf-8")
        await press(pilot, "undo")
        assert message(pilot) == "! undone: Base salary 165,000 → 170,000; others' changes are kept"
        assert file.read_text(encoding="utf-8") == before.replace('level = "L6"', 'level = "L7"')
        await go_to(pilot, "Level")
        assert selected(pilot) == "Level L7"


async def test_undo_never_takes_back_what_somebody_else_wrote_in_its_place(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Base salary", "170k")
        theirs = file.read_text(encoding="utf-8").replace("base_salary = 170_000", "base_salary = 190_000")
        file.write_text(theirs, encoding="utf-8")
        await press(pilot, "undo")
        assert message(pilot).startswith("✗ somebody else changed the same place since")
        assert file.read_text(encoding="utf-8") == theirs
        bench = workbench(pilot)
        bench.follow()
        await press(pilot, "edge.first")
        assert selected(pilot).startswith("Base salary 190,000")


async def test_undo_of_a_new_offer_sends_it_to_the_trash_and_leaves_its_page(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await press(pilot, "add")
        await fill(pilot, "Zorg")
        await fill(pilot, "Engineer")
        await fill(pilot, "EUR")
        assert row(pilot, "Zorg") == "Zorg · Engineer"
        await press(pilot, "undo")
        assert message(pilot) == "undone: Zorg added"
        assert "5 offers" in row(pilot, "Offers")
        assert not offer_file(tmp_path, "zorg").exists()
        await press(pilot, "redo")
        assert offer_file(tmp_path, "zorg").exists()
        assert "6 offers" in row(pilot, "Offers")
