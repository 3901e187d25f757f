"""Edits inside arrays between brackets and inline tables: what stands beside stays as it is."""

import re

from offer_tui.core.keys import KeyPath
from offer_tui.files.toml.index import Index, Item, line_end, line_start
from offer_tui.files.toml.values import Style

_LINE_REST = re.compile(r"[ \t]*+(,?)[ \t]*+(?:#[^\n]*+\n|\r?\n)")
_BLANKS = re.compile(r"[ \t]*+")


def style_inside(index: Index, holder: KeyPath, style: Style) -> Style:
    """Return the style of the keys that an inline table, or an array of them, already has."""
    items = index.inside[holder]
    if items and items[-1].path in index.inside and items[-1].key == items[-1].start:
        return style_inside(index, items[-1].path, style)
    text = index.text
    if not items or items[-1].key == items[-1].start:
        return style
    table, last = index.items[holder], items[-1]
    return Style(style.newline, text[last.key_end : last.start], padded=text[table.start + 1] in " \t")


def added(index: Index, holder: KeyPath, number: int, written: str, style: Style) -> str:
    """Return the text with one more item, before the item that has this number now."""
    text, items = index.text, index.inside[holder]
    if not items:
        return _first(index, holder, written, style)
    if number < len(items):
        after = items[number]
        if _line_rest(text, after):
            at = _lead(index, after)
            return f"{text[:at]}{_indent(text, after)}{written},{style.newline}{text[at:]}"
        return f"{text[: after.key]}{written}, {text[after.key :]}"
    last = items[-1]
    rest = _line_rest(text, last)
    if rest:
        own, comma = (",", "") if last.comma >= 0 else ("", ",")
        line = f"{_indent(text, last)}{written}{own}{style.newline}"
        return f"{text[: last.end]}{comma}{text[last.end : rest.end()]}{line}{text[rest.end() :]}"
    if last.comma >= 0:
        return f"{text[: last.comma + 1]} {written},{text[last.comma + 1 :]}"
    return f"{text[: last.end]}, {written}{text[last.end :]}"


def without(index: Index, item: Item) -> str:
    """Return the text without an item; a comment above a table on lines of its own goes with it."""
    text, items = index.text, index.inside[item.base]
    number = items.index(item)
    rest = _line_rest(text, item)
    if rest:
        is_table = text[item.start] == "{"
        start = _lead(index, item) if is_table else line_start(text, item.key)
        return text[:start] + text[rest.end() :]
    between = text[item.end : item.comma] if item.comma >= 0 else ""
    kept = between if "#" in between else ""
    end = item.comma + 1 if item.comma >= 0 else item.end
    if number + 1 < len(items):
        return text[: item.key] + kept + text[_past_blanks(text, end) :]
    if number == 0:
        return _emptied(index, item, kept, end)
    before = items[number - 1]
    gap = text[before.comma + 1 : item.key]
    if "\n" in gap:
        start = item.key - (len(gap) - len(gap.rstrip(" \t")))
    else:
        start = before.comma + (item.comma >= 0)
    return text[:start] + kept + text[end:]


def moved(index: Index, holder: KeyPath, number: int, to: int) -> str:
    """Return the text with an array's element at another place, with the comments on its own lines."""
    text, items = index.text, index.inside[holder]
    low, high = sorted((number, to))
    order = list(range(len(items)))
    order.insert(to, order.pop(number))
    own_lines = all(_line_rest(text, item) for item in items[low : high + 1])
    result, at = "", 0
    for slot in range(low, high + 1):
        here, comes = items[slot], items[order[slot]]
        if own_lines:
            comma = "," if here.comma >= 0 else ""
            result += text[at : _lead(index, here)] + text[_lead(index, comes) : comes.end] + comma
            result += text[max(comes.end, comes.comma + 1) : line_end(text, comes.end)]
            at = line_end(text, here.end)
        else:
            result += text[at : here.start] + text[comes.start : comes.end]
            at = here.end
    return result + text[at:]


def _first(index: Index, holder: KeyPath, written: str, style: Style) -> str:
    text, table = index.text, index.items[holder]
    close = table.end - 1
    if "#" in text[table.start : close]:
        line = line_start(text, close)
        return f"{text[:line]}{text[line:close]}    {written},{style.newline}{text[line:]}"
    pad = " " if text[table.start] == "{" and style.padded else ""
    return f"{text[: table.start + 1]}{pad}{written}{pad}{text[close:]}"


def _emptied(index: Index, item: Item, kept: str, end: int) -> str:
    text, table = index.text, index.items[item.base]
    inner = text[table.start + 1 : item.key] + kept + text[end : table.end - 1]
    return text[: table.start + 1] + (inner if "#" in inner else "") + text[table.end - 1 :]


def _line_rest(text: str, item: Item) -> re.Match[str] | None:
    """Return the rest of an item's last line when the item shares its lines with no other and no bracket."""
    rest = _LINE_REST.match(text, item.end)
    if rest is None or text[line_start(text, item.key) : item.key].strip(" \t"):
        return None
    return rest if item.comma < rest.end() else None


def _indent(text: str, item: Item) -> str:
    return text[line_start(text, item.key) : item.key]


def _lead(index: Index, item: Item) -> int:
    """Return the start of an item's lines, with the comment lines right above."""
    text, items = index.text, index.inside[item.base]
    number = items.index(item)
    floor = items[number - 1].end if number else index.items[item.base].start
    start = line_start(text, item.key)
    while (above := line_start(text, start - 1)) > floor and text[above:start].lstrip(" \t").startswith("#"):
        start = above
    return start


def _past_blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    return found.end() if found else at
