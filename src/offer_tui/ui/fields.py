"""Fields made from the definition of the format: for each kind of key the editor, the reader and the edit."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal

from offer_tui.core import entry as typed
from offer_tui.core import typed_values
from offer_tui.core.edits import Batch, Edit
from offer_tui.core.items import item, known_item_ids
from offer_tui.core.keys import KeyPath, Plain, find, same
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.shape import Entry, Kind, entry_at
from offer_tui.core.typed_values import (
    Reader,
    Typing,
    as_decimal,
    as_typed,
    as_written,
    item_of,
    key_edit,
    reader,
)
from offer_tui.ui.rows import Choice, Field
from offer_tui.ui.view import View
from offer_tui.ui.words import choice_label, key_label

__all__ = [
    "as_typed",
    "as_written",
    "bonus_field",
    "chosen",
    "edit_of",
    "figure_field",
    "figure_reader",
    "item_choices",
    "key_field",
    "shown_key",
]


def key_field(view: View, path: KeyPath, label: str = "") -> Field:
    """Return the field of a key of the view's file, by what the format says of it."""
    entry = entry_at(view.of, path)
    *above, name = (part for part in path if isinstance(part, str))
    value = find(view.tree, path)
    label = label or key_label(name, above[-1] if above else "")
    choices = _choices(view, entry, path)
    if choices:
        current = next((one.label for one in choices if same(one.value, value)), "")
        return Field(label, current, _nothing, edit_of(view, path), kind="choice", choices=choices)
    kind: Literal["line", "lines"] = (
        "lines" if entry.kind is Kind.LINES or (entry.many and entry.kind is Kind.LINE) else "line"
    )
    read, hint = reader(_typing(view), path)
    return Field(label, as_typed(value), read, edit_of(view, path), kind=kind, hint=hint)


def chosen(label: str, choices: tuple[Choice, ...], current: str = "") -> Field:
    """Return a question that is answered by choosing; `current` is the label to start at."""
    return Field(label, current, lambda _: Understood(None), lambda _: None, kind="choice", choices=choices)


def edit_of(view: View, path: KeyPath) -> Callable[[Plain | None], Edit | None]:
    """Return what makes the edit of one key: None removes it, the same value is no edit."""
    return partial(key_edit, view.tree, path)


def shown_key(view: View, path: KeyPath) -> str:
    """Write the value of a key as a page shows it, with its unit; nothing where there is no value."""
    entry, value, name = entry_at(view.of, path), find(view.tree, path), str(path[-1])
    if value is None or value == "":
        return ""
    if entry.kind is Kind.FIGURE and not isinstance(value, bool | Mapping | list):
        return view.figure(Decimal(value) if isinstance(value, int) else value, item_of(view.tree, path))  # type: ignore[arg-type]  # a figure
    if entry.kind is Kind.AMOUNT or name == "shares":  # so many of them tell an amount, too
        return view.number(as_decimal(value))
    if entry.kind is Kind.CHOICE:
        return choice_label(str(value))
    if entry.kind is Kind.ITEM:
        known = item(str(value))
        return known.label if known is not None else str(value)
    if entry.kind is Kind.PERSON and isinstance(value, str):
        return next((one.name for one in view.offer.people if one.id == value and one.name), value)
    if isinstance(value, date):
        return view.day(value)
    text = as_typed(value).replace("\n", " / ")
    if entry.kind is Kind.PERCENT:
        return f"{text} %"
    unit = name.rpartition("_")[2]
    if entry.kind not in (Kind.COUNT, Kind.NUMBER) or unit not in ("months", "days"):
        return text
    return f"{text} {unit.removesuffix('s') if text == '1' else unit}"


def figure_field(view: View, path: KeyPath, item_id: str, label: str) -> Field:
    """Return the field of a figure in the unit of an item."""
    value = find(view.tree, path)
    reader, hint = figure_reader(view, item_id, value)
    return Field(label, as_typed(value), reader, edit_of(view, path), hint=hint)


def bonus_field(view: View) -> Field:
    """Return the field of the target bonus, which takes `15%` of base as well as an amount.

    Its value is a table of the one key that was meant, so that the edit can drop the other.
    """
    package = ("package",)
    percent = find(view.tree, (*package, "target_bonus_percent"))
    amount = find(view.tree, (*package, "target_bonus"))

    def read(text: str) -> Understood | Misread:
        share, moved = _means_share(text, of_share=percent is not None), text.strip().startswith(("+", "-"))
        found = (
            typed.read_percent(text, before=as_decimal(percent) if moved else None, most=Decimal(1000))
            if share
            else typed.read_amount(text, currency=view.currency, before=as_decimal(amount))
        )
        if isinstance(found, Misread) or found.value is None:
            return found
        key = "target_bonus_percent" if share else "target_bonus"
        return Understood({key: found.value}, f"{found.meaning} of base" if share else found.meaning)

    def edit(value: Plain | None) -> Edit | None:
        wanted = value if isinstance(value, Mapping) else {}
        parts = [
            edit_of(view, (*package, key))(wanted.get(key))
            for key in ("target_bonus_percent", "target_bonus")
        ]
        made = tuple(part for part in parts if part is not None)
        return Batch(made) if made else None

    start = f"{as_typed(percent)}%" if percent is not None else as_typed(amount)
    return Field("Target bonus", start, read, edit, hint="15% or 24k")


def _means_share(text: str, *, of_share: bool) -> bool:
    """Tell whether a typed bonus is percent of base: with `%`, or a small number where it is percent now.

    `+4%` of an amount is an amount.
    """
    plain = text.strip()
    if plain.endswith("%"):
        return of_share or not plain.startswith(("+", "-"))
    return of_share and bool(re.fullmatch(r"[+-]?\d{1,2}(\.\d+)?", plain))


def _nothing(_: str) -> Understood | Misread:
    return Understood(None)


def _choices(view: View, entry: Entry, path: KeyPath) -> tuple[Choice, ...]:
    """Return what can be chosen for a key; nothing where it is typed."""
    if entry.many:
        return ()
    if entry.kind is Kind.FLAG:
        return Choice(value=True, label="yes"), Choice(value=False, label="no"), Choice(None, "not said")
    if entry.kind is Kind.CHOICE:
        # Status is never empty, so nothing to take away.
        rest = () if path == ("status",) else (Choice(None, "not said"),)
        return *(Choice(one, choice_label(one)) for one in entry.choices), *rest
    if entry.kind is Kind.ITEM:
        return item_choices(view)
    if entry.kind is Kind.PERSON:
        people = (Choice(one.id, one.name or one.id, one.role) for one in view.offer.people)
        remark = "" if view.offer.people else "a on the Strategy page adds people"
        return *people, Choice(None, "nobody", remark)
    if entry.kind is Kind.OFFER:
        return *(Choice(slug, slug) for slug in view.slugs if slug != view.name), Choice(None, "none")
    return ()


def item_choices(view: View, without: Sequence[str] = ()) -> tuple[Choice, ...]:
    """Return the items that can be negotiated, each with what is offered of it."""
    found = []
    for item_id in known_item_ids(view.offer):
        known = item(item_id)
        if known is not None and item_id not in without:
            found.append(Choice(item_id, known.label))
    return tuple(found)


def figure_reader(view: View, item_id: str, value: Plain | None) -> tuple[Reader, str]:
    """Return what reads a figure in the unit of an item, and what may be typed; `+4%` counts from `value`."""
    return typed_values.figure_reader(_typing(view), item_id, value)


def _typing(view: View) -> Typing:
    return Typing(view.of, view.tree, view.offer, view.currency, view.today)
