from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.benefits import yearly_worth
from offer_tui.core.compensation import Part, compensation, vacation_day_worth
from offer_tui.core.explain import compensation_sources
from offer_tui.core.package import Benefit, CustomItem, Grant, MatchTier, OneOff, Package

D = Decimal

STOCK = Grant(shares=D(4_800), price=D("50.00"), months=48, cliff_months=12, every_months=1)
PACKAGE = Package(
    base_salary=D(150_000),
    target_bonus_percent=D(15),
    one_off=(OneOff(kind="signing_bonus", amount=D(25_000)),),
    grant=(STOCK,),
)


def test_the_years_of_a_usual_package() -> None:
    found = compensation(PACKAGE)
    assert [year.total for year in found.years] == [257_500, 232_500, 232_500, 232_500]
    assert found.total == 955_000
    first = found.years[0]
    parts = [first.base, first.bonus, first.one_off, first.equity, first.benefits]
    assert parts == [150_000, 22_500, 25_000, 60_000, 0]
    assert [first.guaranteed, first.expected, first.speculative] == [175_000, 82_500, 0]
    assert found.guaranteed == 625_000


def test_an_empty_package_pays_nothing() -> None:
    assert compensation(Package()).total == 0


def test_a_fifth_year_without_refresh_grants_has_no_stock() -> None:
    assert compensation(PACKAGE, years=5).years[4].equity == 0


def test_raises_start_in_the_second_year_and_take_the_bonus_along() -> None:
    years = compensation(
        Package(base_salary=D(100_000), raise_percent=D(3), target_bonus_percent=D(10))
    ).years
    assert [year.base for year in years] == [100_000, 103_000, 106_090, D("109272.7")]
    assert years[2].bonus == 10_609


def test_a_bonus_given_as_an_amount_does_not_grow() -> None:
    years = compensation(Package(base_salary=D(100_000), raise_percent=D(3), target_bonus=D(24_000))).years
    assert [year.bonus for year in years] == [24_000] * 4


@pytest.mark.parametrize(
    ("payout", "guaranteed", "sure", "hoped"),
    [
        (None, False, 0, 15_000),
        (80, False, 0, 12_000),
        (None, True, 15_000, 0),
        (120, True, 15_000, 3_000),
        (0, False, 0, 0),
    ],
)
def test_a_promised_bonus_is_guaranteed_up_to_its_target(
    payout: int | None, *, guaranteed: bool, sure: int, hoped: int
) -> None:
    year = compensation(
        Package(
            target_bonus=D(15_000),
            bonus_payout_percent=None if payout is None else D(payout),
            bonus_guaranteed=guaranteed,
        )
    ).years[0]
    assert [year.guaranteed, year.expected] == [sure, hoped]


@pytest.mark.parametrize(("month", "year"), [(0, 1), (11, 1), (12, 2), (47, 4)])
def test_a_payment_counts_in_the_year_of_its_month(month: int, year: int) -> None:
    years = compensation(Package(one_off=(OneOff(amount=D(10), paid_month=month),))).years
    assert [one.one_off for one in years] == [10 if one.year == year else 0 for one in years]


def test_options_count_what_lies_above_the_strike_price_as_speculative() -> None:
    options = Grant(
        kind="options", shares=D(20_000), price=D(3), strike=D("2.50"), months=48, cliff_months=12
    )
    year = compensation(Package(grant=(options,))).years[0]
    assert [year.equity, year.speculative, year.guaranteed] == [2_500, 2_500, 0]


@pytest.mark.parametrize(
    ("grant", "expected", "speculative"),
    [
        (Grant(shares=D(400), price=D(10), months=48), 1_000, 0),
        (Grant(shares=D(400), price=D(10), months=48, liquid=False), 0, 1_000),
        (Grant(kind="cash", value=D(4_000), months=48), 1_000, 0),
        (Grant(shares=D(400), months=48), 0, 0),
        (Grant(shares=D(400), price=D(10)), 0, 0),
    ],
)
def test_how_certain_a_grant_is_follows_from_its_kind(grant: Grant, expected: int, speculative: int) -> None:
    year = compensation(Package(grant=(grant,))).years[0]
    assert [year.guaranteed, year.expected, year.speculative] == [0, expected, speculative]


def refresh(likely: int | None) -> Grant:
    return Grant(
        price=D(10),
        months=24,
        every_months=12,
        from_year=2,
        each_year_value=D(8_000),
        likely_percent=None if likely is None else D(likely),
    )


def test_refresh_grants_pile_up_from_their_first_year() -> None:
    years = compensation(Package(grant=(refresh(100),)), years=5).years
    assert [year.equity for year in years] == [0, 4_000, 8_000, 8_000, 8_000]


@pytest.mark.parametrize(
    ("likely", "expected", "speculative"), [(100, 4_000, 0), (50, 0, 2_000), (None, 0, 4_000), (0, 0, 0)]
)
def test_refresh_grants_count_by_likelihood_and_are_expected_only_when_promised(
    likely: int | None, expected: int, speculative: int
) -> None:
    year = compensation(Package(grant=(refresh(likely),))).years[1]
    assert [year.expected, year.speculative] == [expected, speculative]


def match(contribution: int | None, *tiers: tuple[int, int | None]) -> Benefit:
    return Benefit(
        kind="retirement_match",
        contribution_percent=None if contribution is None else D(contribution),
        match=tuple(
            MatchTier(percent=D(part), up_to_percent=None if bound is None else D(bound))
            for part, bound in tiers
        ),
    )


@pytest.mark.parametrize(
    ("benefit", "worth"),
    [
        (match(6, (50, 6)), 4_500),
        (match(10, (50, 6)), 4_500),
        (match(4, (50, 6)), 3_000),
        (match(6, (100, 3), (50, 5)), 6_000),
        (match(4, (100, 3), (50, 5)), 5_250),
        (match(6, (50, None)), 4_500),
        (match(6, (100, 5), (50, 3)), 7_500),
        (match(None, (50, 6)), 0),
        (Benefit(kind="health", yearly=D(-1_200)), -1_200),
        (Benefit(kind="espp", contribution=D(17_000), discount_percent=D(15)), 3_000),
        (Benefit(kind="espp", contribution=D(17_000)), 0),
        (Benefit(), 0),
    ],
)
def test_what_a_benefit_is_worth_at_a_base_of_150000(benefit: Benefit, worth: int) -> None:
    assert yearly_worth(benefit, D(150_000)) == worth


def test_a_match_grows_with_the_salary() -> None:
    package = Package(base_salary=D(100_000), raise_percent=D(10), benefit=(match(6, (50, 6)),))
    assert [year.benefits for year in compensation(package, 2).years] == [3_000, 3_300]


def test_benefits_are_guaranteed_but_for_a_share_plan() -> None:
    espp = Benefit(kind="espp", contribution=D(17_000), discount_percent=D(15))
    package = Package(
        benefit=(Benefit(kind="health", yearly=D(-1_200)), Benefit(yearly=D(500)), espp),
        custom={"parking": CustomItem(yearly_value=D(2_400)), "dog": CustomItem(offered="yes")},
    )
    year = compensation(package).years[0]
    assert [year.benefits, year.guaranteed, year.expected] == [4_700, 1_700, 3_000]


def test_a_vacation_day_is_a_working_day_of_the_base() -> None:
    assert vacation_day_worth(D(165_100)) == 635


def lines(package: Package, year: int, part: Part) -> Sequence[str]:
    return compensation_sources(compensation(package).years[year - 1], part)


def test_each_figure_says_what_it_is_made_of() -> None:
    package = Package(
        base_salary=D(165_000),
        raise_percent=D(3),
        target_bonus_percent=D(15),
        one_off=(OneOff(kind="signing_bonus", amount=D(25_000)), OneOff(name="Moving", amount=D("1999.90"))),
        grant=(STOCK, Grant(kind="cash", value=D(1_000), months=36), refresh(80)),
        benefit=(
            match(6, (50, 6)),
            Benefit(name="Share plan", kind="espp", contribution=D(15_000), discount_percent=D(15)),
        ),
    )
    assert lines(package, 1, Part.BASE) == ("165,000",)
    assert lines(package, 2, Part.BASE) == ("165,000 × 103 % = 169,950",)
    assert lines(package, 3, Part.BASE) == ("165,000 × (103 %)^2 = 175,048.50",)
    assert lines(package, 1, Part.BONUS) == ("165,000 × 15 % × 100 % = 24,750",)
    assert lines(package, 1, Part.ONE_OFF) == ("Signing bonus: 25,000", "Moving: 1,999.90")
    assert lines(package, 2, Part.EQUITY) == (
        "RSU: 1,200 × 50 = 60,000",
        "Cash award: 333.3333",
        "RSU, refresh of year 2: 400 × 10 × 80 % = 3,200",
    )
    assert lines(package, 1, Part.BENEFITS) == (
        "Retirement match: 165,000 × 6 % × 50 % = 4,950",
        "Share plan: 15,000 × 15 % ÷ 85 % = 2,647.06",
    )


money = st.none() | st.decimals(0, 10**6, places=2)
ratio = st.none() | st.decimals(0, 100, places=1)
grants = st.builds(
    Grant,
    kind=st.sampled_from(["rsu", "options", "cash"]),
    shares=st.none() | st.integers(0, 10**5).map(Decimal),
    value=money,
    price=st.none() | st.decimals(0, 500, places=2),
    strike=st.none() | st.decimals(0, 500, places=2),
    months=st.none() | st.integers(1, 72),
    cliff_months=st.none() | st.integers(0, 24),
    every_months=st.none() | st.sampled_from([1, 3, 6, 12]),
    from_year=st.none() | st.integers(1, 6),
    each_year_value=money,
    likely_percent=ratio,
    liquid=st.booleans(),
)
benefits = st.builds(
    Benefit,
    kind=st.sampled_from(["retirement_match", "espp", "health"]),
    yearly=st.none() | st.decimals(-10_000, 10_000, places=2),
    match=st.lists(st.builds(MatchTier, percent=ratio, up_to_percent=ratio), max_size=3).map(tuple),
    contribution_percent=ratio,
    contribution=money,
    discount_percent=st.none() | st.integers(0, 99).map(Decimal),
)
packages = st.builds(
    Package,
    base_salary=money,
    raise_percent=st.none() | st.integers(-100, 100).map(Decimal),
    target_bonus_percent=ratio,
    target_bonus=money,
    bonus_payout_percent=ratio,
    bonus_guaranteed=st.booleans(),
    one_off=st.lists(st.builds(OneOff, amount=money, paid_month=st.integers(0, 60)), max_size=2).map(tuple),
    grant=st.lists(grants, max_size=3).map(tuple),
    benefit=st.lists(benefits, max_size=2).map(tuple),
)
TINY = D("1e-9")


@given(packages)
def test_parts_and_certainties_both_add_up_to_the_total(package: Package) -> None:
    found = compensation(package, 6)
    for year in found.years:
        parts = year.base + year.bonus + year.one_off + year.equity + year.benefits
        assert abs(parts - year.total) < TINY
        assert abs(year.guaranteed + year.expected + year.speculative - year.total) < TINY
    assert abs(sum(found.part(part) for part in Part) - found.total) < TINY


@given(packages)
def test_a_longer_view_leaves_the_first_years_as_they_are(package: Package) -> None:
    assert compensation(package, 6).years[:3] == compensation(package, 3).years
