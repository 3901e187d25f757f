"""What the driver sends, and what a terminal shows then: the same as after the whole frames."""

import unicodedata
from collections.abc import Callable
from itertools import accumulate
from math import inf

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from offer_tui.ui.driver import frames
from offer_tui.ui.driver.abilities import abilities
from offer_tui.ui.driver.cells import doubt
from offer_tui.ui.driver.difference import Painter
from offer_tui.ui.driver.screen import UNKNOWN, Row, Screen
from offer_tui.ui.driver.style import PLAIN, change
from tests.ui.driver.terminal import Cell, Terminal, as_wcwidth

KINDS = ("xterm-256color", "tmux-256color", "vt100")
CERTAIN = "abc xyz 0123"
AGREED = CERTAIN + "─│▌é漢字ー"
"""Characters whose widths Rich and the terminal of these tests see in the same way."""
DISPUTED = ("🦀", "☂️", "👩‍👩‍👧", "🇩🇰", "👍🏽", "é", "─", "▌", "️", "‍", "⌚", "ก็")
STYLES = (
    *("", "1", "2", "1;2", "3", "4", "7", "9", "31", "42", "1;31;42", "4;33;45", "38;5;9", "48;2;1;2;3"),
    *("38;2;9;9;9;48;2;1;2;3", "7;31", "21", "53", "58;5;3;4", "1;38;2;9;9;9;48;2;1;2;3", "91;101", "5", "8"),
)
LINKS = ("", "id=1;https://example.org")

styles = st.sampled_from(STYLES)


def run(text: str, style: str, link: str = "") -> str:
    """Return a piece of text as Rich writes it."""
    styled = f"\x1b[{style}m{text}\x1b[0m" if style else text
    return f"\x1b]8;{link}\x1b\\{styled}\x1b]8;;\x1b\\" if link else styled


def one_line(text: str) -> str:
    """Return a frame of one line."""
    return f"\x1b[1;1H{text}\x1b[1;1H"


@st.composite
def frame(draw: st.DrawFn, size: tuple[int, int], texts: st.SearchStrategy[str], *, whole: bool) -> str:
    """Return a frame as Textual writes them: all lines, or some pieces of them."""
    columns, lines = size
    rows = []
    for y in range(lines):
        parts = []
        for _ in range(1 if whole else draw(st.integers(0, 2))):
            x = 0 if whole else draw(st.integers(0, columns - 1))
            pieces = draw(st.lists(st.tuples(texts, styles, st.sampled_from(LINKS)), min_size=1, max_size=4))
            if whole:
                pieces.append((" " * columns, draw(styles), ""))
            parts.append(
                f"\x1b[{y + 1};{x + 1}H" + "".join(run(*piece) for piece in fitting(pieces, columns - x))
            )
        rows.append("".join(parts))
    cursor = draw(st.integers(1, lines)), draw(st.integers(1, columns))
    return "\n".join(filter(None, rows)) + "\x1b[{};{}H".format(*cursor)


def fitting(pieces: list[tuple[str, str, str]], room: int) -> list[tuple[str, str, str]]:
    """Cut pieces off where the line ends, as Textual does."""
    found = []
    for text, style, link in pieces:
        widths = list(accumulate(map(as_wcwidth, text)))
        kept = "".join(one for one, end in zip(text, widths, strict=True) if end <= room)
        room -= max([0, *(end for end in widths if end <= room)])
        found.append((kept, style, link))
    return [one for one in found if one[0]]


@st.composite
def frames_of(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[tuple[int, int], list[str]]:
    """Return a size and frames that follow one another, the first of them a whole one."""
    size = draw(st.integers(1, 24)), draw(st.integers(1, 5))
    first = draw(frame(size, texts, whole=True))
    more = draw(st.lists(st.booleans().flatmap(lambda whole: frame(size, texts, whole=whole)), max_size=4))
    return size, [first, *more]


agreed = st.text(AGREED, max_size=12) | st.integers(1, 20).map(lambda number: " " * number)


def painter(kind: str) -> Painter:
    found = Painter(abilities(kind))
    found.narrow = True
    return found


@given(frames_of(agreed), st.sampled_from(KINDS), st.integers(1, 200))
@example(((6, 1), [one_line("漢漢x   "), one_line("字漢y   ")]), "vt100", 200)
def test_the_terminal_shows_what_it_would_after_the_whole_frames(
    case: tuple[tuple[int, int], list[str]], kind: str, limit: int
) -> None:
    size, sent = case
    whole, thin = Terminal(*size), Terminal(*size, paints_erased=kind.startswith("xterm"))
    for terminal in (whole, thin):
        terminal.feed("\x1b[?7l")
    thin.feed("what was there before")
    wanted, drawn = Screen(), painter(kind)
    wanted.resize(size)
    for one in sent:
        whole.feed(one)
        assert frames.paint(one, wanted)
        while portion := drawn.portion(wanted, limit):
            thin.feed(portion)
        assert thin.look == whole.look
        assert thin.place == whole.place
        assert thin.cursor.attrs == Cell()
        assert drawn.portion(wanted, limit) == ""


@pytest.mark.parametrize(
    ("before", "after", "sent"),
    [
        ("abcdefgh", "Xbcdefgh", "X\r"),
        ("abcdefgh", "abXdefgh", "abX\r"),
        ("abcdefgh", "abcdefXh", "\x1b[7GX\r"),
        ("abcdefgh", "XbcXefgh", "XbcX\r"),
        ("abcdefgh", "a cdefgh", "a \r"),
        ("abcdefgh", "a      h", "a\x1b[6X\r"),
        ("abcdefgh", "abc     ", "abc\x1b[K\r"),
        ("abcdefgh", "abcdefgX", "\x1b[8GX\x1b[H"),
        ("abcdefgh", "abcdefgh", ""),
        ("\x1b[1mabcd\x1b[0mefgh", "abcdefgh", "abcd\r"),
        ("abcdefgh", "a\x1b[1mb\x1b[0mc\x1b[1md\x1b[0mefgh", "a\x1b[1mb\x1b[Cd\x1b[m\r"),
    ],
)
def test_the_shortest_way_is_sent(before: str, after: str, sent: str) -> None:
    wanted, drawn = Screen(), painter("xterm-256color")
    wanted.resize((8, 1))
    assert frames.paint(one_line(before), wanted)
    drawn.portion(wanted, inf)
    assert frames.paint(one_line(after), wanted)
    assert drawn.portion(wanted, inf) == sent


@given(frames_of(agreed), st.sampled_from(KINDS))
def test_hardly_more_is_sent_than_what_changed(case: tuple[tuple[int, int], list[str]], kind: str) -> None:
    size, (first, *sent) = case
    terminal = Terminal(*size)
    terminal.feed("\x1b[?7l" + first)
    wanted, drawn = Screen(), painter(kind)
    wanted.resize(size)
    assert frames.paint(first, wanted)
    drawn.portion(wanted, inf)
    for one in sent:
        before = terminal.look
        terminal.feed(one)
        assert frames.paint(one, wanted)
        portion = drawn.portion(wanted, inf)
        assert len(portion.encode()) <= 1.2 * least(before, terminal.look) + AROUND


AROUND = len("\x1b[m\x1b[9;99H")
"""What ends an update: the plain style, and the cursor in its place."""


def least(before: list[list[Cell]], after: list[list[Cell]]) -> int:
    """Return the bytes of the changed cells alone: a move for each run, each style as a whole, the text."""
    size = 0
    for y, (old, new) in enumerate(zip(before, after, strict=True)):
        last, style = -2, None
        for x, (one, other) in enumerate(zip(old, new, strict=True)):
            if one == other:
                continue
            if x != last + 1:
                size += len(f"\x1b[{y + 1};{x + 1}H")
            if other[1:] != style:
                attributes = sum(len("1;") for on in other[5:] if on)
                colours = sum(
                    len(one.replace(" ", "")) - 1 for one in other[1:4] if one
                )  # "[38, 5, 9]" is 38;5;9;
                size += (
                    len("\x1b[0m")
                    + attributes
                    + colours
                    + len(other.link and f"\x1b]8;id=1;{other.link}\x1b\\")
                )
            size, style, last = size + len(other.data.encode()), other[1:], x
    return size


def old_table(character: str) -> int:
    """Return widths as a terminal sees them that knows no emoji."""
    return 1 if ord(character) > 0x1F000 or 0x2300 <= ord(character) < 0x2C00 else as_wcwidth(character)


def wide_table(character: str) -> int:
    """Return widths as a terminal sees them that is made for Chinese or Japanese."""
    width = as_wcwidth(character)
    return 2 if width and unicodedata.east_asian_width(character) == "A" else width


def simple_table(character: str) -> int:
    """Return widths as a terminal sees them that combines nothing."""
    return as_wcwidth(character) or 1


disputed = st.lists(st.sampled_from((*DISPUTED, *CERTAIN, "漢", "  ")), max_size=6).map("".join)


@example(((3, 1), [one_line("éaé")]), wide_table, "xterm-256color")
@example(
    ((6, 1), [one_line(" " * 6), "\x1b[1;3H👩\u200d👩\u200d\x1b[H", one_line("🦀")]),
    as_wcwidth,
    "xterm-256color",
)
@given(
    frames_of(disputed),
    st.sampled_from([as_wcwidth, old_table, wide_table, simple_table]),
    st.sampled_from(KINDS),
)
def test_what_a_terminal_sees_otherwise_harms_nothing_beside_it(
    case: tuple[tuple[int, int], list[str]], table: Callable[[str], int], kind: str
) -> None:
    size, sent = case
    thin = Terminal(*size, paints_erased=kind.startswith("xterm"), width=table)
    thin.feed("\x1b[?7l")
    wanted, drawn = Screen(), Painter(abilities(kind))
    wanted.resize(size)
    for one in sent:
        assert frames.paint(one, wanted)
        thin.feed(drawn.portion(wanted, inf))
        meant = Terminal(*size)
        meant.feed("\x1b[?7l" + without_doubt(wanted))
        for y, row in enumerate(wanted.rows):
            certain = certainty(row)
            for x, text in enumerate(row.text):
                # A blank may show the other half of the sign before it.
                if certain[x] and (text != " " or certain[max(x - 1, 0)]):
                    assert thin.look[y][x] == meant.look[y][x], (y, x)


def certainty(row: Row) -> list[bool]:
    """Tell for each cell of a row whether it was painted with something whose width is in no doubt."""
    found: list[bool] = []
    for text in row.text:
        found.append(text != UNKNOWN and doubt(text, narrow=False) is None if text else found[-1])
    return found


def without_doubt(wanted: Screen) -> str:
    """Return a frame of what is wanted with other signs in place of those whose width is in doubt."""
    lines = []
    for row in wanted.rows:
        cells = zip(row.text, row.styles, certainty(row), strict=True)
        shown = [(its, text if certain else "#") for text, its, certain in cells]
        lines.append(
            "".join(
                change(PLAIN, its, singly=False) + text + change(its, PLAIN, singly=False)
                for its, text in shown
            )
        )
    return "".join(f"\x1b[{y}H{line}" for y, line in enumerate(lines, 1))
