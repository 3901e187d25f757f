"""What has to be paid back of one-off payments on leaving early."""

from decimal import Decimal

from offer_tui.core.amounts import HUNDRED, Factor, Factors, percent, plain, product
from offer_tui.core.compensation import payment_name
from offer_tui.core.package import OneOff, Package
from offer_tui.core.records import dataclass


@dataclass(frozen=True, slots=True)
class Owed:
    """What is owed of one payment."""

    name: str
    factors: Factors
    """What it is the product of."""

    @property
    def amount(self) -> Decimal:
        """What it comes to, unrounded."""
        return product(self.factors)


def clawback(package: Package, month: int) -> tuple[Owed, ...]:
    """Return what is owed by somebody who leaves after so many months, for each payment that anything is.

    A payment of which n months are clawed back counts them from its own month: with k = month − paid_month,
    the whole amount is owed for 0 ≤ k < n where the clawback is full, amount · (n − k) / n where it is
    prorated, and nothing before it was paid or from k = n on. Net of tax, what was withheld is not owed.
    """
    return tuple(
        Owed(payment_name(payment), factors)
        for payment in package.one_off
        if (factors := _owed(payment, month))
    )


def clawback_end(payment: OneOff) -> int:
    """Return the month of employment from which on nothing is owed of a payment."""
    return payment.paid_month + (payment.clawback_months or 0)


def _owed(payment: OneOff, month: int) -> Factors:
    """Return what is owed as a product; no factors for nothing."""
    months, left = payment.clawback_months, clawback_end(payment) - month
    if not payment.amount or not months or left <= 0 or month < payment.paid_month:
        return ()
    factors: Factors = (plain(payment.amount),)
    if payment.clawback == "prorated" and left < months:
        factors = (*factors, plain(Decimal(left)), Factor(Decimal(months), power=-1))
    if payment.clawback_basis == "net" and payment.withheld_percent:
        factors = (*factors, percent(HUNDRED - payment.withheld_percent))
    return factors
