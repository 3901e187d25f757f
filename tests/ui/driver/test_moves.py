"""The ways of the cursor."""

from hypothesis import given
from hypothesis import strategies as st

from offer_tui.ui.driver.moves import UNSURE, move
from tests.ui.driver.terminal import Terminal

places = st.tuples(st.integers(0, 11), st.integers(0, 19))


@given(places, places, st.booleans())
def test_a_move_ends_where_it_should(start: tuple[int, int], end: tuple[int, int], columns: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    terminal = Terminal(20, 12)
    terminal.feed(f"\x1b[{start[0] + 1};{start[1] + 1}H")
    terminal.feed(move(start, end, columns=columns))
    assert terminal.place == end


@given(places, places, st.booleans(), st.booleans())
def test_where_the_column_is_not_sure_the_move_is_to_an_absolute_one(
    start: tuple[int, int],
    end: tuple[int, int],
    columns: bool,  # noqa: FBT001 - as above
    knows_row: bool,  # noqa: FBT001 - as above
) -> None:
    terminal = Terminal(20, 12)
    terminal.feed(f"\x1b[{start[0] + 1};{start[1] + 1}H")
    known = (start[0] if knows_row else UNSURE, UNSURE)
    terminal.feed(move(known, end, columns=columns))
    assert terminal.place == end
