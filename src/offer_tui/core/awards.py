"""The grants of a package and the refresh grants that follow them, each with its own beginning."""

from collections.abc import Iterator
from decimal import Decimal

from offer_tui.core import options, vesting
from offer_tui.core.amounts import HUNDRED, Factors, percent, plain, product
from offer_tui.core.package import Grant, Package
from offer_tui.core.records import dataclass
from offer_tui.core.scenario import AS_OFFERED, Scenario

_NAMES = {"options": "Options", "cash": "Cash award"}
"""Names of the kinds of grants; all else are shares."""


@dataclass(frozen=True, slots=True)
class Award:
    """A grant of the file, or one of its refresh grants."""

    grant: Grant
    refresh_of_year: int | None = None
    """The year of employment at whose beginning a refresh grant is made; None for a grant of the file."""

    @property
    def kind_name(self) -> str:
        """What its kind is called: `RSU`, `Options`, `Cash award`."""
        return _NAMES.get(self.grant.kind, "RSU")

    @property
    def name(self) -> str:
        """What it is called: `RSU`, `Options, refresh of year 2`."""
        year = self.refresh_of_year
        return self.kind_name if year is None else f"{self.kind_name}, refresh of year {year}"

    @property
    def likelihood(self) -> Factors:
        """How likely a refresh grant is; certain where nobody says otherwise."""
        likely = self.grant.likely_percent
        return () if self.refresh_of_year is None else (percent(HUNDRED if likely is None else likely),)

    def vested(self, month: int) -> Decimal:
        """Return what has vested by the end of a month of employment: whole shares, or money."""
        return vesting.vested(self.grant, month - vesting.YEAR * ((self.refresh_of_year or 1) - 1))

    def worth_of_one(self, year: int, scenario: Scenario = AS_OFFERED) -> Factors | None:
        """Return what one share, or one unit of money, is worth in a year of employment; None if not known.

        An option is worth its share's price less the strike price: the price at the scenario's sale of the
        company where that can be worked out, else the fair market value after the scenario's moves.
        """
        grant = self.grant
        moves = scenario.price_moves(year, self.refresh_of_year)
        if not vesting.counts_shares(grant):
            return () if grant.kind == "cash" else moves
        if grant.kind != "options":
            return None if grant.price is None else (plain(grant.price), *moves)
        price = None if scenario.exit_value is None else options.exit_price(grant, scenario.exit_value)
        if price is None and grant.price is not None:
            price = grant.price * product(moves)
        if price is None or grant.strike is None:
            return None
        return (plain(vesting.spread(price, grant.strike)),)


def awards(package: Package, month: int) -> tuple[Award, ...]:
    """Return all grants of the file, in its order, then the refresh grants made before a month ends.

    A refresh grant is made at the beginning of its year of employment: that of year 2 when month 13 begins.
    One with no likelihood at all is left out.
    """
    return (*map(Award, package.grant), *_refreshes(package, month))


def _refreshes(package: Package, month: int) -> Iterator[Award]:
    begun = -(-month // vesting.YEAR)
    for grant in package.grant:
        refresh = vesting.refresh_grant(grant)
        if refresh is not None and grant.from_year is not None and refresh.likely_percent != 0:
            for year in range(grant.from_year, begun + 1):
                yield Award(refresh, year)
