"""The pictures of a package on the Offer page: figures worked out by hand, and drawn where they belong."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.ui.lens import Picture
from tests.directories import offers_directory
from tests.ui.driving import fill, message, panel, press, samples, text, visit, workbench
from tests.ui.screen_text import overfull_lines, screen_text
from tests.ui.unchanged import looking

HEAD = 'company = "Globex"\nrole = "Engineer"\ncurrency = "USD"\n'
START = "[dates]\nstart = 2027-02-01\n"
WORKED = """\
[package]
base_salary = 150_000
target_bonus_percent = 15

[[package.one_off]]
kind = "signing_bonus"
amount = 25_000

[[package.grant]]
kind = "rsu"
shares = 4_800
price = 50
months = 48
cliff_months = 12
every_months = 1
"""
OPTIONS = """\
[package]
base_salary = 150_000

[[package.grant]]
kind = "options"
shares = 20_000
strike = 2.50
price = 3.00
preferred_price = 8.00
months = 48
liquid = false
fully_diluted_shares = 25_000_000
dilution_percent = [20, 20]
preference = 40_000_000
preferred_percent = 45
exercise_window_days = 90
"""


def one(path: Path, offer: str = WORKED, *, start: str = "") -> Path:
    """Return a directory of one offer."""
    return offers_directory(path / "offers", globex=HEAD + start + offer)


async def turn_to(pilot: Pilot[None], picture: Picture) -> None:
    """Open the only offer's package and turn to a picture."""
    await press(pilot, "page.package", *["picture.next"] * list(Picture).index(picture))


def drawn(pilot: Pilot[None]) -> list[str]:
    """Return the lines of the panel as they are laid out."""
    place = workbench(pilot).panel.content_region
    return [line[place.x : place.right].rstrip() for line in screen_text(pilot.app)[place.y : place.bottom]]


def line(pilot: Pilot[None], beginning: str) -> str:
    """Return the first line of the panel that begins so."""
    return next(one for one in drawn(pilot) if one.startswith(beginning))


def named(pilot: Pilot[None]) -> str:
    """Return the name of the picture that is shown, which is the one in capitals."""
    names = line(pilot, Picture.YEARS) if Picture.YEARS in text(pilot) else line(pilot, "YEARS")
    capitals = [word for word in names.split() if word.isupper()]
    assert len(capitals) == 1
    return capitals[0]


# All


async def test_v_turns_through_all_pictures_and_around_and_shift_v_back(tmp_path: Path) -> None:
    async with looking(one(tmp_path, start=START)) as pilot:
        await press(pilot, "page.package")
        order = [picture.value.upper() for picture in Picture]
        for action, wanted in (("next", order[1:] + order[:1]), ("before", order[::-1])):
            for name in wanted:
                await press(pilot, f"picture.{action}")
                assert named(pilot) == name


@pytest.mark.parametrize("picture", Picture)
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)], ids=str)
async def test_each_picture_is_whole_at_every_size(
    size: tuple[int, int], picture: Picture, tmp_path: Path
) -> None:
    async with looking(samples(tmp_path), size) as pilot:
        await visit(pilot, "package", "Umbra" if picture is Picture.OPTIONS else "Northwind")
        await press(pilot, *["picture.next"] * list(Picture).index(picture))
        assert overfull_lines(pilot.app) == []
        assert "…" not in "".join(drawn(pilot))
        await press(pilot, "panel", "edge.last")
        assert named(pilot) == picture.upper()


@pytest.mark.parametrize("picture", Picture)
async def test_hidden_amounts_are_in_no_picture(picture: Picture, tmp_path: Path) -> None:
    async with looking(samples(tmp_path)) as pilot:
        await press(pilot, "hide")
        await visit(pilot, "package", "Umbra" if picture is Picture.OPTIONS else "Northwind")
        await press(pilot, *["picture.next"] * list(Picture).index(picture))
        assert not [word for word in panel(pilot).split() if "," in word and word[0].isdigit()]
        assert "***" in panel(pilot)


@pytest.mark.parametrize("picture", Picture)
async def test_an_empty_package_has_no_picture_to_get_wrong(picture: Picture, tmp_path: Path) -> None:
    async with looking(one(tmp_path, "")) as pilot:
        await turn_to(pilot, picture)
        assert panel(pilot).startswith(
            "Fill in the package: its worth, year by year, shows here. enter edits"
        )


# Years


async def test_years_of_the_worked_example(tmp_path: Path) -> None:
    async with looking(one(tmp_path), (200, 60)) as pilot:
        await turn_to(pilot, Picture.YEARS)
        assert line(pilot, "Base").split()[1:] == ["150,000"] * 4 + ["600,000"] * 2
        assert line(pilot, "Bonus").split()[1:] == ["22,500"] * 4 + ["90,000", "0"]
        assert line(pilot, "One-off").split()[1:] == ["25,000", "0", "0", "0", "25,000", "25,000"]
        assert line(pilot, "Stock").split()[1:] == ["60,000"] * 4 + ["240,000", "0"]
        assert line(pilot, "Total").split()[1:] == ["257,500", *["232,500"] * 3, "955,000", "625,000"]
        assert "speculative" not in panel(pilot)


async def test_shares_vest_whole_and_none_is_lost(tmp_path: Path) -> None:
    offer = WORKED.replace("4_800", "1_000").replace("price = 50", "price = 1")
    async with looking(one(tmp_path, offer), (200, 60)) as pilot:
        await turn_to(pilot, Picture.YEARS)
        assert line(pilot, "Stock").split()[1:6] == ["250", "250", "250", "250", "1,000"]


# Calendar


async def test_calendar_years_need_a_first_day_and_say_so(tmp_path: Path) -> None:
    async with looking(one(tmp_path)) as pilot:
        await turn_to(pilot, Picture.CALENDAR)
        assert panel(pilot).startswith("Calendar years need the first day of work. / first day goes to its")


async def test_a_calendar_year_has_what_is_paid_and_vests_in_it(tmp_path: Path) -> None:
    async with looking(one(tmp_path, start=START), (200, 60)) as pilot:
        await turn_to(pilot, Picture.CALENDAR)
        assert line(pilot, "").split()[:5] == ["2027", "2028", "2029", "2030", "Sum"]
        # Eleven months of 2027; its bonus comes in March 2028.
        assert line(pilot, "Base").split()[1:5] == ["137,500", "150,000", "150,000", "150,000"]
        assert line(pilot, "Bonus").split()[1:5] == ["0", "20,625", "22,500", "22,500"]
        assert line(pilot, "One-off").split()[1:5] == ["25,000", "0", "0", "0"]
        # The cliff is on 1 February 2028: 1,200 shares then, 100 in each of ten months more.
        assert line(pilot, "Stock").split()[1:5] == ["0", "110,000", "60,000", "60,000"]


# Leaving


async def test_the_leave_month_moves_by_months_and_years_and_stops_at_both_ends(tmp_path: Path) -> None:
    async with looking(one(tmp_path, start=START)) as pilot:
        await press(pilot, "page.package", "leave.later")
        assert named(pilot) == "LEAVING"
        assert "Leaving after 13 months, Wed 1 Mar 2028" in panel(pilot)
        await press(pilot, "leave.earlier", "leave.earlier")
        assert "Leaving after 11 months, Sat 1 Jan 2028" in panel(pilot)
        await press(pilot, "leave.year_earlier")
        assert "Leaving after 0 months, Mon 1 Feb 2027" in panel(pilot)
        await press(pilot, "leave.earlier")
        assert "Leaving after 0 months," in panel(pilot)
        assert line(pilot, "0 ").startswith("0 █─")
        await press(pilot, *["leave.year_later"] * 6)
        assert "Leaving after 60 months, Sun 1 Feb 2032" in panel(pilot)
        assert "─█ 60" in line(pilot, "0 ")
        await press(pilot, "leave.later")
        assert "Leaving after 60 months," in panel(pilot)
        await press(pilot, "leave.year_earlier", "leave.earlier")
        assert "Leaving after 47 months," in panel(pilot)


async def test_vested_shares_and_cash_follow_the_leave_month(tmp_path: Path) -> None:
    async with looking(one(tmp_path)) as pilot:
        await turn_to(pilot, Picture.LEAVING)
        assert "RSU 1,200 vested worth 60,000" in panel(pilot)
        # A year of base, its bonus and the signing bonus.
        assert "Cash paid 197,500" in panel(pilot)
        assert "To pay back 0 Cash kept 197,500" in panel(pilot)
        await press(pilot, "leave.earlier")
        assert "RSU 0 vested worth 0" in panel(pilot)
        assert "Cash paid 162,500" in panel(pilot)
        await press(pilot, "leave.later", "leave.later")
        assert "RSU 1,300 vested worth 65,000" in panel(pilot)
        await press(pilot, "leave.year_later", "leave.year_later", "leave.year_later")
        assert "RSU 4,800 vested worth 240,000" in panel(pilot)


@pytest.mark.parametrize(
    ("kind", "basis", "back", "kept"),
    [
        ("prorated", "net", "12,188 Signing bonus: 30,000 × 15 ÷ 24 × 65 % = 12,187.50", "130,313"),
        ("prorated", "gross", "18,750 Signing bonus: 30,000 × 15 ÷ 24 = 18,750", "123,750"),
        ("full", "gross", "30,000 Signing bonus: 30,000", "112,500"),
    ],
)
async def test_what_is_to_be_paid_back_after_nine_months_is_worked_out(
    kind: str, basis: str, back: str, kept: str, tmp_path: Path
) -> None:
    offer = f"""\
[package]
base_salary = 150_000
[[package.one_off]]
kind = "signing_bonus"
amount = 30_000
clawback_months = 24
clawback = "{kind}"
clawback_basis = "{basis}"
withheld_percent = 35
"""
    async with looking(one(tmp_path, offer)) as pilot:
        await turn_to(pilot, Picture.LEAVING)
        await press(pilot, *["leave.earlier"] * 3)
        assert f"Cash paid 142,500 before tax, without benefits To pay back {back} Cash kept {kept}" in panel(
            pilot
        )
        await press(pilot, "leave.year_later", "leave.later", "leave.later")
        owed = {"full": "30,000", "gross": "1,250", "net": "813"}["full" if kind == "full" else basis]
        assert f"To pay back {owed} " in panel(pilot)
        await press(pilot, "leave.later")
        assert "To pay back 0 Cash kept" in panel(pilot)


async def test_vested_options_have_a_cost_and_a_last_day(tmp_path: Path) -> None:
    async with looking(one(tmp_path, OPTIONS, start=START)) as pilot:
        await turn_to(pilot, Picture.LEAVING)
        # A quarter of 20,000; a year after 1 February 2027 and 90 days on.
        assert "Options 5,000 vested worth 2,500, 12,500 to exercise by Mon 1 May 2028" in panel(pilot)


# Bars


async def test_bars_have_a_fill_for_each_part_in_proportion(tmp_path: Path) -> None:
    async with looking(one(tmp_path)) as pilot:
        await turn_to(pilot, Picture.BARS)
        assert drawn(pilot)[0] == "█ Base  ▓ Bonus  ▒ One-off  ░ Stock"
        bars = [line(pilot, f"Year {year}") for year in (1, 2, 3, 4)]
        assert [bar.split()[-1] for bar in bars] == ["257,500", "232,500", "232,500", "232,500"]
        longest = sum(bars[0].count(fill) for fill in "█▓▒░")
        for bar, one_off in zip(bars, (25_000, 0, 0, 0), strict=True):
            parts = {"█": 150_000, "▓": 22_500, "▒": one_off, "░": 60_000}
            for fill, amount in parts.items():
                assert abs(bar.count(fill) - amount * longest / 257_500) <= 1
            whole = sum(bar.count(fill) for fill in parts)
            assert abs(whole - sum(parts.values()) * longest / 257_500) <= 0.5
            # One after the other, as in the legend.
            assert bar.split()[2] == "".join(fill * bar.count(fill) for fill in parts)
        assert len({len(bar) for bar in bars}) == 1


async def test_costs_are_in_no_bar_and_make_none_longer_than_the_others_room(tmp_path: Path) -> None:
    cost = '[[package.benefit]]\nkind = "health"\nyearly = -90_000\n'
    async with looking(one(tmp_path, f"[package]\nbase_salary = 100_000\n{cost}")) as pilot:
        await turn_to(pilot, Picture.BARS)
        assert drawn(pilot)[0] == "█ Base   less benefits"
        bar = line(pilot, "Year 1")
        assert bar.split()[-1] == "10,000"
        assert len(bar) <= workbench(pilot).panel.room


# Market


async def test_offer_and_wish_stand_on_the_scale_of_the_research(tmp_path: Path) -> None:
    offer = """\
[package]
base_salary = 150_000
[[research]]
item = "base_salary"
low = 140_000
high = 180_000
[[research]]
item = "base_salary"
mid = 200_000
[[priorities]]
item = "base_salary"
desired = 170_000
[[priorities]]
item = "vacation_days"
desired = 30
"""
    async with looking(one(tmp_path, offer), (120, 40)) as pilot:
        await turn_to(pilot, Picture.MARKET)
        assert drawn(pilot)[0].startswith("o offered   d desired")
        scale = line(pilot, "Base salary")
        assert scale.endswith("140,000 to 200,000")
        cells = scale.split()[2]
        # A sixth and a half of the way from 140 to 200 thousand.
        assert abs(cells.index("o") - (len(cells) - 1) / 6) <= 0.5
        assert abs(cells.index("d") - (len(cells) - 1) / 2) <= 0.5
        assert set(cells) == {"─", "├", "┼", "┤", "o", "d"}
        assert "Vacation" not in panel(pilot)


async def test_an_offer_below_all_research_stands_outside_of_it(tmp_path: Path) -> None:
    research = '[[research]]\nitem = "base_salary"\nlow = 140_000\nhigh = 180_000\n'
    async with looking(one(tmp_path, f"[package]\nbase_salary = 100_000\n{research}")) as pilot:
        await turn_to(pilot, Picture.MARKET)
        scale = line(pilot, "Base salary").removeprefix("Base salary").split()
        assert scale[0] == "o"
        assert set(scale[1]) == {"├", "─", "┤"}


async def test_without_research_it_says_where_it_is_written_down(tmp_path: Path) -> None:
    async with looking(one(tmp_path)) as pilot:
        await turn_to(pilot, Picture.MARKET)
        assert panel(pilot).startswith("No research yet. On Strategy, S, a writes down what the market says.")


# Options


async def test_options_of_the_worked_example(tmp_path: Path) -> None:
    async with looking(one(tmp_path, OPTIONS)) as pilot:
        await turn_to(pilot, Picture.OPTIONS)
        assert drawn(pilot)[0] == "20,000 options at 2.50"
        for label, figure in {
            "Cost of exercising all": "50,000",
            "Spread today": "10,000",
            "Headline": "110,000",
            "Part of the company": "0.08 %",
            "Worth something above": "97,656,250",
        }.items():
            assert f"{label} {figure}" in panel(pilot)
        assert "0.0512 % after dilution" in panel(pilot)
        assert "% assumes a sale of the company, to see what they pay then." in panel(pilot)


@pytest.mark.parametrize(
    ("typed", "paid"), [("60m", "0"), ("97656250", "0"), ("150m", "26,800"), ("150,000,000", "26,800")]
)
async def test_a_sale_that_is_assumed_pays_what_it_leaves(typed: str, paid: str, tmp_path: Path) -> None:
    async with looking(one(tmp_path, OPTIONS)) as pilot:
        await turn_to(pilot, Picture.OPTIONS)
        await press(pilot, "assume")
        await fill(pilot, "company")
        await fill(pilot, typed)
        assert f"Payoff {paid} sold for" in panel(pilot)
        assert "If: the company is sold for" in panel(pilot)


async def test_a_package_without_options_says_so(tmp_path: Path) -> None:
    async with looking(one(tmp_path)) as pilot:
        await turn_to(pilot, Picture.OPTIONS)
        assert panel(pilot).startswith("There are no options in this package.")
        assert message(pilot) == ""


async def test_options_say_which_growth_makes_up_for_the_job_one_has(tmp_path: Path) -> None:
    # 100 more a year for four years are 400; ((2.50 + 400 / 100) / 4.00 − 1) × 100 = 62.5.
    grant = '[[package.grant]]\nkind = "options"\nshares = 100\nstrike = 2.50\nprice = 4.00\nmonths = 48\n'
    head = 'format = 1\ncompany = "A"\nrole = "B"\ncurrency = "USD"\n[package]\nbase_salary = 1000\n'
    profile = "[current_job]\nbase_salary = 1100\n"
    async with looking(offers_directory(tmp_path, profile=profile, a=head + grant)) as pilot:
        await turn_to(pilot, Picture.OPTIONS)
        assert "Growth of a share 63 % for the 4 years that your job pays" in panel(pilot)
