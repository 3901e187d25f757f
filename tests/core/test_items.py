from datetime import date
from decimal import Decimal

import pytest

from offer_tui.core.items import IDS, Unit, custom_name, item, known_item_ids, offered
from offer_tui.core.offer import Dates, Offer
from offer_tui.core.package import Benefit, CustomItem, Figure, Grant, MatchTier, OneOff, Package

D = Decimal

OFFER = Offer(
    company="Northwind",
    dates=Dates(start=date(2027, 2, 1)),
    package=Package(
        base_salary=D(165_000),
        target_bonus_percent=D(15),
        vacation_days=D(20),
        remote_days=D(2),
        level="L6",
        one_off=(
            OneOff(kind="signing_bonus", amount=D(25_000)),
            OneOff(kind="signing_bonus", amount=D(10_000), paid_month=12),
            OneOff(kind="other", amount=D(1)),
        ),
        grant=(
            Grant(shares=D(4_800), price=D("50.00")),
            Grant(kind="cash", value=D(1_000)),
            Grant(price=D(50), from_year=2, each_year_value=D(80_000)),
        ),
        benefit=(
            Benefit(
                kind="retirement_match",
                contribution_percent=D(6),
                match=(MatchTier(percent=D(50), up_to_percent=D(6)),),
            ),
            Benefit(kind="health", yearly=D(-1_200)),
            Benefit(kind="stipend", yearly=D(2_000)),
        ),
        custom={"sabbatical": CustomItem(offered=D(4), unit="weeks")},
    ),
)


@pytest.mark.parametrize(
    ("item_id", "figure"),
    [
        ("base_salary", D(165_000)),
        ("target_bonus", D(24_750)),
        ("signing_bonus", D(35_000)),
        ("relocation", D(0)),
        ("equity", D(241_000)),
        ("vacation_days", D(20)),
        ("remote_days", D(2)),
        ("start_date", date(2027, 2, 1)),
        ("level", "L6"),
        ("retirement_match", D(4_950)),
        ("benefits", D(800)),
        ("custom.sabbatical", D(4)),
        ("custom.parking", None),
        ("salary", None),
    ],
)
def test_what_was_offered_of_each_item(item_id: str, figure: Figure | None) -> None:
    assert offered(OFFER, item_id) == figure


def test_what_the_file_does_not_say_is_not_known() -> None:
    empty = Offer(company="Initech")
    figures = {item_id: offered(empty, item_id) for item_id in IDS}
    nothing = {"signing_bonus", "relocation", "equity", "retirement_match", "benefits"}
    assert figures == {item_id: D(0) if item_id in nothing else None for item_id in IDS}


def test_a_bonus_of_an_unknown_base_is_not_known() -> None:
    assert offered(Offer(package=Package(target_bonus_percent=D(15))), "target_bonus") is None
    assert offered(Offer(package=Package(target_bonus=D(9))), "target_bonus") == 9


@pytest.mark.parametrize(
    ("package", "item_id"),
    [
        (Package(one_off=(OneOff(kind="relocation", amount=D(5)), OneOff(kind="relocation"))), "relocation"),
        (Package(grant=(Grant(shares=D(10), price=D(1)), Grant(shares=D(10)))), "equity"),
    ],
)
def test_a_sum_with_an_unknown_part_is_not_known(package: Package, item_id: str) -> None:
    assert offered(Offer(package=package), item_id) is None


def test_an_offer_has_the_known_items_and_its_own() -> None:
    assert known_item_ids(OFFER) == (*IDS, "custom.sabbatical")
    assert all(item(item_id) is not None for item_id in known_item_ids(OFFER))


@pytest.mark.parametrize("item_id", ["", "salary", "custom", "custom."])
def test_other_text_is_no_item(item_id: str) -> None:
    assert item(item_id) is None


def test_an_item_of_ones_own_bears_its_name() -> None:
    own = item("custom.sabbatical")
    assert own is not None
    assert (own.label, own.unit) == ("Sabbatical", Unit.ANY)
    assert custom_name("level") == ""


@pytest.mark.parametrize(
    ("item_id", "right", "wrong"),
    [
        ("base_salary", [D(1)], [date(2027, 1, 1), "1", None]),
        ("start_date", [date(2027, 1, 1)], [D(1), "2027-01-01"]),
        ("level", ["L6"], [D(6)]),
        ("custom.x", [D(1), date(2027, 1, 1), "yes"], [None]),
    ],
)
def test_an_item_takes_figures_of_its_unit_alone(
    item_id: str, right: list[object], wrong: list[object]
) -> None:
    one = item(item_id)
    assert one is not None
    assert all(one.takes(figure) for figure in right)
    assert not any(one.takes(figure) for figure in wrong)
