"""Two versions of a file that come from one, made one text, with the comments of both.

What the merged file says is decided by key, in `core.merge`. Here it is written down: the lines of theirs
stay to the byte wherever nothing of mine has to be in them.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import cast

from offer_tui.core.difference import difference
from offer_tui.core.edits import Batch, EditError, Insert
from offer_tui.core.identity import same_place
from offer_tui.core.keys import KeyPath, Plain, Tree, find, same
from offer_tui.core.merge import Conflict, Merged, merged
from offer_tui.core.records import dataclass
from offer_tui.files.line_merge import Taking, lines_of, merged_lines, newline_of
from offer_tui.files.toml import CannotPatch, Document
from offer_tui.files.toml.blocks import lead, tail
from offer_tui.files.toml.document import MARK
from offer_tui.files.toml.index import Index, indexed, line_end


@dataclass(frozen=True, slots=True)
class MergedText:
    """The merged file; where there is a conflict it says what theirs says."""

    document: Document
    conflicts: tuple[Conflict, ...]


@dataclass(frozen=True, slots=True)
class NotMerged:
    """What both sides changed cannot be written into one text; neither is touched."""

    why: str


def merged_text(base: Document, mine: Document, theirs: Document) -> MergedText | NotMerged:
    """Merge two versions of a file that both come from `base`.

    The text is that of theirs with what mine changed. Comments that mine changed come along, except where
    theirs changed the same lines. The document says exactly what `core.merge` says.
    """
    result = merged(base.tree, mine.tree, theirs.tree)
    if mine.text == theirs.text or base.text in (mine.text, theirs.text):
        return MergedText(mine if base.text == theirs.text else theirs, result.conflicts)
    plain: Document | NotMerged
    try:
        plain = _led_to(theirs, result.tree, mine)
    except (CannotPatch, EditError) as error:
        plain = NotMerged(f"the changes of both sides do not fit into one text: {error}")
    must_stay = Counter[str]()
    if isinstance(plain, Document):
        must_stay = _must_stay(base, mine, theirs, plain, result)
    for start in _by_lines(base, mine, theirs):
        try:
            document = _led_to(start, result.tree, mine)
        except (CannotPatch, EditError):
            continue
        if must_stay <= _counted(document.text):
            return MergedText(document, result.conflicts)
    return plain if isinstance(plain, NotMerged) else MergedText(plain, result.conflicts)


def _by_lines(base: Document, mine: Document, theirs: Document) -> Iterator[Document]:
    """Yield what the lines of both sides make together, each way that is a valid file."""
    mark = MARK if theirs.text.startswith(MARK) else ""
    texts = [document.text.removeprefix(MARK) for document in (base, mine, theirs)]
    for taking in Taking:
        text = merged_lines(*texts, taking=taking)
        if text is not None:
            with suppress(tomllib.TOMLDecodeError):
                yield Document(mark + text)


def _must_stay(
    base: Document, mine: Document, theirs: Document, plain: Document, result: Merged
) -> Counter[str]:
    """Return the lines of theirs that the merged file has to have.

    Those are the ones that stay when my edits are written into theirs, but for a comment that I removed;
    and where I removed what they changed, so that it stays, nothing of it is to go.
    """
    stay = _counted(theirs.text) & _counted(plain.text)
    disputed: Counter[str] = Counter()
    for conflict in result.conflicts:
        path = same_place(conflict.path, result.tree, theirs.tree)
        if path is not None:
            disputed |= _counted("".join(_blocks(indexed(theirs.text.removeprefix(MARK)), path)))
    return (stay - (_counted(base.text) - _counted(mine.text))) | (stay & disputed)


def _counted(text: str) -> Counter[str]:
    """Count a text's lines, whatever their ends; empty ones do not matter."""
    return Counter(line for line in lines_of(text.removeprefix(MARK)) if line.strip())


def _blocks(index: Index, path: KeyPath) -> list[str]:
    """Return the blocks of lines of everything with a header at a path and below, comments and all."""
    text = index.text
    return [text[lead(index, number) : tail(index, number)] for number in index.section_numbers(path)]


def _led_to(document: Document, tree: Tree, mine: Document) -> Document:
    """Return the document edited so that it reads as `tree`, with my text for my rows."""
    edit = difference(document.tree, tree)
    for part in edit.edits if isinstance(edit, Batch) else () if edit is None else (edit,):
        document = _with_my_row(document, part, mine) if isinstance(part, Insert) else document.edited(part)
    return document


def _with_my_row(document: Document, insert: Insert, mine: Document) -> Document:
    """Return the document with a row more, in my words if it is a row of mine."""
    after = document.edited(insert)
    written = _my_row(document.tree, insert, mine)
    if written is None:
        return after
    mark = MARK if after.text.startswith(MARK) else ""
    text = after.text.removeprefix(MARK)
    index = indexed(text)
    numbers = index.section_numbers(insert.path)
    if not numbers:
        return after
    start, end = index.sections[numbers[0]].start, _end(index, numbers[-1])
    newline = newline_of(document.text)
    block = "".join(line + newline for line in lines_of(written))
    if not text[start:end].endswith("\n"):
        block = block.removesuffix(newline)
    try:
        brought = Document(mark + text[:start] + block + text[end:])
    except tomllib.TOMLDecodeError:
        return after
    return brought if same(brought.tree, after.tree) else after


def _my_row(tree: Tree, insert: Insert, mine: Document) -> str | None:
    """Return a row as my text has it, comments and all, in whole lines; None if it has no such block."""
    array = same_place(insert.path[:-1], tree, mine.tree)
    index = indexed(mine.text.removeprefix(MARK))
    if array is None or array not in index.rows:
        return None
    rows = cast(Sequence[Plain], find(mine.tree, array))
    number = next((n for n, row in enumerate(rows) if same(row, insert.row)), None)
    if number is None:
        return None
    numbers = index.section_numbers((*array, number))
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        return None
    return index.text[lead(index, numbers[0]) : tail(index, numbers[-1])]


def _end(index: Index, number: int) -> int:
    """Return the end of the last line of a section's own."""
    section = index.sections[number]
    return line_end(index.text, section.items[-1].end) if section.items else section.body
