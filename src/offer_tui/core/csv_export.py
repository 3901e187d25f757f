"""Offers as rows of CSV, the names of keys as titles: `import` takes it back, and sheets compute with it."""

import csv
import io
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from offer_tui.core.compensation import compensation
from offer_tui.core.keys import KeyPath, Plain, Tree, find, shown
from offer_tui.core.money import rounded
from offer_tui.core.offer import Offer
from offer_tui.core.shape import Kind, entries
from offer_tui.core.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""
_GUARD = "'"
_DERIVED = "year_1_total"


def csv_text(trees: Mapping[str, Tree], offers: Mapping[str, Offer]) -> str:
    """Return a table of offers, by slug: their single values, not their rows, and what year one pays.

    Text that a spreadsheet would compute begins with an apostrophe; amounts are plain digits.
    """
    keys = tuple(_keys())
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("slug", *map(shown, keys), _DERIVED))
    for slug, tree in trees.items():
        total = rounded(compensation(offers[slug].package, 1).total)
        writer.writerow((guarded(slug), *(_cell(find(tree, key)) for key in keys), f"{total:f}"))
    return out.getvalue()


def guarded(text: str) -> str:
    """Return text that no spreadsheet takes for a formula, in one line and safe for a terminal."""
    # What a text begins with counts before it is made visible, and after.
    line = visible(text)
    return _GUARD + line if text.startswith(_FORMULA) or line.startswith((*_FORMULA, _GUARD)) else line


def unguarded(cell: str) -> str:
    """Return the text that `guarded` was given, unless it had to be made visible."""
    return cell[1:] if cell.startswith(_GUARD) and cell[1:].startswith((*_FORMULA, _GUARD)) else cell


def _keys() -> Iterator[KeyPath]:
    """Yield the single values of an offer: its own, and those of its dates, its package and its totals."""
    for _, key, entry in entries(Offer):
        if entry.kind is not Kind.TABLE and entry.of is None and key not in ("format", "notes"):
            yield (key,)
        elif key in ("dates", "package", "strategy") and entry.of is not None:
            for _, below, one in entries(entry.of):
                is_single = one.of is None and not one.many
                if is_single and (key != "strategy" or one.kind is Kind.AMOUNT):
                    yield key, below


def _cell(value: Plain | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | Decimal):
        return f"{value:f}" if isinstance(value, Decimal) else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return guarded(str(value))
