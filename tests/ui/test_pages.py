"""Each page with nothing, one, many, too many, wrong and unknown: what it says, and that it never invents."""

from pathlib import Path

import pytest

from offer_tui.ui.actions import OFFER_PAGES
from tests.directories import offers_directory
from tests.ui.driving import (
    HEAD,
    bottom,
    edit,
    fill,
    go_to,
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


def goals(*points: int) -> str:
    """Return a profile whose goals have these weights."""
    return "".join(
        f'[[goals]]\nid = "g{n}"\nname = "Goal {n}"\npoints = {one}\n' for n, one in enumerate(points)
    )


def ratings(*values: int | None) -> str:
    """Return an offer's ratings of the goals, in their order."""
    return "".join(f"[fit.g{n}]\nrating = {one}\n" for n, one in enumerate(values) if one is not None)


def priorities(*items: str) -> str:
    """Return an offer's ranked items, without any figure."""
    return "".join(f'[[priorities]]\nitem = "{one}"\n' for one in items)


def rounds(count: int) -> str:
    """Return so many rounds that were held, with an ask each that nobody has answered."""
    return "".join(
        f'[[rounds]]\ndate = 2026-11-0{n}\n[[rounds.asks]]\nitem = "base_salary"\nask = {180 + n}_000\n'
        for n in range(1, count + 1)
    )


# Fit


@pytest.mark.parametrize(
    ("second", "score", "covered"),
    [(6, "7.2", "100 %"), (None, "6.0–8.0", "80 %")],
    ids=["all rated", "one not rated"],
)
async def test_fit_of_the_definition(tmp_path: Path, second: int | None, score: str, covered: str) -> None:
    # 7.15, and 5.95 to 7.95 where the second is not rated: with one decimal, a half away from zero.
    profile = goals(100, 80, 60, 50, 40, 30, 25, 15)
    offer = HEAD + ratings(8, second, 9, 7, 5, 8, 4, 10)
    async with opened(offers_directory(tmp_path / "o", profile=profile, globex=offer)) as pilot:
        assert score in selected(pilot).split()
        await press(pilot, "page.fit")
        assert f"┤ {score} " in panel(pilot)
        assert f"{covered} of the weight is rated; no must-have missed." in panel(pilot)


async def test_fit_without_goals_asks_for_them_first(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", profile=None, globex=HEAD)) as pilot:
        assert row(pilot, "Next:").endswith("rate. Write down your career goals first.")
        await press(pilot, "page.fit")
        assert "No career goals yet." in text(pilot)
        assert "undecided" not in text(pilot)


async def test_fit_with_one_goal_says_from_which_rating_on_it_is_strong(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", profile=goals(50), globex=HEAD)) as pilot:
        await press(pilot, "page.fit")
        assert "0.0–10.0 undecided" in panel(pilot)
        assert "“Goal 0” decides it. Strong from a rating of 7. Not a fit below 5." in panel(pilot)


async def test_fit_names_what_decides_and_says_settled_as_soon_as_it_is(tmp_path: Path) -> None:
    offer = HEAD + ratings(9, None, None)
    async with opened(offers_directory(tmp_path / "o", profile=goals(90, 5, 5), globex=offer)) as pilot:
        await press(pilot, "page.fit")
        assert "8.1–9.1 strong" in panel(pilot)
        assert "Settled: strong, whatever the remaining ratings." in panel(pilot)
        await press(pilot, "rate.7")
        assert "6.3–7.3 undecided" in panel(pilot)
        assert "Not settled: “Goal 1” and “Goal 2” decide it." in panel(pilot)


async def test_a_must_have_missed_is_not_a_fit_whatever_the_score(tmp_path: Path) -> None:
    profile = goals(90, 10) + "must_have = 6\n"
    async with opened(
        offers_directory(tmp_path / "o", profile=profile, globex=HEAD + ratings(10, 5))
    ) as pilot:
        assert "9.5 ✗" in selected(pilot)
        await press(pilot, "page.fit")
        assert "9.5 not a fit" in panel(pilot)
        assert "“Goal 1” is a must-have from 6 and rated 5." in panel(pilot)


async def test_fit_with_forty_goals_scrolls_and_keeps_its_verdict_in_sight(tmp_path: Path) -> None:
    offer = HEAD + ratings(*[6] * 40)
    async with opened(offers_directory(tmp_path / "o", profile=goals(*[10] * 40), globex=offer)) as pilot:
        await press(pilot, "page.fit", "edge.last")
        assert selected(pilot).startswith("Goal 39")
        assert "6.0 possible" in panel(pilot)
        await press(pilot, "rate.0")
        assert selected(pilot).startswith("Goal 39")
        assert "5.9 possible" in panel(pilot)


async def test_a_rating_for_a_goal_that_is_not_there_is_a_problem_and_counts_nothing(tmp_path: Path) -> None:
    offer = HEAD + ratings(6, 9)
    async with opened(offers_directory(tmp_path / "o", profile=goals(50), globex=offer)) as pilot:
        await press(pilot, "page.fit")
        assert "6.0 possible" in panel(pilot)
        assert row(pilot, "Offer ").endswith("! 1 problem")
        await press(pilot, "problems")
        assert "fit.g1" in selected(pilot)


# Offer


async def test_the_package_is_worth_what_its_parts_are(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (200, 60)) as pilot:
        await visit(pilot, "package")
        # 165,000 + 15 % of it + 25,000 + 4,800 × 50 / 4, and 50 % of 6 % of 165,000 − 3,120 + 1,000.
        assert "Base 165,000 169,950 175,049 180,300 690,298 690,298" in panel(pilot)
        assert "Bonus 24,750 25,493 26,257 27,045 103,545 0" in panel(pilot)
        assert "One-off 25,000 0 0 0 25,000 25,000" in panel(pilot)
        assert "Stock 60,000 67,000 74,000 81,000 282,000 0" in panel(pilot)
        assert "Benefits 2,830 2,979 3,131 3,289 12,229 12,229" in panel(pilot)
        assert "Total 277,580 265,421 278,437 291,634 1,113,072 727,527" in panel(pilot)
        assert "42,000 of the sum is speculative" in panel(pilot)


async def test_an_empty_package_says_what_will_be_here(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", globex=HEAD)) as pilot:
        await press(pilot, "page.package")
        assert selected(pilot) == "Base salary –"
        assert panel(pilot).startswith(
            "Fill in the package: its worth, year by year, shows here. enter edits"
        )


async def test_options_that_cannot_be_sold_are_not_guaranteed(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (200, 60)) as pilot:
        await visit(pilot, "package", "Umbra")
        assert row(pilot, "Options").startswith("Options 60,000 options at 2.50 ")
        # 60,000 × (3.10 − 2.50) / 4 a year, which nobody can count on.
        assert "Stock 9,000 9,000 9,000 9,000 36,000 0" in panel(pilot)
        assert "36,000 of the sum is speculative" in panel(pilot)


async def test_a_grant_without_figures_is_no_refresh_grant(tmp_path: Path) -> None:
    offer = f'{HEAD}[[package.grant]]\nkind = "rsu"\n[[package.grant]]\nkind = "options"\n'
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.package")
        assert row(pilot, "Stock") == "Stock –"
        assert row(pilot, "Options").startswith("Options –")


# Priorities


async def test_progress_of_the_definition(tmp_path: Path) -> None:
    offer = f"""{HEAD}
package.base_salary = 150_000
package.remote_days = 2
package.grant = [{{ kind = "rsu", value = 4_800, price = 1, months = 48 }}]
priorities = [
    {{ item = "base_salary", desired = 165_000, walk_away = 145_000 }},
    {{ item = "equity", desired = 6_000, walk_away = 4_500 }},
    {{ item = "remote_days", desired = 3, walk_away = 1 }},
]
[[rounds]]
date = 2026-11-14
asks = [
    {{ item = "base_salary", ask = 165_000, answer = "partial", value = 157_000 }},
    {{ item = "equity", ask = 6_000, answer = "granted", value = 5_400 }},
    {{ item = "remote_days", ask = 3, answer = "refused" }},
]
"""
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.priorities")
        assert [row(pilot, rank) for rank in "123"] == [
            "1 Base salary 150,000 145,000 165,000 157,000 61 % █████░░░ 60 %",
            "2 Stock 4,800 4,500 6,000 5,400 28 % █████░░░ 60 %",
            "3 Remote days 2 1 3 2 11 % ████░░░░ 50 %",
        ]
        # 0.2639 as offered and 0.5889 now.
        assert "As offered ████░░░░░░░░░░░░ 26 % of the way" in panel(pilot)
        assert "Now █████████░░░░░░░ 59 % of the way" in panel(pilot)


async def test_less_is_better_where_the_walk_away_point_lies_above(tmp_path: Path) -> None:
    ranked = '[[priorities]]\nitem = "custom.commute"\nwalk_away = 60\ndesired = 20\n'
    offer = f'{HEAD}[package.custom.commute]\noffered = 50\nunit = "minutes"\n{ranked}'
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.priorities")
        assert selected(pilot).endswith("25 %")
        assert "25 % of the way" in panel(pilot)


async def test_nothing_ranked_says_what_to_press(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", globex=HEAD)) as pilot:
        await press(pilot, "page.priorities")
        assert "Press a to choose the first." in text(pilot)
        assert panel(pilot) == ""


async def test_one_ranked_item_without_figures_claims_no_progress(tmp_path: Path) -> None:
    offer = HEAD + priorities("base_salary")
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.priorities")
        assert selected(pilot) == "1 Base salary – – – – 100 %"
        assert "Give each item a walk-away point and a desired value" in panel(pilot)
        assert "of the way" not in panel(pilot)
        assert "a adds one or two more: Target bonus" in panel(pilot)


async def test_a_fourth_ranked_item_is_kept_and_warned_of(tmp_path: Path) -> None:
    offer = HEAD + priorities("base_salary", "equity", "remote_days", "level")
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.priorities", "edge.last")
        assert selected(pilot).startswith("4 Level")
        assert "4 items are ranked; keep the two or three that matter most." in panel(pilot)
        await press(pilot, "drop")
        assert "4 items" not in panel(pilot)
        assert offer_file(tmp_path / "o", "globex").read_text(encoding="utf-8").count("[[priorities]]") == 3


async def test_an_unknown_item_is_marked_and_can_be_put_right(tmp_path: Path) -> None:
    offer = HEAD + priorities("base_salry")
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.priorities")
        assert selected(pilot).startswith("1 ✗ base_salry")
        await press(pilot, "problems")
        assert 'did you mean "base_salary"?' in panel(pilot)
        await press(pilot, "back", "open")
        await edit(pilot, "Item", "base")
        await press(pilot, "back")
        assert selected(pilot).startswith("1 Base salary")
        assert "problem" not in row(pilot, "Offer ")


# Strategy, rounds, decision


async def test_strategy_says_what_is_missing_before_a_first_round(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", globex=HEAD)) as pilot:
        await press(pilot, "page.strategy")
        assert "Before a first round: desired package, walk-away point, alternatives." in panel(pilot)
        await edit(pilot, "Walk-away point", "150k")
        await fill(pilot, "Rent.")
        assert "now 150,000 below" in panel(pilot)
        assert "Before a first round: desired package, alternatives." in panel(pilot)


async def test_strategy_of_the_sample_stands_between_walk_away_and_desired(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "strategy")
        assert "Year 1 as offered 277,580" in panel(pilot)
        assert "Walk-away point 260,000 now 46,880 above" in panel(pilot)
        assert "Desired 320,000 13,120 to go" in panel(pilot)
        assert "Certain otherwise 215,000 Stay at Initech" in panel(pilot)


async def test_no_round_says_what_a_round_is(tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", globex=HEAD)) as pilot:
        await press(pilot, "page.rounds")
        assert "Make all your requests in the first round" in text(pilot)
        assert panel(pilot) == ""


async def test_rounds_of_the_sample_show_asks_answers_and_what_is_not_in_writing(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (120, 40)) as pilot:
        await visit(pilot, "rounds")
        assert selected(pilot).startswith("Round 1 Fri 13 Nov 2026 · phone · Dana Ruiz (decides)")
        assert row(pilot, "Base salary").startswith("Base salary 165,000 → 185,000 partial 175,000")
        assert row(pilot, "Stock").startswith("Stock 240,000 → 300,000 partial 270,000")
        assert row(pilot, "Remote days").startswith("Remote days 2 → 3 refused 2")
        assert "Stock +30,000 15,000 270,000" in panel(pilot)
        # 175,000 as base, 15 % of that, 35,000 at the start, a fourth of 270,000, and the benefits.
        assert "round 1" in panel(pilot)
        assert "306,880" in panel(pilot)


async def test_a_fourth_round_is_kept_and_warned_of(tmp_path: Path) -> None:
    offer = HEAD + rounds(4)
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.rounds")
        assert row(pilot, "Round 4") == "Round 4 Wed 4 Nov 2026"
        await go_to(pilot, "Round 4")
        assert bottom(pilot).startswith("N11 ")
        assert all(row(pilot, f"Base salary – → {180 + n},000").endswith("pending –") for n in range(1, 5))


async def test_an_unknown_item_of_an_ask_is_marked(tmp_path: Path) -> None:
    asked = '[[rounds.asks]]\nitem = "nonsense"\nask = 5\nanswer = "granted"\nvalue = 5\n'
    offer = f"{HEAD}[[rounds]]\ndate = 2026-11-01\n{asked}"
    async with opened(offers_directory(tmp_path / "o", globex=offer)) as pilot:
        await press(pilot, "page.rounds", "cursor.down")
        assert selected(pilot).startswith("✗ nonsense")
        assert "nonsense – 0 5 not in writing !" in panel(pilot)
        await press(pilot, "page.decision")
        assert "Before accepting, have in writing: nonsense of round 1, the offer itself." in panel(pilot)


async def test_a_decision_taken_back_opens_the_offer_again(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "decision", "Hooli")
        await edit(pilot, "Outcome", "not said")
        file = offer_file(tmp_path, "hooli").read_text(encoding="utf-8")
        assert 'status = "considering"' in file
        assert "outcome" not in file


# Every page


@pytest.mark.parametrize("page", OFFER_PAGES)
async def test_the_emptiest_offer_has_every_page(page: str, tmp_path: Path) -> None:
    async with opened(offers_directory(tmp_path / "o", profile=None, globex=HEAD)) as pilot:
        await press(pilot, f"page.{page}")
        assert row(pilot, "Globex") == "Globex · Engineer"
        assert workbench(pilot).trail.page_id == page
        await press(pilot, "cursor.down", "edge.last", "scroll.half_up", "edit")
        assert pilot.app.is_running


async def test_pages_follow_each_other_around(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "package")
        seen = [workbench(pilot).trail.page_id]
        for _ in OFFER_PAGES:
            await press(pilot, "turn.next")
            seen.append(workbench(pilot).trail.page_id)
        assert seen == [*OFFER_PAGES, "package"]
        await press(pilot, "turn.before")
        assert workbench(pilot).trail.page_id == "decision"


async def test_a_profile_that_is_broken_leaves_the_offers_usable(tmp_path: Path) -> None:
    directory = offers_directory(tmp_path / "o", profile="goals = 5\n", globex=HEAD)
    async with opened(directory) as pilot:
        assert "profile.toml is broken: p" in text(pilot)
        await press(pilot, "you")
        assert "goals" in selected(pilot)
        await press(pilot, "back", "page.fit")
        assert "Your career goals cannot be read." in text(pilot)
        await press(pilot, "add")
        assert message(pilot) == "! nothing can be added on this page"
        await press(pilot, "page.package")
        await edit(pilot, "Base salary", "150k")
        assert "base_salary = 150_000" in offer_file(directory, "globex").read_text(encoding="utf-8")
