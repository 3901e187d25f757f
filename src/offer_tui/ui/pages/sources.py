"""What the figures of a picture are made of: inputs and formula, line by line."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from offer_tui.core import options
from offer_tui.core.calendar_years import calendar_years
from offer_tui.core.compensation import Year
from offer_tui.core.explain import compensation_sources, source
from offer_tui.core.leaving import leaving
from offer_tui.core.money import rounded
from offer_tui.core.package import Grant
from offer_tui.core.wording import shown_number
from offer_tui.ui.lens import Picture
from offer_tui.ui.pages.market import market_sources
from offer_tui.ui.pages.years import CALENDAR_YEARS, PARTS, year_title
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.view import View


def picture_sources(view: View) -> tuple[Line, ...]:
    """Return what the figures of the picture that is shown are made of."""
    shown, start = view.lens.picture, view.offer.dates.start
    if shown is Picture.CALENDAR and start is not None:
        found = calendar_years(view.offer.package, start, CALENDAR_YEARS, view.lens.scenario)
        return tuple(year_sources(view, found.years))
    if shown is Picture.LEAVING:
        return tuple(_leaving(view))
    if shown is Picture.OPTIONS:
        grants = [grant for grant in view.offer.package.grant if grant.kind == "options"]
        return tuple(found for grant in grants for found in _options(view, grant))
    if shown is Picture.MARKET:
        return tuple(market_sources(view))
    return tuple(year_sources(view, view.pay.years))


def _heading(text: str) -> Line:
    return line(Span(text, Tone.STRONG))


def year_sources(view: View, years: Iterable[Year]) -> Iterator[Line]:
    """Yield each year's parts with what they are made of, and how certain they are."""
    for year in years:
        yield _heading(f"{year_title(year.year)}   {view.amount(year.total)}")
        for part, name in PARTS.items():
            yield from (line(f"  {name}: {text}") for text in compensation_sources(year, part))
        sure = f"{view.amount(year.guaranteed)} guaranteed, {view.amount(year.expected)} expected"
        yield line(f"  {sure}, {view.amount(year.speculative)} speculative")
        yield line("")


def _leaving(view: View) -> Iterator[Line]:
    month = view.lens.leave_month
    found = leaving(view.offer.package, month, view.lens.scenario, view.offer.dates.start)
    yield _heading(f"Cash paid in {month} months   {view.amount(found.cash_paid)}")
    for piece in found.cash:
        yield line(f"  {PARTS[piece.part]}: {source(piece)}")
    yield line("")
    yield _heading(f"To pay back   {view.number(rounded(found.clawback_owed))}")
    yield from (line(f"  {source(one)}") for one in found.owed)
    yield line("")
    yield _heading(f"Shares and options vested   worth {view.amount(found.stock_worth)}")
    yield from (line(f"  {source(one)}") for one in found.holdings)


def _options(view: View, grant: Grant) -> Iterator[Line]:
    """Return the formulas of one grant of options, with its figures put in."""
    count, strike = grant.shares or Decimal(0), grant.strike

    def formula(name: str, text: str, result: Decimal | None) -> Line:
        return line(f"  {name}: {text} = {'not known' if result is None else shown_number(rounded(result))}")

    yield _heading(f"{shown_number(count)} options, strike price {view.number(strike)}")
    yield formula(
        "Cost of exercising", f"{shown_number(count)} × {view.number(strike)}", options.exercise_cost(grant)
    )
    for name, price, result in (
        ("Spread", grant.price, options.spread_today(grant)),
        ("Headline", grant.preferred_price, options.headline(grant)),
    ):
        yield formula(name, f"{shown_number(count)} × ({view.number(price)} − {view.number(strike)})", result)
    yield line("  Growth of a share: ((strike + gap / options) / price − 1) × 100; the gap is what your")
    yield line("  current job pays in four years, less what is guaranteed and expected here.")
    whole = grant.fully_diluted_shares
    if whole is None:
        yield line("  Without fully_diluted_shares nothing can be said of a sale of the company.")
        return
    rounds = "".join(f" × (1 − {shown_number(one)} %)" for one in grant.dilution_percent)
    yield line(f"  Part of the company: {shown_number(count)} / {shown_number(whole)}{rounds}")
    preference, preferred = (
        shown_number(grant.preference or Decimal(0)),
        shown_number(grant.preferred_percent or Decimal(0)),
    )
    yield line(f"  Shares at a sale: FD = {shown_number(whole)}" + rounds.replace(" × ", " / "))
    yield line(
        f"  A share at a sale for E: E / FD where {preferred} % × E > {preference} (the preferred convert),"
    )
    yield line(f"  else (E − {preference}) / ((1 − {preferred} %) × FD), or nothing.")
    sold = view.lens.scenario.exit_value
    if sold is not None:
        price = options.exit_price(grant, sold)
        shown = "not known" if price is None else shown_number(rounded(price, 4))
        yield line(f"  Sold for {shown_number(sold)}: a share is paid {shown}")
        yield formula(
            "Payoff",
            f"{shown_number(count)} × ({shown} − {view.number(strike)})",
            options.payoff(grant, sold),
        )
    yield line("")
