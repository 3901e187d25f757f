"""The Strategy page: what alternatives count, what the market says, what to do about a previous salary."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.core.offer import Ask, Offer, Priority, ResearchPoint, Round
from offer_tui.core.package import CustomItem, Package
from offer_tui.core.profile import Profile
from offer_tui.core.settings import Settings, SourceWeights
from offer_tui.ui.pages.market import market_picture, market_remark
from offer_tui.ui.view import View
from offer_tui.ui.widgets.spans import width_of
from tests.directories import offers_directory
from tests.ui.driving import HEAD, TODAY, go_to, opened, panel, press, row, samples, text, visit
from tests.ui.screen_text import overfull_lines

D = Decimal

WORKED = """\
[[alternatives]]
name = "Stay at Initech"
value = 175_000

[[alternatives]]
name = "Look on"
value = 230_000
likely_percent = 40
wait_cost = 3_000
"""
OF_OFFER = '[[alternatives]]\noffer = "umbra"\nlikely_percent = 100\n'
UMBRA = 'company = "Umbra Labs"\nrole = "Lead"\ncurrency = "EUR"\n[package]\nbase_salary = 100_000\n'
RESEARCH = """\
[package]
base_salary = 150_000

[[priorities]]
item = "base_salary"
desired = 170_000

[[rounds]]

[[rounds.asks]]
item = "base_salary"
answer = "partial"
value = 160_000

[[research]]
item = "base_salary"
low = 140_000
mid = 160_000
high = 180_000
source = "network"
who = "A former colleague"
date = 2026-11-01

[[research]]
item = "base_salary"
low = 150_000
mid = 170_000
high = 190_000
source = "website"
"""


def one(path: Path, offer: str, *, settings: str = "", profile: str | None = None, **others: str) -> Path:
    """Return a directory with an offer and what else it needs."""
    place = offers_directory(path / "o", profile=profile, globex=HEAD + offer, **others)
    if settings:
        (place / "settings.toml").write_text(settings)
    return place


async def at(pilot: Pilot[None], *rows: str) -> str:
    """Go to a row of the Strategy page of the first offer and return the panel."""
    await press(pilot, "page.strategy")
    for name in rows:
        await go_to(pilot, name)
    return panel(pilot)


# Alternatives


async def test_an_alternative_shows_what_it_counts_and_the_certain_floor_beside_it(tmp_path: Path) -> None:
    async with opened(one(tmp_path, WORKED)) as pilot:
        said = await at(pilot, "Look on")
        assert row(pilot, "Look on") == "Look on 230,000 counts 194,000, 40 % likely"
        assert row(pilot, "Stay at Initech") == "Stay at Initech 175,000 counts 175,000, certain"
        assert "Counts 194,000, your BATNA" in said
        assert "0.4 × 230,000 + 0.6 × 175,000 − 3,000 = 194,000" in said
        assert "Certain otherwise 175,000 Stay at Initech" in said


async def test_an_alternative_can_be_another_offer_in_another_currency(tmp_path: Path) -> None:
    profile = 'currency = "USD"\n[rates]\nEUR = 1.08\n'
    async with opened(one(tmp_path, OF_OFFER, profile=profile, umbra=UMBRA)) as pilot:
        said = await at(pilot, "Umbra Labs")
        assert row(pilot, "Umbra Labs") == "Umbra Labs offer umbra counts 108,000, certain"
        assert "If it comes about 108,000 year 1 of that offer as it stands now" in said
        assert "Certain otherwise" not in said


async def test_a_value_that_is_not_known_says_why(tmp_path: Path) -> None:
    async with opened(one(tmp_path, OF_OFFER, umbra=UMBRA)) as pilot:
        said = await at(pilot, "Umbra Labs")
        assert "Its value is not known: profile.toml has no rate between EUR and USD." in said
        assert row(pilot, "Umbra Labs") == "Umbra Labs offer umbra counts –, certain"


async def test_without_a_certain_one_there_is_nothing_to_fall_back_on(tmp_path: Path) -> None:
    uncertain = WORKED.replace("value = 175_000", "value = 175_000\nlikely_percent = 90")
    async with opened(one(tmp_path, uncertain)) as pilot:
        said = await at(pilot, "Look on")
        assert "If it comes about 230,000 Nothing is known to fall back on" in said
        assert "Counts" not in said


async def test_the_floor_and_the_best_stand_beside_the_offer(tmp_path: Path) -> None:
    async with opened(one(tmp_path, WORKED)) as pilot:
        said = await at(pilot, "Desired package")
        assert "Certain otherwise 175,000 Stay at Initech BATNA counts 194,000 Look on" in said
        assert "Before a first round: desired package, walk-away point." in said


async def test_a_certain_alternative_can_be_the_best(tmp_path: Path) -> None:
    async with opened(one(tmp_path, WORKED.replace("230_000", "100_000"))) as pilot:
        assert "Certain otherwise 175,000 Stay at Initech, your BATNA" in await at(pilot)


# Research


async def test_a_research_point_shows_the_market_of_its_item(tmp_path: Path) -> None:
    async with opened(one(tmp_path, RESEARCH), (80, 40)) as pilot:
        said = await at(pilot, "Base salary 140,000")
        assert said.startswith("Base salary 142,000 / 162,000 / 182,000 ├")
        assert "o offered 150,000 at the 20th percentile of 2" in said
        assert "n now 160,000 at the 45th percentile of 2" in said
        assert "d desired 170,000 at the 70th percentile of 2" in said
        assert "• weight 4 network 20 days ago weight 1 website no date" in said


async def test_the_point_that_is_selected_is_marked(tmp_path: Path) -> None:
    async with opened(one(tmp_path, RESEARCH), (80, 40)) as pilot:
        assert "• weight 1 website" in await at(pilot, "Base salary 150,000")


async def test_the_weights_of_the_settings_count(tmp_path: Path) -> None:
    settings = "[research]\nnetwork = 0\nwebsite = 2.5\n"
    async with opened(one(tmp_path, RESEARCH, settings=settings), (80, 40)) as pilot:
        said = await at(pilot, "Base salary 140,000")
        assert said.startswith("Base salary 150,000 / 170,000 / 190,000")
        assert "• weight 0 network 20 days ago weight 2.5 website" in said


async def test_research_without_numbers_is_no_market(tmp_path: Path) -> None:
    async with opened(one(tmp_path, '[[research]]\nitem = "level"\nmid = "L6"\n')) as pilot:
        assert await at(pilot, "Level") == "Figures in numbers make a market; this item has none yet."
        assert row(pilot, "Level") == "Level L6"


# Previous salary


async def test_a_previous_salary_shows_advice_and_ones_own_note_and_no_verdict(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "strategy")
        for name in ("Previous salary", "Why so", "Local rule"):
            await go_to(pilot, name)
            said = panel(pilot)
            assert "if it helps, or if it won't hurt; refusing raises suspicion." in said
            assert "In some places employers may not ask for it." in said
            assert "Your note Employers here may not ask before there is an offer" in said


async def test_a_local_rule_is_asked_for_where_there_is_none(tmp_path: Path) -> None:
    async with opened(one(tmp_path, "")) as pilot:
        said = await at(pilot, "Previous salary")
        assert "Find out what applies where you are and write it down, with its source and date." in said
        assert "Your note" not in said


# All of it


@pytest.mark.parametrize("name", ["Desired package", "Look on", "Stay at", "Base salary", "Previous"])
async def test_hidden_amounts_stay_hidden(tmp_path: Path, name: str) -> None:
    plan = "[strategy]\ndesired_total = 320_000\nwalk_away_total = 180_000\n"
    async with opened(one(tmp_path, plan + WORKED + RESEARCH), (120, 40)) as pilot:
        await at(pilot, name)
        await press(pilot, "hide")
        shown = text(pilot)
        assert ",000" not in shown
        assert "×" not in shown


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20)])
async def test_every_row_fits_the_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(one(tmp_path, WORKED + RESEARCH), size) as pilot:
        for name in ("Desired package", "Look on", "Base salary", "Previous salary"):
            await at(pilot, name)
            assert overfull_lines(pilot.app) == []


async def test_what_an_alternative_counts_is_seen_whole_on_a_small_screen(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "strategy")
        await go_to(pilot, "Go on looking until March")
        assert row(pilot, "Go on looking").endswith("270,000 counts 228,250, 35 % likely")


async def test_formulas_and_weighted_means_can_be_opened(tmp_path: Path) -> None:
    async with opened(one(tmp_path, WORKED + RESEARCH), (120, 60)) as pilot:
        await at(pilot)
        await press(pilot, "panel", "open")
        said = text(pilot)
        assert "Look on: 0.4 × 230,000 + 0.6 × 175,000 − 3,000 = 194,000" in said
        assert "low: (4 × 140,000 + 1 × 150,000) ÷ 5 = 142,000" in said
        assert "140,000 / 160,000 / 180,000   network: A former colleague, 2026-11-01" in said
        assert "A percentile is the weighted mean over the points" in said


# The market as a picture

POINT = ResearchPoint(item="base_salary", low=D(140), mid=D(160), high=D(200), source="network")
OFFER = Offer(
    currency="USD",
    package=Package(base_salary=D(150)),
    research=(POINT,),
    priorities=(Priority("base_salary", desired=D(180)),),
)


def seen(offer: Offer, settings: Settings | None = None) -> View:
    return View(
        name="globex",
        tree={},
        offer=offer,
        profile=Profile(),
        profile_tree={},
        problems=(),
        slugs=(),
        today=TODAY,
        settings=settings or Settings(),
    )


def drawn(offer: Offer, width: int = 59) -> list[str]:
    return ["".join(span.text for span in line) for line in market_picture(seen(offer), width)]


def test_offer_and_wish_stand_on_the_weighted_figures() -> None:
    legend, scale = drawn(OFFER)
    assert legend == "o offered   d desired   ├┼┤ weighted low, middle and high"
    # A sixth, a third and two thirds of the way from 140 to 200, on 21 cells.
    assert scale == "Base salary     ├──o───┼─────d──────┤ 140 to 200"


def test_what_is_on_the_table_is_marked_once_it_is_no_more_the_offer() -> None:
    agreed = Round(asks=(Ask("base_salary", answer="granted", value=D(170)),))
    legend, scale = drawn(replace(OFFER, rounds=(agreed,)))
    assert legend.startswith("o offered   n now   d desired")
    assert scale.index("o") < scale.index("┼") < scale.index("n") < scale.index("d")


@pytest.mark.parametrize(("base", "ends"), [(100, "o ├┤"), (300, "├┤ o")])
def test_an_offer_outside_the_research_stands_outside_its_scale(base: int, ends: str) -> None:
    offer = replace(OFFER, package=Package(base_salary=D(base)), priorities=())
    scale = drawn(offer)[1].removeprefix("Base salary").rpartition(" 140 to 200")[0].strip()
    assert "".join(dict.fromkeys(scale.replace("─", "").replace("┼", ""))) == ends
    assert market_remark(seen(offer), "base_salary")[0].text.startswith("below" if base == 100 else "above")


def test_a_single_figure_is_a_point_on_the_scale() -> None:
    offer = Offer(research=(ResearchPoint(item="base_salary", mid=D(170)),))
    assert drawn(offer)[1].split() == ["Base", "salary", "┼", "170", "to", "170"]


def test_weighted_days_keep_a_decimal_and_amounts_none() -> None:
    points = [
        ResearchPoint(item=item, mid=D(mid), source="network")
        for item in ("vacation_days", "base_salary")
        for mid in (20, 25)
    ]
    assert [line.split("┼")[1].split()[0] for line in drawn(Offer(research=tuple(points)))[1:]] == [
        "22.5",
        "23",
    ]


def test_a_long_name_is_cut_with_an_ellipsis() -> None:
    item = "custom.conferences_and_courses"
    offer = Offer(
        package=Package(custom={"conferences_and_courses": CustomItem()}),
        research=(replace(POINT, item=item),),
    )
    assert drawn(offer)[1].startswith("Conferences an… ├")


@pytest.mark.parametrize("width", [46, 60, 76])
def test_a_scale_fits_its_panel(width: int) -> None:
    dear = replace(POINT, low=D(140_000), high=D(200_000))
    lines = market_picture(seen(replace(OFFER, research=(dear,))), width)
    assert max(map(width_of, lines[1:])) <= width


def test_without_research_it_says_where_it_is_written_down() -> None:
    assert drawn(Offer()) == [
        "No research yet.",
        "On Strategy, S, a writes down what the market says.",
    ]


def test_the_offer_lies_at_a_percentile_of_the_weighted_points() -> None:
    website = ResearchPoint(item="base_salary", low=D(150), mid=D(160), high=D(170), source="website")
    offer = replace(OFFER, research=(POINT, website))
    assert market_remark(seen(offer), "base_salary")[0].text == "at the 20th percentile of 2"
    deaf = Settings(research=SourceWeights(website=D(0)))
    assert market_remark(seen(offer, deaf), "base_salary")[0].text == "at the 25th percentile of 1"
    assert market_remark(seen(offer), "equity") == ()
