"""Our reading of TOML held against the specification: what it accepts, what it says, where things lie."""

import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_tui.core.edits import Put
from offer_tui.core.keys import KeyPath
from offer_tui.files.toml import NOT_TOML, OVER_LIMIT, Document, parse
from offer_tui.files.toml.index import indexed
from tests.files.toml_specification import (
    ARRAYS,
    BAD_TEXTS,
    BAD_VALUES,
    INLINE_TABLES,
    KEYS,
    NOT_FINITE,
    PLACES,
    STRUCTURES,
    VALUES,
    bad_texts,
    valid_texts,
)

WHOLE_TEXTS = {**KEYS, **STRUCTURES}
_QUOTED = r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
_KEY = re.compile(rf"[A-Za-z0-9_-]+|{_QUOTED}")


def read(text: str) -> Document:
    """Return the document of a text that has to be one."""
    document, problems = parse(text.encode(), "globex.toml")
    assert problems == ()
    assert document is not None
    return document


def leaves(value: object, path: KeyPath = ()) -> Iterator[tuple[KeyPath, object]]:
    """Yield everything in a tree that holds nothing further, with its path."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    below = list(inside)
    if not below and path:
        yield path, value
    for part, one in below:
        yield from leaves(one, (*path, part))


def offset(text: str, place: tuple[int, int]) -> int:
    """Return where a line and column are in a text."""
    line, column = place
    return sum(map(len, text.split("\n")[: line - 1])) + line - 1 + column - 1


def value_of(text: str) -> object:
    return tomllib.loads(f"value = {text}", parse_float=Decimal)["value"]


def assert_found(text: str) -> None:
    """Assert that each value and its key are where the document says."""
    document, body = read(text), text.removeprefix("\ufeff")
    index = indexed(body)
    for path, value in leaves(document.tree):
        if path not in index.items:
            # An empty table or row with a header of its own.
            assert value in ({}, [])
            assert body[offset(body, document.place(path))] == "["
            continue
        at = offset(body, document.place(path))
        item = index.items[path]
        assert at == item.start
        assert repr(value_of(body[at : item.end])) == repr(value)
        assert body[item.end : item.end + 1] in ("", " ", "\t", "\r", "\n", "#", ",", "]", "}")
        if isinstance(path[-1], str):
            key = _KEY.match(body, offset(body, document.place(path, at_key=True)))
            assert key is not None
            assert list(tomllib.loads(f"{key[0]} = 0")) == [path[-1]]


def assert_only_the_value_changes(text: str) -> None:
    """Assert that no edit that changes nothing changes the text, and one edit nothing but its value."""
    document, body = read(text), text.removeprefix("\ufeff")
    assert document.data == text.encode()
    index = indexed(body)
    for path, value in leaves(document.tree):
        if path not in index.items:
            continue
        assert document.edited(Put(path, value)).text == text  # type: ignore[arg-type]  # it was read as one
        start, end = index.items[path].start, index.items[path].end
        after = document.edited(Put(path, 77)).text.removeprefix("\ufeff")
        assert after == f"{body[:start]}77{body[end:]}"


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_value_is_read_wherever_it_stands(value: str, ends: str) -> None:
    for name, case in valid_texts(value):
        text = case.text.replace("\n", ends)
        if name == "the end of the file":
            text = f"\ufeff{text}"
        tree = read(text).tree
        assert repr(tree) == repr(case.tree), name
        assert repr(tree) == repr(tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal)), name


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_every_value_is_found_and_changed_alone(value: str, ends: str) -> None:
    for _, case in valid_texts(value):
        text = case.text.replace("\n", ends)
        assert_found(text)
        assert_only_the_value_changes(text)


@pytest.mark.parametrize("text", WHOLE_TEXTS, ids=repr)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "mark"])
def test_every_key_table_and_row_is_read_found_and_kept(text: str, ends: str, mark: str) -> None:
    whole = mark + text.replace("\n", ends)
    assert repr(read(whole).tree) == repr(WHOLE_TEXTS[text])
    assert_found(whole)
    assert_only_the_value_changes(whole)


def assert_refused(text: str) -> None:
    """Assert that a text is no TOML, and that this is said with a place in it."""
    document, problems = parse(text.encode(), "globex.toml")
    assert document is None, text
    (problem,) = problems
    assert problem.code == NOT_TOML
    lines = text.split("\n")
    assert 1 <= problem.line <= len(lines)
    assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@pytest.mark.parametrize("value", BAD_VALUES, ids=repr)
def test_what_is_no_value_is_refused_wherever_it_stands(value: str) -> None:
    for text in bad_texts(value):
        assert_refused(text)


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS)
def test_what_is_no_toml_is_refused(text: str) -> None:
    assert_refused(text)
    assert_refused(f"{text}\n")
    assert_refused(f"# a comment\nfirst = 1\n{text}" if not text.startswith("\ufeff") else f"\ufeff{text}")


@pytest.mark.parametrize("value", NOT_FINITE)
@pytest.mark.parametrize("place", PLACES)
def test_a_number_without_bounds_is_refused_where_it_stands(value: str, place: str) -> None:
    text = PLACES[place].text.format(value)
    document, problems = parse(text.encode(), "globex.toml")
    assert document is None
    (problem,) = problems
    assert problem.code == OVER_LIMIT
    assert text.startswith(value, offset(text, (problem.line, problem.column)))


SCALARS = st.sampled_from([value for value in VALUES if value not in ARRAYS and value not in INLINE_TABLES])
BLANKS = st.sampled_from(["", " ", "\t", "  "])
GAPS = st.sampled_from(["", " ", "\n", " # x = ]\n"])
COMMENTS = st.sampled_from(["", "# why", " # = [x] {y} \"z'", "\t#"])
APART = st.sampled_from(["", "\n", "# apart\n\n"])
NAMES = st.sampled_from(["a", "b-1", "3", '"q.r"', "'l m'", '""', '"\\u00e9"'])


@st.composite
def values(draw: st.DrawFn, names: Iterator[str], depth: int = 0) -> str:
    """Draw a value; lists and tables in braces hold others."""
    kind = draw(st.sampled_from(["list", "table", *["scalar"] * 4])) if depth < 3 else "scalar"
    if kind == "scalar":
        return draw(SCALARS)
    number = draw(st.integers(0, 3))
    if kind == "table":
        parts = [f"{draw(keys(names))}={draw(values(names, depth + 1))}" for _ in range(number)]
        return f"{{ {', '.join(parts)} }}"
    parts = [f"{draw(GAPS)}{draw(values(names, depth + 1))}{draw(GAPS)}" for _ in range(number)]
    last = draw(st.sampled_from(["", ","])) if parts else ""
    return f"[{','.join(parts)}{last}{draw(GAPS)}]"


@st.composite
def keys(draw: st.DrawFn, names: Iterator[str]) -> str:
    """Draw a key of one to three parts."""
    dot = f"{draw(BLANKS)}.{draw(BLANKS)}"
    return dot.join([next(names), *draw(st.lists(NAMES, max_size=2))])


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Draw a valid text. The first part of each key is another one, so that none is given twice."""
    names = (f"k{number}" for number in count())
    text = ""
    for section in range(draw(st.integers(1, 5))):
        if section:
            header = draw(st.sampled_from(["[{}]", "[[{}]]", "[[rows]]", "[[rows]]\n[rows.{}]"]))
            text += f"{draw(BLANKS)}{header.format(draw(keys(names)))}{draw(BLANKS)}{draw(COMMENTS)}\n"
        for _ in range(draw(st.integers(0, 3))):
            text += f"{draw(BLANKS)}{draw(keys(names))}{draw(BLANKS)}={draw(BLANKS)}{draw(values(names))}"
            text += f"{draw(BLANKS)}{draw(COMMENTS)}\n{draw(APART)}"
    text = text.removesuffix("\n") if draw(st.booleans()) else text
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


@settings(max_examples=200)
@given(texts())
def test_every_text_that_the_rules_make_is_read_found_and_kept(text: str) -> None:
    assert repr(read(text).tree) == repr(tomllib.loads(text.removeprefix("\ufeff"), parse_float=Decimal))
    assert_found(text)
    assert_only_the_value_changes(text)


@settings(max_examples=400)
@given(texts(), st.data())
def test_a_text_with_a_slip_is_read_just_when_it_is_still_toml(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    slip = data.draw(st.sampled_from([*"[]{}=.,\"'#\\\n\r\t a1_-", ""]))
    slipped = text[:at] + slip + text[at + data.draw(st.integers(0, 1)) :]
    document, problems = parse(slipped.encode(), "globex.toml")
    try:
        tree = tomllib.loads(slipped.removeprefix("\ufeff"), parse_float=Decimal)
    except tomllib.TOMLDecodeError:
        assert [one.code for one in problems] == [NOT_TOML]
        return
    assert problems == ()
    assert document is not None
    assert repr(document.tree) == repr(tree)
    assert_found(slipped)
