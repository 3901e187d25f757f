"""The pictures of a package for the panel of the Offer page: tables and bars that read without colour."""

from collections.abc import Iterator
from decimal import Decimal

from offer_tui.core import options
from offer_tui.core.amounts import total
from offer_tui.core.calendar_years import calendar_years
from offer_tui.core.compensation import Part, Year, compensation
from offer_tui.core.explain import source
from offer_tui.core.leaving import Holding, leaving
from offer_tui.core.money import rounded
from offer_tui.core.package import Grant
from offer_tui.core.scenario import Scenario
from offer_tui.core.wording import shown_number
from offer_tui.ui import glyphs
from offer_tui.ui.lens import LAST_MONTH, Picture
from offer_tui.ui.pages.market import market_picture
from offer_tui.ui.pages.page import keyed
from offer_tui.ui.pages.years import CALENDAR_YEARS, PARTS, years_table
from offer_tui.ui.rows import Line, Span, Tone, line
from offer_tui.ui.view import View

_FILLS = {Part.BASE: "█", Part.BONUS: "▓", Part.ONE_OFF: "▒", Part.EQUITY: "░", Part.BENEFITS: "▪"}
_LABEL = 9
_RULER = "{leave.earlier} {leave.later} month  {leave.year_earlier} {leave.year_later} year"


def pictures_line(view: View) -> Line:
    """Return the names of the pictures with the one that is shown, and what is assumed."""
    shown = view.lens.picture
    names = [
        Span(f"{one.upper() if one is shown else one}  ", Tone.ACCENT if one is shown else Tone.MUTED)
        for one in Picture
    ]
    return (*names, *keyed("{picture.next} next", view.keymap, Tone.MUTED))


def assumed(view: View) -> tuple[Line, ...]:
    """Return what is assumed instead of what the file says; nothing where nothing is."""
    words = list(_assumptions(view, view.lens.scenario))
    if not words:
        return ()
    back = keyed("   {assume_nothing} as offered", view.keymap, Tone.MUTED)
    return ((Span(f"If: {', '.join(words)}.", Tone.WARN), *back),)


def _assumptions(view: View, scenario: Scenario) -> Iterator[str]:
    if scenario.price_factor != 1:
        yield f"share price × {shown_number(scenario.price_factor)}"
    if scenario.growth_percent:
        yield f"it grows {shown_number(scenario.growth_percent)} % a year"
    if scenario.bonus_payout_percent is not None:
        yield f"{shown_number(scenario.bonus_payout_percent)} % of the target bonus"
    if scenario.exit_value is not None:
        yield f"the company is sold for {view.number(scenario.exit_value)}"


def picture(view: View, width: int) -> tuple[Line, ...]:
    """Return the picture that was chosen, for so many cells."""
    if view.lens.picture is Picture.CALENDAR:
        return _calendar(view, width)
    if view.lens.picture is Picture.LEAVING:
        return _leaving(view, width)
    if view.lens.picture is Picture.BARS:
        return _bars(view, width)
    if view.lens.picture is Picture.MARKET:
        return market_picture(view, width)
    if view.lens.picture is Picture.OPTIONS:
        return _options(view)
    return years_table(view, view.pay, width)


def _calendar(view: View, width: int) -> tuple[Line, ...]:
    start = view.offer.dates.start
    if start is None:
        to_do = keyed("{find} first day goes to its row, and {edit} fills it in.", view.keymap)
        return line("Calendar years need the first day of work."), to_do
    years = calendar_years(view.offer.package, start, CALENDAR_YEARS, view.lens.scenario)
    return years_table(view, years, width)


def _bars(view: View, width: int) -> tuple[Line, ...]:
    """Return a bar for each year with a fill for each part, and what the fills mean.

    What costs more than it is worth has no cells: the figure behind a bar is less by it.
    """
    years = view.pay.years
    top = max(_drawn(year) for year in years)
    room = max(10, width - _LABEL - 12)
    used = [part for part in PARTS if any(year.part(part) > 0 for year in years)]
    less = [PARTS[part].lower() for part in PARTS if any(year.part(part) < 0 for year in years)]
    legend = "  ".join(f"{_FILLS[part]} {PARTS[part]}" for part in used)
    lines = [line(legend, Span(f"   less {' and '.join(less)}" if less else "", Tone.MUTED))]
    for year in years:
        bar, so_far = "", Decimal(0)
        # Each fill ends where the sum so far does, so that rounding never makes a bar longer than its sum.
        for part in used:
            so_far += max(year.part(part), Decimal(0))
            bar += _FILLS[part] * (_cells(so_far, top, room) - len(bar))
        lines.append(
            line(
                f"Year {year.year}   ",
                Span(f"{bar:<{room}}", Tone.ACCENT),
                f" {view.number(year.total, 0):>10}",
            )
        )
    return tuple(lines)


def _drawn(year: Year) -> Decimal:
    return total(max(year.part(part), Decimal(0)) for part in PARTS)


def _cells(amount: Decimal, top: Decimal, room: int) -> int:
    return int(rounded(amount / top * room, 0)) if top > 0 else 0


def _leaving(view: View, width: int) -> tuple[Line, ...]:
    """Return the ruler of months and what one has after leaving then."""
    month = view.lens.leave_month
    found = leaving(view.offer.package, month, view.lens.scenario, view.offer.dates.start)
    room = max(10, min(LAST_MONTH + 1, width - 30))
    at = month * (room - 1) // LAST_MONTH
    ruler = glyphs.RULE * at + glyphs.FULL + glyphs.RULE * (room - 1 - at)
    day = f", {view.day(found.day)}" if found.day is not None else ""
    # To the cent, and where from, as it is this figure that somebody else will compute too.
    owed = [one.name if view.hide else source(one) for one in found.owed]
    lines = [
        (*line("0 ", Span(ruler, Tone.ACCENT), f" {LAST_MONTH}  "), *keyed(_RULER, view.keymap, Tone.MUTED)),
        line(Span(f"Leaving after {month} months{day}", Tone.STRONG)),
        _amount_line("Cash paid", view.number(found.cash_paid, 0), "before tax, without benefits"),
        _amount_line("To pay back", view.number(found.clawback_owed, 0), "; ".join(owed)),
        _amount_line("Cash kept", view.number(found.cash_kept, 0), ""),
    ]
    return (*lines, *(_holding_line(view, one) for one in found.holdings))


def _amount_line(label: str, amount: str, remark: str) -> Line:
    return line(f"{label:<16}{amount:>12}", Span(f"   {remark}" if remark else "", Tone.MUTED))


def _holding_line(view: View, one: Holding) -> Line:
    remark = f"worth {view.number(one.worth, 0)}" if one.worth is not None else "no price known"
    if one.is_options and one.vested:
        remark += f", {view.number(one.exercise_cost, 0)} to exercise"
        if one.last_exercise_day is not None:
            remark += f" by {view.day(one.last_exercise_day)}"
    return _amount_line(one.name[:15], f"{view.number(one.vested)} vested", remark)


def _options(view: View) -> tuple[Line, ...]:
    grants = [grant for grant in view.offer.package.grant if grant.kind == "options"]
    if not grants:
        to_do = keyed("If they offer some: {add}, then options.", view.keymap)
        return line("There are no options in this package."), to_do
    return tuple(found for grant in grants for found in _option_lines(view, grant))


def _gap_to_current_job(view: View) -> Decimal | None:
    """Return what the current job pays more in four years than is guaranteed and expected here.

    None where it is not known or in another currency.
    """
    job = view.profile.current_job
    if job.base_salary is None or view.profile.currency not in ("", view.currency):
        return None
    return compensation(job).total - view.pay.guaranteed - view.pay.expected


def _option_lines(view: View, grant: Grant) -> Iterator[Line]:
    def row(label: str, value: str, remark: str = "") -> Line:
        return line(f"{label:<26}", f"{value:>14}", Span(f"   {remark}" if remark else "", Tone.MUTED))

    number = grant.shares or Decimal(0)
    yield line(Span(f"{view.number(number)} options at {view.number(grant.strike)}", Tone.STRONG))
    yield row("Cost of exercising all", view.number(options.exercise_cost(grant), 0))
    yield row("Spread today", view.number(options.spread_today(grant), 0), "at the fair market value")
    yield row("Headline", view.number(options.headline(grant), 0), "at what investors last paid")
    now, later = options.ownership_percent(grant), options.ownership_after_dilution_percent(grant)
    if now is not None and later is not None:
        yield row(
            "Part of the company",
            f"{shown_number(rounded(now, 4))} %",
            f"{shown_number(rounded(later, 4))} % after dilution",
        )
    breaks_even = options.exit_value_for(grant)
    if breaks_even is not None:
        yield row("Worth something above", view.number(breaks_even, 0), "sale of the company")
    gap = _gap_to_current_job(view)
    growth = options.growth_to_make_up_percent(grant, gap) if gap is not None and gap > 0 else None
    if gap is not None and growth is not None:
        yield row("Growth of a share", f"{shown_number(growth, 0)} %", "for the 4 years that your job pays")
    sold = view.lens.scenario.exit_value
    if sold is not None:
        yield row("Payoff", view.number(options.payoff(grant, sold), 0), f"sold for {view.number(sold)}")
    else:
        text = "{assume} assumes a sale of the company, to see what they pay then."
        yield keyed(text, view.keymap, Tone.MUTED)
