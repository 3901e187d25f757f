"""Random trees as a TOML file could hold them: the format's own keys, with values of any kind."""

from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st

from offer_tui.core import items
from offer_tui.core.shape import Entry, Kind, entries

Trees = st.SearchStrategy[Mapping[str, Any]]

ANYTHING = st.recursive(
    st.one_of(
        st.text(max_size=5),
        st.booleans(),
        st.integers(-(10**20), 10**20),
        st.decimals(),
        st.dates(),
        st.datetimes(),
        st.times(),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


RIGHT: Mapping[Kind, st.SearchStrategy[Any]] = {
    **dict.fromkeys(
        (Kind.AMOUNT, Kind.NUMBER, Kind.PERCENT), st.integers(0, 100) | st.decimals(0, 9, places=2)
    ),
    **dict.fromkeys((Kind.LINE, Kind.LINES, Kind.OFFER), st.text(max_size=5)),
    **dict.fromkeys((Kind.PERSON, Kind.RESEARCH, Kind.IDENTIFIER), st.sampled_from(["dana", "a-1"])),
    Kind.COUNT: st.integers(1, 12),
    Kind.DATE: st.dates(),
    Kind.FLAG: st.booleans(),
    Kind.ITEM: st.sampled_from([*items.IDS, "custom.a"]),
    Kind.FIGURE: st.integers(0, 100) | st.dates() | st.text(max_size=3),
    Kind.COLOUR: st.sampled_from(["#8fbaf0", "teal", "ansi_cyan"]),
    Kind.KEYS: st.sampled_from(["u", ["u", "ctrl+u"], []]),
    Kind.CURRENCY: st.sampled_from(["USD", "EUR"]),
}


def trees(of: type[Any], *, wrong: bool = True) -> Trees:
    """Return trees for a table; with `wrong`, any value may be of any kind and unknown keys appear."""
    known = {key: _values(entry, wrong=wrong) for _, key, entry in entries(of) if not entry.rest}
    some: Trees = st.fixed_dictionaries({}, optional=known)
    if not wrong:
        return some
    others = st.dictionaries(st.text(max_size=3), ANYTHING, max_size=1)
    return st.builds(lambda tree, other: {**tree, **other}, some, others)


def _values(entry: Entry, *, wrong: bool) -> st.SearchStrategy[Any]:
    inner = entry.of
    if inner is not None:
        table = st.deferred(lambda: trees(inner, wrong=wrong))
        shaped = {
            Kind.ROWS: st.lists(table, max_size=3),
            Kind.NAMED: st.dictionaries(st.sampled_from("ab"), table, max_size=2),
        }
        right = shaped.get(entry.kind, table)
    else:
        one = st.sampled_from(entry.choices) if entry.kind is Kind.CHOICE else RIGHT[entry.kind]
        right = st.lists(one, max_size=3) if entry.many else one
    return ANYTHING | right if wrong else right
