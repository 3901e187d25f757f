"""Random versions of a file: trees of the format, each with a few edits of one side and of the other."""

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from offer_tui.core.edits import Batch, Drop, Edit, EditError, Insert, Move, Put, apply
from offer_tui.core.identity import identity
from offer_tui.core.keys import KeyPath, Plain, Tree, find
from offer_tui.core.offer import Offer
from offer_tui.files.toml import CannotPatch, Document
from tests.files.toml.texts import TEXTS
from tests.trees import trees

Versions = tuple[Tree, Tree, Tree]
Documents = tuple[Document, Document, Document]
"""Base, mine, theirs."""

OFFER = """\
# Northwind, by hand.
format = 1
company = "Northwind"   # who
role = "Engineer"
currency = "USD"

[dates]
received = 2026-11-10   # by mail
reply_by = 2026-11-24

[package]
base_salary = 165_000   # a year
vacation_days = 20
level = "L6"

# half now
[[package.one_off]]
kind = "signing_bonus"
name = "Half at the start"
amount = 25_000

# half later
[[package.one_off]]
kind = "signing_bonus"
name = "Half after a year"
amount = 25_000

# the stock
[[package.grant]]
kind = "rsu"
shares = 4_800
price = 50.00

[[package.grant]]
kind = "rsu"
shares = 900
price = 50.00

[package.custom.gym]
offered = 2
unit = "visits"

[fit.mission]
rating = 8

[[priorities]]
item = "base_salary"
desired = 185_000

# or a title
[[priorities]]
item = "level"
desired = "L7"

[[priorities]]
item = "equity"

[strategy]
walk_away_total = 205_000
protocol_people = ["dana"]

[[strategy.signal]]
date = 2026-10-20
to = "dana"
amount = 180_000

[[research]]
id = "peer-1"
item = "base_salary"
mid = 180_000   # gross

[[people]]
id = "dana"   # HR
name = "Dana Ruiz"

[[people]]
id = "bo"

# the first call
[[rounds]]
date = 2026-11-14
channel = "phone"
with = "dana"

[[rounds.asks]]
item = "base_salary"
ask = 185_000

# a long shot
[[rounds.asks]]
item = "level"
ask = "L7"

[[rounds]]
planned = true
channel = "video"
"""

BASES: list[Tree] = [
    tomllib.loads(OFFER, parse_float=Decimal),
    {"people": [{"id": "dana"}, {"id": "bo"}, {"id": "eve"}, {"id": "lee"}]},
    {"rounds": [{"note": 1}, {"note": 2}, {"note": 2}], "guide": {"ignore": [{"rule": "N13"}]}},
    {"fit": {"a": {"rating": 1, "evidence": "x"}, "b": {"rating": 2}}, "dates": {}},
]

SCALARS = st.integers(0, 9) | st.sampled_from(["", "a", "dana"]) | st.booleans() | st.dates()
KEYS = st.sampled_from(["id", "item", "date", "with", "name", "note", "rating", "asks"])
ROWS: st.SearchStrategy[Mapping[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["dana", "bo", "eve"]),
        "item": st.sampled_from(["level", "equity"]),
        "date": st.dates(),
        "with": st.sampled_from(["dana", "bo"]),
        "name": st.sampled_from(["x", "y"]),
        "note": SCALARS,
    },
)


def below(value: Plain, path: KeyPath = ()) -> Iterator[tuple[KeyPath, Plain]]:
    """Walk through everything in a tree."""
    if path:
        yield path, value
    if isinstance(value, Mapping):
        for key, item in value.items():
            yield from below(item, (*path, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from below(item, (*path, number))


@st.composite
def edits(draw: st.DrawFn, tree: Tree, most: int = 4) -> list[Edit]:
    """Return a few edits to make in a row."""
    made: list[Edit] = []
    for _ in range(draw(st.integers(0, most))):
        made.append(draw(st.sampled_from(list(_possible(draw, tree)))))
        tree = apply(tree, made[-1])
    return made


def _possible(draw: st.DrawFn, tree: Tree) -> Iterator[Edit]:
    """Yield one edit of each sort that fits the tree, at places of its own."""
    nodes = dict(below(tree))
    arrays = [path for path, value in nodes.items() if is_rows(value)]
    tables = [(), *(path for path, value in nodes.items() if isinstance(value, Mapping))]
    rows = [path for path in nodes if path[:-1] in arrays]
    keys = [path for path in nodes if isinstance(path[-1], str)]
    leaves = [path for path in keys if not isinstance(nodes[path], Mapping | list)]
    yield Put((*draw(st.sampled_from(tables)), draw(KEYS)), draw(SCALARS))
    if leaves:
        yield Put(draw(st.sampled_from(leaves)), draw(SCALARS))
    if keys:
        yield Drop(draw(st.sampled_from(keys)))
    if arrays:
        path = draw(st.sampled_from(arrays))
        yield Insert((*path, draw(st.integers(0, len(_list(tree, path))))), draw(ROWS))
    if rows:
        path = draw(st.sampled_from(rows))
        yield Drop(path)
        yield Move(path, draw(st.integers(0, len(_list(tree, path[:-1])) - 1)))


def is_rows(value: Plain) -> bool:
    """Tell whether a value is an array of tables that has rows."""
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) for row in value)


def _list(tree: Tree, path: KeyPath) -> list[Plain]:
    found = find(tree, path)
    assert isinstance(found, list)
    return found


def finite(value: Any) -> Any:  # noqa: ANN401 - any value, as the file can have it
    """Return a tree without the numbers that no file may hold."""
    if isinstance(value, Mapping):
        return {key: finite(item) for key, item in value.items()}
    if isinstance(value, list):
        return [finite(item) for item in value]
    return Decimal(0) if isinstance(value, Decimal) and not value.is_finite() else value


@st.composite
def versions(draw: st.DrawFn) -> Versions:
    """Return a tree of the format and what two sides made of it."""
    base = draw(st.sampled_from(BASES) | trees(Offer, wrong=False))
    mine, theirs = (apply(base, Batch(tuple(draw(edits(base))))) for _ in range(2))
    return base, mine, theirs


UNRELATED = st.tuples(*[trees(Offer).map(finite)] * 3)
"""Three trees of the format's keys, with values of any kind."""


def identities(tree: Tree) -> Iterator[tuple[KeyPath, object, int]]:
    """Yield each array of a tree with each identity in it and how many rows have it."""
    for path, value in below(tree):
        if is_rows(value):
            assert isinstance(value, list)
            names = [identity(str(path[-1]), row) for row in value]
            for name in {*names} - {None}:
                yield path, name, names.count(name)


@st.composite
def documents(draw: st.DrawFn) -> Documents:
    """Return a text and what two sides made of it, each with comments: `# mine 1`, `# theirs 2`."""
    base = Document(draw(st.sampled_from([OFFER, OFFER.replace("\n", "\r\n"), OFFER.rstrip(), *TEXTS])))
    mine, theirs = (draw(_side(base, name)) for name in ("mine", "theirs"))
    return base, mine, theirs


@st.composite
def _side(draw: st.DrawFn, base: Document, name: str) -> Document:
    side = base
    for edit in draw(edits(base.tree, most=3)):
        try:
            side = side.edited(edit)
        except (CannotPatch, EditError):
            break
    for number in range(draw(st.integers(0, 2))):
        side = _commented(side, draw(st.integers(0, side.text.count("\n"))), f"# {name} {number}")
    return side


def _commented(document: Document, line: int, comment: str) -> Document:
    """Return the document with a comment above a line, itself where that line is inside a value."""
    lines = document.text.split("\n")
    end = "\r" if "\r\n" in document.text else ""
    if line:
        lines.insert(line, comment + (end if line < len(lines) else ""))
    try:
        commented = Document("\n".join(lines))
    except tomllib.TOMLDecodeError:
        return document
    return commented if commented.tree == document.tree else document
