"""From a key map to what Textual binds, and from the settings to the key map."""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, runtime_checkable

from textual.app import App
from textual.binding import Binding, BindingsMap
from textual.dom import DOMNode
from textual.screen import Screen

from offer_tui.core.actions import key_name
from offer_tui.core.keymap import DEFAULT, KeyMap, key_map
from offer_tui.core.settings import KeySettings, Settings
from offer_tui.ui.widgets.scroller import Scroller

_NAMED = {",": "comma", " ": "space"}
"""What a list of keys would not be read with."""


def keymap_of(settings: Settings) -> KeyMap:
    """Return the key map that the settings ask for."""
    return DEFAULT if settings.keys == KeySettings() else key_map(settings.keys.map, settings.keys.own)


def page_bindings(keymap: KeyMap) -> list[Binding]:
    """Return what lets the workbench hear every key of a map.

    Before all others, so that keys that were typed ahead act in their order; see its check_action.
    """
    return [
        Binding(_NAMED.get(key, key), f"press({key!r})", show=False, id=f"key.{key}", priority=True)
        for key in keymap.every_key()
    ]


def bind_reading(screen: Screen[Any], leave: str, *more: str) -> KeyMap:
    """Let a screen over the workbench scroll and be left by the keys of the map, which is returned.

    `leave` is its action for the key back and for those of the actions in `more`; its own keys come first.
    """
    keymap = keymap_under(screen.app)
    leaving = [key for name in ("back", *more) for key in keymap.keys_of(name)]
    found = dict.fromkeys(leaving, leave)
    for action in keymap.actions:
        if action.id.startswith(("cursor.", "edge.", "scroll.")):
            found |= dict.fromkeys(action.keys, f"scroll({action.id!r})")
    bind_keys(screen, found)
    return keymap


def bind_keys(screen: Screen[Any], does: Mapping[str, str]) -> None:
    """Let keys of a map do what a screen has of its own: its actions by key."""
    bind(screen, [Binding(_NAMED.get(key, key), action, show=False) for key, action in does.items()])


def scroll(text: Scroller, keymap: KeyMap, name: str) -> None:
    """Scroll a text as an action of the workbench does."""
    argument = next(one.argument for one in keymap.actions if one.id == name)
    family = name.partition(".")[0]
    if family == "cursor":
        text.action_cursor(int(argument))
    elif family == "edge":
        text.action_edge(str(argument))
    else:
        text.action_page(float(argument))


ONLY_BACK = ("escape", "left")
"""Keys that lead back and never out: pressed once too often on a terminal that is slow to answer."""


def out_key(keymap: KeyMap) -> str:
    """Return the key that leads back and out of the program too, as it is on the keyboard; empty for none."""
    return next((key_name(key) for key in keymap.keys_of("back") if key not in ONLY_BACK), "")


def keymap_under(app: App[Any]) -> KeyMap:
    """Return the key map of the workbench at the bottom of an app's screens, else the default."""
    screen = app.screen_stack[0]
    return screen.keymap if isinstance(screen, _HasKeyMap) else DEFAULT


@runtime_checkable
class _HasKeyMap(Protocol):
    keymap: KeyMap


def bindings_everywhere(keymap: KeyMap) -> list[Binding]:
    """Return what leaves the program and paints anew, from dialogs and fields too: keys that type nothing."""
    return [Binding(key, name, show=False, priority=True) for key, name in _everywhere(keymap)]


def keys_everywhere(keymap: KeyMap) -> frozenset[str]:
    """Return the keys of those bindings, which an editor has to leave to the program."""
    return frozenset(key for key, _ in _everywhere(keymap))


def _everywhere(keymap: KeyMap) -> list[tuple[str, str]]:
    keys = [(key, name) for name in ("quit", "repaint") for key in keymap.keys_of(name)]
    return [(key, name) for key, name in keys if len(key) > 1 and key != "space"]


def bind(node: DOMNode, bindings: Iterable[Binding]) -> None:
    """Give a screen or an app these keys, besides those of its class, in place of any given before.

    Textual has no public way to bind a key that the class does not name; `App.bind` does the same inside.
    """
    own = node._merge_bindings()  # noqa: SLF001 - see above
    node._bindings = BindingsMap.merge([own, BindingsMap(bindings)])  # noqa: SLF001 - see above
