"""The Rounds page: what the panel says in little room, and what a new round brings about."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from offer_tui.core.offer import Ask, Offer, Round, Strategy
from offer_tui.core.package import CustomItem, Package
from offer_tui.core.profile import Profile
from offer_tui.ui.pages.rounds import RoundsPage
from offer_tui.ui.view import View
from offer_tui.ui.widgets.spans import width_of
from tests.ui.driving import HEAD, TODAY, add, fill, message, opened, press, row, selected
from tests.ui.test_guide import READY, directory, file

D = Decimal
WIDTHS = range(44, 79)

# The panel

SAID = Round(
    asks=(
        Ask(item="base_salary", ask=D(185_000), answer="partial", value=D(175_000), in_writing=True),
        Ask(item="equity", ask=D(300_000), answer="partial", value=D(270_000)),
        Ask(item="signing_bonus", ask=D(35_000), answer="refused"),
    )
)
PLANNED = Round(planned=True, asks=(Ask(item="base_salary", ask=D(178_000)),))
OFFER = Offer(
    currency="USD",
    package=Package(base_salary=D(165_000)),
    strategy=Strategy(walk_away_total=D(260_000), desired_total=D(320_000)),
    rounds=(SAID, PLANNED),
)
LONG = "All that is said of titles in the handbook, and a little more"
DEAR = replace(
    OFFER,
    package=Package(base_salary=D(16_500_000), custom={"conferences_and_courses": CustomItem()}),
    strategy=Strategy(walk_away_total=D(126_000_000), desired_total=D(132_000_000)),
    rounds=(
        Round(
            asks=(
                Ask(item="base_salary", ask=D(18_500_000), answer="partial", value=D(17_700_000)),
                Ask(item="start_date", ask=date(2027, 3, 1), answer="granted"),
                Ask(item="custom.conferences_and_courses", ask=LONG, answer="granted"),
            )
        ),
    ),
)


def lines_of(offer: Offer, width: int) -> list[str]:
    """Return the panel of an offer's rounds, none of its lines broken."""
    view = View("globex", {}, offer, Profile(), {}, (), (), TODAY)
    lines = RoundsPage().panel(view, None, width)
    assert [line for line in lines if width_of(line) > width] == []
    return ["".join(span.text for span in line).rstrip() for line in lines]


def words_of(lines: list[str], beginning: str) -> str:
    """Return the line that begins so, with one blank between its words."""
    return " ".join(next(line for line in lines if line.startswith(beginning)).split())


@pytest.mark.parametrize("width", WIDTHS)
def test_the_panel_fits_its_width_with_both_sides_and_what_is_in_writing(width: int) -> None:
    lines = lines_of(OFFER, width)
    assert "w walk-away 260,000   d desired 320,000" in lines
    assert "+10,000 7,000 175,000" in words_of(lines, "Base sal")
    stock = words_of(lines, "Stock")
    assert stock.startswith("Stock +270,000 0 270,000")
    assert stock.endswith("!")
    assert stock.endswith("not in writing !") or lines[-1] == "! not in writing yet"
    assert words_of(lines, "Signing").endswith(" 0 0 –")


@pytest.mark.parametrize("width", WIDTHS)
def test_large_figures_dates_and_sentences_do_not_break_a_line(width: int) -> None:
    lines = lines_of(DEAR, width)
    assert "d desired 132,000,000" in "\n".join(lines)
    assert "17,700,000" in words_of(lines, "Base sal")
    assert "Mon 1 Mar 2027" in words_of(lines, "Start date")


def test_with_room_for_all_the_table_is_in_words() -> None:
    lines = lines_of(OFFER, 78)
    assert words_of(lines, "Base salary").endswith("175,000 in writing")
    assert words_of(lines, "Stock").endswith("270,000 not in writing !")
    assert "! not in writing yet" not in lines


@pytest.mark.parametrize(
    ("offered", "first", "last", "gave"),
    [(20, 30, 26, "4"), (20, 26, 30, "-4"), (20, 10, 14, "4"), (20, 14, 10, "-4"), (20, 30, 30, "0")],
)
def test_what_you_gave_is_how_far_you_came_towards_them(
    offered: int, first: int, last: int, gave: str
) -> None:
    asks = [
        Round(asks=(Ask(item="vacation_days", ask=D(figure), answer="refused"),)) for figure in (first, last)
    ]
    lines = lines_of(replace(OFFER, package=Package(vacation_days=D(offered)), rounds=tuple(asks)), 78)
    assert words_of(lines, "Vacation") == f"Vacation days 0 {gave} –"


# New rounds


@pytest.mark.parametrize("how", ["took place", "planned, empty"])
async def test_with_a_first_round_the_offer_is_being_negotiated_and_undo_takes_back_both(
    tmp_path: Path, how: str
) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.rounds")
        await add(pilot, how)
        assert 'currency = "USD"\nstatus = "negotiating"\n' in file(tmp_path)
        await press(pilot, "back")
        assert "round 1/3" in row(pilot, "Globex")
        await press(pilot, "undo")
        assert message(pilot) == "undone: round 1 added"
    assert file(tmp_path) == READY


async def test_a_round_of_an_offer_that_has_ended_leaves_its_status(tmp_path: Path) -> None:
    declined = READY.replace('currency = "USD"\n', 'currency = "USD"\nstatus = "declined"\n')
    async with opened(directory(tmp_path, declined)) as pilot:
        await press(pilot, "page.rounds")
        await add(pilot, "took place")
    assert file(tmp_path) == f"{declined}\n[[rounds]]\ndate = 2026-11-21\n"


@pytest.mark.parametrize(("count", "stage"), [(3, "round 3/3"), (4, "round 4"), (5, "round 5")])
async def test_the_list_of_offers_counts_no_round_beyond_the_third_against_three(
    tmp_path: Path, count: int, stage: str
) -> None:
    rounds = "\n[[rounds]]\ndate = 2026-11-14\n" * count
    async with opened(directory(tmp_path, f'{HEAD}status = "negotiating"\n{rounds}')) as pilot:
        assert f" {stage} –" in row(pilot, "Globex")


async def test_hidden_amounts_are_not_in_the_questions_for_reasons(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.rounds")
        await add(pilot, "planned, with your priorities")
        assert selected(pilot) == "Base salary → 165,000: because"
    async with opened(tmp_path / "o") as pilot:
        await press(pilot, "page.rounds", "hide")
        await add(pilot, "planned, with your priorities")
        assert selected(pilot) == "Base salary → ***: because"
        await fill(pilot, "Peers are paid so.")
        assert selected(pilot) == "Vacation days → 30: because"
