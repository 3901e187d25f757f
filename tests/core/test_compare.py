from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.candidates import candidates
from offer_tui.core.compare import Comparison, Row, comparison
from offer_tui.core.offer import Dates, Offer, Priority, Rating
from offer_tui.core.package import CustomItem, Figure, Grant, Package
from offer_tui.core.profile import CurrentJob, Goal, Profile, Rates

D = Decimal
GOALS = (Goal("depth", points=D(100), must_have=D(5)), Goal("calm", points=D(100)))
DOLLARS = Profile(currency="USD", goals=GOALS)
RATED = Profile(currency="USD", goals=GOALS, rates=Rates(as_of=date(2026, 11, 2), units={"EUR": D("1.25")}))


def offer(
    name: str,
    base: int | str = 100_000,
    *,
    currency: str = "USD",
    rated: Sequence[int | None] = (),
    items: Mapping[str, tuple[Figure | None, Figure | None]] | None = None,
    **package: object,
) -> Offer:
    """Return an offer: ratings of the goals in their order, items with walk-away and desired figure."""
    ratings = {
        goal.id: Rating(D(rating)) for goal, rating in zip(GOALS, rated, strict=False) if rating is not None
    }
    return Offer(
        company=name,
        currency=currency,
        fit=ratings,
        package=Package(
            base_salary=D(base),
            **package,  # type: ignore[arg-type]  # any field of a package
        ),
        priorities=tuple(
            Priority(item, desired=desired, walk_away=walk_away)
            for item, (walk_away, desired) in (items or {}).items()
        ),
    )


def compared(*offers: Offer, profile: Profile = DOLLARS, discount: int = 0) -> Comparison:
    """Compare offers, their slugs their companies in small letters."""
    by_slug = {one.company.lower(): one for one in offers}
    return comparison(candidates(by_slug, profile), profile, D(discount))


def row(found: Comparison, row_id: str) -> Row:
    return next(one for one in found.rows if one.id == row_id)


def ids(found: Comparison) -> list[str]:
    return [one.id for one in found.rows]


def test_each_offer_is_a_column_and_the_best_of_each_row_is_known() -> None:
    found = compared(
        offer("A", 100_000, rated=(8, 6), target_bonus=D(20_000)), offer("B", 110_000, rated=(4, 8))
    )
    assert [(one.id, one.cells, one.best) for one in found.rows] == [
        ("fit", ("7.0 strong", "6.0 not a fit"), (0,)),
        ("must_haves", ("all met", "1 missed"), (0,)),
        ("guaranteed_year_1", ("$100,000", "$110,000"), (1,)),
        ("expected_year_1", ("$120,000", "$110,000"), (0,)),
        ("expected_total", ("$480,000", "$440,000"), (0,)),
    ]
    assert found.ranking == (0, 1)
    assert found.findings == ()


def test_all_that_tie_are_best() -> None:
    found = compared(offer("A"), offer("B"), offer("C", 90_000))
    assert row(found, "expected_total").best == (0, 1)


def test_a_fit_that_may_turn_out_worse_is_not_best() -> None:
    found = compared(offer("A", rated=(8, None)), offer("B", rated=(7, 7)))
    assert row(found, "fit").cells == ("4.0–9.0 undecided", "7.0 strong")
    assert row(found, "fit").best == ()
    certain = compared(offer("A", rated=(8, None)), offer("B", rated=(7, None)))
    assert row(certain, "fit").best == (0,)


def test_a_must_have_not_rated_is_open() -> None:
    found = compared(offer("A", rated=(None, 7)), offer("B", rated=(5, 7)))
    assert row(found, "must_haves").cells == ("1 open", "all met")
    assert row(found, "must_haves").best == (1,)


def test_what_is_speculative_has_rows_of_its_own() -> None:
    private = Grant(shares=D(4_000), price=D(10), months=48, liquid=False)
    found = compared(offer("A", 100_000, grant=(private,)), offer("B", 105_000))
    assert row(found, "expected_year_1").best == (1,)
    assert row(found, "total_year_1").cells == ("$110,000", "$105,000")
    assert row(found, "expected_total").cells == ("$400,000", "$420,000")
    assert row(found, "total").best == (0,)
    assert found.ranking == (0, 1)


def test_the_current_job_is_the_last_column_and_has_no_fit() -> None:
    profile = replace(DOLLARS, current_job=CurrentJob(base_salary=D(120_000), company="Initech"))
    found = compared(offer("A", rated=(8, 6)), offer("B", rated=(7, 7)), profile=profile)
    assert [one.candidate.name for one in found.columns] == ["A", "B", "Initech"]
    assert row(found, "fit").cells[2] == "–"
    assert row(found, "fit").best == (0, 1)
    assert row(found, "guaranteed_year_1").best == (2,)
    assert found.dominated == ()


def test_two_offers_of_one_company_are_told_apart() -> None:
    found = candidates({"a": offer("Same"), "b": offer("Same"), "c": offer("Other")}, DOLLARS)
    assert [one.name for one in found] == ["Same (a)", "Same (b)", "Other"]


def test_amounts_are_in_the_currency_of_the_profile() -> None:
    found = compared(offer("A", 100_000), offer("B", 90_000, currency="EUR"), profile=RATED)
    assert found.currency == "USD"
    assert row(found, "guaranteed_year_1").cells == ("$100,000", "$112,500")
    assert found.ranking == (1, 0)
    assert found.findings == ()


def test_without_one_it_is_the_only_currency_of_the_offers() -> None:
    profile = Profile(current_job=CurrentJob(base_salary=D(70_000)))
    found = compared(offer("A", 80_000, currency="EUR"), offer("B", 90_000, currency="EUR"), profile=profile)
    assert row(found, "guaranteed_year_1").cells == ("€80,000", "€90,000", "€70,000")


def test_a_missing_rate_is_said_and_never_guessed() -> None:
    found = compared(offer("A"), offer("B", currency="CHF"), offer("C", 90_000), profile=RATED)
    assert row(found, "expected_total").cells == ("$400,000", "–", "$360,000")
    assert row(found, "expected_total").best == ()
    assert found.ranking == (0, 2)
    assert found.findings == (
        "B pays in CHF, which profile.toml has no rate for; add CHF = <one CHF in USD> under [rates].",
    )


def test_several_currencies_and_none_to_compare_in_is_said() -> None:
    found = compared(offer("A"), offer("B", currency="CHF"), profile=Profile())
    assert (found.currency, found.ranking) == ("", ())
    assert [one.split(";")[0] for one in found.findings] == [
        "The offers are in CHF and USD, so amounts cannot be compared"
    ]


def test_rates_without_a_date_are_said() -> None:
    profile = replace(RATED, rates=replace(RATED.rates, as_of=None))
    found = compared(offer("A"), offer("B", currency="EUR"), profile=profile)
    assert found.findings == ("The rates of profile.toml have no date; add as_of = <date> under [rates].",)
    assert compared(offer("A"), offer("B"), profile=profile).findings == ()


def test_the_cost_of_living_counts_where_all_have_an_index() -> None:
    profile = replace(
        DOLLARS, cost_of_living=D(100), current_job=CurrentJob(base_salary=D(80_000), company="Initech")
    )
    found = compared(
        offer("A", 150_000, cost_of_living=D(200)), offer("B", 90_000, cost_of_living=D(75)), profile=profile
    )
    assert row(found, "adjusted_total").cells == ("$300,000", "$480,000", "$320,000")
    assert row(found, "adjusted_total").best == (1,)
    assert row(found, "expected_total").best == (0,)
    assert found.ranking == (1, 2, 0)
    assert found.findings == ()


def test_the_cost_of_living_is_left_out_of_the_ranking_where_an_index_is_missing() -> None:
    profile = replace(DOLLARS, cost_of_living=D(100))
    found = compared(offer("A", 150_000, cost_of_living=D(200)), offer("B", 90_000), profile=profile)
    assert row(found, "adjusted_total").cells == ("$300,000", "–")
    assert row(found, "adjusted_total").best == ()
    assert found.ranking == (0, 1)
    assert found.findings == ("Cost of living is left out of the ranking: B has no cost_of_living.",)


def test_indices_without_one_of_the_profile_are_said() -> None:
    found = compared(offer("A", cost_of_living=D(200)), offer("B"))
    assert "adjusted_total" not in ids(found)
    assert found.findings == (
        "Cost of living is left out: profile.toml has no cost_of_living to compare with.",
    )


def test_the_present_value_has_a_row_where_a_rate_is_chosen() -> None:
    offers = offer("A", 121_000), offer("B", 100_000, raise_percent=D(10))
    assert "npv" not in ids(compared(*offers))
    found = row(compared(*offers, discount=10), "npv")
    assert found.label == "Present value at 10 %"
    assert found.cells == ("$421,909", "$400,000")


def test_every_priority_of_any_offer_is_a_row_once() -> None:
    found = compared(
        offer("A", remote_days=D(2), items={"remote_days": (D(1), D(3)), "base_salary": (None, None)}),
        offer("B", 120_000, items={"base_salary": (None, None), "level": ("L5", "L6")}, level="L5"),
    )
    assert [one.id for one in found.rows[-3:]] == ["remote_days", "base_salary", "level"]
    assert row(found, "remote_days").cells == ("2", "–")
    assert row(found, "base_salary").best == (1,)
    assert (row(found, "level").cells, row(found, "level").best) == (("–", "L5"), ())


def test_amounts_of_priorities_are_converted() -> None:
    ranked: Mapping[str, tuple[Figure | None, Figure | None]] = {"base_salary": (None, None)}
    found = compared(offer("A", items=ranked), offer("B", 90_000, currency="EUR"), profile=RATED)
    assert row(found, "base_salary").cells == ("$100,000", "$112,500")


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [
        ((D(3), D(1)), None, (1,)),
        ((D(1), D(3)), None, (0,)),
        ((D(1), D(3)), (D(3), D(1)), ()),
        ((None, D(3)), None, (0,)),
    ],
)
def test_what_is_desired_says_whether_more_is_better(
    first: tuple[Figure | None, Figure | None],
    second: tuple[Figure | None, Figure | None] | None,
    best: tuple[int, ...],
) -> None:
    found = compared(
        offer("A", items={"remote_days": first}, remote_days=D(4)),
        offer("B", items=None if second is None else {"remote_days": second}, remote_days=D(2)),
    )
    assert row(found, "remote_days").best == best


def test_an_earlier_start_is_better_for_who_wants_one() -> None:
    ends = date(2027, 3, 1), date(2027, 1, 1)
    first = replace(offer("A", items={"start_date": ends}), dates=Dates(start=date(2027, 2, 1)))
    second = replace(offer("B"), dates=Dates(start=date(2027, 1, 4)))
    found = row(compared(first, second), "start_date")
    assert found.cells == ("Mon 1 Feb 2027", "Mon 4 Jan 2027")
    assert found.best == (1,)


def test_items_of_ones_own_are_only_held_against_their_like() -> None:
    ranked: Mapping[str, tuple[Figure | None, Figure | None]] = {"custom.leave": (D(4), D(12))}

    def leave(figure: Figure, unit: str) -> Mapping[str, CustomItem]:
        return {"leave": CustomItem(offered=figure, unit=unit)}

    first = offer("A", items=ranked, custom=leave(D(10), "weeks"))
    like = compared(first, offer("B", custom=leave(D(8), "weeks")))
    assert row(like, "custom.leave").cells == ("10 weeks", "8 weeks")
    assert row(like, "custom.leave").best == (0,)
    for other in (leave(D(50), "days"), leave("to be agreed", "weeks")):
        assert row(compared(first, offer("B", custom=other)), "custom.leave").best == ()


def test_a_dominated_offer_is_named_with_who_dominates_it() -> None:
    found = compared(
        offer("A", 100_000, rated=(8, 6)),
        offer("B", 100_000, rated=(8, 5)),
        offer("C", 120_000, rated=(6, 5)),
    )
    assert found.dominated == (("b", "a"),)


def test_offers_that_are_alike_dominate_neither() -> None:
    assert compared(offer("A", rated=(8, 6)), offer("B", rated=(8, 6))).dominated == ()


def test_what_may_still_fit_better_is_not_dominated() -> None:
    assert compared(offer("A", 120_000, rated=(8, 6)), offer("B", rated=(8, None))).dominated == ()


def test_speculative_stock_keeps_an_offer_from_being_dominated() -> None:
    private = Grant(shares=D(40_000), price=D(10), months=48, liquid=False)
    assert compared(offer("A", 110_000), offer("B", grant=(private,))).dominated == ()


def test_without_a_rate_nobody_is_dominated() -> None:
    assert compared(offer("A", 120_000), offer("B", currency="CHF"), profile=RATED).dominated == ()


offers = st.builds(
    offer,
    st.sampled_from("ABCDE"),
    st.integers(0, 3).map(lambda n: 10_000 * n),
    currency=st.sampled_from(["USD", "EUR"]),
    rated=st.tuples(st.none() | st.integers(4, 6), st.none() | st.integers(4, 6)),
    cost_of_living=st.sampled_from([None, D(50), D(100)]),
)


@given(st.lists(offers, min_size=2, max_size=5, unique_by=lambda one: one.company))
def test_dominance_has_no_circles_and_the_best_of_a_row_is_never_beaten(found: list[Offer]) -> None:
    result = compared(*found, profile=replace(RATED, cost_of_living=D(100)))
    pairs = set(result.dominated)
    assert not any((other, one) in pairs for one, other in pairs)
    assert all((one, last) in pairs for one, other in pairs for again, last in pairs if other == again)
    measures = [one.measure for one in result.columns]
    ranked = [measures[n] for n in result.ranking]
    assert ranked == sorted((one for one in measures if one is not None), reverse=True)
    fits = [one.candidate.fit for one in result.columns]
    best = row(result, "fit").best
    assert all(fits[n].low >= one.low for n in best for one in fits)  # type: ignore[union-attr]  # offers have a fit
