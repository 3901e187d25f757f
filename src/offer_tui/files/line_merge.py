"""Lines of three versions of a text, made one text: what one side changed is taken, as far as lines tell."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import Enum, auto

from offer_tui.core.records import dataclass

MOST = 2_000
"""Texts of more lines are not compared: it could take seconds."""


class Taking(Enum):
    """Which lines of mine are taken; what theirs changed stays theirs in each case."""

    WOVEN = auto()
    """All; of lines that both added at one place, the shared ones once: both may have added one thing."""
    BOTH = auto()
    """All; of lines that both added at one place, theirs and then mine: both may have added two things."""
    UNDISPUTED = auto()
    """All but those added where theirs added some."""
    COMMENTS = auto()
    """Comments alone."""


@dataclass(frozen=True, slots=True)
class _Version:
    """What a version made of the base's lines."""

    lines: Sequence[str | None]
    """For each line of the base what stands there now; None where it is gone."""
    added: Sequence[Sequence[str]]
    """New lines, by the number of the base's line that they stand before."""


def lines_of(text: str) -> list[str]:
    """Return a text's lines without their ends."""
    return [line.removesuffix("\r") for line in text.removesuffix("\n").split("\n")]


def newline_of(text: str) -> str:
    """Return how most lines of a text end."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


def merged_lines(base: str, mine: str, theirs: str, *, taking: Taking) -> str | None:
    """Return theirs with the lines that mine changed as mine has them; what both changed stays theirs.

    How a line ends is no difference, and theirs says how. What comes out may be no valid file; None for too
    many lines.
    """
    before, my_lines = lines_of(base), lines_of(mine)
    if max(len(before), len(my_lines), theirs.count("\n")) > MOST:
        return None
    newline = newline_of(theirs)
    # Each line has its end while they are put together, also the last one.
    mine_now = _version(before, my_lines, [line + newline for line in my_lines])
    theirs_now = _version(before, lines_of(theirs), _with_ends(theirs, newline))
    result: list[str] = []
    for number, (ours, others) in enumerate(zip(mine_now.added, theirs_now.added, strict=True)):
        result += _added(ours, others, taking)
        if number < len(before):
            line = theirs_now.lines[number]
            if line is not None and _bare(line) == before[number]:
                line = _changed(line, mine_now.lines[number], taking)
            result += [] if line is None else [line]
    text = "".join(result)
    return text if theirs.endswith("\n") else text.removesuffix("\n").removesuffix("\r")


def _with_ends(text: str, newline: str) -> list[str]:
    """Return a text's lines as they are, the last one with an end if it lacks one."""
    lines = [line + "\n" for line in text.removesuffix("\n").split("\n")]
    return lines if text.endswith("\n") else [*lines[:-1], lines[-1].removesuffix("\n") + newline]


def _version(before: Sequence[str], after: Sequence[str], written: Sequence[str]) -> _Version:
    """Compare a version's lines with the base's; `written` are the same lines as they are to be written."""
    lines: list[str | None] = [None] * len(before)
    added: list[list[str]] = [[] for _ in range(len(before) + 1)]
    for is_same, old, new in _aligned(before, after):
        if is_same or len(old) == len(new):
            lines[old.start : old.stop] = written[new.start : new.stop]
        else:
            added[old.stop] += written[new.start : new.stop]
    return _Version(lines, added)


def _aligned(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[bool, range, range]]:
    """Yield stretches of lines that belong together: equal ones or the same keys, and what lies between."""
    for is_same, old, new in _matched(before, after):
        if is_same:
            yield is_same, old, new
            continue
        for is_same_key, part, other in _matched(_keys(before, old), _keys(after, new)):
            yield is_same_key, _shifted(part, old.start), _shifted(other, new.start)


def _keys(lines: Sequence[str], numbers: range) -> list[str]:
    """Return what stands before the `=` of each line."""
    return [lines[number].partition("=")[0].strip() for number in numbers]


def _shifted(numbers: range, by: int) -> range:
    return range(numbers.start + by, numbers.stop + by)


def _matched(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[bool, range, range]]:
    """Yield the stretches of two lists in order, and whether they are equal."""
    matcher = SequenceMatcher(None, one, other)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        yield tag == "equal", range(start, end), range(other_start, other_end)


def _changed(line: str, ours: str | None, taking: Taking) -> str | None:
    """Return what becomes of a line of theirs that is as it was in the base; None if it goes."""
    if ours is not None and _bare(ours) == _bare(line):
        return line
    is_comment = "#" in f"{line}{ours}" and _before_comment(line) == _before_comment(ours or "")
    return ours if is_comment or taking is not Taking.COMMENTS else line


def _added(ours: Sequence[str], others: Sequence[str], taking: Taking) -> Sequence[str]:
    """Return the lines to add where one side, or both, added some."""
    if taking is Taking.COMMENTS and any(map(_before_comment, ours)):
        return others
    if not ours or not others:
        return ours or others
    if taking is Taking.UNDISPUTED:
        return others
    if taking is Taking.BOTH:
        return [*others, *ours]
    woven: list[str] = []
    for is_same, theirs, mine in _matched([*map(_bare, others)], [*map(_bare, ours)]):
        woven += others[theirs.start : theirs.stop]
        woven += () if is_same else ours[mine.start : mine.stop]
    return woven


def _before_comment(line: str) -> str:
    return line.partition("#")[0].strip()


def _bare(line: str) -> str:
    return line.removesuffix("\n").removesuffix("\r")
