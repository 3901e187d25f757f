"""From a key and a typed value to the edit that a field of the screen would make of them."""

from collections.abc import Collection, Mapping, Sequence
from typing import cast

from offer_tui.core.decoding import nearest
from offer_tui.core.edits import Drop, Edit, Insert
from offer_tui.core.entry import NOTHING, read_choice, read_flag
from offer_tui.core.items import known_item_ids
from offer_tui.core.key_text import Key
from offer_tui.core.keys import Plain, find, shown
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.shape import Kind
from offer_tui.core.typed_values import Typing, as_written, key_edit, reader


def typed_value(typing: Typing, key: Key, text: str, slugs: Collection[str] = ()) -> Understood | Misread:
    """Read a value for a key as its field does; what a field lets one choose is to be written in full.

    `slugs` are the offers that there are.
    """
    entry, offer = key.entry, typing.offer
    if key.is_whole:
        return Misread(f"{shown(key.path)} is a table; give one of its keys")
    if key.missing:
        return Misread(f"{key.missing} first: a new row needs it")
    if entry.kind is Kind.FLAG:
        return read_flag(text)
    if entry.kind is Kind.CHOICE:
        return read_choice(text, {one: one for one in entry.choices})
    if not entry.many:
        if entry.kind is Kind.ITEM:
            return _one_of(text, known_item_ids(offer))
        if entry.kind is Kind.PERSON:
            return _one_of(text, [one.id for one in offer.people])
        if entry.kind is Kind.OFFER:
            return _one_of(text, sorted(slugs))
    read, _ = reader(typing, key.path)
    return read(text)


def typed_edit(typing: Typing, key: Key, understood: Understood) -> Edit | None:
    """Return the edit that gives a key a value that was read for it; None where it has it already."""
    value = understood.value
    if not key.new_row:
        return key_edit(typing.tree, key.path, value)
    if value is None:
        return None
    row = as_written(value)
    for part in reversed(key.path[len(key.new_row) :]):
        row = [row] if isinstance(part, int) else {part: row}
    return Insert(key.new_row, cast(Mapping[str, Plain], row))


def removal(typing: Typing, key: Key) -> Edit | None:
    """Return the edit that takes away a value, a row or a table; None where there is nothing."""
    return None if find(typing.tree, key.path) is None else Drop(key.path)


def _one_of(text: str, known: Sequence[str]) -> Understood | Misread:
    word = text.strip()
    if not word:
        return NOTHING
    if word in known:
        return Understood(word, word)
    return Misread(
        f'"{word}" is none of {", ".join(known) or "them: there are none yet"}{nearest(word, known)}'
    )
