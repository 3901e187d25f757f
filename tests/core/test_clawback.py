from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.amounts import total
from offer_tui.core.clawback import clawback, clawback_end
from offer_tui.core.explain import source
from offer_tui.core.package import OneOff, Package

D = Decimal

BONUS = OneOff(
    kind="signing_bonus",
    amount=D(30_000),
    clawback_months=24,
    clawback="prorated",
    withheld_percent=D(35),
)
FULL = replace(BONUS, clawback="full")
NET = replace(BONUS, clawback_basis="net")


def owed(month: int, *payments: OneOff) -> Decimal:
    return total(one.amount for one in clawback(Package(one_off=payments), month))


@pytest.mark.parametrize(
    ("payment", "month", "amount"),
    [
        (BONUS, 0, 30_000),
        (BONUS, 9, 18_750),
        (NET, 9, D("12187.50")),
        (BONUS, 23, 1_250),
        (BONUS, 24, 0),
        (FULL, 0, 30_000),
        (FULL, 23, 30_000),
        (FULL, 24, 0),
        (replace(FULL, clawback_basis="net"), 23, 19_500),
        (replace(NET, withheld_percent=None), 9, 18_750),
    ],
)
def test_what_is_owed_by_leave_month(payment: OneOff, month: int, amount: Decimal) -> None:
    assert owed(month, payment) == amount


def test_the_months_count_from_the_payment() -> None:
    later = replace(BONUS, paid_month=12)
    assert [owed(month, later) for month in (11, 12, 21, 35, 36)] == [0, 30_000, 18_750, 1_250, 0]
    assert clawback_end(later) == 36


@pytest.mark.parametrize(
    "payment",
    [replace(BONUS, clawback_months=None), replace(BONUS, clawback_months=0), replace(BONUS, amount=None)],
)
def test_without_months_or_an_amount_nothing_is_owed(payment: OneOff) -> None:
    assert owed(0, payment) == 0


def test_several_payments_are_owed_side_by_side() -> None:
    moving = OneOff(kind="relocation", amount=D(10_000), clawback_months=12)
    assert owed(9, NET, moving) == D("22187.50")
    assert [source(one) for one in clawback(Package(one_off=(NET, moving)), 9)] == [
        "Signing bonus: 30,000 × 15 ÷ 24 × 65 % = 12,187.50",
        "Relocation: 10,000",
    ]


payments = st.builds(
    OneOff,
    amount=st.none() | st.decimals(0, 10**6, places=2),
    paid_month=st.integers(0, 24),
    clawback_months=st.none() | st.integers(0, 36),
    clawback=st.sampled_from(["prorated", "full"]),
    clawback_basis=st.sampled_from(["gross", "net"]),
    withheld_percent=st.none() | st.integers(0, 100).map(Decimal),
)


@given(payments)
def test_once_paid_what_is_owed_never_rises_and_ends(payment: OneOff) -> None:
    course = [owed(month, payment) for month in range(payment.paid_month, 61)]
    assert all(before >= after >= 0 for before, after in pairwise(course))
    assert course[0] <= (payment.amount or 0)
    assert course[-1] == 0
    assert not any(owed(month, payment) for month in range(payment.paid_month))
