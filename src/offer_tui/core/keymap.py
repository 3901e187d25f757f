"""Which key does what: the registry's keys, those of a key map, and those that a person chose.

On a page, a key that several actions have belongs to the one that a person gave it to, else to the first of
the registry. Whatever a person chooses, a few actions keep a key on every page.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

from offer_tui.core.actions import PAGE_IDS, REGISTRY, Action, key_name
from offer_tui.core.decoding import nearest
from offer_tui.core.keys import KeyPath
from offer_tui.core.problems import Problem, Severity
from offer_tui.core.records import dataclass, field, replace
from offer_tui.core.typed_key import Refused, key_typed

Keys: TypeAlias = Mapping[str, tuple[str, ...]]
"""Keys by the name of an action."""

ESSENTIAL = ("quit", "back", "palette", "help")
"""Actions that nobody can do without."""
_NAMED = 3
"""So many pages are named in a message."""
SLOW = "escape"
"""Never the only key of one of these: a terminal inside tmux may hold it back for half a second."""

MAPS: Mapping[str, Keys] = {
    "default": {},
    "vim": {
        "cursor.down": ("j", "down", "ctrl+n", "ctrl+e"),
        "cursor.up": ("k", "up", "ctrl+p", "ctrl+y"),
        "scroll.down": ("ctrl+f", "pagedown"),
        "panel": ("tab", "shift+tab", "ctrl+w"),
        "back": ("q", "h", "escape", "left", "ctrl+o"),
        "edit": ("i", "e"),
        "ignore": ("s",),
        "add": ("o", "a"),
        # Not d: whoever types dd would delete two rows.
        "drop": ("x", "delete"),
        "letter.drop": ("x", "delete"),
        "rate.10": ("X",),
        "palette": (":",),
    },
    "arrows": {
        "cursor.down": ("down",),
        "cursor.up": ("up",),
        "edge.first": ("home",),
        "edge.last": ("end",),
        "scroll.down": ("pagedown",),
        "open": ("enter", "right"),
        "version.open": ("enter", "right"),
        "back": ("left", "q", "escape"),
        "move.down": ("shift+down", "J"),
        "move.up": ("shift+up", "K"),
    },
}
"""The key maps by name; what one does not say is as in the registry."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """What every key does on every page."""

    actions: tuple[Action, ...]
    """All actions, with the keys of this map; one without keys is reached by the palette."""
    given: frozenset[tuple[str, str]] = frozenset()
    """The actions and keys that a person brought together, by the action's name."""
    _pages: dict[str, tuple[Action, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was worked out already; keys are looked up at every move."""
    _names: dict[str, Action] = field(default_factory=dict, init=False, repr=False, compare=False)

    def on_page(self, page: str) -> tuple[Action, ...]:
        """Return the actions that a page has a key for, each with its keys there, in the registry's order."""
        if page not in self._pages:
            here = [one for one in self.actions if one.works_on(page)]
            owners = _owners(here, self.given)
            if not all(_has_key(name, owners) for name in ESSENTIAL):
                first = _owners([one for one in here if one.id in ESSENTIAL], self.given)
                owners = {**owners, **first}
            self._pages[page] = tuple(self._reached(owners))
        return self._pages[page]

    def _reached(self, owners: Mapping[str, str]) -> Iterator[Action]:
        for action in self.actions:
            keys = tuple(key for key in action.keys if owners.get(key) == action.id)
            if keys:
                yield action if keys == action.keys else replace(action, keys=keys)

    def known_on(self, page: str) -> tuple[Action, ...]:
        """Return what `on_page` does and, without keys, the actions whose keys a person took away there."""
        here = {one.id: one for one in self.on_page(page)}
        usual = {one.id for one in DEFAULT.on_page(page)}
        return tuple(
            here.get(one.id) or replace(one, keys=())
            for one in self.actions
            if one.id in here or one.id in usual
        )

    def for_key(self, key: str, page: str) -> Action | None:
        """Return what a key does on a page, if anything."""
        return next((action for action in self.on_page(page) if key in action.keys), None)

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return the keys of an action by its name; raises KeyError for a name that no action has."""
        if not self._names:
            self._names.update({one.id: one for one in self.actions})
        return self._names[name].keys

    def named(self, name: str) -> str:
        """Return an action's first key as it is on the keyboard; without one, what leads to it."""
        return next((key_name(key) for key in self.keys_of(name)), "the palette")

    def every_key(self) -> tuple[str, ...]:
        """Return every key that does something somewhere, once."""
        return tuple(dict.fromkeys(key for action in self.actions for key in action.keys))


def _owners(actions: Sequence[Action], given: Collection[tuple[str, str]]) -> dict[str, str]:
    """Return by key the name of the action that has it: one that was given it, else the first."""
    pairs = [(key, one.id) for one in actions for key in one.keys]
    owners: dict[str, str] = {}
    for key, name in sorted(pairs, key=lambda pair: pair[::-1] not in given):
        owners.setdefault(key, name)
    return owners


def _has_key(name: str, owners: Mapping[str, str]) -> bool:
    return any(owner == name and key != SLOW for key, owner in owners.items())


_ESSENTIALS = tuple(one for one in REGISTRY if one.id in ESSENTIAL)


def key_map(name: str = "default", chosen: Keys | None = None) -> KeyMap:
    """Return a key map of MAPS with the keys that a person chose; what is wrong among those is left out."""
    return _read(name, chosen or {})[0]


def key_map_problems(name: str, chosen: Keys, table: KeyPath) -> tuple[Problem, ...]:
    """Return what is wrong with the keys that a person chose in a table of the settings."""
    made, found = _read(name, chosen)
    problems = [replace(one, key=(*table, *one.key)) for one in (*found, *_clashes(made))]
    return tuple(problems)


def _read(name: str, chosen: Keys) -> tuple[KeyMap, list[Problem]]:
    base = {action.id: MAPS[name].get(action.id, action.keys) for action in REGISTRY}
    found: list[Problem] = []
    keys = dict(base)
    for action_id, texts in chosen.items():
        if action_id not in base:
            message = f'there is no action "{action_id}"{nearest(action_id, list(base))}'
            found.append(_warning("F12", (action_id,), message, at_key=True))
            continue
        read = [key_typed(text) for text in texts]
        found += [_warning("F19", (action_id,), one.why) for one in read if isinstance(one, Refused)]
        usable = tuple(dict.fromkeys(one for one in read if isinstance(one, str)))
        if usable or not texts:
            keys[action_id] = usable
    for kept in _essentials_lost(keys, base) if chosen else ():
        shown = " ".join(key_name(key) for key in base[kept])
        found.append(_warning("F21", (kept,), f"{_why_kept(keys[kept])}; it keeps {shown}"))
        keys[kept] = base[kept]
    return KeyMap(tuple(_with_keys(keys)), _given(keys, base)), found


def _why_kept(keys: Sequence[str]) -> str:
    """Say why an essential action cannot have these keys and no others."""
    if not keys:
        return "nobody can do without a key for it"
    if set(keys) == {SLOW}:
        return f"{SLOW} alone is slow in some terminals"
    return f"one of {', '.join(ESSENTIAL)} would be left without a key"


def _given(keys: Keys, base: Keys) -> frozenset[tuple[str, str]]:
    return frozenset((name, key) for name, own in keys.items() for key in own if key not in base[name])


def _essentials_lost(keys: Keys, base: Keys) -> list[str]:
    """Return the essential actions that need the keys of the map again, so that each of them has one."""
    now, lost = dict(keys), list[str]()
    while True:
        owners = _owners([replace(one, keys=now[one.id]) for one in _ESSENTIALS], _given(now, base))
        without = [name for name in ESSENTIAL if not _has_key(name, owners)]
        # One that has them already lost them to the others.
        back = [name for name in without if now[name] != base[name]] or [
            name for name in ESSENTIAL if without and now[name] != base[name]
        ]
        if not back:
            return lost
        lost += back
        now |= {name: base[name] for name in back}


def _with_keys(keys: Keys) -> Iterator[Action]:
    """Yield the registry's actions with other keys, and their texts with the names of those."""
    names = {name: next((key_name(key) for key in own), "the palette") for name, own in keys.items()}
    for action in REGISTRY:
        text = action.help.format_map(names) if "{" in action.help else action.help
        together = _together(action, keys) if action.key_shown else ""
        same = (action.keys, action.help, action.key_shown) == (keys[action.id], text, together)
        yield action if same else replace(action, keys=keys[action.id], help=text, key_shown=together)


def _together(action: Action, keys: Keys) -> str:
    """Return the first key of each action of a family: `0-9 x`."""
    family = [own for name, own in keys.items() if name.startswith(f"{action.id.partition('.')[0]}.")]
    shown = " ".join(key_name(own[0]) for own in family if own)
    return shown.replace("0 1 2 3 4 5 6 7 8 9", "0-9")


def _clashes(made: KeyMap) -> Iterator[Problem]:
    """Yield a warning for each key that a person's choice takes from an action, once for all pages."""
    taken = [
        ((key, owner, other.id), page)
        for page in PAGE_IDS
        for key, owner in _owners_of(made, page).items()
        for other in made.actions
        if other.id != owner and key in other.keys and other.works_on(page)
        and made.given & {(owner, key), (other.id, key)}
    ]  # fmt: skip
    for (key, owner, other), places in groupby(sorted(taken), key=lambda one: one[0]):
        pages = [page for _, page in places]
        where = f" on {', '.join(pages)}" if len(pages) <= _NAMED else ""
        message = f'"{key}" is the key of {owner}{where}, and {other} goes without it'
        at = owner if (owner, key) in made.given else other
        yield _warning("F20", (at,), f"{message}; give one of them another key")


def _owners_of(made: KeyMap, page: str) -> dict[str, str]:
    return {key: action.id for action in made.on_page(page) for key in action.keys}


def _warning(code: str, key: KeyPath, message: str, *, at_key: bool = False) -> Problem:
    return Problem(code, Severity.WARNING, message, key, at_key)


DEFAULT = key_map()
"""The keys of somebody who chose none."""
