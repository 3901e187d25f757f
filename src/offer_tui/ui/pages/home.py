"""All offers, a row each, and which of them needs something next."""

from collections.abc import Sequence
from datetime import date

from offer_tui.core.fit import Verdict
from offer_tui.core.fit_words import shown_score
from offer_tui.core.keymap import KeyMap
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem
from offer_tui.core.records import replace
from offer_tui.core.wording import days_between_words
from offer_tui.ui import glyphs
from offer_tui.ui.keyed import keyed
from offer_tui.ui.rows import Column, Line, Row, Span, Tone, line
from offer_tui.ui.verdicts import TONES
from offer_tui.ui.view import View

COLUMNS = (
    Column("Company", least=12, most=30, grow=2),
    Column("Role", least=8, most=30, grow=1, hide=3),
    Column("Fit", align="right", least=4),
    Column("Year 1", align="right", least=8),
    Column("Stage", least=8, hide=2),
    Column("Reply by", least=8),
)

SOON = 2
"""Days before a reply is due from which it is marked."""


def first_run(keymap: KeyMap) -> tuple[Line, ...]:
    """Say how to begin, where there are no offers yet."""
    return (
        line("No offers yet."),
        line(""),
        keyed("Press {add} to write down an offer; the rest can wait.", keymap),
        keyed("Press {samples} to copy the sample offers here and look around.", keymap),
        keyed("Press {you} to write down your career goals.", keymap),
    )


def offer_row(view: View) -> Row:
    """Return the row of a readable offer."""
    offer = view.offer
    fit = view.fit
    score = (
        Span(shown_score(fit), TONES[fit.verdict])
        if fit.goals and fit.coverage_percent
        else Span(glyphs.DASH, Tone.MUTED)
    )
    sign = Span(" ✗" if fit.verdict is Verdict.NOT_A_FIT and fit.coverage_percent else "", Tone.BAD)
    year = view.pay.years[0].total
    closed = offer.closed
    total = Span(view.amount(year) if year else glyphs.DASH, Tone.MUTED if closed else Tone.PLAIN)
    cells = (
        line(offer.company),
        line(offer.role),
        (score, sign),
        line(total),
        line(stage(offer)),
        reply(offer, view.today),
    )
    return Row(view.name, cells, path=("company",), copy=offer.company)


def broken_row(slug: str, problems: Sequence[Problem]) -> Row:
    """Return the row of a file that cannot be used, with its first mistake and where it is."""
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    key = f"{first.key[-1]}: " if first.key else ""
    return Row(
        slug,
        wide=line(
            Span(f"{glyphs.BROKEN} {slug}.toml", Tone.BAD), f"  line {first.line}: {key}{first.message}{more}"
        ),
        copy=str(first),
    )


def marked(row: Row) -> Row:
    """Return the row of an offer that was marked for comparison."""
    first, *rest = row.cells
    return replace(row, cells=(line(Span(f"{glyphs.MARKED} ", Tone.ACCENT), *first), *rest))


def stage(offer: Offer) -> str:
    """Say where an offer stands: its status, or the round it is in."""
    number = len(offer.rounds)
    if offer.status == "negotiating" and number:
        from offer_tui.core.guide.round_rules import MOST_ROUNDS  # noqa: PLC0415 - few rows need the guide

        return f"round {number}/{MOST_ROUNDS}" if number <= MOST_ROUNDS else f"round {number}"
    return "offer" if offer.status == "considering" and offer.dates.received else offer.status


def reply(offer: Offer, today: date) -> Line:
    """Say when the reply is due, marked where that is soon or past and the offer still open."""
    day = offer.dates.reply_by
    if day is None or offer.closed:
        return line(Span(glyphs.DASH, Tone.MUTED))
    urgent = (day - today).days <= SOON
    return line(
        Span(days_between_words(today, day), Tone.WARN if urgent else Tone.PLAIN),
        Span("  !" if urgent else "", Tone.WARN),
    )


def next_steps(due: Sequence[View], broken: Sequence[str], keymap: KeyMap) -> tuple[Line, ...]:
    """Say what to do next about each of these offers; a file that is broken is mended first."""
    if broken:
        what = "{open} shows what is wrong, {editor} mends it in your editor."
        name = Span(f"{broken[0]}.toml {glyphs.DASH} ")
        return ((Span("Next: ", Tone.STRONG), name, *keyed(what, keymap)),)
    if due and due[0].profile_mistake:
        what = "profile.toml has a mistake, so no goals can be read; {you} shows it."
        return ((Span("Next: ", Tone.STRONG), *keyed(what, keymap)),)
    return tuple(_next_step(view) for view in due)


def _next_step(view: View) -> Line:
    action = Span(view.next_step.action or "done", Tone.STRONG)
    why = view.words(" ".join(view.next_step.reasons))
    return line(Span("Next: ", Tone.STRONG), f"{view.offer.company} {glyphs.DASH} ", action, f". {why}")
