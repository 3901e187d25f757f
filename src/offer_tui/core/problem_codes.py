"""What each problem's code means, for the reference and for people who meet one."""

from collections.abc import Mapping

CODES: Mapping[str, tuple[str, str]] = {
    "F01": (
        "Not UTF-8",
        "The file has bytes that are no UTF-8 text: open it in an editor and save it in that encoding.",
    ),
    "F02": (
        "Not TOML",
        "The file breaks the rules of TOML at this place: mend the line that the message repeats.",
    ),
    "F03": (
        "Too much",
        "The file, a key, its nesting or a number is larger than any that is read: make it smaller.",
    ),
    "F04": (
        "Wrong type",
        "The value is of another type than its key or its item takes: write it as the message shows.",
    ),
    "F05": ("Out of range", "The number is smaller or larger than it can be: give one between the bounds."),
    "F06": (
        "Not one of the choices",
        "The text is none that the key takes: give one that the message names.",
    ),
    "F07": ("Missing", "A key is missing that the file or a calculation needs: add it."),
    "F08": (
        "Unknown key",
        "The format has no such key; it is kept and not used: mend its spelling, or make it a comment.",
    ),
    "F09": ("Given twice", "Two rows have the same id or item: give each its own, or remove one."),
    "F10": (
        "Unknown goal",
        "A rating is for a goal that profile.toml does not have: mend the id, or add the goal there.",
    ),
    "F11": (
        "Unknown item",
        "There is no such item: mend its id, or add [package.custom.<name>] for one of your own.",
    ),
    "F12": (
        "Unknown name",
        "Something is named that is not there, such as a person or a theme: mend the name, or add it.",
    ),
    "F13": (
        "Too many priorities",
        "More than three items are ranked: keep the two or three that matter most.",
    ),
    "F14": ("Contradiction", "Two figures of the file do not go together: change one of them."),
    "F16": (
        "Same name but for case",
        "Two files differ only by the case of their names, which some systems take for one: rename one.",
    ),
    "F17": (
        "Unreadable",
        "The file or directory cannot be read at all: see that it is a regular file that you may read.",
    ),
    "F18": (
        "Unknown placeholder",
        "A template of letters has a lone $ or a name that none can fill in: mend it, or write $$ for a $.",
    ),
    "F19": (
        "Not a key",
        "A key is none, or none that every terminal hands on: give another one.",
    ),
    "F20": (
        "Key given twice",
        "Two actions would have the same key on one page: give one of them another.",
    ),
    "F21": (
        "Needed key",
        "Quitting, going back, help and the palette each keep a key: give it to nothing else.",
    ),
    "F22": (
        "Hard to read",
        "A text of a theme differs little from what it stands on: make it lighter, or darker.",
    ),
}
"""By code: a short title; what it means and what puts it right."""
