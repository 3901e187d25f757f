"""The registry of actions as the screen uses it: footers, titles, and the keys of the active map."""

from offer_tui.core.actions import INNER_PAGES, OFFER_PAGES, Action, key_name
from offer_tui.core.keymap import DEFAULT, KeyMap

__all__ = ("ACTIONS", "INNER_PAGES", "OFFER_PAGES", "Action", "key_name")

ACTIONS = DEFAULT.actions
"""All actions, with the keys of somebody who chose none."""


def on_page(page: str, keymap: KeyMap = DEFAULT) -> tuple[Action, ...]:
    """Return the actions that a page has a key for, each with its keys there, in the registry's order."""
    return keymap.on_page(page)


_FOOTERS = {
    # Nothing to edit on these: a broken file is mended elsewhere, a comparison only shows.
    "problems": ("open", "ignore", "editor", "text", "back", "help"),
    "call": ("answer.granted", "answer.partial", "answer.refused", "next_ask.next", "back", "help"),
    "decision": ("open", "edit", "letter", "drop", "find", "you", "help"),
    "letter": ("open", "letter.edit", "letter.copy", "letter.save", "letter.sent", "letter.drop", "help"),
    "bundles": ("bundle.A", "plan_bundle", "open", "back", "help"),
    "history": ("version.open", "version.restore", "text", "back", "help"),
    "compare": ("open", "picture.next", "assume", "back", "help"),
}
ONLY_POSSIBLE = ("letter", "bundles")
"""Pages whose footer has no room for what cannot be done now; those of all others dim it."""


def in_footer(page: str, keymap: KeyMap = DEFAULT) -> tuple[Action, ...]:
    """Return the actions that the footer of a page shows, the most useful first and help last."""
    here = keymap.on_page(page)
    if page in _FOOTERS:
        by_id = {action.id: action for action in here}
        return tuple(by_id[name] for name in _FOOTERS[page] if name in by_id)
    return tuple(sorted((one for one in here if one.footer), key=lambda one: one.footer))


def for_key(key: str, page: str, keymap: KeyMap = DEFAULT) -> Action | None:
    """Return what a key does on a page, if anything."""
    return keymap.for_key(key, page)


def page_title(page_id: str) -> str:
    """Return what a page of an offer is called on its tab."""
    return next(action.label for action in ACTIONS if action.id == f"page.{page_id}")


def every_key() -> tuple[str, ...]:
    """Return every key that does something somewhere, once."""
    return DEFAULT.every_key()
