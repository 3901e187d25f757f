"""The call sheet to be read: as plain text for one screen, and as Markdown to be printed."""

from collections.abc import Callable, Iterator

from offer_tui.core.call_sheet import CLOSING, MANNER, CallAsk, CallSheet, person_words
from offer_tui.core.cells import wrapped
from offer_tui.core.markdown import escaped
from offer_tui.core.visible import visible
from offer_tui.core.wording import shown_date

COLUMNS = 79
"""Cells of a line."""
ROWS = 23
"""Lines of a screen of 24 below which the shell still has its own."""


def text(sheet: CallSheet) -> tuple[str, ...]:
    """Return the sheet in lines of at most 79 cells, safe for a terminal.

    What is too long for one screen loses its blank lines, if it fits without them; no word is ever cut.
    """
    looser, closer = (tuple(_broken(sheet, blanks=blanks)) for blanks in (True, False))
    return closer if len(closer) <= ROWS < len(looser) else looser


def markdown(sheet: CallSheet) -> str:
    """Return the sheet as a Markdown page, with nothing cut."""
    return "\n".join(_page(sheet)) + "\n"


def _broken(sheet: CallSheet, *, blanks: bool) -> Iterator[str]:
    for line in _lines(sheet):
        if line or blanks:
            indent = " " * (len(line) - len(line.lstrip(" ")))
            body = wrapped(visible(line).lstrip(" "), COLUMNS - len(indent), "  ")
            yield from (f"{indent}{part}".rstrip() for part in body)


def _lines(sheet: CallSheet) -> Iterator[str]:
    yield f"Round {sheet.number} with {person_words(sheet)}"
    yield _occasion(sheet)
    yield ""
    yield f"Say: {' '.join(sheet.opening)}"
    yield MANNER
    if sheet.value_points:
        yield f"You bring: {' '.join(sheet.value_points)}"
    for ask in sheet.asks:
        yield ""
        yield f"{ask.number + 1}. {ask.question}{_answer(ask)}"
        yield from (f"   {line}" for line in _support(ask))
    if not sheet.asks:
        yield ""
        yield "No request is written down for this round yet."
    yield ""
    yield from sheet.stop_lines
    yield CLOSING


def _occasion(sheet: CallSheet) -> str:
    """Say what it is about, and when and how it takes place."""
    when = "" if sheet.date is None else shown_date(sheet.date)
    facts = (sheet.company, sheet.role, sheet.channel.replace("_", " "), when)
    return ", ".join(fact for fact in facts if fact)


def _answer(ask: CallAsk) -> str:
    return "" if ask.answer == "pending" else f" – {ask.answer}"


def _support(ask: CallAsk) -> Iterator[str]:
    """Yield what goes with a request, as far as there is any."""
    if ask.data:
        yield ask.data
    if ask.for_them:
        yield f"For them: {ask.for_them}"
    if ask.lever:
        yield ask.lever


def _page(sheet: CallSheet) -> Iterator[str]:
    say: Callable[[str], str] = escaped
    yield f"# Call sheet: round {sheet.number}"
    yield ""
    yield f"With {say(person_words(sheet))}  "
    yield say(_occasion(sheet))
    yield ""
    yield f"> {say(' '.join(sheet.opening))}"
    yield ""
    yield MANNER
    if sheet.value_points:
        yield ""
        yield "## What you bring"
        yield ""
        yield from (f"- {say(point)}" for point in sheet.value_points)
    yield ""
    yield "## Requests"
    yield ""
    for ask in sheet.asks:
        yield f"{ask.number + 1}. **{say(ask.question)}**{_answer(ask)}"
        yield from (f"   - {say(line)}" for line in _support(ask))
    if not sheet.asks:
        yield "None is written down for this round yet."
    yield ""
    yield "## Where to stop"
    yield ""
    yield from (f"- {say(line)}" for line in sheet.stop_lines)
    yield f"- {CLOSING}"
