"""Signs that a terminal may show wider than they should be, and what they reach then."""

from collections.abc import Sequence

from offer_tui.ui.driver.cells import doubt
from offer_tui.ui.driver.screen import UNKNOWN, Row
from offer_tui.ui.driver.style import blank


def spread(columns: Sequence[int], row: Row, shown: Row, *, narrow: bool) -> list[int]:
    """Return all columns that have to be sent when those given differ from what is shown.

    Added are the rest of wide characters, and what stands to the right of a sign in doubt that is sent or was
    shown. `narrow` is that of `doubt`.
    """
    left = [*columns, *(reached for x in columns for reached in _reached(shown, x, narrow=narrow))]
    found = set[int]()
    while left:
        x = left.pop()
        if x not in found:
            found.add(x)
            left += range(row.head(x), row.tail(x))
            left += _reached(row, x, narrow=narrow)
    return sorted(x for x in found if row.text[x] != UNKNOWN)


def end_of_alike(row: Row, x: int) -> int:
    """Return the column after a sign and the equal ones that are sent with it, as in a drawn line."""
    end = row.tail(x)
    return row.end_of_equals(x) if end == x + 1 and len(row.text[x]) == 1 else end


def _reached(row: Row, x: int, *, narrow: bool) -> range:
    """Return the columns beyond its own that a sign, with those sent together with it, may paint over."""
    reach = doubt(row.text[x], narrow=narrow)
    if reach is None:
        return range(0)
    end = end_of_alike(row, x)
    reached = range(end, min(end + max(reach, end - x), len(row.text)))
    if end == x + 1 and row.text[end : reached.stop] == [" "] and row.styles[end] == blank(row.styles[x]):
        return range(0)  # this blank may show the other half
    return reached
