"""Texts by the rules of TOML 1.0 (https://toml.io/en/v1.0.0): valid ones with what they say, invalid ones.

Each table follows a section of the specification. Valid values are put into every place that can hold one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from typing import Any, TypeAlias

Value: TypeAlias = Any
"""What `tomllib` gives for a value."""


@dataclass(frozen=True, slots=True)
class Valid:
    """A valid text and what it says."""

    text: str
    tree: Mapping[str, Value]


def _day_time(zone: timezone | None = None, microsecond: int = 0) -> datetime:
    return datetime(1979, 5, 27, 7, 32, 0, microsecond, tzinfo=zone)


STRINGS: Mapping[str, Value] = {
    '""': "",
    '"a"': "a",
    '"# no comment"': "# no comment",
    '"[x] = {y}, z"': "[x] = {y}, z",
    '"\\b\\t\\n\\f\\r\\"\\\\"': '\b\t\n\f\r"\\',
    '"\\u00e9\\U0001F600"': "é😀",
    '"\\u0000\\u001b\\u007f"': "\0\x1b\x7f",
    '"é 東京 😀 \u202e \ufeff"': "é 東京 😀 \u202e \ufeff",
    '"a\tb"': "a\tb",
    "''": "",
    "'C:\\Users\\x'": "C:\\Users\\x",
    "'\"quoted\"'": '"quoted"',
    "'a\tb'": "a\tb",
    '""""""': "",
    '"""a"""': "a",
    '"""\na\nb\n"""': "a\nb\n",
    '"""a \\\n   b"""': "a b",
    '"""a\\\n\n  \t\n b\\\n"""': "ab",
    '"""a"b""c"""': 'a"b""c',
    '"""a"""""': 'a""',
    '""""a\\""""': '"a"',
    '"""\\u0041"""': "A",
    '"""# no comment\n[no.table]\nno = 1"""': "# no comment\n[no.table]\nno = 1",
    "''''''": "",
    "'''\na\\n\nb'''": "a\\n\nb",
    "'''a'b''c'''": "a'b''c",
    "'''''a'''''": "''a''",
}
INTEGERS: Mapping[str, Value] = {
    "0": 0,
    "+0": 0,
    "-0": 0,
    "+99": 99,
    "-17": -17,
    "1_000": 1_000,
    "1_2_3": 123,
    "9223372036854775807": 2**63 - 1,
    "-9223372036854775808": -(2**63),
    "0xDEADBEEF": 0xDEADBEEF,
    "0xdead_beef": 0xDEADBEEF,
    "0x00ff": 255,
    "0o755": 0o755,
    "0o0": 0,
    "0b11_01": 0b1101,
}
FLOATS: Mapping[str, Value] = {
    text: Decimal(text.replace("_", ""))
    for text in (
        *("0.0", "-0.0", "+1.0", "3.1415", "-0.01", "1_0.2_5", "3.10"),
        *("5e+22", "1e06", "-2E-2", "6.626e-34", "0e0", "1_0e1_0"),
    )
}
BOOLEANS: Mapping[str, Value] = {"true": True, "false": False}
DATES_AND_TIMES: Mapping[str, Value] = {
    "1979-05-27T07:32:00Z": _day_time(UTC),
    "1979-05-27t07:32:00z": _day_time(UTC),
    "1979-05-27 07:32:00Z": _day_time(UTC),
    "1979-05-27T07:32:00-07:00": _day_time(timezone(-timedelta(hours=7))),
    "1979-05-27T07:32:00.5+05:30": _day_time(timezone(timedelta(hours=5, minutes=30)), 500_000),
    "1979-05-27T07:32:00": _day_time(),
    "1979-05-27T07:32:00.999999": _day_time(microsecond=999_999),
    "1979-05-27T07:32:00.1234567": _day_time(microsecond=123_456),
    "1979-05-27": date(1979, 5, 27),
    "2000-02-29": date(2000, 2, 29),
    "9999-12-31": date(9999, 12, 31),
    "07:32:00": time(7, 32),
    "00:32:00.999999": time(0, 32, 0, 999_999),
}
ARRAYS: Mapping[str, Value] = {
    "[]": [],
    "[ ]": [],
    "[ # none\n]": [],
    "[1,2]": [1, 2],
    "[ 1, 2, ]": [1, 2],
    "[\n  1, # one\n  # between\n  2\n  , 3,\n  # last\n]": [1, 2, 3],
    '["a", \'b\', """c\n""", 1, 1.5, true, 1979-05-27, 07:32:00]': [
        *("a", "b", "c\n", 1, Decimal("1.5"), True),
        date(1979, 5, 27),
        time(7, 32),
    ],
    "[[1, 2], [], [[3]]]": [[1, 2], [], [[3]]],
    "[{a = 1}, {}, [{b.c = 2}]]": [{"a": 1}, {}, [{"b": {"c": 2}}]],
    '["]", "[", "#"]': ["]", "[", "#"],
}
INLINE_TABLES: Mapping[str, Value] = {
    "{}": {},
    "{ }": {},
    "{a=1}": {"a": 1},
    '{ a = 1, "b c" = "}", \'d\' = [1,\n2] }': {"a": 1, "b c": "}", "d": [1, 2]},
    "{a.b.c = 1, a.b.d = 2, a.e = {f = {}}}": {"a": {"b": {"c": 1, "d": 2}, "e": {"f": {}}}},
}
VALUES: Mapping[str, Value] = {
    **STRINGS,
    **INTEGERS,
    **FLOATS,
    **BOOLEANS,
    **DATES_AND_TIMES,
    **ARRAYS,
    **INLINE_TABLES,
}

PLACES: Mapping[str, Valid] = {
    "a key": Valid("k = {0}\n", {"k": ...}),
    "the end of the file": Valid("a = 1\n\n[t]\nk={0}", {"a": 1, "t": {"k": ...}}),
    "a line with blanks and a comment": Valid("\t k\t= \t{0} \t# why = 1\n", {"k": ...}),
    "a dotted key": Valid("a . 'b c'.\"d\" = {0}\na.e = 1\n", {"a": {"b c": {"d": ...}, "e": 1}}),
    "a table": Valid("# head\n[ t . u ] # t\nk = {0}\n[t]\nl = 1\n", {"t": {"u": {"k": ...}, "l": 1}}),
    "a row": Valid("[[r]]\n[[r]]\nk = {0}\n[r.s]\nl = 1\n", {"r": [{}, {"k": ..., "s": {"l": 1}}]}),
    "a list": Valid("k = [0, {0},\n  {0} # two\n]\nl = 1\n", {"k": [0, ..., ...], "l": 1}),
    "a table in braces": Valid(
        "k = {{ a = 0, b.c = {0}, d = 1 }}\n", {"k": {"a": 0, "b": {"c": ...}, "d": 1}}
    ),
}
"""Where a value can stand: `{0}` in the text, `...` in the tree."""

KEYS: Mapping[str, Mapping[str, Value]] = {
    "bare_key-1 = 1": {"bare_key-1": 1},
    "1234 = 1": {"1234": 1},
    "-_- = 1": {"-_-": 1},
    "true = 1\ninf = 2\n1979-05-27 = 3": {"true": 1, "inf": 2, "1979-05-27": 3},
    '"" = 1': {"": 1},
    "'' = 1": {"": 1},
    '"a b" = 1\n"c.d" = 2\n"e\\u0301\\"" = 3': {"a b": 1, "c.d": 2, 'e\u0301"': 3},
    "'quoted \"x\"' = 1": {'quoted "x"': 1},
    '"ʎǝʞ" = 1': {"ʎǝʞ": 1},
    "3.14 = 1": {"3": {"14": 1}},
    'a."b.c".d = 1': {"a": {"b.c": {"d": 1}}},
    'a . b\t.\t"c" = 1': {"a": {"b": {"c": 1}}},
    "a.b = 1\nc = 2\na.d = 3": {"a": {"b": 1, "d": 3}, "c": 2},
    '"a" = 1\nA = 2': {"a": 1, "A": 2},
}
"""Keys and what they make."""

STRUCTURES: Mapping[str, Mapping[str, Value]] = {
    "": {},
    "\n\n": {},
    "# a comment\n": {},
    "# a comment \t é at the end": {},
    "\t \n": {},
    "[t]\n": {"t": {}},
    "[t]": {"t": {}},
    "[a.b.c]": {"a": {"b": {"c": {}}}},
    "[ a . 'b c' . \"d\" ]": {"a": {"b c": {"d": {}}}},
    '[""]\n["".""]': {"": {"": {}}},
    "[a.b]\nc = 1\n[a]\nd = 2\n": {"a": {"b": {"c": 1}, "d": 2}},
    "[a]\nb.c = 1\n[a.d]\ne = 2\n": {"a": {"b": {"c": 1}, "d": {"e": 2}}},
    "[a]\n[b]\n[a.c]\n": {"a": {"c": {}}, "b": {}},
    "[[a]]\n": {"a": [{}]},
    "[[ a . b ]]\n[[a.b]]\nc = 1\n": {"a": {"b": [{}, {"c": 1}]}},
    "[[a]]\n[[a.b]]\n[[a.b]]\n[[a]]\n[a.c]\nd = 1\n": {"a": [{"b": [{}, {}]}, {"c": {"d": 1}}]},
    "[[a]]\n[b]\n[[a]]\n": {"a": [{}, {}], "b": {}},
    "[a]\n[[a.b]]\nc.d = 1\n[a.e]\n": {"a": {"b": [{"c": {"d": 1}}], "e": {}}},
    "[[a.b]]\n[a]\nc = 1\n": {"a": {"b": [{}], "c": 1}},
    "a.b.c = 1\na.b.d = 2\n[e]\n": {"a": {"b": {"c": 1, "d": 2}}, "e": {}},
    "a = {b = 1}\n[c]\nd = {}\n": {"a": {"b": 1}, "c": {"d": {}}},
}
"""Tables, rows and files as a whole."""

NOT_FINITE = ("inf", "+inf", "-inf", "nan", "+nan", "-nan", "1e400", "-1e400")
"""Valid numbers that no offer can have."""

BAD_VALUES = (
    # Text
    '"a\nb"',
    '"a',
    "'a\nb'",
    "'a",
    '"\\a"',
    '"\\x41"',
    '"\\e"',
    '"\\u12"',
    '"\\u12G4"',
    '"\\ud800"',
    '"\\U00110000"',
    '"\0"',
    '"\x1f"',
    '"\x7f"',
    "'\x1b'",
    '"""a',
    '"""a\\ b"""',
    '"""a""""""',
    '"""\x00"""',
    '"""a\rb"""',
    "'''a",
    "'''\x7f'''",
    "'''a''''''",
    "abc",
    "“a”",
    # Whole numbers
    *("01", "-01", "+00", "1__0", "_1", "1_", "+-1", "--1", "1,000", "0x", "0xg", "0X1"),
    *("0x_1", "0x1_", "+0x1", "-0b1", "0o8", "0O7", "0b2", "165k", "$1", "5%", "٣"),
    "1 000",
    # Numbers with a point
    *(".5", "5.", "5.e1", "1.2.3", "00.5", "1._5", "1_.5", "1.5_", "1e", "1e+", "1e1.5"),
    *("1e_1", "1e1_", "0x1.5", "Inf", "NaN", "infinity", "+-inf"),
    # Yes and no, and nothing
    *("True", "FALSE", "yes", "null", "nil"),
    "",
    # Dates and times
    *("2026-11-31", "2025-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "26-01-01"),
    *("2026-1-1", "2026/01/01", "01.02.2026", "2026-01-01T", "2026-01-01T25:00:00"),
    *("2026-01-01T10:60:00", "2026-01-01T10:00", "2026-01-01T10:00:00."),
    *("2026-01-01T10:00:00+25:00", "2026-01-01T10:00:00+1:00", "24:00:00", "10:00"),
    "10:00:00Z",
    "2026-01-01  10:00:00",
    # Lists and tables in braces
    "[1",
    "[1 2]",
    "[1,,2]",
    "[,]",
    "[,1]",
    "[1]]",
    "[a]",
    "[a = 1]",
    "{a = 1",
    "{a}",
    "{a = }",
    "{= 1}",
    "{a = 1,}",
    "{,}",
    "{a = 1, a = 2}",
    "{a = 1, a.b = 2}",
    "{a.b = 1, a = 2}",
    "{a = {}, a.b = 1}",
    "{a = 1 b = 2}",
    "{a = 1\n}",
    "{a = 1 # why\n}",
    "{\n}",
    "{[a]}",
)
"""What is no value, wherever one can stand."""

BAD_TEXTS: Mapping[str, str] = {
    "a key alone": "a",
    "a key with no value": "a = # why",
    "a value with no key": "= 1",
    "two values": "a = 1 2",
    "two keys on a line": "a = 1 b = 2",
    "two keys on a line in a table": "[t]\na = 1, b = 2",
    "a key on two lines": "a\n= 1",
    "a value on the next line": "a =\n1",
    "a colon": "a: 1",
    "two signs": "a == 1",
    "a bare key with a blank": "a b = 1",
    "a bare key with an accent": "é = 1",
    "a bare key with a sign": "a+b = 1",
    "a key of an empty part": "a..b = 1",
    "a key that begins with a dot": ".a = 1",
    "a key that ends with a dot": "a. = 1",
    "a key of a long text": '"""a""" = 1',
    "a key of a long literal": "'''a''' = 1",
    "a key without its end": '"a = 1',
    "a key with a bad escape": '"\\a" = 1',
    "a key over two lines": '"a\nb" = 1',
    "a key of a list": "[a] = 1",
    "a header and a key on a line": "[a] b = 1",
    "an empty header": "[]",
    "a header of a blank": "[ ]",
    "an empty row": "[[]]",
    "a header with no end": "[a",
    "a header with one end": "[[a]",
    "a header with two ends": "[a]]",
    "a header with blanks in it": "[[a] ]",
    "a header with blanks before it": "[ [a]]",
    "a header over two lines": "[a\n]",
    "a header with two names": "[a b]",
    "a header of an empty part": "[a..b]",
    "a header that ends with a dot": "[a.]",
    "a header with an accent": "[é]",
    "a header with a comment in it": "[a # why\n]",
    "two headers on a line": "[a][b]",
    "a key twice": "a = 1\na = 1",
    "a key twice in a table": "[t]\na = 1\na = 2",
    "a key twice, once in quotes": 'a = 1\n"a" = 2',
    "a key twice, once escaped": 'a = 1\n"\\u0061" = 2',
    "a key twice, dotted": "a.b = 1\na.b = 2",
    "a key below a value": "a = 1\na.b = 2",
    "a value over a dotted key": "a.b = 1\na = 2",
    "a key below a list": "a = []\na.b = 1",
    "a table twice": "[a]\n[a]",
    "a table twice, others between": "[a.b]\n[c]\n[a.b]",
    "a table over a value": "a = 1\n[a]",
    "a table below a value": "a = 1\n[a.b]",
    "a table over a dotted key": "a.b = 1\n[a]",
    "a table over a dotted key of a table": "[a]\nb.c = 1\n[a.b]",
    "a dotted key into a table with a header": "[a.b.c]\nd = 1\n[a]\nb.c.e = 2",
    "a dotted key into a table of another header": "[a.b]\nc = 1\n[a]\nb.d = 2",
    "a table over one in braces": "a = {}\n[a]",
    "a table below one in braces": "a = {}\n[a.b]",
    "a key below a table in braces": "a = {b = 1}\na.c = 2",
    "a key below a dotted table in braces": "a.b = {}\na.b.c = 1",
    "a row over a table": "[a]\n[[a]]",
    "a table over a row": "[[a]]\n[a]",
    "a row over a value": "a = 1\n[[a]]",
    "a row over a list": "a = []\n[[a]]",
    "a row over a list of tables": "a = [{}]\n[[a]]",
    "a row over a dotted key": "a.b = 1\n[[a]]",
    "a row over an implied table": "[a.b]\n[[a]]",
    "a row below a list": "a = [{}]\n[[a.b]]",
    "a table over rows within a row": "[[a]]\n[[a.b]]\n[a.b]",
    "a row over a table within a row": "[[a]]\n[a.b]\n[[a.b]]",
    "NUL in a comment": "# a\0",
    "DEL in a comment": "# a\x7f",
    "ESC in a comment": "# \x1b[31m",
    "a carriage return in a comment": "# a\rb = 1\n",
    "a carriage return as a line end": "a = 1\rb = 2\r",
    "a form feed": "a = 1\x0c\n",
    "a blank that is none": "a\xa0= 1",
    "a mark within": "a = 1\n\ufeffb = 2",
    "two marks": "\ufeff\ufeffa = 1",
}
"""What no text may have, outside values."""


def valid_texts(value: str) -> Iterator[tuple[str, Valid]]:
    """Yield a value in every place that can hold it, each with the name of the place."""
    for name, place in PLACES.items():
        yield name, Valid(place.text.format(value), _filled(place.tree, VALUES[value]))


def bad_texts(value: str) -> Iterator[str]:
    """Yield what is no value in every place that could hold one."""
    for place in PLACES.values():
        yield place.text.format(value)


def _filled(tree: Value, value: Value) -> Value:
    if tree is ...:
        return value
    if isinstance(tree, Mapping):
        return {key: _filled(below, value) for key, below in tree.items()}
    return [_filled(below, value) for below in tree] if isinstance(tree, list) else tree
