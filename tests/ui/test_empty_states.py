"""Where nothing is there yet, every page says what to do next, and the key it names does it."""

from pathlib import Path

import pytest

from tests.directories import PROFILE, offers_directory
from tests.repositories import git
from tests.ui.driving import (
    HEAD,
    fill,
    go_to,
    keys,
    message,
    offer_file,
    one_spaced,
    opened,
    panel,
    press,
    row,
    samples,
    selected,
    settled,
    text,
    visit,
    workbench,
)
from tests.ui.screen_text import overfull_lines

SIZES = [(60, 20), (80, 24), (120, 40)]


def bare(path: Path, rest: str = "", **offers: str) -> Path:
    """Return a directory with one offer that says nothing yet, and with others."""
    return offers_directory(path / "o", profile=PROFILE, globex=HEAD + rest, **offers)


# Home


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_without_offers_home_names_three_ways_to_begin_and_cuts_none(
    size: tuple[int, int], tmp_path: Path
) -> None:
    async with opened(tmp_path, size) as pilot:
        for said in (
            "No offers yet.",
            "Press a to write down an offer",
            "Press s to copy the sample offers here",
            "Press p to write down your career goals",
        ):
            assert said in text(pilot)
        assert not [line for line in text(pilot).splitlines() if line.startswith("  ") and "…" in line]
        await keys(pilot, "p")
        assert workbench(pilot).trail.page_id == "profile"
        await keys(pilot, "q", "s")
        assert "Northwind" in text(pilot)


async def test_a_filter_that_nothing_has_says_how_to_see_all(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await press(pilot, "find")
        await fill(pilot, "zzz")
        assert "No offer has “zzz” in its name; q shows all." in text(pilot)
        await keys(pilot, "q")
        assert "Northwind" in text(pilot)


# The pages of an offer


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_an_offer_without_a_package_says_how_to_fill_it_in(
    size: tuple[int, int], tmp_path: Path
) -> None:
    directory = bare(tmp_path)
    async with opened(directory, size) as pilot:
        await visit(pilot, "package", "Globex")
        assert panel(pilot) == (
            "Fill in the package: its worth, year by year, shows here."
            " enter edits a row; a adds a bonus, stock or a benefit."
        )
        assert overfull_lines(pilot.app) == []
        await keys(pilot, "enter")
        await fill(pilot, "150k")
        assert "base_salary = 150_000" in offer_file(directory, "globex").read_text(encoding="utf-8")
        assert "Year 1" in panel(pilot)


async def test_fit_without_goals_says_how_to_write_the_first_one_down(tmp_path: Path) -> None:
    directory = offers_directory(tmp_path / "o", profile=None, globex=HEAD)
    async with opened(directory) as pilot:
        await visit(pilot, "fit", "Globex")
        assert "No career goals yet." in text(pilot)
        assert "Press a to write down the first goal. Your goals serve all offers." in text(pilot)
        await keys(pilot, "a")
        await fill(pilot, "Go deep")
        assert selected(pilot).startswith("Go deep")


async def test_priorities_say_how_to_choose_the_first(tmp_path: Path) -> None:
    async with opened(bare(tmp_path)) as pilot:
        await visit(pilot, "priorities", "Globex")
        assert "Nothing is ranked yet." in text(pilot)
        assert "Press a to choose the first." in text(pilot)
        await keys(pilot, "a")
        await fill(pilot, "Base")
        assert row(pilot, "Globex › Priority")


async def test_strategy_says_what_is_missing_and_how_to_add_it(tmp_path: Path) -> None:
    async with opened(bare(tmp_path)) as pilot:
        await visit(pilot, "strategy", "Globex")
        said = panel(pilot)
        assert "Before a first round: desired package, walk-away point, alternatives." in said
        assert "enter fills in a row; a adds alternatives, research and people." in said
        for purpose in ("what you have if this comes to nothing", "what the market says, and says who"):
            assert purpose in text(pilot) or purpose in one_spaced(text(pilot))
        await keys(pilot, "a")
        for choice in ("an alternative", "a research point", "a person"):
            assert choice in text(pilot)


async def test_rounds_say_how_to_write_the_first_one_down(tmp_path: Path) -> None:
    async with opened(bare(tmp_path)) as pilot:
        await visit(pilot, "rounds", "Globex")
        assert "No round yet." in text(pilot)
        assert "Press a to write down the first, planned or past." in text(pilot)
        await keys(pilot, "a")
        assert "took place" in text(pilot)


async def test_an_open_decision_says_where_it_is_made(tmp_path: Path) -> None:
    async with opened(bare(tmp_path)) as pilot:
        await visit(pilot, "decision", "Globex")
        assert panel(pilot).startswith("Not decided yet; enter on Outcome decides.")
        await keys(pilot, "enter")
        assert "accepted" in text(pilot)


# Pages inside


@pytest.mark.parametrize(
    ("picture", "said"),
    [
        (1, "Calendar years need the first day of work. / first day goes to its row, and e fills it in."),
        (4, "No research yet. On Strategy, S, a writes down what the market says."),
        (5, "There are no options in this package. If they offer some: a, then options."),
    ],
)
async def test_a_picture_that_lacks_something_says_what(picture: int, said: str, tmp_path: Path) -> None:
    async with opened(bare(tmp_path, "[package]\nbase_salary = 150_000\n")) as pilot:
        await visit(pilot, "package", "Globex")
        await press(pilot, *["picture.next"] * picture)
        assert panel(pilot).startswith(said)


async def test_the_way_to_the_first_day_is_as_it_is_said(tmp_path: Path) -> None:
    directory = bare(tmp_path, "[package]\nbase_salary = 150_000\n")
    async with opened(directory) as pilot:
        await visit(pilot, "package", "Globex")
        await press(pilot, "picture.next")
        await keys(pilot, "/")
        await fill(pilot, "first day")
        await keys(pilot, "e")
        await fill(pilot, "2027-02-01")
        assert "start = 2027-02-01" in offer_file(directory, "globex").read_text(encoding="utf-8")
        assert "2027" in panel(pilot)


async def test_packages_that_cannot_be_mixed_say_why_and_what_to_do(tmp_path: Path) -> None:
    async with opened(bare(tmp_path)) as pilot:
        await visit(pilot, "priorities", "Globex")
        await press(pilot, "bundles")
        said = one_spaced(text(pilot))
        assert "Two or three packages that are worth the same to you" in said
        assert "q leads back, and w there asks for it." in said
        await keys(pilot, "q", "w")
        assert "How do you want to weigh your priorities?" in panel(pilot)


async def test_a_call_without_requests_says_where_they_are_added(tmp_path: Path) -> None:
    async with opened(bare(tmp_path, '[[rounds]]\nplanned = true\nchannel = "phone"\n')) as pilot:
        await visit(pilot, "rounds", "Globex")
        await press(pilot, "call")
        assert panel(pilot) == "No request yet. Press q to go back, and a to add one."
        await keys(pilot, "q", "a")
        assert "ask" in text(pilot)


async def test_a_letter_to_nobody_says_where_the_people_are(tmp_path: Path) -> None:
    async with opened(bare(tmp_path, '[decision]\noutcome = "declined"\n')) as pilot:
        await visit(pilot, "decision", "Globex")
        await go_to(pilot, "Letter sent")
        await press(pilot, "letter")
        assert selected(pilot).startswith("To nobody is marked as having made the offer; Strategy (S) has")


async def test_no_problem_is_said_and_the_way_back(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "problems")
        assert "Nothing is wrong in this file, and the guide has nothing to say." in text(pilot)
        assert "Press q to go back." in text(pilot)
        await keys(pilot, "q")
        assert workbench(pilot).trail.page_id == "home"


@pytest.mark.parametrize("repository", [False, True])
async def test_a_file_without_a_past_says_how_it_gets_one(*, repository: bool, tmp_path: Path) -> None:
    directory = bare(tmp_path)
    if repository:
        git(directory, "init", "--quiet")
    async with opened(directory) as pilot:
        await visit(pilot, "package", "Globex")
        await press(pilot, "history")
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        await settled(pilot)
        why = (
            "Git has no version of this file" if repository else "No history: there is no git repository here"
        )
        assert why in text(pilot)
        assert "“offer-tui git setup”" in text(pilot)
        await keys(pilot, "q")
        assert workbench(pilot).trail.page_id == "package"


# Yourself, and several offers


async def test_without_goals_you_are_told_how_to_add_the_first(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        await keys(pilot, "p")
        assert row(pilot, "Career goals") == "Career goals a adds the first"
        assert "Goals are yours, not an offer's: every offer is rated against them." in panel(pilot)


async def test_one_offer_alone_is_not_compared_and_it_says_what_is_missing(tmp_path: Path) -> None:
    async with opened(bare(tmp_path)) as pilot:
        await keys(pilot, "c")
        assert message(pilot) == "! two offers can be compared; a adds another one"


async def test_offers_that_are_all_closed_are_compared_once_they_are_marked(tmp_path: Path) -> None:
    closed = HEAD + 'status = "declined"\n'
    async with opened(offers_directory(tmp_path / "o", alpha=closed, beta=closed)) as pilot:
        await keys(pilot, "c")
        assert message(pilot) == "! mark 2 to 5 offers with space first"
        await keys(pilot, "space", "space", "c")
        assert workbench(pilot).trail.page_id == "compare"
