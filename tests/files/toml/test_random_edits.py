"""Random edits of texts in every style: the tree is as `apply` says, and no other line changes."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put, apply, inverse
from offer_tui.core.keys import KeyPath, Plain, Tree, find, same
from offer_tui.files.toml import Document
from offer_tui.files.toml.index import Index, indexed
from tests.files.toml.texts import TEXTS

SCALARS = (
    st.booleans()
    | st.integers(-(10**12), 10**12)
    | st.decimals(-(10**9), 10**9, places=3).map(Decimal.normalize)
    | st.dates(date(1990, 1, 1), date(2100, 1, 1))
    | st.text(st.characters(codec="utf-8"), max_size=12)
    | st.sampled_from(["two\nlines", 'say """so"""', "it's", "C:\\dir", "tab\there", "\r\n", '"', "'''", ""])
)
KEYS = st.sampled_from(["why", "worth", "new key", "a.b", "", "é", "note", "zz"])
LEAVES = st.dictionaries(KEYS, SCALARS, min_size=1, max_size=3)
ROWS = st.dictionaries(
    KEYS, SCALARS | st.lists(SCALARS, max_size=3) | st.lists(LEAVES, max_size=2), max_size=4
)
# Nothing empty: that reads the same as no key at all, and has tests of its own.
VALUES = (
    SCALARS
    | st.lists(SCALARS, min_size=1, max_size=4)
    | st.lists(LEAVES, min_size=1, max_size=3)
    | ROWS.filter(lambda row: any(value != [] for value in row.values()))
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
def edits(draw: st.DrawFn, tree: Tree) -> Edit:
    """Draw an edit that fits a tree."""
    nodes = dict(below(tree))
    tables = [(), *(path for path, value in nodes.items() if isinstance(value, dict))]
    arrays = {
        path: value
        for path, value in nodes.items()
        if isinstance(value, list) and all(isinstance(row, dict) for row in value)
    }
    rows = [path for path in nodes if path[:-1] in arrays]
    # A row stays a table: nothing else can stand under a header.
    replaced = [path for path in nodes if path not in rows]
    removed = [path for path in nodes if isinstance(path[-1], str) or path in rows]

    def one_of(paths: Iterable[KeyPath]) -> KeyPath:
        return draw(st.sampled_from(list(paths)))

    def new() -> KeyPath:
        table = one_of(tables)
        return (*table, draw(KEYS.filter(lambda key: find(tree, (*table, key)) is None)))

    def inserted() -> Edit:
        path = one_of(arrays)
        return Insert((*path, draw(st.integers(0, len(arrays[path])))), draw(ROWS))

    def moved() -> Edit:
        path = one_of(rows)
        return Move(path, draw(st.integers(0, len(arrays[path[:-1]]) - 1)))

    def rearranged() -> Edit:
        path = one_of(arrays)
        kept = draw(st.lists(st.sampled_from(arrays[path] or [{}]), max_size=4))
        return Put(path, [*kept, *draw(st.lists(LEAVES, max_size=2))])

    makers: list[Callable[[], Edit]] = [
        lambda: Put(new(), draw(VALUES)),
        lambda: Put((*new(), draw(KEYS), draw(KEYS)), draw(SCALARS)),
        lambda: Insert((*new(), 0), draw(ROWS)),
    ]
    if replaced:
        makers += [lambda: Put(one_of(replaced), draw(SCALARS)), lambda: Put(one_of(replaced), draw(VALUES))]
        makers += [lambda: Drop(one_of(removed))]
    if arrays:
        makers += [inserted, rearranged]
    if rows:
        makers += [moved, lambda: Put(one_of(rows), draw(ROWS))]
    return draw(st.sampled_from(makers))()


def lines_in(text: str) -> list[str]:
    """Split at line feeds only, as TOML does; the last line is the same with and without one."""
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")] if text else []


def is_part(few: list[str], many: list[str]) -> bool:
    """Tell whether `few` are among `many`, in order."""
    rest = iter(many)
    return all(any(line == other for other in rest) for line in few)


def line_numbers(index: Index, start: int, end: int) -> range:
    """Return the numbers, from 0, of the lines from one offset to another."""
    return range(index.text.count("\n", 0, start), index.text.count("\n", 0, end) + 1)


def may_change(index: Index, path: KeyPath) -> set[int]:
    """Return the lines that an edit of a path may rewrite or remove: its own, or the brackets around it."""
    lines: set[int] = set()
    for depth in range(1, len(path) + 1):
        item = index.items.get(path[:depth])
        if item is not None:
            return set(line_numbers(index, item.key, item.end))
    for number, section in enumerate(index.sections):
        if section.path[: len(path)] == path:
            end = index.sections[number + 1].start if number + 1 < len(index.sections) else len(index.text)
            # The comment lines above the header and the empty lines around go with a block.
            first = section.start
            while (
                first
                and index.text[index.text.rfind("\n", 0, first - 1) + 1 : first].lstrip(" \t")[:1] in "#\r\n"
            ):
                first = index.text.rfind("\n", 0, first - 1) + 1
            lines.update(line_numbers(index, first, end))
        for item in section.items:
            if item.path[: len(path)] == path:
                lines.update(line_numbers(index, item.key, item.end))
    for item in index.dotted.values():
        if item.base in index.inside and item.path[: len(path)] == path:
            lines.update(may_change(index, item.base))
    return lines


def touched(edit: Edit, tree: Tree) -> KeyPath:
    """Return the path below which a text may change at all."""
    assert not isinstance(edit, Batch)
    if isinstance(edit, Move) or (isinstance(edit, Insert) and find(tree, edit.path[:-1])):
        return edit.path[:-1]
    return edit.path


def in_brackets(index: Index, path: KeyPath) -> bool:
    """Tell whether a path is, or lies in, an array between brackets or an inline table."""
    return any(path[:depth] in index.items for depth in range(1, len(path) + 1))


@settings(max_examples=1_200)
@given(st.data())
def test_an_edit_does_what_apply_says_and_keeps_all_other_lines(data: st.DataObject) -> None:
    check_edit(data)


def check_edit(data: st.DataObject) -> None:
    """Draw a text and an edit, and check what is promised of every edit."""
    text = data.draw(st.sampled_from(TEXTS))
    before = Document(text)
    edit = data.draw(edits(before.tree))
    after = before.edited(edit)
    assert same(after.tree, apply(before.tree, edit))
    assert Document(after.text).tree == after.tree
    index = indexed(text.removeprefix("\ufeff"))
    old, new = (lines_in(document.text.removeprefix("\ufeff")) for document in (before, after))
    free = may_change(index, touched(edit, before.tree))
    assert is_part([line for number, line in enumerate(old) if number not in free], new)
    if isinstance(edit, Move) and edit.path[:-1] in index.rows:
        assert sorted(old) == sorted(new)
    if isinstance(edit, Insert) and not in_brackets(index, edit.path[:-1]):
        assert is_part(old, new)
    if isinstance(edit, Drop) and not in_brackets(index, edit.path[:-1]):
        assert is_part(new, old)
    if "\r\n" in text:
        assert after.text.count("\n") == after.text.count("\r\n")
    assert after.text.startswith("\ufeff") == text.startswith("\ufeff")


@settings(max_examples=300)
@given(st.data())
def test_a_put_over_a_value_changes_nothing_but_the_value(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from([text.removeprefix("\ufeff") for text in TEXTS if "=" in text]))
    index, before = indexed(text), Document(text)
    paths = [path for path in index.items if not isinstance(find(before.tree, path), dict | list)]
    path = data.draw(st.sampled_from(paths))
    after = before.edited(Put(path, data.draw(SCALARS)))
    item = index.items[path]
    assert after.text.startswith(text[: item.start])
    assert after.text.endswith(text[item.end :])


@settings(max_examples=300)
@given(st.data())
def test_the_inverse_brings_back_a_tree_that_reads_the_same(data: st.DataObject) -> None:
    before = Document(data.draw(st.sampled_from(TEXTS)))
    first = data.draw(edits(before.tree))
    second = data.draw(edits(apply(before.tree, first)))
    both = Batch((first, second))
    after = before.edited(both).edited(inverse(before.tree, both))
    assert same(after.tree, before.tree)


@settings(max_examples=50)
@given(st.data())
def test_many_edits_in_a_row_never_need_a_hand(data: st.DataObject) -> None:
    check_edits_in_a_row(data, 6)


def check_edits_in_a_row(data: st.DataObject, count: int) -> None:
    """Draw a text and edits, one upon the other, and check that each is in what is read back."""
    document = Document(data.draw(st.sampled_from(TEXTS)))
    for _ in range(count):
        edit = data.draw(edits(document.tree))
        expected = apply(document.tree, edit)
        document = document.edited(edit)
        assert same(document.tree, expected)
        assert tomllib.loads(document.text.removeprefix("\ufeff"), parse_float=Decimal) == document.tree
