"""What is promised of every merge, as checks of three versions of a file."""

import re
import tomllib
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from offer_tui.core.difference import alike, are_rows
from offer_tui.core.edits import Batch, apply
from offer_tui.core.identity import content, identity
from offer_tui.core.keys import Plain, find, same
from offer_tui.core.merge import Conflict, merged, taken
from offer_tui.files.merging import MergedText, merged_text
from offer_tui.files.toml import Document
from offer_tui.files.toml.document import MARK
from tests.merges import Documents, Versions, below, identities


def check_all(versions: Versions) -> None:
    """Check every promise."""
    check_edits(versions)
    check_either_side_alone_is_taken(versions)
    check_equal_changes_are_none(versions)
    check_nothing_is_lost(versions)
    check_one_row_of_each_name(versions)
    check_symmetry(versions)
    check_conflicts(versions)


def check_edits(versions: Versions) -> None:
    """Check that the edits lead from theirs to the merged tree."""
    result = merged(*versions)
    assert same(apply(versions[2], result.edits_of_mine or Batch(())), result.tree)
    assert (result.edits_of_mine is None) == same(versions[2], result.tree)


def check_either_side_alone_is_taken(versions: Versions) -> None:
    """Check that what one side alone changed is the result, order and all."""
    base, mine, _ = versions
    for result in (merged(base, mine, base), merged(base, base, mine)):
        assert not result.conflicts
        assert same(result.tree, mine)


def check_equal_changes_are_none(versions: Versions) -> None:
    """Check that two equal changes are no conflict."""
    base, mine, _ = versions
    result = merged(base, mine, mine)
    assert not result.conflicts
    assert same(result.tree, mine)


def check_one_row_of_each_name(versions: Versions) -> None:
    """Check that no two rows of one name come about."""
    _, mine, theirs = versions
    if all(count == 1 for side in (mine, theirs) for _, _, count in identities(side)):
        assert all(count == 1 for _, _, count in identities(merged(*versions).tree))


def check_symmetry(versions: Versions) -> None:
    """Check that who is "mine" changes only what a conflict keeps, and the places of new rows."""
    base, mine, theirs = versions
    one, other = merged(base, mine, theirs), merged(base, theirs, mine)
    # A conflict that keeps a row can make it clash with another one, which the other value would not.
    assert {found.path[0] for found in one.conflicts} == {found.path[0] for found in other.conflicts}
    if not one.conflicts:
        assert _unordered(one.tree) == _unordered(other.tree)


def _unordered(value: Plain) -> Hashable:
    if isinstance(value, Mapping):
        return frozenset((key, _unordered(below)) for key, below in value.items() if not alike(below, None))
    if isinstance(value, list) and value and are_rows(value):
        return frozenset(Counter(map(_unordered, value)).items())
    return content(value)


def check_conflicts(versions: Versions) -> None:
    """Check that a conflict says what is there, and that my side of it can be taken."""
    result = merged(*versions)
    for one in result.conflicts:
        assert not alike(one.mine, one.theirs) or isinstance(one.path[-1], int)
        after = apply(result.tree, taken(one, result.tree))
        if one.theirs is not None or isinstance(one.path[-1], str):
            assert alike(find(result.tree, one.path), one.theirs)
        if one.mine is not None or isinstance(one.path[-1], str):
            assert alike(find(after, one.path), one.mine)


def check_nothing_is_lost(versions: Versions) -> None:
    """Check that every key of either side's change is in the result, unless a conflict names it."""
    result = merged(*versions)
    base, mine, theirs = versions
    _check("", (base, mine, theirs, result.tree), result.conflicts)


Four = tuple[Plain | None, Plain | None, Plain | None, Plain | None]
"""Base, mine, theirs, result."""


def _check(name: str, four: Four, conflicts: Sequence[Conflict]) -> None:
    base, mine, theirs, result = four
    if any(not one.path for one in conflicts):
        if not are_rows(*four):
            assert alike(result, theirs)
    elif all(one is None or isinstance(one, Mapping) for one in four):
        tables: Any = [one or {} for one in four]
        for key in {key for table in tables for key in table}:
            old, ours, others, there = (table.get(key) for table in tables)
            _check(key, (old, ours, others, there), _under(key, conflicts))
    elif all(_are_named(name, one) for one in four):
        _check_rows(name, four, conflicts)
    elif alike(mine, theirs) or alike(base, mine):
        assert alike(result, theirs)
    elif alike(base, theirs):
        assert alike(result, mine)
    elif not conflicts:
        for side in (mine, theirs):
            gained = Counter(_leaves(side)) - Counter(_leaves(base))
            assert gained.keys() <= set(_leaves(result))


def _check_rows(array: str, four: Any, conflicts: Sequence[Conflict]) -> None:  # noqa: ANN401 - rows of any shape
    by_name = [{identity(array, row): row for row in one or ()} for one in four]
    for name in {name for rows in by_name for name in rows}:
        base, mine, theirs, result = (rows.get(name) for rows in by_name)
        if any(len(one.path) == 1 and name == identity(array, one.base) for one in conflicts):
            assert same(result, theirs)
        elif base is not None and None in (mine, theirs):
            assert result is None
            assert all(same(row, base) for row in (mine, theirs) if row is not None)
        else:
            inner = [one for one in conflicts if len(one.path) > 1 and four[3][one.path[0]] is result]
            _check("", (base, mine, theirs, result), _under(inner[0].path[0], inner) if inner else ())


def _under(part: str | int, conflicts: Sequence[Conflict]) -> list[Conflict]:
    return [replace(one, path=one.path[1:]) for one in conflicts if one.path[0] == part]


def _are_named(array: str, rows: Any) -> bool:  # noqa: ANN401 - a value of any shape
    """Tell whether each row has a given name of its own, by which it is told from the others."""
    if not are_rows(rows):
        return False
    names = [identity(array, row) for row in rows or ()]
    return len({*names}) == len(names) and all(
        name and name[0][0] in ("id", "item", "rule") for name in names
    )


def _leaves(value: Plain | None) -> Iterator[tuple[tuple[str, ...], object]]:
    for path, item in below(value) if value is not None else ():
        if not isinstance(item, Mapping | list):
            yield tuple(part for part in path if isinstance(part, str)), content(item)


def check_text(documents: Documents) -> None:
    """Check that a merged text says what the merge by key says, in theirs' words."""
    base, mine, theirs = documents
    result = merged_text(base, mine, theirs)
    assert isinstance(result, MergedText)
    expected = merged(base.tree, mine.tree, theirs.tree)
    text = result.document.text
    assert same(tomllib.loads(text.removeprefix(MARK), parse_float=Decimal), expected.tree)
    assert result.conflicts == expected.conflicts
    plain = theirs if expected.edits_of_mine is None else theirs.edited(expected.edits_of_mine)
    assert _comments(theirs) & _comments(plain) <= _comments(result.document)
    assert text.startswith(MARK) == theirs.text.startswith(MARK)
    if "\r\n" in theirs.text:
        assert text.count("\n") == text.count("\r\n")


def _comments(document: Document) -> set[str]:
    return set(re.findall("# theirs [0-9]", document.text))
