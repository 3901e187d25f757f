"""Where editors lie."""

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset, Region, Size

from offer_tui.ui.rows import Line, line
from offer_tui.ui.widgets.places import choice_places, line_places, lines_places

notes = st.integers(0, 90).map(lambda length: line("= " + "word " * (length // 5)) if length else ())


@st.composite
def desks(draw: st.DrawFn) -> tuple[Size, Offset]:
    size = Size(draw(st.integers(20, 200)), draw(st.integers(8, 60)))
    return size, Offset(draw(st.integers(2, size.width - 1)), draw(st.integers(0, size.height - 1)))


def lie_well(size: Size, box: Region, note: Region) -> bool:
    """Tell whether both are on the desk and neither covers the other."""
    return within(size, box) and within(size, note) and not (note and box.overlaps(note))


def within(size: Size, region: Region) -> bool:
    return not region or size.region.contains_region(region)


@given(desks(), st.integers(0, 300), notes)
def test_an_input_and_its_note_never_overlap(desk: tuple[Size, Offset], text: int, note: Line) -> None:
    size, cell = desk
    box, noted = line_places(size, cell, text, note)
    assert lie_well(size, box, noted)
    assert box.y == cell.y
    assert box.width >= min(24, size.width)
    assert bool(noted) == bool(note)


@given(desks(), st.integers(1, 90), st.integers(1, 40), notes)
def test_a_drop_list_leaves_its_row_to_be_seen(
    desk: tuple[Size, Offset], width: int, count: int, note: Line
) -> None:
    size, cell = desk
    box, _ = choice_places(size, cell, Size(width, count), note)
    assert within(size, box)
    assert box.height >= min(count, 3)
    assert not box.y <= cell.y < box.bottom


@given(desks(), notes)
def test_a_box_for_text_leaves_its_row_to_be_seen(desk: tuple[Size, Offset], note: Line) -> None:
    size, cell = desk
    box, noted = lines_places(size, cell, note)
    assert lie_well(size, box, noted)
    assert box.height >= 1
    if size.height >= 16:
        assert not noted.y <= cell.y < box.bottom


def test_a_note_stands_beside_its_input_where_there_is_room() -> None:
    size, note = Size(80, 20), line("= 185,000 (+20,000, +12.1 %)")
    assert line_places(size, Offset(22, 5), 4, note) == (Region(22, 5, 24, 1), Region(46, 5, 34, 1))
    assert line_places(size, Offset(50, 5), 4, note) == (Region(50, 5, 30, 1), Region(32, 6, 48, 1))
    assert line_places(size, Offset(50, 19), 4, note) == (Region(50, 19, 30, 1), Region(32, 18, 48, 1))


def test_an_input_takes_the_width_that_its_text_needs() -> None:
    size, note = Size(120, 20), line("= a few words")
    assert [line_places(size, Offset(22, 5), width, note)[0].width for width in (23, 24, 50, 90)] == [
        24,
        36,
        60,
        98,
    ]
