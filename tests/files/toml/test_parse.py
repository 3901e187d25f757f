"""Bytes to a document or a located problem."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core.problems import Problem, Severity
from offer_tui.files.toml import NOT_TOML, NOT_UTF8, OVER_LIMIT, Document, parse
from tests.files.toml.texts import TEXTS


def problem_of(data: bytes) -> Problem:
    """Return the one problem of a file."""
    document, problems = parse(data, "globex.toml")
    assert document is None
    (problem,) = problems
    assert problem.severity is Severity.ERROR
    assert problem.file == "globex.toml"
    assert problem.message.isprintable()
    return problem


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_valid_file_comes_back_byte_for_byte(text: str, newline: str) -> None:
    data = text.replace("\r\n", "\n").replace("\n", newline).encode()
    document, problems = parse(data, "globex.toml")
    assert document is not None
    assert problems == ()
    assert document.data == data


def test_an_empty_file_is_an_empty_document() -> None:
    assert parse(b"", "globex.toml") == (Document(""), ())


@pytest.mark.parametrize(
    ("data", "line", "column", "words"),
    [
        (b'a = 1\nb = "caf\xe9"', 2, 9, "byte 0xe9"),
        (b"\xef\xbb\xbf\xff", 1, 1, "byte 0xff"),
        ('a = "é"\nb = "é'.encode()[:-1], 2, 6, "byte 0xc3"),
        ('a = "x"'.encode("utf-16"), 1, 1, "UTF-16"),
    ],
)
def test_what_is_not_utf8_is_shown_where_it_starts(data: bytes, line: int, column: int, words: str) -> None:
    problem = problem_of(data)
    assert (problem.code, problem.line, problem.column) == (NOT_UTF8, line, column)
    assert words in problem.message
    assert "save the file as UTF-8" in problem.message


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        (
            "ok = 1\nbase_salary = 165k\n",
            2,
            18,
            "a number is written 165_000; the line reads: base_salary = 165k",
        ),
        ("base_salary = $1\n", 1, 15, "text goes in"),
        ("\ufeffa = \n", 1, 5, "text goes in"),
        ("a = 1\r\na = 2\r\nb = 3", 2, 6, "a key is given twice"),
        ("a = 1\na = 2", 2, 6, "a key is given twice"),
        ("[a]\n[b]\n[a]\n", 3, 3, "a table is given twice"),
        ('company = "Globex\nrole = 1\n', 1, 18, "a closing quote is missing"),
        ('notes = """\nabc\n\n\n', 2, 4, "a closing quote is missing"),
        ("a = [1\nb = 2\n", 2, 1, "a comma or ] is missing"),
        ("a = [\n" * 40, 2, 1, "text goes in"),
        ("a = {b = 1\n}", 1, 11, "a table in braces takes one line"),
        ('a = "C:\\dir"\n', 1, 10, "single quotes"),
        ("a\n", 1, 2, "a line is a [table] or key = value"),
        ("=", 1, 1, "a line is a [table] or key = value"),
        ('a = "\x00"\n', 1, 6, "control character"),
        ("a = 1\x1b[31m", 1, 6, "a line holds one key"),
        ("a = 1\rb = 2", 1, 6, "a line holds one key"),
    ],
)
def test_what_is_not_toml_is_shown_where_and_with_what_would_be_right(
    text: str, line: int, column: int, words: str
) -> None:
    problem = problem_of(text.encode())
    assert (problem.code, problem.line, problem.column) == (NOT_TOML, line, column)
    assert words in problem.message


OVER = {
    "bytes": (b"#" * (256 * 1024 + 1), 1, 1, "262,144"),
    "lines": (b"\n" * 10_000 + b"a = 1", 10_001, 1, "10,000"),
    "parts of a key": (b"a = 1\n " + b"a." * 16 + b"a = 1", 2, 2, "16 parts"),
    "parts of a quoted key": (b"a." * 8 + b'"a".' * 8 + b"a = 1", 1, 0, "16 parts"),
    "parts of a header": (b"a = 1\n[" + b"a." * 16 + b"a]", 2, 2, "16 parts"),
    "lists in lists": (b"a = " + b"[" * 33 + b"]" * 33, 1, 37, "32 levels"),
    "lists in lists, unclosed": (b"a = " + b"[" * 200_000, 1, 37, "32 levels"),
    "lists on lines": (b"a = [\n" + b"[\n" * 1_000, 33, 1, "32 levels"),
    "tables in tables": (b"a = " + b"{a = " * 100, 1, 0, "32 levels"),
    "tables by dots": (b"[" + b"a." * 15 + b"a]\n" + b"a." * 15 + b"a = {a.a = 1}", 2, 0, "32 levels"),
    "digits": (b"a = 1\nb = [1, " + b"9" * 41 + b"]", 2, 9, "40 digits"),
    "digits below zero": (b"a = -" + b"9" * 5_000, 1, 6, "40 digits"),
    "grouped digits": (b"a = " + b"_".join([b"9"] * 41), 1, 5, "40 digits"),
    "hexadecimal digits": (b"a = 0x" + b"f" * 40, 1, 5, "40 digits"),
    "places": (b"a = 0." + b"1" * 41, 1, 5, "40 digits"),
    "exponents": (b"a = 1e99999999999999999999", 1, 5, "40 digits"),
    "small exponents": (b"a = 1e-41", 1, 5, "40 digits"),
    "infinity": (b"a = {b = [1, -inf]}", 1, 14, "not a finite number"),
    "not a number": (b"[a]\nb = nan", 2, 5, "not a finite number"),
}


@pytest.mark.parametrize(("data", "line", "column", "words"), OVER.values(), ids=OVER)
def test_what_is_over_a_limit_is_a_located_problem_at_once(
    data: bytes, line: int, column: int, words: str
) -> None:
    start = time.perf_counter()
    problem = problem_of(data)
    assert time.perf_counter() - start < 0.5  # a tenth of it is usual; a parser without limits takes minutes
    assert (problem.code, problem.line) == (OVER_LIMIT, line)
    assert problem.column == column or not column
    assert words in problem.message


@pytest.mark.parametrize(
    "data",
    [
        b"#" * (256 * 1024),
        b"\n" * 9_999 + b"a = 1",
        b"a." * 15 + b"a = 1",
        b"a = " + b"[" * 32 + b"]" * 32,
        b"a = [" + b"{b.c = 1.5, d.e = 2.5}, " * 40 + b"]",
        b"a = [\n" + b"1.5,\n" * 40 + b"]",
        b"".join(b"[a%d.b.c]\nd.e = '....................'\n" % n for n in range(40)),
        b"a = -" + b"9" * 40,
        b"a = 0." + b"1" * 39,
        b"a = '" + b"9" * 100 + b"' # " + b"[" * 100,
        b'a = """\n' + b"[" * 100 + b'\n"""',
    ],
)
def test_what_is_just_within_the_limits_is_read(data: bytes) -> None:
    document, problems = parse(data, "globex.toml")
    assert problems == ()
    assert document is not None
    assert document.data == data


@given(
    st.lists(
        st.sampled_from([*"[]{}=.,\"'#\\\n\r\t a1é_-", '"""', "'''", "[[", "]]", "a = ", "inf", "\x00"])
    ).map("".join)
)
def test_any_text_is_a_document_or_a_problem(text: str) -> None:
    document, problems = parse(text.encode(), "globex.toml")
    assert (document is None) == bool(problems)
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines) + 1
        assert problem.column >= 1


@given(st.binary(max_size=40))
def test_any_bytes_are_a_document_or_a_problem(data: bytes) -> None:
    document, problems = parse(data, "globex.toml")
    assert (document is None) == bool(problems)
    assert document is None or document.data == data
