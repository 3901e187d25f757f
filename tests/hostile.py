"""An offers directory that somebody else wrote: every text of it would like to act on the terminal."""

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from offer_tui import bundled
from offer_tui.core.edits import Batch, Put
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.core.shape import Kind, entries
from offer_tui.core.visible import is_unsafe
from offer_tui.files.toml import Document

TITLE, STRUCK, C1, BIDI = "\x1b]0;PWN\x07", "\x1b[9;31;45mPWN", "\x9b31mPWN", "\u202ePWN"
IN_COMMENT = f"{C1}{BIDI}\u200b"
"""What TOML lets stand in a comment as it is."""
IN_NAME = f"{TITLE}{STRUCK}{IN_COMMENT}\r\n[@click=app.quit]"
"""What the name of a file can have: it sets the title, paints, turns the writing around, and is markup."""
EVIL = f"{IN_NAME}[/]\x00\x08"
"""What a text can have."""

_TEXTS = (Kind.LINE, Kind.LINES)
_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|[=>78]|\]22;[a-z-]+\x07|\]52;c;[A-Za-z0-9+/=]*\x07)")
"""What the program itself sends: control sequences, the shape of the pointer, the clipboard in letters."""
_LINE_ENDS = frozenset("\r\n")


def hostile_directory(path: Path) -> Path:
    """Write the directory and return it: all text of the format, all names and all comments are hostile."""
    offers, letters = path / "offers", path / "letters" / "northwind"
    for one in (offers, letters, path / "trash"):
        one.mkdir(parents=True)
    samples = bundled.sample_offers()
    for name, sample in (
        ("northwind", "northwind-robotics"),
        ("globex", "globex"),
        (IN_NAME, "umbra-labs"),
    ):
        tree = evil(_read(samples / "offers" / f"{sample}.toml"), Offer)
        tree |= {"company": f"{name[:9]} {EVIL}", EVIL: 1, "fit": {**tree["fit"], EVIL: {"rating": 5}}}
        if name == "northwind":
            tree["rounds"][-1]["asks"].append({"item": "level", "ask": EVIL, "because": EVIL})
        (offers / f"{name}.toml").write_bytes(_written(tree))
    (offers / f"a{IN_NAME}.toml").write_text(f'company = "{EVIL}\n# {EVIL}\n', encoding="utf-8")
    (offers / f"b{IN_NAME}.toml").mkdir()
    for name in (f"a{IN_NAME}.toml", f"northwind-{IN_NAME}.md"):
        (path / "trash" / name).write_text(EVIL, encoding="utf-8")
    (path / "profile.toml").write_bytes(_written(evil(_read(samples / "profile.toml"), Profile)))
    (path / "settings.toml").write_bytes(_written({EVIL: EVIL, "research": {EVIL: 1}}))
    (path / "letters" / "accept.md").write_text(f"{EVIL}\n$to {EVIL}\n", encoding="utf-8")
    (path / "letters" / "decline.md").write_text(f"${EVIL} $tu {EVIL}\n", encoding="utf-8")
    (letters / "thanks-priya.md").write_text(f"Dear {EVIL}\n", encoding="utf-8")
    (letters / f"{IN_NAME}.md").write_text(EVIL, encoding="utf-8")
    return path


def evil(tree: Mapping[str, Any], of: type[Any]) -> dict[str, Any]:
    """Return a tree of the format with hostile text in each key that takes one."""
    found = dict(tree)
    for _, key, entry in entries(of):
        if entry.rest and entry.kind in _TEXTS:
            found |= dict.fromkeys(("0", "5", "10"), EVIL)
        elif entry.kind in _TEXTS:
            found[key] = [EVIL, EVIL] if entry.many else EVIL
        elif entry.of is not None and key in found:
            below: Any = found[key]
            if entry.kind is Kind.ROWS:
                found[key] = [evil(row, entry.of) for row in below]
            elif entry.kind is Kind.NAMED:
                found[key] = {name: evil(row, entry.of) for name, row in below.items()}
            else:
                found[key] = evil(below, entry.of)
    return found


def unsafe_in(sent: str) -> list[str]:
    """Return what was sent beyond text that is safe, line ends, and sequences of the program's own."""
    unsafe = {one for one in _SEQUENCE.sub("", sent) if is_unsafe(one) and one not in _LINE_ENDS}
    return sorted(unsafe | {one for one in (TITLE, STRUCK, C1, BIDI) if one in sent})


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def _written(tree: Mapping[str, Any]) -> bytes:
    edits = tuple(Put((key,), value) for key, value in tree.items())
    return f"# {IN_COMMENT}\n{Document('').edited(Batch(edits)).text}# {IN_COMMENT}\n".encode()
