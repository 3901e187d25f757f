"""Files that want to break the program, and what it has to say of each."""

import os
import socket
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HEAD = 'company = "Acme"\nrole = "Engineer"\ncurrency = "USD"\n'
"""The least that makes an offer; what is nasty follows on line 4."""
BIDI, OSC, C1 = "\u202e", "\x1b]0;owned\x07", "\x9b31m"


@dataclass(frozen=True, slots=True)
class Nasty:
    """A file, and the first problem that is found in it."""

    data: bytes
    place: str
    """Line and column."""
    code: str
    begins: str
    """How the message begins."""
    usable: bool = False
    """Whether it is an offer all the same: the problem is a warning."""


def _after_head(tail: str | bytes, place: str, code: str, begins: str, *, usable: bool = False) -> Nasty:
    data = tail.encode() if isinstance(tail, str) else tail
    return Nasty(HEAD.encode() + data, place, code, begins, usable)


def _grant(key: str, place: str, begins: str) -> Nasty:
    rows = '[[package.grant]]\nkind = "rsu"\nshares = 1\nprice = 1\n'
    return _after_head(f"{rows}{key}\n", place, "F05", begins)


_ENCODINGS: Mapping[str, Nasty] = {
    "Latin-1": _after_head(b'notes = "caf\xe9"\n', "4:13", "F01", "not UTF-8 (byte 0xe9)"),
    "UTF-16 with a mark": Nasty(f"\ufeff{HEAD}".encode("utf-16-le"), "1:1", "F01", "not UTF-8 (UTF-16)"),
    "UTF-16 without one": Nasty(HEAD.encode("utf-16-le"), "1:2", "F02", "not TOML (expected '='"),
    "an overlong slash": _after_head(b'notes = "\xc0\xaf"\n', "4:10", "F01", "not UTF-8 (byte 0xc0)"),
    "a surrogate in UTF-8": _after_head(b'notes = "\xed\xa0\x80"\n', "4:10", "F01", "not UTF-8 (byte 0xed)"),
    "beyond Unicode": _after_head(b'notes = "\xf4\x90\x80\x80"\n', "4:10", "F01", "not UTF-8 (byte 0xf4)"),
    "cut inside a character": _after_head(b'notes = "\xc3', "4:10", "F01", "not UTF-8 (byte 0xc3)"),
    "compressed": Nasty(b"\x1f\x8b\x08\x00\x00\x00", "1:2", "F01", "not UTF-8 (byte 0x8b)"),
    "a program": Nasty(b"\x7fELF\x02\x01\x01\x00", "1:1", "F02", "not TOML (invalid statement)"),
    "nothing but NUL": Nasty(b"\0" * 4096, "1:1", "F02", "not TOML (invalid statement)"),
    "a mark in the middle": _after_head('\ufeffnotes = ""\n', "4:1", "F02", "not TOML (invalid statement)"),
    "two marks": Nasty(f"\ufeff\ufeff{HEAD}".encode(), "1:1", "F02", "not TOML (invalid statement)"),
    "nothing but a mark": Nasty(b"\xef\xbb\xbf", "1:1", "F07", 'is missing; add company = "..."'),
}

_CHARACTERS: Mapping[str, Nasty] = {
    "NUL in a text": _after_head('notes = "a\0b"\n', "4:11", "F02", "not TOML (illegal character"),
    "NUL in a comment": _after_head("# a\0b\n", "4:4", "F02", "not TOML (found invalid character"),
    "DEL in a text": _after_head('notes = "\x7f"\n', "4:10", "F02", "not TOML (illegal character"),
    "a form feed": _after_head('\x0cnotes = ""\n', "4:1", "F02", "not TOML (invalid statement)"),
    "a blank that is no space": _after_head('\xa0notes = ""\n', "4:1", "F02", "not TOML (invalid statement)"),
    "a line separator": _after_head(
        'notes = ""\u2028level = 1\n', "4:11", "F02", "not TOML (expected newline"
    ),
    "a next-line character": _after_head(
        'notes = ""\x85level = 1\n', "4:11", "F02", "not TOML (expected newl"
    ),
    "carriage returns alone": Nasty(
        HEAD.replace("\n", "\r").encode(), "1:17", "F02", "not TOML (expected newline"
    ),
    "a carriage return in a text": _after_head('notes = "a\rb"\n', "4:11", "F02", "not TOML (illegal char"),
    "a carriage return in a long text": _after_head('notes = """a\rb"""', "4:13", "F02", "not TOML (illegal"),
    "a carriage return in a comment": _after_head("# a\rb\n", "4:4", "F02", "not TOML (found invalid"),
    "two carriage returns": _after_head('notes = ""\r\r\n', "4:11", "F02", "not TOML (expected newline"),
    "mixed line ends": Nasty(
        b'company = "Acme"\r\nrole = "E"\ncurrency = "USD"\r\n\r\nnotes = 1\n', "5:9", "F04", "1 is a number"
    ),
    "a lone surrogate": _after_head('notes = "\\ud800"\n', "4:16", "F02", "not TOML (escaped character"),
    "a pair of surrogates": _after_head('notes = "\\ud83d\\ude00"', "4:16", "F02", "not TOML (escaped char"),
    "an escape beyond Unicode": _after_head('notes = "\\U00110000"', "4:20", "F02", "not TOML (escaped char"),
    "a title in a text": _after_head(f'notes = "{OSC}"\n', "4:10", "F02", "not TOML (illegal character"),
    "a title in a comment": _after_head(f"# {OSC}\n", "4:3", "F02", "not TOML (found invalid character"),
    "a title in a key": _after_head(f'"{OSC}" = 1\n', "4:2", "F02", "not TOML (illegal character"),
    "a title in a bare key": _after_head(f"a{OSC} = 1\n", "4:2", "F02", "not TOML (expected '='"),
    "a title escaped in a key": _after_head(
        '"\\u001b]0;owned\\u0007" = 1\n', "4:1", "F08", f'"{OSC}" is not a key', usable=True
    ),
    "C1 in a key": _after_head(f'"{C1}" = 1\n', "4:1", "F08", f'"{C1}" is not a key', usable=True),
    "C1 in a bare key": _after_head(f"{C1} = 1\n", "4:1", "F02", "not TOML (invalid statement)"),
    "C1 in a choice": _after_head(f'status = "{C1}"\n', "4:10", "F06", f'"{C1}" is text, give one of'),
    "C1 in an id": _after_head(f'[[people]]\nid = "{C1}"\n', "5:6", "F06", f'"{C1}" is text, give letters'),
    "bidi in a key": _after_head(f'"{BIDI}x" = 1\n', "4:1", "F08", f'"{BIDI}x" is not a key', usable=True),
    "bidi in a bare key": _after_head(f'{BIDI}notes = ""\n', "4:1", "F02", "not TOML (invalid statement)"),
    "bidi in a choice": _after_head(f'status = "{BIDI}won"\n', "4:10", "F06", f'"{BIDI}won" is text'),
    "bidi in a comment": _after_head(f"# {BIDI}\nnotes = 1\n", "5:9", "F04", "1 is a number"),
    "bidi in a table's name": _after_head(
        f'["{BIDI}"]\n', "4:2", "F08", f'"{BIDI}" is not a key', usable=True
    ),
}

_SIZES: Mapping[str, Nasty] = {
    "a byte too many": Nasty(
        HEAD.encode().ljust(256 * 1024 + 1, b"#"), "1:1", "F03", "the file has 262,145 bytes"
    ),
    "a huge text": _after_head(
        'notes = "' + "x" * 300_000 + '"\n', "1:1", "F03", "the file has 262,145 bytes"
    ),
    "a line too many": _after_head("\n" * 9_998, "10001:1", "F03", "the file has 10,001 lines"),
    "a key of 17 parts": _after_head(f"{'.'.join('a' * 17)} = 1\n", "4:1", "F03", "a key of more than 16"),
    "a header of 17 parts": _after_head(f"[{'.'.join('a' * 17)}]\n", "4:2", "F03", "a key of more than 16"),
    "a row of 17 parts": _after_head(f"[[{'.'.join('a' * 17)}]]\n", "4:3", "F03", "a key of more than 16"),
    "33 levels of lists": _after_head(f"x = {'[' * 33}{']' * 33}\n", "4:37", "F03", "more than 32 levels"),
    "33 levels of tables": _after_head(f"x = {'{a=' * 33}1{'}' * 33}", "4:101", "F03", "more than 32 levels"),
    "brackets without end": _after_head(f"x = {'[' * 100_000}", "4:37", "F03", "more than 32 levels"),
    "41 digits": _after_head(f"x = {'9' * 41}\n", "4:5", "F03", "a number of more than 40 digits"),
    "200,000 digits": _after_head(f"x = {'9' * 200_000}\n", "4:5", "F03", "a number of more than 40 digits"),
    "1e400": _after_head("package.base_salary = 1e400\n", "4:23", "F03", "a number of more than 40 digits"),
    "1e-400": _after_head("package.base_salary = 1e-400\n", "4:23", "F03", "a number of more than 40 digits"),
    "1e999999999": _after_head("x = 1e999999999\n", "4:5", "F03", "a number of more than 40 digits"),
    "no number": _after_head("package.base_salary = nan\n", "4:23", "F03", "not a finite number"),
    "infinity": _after_head("x = [1, {y = -inf}]\n", "4:14", "F03", "not a finite number"),
    "40 digits of money": _after_head(f"package.base_salary = {'9' * 40}\n", "4:23", "F05", "9999"),
    "50,000 quotes": _after_head("notes = " + '"' * 50_000, "4:17", "F02", "not TOML (expected newline"),
    "50,000 backslashes": _after_head(
        'notes = "' + "\\" * 50_000, "4:50010", "F02", "not TOML (unterminated"
    ),
    "a choice of 200,000 letters": _after_head(
        'status = "' + "x" * 200_000 + '"', "4:10", "F06", '"xxxxxxxx'
    ),
}

_SYNTAX: Mapping[str, Nasty] = {
    "nothing": Nasty(b"", "1:1", "F07", 'is missing; add company = "..."'),
    "nothing but comments": Nasty(b"# none\n# at all", "1:1", "F07", 'is missing; add company = "..."'),
    "nothing but empty lines": Nasty(b"\r\n\n\t\r\n", "1:1", "F07", 'is missing; add company = "..."'),
    "JSON": Nasty(b'{"company": "Acme"}\n', "1:1", "F02", "not TOML (invalid statement)"),
    "YAML": Nasty(b"company: Acme\n", "1:8", "F02", "not TOML (expected '='"),
    "HTML": Nasty(b"<!DOCTYPE html>\n", "1:1", "F02", "not TOML (invalid statement)"),
    "a conflict of git": _after_head("<<<<<<< HEAD\n=======\n", "4:1", "F02", "not TOML (invalid statement)"),
    "a key without a value": _after_head("notes =", "4:8", "F02", "not TOML (invalid value)"),
    "a key alone": _after_head("notes", "4:6", "F02", "not TOML (expected '='"),
    "a text without end": _after_head('notes = "abc\n', "4:13", "F02", "not TOML (illegal character"),
    "a literal without end": _after_head("notes = 'abc\n", "4:13", "F02", "not TOML (expected"),
    "a long text without end": _after_head(
        'notes = """abc\n', "4:15", "F02", "not TOML (unterminated string"
    ),
    "a long literal without end": _after_head("notes = '''abc\n", "4:15", "F02", "not TOML (expected"),
    "a list without end": _after_head("priorities = [1\n", "4:16", "F02", "not TOML (unclosed array)"),
    "a table in braces without end": _after_head("dates = {\n", "4:10", "F02", "not TOML (invalid initial"),
    "a header without end": _after_head("[dates\n", "4:7", "F02", "not TOML (expected ']'"),
    "a row without end": _after_head("[[rounds]\n", "4:9", "F02", "not TOML (expected ']]'"),
    "a key twice": _after_head('role = "Lead"\n', "4:14", "F02", "not TOML (cannot overwrite"),
    "a key twice, once in quotes": _after_head(
        '"role" = "Lead"\n', "4:16", "F02", "not TOML (cannot overwrite"
    ),
    "a table twice": _after_head("[dates]\n[package]\n[dates]\n", "6:7", "F02", "not TOML (cannot declare"),
    "a dotted table again": _after_head(
        'package.level = "a"\n[package]\nlevel = "b"\n', "5:9", "F02", "not TOML (cannot declare"
    ),
    "a key below a text": _after_head('company.name = "x"\n', "4:19", "F02", "not TOML (cannot overwrite"),
    "a table over a text": _after_head("[company]\n", "4:9", "F02", "not TOML (cannot overwrite"),
    "rows over a table": _after_head("[rounds]\n[[rounds]]\n", "5:9", "F02", "not TOML (cannot overwrite"),
    "a table over rows": _after_head("[[rounds]]\n[rounds]\n", "5:8", "F02", "not TOML (cannot declare"),
    "rows over a list": _after_head("rounds = []\n[[rounds]]\n", "5:9", "F02", "not TOML (cannot mutate"),
    "a table in braces added to": _after_head(
        "dates = {}\ndates.start = 2026-01-01\n", "5:25", "F02", "not TOML (cannot mutate"
    ),
    "a key twice in braces": _after_head(
        "dates = {a = 1, a = 2}\n", "4:22", "F02", "not TOML (duplicate inline"
    ),
    "February 30th": _after_head("dates.start = 2026-02-30\n", "4:15", "F02", "not TOML (invalid date"),
    "year 0": _after_head("dates.start = 0000-01-01\n", "4:15", "F02", "not TOML (invalid date"),
    "month 13": _after_head("dates.start = 2026-13-01\n", "4:19", "F02", "not TOML (expected newline"),
    "hour 25": _after_head("dates.start = 25:00:00\n", "4:17", "F02", "not TOML (expected newline"),
}

_KINDS: Mapping[str, Nasty] = {
    "a format to come": _after_head("format = 2\n", "4:10", "F05", "2 is out of range, give 1"),
    "a format in quotes": _after_head('format = "1"\n', "4:10", "F04", '"1" is text, give a whole number'),
    "a table for a text": _after_head("notes = {a = 1}\n", "4:9", "F04", "this is a table, give text"),
    "a list for a text": _after_head('notes = ["a"]\n', "4:9", "F04", "this is a list, give text"),
    "yes for an amount": _after_head(
        "package.base_salary = true\n", "4:23", "F04", "true is yes or no, give"
    ),
    "a date for an amount": _after_head(
        "package.base_salary = 2026-01-01\n", "4:23", "F04", "2026-01-01 is a"
    ),
    "a table for an amount": _after_head(
        "[package.base_salary]\n", "4:1", "F04", "this is a table, give a num"
    ),
    "less than nothing": _after_head("package.base_salary = -1\n", "4:23", "F05", "-1 is out of range"),
    "a number for a date": _after_head(
        "dates.start = 20260101\n", "4:15", "F04", "20260101 is a number, give"
    ),
    "a time of day for a date": _after_head(
        "dates.start = 2026-11-24T10:00:00Z\n", "4:15", "F04", "2026-11-24"
    ),
    "a time for a date": _after_head("dates.start = 10:00:00\n", "4:15", "F04", "10:00:00 is a"),
    "text for yes": _after_head('package.bonus_guaranteed = "true"\n', "4:28", "F04", '"true" is text, give'),
    "a list for a table": _after_head("dates = []\n", "4:9", "F04", "this is a list, give a table: [dates]"),
    "text for a table": _after_head('package = "x"\n', "4:11", "F04", '"x" is text, give a table: [package]'),
    "a table for rows": _after_head(
        "[rounds]\ndate = 2026-01-01\n", "4:1", "F04", "this is a table, give rows"
    ),
    "rows of every kind": _after_head(
        'rounds = [{}, 1, "a", [2]]\n', "4:15", "F04", "1 is a number, give a tabl"
    ),
    "a list for named tables": _after_head("fit = [8]\n", "4:7", "F04", "this is a list, give tables"),
    "a number for a named table": _after_head(
        "fit.depth = 8\n", "4:13", "F04", "8 is a number, give a table"
    ),
    "a currency of no country": Nasty(
        HEAD.replace("USD", "$").encode(), "3:12", "F06", '"$" is text, give a code of three capital letters'
    ),
    "a path for an id": _after_head(
        '[[people]]\nid = "../../x"\n', "5:6", "F06", '"../../x" is text, give lett'
    ),
    "months without end": _grant("months = 1_000_000_000", "8:10", "1000000000 is out of range, give 1 to"),
    "no months": _grant("months = 0", "8:10", "0 is out of range, give 1 to 600"),
}

FILES: Mapping[str, Nasty] = {**_ENCODINGS, **_CHARACTERS, **_SIZES, **_SYNTAX, **_KINDS}


def _closed(path: Path) -> None:
    path.write_text(HEAD)
    path.chmod(0)


def _socket(path: Path) -> None:
    # By a name of its own directory: the whole path may be longer than the name of a socket can be.
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


IN_PLACE_OF_A_FILE: Mapping[str, tuple[Callable[[Path], None], str]] = {
    "a directory": (Path.mkdir, "it is not a regular file"),
    "a pipe": (os.mkfifo, "it is not a regular file"),
    "a socket": (_socket, "No such device or address"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "it is not a regular file"),
    "a link to itself": (lambda path: path.symlink_to(path.name), "Too many levels of symbolic links"),
    "a link to nowhere": (lambda path: path.symlink_to("nowhere.toml"), "No such file or directory"),
    "a link through a file": (lambda path: path.symlink_to("globex.toml/x.toml"), "Not a directory"),
    "a file that may not be read": (_closed, "Permission denied"),
}
"""What makes each, and why it cannot be read."""

NAMES = (
    "line\nend",
    "carriage\rreturn",
    "tab\tstop",
    OSC,
    "\x1b[31m",
    C1,
    f"{BIDI}gnp",
    "\ufeff",
    "\udcff",
    "..x",
    "x..",
    "-rf",
    "--help",
    "~",
    "$HOME",
    "a b",
    "*",
    "`id`",
    "[@click=app.quit]x",
    "con",
    "\\..\\x",
    "a" * 200,
)
"""Names of files, without the ending, that a shell, a terminal or a screen could trip over."""
