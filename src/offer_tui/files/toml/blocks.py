"""Blocks of lines under headers: where they begin and end, and texts with blocks added, removed and moved.

A block is a header, its keys, and the comment lines glued to it: right above the header, or right after its
last key with an empty line below. Comments at the very top of a file belong to the file.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from offer_tui.core.keys import KeyPath, Plain
from offer_tui.core.records import replace
from offer_tui.files.toml.index import Index, Section, line_end, line_start
from offer_tui.files.toml.values import Style, key_text, value_text

_SMALL = 3
"""A table of at most so many numbers is written on one line."""
_WIDE = 100


def has_header(value: Plain, path: KeyPath) -> bool:
    """Tell whether a new value at a path is written under a header of its own instead of on one line."""
    in_row = any(isinstance(part, int) for part in path)
    if isinstance(value, Mapping):
        return bool(value) and not (in_row and _fits_a_line(value))
    if isinstance(value, str) or not isinstance(value, Sequence) or not value:
        return False
    return all(isinstance(row, Mapping) for row in value) and not (in_row and all(map(_is_small, value)))


def _fits_a_line(table: Mapping[str, Plain]) -> bool:
    simple = all(
        not isinstance(item, Mapping | list | tuple) and "\n" not in str(item) for item in table.values()
    )
    return simple and len(value_text(table, Style())) <= _WIDE


def _is_small(row: Plain) -> bool:
    if not isinstance(row, Mapping) or len(row) > _SMALL:
        return False
    return not any(isinstance(item, str | Mapping | Sequence) for item in row.values())


def block(path: KeyPath, value: Plain, style: Style) -> str:
    """Write a table, or the rows of an array of tables, with everything below, in whole lines."""
    if isinstance(value, Mapping):
        return _block(path, value, style)
    rows = cast("Sequence[Mapping[str, Plain]]", value)
    return style.newline.join(_block((*path, number), row, style) for number, row in enumerate(rows))


def _block(path: KeyPath, table: Mapping[str, Plain], style: Style) -> str:
    nested = [key for key, value in table.items() if has_header(value, (*path, key))]
    name = ".".join(key_text(part) for part in path if isinstance(part, str))
    is_row = isinstance(path[-1], int)
    lines = [f"{style.header_indent}[[{name}]]" if is_row else f"{style.header_indent}[{name}]"]
    lines += [line(key, value, style) for key, value in table.items() if key not in nested]
    # A table that holds nothing but tables needs no header of its own.
    texts = [style.newline.join([*lines, ""])] if is_row or len(lines) > 1 or not nested else []
    texts += [block((*path, key), table[key], style) for key in nested]
    return style.newline.join(texts)


def line(key: str, value: Plain, style: Style) -> str:
    """Write a key and its value, without an end of line. Keys in a column of `=` get into it if they fit."""
    return f"{style.indent}{key_text(key):{style.key_width}}{style.equals}{value_text(value, style)}"


def style_of(index: Index, section: Section, style: Style) -> Style:
    """Return the style of a block: its indents, and what is around its last `=`."""
    text = index.text
    head = text[section.start : section.body]
    header_indent = head[: len(head) - len(head.lstrip(" \t"))] if section.path else ""
    if not section.items:
        return replace(style, indent=header_indent, header_indent=header_indent)
    item = section.items[-1]
    before, _, after = text[item.key_end : item.start].partition("=")
    return Style(
        style.newline,
        f"{before[:1]}={after[:1]}",
        style.padded,
        text[line_start(text, item.key) : item.key],
        header_indent,
        item.key_end - item.key + len(before) - 1 if len(before) > 1 else 0,
    )


def lead(index: Index, number: int) -> int:
    """Return where a block starts, with the comment lines right above its header."""
    text, start = index.text, index.sections[number].start
    floor = _content_end(index, number - 1) if number else 0
    top = start
    while top > floor and _is_comment(text, line_start(text, top - 1)):
        top = line_start(text, top - 1)
    return top or start


def tail(index: Index, number: int) -> int:
    """Return where a block ends, after the comment lines right below its last key."""
    text, end = index.text, _content_end(index, number)
    limit = lead(index, number + 1) if number + 1 < len(index.sections) else len(text)
    while end < limit and _is_comment(text, end):
        end = line_end(text, end)
    return end


def inserted(index: Index, at: int, written: str, newline: str, *, apart: bool = True) -> str:
    """Return the text with whole lines more, at the start of a line or at the end.

    `apart` asks for empty lines around them.
    """
    text = index.text
    before = newline if apart and not _is_blank_above(text, at) else ""
    after = newline if apart and at < len(text) and not _is_blank(text, at) else ""
    if text[:at] and text[at - 1] != "\n":
        return text + newline + before + written.removesuffix(newline)
    return text[:at] + before + written + after + text[at:]


def with_row(index: Index, array: KeyPath, number: int, row: Plain, style: Style) -> str:
    """Return the text with a row more, before the row of this number or after the last one."""
    is_last = number == index.rows[array]
    near = index.section_numbers((*array, number - is_last))
    written = block((*array, number), row, style_of(index, index.sections[near[0]], style))
    top = lead(index, near[0])
    apart = _is_blank_above(index.text, top)
    return inserted(index, tail(index, near[-1]) if is_last else top, written, style.newline, apart=apart)


def without(index: Index, prefix: KeyPath) -> str:
    """Return the text without a key, table or row: its line or blocks, and all below it."""
    text, depth = index.text, len(prefix)
    cuts = [_with_blanks(text, start, end) for start, end in _runs(index, prefix)]
    for section in index.sections:
        if section.path[:depth] != prefix:
            inside = (item for item in section.items if item.path[:depth] == prefix)
            cuts += [(line_start(text, item.key), line_end(text, item.end)) for item in inside]
    for start, end in sorted(cuts, reverse=True):
        text = text[:start] + text[end:]
    return text


def moved(index: Index, array: KeyPath, number: int, to: int, newline: str) -> str:
    """Return the text with a row's whole block at another place among the rows."""
    text = index.text
    order = list(range(index.rows[array]))
    order.insert(to, order.pop(number))
    changed = range(min(number, to), max(number, to) + 1)
    runs = {row: _runs(index, (*array, row)) for row in changed}
    blocks = {row: "".join(_lines(text[start:end], newline) for start, end in runs[row]) for row in changed}
    # A row whose tables stand apart from it is joined where it starts.
    slots = [
        (*run, blocks[order[row]] if run == runs[row][0] else "") for row in changed for run in runs[row]
    ]
    for start, end, written in sorted(slots, reverse=True):
        ends_file = end == len(text) and not text.endswith("\n")
        text = text[:start] + (written.removesuffix(newline) if ends_file else written) + text[end:]
    return text


def _runs(index: Index, prefix: KeyPath) -> list[tuple[int, int]]:
    """Return the stretches of text that a table's blocks take, neighbours as one."""
    runs: list[tuple[int, int]] = []
    last = -1
    for number in index.section_numbers(prefix):
        start = runs.pop()[0] if runs and number == last + 1 else lead(index, number)
        runs.append((start, tail(index, number)))
        last = number
    return runs


def _with_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the empty lines on one side along, so that one group of them stays between the neighbours."""
    if not _is_blank_above(text, start):
        return start, end
    while end < len(text) and _is_blank(text, end):
        end = line_end(text, end)
    while end == len(text) and start and _is_blank(text, line_start(text, start - 1)):
        start = line_start(text, start - 1)
    return start, end


def _content_end(index: Index, number: int) -> int:
    section = index.sections[number]
    return line_end(index.text, section.items[-1].end) if section.items else section.body


def _is_comment(text: str, at: int) -> bool:
    return text[at : line_end(text, at)].lstrip(" \t").startswith("#")


def _is_blank(text: str, at: int) -> bool:
    return not text[at : line_end(text, at)].strip()


def _is_blank_above(text: str, at: int) -> bool:
    """Tell whether nothing or an empty line stands above the line that starts here."""
    return not text[:at] or _is_blank(text, line_start(text, at - 1 if text[at - 1] == "\n" else at))


def _lines(text: str, newline: str) -> str:
    return text if not text or text.endswith("\n") else text + newline
