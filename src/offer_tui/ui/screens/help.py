"""What helps on a page: what it is for, the advice that matters there, its signs, its keys, what to type."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby, zip_longest

from offer_tui.core.guide.advice import RULES
from offer_tui.core.keymap import KeyMap
from offer_tui.core.keys import KeyPath
from offer_tui.ui.actions import Action, key_name
from offer_tui.ui.pages.record import RecordPage
from offer_tui.ui.rows import Line, Span, Tone, line, muted
from offer_tui.ui.screens.page_help import EVERYWHERE, PAGE_HELP, rules_of, signs_of
from offer_tui.ui.screens.reader import ReaderScreen
from offer_tui.ui.trail import Trail
from offer_tui.ui.widgets.spans import aligned, wrapped

KEYS = 18
"""Cells of the column of keys and signs."""
_MARGINS = 4
"""Cells beside the text on the screen that shows it."""
_FORMS = ("record", "profile")
"""Pages on which nearly every row is typed into."""

_TYPING = (
    ("enter", "keep; ctrl+s in a text of several lines"),
    ("escape", "drop what was typed"),
    ("185k 185,000 1.2m", "amounts; +5k and +4% count from what is there"),
    ("15%", "percent"),
    ("24 nov fri +3d", "dates; also tomorrow and 2026-11-24"),
    ("first letters", "in a list, go to the choice that begins so"),
    ("nothing", "takes the value away, where it may be missing"),
)


def help_screen(trail: Trail, width: int, keymap: KeyMap) -> ReaderScreen:
    """Return what `?` shows on the place at the end of a trail, for a screen of so many cells."""
    page = trail.here.page if trail.here is not None else None
    path = page.path if isinstance(page, RecordPage) else ()
    return ReaderScreen("Help", help_lines(trail.page_id, path, width - _MARGINS, keymap))


def help_lines(page: str, path: KeyPath, width: int, keymap: KeyMap) -> tuple[Line, ...]:
    """Return the help of a page, for so many cells; `path` is that of the entry whose page it is.

    Purpose, advice and signs come first, then the keys by group and what can be typed into a field.
    """
    typing = _section("In a field", _TYPING, width)
    return (
        line(Span(PAGE_HELP[page].purpose, Tone.STRONG)),
        line(""),
        *_advice(page, path),
        *(typing if page in _FORMS else ()),
        *_section("On this page", signs_of(page), width),
        *_keys(page, width, keymap),
        *(() if page in _FORMS else typing),
        *_section("On every page", EVERYWHERE, width),
    )


def _advice(page: str, path: KeyPath) -> Iterator[Line]:
    """Yield what the guide says that matters here, with the codes of its rules."""
    rules = [RULES[code] for code in rules_of(page, path)]
    for rule in rules:
        yield line(f"  {rule.sentence}  ", Span(rule.code, Tone.MUTED))
    yield from (line(f"  {sentence}") for sentence in PAGE_HELP[page].besides)
    if rules or PAGE_HELP[page].besides:
        yield line("")


def _keys(page: str, width: int, keymap: KeyMap) -> Iterator[Line]:
    """Yield the keys by group; what a page has for itself stands before what is the same on many."""
    here = keymap.on_page(page)
    own = {action.group for action in here if 0 < len(action.pages) <= _FEW}
    for group in sorted(_GROUPS, key=lambda one: one not in own):
        members = (action for action in here if action.group == group)
        yield from _section(group, _joined(members), width)


def _section(title: str, rows: Iterable[tuple[str, str]], width: int) -> tuple[Line, ...]:
    """Return a heading, the rows with their texts under each other, and a gap; nothing without rows."""
    shown: list[Line] = []
    for name, text in rows:
        names = wrapped(line(Span(name, Tone.ACCENT)), KEYS)
        texts = wrapped(line(text), width - KEYS - len("   "))
        for left, right in zip_longest(names, texts, fillvalue=()):
            shown.append(line("  ", *aligned(left, KEYS, "left"), " ", *right))
    return (muted(title), *shown, line("")) if shown else ()


_GROUPS = ("On the phone", "History", "Rating", "Looking", "Editing", "Letters", "Pages", "Moving", "Program")
_FEW = 2
"""On so many pages at most, an action is one of a page's own."""
_FAMILIES: Mapping[str, str] = {
    "rate": "Rate the goal, from 0 to 10",
    "bundle": "Explain one of the packages",
}
"""What the keys of a family do, where they share one line."""


def _joined(members: Iterable[Action]) -> Iterator[tuple[str, str]]:
    """Yield keys and text of each action; of a family such as the eleven ratings, one line."""
    for family, group in groupby(members, key=lambda action: action.id.partition(".")[0]):
        each = tuple(group)
        if family in _FAMILIES:
            yield each[0].key_shown, _FAMILIES[family]
        else:
            for action in each:
                yield " ".join(key_name(key) for key in action.keys), action.help
