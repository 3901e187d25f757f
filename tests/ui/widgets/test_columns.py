"""Widths of columns."""

from hypothesis import given
from hypothesis import strategies as st

from offer_tui.ui.rows import Column
from offer_tui.ui.widgets.columns import GAP, column_starts, column_widths

columns = st.lists(
    st.builds(
        Column,
        title=st.just(""),
        least=st.integers(1, 20),
        most=st.one_of(st.none(), st.integers(1, 60)),
        grow=st.integers(0, 3),
        hide=st.integers(0, 3),
    ),
    min_size=1,
    max_size=7,
)


def taken(widths: tuple[int, ...]) -> int:
    shown = [width for width in widths if width]
    return sum(shown) + GAP * (len(shown) - 1)


@given(columns, st.data(), st.integers(17, 197))
def test_columns_fit_and_keep_their_bounds(some: list[Column], data: st.DataObject, room: int) -> None:
    wanted = data.draw(st.lists(st.integers(0, 300), min_size=len(some), max_size=len(some)))
    widths = column_widths(some, wanted, room)
    needed = [column for column in some if not column.hide]
    if sum(column.least for column in needed) + GAP * (len(needed) - 1) <= room:
        assert taken(widths) <= room
        for column, width in zip(some, widths, strict=True):
            assert width >= column.least or (column.hide and width == 0)
            assert column.most is None or width <= max(column.most, column.least)
    assert all(width > 0 for column, width in zip(some, widths, strict=True) if not column.hide)


@given(columns, st.integers(0, 20), st.integers(17, 197))
def test_what_is_left_over_goes_to_a_column_that_grows(some: list[Column], wanted: int, room: int) -> None:
    widths = column_widths(some, [wanted] * len(some), room)
    without_end = [
        column
        for column, width in zip(some, widths, strict=True)
        if column.grow and column.most is None and width
    ]
    if without_end:
        assert taken(widths) >= room


def test_the_widest_gives_way_first() -> None:
    some = [Column("Item", least=4), Column("Offered", least=4), Column("Why", least=4)]
    assert column_widths(some, [10, 8, 90], 50) == (10, 8, 28)
    assert column_widths(some, [10, 8, 90], 20) == (5, 5, 6)


def test_columns_hide_by_their_number_the_last_of_equals_first() -> None:
    some = [
        Column("", least=8),
        Column("", least=8, hide=1),
        Column("", least=8, hide=2),
        Column("", least=8, hide=1),
    ]
    assert [sum(map(bool, column_widths(some, [8] * 4, room))) for room in (38, 37, 27, 17)] == [4, 3, 2, 1]
    assert column_widths(some, [8] * 4, 37) == (8, 8, 0, 8)
    assert column_widths(some, [8] * 4, 27) == (8, 8, 0, 0)


def test_shares_of_the_room_left_over() -> None:
    some = [Column("", grow=1), Column(""), Column("", grow=2, most=20)]
    assert column_widths(some, [10, 10, 10], 40) == (12, 10, 14)
    assert column_widths(some, [10, 10, 10], 100) == (66, 10, 20)


def test_a_hidden_column_starts_where_the_one_before_it_does() -> None:
    assert column_starts((10, 0, 8, 0, 4)) == (0, 0, 12, 12, 22)
    assert column_starts(()) == ()
