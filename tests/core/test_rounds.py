from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.compensation import compensation
from offer_tui.core.items import IDS, offered_in
from offer_tui.core.negotiated import package_after
from offer_tui.core.offer import Ask, Dates, Offer, Priority, Round
from offer_tui.core.package import Benefit, CustomItem, Figure, Grant, MatchTier, OneOff, Package
from offer_tui.core.rounds import courses, not_in_writing, now, on_the_table, states

D = Decimal

PACKAGE = Package(
    base_salary=D(165_000),
    target_bonus_percent=D(15),
    vacation_days=D(20),
    remote_days=D(2),
    level="L5",
    one_off=(
        OneOff(kind="signing_bonus", amount=D(20_000), clawback_months=12),
        OneOff(kind="signing_bonus", amount=D(5_000), paid_month=12),
        OneOff(kind="other", amount=D(999)),
    ),
    grant=(Grant(shares=D(4_800), price=D("50.00"), months=48, cliff_months=12),),
    benefit=(
        Benefit(
            kind="retirement_match",
            contribution_percent=D(6),
            match=(MatchTier(percent=D(50), up_to_percent=D(6)),),
        ),
        Benefit(kind="stipend", yearly=D(1_000)),
    ),
    custom={"sabbatical": CustomItem(offered=D(4), unit="weeks", yearly_value=D(3_000))},
)
OFFER = Offer(
    dates=Dates(start=date(2027, 2, 1)),
    package=PACKAGE,
    priorities=(Priority("base_salary"), Priority("equity"), Priority("remote_days"), Priority("level")),
    rounds=(
        Round(
            asks=(
                Ask("base_salary", ask=D(185_000), answer="partial", value=D(175_000), in_writing=True),
                Ask("equity", ask=D(300_000), answer="granted", value=D(300_000)),
                Ask("remote_days", ask=D(3), answer="refused"),
            )
        ),
        Round(
            asks=(
                Ask("base_salary", ask=D(180_000), answer="granted"),
                Ask("remote_days", ask=D("2.5"), answer="pending", value=D("2.5")),
            )
        ),
        Round(planned=True, asks=(Ask("equity", ask=D(330_000), answer="granted", value=D(330_000)),)),
    ),
)


def with_ask(item: str, value: Figure, answer: str = "granted") -> Offer:
    return replace(OFFER, rounds=(Round(asks=(Ask(item, answer=answer, value=value),)),))


@pytest.mark.parametrize(
    ("item", "after", "figure"),
    [
        ("base_salary", 0, 165_000),
        ("base_salary", 1, 175_000),
        ("base_salary", None, 180_000),
        ("equity", 0, 240_000),
        ("equity", 2, 300_000),
        ("equity", 3, 300_000),
        ("remote_days", None, 2),
    ],
)
def test_what_is_on_the_table_after_a_round(item: str, after: int | None, figure: int) -> None:
    assert on_the_table(OFFER, item, after) == figure


def test_now_is_the_latest_value_or_what_was_offered() -> None:
    assert now(OFFER, "base_salary") == 180_000
    assert now(OFFER, "start_date") == date(2027, 2, 1)
    assert now(with_ask("base_salary", D(1), "refused"), "base_salary") == 165_000
    assert now(with_ask("base_salary", D(1), "partial"), "base_salary") == 1


def test_a_partial_answer_without_a_figure_changes_nothing() -> None:
    vague = replace(OFFER, rounds=(Round(asks=(Ask("base_salary", ask=D(1), answer="partial"),)),))
    assert now(vague, "base_salary") == 165_000


def test_each_ask_says_where_it_started_and_ended() -> None:
    one, two, three = states(OFFER)
    assert [ask.before for ask in one.asks] == [165_000, 240_000, 2]
    assert [ask.after for ask in one.asks] == [175_000, 300_000, 2]
    assert [ask.before for ask in two.asks] == [175_000, 2]
    assert [ask.after for ask in two.asks] == [180_000, 2]
    assert [ask.before for ask in three.asks] == [ask.after for ask in three.asks] == [300_000]
    assert [state.number for state in (one, two, three)] == [1, 2, 3]


def test_the_course_of_each_priority() -> None:
    found = [(one.item, one.offered, one.asked, one.now) for one in courses(OFFER)]
    assert found == [
        ("base_salary", 165_000, 180_000, 180_000),
        ("equity", 240_000, 300_000, 300_000),
        ("remote_days", 2, D("2.5"), 2),
        ("level", "L5", None, "L5"),
    ]


def test_only_the_latest_agreement_has_to_be_in_writing() -> None:
    assert [(one.number, one.ask.item) for one in not_in_writing(OFFER)] == [
        (2, "base_salary"),
        (1, "equity"),
    ]
    written = Ask("base_salary", answer="granted", value=D(180_000), in_writing=True)
    assert (
        not_in_writing(replace(OFFER, rounds=(Round(asks=(replace(written, in_writing=False), written)),)))
        == ()
    )


def test_before_the_first_round_the_package_is_as_offered() -> None:
    assert package_after(OFFER, 0) == PACKAGE


def test_a_round_changes_the_total_of_the_first_year() -> None:
    def first_year(after: int) -> Decimal:
        return compensation(package_after(OFFER, after)).years[0].total

    # 165,000 + 24,750 + 20,000 + 999 + 60,000 + 4,950 + 1,000 + 3,000
    assert first_year(0) == D("279699")
    # Base 175,000 takes the bonus to 26,250 and the match to 5,250; 6,000 shares vest at 75,000 a year.
    assert first_year(1) == D("306499")
    assert first_year(3) == first_year(2) == D("312399")


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("base_salary", D(170_000)),
        ("target_bonus", D(30_000)),
        ("signing_bonus", D(40_000)),
        ("relocation", D(8_000)),
        ("equity", D(310_000)),
        ("vacation_days", D(25)),
        ("remote_days", D(3)),
        ("level", "L6"),
        ("retirement_match", D(6_000)),
        ("benefits", D(400)),
        ("custom.sabbatical", D(6)),
        ("custom.parking", D(100)),
    ],
)
def test_the_package_holds_what_was_agreed_and_nothing_else_changes(item: str, value: Figure) -> None:
    changed = package_after(with_ask(item, value), 1)
    # An item is known by its custom table, so one that the package does not have cannot be put in.
    missing = item == "custom.parking"
    assert offered_in(changed, item) == (None if missing else value)
    follows = {"base_salary": {"target_bonus", "retirement_match"}}.get(item, set())
    others = [one for one in IDS if one != item and one not in follows]
    assert [offered_in(changed, one) for one in others] == [offered_in(PACKAGE, one) for one in others]


def test_agreed_payments_keep_their_months_and_terms() -> None:
    first, second, other = package_after(with_ask("signing_bonus", D(50_000)), 1).one_off
    assert [first.amount, first.clawback_months] == [40_000, 12]
    assert [second.amount, second.paid_month] == [10_000, 12]
    assert other.amount == 999


def test_agreed_equity_is_whole_shares() -> None:
    grant = package_after(with_ask("equity", D(240_049)), 1).grant[0]
    assert [grant.shares, grant.months] == [4_800, 48]
    by_value = replace(
        OFFER.package, grant=(Grant(value=D(1_000), price=D(30)), Grant(kind="cash", value=D(10)))
    )
    scaled = package_after(replace(with_ask("equity", D(2_000)), package=by_value), 1).grant
    assert [scaled[0].shares, scaled[0].value, scaled[1].value] == [66, None, 20]


def test_equity_where_none_was_offered_has_no_schedule_to_vest_by() -> None:
    bare = replace(with_ask("equity", D(1_000)), package=Package())
    package = package_after(bare, 1)
    assert offered_in(package, "equity") == 1_000
    assert compensation(package).total == 0


def test_a_new_base_and_a_new_match_are_both_as_agreed() -> None:
    both = Round(
        asks=(
            Ask("retirement_match", answer="granted", value=D(6_000)),
            Ask("base_salary", answer="granted", value=D(180_000)),
        )
    )
    package = package_after(replace(OFFER, rounds=(both,)), 1)
    assert [offered_in(package, "retirement_match"), package.base_salary] == [6_000, 180_000]


@pytest.mark.parametrize(
    ("item", "value"),
    [
        ("base_salary", "lots"),
        ("level", D(6)),
        ("start_date", date(2027, 3, 1)),
        ("salary", D(1)),
        ("start_date", "soon"),
    ],
)
def test_what_a_package_cannot_hold_leaves_it_alone(item: str, value: Figure) -> None:
    assert package_after(with_ask(item, value), 1) == PACKAGE


@given(
    st.decimals(0, 10**6, places=2),
    st.sampled_from(["signing_bonus", "relocation", "benefits", "retirement_match"]),
)
def test_any_agreed_amount_is_in_the_package_to_the_cent(value: Decimal, item: str) -> None:
    held = offered_in(package_after(with_ask(item, value), 1), item)
    assert isinstance(held, Decimal)
    assert abs(held - value) < D("1e-9")
