"""What changed between two versions of a file, in words: in a few of them, or as facts, one a line."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from offer_tui.core.decoding import decoded
from offer_tui.core.difference import are_rows, difference
from offer_tui.core.edits import Batch, Drop, Edit, Insert, Move, Put, SingleEdit, apply
from offer_tui.core.identity import NAMED_TABLES, same_place
from offer_tui.core.keys import KeyPath, Plain, Tree, find
from offer_tui.core.offer import Offer
from offer_tui.core.rounds import Asked, states
from offer_tui.core.words import item_label, key_label, key_words, values_words

ARROW, NOTHING = "→", "–"
_NAMED = 2
"""So many changes are named in a sentence; more are counted."""
_LONGEST = 60
"""Characters of a value that a fact repeats in full; of longer text it shows the part that changed."""
_CONTEXT = 2
"""Words of a long text that are shown on each side of the part that changed."""

_ROWS = {
    "priorities": "Priority",
    "rounds": "Round",
    "people": "Person",
    "alternatives": "Alternative",
    "walk_away_change": "Walk-away change",
    "ignore": "Set aside",
    "goals": "Goal",
}
"""What one row of an array is called; of the others, its key's own name."""
_SELF_EVIDENT = frozenset({"package", "dates", "strategy"})
"""Tables whose keys say of themselves what they are about."""
_NAMES = ("item", "name", "id", "rule", "to", "kind")
"""What a row is called by, the first that it has."""
_ASK = 4
"""Parts of the path of an ask: `rounds`, 0, `asks`, 0."""


def change_words(before: Tree, edit: Edit | None) -> str:
    """Say in a few words what an edit of a tree changes: `Base salary 165,000 → 170,000, and 2 more`."""
    said = [_change(before, key_words(part.path), part) for part in single_edits(edit)]
    more = f", and {len(said) - _NAMED} more" if len(said) > _NAMED else ""
    return ", ".join(said[:_NAMED]) + more


def facts(old: Tree, new: Tree) -> tuple[str, ...]:
    """Say what leads from one version of a file to another, a fact a line.

    Where an answer of a round changed what is on the table, that is the fact:
    `Base salary 165,000 → 175,000 (round 1, granted)`. Versions that read the same give no facts.
    """
    # A key may have any sign in its name, a line feed too.
    return tuple(_one_line(fact) if "\n" in fact else fact for fact in _facts(old, new))


def statements(tree: Tree) -> tuple[str, ...]:
    """Return all that a file says, a fact a line, the same on every day: `Base salary: 165,000`."""
    return tuple(
        _one_line(f"{place_words(tree, path)}: {values_words(value)}") for path, value in _leaves(tree)
    )


def single_edits(edit: Edit | None) -> tuple[SingleEdit, ...]:
    """Return the parts of an edit in their order; each is made on what the ones before it left."""
    if edit is None:
        return ()
    return (
        tuple(one for part in edit.edits for one in single_edits(part))
        if isinstance(edit, Batch)
        else (edit,)
    )


def place_words(tree: Tree, path: KeyPath) -> str:
    """Name a place of a file for people, with the row or table it is in: `Round 2, Base salary: reason`."""
    above = [_part_words(tree, path[:end]) for end in range(1, len(path) + 1) if _names_part(path, end)]
    last = path[-1]
    if isinstance(last, int) or _is_named(path):
        return ", ".join(above)
    name = key_words(path)
    return f"{', '.join(above)}: {name[:1].lower()}{name[1:]}" if above else name


def _facts(old: Tree, new: Tree) -> Iterator[str]:
    tree, told = old, set[KeyPath]()
    for edit in single_edits(difference(old, new)):
        before, tree = tree, apply(tree, edit)
        for path, fact in _told(before, tree, edit):
            ask = path[:_ASK]
            if _is_answer(path) and (answered := _answer_words(old, new, ask)) is not None:
                if ask not in told:
                    yield answered
                told.add(ask)
            else:
                yield fact


def _told(before: Tree, after: Tree, edit: SingleEdit) -> Iterator[tuple[KeyPath, str]]:
    """Yield the facts of one edit, each with the place that it is about."""
    path = edit.path
    if isinstance(edit, Move):
        moved = (*path[:-1], edit.to)
        yield path, f"{place_words(after, moved)} moved from place {int(path[-1]) + 1} to {edit.to + 1}"
    elif isinstance(edit, Insert):
        yield path, f"{place_words(after, path)} added"
        yield from _at_leaves(path, None, edit.row, before, after)
    elif isinstance(path[-1], int):
        yield path, f"{place_words(before, path)} taken away"
    else:
        new = edit.value if isinstance(edit, Put) else None
        yield from _at_leaves(path, find(before, path), new, before, after)


def _at_leaves(
    path: KeyPath, old: Plain | None, new: Plain | None, before: Tree, after: Tree
) -> Iterator[tuple[KeyPath, str]]:
    """Yield a fact for each value that came, went or changed at a path and below."""
    olds, news = dict(_leaves_at(path, old)), dict(_leaves_at(path, new))
    for leaf in dict.fromkeys((*olds, *news)):
        name = place_words(after if leaf in news else before, leaf)
        yield leaf, _changed(name, values_words(olds.get(leaf)), values_words(news.get(leaf)))


def _leaves(tree: Tree) -> Iterator[tuple[KeyPath, Plain]]:
    for key, value in tree.items():
        yield from _leaves_at((key,), value)


def _leaves_at(path: KeyPath, value: Plain | None) -> Iterator[tuple[KeyPath, Plain]]:
    """Yield what has a line of its own in a file, more or less: values, and lists of values as a whole."""
    if isinstance(value, Mapping):
        for key, below in value.items():
            yield from _leaves_at((*path, key), below)
    elif value and are_rows(value) and path[-1] in _WITH_ROWS:
        for number, row in enumerate(cast(Sequence[Plain], value)):
            yield from _leaves_at((*path, number), row)
    elif value is not None:
        yield path, value


_WITH_ROWS = frozenset({*_ROWS, "asks", "one_off", "grant", "benefit", "signal", "limit", "research"})
"""Arrays whose rows are told of one by one; others, such as the tiers of a match, in one line."""


def _is_answer(path: KeyPath) -> bool:
    return len(path) == _ASK + 1 and path[0] == "rounds" and path[_ASK] in ("answer", "value")


def _answer_words(old: Tree, new: Tree, path: KeyPath) -> str | None:
    """Say what an answer put on the table; None where there is none, or the round cannot be read.

    A planned round puts nothing there, whatever its answers say.
    """
    now = _asked(new, path)
    if now is None or find(new, (*path[:2], "planned")) is True:
        return None
    if now.ask.answer not in ("granted", "partial", "refused"):
        return None
    there = same_place(path, new, old)
    was = _asked(old, there) if there is not None else None
    before = values_words(now.before if was is None else was.after)
    after, name = values_words(now.after), item_label(now.ask.item)
    change = (
        f"stays {after or NOTHING}" if before == after else f"{before or NOTHING} {ARROW} {after or NOTHING}"
    )
    return f"{name} {change} (round {int(path[1]) + 1}, {now.ask.answer})"


def _asked(tree: Tree, path: KeyPath) -> Asked | None:
    """Return an ask with what was on the table; None where a mistake keeps the rounds from being read."""
    offer, _ = decoded(Offer, tree)
    rows, asks = find(tree, ("rounds",)), find(tree, path[:3])
    number, ask = int(path[1]), int(path[3])
    found = states(offer)
    if not isinstance(rows, Sequence) or not isinstance(asks, Sequence) or len(found) != len(rows):
        return None
    return found[number].asks[ask] if len(found[number].asks) == len(asks) else None


def _change(before: Tree, name: str, edit: SingleEdit) -> str:
    if isinstance(edit, Insert):
        return f"{name} added"
    if isinstance(edit, Move):
        return f"{name} moved"
    if isinstance(edit, Drop) and isinstance(edit.path[-1], int):
        return f"{name} taken away"
    new = values_words(edit.value) if isinstance(edit, Put) else ""
    return f"{name} {values_words(find(before, edit.path)) or NOTHING} {ARROW} {new or NOTHING}"


def _changed(name: str, old: str, new: str) -> str:
    """Say how a value changed; of a long text, only the part that did, with a few words around it."""
    if max(len(old), len(new)) <= _LONGEST and "\n" not in old + new:
        return f"{name} {old or NOTHING} {ARROW} {new or NOTHING}"
    words, others = old.split(), new.split()
    first = _shared(words, others)
    last = _shared(words[first:][::-1], others[first:][::-1])
    shown = (_part(one, first, len(one) - last) for one in (words, others))
    return f"{name} {f' {ARROW} '.join(shown)}"


def _shared(words: Sequence[str], others: Sequence[str]) -> int:
    """Return how many words two texts begin with alike."""
    pairs = zip(words, others, strict=False)
    return next(
        (number for number, (one, other) in enumerate(pairs) if one != other), min(len(words), len(others))
    )


def _part(words: Sequence[str], start: int, end: int) -> str:
    """Return a part of a text with the words next to it, marked where something is left out."""
    first, last = max(0, start - _CONTEXT), min(len(words), end + _CONTEXT)
    text = " ".join(words[first:last])
    return f"{'… ' * (first > 0)}{text}{' …' * (last < len(words))}" or NOTHING


def _one_line(text: str) -> str:
    return " ".join(text.split()) or NOTHING


def _names_part(path: KeyPath, end: int) -> bool:
    """Tell whether the part of a path that ends there has to be said: a row, a named table, most others."""
    part = path[end - 1]
    if isinstance(part, int):
        return True
    if end == len(path):
        return _is_named(path)
    is_array = isinstance(path[end], int)
    return not is_array and part not in _SELF_EVIDENT and part not in NAMED_TABLES


def _is_named(path: KeyPath) -> bool:
    return len(path) > 1 and path[-2] in NAMED_TABLES


def _part_words(tree: Tree, path: KeyPath) -> str:
    """Name a table or a row: `Decision`, `Round 2`, `Person Dana Ruiz`, `Fit depth`."""
    last = path[-1]
    if not isinstance(last, int):
        return f"{key_label(str(path[-2]))} {last}" if _is_named(path) else key_label(last)
    array, row = str(path[-2]), find(tree, path)
    if array == "rounds":
        return f"Round {last + 1}"
    named = next((row[key] for key in _NAMES if row.get(key)), None) if isinstance(row, Mapping) else None
    name = str(last + 1) if named is None else item_label(_one_line(values_words(named)))
    return name if array == "asks" else f"{_ROWS.get(array) or key_label(array)} {name}"
