"""Bytes of a file to a document, or to what is wrong with them and where."""

import re
import tomllib

from offer_tui.core.problems import Problem, Severity
from offer_tui.core.visible import visible
from offer_tui.files.toml import limits
from offer_tui.files.toml.document import MARK, Document

NOT_UTF8 = "F01"
NOT_TOML = "F02"
OVER_LIMIT = "F03"

_PLACE = re.compile(r"(?s)(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_CONFLICT = re.compile(r"(?m)^<{7}(?: |$)")
"""Where a conflict of a merge begins."""
_SHOWN = 60
"""Characters of a line that a message repeats."""
_REMEDIES = {
    "Expected newline": "a line holds one key; text goes in quotes, a number is written 165_000",
    "Invalid value": 'text goes in "quotes", a number is written 165_000, a date 2026-11-24',
    "Invalid statement": 'a line is a [table] or key = value; other keys than A-Z a-z 0-9 _ - go in "quotes"',
    "Expected '='": "a line is a [table] or key = value",
    "Expected ']": "a bracket is missing; a header is written [table] or [[rows]]",
    "Expected \"'": "a closing quote is missing",
    "Invalid initial character": 'a key is written with A-Z a-z 0-9 _ - or goes in "quotes"',
    "Invalid date or datetime": "the calendar has no such day, or the day no such time",
    "Cannot overwrite a value": "a key is given twice; keep one of them",
    "Duplicate inline table key": "a key is given twice; keep one of them",
    "Cannot declare": "a table is given twice; put its keys under one header",
    "Cannot mutate": "what stands in braces or brackets is complete; write all of it inside them",
    "Unclosed array": "a comma or ] is missing",
    "Unclosed inline table": "a comma or } is missing; a table in braces takes one line",
    "Unterminated string": "a closing quote is missing",
    "Unescaped": r"in double quotes a backslash is written \\; or use 'single quotes'",
    "Illegal character": "a closing quote is missing, or a control character is in the text",
    "Found invalid character": "a control character is in the comment; take it out",
    "Escaped character": r"no text has this character; \u is for those up to D7FF and from E000",
}


def parse(data: bytes, file: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Read the bytes of a file; None and the first problem when it cannot be read.

    It must be UTF-8, TOML 1.0 and within the limits. `file` is the name that the problem carries.
    """
    if len(data) > limits.BYTES:
        why = f"the file has {len(data):,} bytes; at most {limits.BYTES:,} are read"
        return None, (_problem(OVER_LIMIT, why, file),)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        return None, (_not_utf8(data, error.start, file),)
    body = text.removeprefix(MARK)
    problem, has_letters = _over_limit(body, file)
    if problem is not None:
        return None, (problem,)
    try:
        document = Document(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_not_toml(body, str(error), file),)
    number = limits.unbounded(document.tree) if has_letters else None
    if number is not None:
        path, why = number
        line, column = document.place(path)
        return None, (Problem(OVER_LIMIT, Severity.ERROR, why, path, file=file, line=line, column=column),)
    return document, ()


def _over_limit(text: str, file: str) -> tuple[Problem | None, bool]:
    """Return what is over a limit, and whether a value has letters outside of quotes."""
    lines = text.count("\n") + (text[-1:] not in ("\n", ""))
    if lines > limits.LINES:
        why = f"the file has {lines:,} lines; at most {limits.LINES:,} are read"
        return _problem(OVER_LIMIT, why, file, limits.LINES + 1), False
    over, has_letters = limits.excess(text)
    place = (1, 1) if over is None else _line_and_column(text, over.at)
    return None if over is None else _problem(OVER_LIMIT, over.why, file, *place), has_letters


def _not_utf8(data: bytes, at: int, file: str) -> Problem:
    before = data[:at].decode().removeprefix(MARK)
    kind = "UTF-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else f"byte {data[at]:#04x}"
    why = f"not UTF-8 ({kind}); save the file as UTF-8 in an editor"
    return _problem(NOT_UTF8, why, file, *_line_and_column(before, len(before)))


def _not_toml(text: str, error: str, file: str) -> Problem:
    conflict = _CONFLICT.search(text)
    if conflict is not None and "\n=======" in text and "\n>>>>>>>" in text:
        why = "not TOML (conflict markers of a merge): keep one side, and delete the lines <<<, === and >>>"
        return _problem(NOT_TOML, why, file, *_line_and_column(text, conflict.start()))
    found = _PLACE.fullmatch(error)
    what, line, column = found.groups() if found else (error, None, None)
    end = _line_and_column(text, len(text.rstrip()))
    place = (int(line), int(column)) if line and column else end
    remedy = next((text for start, text in _REMEDIES.items() if what.startswith(start)), "")
    source = text.replace("\r\n", "\n").split("\n")[place[0] - 1].strip()
    why = f"not TOML ({what[:1].lower()}{what[1:]})"
    if remedy:
        why += f": {remedy}"
    if source:
        why += f"; the line reads: {source[:_SHOWN]}"
    return _problem(NOT_TOML, visible(why), file, *place)


def _line_and_column(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _problem(code: str, why: str, file: str, line: int = 1, column: int = 1) -> Problem:
    return Problem(code, Severity.ERROR, why, file=file, line=line, column=column)
