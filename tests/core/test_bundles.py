from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.bundles import EqualPackage, EqualPackages, NoPackages, equal_packages
from offer_tui.core.compensation import compensation
from offer_tui.core.items import item, offered
from offer_tui.core.negotiated import package_after
from offer_tui.core.offer import Ask, Offer, Priority, ResearchPoint, Round, Strategy
from offer_tui.core.package import CustomItem, Figure, Grant, OneOff, Package
from offer_tui.core.priorities import progress
from offer_tui.core.settings import SourceWeights

D = Decimal
WEIGHTS = SourceWeights()

OFFER = Offer(
    package=Package(
        base_salary=D(165_000),
        target_bonus_percent=D(15),
        vacation_days=D(20),
        remote_days=D(2),
        level="L5",
        one_off=(OneOff(kind="signing_bonus", amount=D(25_000)),),
        grant=(Grant(shares=D(4_800), price=D(50), months=48, cliff_months=12),),
    ),
    priorities=(
        Priority("base_salary", desired=D(185_000), walk_away=D(170_000), worth=D(20_000)),
        Priority("equity", desired=D(300_000), walk_away=D(220_000), worth=D(12_000)),
        Priority("remote_days", desired=D(3), walk_away=D(1), worth=D(8_000)),
    ),
)


def with_priorities(*priorities: Priority) -> Offer:
    return replace(OFFER, priorities=priorities)


def made(offer: Offer) -> tuple[EqualPackage, ...]:
    found = equal_packages(offer, WEIGHTS)
    assert isinstance(found, EqualPackages), found
    return found.each


def why_none(offer: Offer) -> str:
    found = equal_packages(offer, WEIGHTS)
    assert isinstance(found, NoPackages)
    return found.reason


def asks(package: EqualPackage) -> dict[str, Figure]:
    return {part.item: part.ask for part in package.parts}


def amounts(packages: tuple[EqualPackage, ...], name: str) -> list[Decimal]:
    figures = [asks(one)[name] for one in packages]
    return [figure for figure in figures if isinstance(figure, Decimal)]


def check_promises(offer: Offer, packages: tuple[EqualPackage, ...]) -> None:
    """Fail where one of the things that are promised of equal packages does not hold."""
    assert 2 <= len(packages) <= 3
    worths = [one.worth for one in packages]
    assert max(worths) - min(worths) <= min(worths) / 100
    for one in packages:
        check_package(offer, one)
    for one, other in combinations(packages, 2):
        # Each asks in full for what the other asks less of, and costs them something else.
        assert asks(one)[one.pushed] != asks(other).get(one.pushed)
        assert asks(other)[other.pushed] != asks(one).get(other.pushed)
        assert costs(one) != costs(other)


def costs(package: EqualPackage) -> tuple[Decimal, ...]:
    return package.year_one, package.four_years, package.year_one_cash, package.four_years_cash


def check_package(offer: Offer, package: EqualPackage) -> None:
    asked = asks(package)
    granted = tuple(Ask(name, ask=figure, answer="granted") for name, figure in asked.items())
    pay = compensation(package_after(replace(offer, rounds=(Round(asks=granted),)), 1))
    assert [package.year_one, package.four_years] == [pay.years[0].total, pay.total]
    if offer.strategy.walk_away_total is not None:
        assert package.year_one >= offer.strategy.walk_away_total
    for one in offer.priorities:
        start = offered(offer, one.item)
        more_than_desired = one.walk_away != one.desired and progress(one.walk_away, one.desired, start) == 1
        if start == one.desired or more_than_desired:
            continue
        assert one.item in asked, "every priority is asked for in the first round"
        assert asked[one.item] != start
        if isinstance(one.walk_away, Decimal) and one.walk_away != one.desired:
            beyond = progress(one.walk_away, one.desired, asked[one.item])
            assert beyond is not None
            assert beyond > 0 or asked[one.item] == one.walk_away
    steps = {
        "base_salary": 500,
        "signing_bonus": 1_000,
        "equity": 1_000,
        "vacation_days": 1,
        "remote_days": 1,
    }
    for part in package.parts:
        assert part.worth == part.worth.to_integral_value()
        assert 0 <= part.worth <= part.desired_worth
        if part.ask != part.desired and isinstance(part.ask, Decimal):
            assert part.ask % steps[part.item] == 0


def test_three_packages_that_push_base_stock_and_vacation() -> None:
    packages = made(OFFER)
    assert [one.pushed for one in packages] == ["base_salary", "equity", "vacation_days"]
    assert [one.worth for one in packages] == [37_000, 37_000, 37_073]
    assert asks(packages[0]) == {"base_salary": 185_000, "equity": 285_000, "remote_days": 3}
    assert asks(packages[1]) == {"base_salary": D(182_000), "equity": 300_000, "remote_days": 3}
    check_promises(OFFER, packages)


def test_the_sum_can_be_shown_line_by_line() -> None:
    stock = made(OFFER)[0].parts[1]
    assert [stock.offered, stock.ask, stock.worth] == [240_000, 285_000, 9_000]
    # 45,000 of the 60,000 to what is desired, of the worth of all of it.
    assert stock.worth == D(45_000) / D(60_000) * stock.desired_worth


def test_a_package_for_less_in_cash_is_among_them() -> None:
    base, stock, days = made(OFFER)
    assert base.four_years_cash > stock.four_years_cash > days.four_years_cash


def test_packages_stay_above_the_walk_away_total() -> None:
    first, *_ = made(OFFER)
    at_the_most = replace(OFFER, strategy=Strategy(walk_away_total=first.year_one + 3_000))
    check_promises(at_the_most, made(at_the_most))
    too_high = replace(OFFER, strategy=Strategy(walk_away_total=D(900_000)))
    assert why_none(too_high) == "Year one of such packages stays below your walk-away point."


def test_an_item_offered_below_its_walk_away_point_is_asked_up_to_it_at_least() -> None:
    priority = Priority("base_salary", desired=D(185_000), walk_away=D(184_000), worth=D(20_000))
    offer = with_priorities(priority, *OFFER.priorities[1:])
    packages = made(offer)
    assert all(ask >= 184_000 for ask in amounts(packages, "base_salary"))
    check_promises(offer, packages)


def test_a_priority_in_one_step_is_in_every_package() -> None:
    level = Priority("level", desired="L6", walk_away="L5", worth=D(5_000))
    packages = made(with_priorities(*OFFER.priorities[:2], level))
    assert {asks(one)["level"] for one in packages} == {"L6"}


def test_research_says_how_far_an_unranked_item_is_asked_for() -> None:
    point = ResearchPoint(item="signing_bonus", mid=D(30_000), high=D(60_400), source="recruiter")
    packages = made(replace(OFFER, research=(point,)))
    signing = [part for one in packages for part in one.parts if part.item == "signing_bonus"]
    assert {part.desired for part in signing} == {D(60_000)}
    assert "signing_bonus" in {one.pushed for one in packages}


def test_a_package_that_became_the_plan_leaves_the_packages_as_they_are() -> None:
    for one in made(OFFER):
        plan = Round(planned=True, asks=tuple(Ask(name, ask=figure) for name, figure in asks(one).items()))
        assert made(replace(OFFER, rounds=(plan,))) == made(OFFER)


def test_what_is_better_when_it_is_less_is_asked_for_downwards() -> None:
    fewer = Priority("remote_days", desired=D(0), walk_away=D(3), worth=D(9_000))
    offer = with_priorities(*OFFER.priorities[:2], fewer)
    packages = made(offer)
    check_promises(offer, packages)
    assert {asks(one)["remote_days"] for one in packages} <= {D(0), D(1)}


def test_a_priority_that_is_offered_as_desired_or_better_is_not_asked_for() -> None:
    offer = with_priorities(
        *OFFER.priorities[:2], Priority("remote_days", desired=D(1), walk_away=D(0), worth=D(1))
    )
    assert all("remote_days" not in asks(one) for one in made(offer))


def test_an_item_that_is_ranked_twice_is_asked_for_once() -> None:
    twice = with_priorities(*OFFER.priorities, Priority("equity", desired=D(500_000), worth=D(1)))
    assert made(twice) == made(OFFER)


def test_a_long_way_goes_in_coarser_steps_and_still_fits() -> None:
    offer = with_priorities(
        Priority("base_salary", desired=D(1_650_000)), Priority("equity", desired=D(24_000_000))
    )
    packages = made(offer)
    check_promises(offer, packages)
    assert all(ask % 10_000 == 0 for ask in amounts(packages, "base_salary"))


@pytest.mark.parametrize(
    ("offer", "reason"),
    [
        (with_priorities(), "Nothing is ranked yet: the two or three items that matter most come first."),
        (with_priorities(Priority("base_salary")), "Base salary has no desired value yet."),
        (
            with_priorities(Priority("base_salary", desired="lots", worth=D(1))),
            "Base salary has no desired value yet.",
        ),
        (
            with_priorities(Priority("remote_days", desired=D(3))),
            "Remote days: its move from offered to desired has no worth yet.",
        ),
        (
            with_priorities(Priority("base_salary", desired=D(185_000), worth=D(0))),
            "Base salary: its move from offered to desired has no worth yet.",
        ),
        (
            with_priorities(Priority("base_salary", desired=D(165_000))),
            "All that you desire of the ranked items is offered already.",
        ),
        (
            Offer(priorities=(Priority("level", desired="L6", worth=D(1)),)),
            "Each of these items is asked for whole or not at all, so there is nothing to mix.",
        ),
        (
            Offer(
                package=Package(remote_days=D(0)),
                priorities=(Priority("remote_days", desired=D(3), worth=D(9_000)),),
            ),
            "Only remote days can be asked for more or less of, and a mix needs two such items.",
        ),
        (
            Offer(
                package=Package(remote_days=D(0), vacation_days=D(20)),
                priorities=(
                    Priority("remote_days", desired=D(3), worth=D(9_000)),
                    Priority("vacation_days", desired=D(23), worth=D(7_000)),
                ),
            ),
            "No two mixes of other costs were found that lie within 1 %.",
        ),
    ],
)
def test_why_there_are_none(offer: Offer, reason: str) -> None:
    assert why_none(offer) == reason


FIGURES: dict[str, st.SearchStrategy[Any]] = {
    "base_salary": st.integers(60, 400).map(lambda n: D(n) * 1_000),
    "target_bonus": st.integers(0, 90).map(lambda n: D(n) * 500),
    "signing_bonus": st.integers(0, 80).map(lambda n: D(n) * 1_000),
    "equity": st.integers(0, 900).map(lambda n: D(n) * 1_000),
    "vacation_days": st.integers(10, 40).map(D),
    "remote_days": st.integers(0, 5).map(D),
    "level": st.sampled_from(["L5", "L6"]),
    "custom.sabbatical": st.integers(0, 8).map(D),
}


@st.composite
def any_offer(draw: st.DrawFn) -> Offer:
    names = draw(st.lists(st.sampled_from(sorted(FIGURES)), min_size=1, max_size=4, unique=True))
    priorities = tuple(
        Priority(
            name,
            desired=draw(FIGURES[name]),
            walk_away=draw(st.none() | FIGURES[name]),
            worth=draw(st.integers(1_000, 40_000).map(D)),
        )
        for name in names
    )
    package = Package(
        base_salary=draw(FIGURES["base_salary"]),
        vacation_days=draw(st.none() | FIGURES["vacation_days"]),
        remote_days=draw(FIGURES["remote_days"]),
        level="L5",
        grant=(Grant(value=draw(FIGURES["equity"]), months=48),),
        custom={"sabbatical": CustomItem(offered=D(4), yearly_value=draw(st.none() | st.just(D(3_000))))},
    )
    least = draw(st.none() | st.integers(50, 700).map(lambda n: D(n) * 1_000))
    return Offer(package=package, priorities=priorities, strategy=Strategy(walk_away_total=least))


@given(any_offer())
def test_there_is_either_a_reason_or_every_promise_holds(offer: Offer) -> None:
    found = equal_packages(offer, WEIGHTS)
    if isinstance(found, NoPackages):
        assert found.reason.endswith(".")
        return
    for one in found.each:
        for part in one.parts:
            known = item(part.item)
            assert known is not None
            assert known.takes(part.ask)
    check_promises(offer, tuple(found.each))


@given(st.integers(4, 60), st.integers(10, 200), st.integers(2_000, 60_000), st.integers(2_000, 60_000))
def test_base_and_stock_of_any_size_and_worth_can_be_mixed(
    base: int, stock: int, base_worth: int, stock_worth: int
) -> None:
    offer = with_priorities(
        Priority("base_salary", desired=165_000 + D(base) * 1_000, worth=D(base_worth)),
        Priority("equity", desired=240_000 + D(stock) * 1_000, worth=D(stock_worth)),
    )
    check_promises(offer, made(offer))
