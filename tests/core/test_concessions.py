from dataclasses import replace
from datetime import date
from decimal import Decimal

from offer_tui.core.concessions import concessions
from offer_tui.core.offer import Ask, Offer, Round
from offer_tui.core.package import Package


def offer(*rounds: Round) -> Offer:
    return Offer(package=Package(base_salary=Decimal(165_000), remote_days=Decimal(2)), rounds=rounds)


FIRST = Round(
    asks=(
        Ask(item="base_salary", ask=Decimal(185_000), answer="partial", value=Decimal(175_000)),
        Ask(item="remote_days", ask=Decimal(3), answer="refused"),
    )
)


def test_both_sides_are_measured_from_where_they_began() -> None:
    second = Round(planned=True, asks=(Ask(item="base_salary", ask=Decimal(178_000)),))
    base, remote = concessions(offer(FIRST, second))
    assert (base.theirs, base.yours) == (Decimal(10_000), Decimal(-7_000))
    assert (remote.theirs, remote.yours) == (Decimal(0), Decimal(0))


def test_what_is_only_planned_was_not_asked_yet() -> None:
    assert concessions(offer(replace(FIRST, planned=True))) == ()


def test_the_latest_agreement_says_whether_it_is_in_writing() -> None:
    written = Round(asks=(replace(FIRST.asks[0], in_writing=True),))
    assert [one.in_writing for one in concessions(offer(FIRST, written))] == [True, False]
    assert not concessions(offer(written, FIRST))[0].in_writing


def test_a_refusal_is_no_agreement() -> None:
    assert [one.agreed for one in concessions(offer(FIRST))] == [True, False]


def test_a_date_has_no_distance() -> None:
    moved = Round(
        asks=(Ask(item="start_date", ask=date(2027, 3, 1), answer="granted"), Ask(item="level", ask="L7"))
    )
    assert [one.theirs for one in concessions(offer(moved))] == [None, None]
