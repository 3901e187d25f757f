# ruff: noqa: E501 - the registry is a table, one action a line
"""The one registry of actions: it gives key bindings, footer, palette, help, key maps and the key table in the docs."""

from offer_tui.core.records import dataclass

BEST_RATING = 10
OFFER_PAGES = ("package", "fit", "priorities", "strategy", "rounds", "decision")
"""The pages of an offer, in the order of the tabs."""
INNER_PAGES = ("record", "call", "letter", "bundles", "problems", "history")
"""Pages that are opened from those."""
PAGE_IDS = ("home", *OFFER_PAGES, *INNER_PAGES, "profile", "compare")
"""All pages that have keys."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does."""

    id: str
    """Stable, for key maps: `page.fit`."""
    keys: tuple[str, ...]
    """The character that a key types, or the name that Textual has for it; the one to show first."""
    label: str
    """One or two words, for the footer."""
    help: str
    """One line, for help, palette and docs; `{undo}` stands for the key of that action."""
    group: str
    pages: tuple[str, ...] = ()
    """Where it works; nowhere named, everywhere."""
    footer: int = 0
    """Its rank in the footer; 0 is not shown there."""
    palette: bool = True
    argument: str | int = ""
    """What is passed to its handler, where several actions share one."""
    key_shown: str = ""
    """What the footer shows for the keys of its family: `0-9 x`."""

    @property
    def handler(self) -> str:
        """The name of the method that does it, for all actions of one family."""
        return f"do_{self.id.partition('.')[0]}" if self.argument != "" else f"do_{self.id.replace('.', '_')}"

    def works_on(self, page: str) -> bool:
        """Tell whether the action belongs to a page."""
        return not self.pages or page in self.pages


_CALLING, _LETTERS, _HISTORY = "On the phone", "Letters", "History"
_MOVING, _EDITING, _PAGES, _PROGRAM = "Moving", "Editing", "Pages", "Program"

REGISTRY: tuple[Action, ...] = (
    # Before all others: on the call sheet and on a letter their keys mean this alone.
    Action("answer.granted", ("y",), "granted", "They grant it: written down at once", _CALLING, ("call",), footer=1, argument="granted"),
    Action("answer.partial", ("p",), "partial", "They give a part; asks how much", _CALLING, ("call",), footer=2, argument="partial"),
    Action("answer.refused", ("n",), "refused", "They refuse; asks for their limit", _CALLING, ("call",), footer=3, argument="refused"),
    Action("next_ask.next", ("tab",), "next ask", "Next ask", _CALLING, ("call",), footer=4, palette=False, argument=1),
    Action("next_ask.before", ("shift+tab",), "ask before", "Ask before", _CALLING, ("call",), palette=False, argument=-1),
    Action("letter.edit", ("E",), "draft", "Edit your draft in your editor; it begins with the letter as it is", _LETTERS, ("letter",)),
    Action("letter.copy", ("y",), "copy", "Copy the letter", _LETTERS, ("letter",)),
    Action("letter.save", ("W",), "save as", "Save the letter to a file of your choice", _LETTERS, ("letter",)),
    Action("letter.sent", ("s",), "done today", "Write down that it was sent or said today", _LETTERS, ("letter",)),
    Action("letter.drop", ("d", "delete"), "drop", "Throw your draft away, after a question", _LETTERS, ("letter",)),
    Action("version.open", ("enter", "l", "right"), "read", "Read this version", _HISTORY, ("history",), footer=1),
    Action("version.restore", ("r",), "bring back", "Bring back one value of this version, or all of it; {undo} undoes it", _HISTORY, ("history",), footer=2),
    Action("letter", ("L",), "letter", "The letter of the row, or one of all letters", _LETTERS, (*OFFER_PAGES, "record", "letter")),
    Action("cursor.down", ("j", "down"), "down", "Next row", _MOVING, palette=False, argument=1),
    Action("cursor.up", ("k", "up"), "up", "Row before", _MOVING, palette=False, argument=-1),
    Action("edge.first", ("g", "home"), "first", "First row", _MOVING, palette=False, argument="first"),
    Action("edge.last", ("G", "end"), "last", "Last row", _MOVING, palette=False, argument="last"),
    Action("scroll.half_down", ("ctrl+d",), "half down", "Half a page down", _MOVING, palette=False, argument="0.5"),
    Action("scroll.half_up", ("ctrl+u",), "half up", "Half a page up", _MOVING, palette=False, argument="-0.5"),
    Action("scroll.down", ("pagedown", "ctrl+f"), "page down", "A page down", _MOVING, palette=False, argument="1"),
    Action("scroll.up", ("pageup",), "page up", "A page up", _MOVING, palette=False, argument="-1"),
    Action("panel", ("tab", "shift+tab"), "panel", "Between sheet and panel", _MOVING, palette=False),
    Action("find", ("/",), "filter", "Filter the offers, or find a row", _MOVING, footer=7),
    Action("find_again.next", ("n",), "next", "Next row that was found", _MOVING, palette=False, argument=1),
    Action("find_again.before", ("N",), "before", "Row before that was found", _MOVING, palette=False, argument=-1),
    Action("open", ("enter", "l", "right"), "open", "Open the row, or edit its value", _EDITING, footer=1, palette=False),
    Action("back", ("q", "h", "escape", "left"), "back", "Back, and out of the program from the list of offers", _EDITING, palette=False),
    Action("edit", ("e",), "edit", "Edit the value, also where enter opens something", _EDITING, footer=2),
    Action("add", ("a",), "add", "Add what the page lists", _EDITING, footer=3),
    Action("drop", ("d", "delete"), "delete", "Delete the row; {undo} brings it back", _EDITING, footer=4),
    Action("move.down", ("J",), "move down", "Move the item down", _EDITING, argument=1),
    Action("move.up", ("K",), "move up", "Move the item up", _EDITING, argument=-1),
    Action("mark", ("space",), "mark", "Mark an offer for comparison", _EDITING, ("home",), footer=5),
    Action("compare", ("c",), "compare", "Compare the marked offers, or all that are open", _PAGES, ("home",), footer=6),
    Action("undo", ("u",), "undo", "Undo the last edit, on whichever page it was", _EDITING),
    Action("redo", ("ctrl+r",), "redo", "Make the undone edit again", _EDITING),
    Action("save", ("ctrl+s",), "save", "Save now: all is saved already", _EDITING, palette=False),
    *(
        Action(f"rate.{rating}", ("x" if rating == BEST_RATING else str(rating),), "rate", f"Rate the goal {rating}", "Rating",
               ("fit",), footer=0 if rating else 1, palette=False, argument=rating, key_shown="0-9 x")
        for rating in range(BEST_RATING + 1)
    ),
    Action("weigh", ("w",), "weigh", "Weigh the priorities: by pairs, or by what you would give up", _EDITING, ("priorities",), footer=5),
    Action("bundles", ("b",), "packages", "Equal packages: mixes of asks that are worth the same to you", _PAGES, ("priorities",), footer=6),
    *(
        Action(f"bundle.{name}", (name,), "package", f"Explain package {name}", "Looking", ("bundles",), palette=False, argument=name,
               key_shown="A B C")
        for name in "ABC"
    ),
    Action("plan_bundle", ("m",), "plan it", "Make the package the plan of round one", _EDITING, ("bundles",)),
    Action("rate_clear", ("backspace",), "clear", "Clear the rating", "Rating", ("fit",)),
    Action("goal.points", ("w",), "weight", "Weight of the goal, for all offers", "Rating", ("fit",), footer=5, argument="points"),
    Action("goal.must_have", ("m",), "must-have", "Make the goal a must-have from a rating on", "Rating", ("fit",), footer=6, argument="must_have"),
    Action("page.package", ("O",), "Offer", "The package and what it is worth", _PAGES, (*OFFER_PAGES, "home", *INNER_PAGES), argument="package"),
    Action("page.fit", ("F",), "Fit", "How well the job serves your goals", _PAGES, (*OFFER_PAGES, "home", *INNER_PAGES), argument="fit"),
    Action("page.priorities", ("P",), "Priorities", "The two or three items that matter most", _PAGES, (*OFFER_PAGES, "home", *INNER_PAGES), argument="priorities"),
    Action("page.strategy", ("S",), "Strategy", "What you want and what you know", _PAGES, (*OFFER_PAGES, "home", *INNER_PAGES), argument="strategy"),
    Action("page.rounds", ("R",), "Rounds", "Who asked what, and what came back", _PAGES, (*OFFER_PAGES, "home", *INNER_PAGES), argument="rounds"),
    Action("page.decision", ("D",), "Decision", "Accept or decline, and do it well", _PAGES, (*OFFER_PAGES, "home", *INNER_PAGES), argument="decision"),
    Action("turn.next", ("]",), "next page", "Next page", _PAGES, OFFER_PAGES, palette=False, argument=1),
    Action("turn.before", ("[",), "page before", "Page before", _PAGES, OFFER_PAGES, palette=False, argument=-1),
    Action("call", ("t",), "call sheet", "The call sheet: asks, data, levers and where to stop, on one screen", _PAGES, (*OFFER_PAGES, "record")),
    Action("picture.next", ("v",), "picture", "Next picture of the package or the comparison", "Looking", ("package", "compare"), footer=5, argument=1),
    Action("picture.before", ("V",), "picture before", "Picture before", "Looking", ("package",), palette=False, argument=-1),
    Action("leave.later", (">",), "later", "Leave a month later", "Looking", ("package",), palette=False, argument=1),
    Action("leave.earlier", ("<",), "earlier", "Leave a month earlier", "Looking", ("package",), palette=False, argument=-1),
    Action("leave.year_later", ("}",), "year later", "Leave a year later", "Looking", ("package",), palette=False, argument=12),
    Action("leave.year_earlier", ("{",), "year earlier", "Leave a year earlier", "Looking", ("package",), palette=False, argument=-12),
    Action("price.up", ("+",), "price up", "Assume a share price higher by a tenth", "Looking", ("package",), palette=False, argument=1),
    Action("price.down", ("-",), "price down", "Assume a share price lower by a tenth", "Looking", ("package",), palette=False, argument=-1),
    Action("assume", ("%",), "assume", "Assume a price, a growth, a bonus payout or a sale; comparing, a discount", "Looking", ("package", "compare"), footer=6),
    Action("assume_nothing", ("=",), "as offered", "Assume nothing: as offered", "Looking", ("package", "compare")),
    Action("you", ("p",), "you", "Goals, current job, exchange rates, signature", _PAGES, footer=9),
    Action("history", ("H",), "history", "What git knows of the file's past", _PAGES, (*OFFER_PAGES, "home", "record", "profile")),
    Action("samples", ("s",), "samples", "Copy the sample offers here, while there are none", _PAGES, ("home",)),
    Action("editor", ("E",), "editor", "Open the file in your editor at this row", _PROGRAM),
    Action("text", ("T",), "text", "Show the file's text", _PROGRAM),
    Action("copy_value", ("y",), "copy", "Copy the row's value", _PROGRAM),
    Action("copy_summary", ("Y",), "copy all", "Copy the page as plain text", _PROGRAM),
    Action("repaint", ("ctrl+l",), "paint anew", "Paint the screen anew, also from dialogs and fields", _PROGRAM),
    Action("hide", ("z",), "hide", "Hide or show all amounts", _PROGRAM),
    Action("problems", ("!",), "problems", "What is wrong in this file, and the guide's advice", _PROGRAM),
    Action("ignore", ("i",), "set aside", "Set a rule of the guide aside for this offer, with your reason", _EDITING, (*OFFER_PAGES, "record", "problems")),
    Action("help", ("?",), "keys", "All keys of this page", _PROGRAM, footer=10),
    Action("tour", ("I",), "tour", "A tour in four steps", _PROGRAM),
    Action("palette", ("ctrl+p", ":"), "palette", "Find and run any action by its name", _PROGRAM, palette=False),
    Action("quit", ("ctrl+q",), "quit", "Quit from anywhere; nothing is ever unsaved", _PROGRAM),
)  # fmt: skip
"""All actions with the keys that they have of themselves; `keymap.DEFAULT.actions` has their texts written out."""


def key_name(key: str) -> str:
    """Write a key as it is on the keyboard: `question_mark` is never shown."""
    names = {"pagedown": "page down", "pageup": "page up", "down": "↓", "up": "↑", "left": "←", "right": "→"}
    return names.get(key, key)
