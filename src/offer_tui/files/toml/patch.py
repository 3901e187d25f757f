"""Edits as changes of text: each touches the lines that it must and no other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put, apply
from offer_tui.core.keys import KeyPath, Plain, Tree, find, same
from offer_tui.core.records import dataclass
from offer_tui.files.toml import blocks, brackets
from offer_tui.files.toml.index import Index, Kind, indexed, line_end
from offer_tui.files.toml.tree import tree_of
from offer_tui.files.toml.values import Style, key_text, value_text


@dataclass(frozen=True, slots=True)
class _Write:
    """A value at a path, where nothing is or a value that it replaces as a whole."""

    path: KeyPath
    value: Plain


@dataclass(frozen=True, slots=True)
class _Add:
    """An element or row more, before the one that has this number now."""

    path: KeyPath
    value: Plain


_Step: TypeAlias = _Write | _Add | Drop | Move


def patched(text: str, tree: Tree, edit: Edit) -> str:
    """Return a valid text, without a byte order mark, with an edit made; `tree` is what the text says.

    Raises ValueError for what TOML has no way to write there.
    """
    if isinstance(edit, Batch):
        for part in edit.edits:
            text, tree = patched(text, tree, part), apply(tree, part)
        return text
    for step in _steps(tree, edit):
        text = _stepped(text, step)
        tree_of(text)  # for what is not valid any more it raises
    return text


def _steps(tree: Tree, edit: Put | Drop | Insert | Move) -> Iterator[_Step]:
    """Break an edit down to what really differs."""
    if isinstance(edit, Put):
        yield from _differences(edit.path, find(tree, edit.path), edit.value)
    elif isinstance(edit, Insert):
        yield _Add(edit.path, edit.row)
    elif not isinstance(edit, Move) or edit.path[-1] != edit.to:
        yield edit


def _differences(path: KeyPath, old: Plain | None, new: Plain) -> Iterator[_Step]:
    if same({"": old}, {"": new}):  # type: ignore[dict-item]  # None stands for an absent key
        return
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in old:
            if key not in new:
                yield Drop((*path, key))
        for key, value in new.items():
            yield from _differences((*path, key), old.get(key), value)
    elif isinstance(old, list) and isinstance(new, list | tuple) and old and new and _alike(old, new):
        yield from _list_differences(path, old, new)
    else:
        yield _Write(path, new)


def _alike(old: Sequence[Plain], new: Sequence[Plain]) -> bool:
    """Tell whether both lists hold tables only, or both not."""
    return all(isinstance(row, Mapping) for row in old) == all(isinstance(row, Mapping) for row in new)


def _list_differences(path: KeyPath, old: Sequence[Plain], new: Sequence[Plain]) -> Iterator[_Step]:
    """Keep what is the same at both ends, change what lies between in place, then drop or add the rest."""
    short = min(len(old), len(new))
    head = next((n for n in range(short) if not same(old[n], new[n])), short)
    foot = next((n for n in range(short - head) if not same(old[-1 - n], new[-1 - n])), short - head)
    for n in range(head, short - foot):
        yield from _differences((*path, n), old[n], new[n])
    for n in range(len(old) - foot - 1, short - foot - 1, -1):
        yield Drop((*path, n))
    for n in range(short - foot, len(new) - foot):
        yield _Add((*path, n), new[n])


def _stepped(text: str, step: _Step) -> str:
    index = indexed(text)
    style = Style("\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n")
    if isinstance(step, Drop):
        return _dropped(index, step.path)
    if isinstance(step, _Write):
        return _written(index, step.path, step.value, style)
    if isinstance(step, _Add):
        return _added(index, step, style)
    array, number = step.path[:-1], int(step.path[-1])
    if array in index.rows:
        return blocks.moved(index, array, number, step.to, style.newline)
    return brackets.moved(index, array, number, step.to)


def _added(index: Index, step: _Add, style: Style) -> str:
    array, number = step.path[:-1], int(step.path[-1])
    if array in index.rows:
        return blocks.with_row(index, array, number, step.value, style)
    if array in index.inside:
        inner = brackets.style_inside(index, array, style)
        return brackets.added(index, array, number, value_text(step.value, inner, inline=True), inner)
    return _new(index, array, [step.value], style)


def _dropped(index: Index, path: KeyPath) -> str:
    item = index.items.get(path) or index.dotted.get(path)
    if item is None or item.base not in index.inside:
        return blocks.without(index, path)
    text = brackets.without(index, item)
    if item.path == path:
        return text
    # Of an inline table's dotted keys the last has gone: then the one before it.
    rest = indexed(text)
    return _dropped(rest, path) if path in rest.kinds else text


def _written(index: Index, path: KeyPath, value: Plain, style: Style) -> str:
    item = index.items.get(path)
    if item is not None:
        text = index.text
        old = text[item.start : item.end]
        new = value_text(value, style, old, inline=item.base in index.inside)
        return text[: item.start] + new + text[item.end :]
    if path not in index.kinds:
        return _new(index, path, value, style)
    if isinstance(path[-1], int):
        raise ValueError("a row under a header of its own stays a table")  # noqa: TRY004 - not a wrong argument
    text = _dropped(index, path)
    is_empty = isinstance(value, Mapping | list | tuple) and not value
    return text if is_empty else _new(indexed(text), path, value, style)


def _new(index: Index, path: KeyPath, value: Plain, style: Style) -> str:
    """Write a value where there is none: the nearest table that exists says how."""
    depth = next(n for n in range(len(path) - 1, -1, -1) if path[:n] in index.kinds)
    table, key = path[:depth], str(path[depth])
    for part in reversed(path[depth + 1 :]):
        value = {str(part): value}
    kind = index.kinds[table]
    if kind is Kind.VALUE:
        inner = brackets.style_inside(index, table, style)
        written = f"{key_text(key)}{inner.equals}{value_text(value, inner, inline=True)}"
        return brackets.added(index, table, len(index.inside[table]), written, inner)
    if kind is Kind.DOTTED:
        return _new_dotted(index, table, (key,), value, style)
    sections = index.section_numbers(table)
    if blocks.has_header(value, (*table, key)):
        at = blocks.tail(index, sections[-1]) if table else len(index.text)
        return blocks.inserted(index, at, blocks.block((*table, key), value, style), style.newline)
    if kind is Kind.IMPLIED:
        at = blocks.lead(index, sections[0])
        return blocks.inserted(index, at, blocks.block(table, {key: value}, style), style.newline)
    return _new_line(index, index.section(table), key, value, style)


def _new_line(index: Index, number: int, key: str, value: Plain, style: Style) -> str:
    """Write a key below the last one of its table."""
    section = index.sections[number]
    written = blocks.line(key, value, blocks.style_of(index, section, style)) + style.newline
    direct = [item for item in section.items if len(item.path) == len(section.path) + 1]
    if section.items:
        at = line_end(index.text, (direct or section.items)[-1].end)
        return blocks.inserted(index, at, written, style.newline, apart=False)
    if number:
        return blocks.inserted(index, section.body, written, style.newline, apart=False)
    at = blocks.lead(index, 1) if len(index.sections) > 1 else len(index.text)
    return blocks.inserted(index, at, written, style.newline, apart=at < len(index.text))


def _new_dotted(index: Index, table: KeyPath, names: tuple[str, ...], value: Plain, style: Style) -> str:
    """Write a key into a table that only dotted keys make, after the last of them."""
    text, item = index.text, index.dotted[table]
    name = ".".join(key_text(str(part)) for part in (*table[len(item.base) :], *names))
    if item.base in index.inside:
        inner = brackets.style_inside(index, item.base, style)
        written = f"{name}{inner.equals}{value_text(value, inner, inline=True)}"
        number = index.inside[item.base].index(item) + 1
        return brackets.added(index, item.base, number, written, inner)
    if isinstance(value, Mapping) and value:
        for key, below in value.items():
            text = _new_dotted(indexed(text), table, (*names, key), below, style)
        return text
    if blocks.has_header(value, (*table, *names)):
        at = blocks.tail(index, index.section_numbers(item.base)[-1]) if item.base else len(text)
        return blocks.inserted(index, at, blocks.block((*table, *names), value, style), style.newline)
    shaped = blocks.style_of(index, index.sections[index.section(item.base)], style)
    written = f"{shaped.indent}{name}{shaped.equals}{value_text(value, style)}{style.newline}"
    return blocks.inserted(index, line_end(text, item.end), written, style.newline, apart=False)
