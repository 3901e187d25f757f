"""Conflicts of a merge written into its text, as git writes them, around the lines of the key concerned."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from offer_tui.core.difference import difference
from offer_tui.core.edits import EditError, apply, rebase
from offer_tui.core.keys import shown
from offer_tui.core.merge import Conflict, taken
from offer_tui.core.records import dataclass
from offer_tui.files.line_merge import newline_of
from offer_tui.files.merging import MergedText
from offer_tui.files.toml import CannotPatch, Document

OURS, APART, THEIRS = "<<<<<<<", "=======", ">>>>>>>"


@dataclass(frozen=True, slots=True)
class _Dispute:
    """Lines of the merged text that stand otherwise when some conflicts are settled the other way."""

    conflicts: tuple[Conflict, ...]
    start: int
    end: int
    other: tuple[str, ...]
    """Their lines instead of those from `start` to `end`."""


def with_markers(both: MergedText) -> str | None:
    """Return the merged text with each conflict between markers that name its key, ours first.

    Ours is what the text says, theirs what the merge calls mine. None where a conflict has no lines of its
    own, such as one between two ways to write the same table.
    """
    lines = both.document.text.splitlines(keepends=True)
    disputes = [_dispute(both.document, lines, (one,)) for one in both.conflicts]
    found = sorted((one for one in disputes if one is not None), key=lambda one: (one.start, one.end))
    if len(found) < len(disputes):
        return None
    joined: list[_Dispute] = []
    for one in found:
        if not joined or one.start > joined[-1].end:
            joined.append(one)
            continue
        wider = _dispute(both.document, lines, (*joined[-1].conflicts, *one.conflicts))
        if wider is None:
            return None
        joined[-1] = wider
    if any(one.end > after.start for one, after in pairwise(joined)):
        return None
    newline = newline_of(both.document.text)
    for one in reversed(joined):
        lines[one.start : one.end] = _marked(one, lines, newline)
    return "".join(lines)


def _dispute(document: Document, lines: Sequence[str], conflicts: tuple[Conflict, ...]) -> _Dispute | None:
    settled = _settled(document, conflicts)
    if settled is None:
        return None
    other = settled.text.splitlines(keepends=True)
    first = _shared(lines, other)
    last = _shared(lines[first:][::-1], other[first:][::-1])
    if first + last == len(lines) == len(other):
        return None
    return _Dispute(conflicts, first, len(lines) - last, tuple(other[first : len(other) - last]))


def _shared(lines: Sequence[str], others: Sequence[str]) -> int:
    """Return how many lines two texts begin with alike."""
    pairs = zip(lines, others, strict=False)
    least = min(len(lines), len(others))
    return next((number for number, (one, other) in enumerate(pairs) if one != other), least)


def _settled(document: Document, conflicts: Sequence[Conflict]) -> Document | None:
    """Return the merged document with conflicts settled the other way; None where that cannot be written."""
    tree = document.tree
    try:
        for one in conflicts:
            edit = rebase(taken(one, document.tree), document.tree, tree, force=True)
            if edit is None:
                return None
            tree = apply(tree, edit)
        whole = difference(document.tree, tree)
        return document if whole is None else document.edited(whole)
    except (CannotPatch, EditError):
        return None


def _marked(one: _Dispute, lines: Sequence[str], newline: str) -> Iterator[str]:
    keys = ", ".join(dict.fromkeys(shown(conflict.path) for conflict in one.conflicts))
    yield f"{OURS} ours: {keys}{newline}"
    yield from _ended(lines[one.start : one.end], newline)
    yield f"{APART}{newline}"
    yield from _ended(one.other, newline)
    yield f"{THEIRS} theirs: {keys}{newline}"


def _ended(lines: Sequence[str], newline: str) -> Iterator[str]:
    """Yield lines that all have an end, also the last of a file."""
    yield from (line if line.endswith("\n") else line + newline for line in lines)
