"""What would change one's mind, in sentences that can be put to the test."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.candidates import candidates
from offer_tui.core.compare import Comparison, comparison
from offer_tui.core.compensation import compensation
from offer_tui.core.flips import Flip, Lever, flips
from offer_tui.core.offer import Offer, Rating
from offer_tui.core.package import Grant, OneOff, Package
from offer_tui.core.profile import CurrentJob, Goal, Profile, Rates
from offer_tui.core.scenario import Scenario

D = Decimal
GOALS = (Goal("depth", "Go deep", points=D(100)), Goal("calm", "Sleep at night", points=D(50)))
PROFILE = Profile(currency="USD", goals=GOALS, rates=Rates(units={"EUR": D("1.25")}))
STOCK = Grant(shares=D(4_800), price=D(50), months=48, cliff_months=12)
BASE = Package(base_salary=D(100_000))


def offer(name: str, package: Package = BASE, rated: Sequence[int] = (), currency: str = "USD") -> Offer:
    ratings = {goal.id: Rating(D(one)) for goal, one in zip(GOALS, rated, strict=False)}
    return Offer(company=name, currency=currency, package=package, fit=ratings)


def compared(*offers: Offer, profile: Profile = PROFILE) -> Comparison:
    return comparison(candidates({one.company.lower(): one for one in offers}, profile), profile)


def change(what: Lever, *offers: Offer, profile: Profile = PROFILE) -> Flip:
    """Return the only flip of a kind."""
    (found,) = [one for one in flips(compared(*offers, profile=profile)) if one.what is what]
    return found


def test_the_share_price_of_the_lower_one_may_rise() -> None:
    found = change(
        Lever.PRICE_FACTOR,
        offer("Globex", replace(BASE, grant=(STOCK,))),
        offer("Umbra", Package(base_salary=D(179_200))),
    )
    assert (found.between, found.of, found.at) == (("umbra", "globex"), "globex", D("1.32"))
    assert found.sentence == "Globex overtakes Umbra when its share price is 1.32 times today's."


def test_else_the_share_price_of_the_upper_one_may_fall() -> None:
    found = change(
        Lever.PRICE_FACTOR,
        offer("Globex", replace(BASE, grant=(STOCK,))),
        offer("Umbra", Package(base_salary=D(130_000))),
    )
    assert (found.between, found.of, found.at) == (("globex", "umbra"), "globex", D("0.5"))
    assert found.sentence == "Umbra overtakes Globex when the latter's share price is 0.50 times today's."


def test_a_small_change_of_the_share_price_is_not_shown_as_none() -> None:
    found = change(
        Lever.PRICE_FACTOR,
        offer("Globex", replace(BASE, grant=(STOCK,))),
        offer("Umbra", Package(base_salary=D(160_060))),
    )
    assert found.sentence == "Globex overtakes Umbra when its share price is 1.0010 times today's."


def test_the_base_salary_of_the_lower_one_is_in_its_own_currency() -> None:
    found = change(Lever.BASE_SALARY, offer("Globex", currency="EUR"), offer("Umbra"))
    assert (found.between, found.of, found.at) == (("globex", "umbra"), "umbra", D(125_000))
    assert found.sentence == "Umbra overtakes Globex when its base salary is $125,000, not $100,000."
    found = change(
        Lever.BASE_SALARY,
        offer("Globex", currency="EUR"),
        offer("Umbra", Package(base_salary=D(150_000))),
    )
    assert found.sentence == "Globex overtakes Umbra when its base salary is €120,000, not €100,000."


def test_the_points_of_a_goal_may_change_who_fits_better() -> None:
    found = change(Lever.GOAL_POINTS, offer("Globex", rated=(6, 9)), offer("Umbra", rated=(8, 4)))
    assert (found.of, found.at) == ("calm", D(40))
    assert found.sentence == "Umbra fits as well as Globex when “Sleep at night” has 40 points, not 50."


def test_goals_not_rated_yet_leave_it_open() -> None:
    found = change(Lever.GOAL_POINTS, offer("Globex", rated=(6, 9)), offer("Umbra", rated=(8,)))
    assert (found.of, found.at) == ("", None)
    assert found.sentence == "Goals: not known until all are rated for Globex and Umbra."


def test_the_month_of_leaving_may_change_who_has_paid_more() -> None:
    found = change(
        Lever.LEAVE_MONTH,
        offer("Globex", replace(BASE, one_off=(OneOff(amount=D(30_000)),))),
        offer("Umbra", Package(base_salary=D(120_000))),
    )
    # 20,000 / 12 a month makes up 30,000 in 18 months; level changes nothing.
    assert (found.between, found.of, found.at) == (("umbra", "globex"), "umbra", D(19))
    assert found.sentence == "Leaving by month 18, Globex has paid more; from month 19, Umbra."


def test_every_change_of_the_lead_is_said() -> None:
    found = change(
        Lever.LEAVE_MONTH,
        offer(
            "Globex",
            replace(BASE, one_off=(OneOff(amount=D(10_000)), OneOff(amount=D(90_000), paid_month=30))),
        ),
        offer("Umbra", Package(base_salary=D(120_000))),
    )
    assert found.at == 7
    assert found.sentence == (
        "Leaving by month 6, Globex has paid more; from month 7, Umbra; from month 30, Globex."
    )


def test_where_nothing_plausible_changes_the_ranking_that_is_said() -> None:
    found = flips(
        compared(offer("Globex", Package(base_salary=D(250_000)), (9, 9)), offer("Umbra", rated=(5, 5)))
    )
    assert [(one.what, one.at) for one in found] == [(lever, None) for lever in Lever]
    assert [one.sentence for one in found] == [
        "Share price: nothing plausible, 0.1 to 10 times today's.",
        "Base salary of Umbra: nothing plausible, within 50 % of the present one.",
        "Goals: nothing plausible, 0 to 200 points for one of them.",
        "Leaving early: nothing plausible; Globex has paid more by every month up to 60.",
    ]


def test_offers_that_are_alike_tie_as_they_are() -> None:
    package = replace(BASE, grant=(STOCK,))
    found = flips(compared(offer("Globex", package, (8, 8)), offer("Umbra", package, (8, 6))))
    level = "Globex and Umbra pay the same over 4 years as they are."
    assert [(one.at, one.sentence) for one in found[:2]] == [(D(1), level), (D(100_000), level)]
    assert found[3].sentence == (
        "Leaving early: nothing plausible; they have paid the same by every month up to 60."
    )
    alike = flips(compared(offer("Globex", package, (8, 4)), offer("Umbra", package, (6, 8))))
    assert alike[2].sentence == "Umbra and Globex fit your goals equally well as they are."


def test_the_pairs_come_in_the_order_of_the_ranking() -> None:
    profile = replace(PROFILE, current_job=CurrentJob(base_salary=D(110_000), company="Initech"))
    offers = offer("Globex", Package(base_salary=D(120_000))), offer("Umbra"), offer("Hooli", currency="CHF")
    found = flips(compared(*offers, profile=profile))
    pairs = dict.fromkeys(one.between for one in found)
    assert list(pairs) == [
        ("globex", "current_job"),
        ("globex", "umbra"),
        ("globex", "hooli"),
        ("current_job", "umbra"),
        ("umbra", "hooli"),
    ]
    kinds = {pair: [one.what for one in found if one.between == pair] for pair in pairs}
    assert Lever.GOAL_POINTS not in kinds["globex", "current_job"]
    assert kinds["globex", "hooli"] == [Lever.GOAL_POINTS]


packages = st.builds(
    Package,
    base_salary=st.integers(50, 90).map(lambda n: D(1_000 * n)),
    target_bonus_percent=st.sampled_from([None, D(10)]),
    raise_percent=st.sampled_from([None, D(3)]),
    grant=st.sampled_from([(), (STOCK,), (Grant(value=D(99_999), price=D("36.4"), months=48),)]),
)


@given(packages, packages, st.sampled_from(["USD", "EUR"]), st.sampled_from([None, D(80), D(125)]))
def test_a_break_even_put_back_makes_the_totals_tie(
    one: Package, other: Package, currency: str, index: Decimal | None
) -> None:
    profile = replace(PROFILE, cost_of_living=D(100))
    found = compared(
        offer("One", replace(one, cost_of_living=D(100))),
        offer("Other", replace(other, cost_of_living=index), currency=currency),
        profile=profile,
    )
    sides = {column.candidate.slug: column for column in found.columns}
    for flip in flips(found):
        if flip.at is None or flip.what not in (Lever.PRICE_FACTOR, Lever.BASE_SALARY):
            continue
        side = sides[flip.of]
        (target,) = [column.measure for slug, column in sides.items() if slug != flip.of]
        if flip.what is Lever.PRICE_FACTOR:
            paid = compensation(side.candidate.package, scenario=Scenario(price_factor=flip.at))
        else:
            paid = compensation(replace(side.candidate.package, base_salary=flip.at))
        assert side.ranked(paid.total) == pytest.approx(target, rel=1e-20)


def test_what_has_to_be_paid_back_counts_on_leaving() -> None:
    bonus = OneOff(amount=D(30_000), clawback_months=24, clawback="full")
    found = change(
        Lever.LEAVE_MONTH,
        offer("Globex", replace(BASE, one_off=(bonus,))),
        offer("Umbra", Package(base_salary=D(102_400))),
    )
    # 200 a month more until the 30,000 are one's own.
    assert found.sentence == "Leaving by month 23, Umbra has paid more; from month 24, Globex."
