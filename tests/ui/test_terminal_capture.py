"""Everything that reaches the terminal while somebody else's hostile offers are looked at from all sides."""

import argparse
import contextlib
from pathlib import Path

import pytest

from offer_tui.__main__ import main
from offer_tui.cli.parser import parser
from offer_tui.ui.actions import OFFER_PAGES
from tests.hostile import BIDI, C1, EVIL, IN_NAME, STRUCK, TITLE, hostile_directory, unsafe_in
from tests.ui.driving import action
from tests.ui.pty_session import PtySession

PICTURED = "␛[9;31;45mPWN"
"""How hostile text looks once it is safe."""
HOME, READER, PALETTE = "Year 1  Stage", "j k scroll", "Search for commands"
TODAY = ("--today", "2026-11-21")
_SENT = {"enter": "\r", "tab": "\t", "ctrl+p": "\x10"}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return hostile_directory(tmp_path / IN_NAME)


class Walk:
    """A person who goes from page to page, and looks at each until it is painted."""

    def __init__(self, session: PtySession) -> None:
        self._session = session

    def press(self, name: str, *shown: str) -> None:
        """Press the key of an action; see `send`."""
        key = action(name).keys[0]
        self.send(_SENT.get(key, key), *shown)

    def send(self, keys: str, *shown: str) -> None:
        """Type, and wait until the screen shows the texts; without any, until it is another one."""
        before = self._session.text
        self._session.send(keys)
        self._session.wait_until(
            lambda: (
                all(one in self._session.text for one in shown)
                and bool(shown or self._session.text != before)
            ),
            f"{shown} after {keys!r}",
        )

    def down(self, rows: int) -> None:
        """Go down row by row: the panel shows what there is to say of each."""
        for _ in range(rows):
            self.press("cursor.down")


def test_nothing_hostile_reaches_the_terminal_on_any_page(directory: Path, home: Path) -> None:
    environment = {"OFFER_TUI_STATE_DIR": str(home / "state")}
    # Textual's own driver: it sends all that is painted, and moves the cursor by nothing but sequences.
    arguments: list[str | Path] = ["--dir", directory, *TODAY, "--driver", "stock"]
    with PtySession(arguments, size=(130, 40), environment=environment) as session:
        session.wait_for(HOME, "northwind", PICTURED)
        walk = Walk(session)
        _look_at_the_list(walk)
        _look_at_all_pages(walk)
        _look_at_letters(walk)
        _look_at_editors(walk)
        session.send("\x11")
        assert session.ended(10) == 0
    sent = session.output.decode("utf-8", "backslashreplace")
    assert sent.count(PICTURED) > 300
    assert unsafe_in(sent) == []


def _look_at_the_list(walk: Walk) -> None:
    """Look at the list, broken files and their text, the palette, the help, yourself and a comparison."""
    walk.down(1)
    walk.press("problems", "F02", PICTURED)
    walk.press("back", HOME)
    walk.press("text", READER, PICTURED)
    walk.press("back", HOME)
    walk.down(3)
    walk.press("text", READER, "northwind", "<U+202E>")
    walk.press("back", HOME)
    walk.press("palette", PALETTE)
    walk.send("open", "Open north")
    walk.send("\x1b", HOME)
    walk.press("help", "Help", READER)
    walk.press("back", HOME)
    walk.press("you", "You", PICTURED)
    walk.down(3)
    walk.press("open", "Must-have from", PICTURED)
    walk.press("back", "for all offers")
    walk.press("back", HOME)
    walk.press("compare", "What would change", PICTURED)
    walk.down(3)
    walk.press("open", READER, PICTURED)
    walk.press("back", "What would change")
    walk.press("picture.next")
    walk.press("back", HOME)


def _look_at_all_pages(walk: Walk) -> None:
    """Look at each page of an offer, at some of its rows one by one, and at what can be opened from them."""
    walk.press("edge.first")
    walk.press("page.package", "OFFER", PICTURED)
    walk.press("back", HOME)
    walk.press("edge.last")
    for page in OFFER_PAGES:
        walk.press(f"page.{page}", "northwind", PICTURED)
        walk.down(2)
    walk.press("problems", "F08", PICTURED)
    walk.press("back", "Decided on")
    walk.press("page.package", "OFFER")
    for _ in range(3):
        walk.press("picture.next")
    walk.press("page.priorities", "PRIORITIES")
    walk.press("open", "Worth", PICTURED)
    walk.press("back", "Weights by rank")
    walk.press("bundles", "Worth to you")
    walk.press("back", "Weights by rank")
    walk.press("page.rounds", "ROUNDS")
    walk.press("open", "Channel", PICTURED)
    walk.press("back", "they gave")
    walk.press("call", "y granted", PICTURED)
    for _ in range(2):
        walk.press("next_ask.next")
    walk.press("back", "they gave")


def _look_at_letters(walk: Walk) -> None:
    """Look at letters in the program's words, after a hostile template, after a broken one, and a draft."""
    walk.press("page.decision", "DECISION")
    for number in range(4):
        walk.press("letter", "Ask for time")
        for _ in range(number):
            walk.send("j")
        walk.send("\r", "y copy", PICTURED)
        walk.press("back", "Decided on")


def _look_at_editors(walk: Walk) -> None:
    """Open a text of one line and one of several, copy a value and a page, find a row."""
    walk.press("page.package", "OFFER")
    walk.press("edge.last")
    walk.press("copy_value", "clipboard", PICTURED)
    walk.press("copy_summary", "rows of this page")
    walk.press("edit", "① is <U+009B>")
    walk.send("\x1b", "Base salary")
    walk.press("page.fit", "FIT")
    walk.press("edit", "① is <U+009B>")
    walk.send("\x1b", "Career goal")
    walk.press("find")
    walk.send("PWN\r")


COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "list": ((), ("--json",)),
    "show": (("northwind",), ("globex", "--json"), (IN_NAME,), (IN_NAME,)),
    "vest": (("northwind",), ("northwind", "--csv"), (IN_NAME, "--json")),
    "compare": ((), ("northwind", IN_NAME, "--json"), ("northwind", IN_NAME)),
    "check": ((), ("--json",), ("--no-guide",), (IN_NAME,)),
    "rules": ((),),
    "rule": ((), ("N13",), (IN_NAME,)),
    "call-sheet": (("northwind",), ("northwind", "--markdown"), (IN_NAME,)),
    "letter": (
        *(("northwind", kind) for kind in ("ask-time", "accept", "decline")),
        ("northwind", "decline", "--call-script"),
        ("northwind", "thanks", "--to", "priya"),
        ("northwind", "thanks", "--to", IN_NAME),
        ("northwind", "accept", "--because", IN_NAME),
        ("northwind", IN_NAME),
    ),
    "brief": (("northwind",), (IN_NAME,), ("northwind", "--redact")),
    "new": ((IN_NAME, IN_NAME), ("Acme", "Engineer", "--currency", IN_NAME), ("Acme", "Engineer")),
    "trash": (
        (),
        ("--json",),
        ("restore", f"a{IN_NAME}"),
        ("restore", IN_NAME),
        ("empty",),
        ("empty", "--yes"),
    ),
    "schema": ((), (IN_NAME,), ("--write", "--directive", IN_NAME)),
    "get": (("northwind", "company"), ("northwind", IN_NAME), (IN_NAME, "company")),
    "set": (("northwind", "notes", EVIL), ("northwind", IN_NAME, "1"), (IN_NAME, "company", "x")),
    "status": ((),),
    "research": (("northwind",), ("northwind", "--json"), (IN_NAME,)),
    "rename": (("northwind", IN_NAME), (IN_NAME, "new-name"), ("globex", "northwind")),
    "archive": ((), ("--list",), (IN_NAME,), ("globex",)),
    "restore": ((IN_NAME,), (f"a{IN_NAME}",)),
    "import": ((IN_NAME,),),
    "export": tuple((kind, "northwind") for kind in ("ics", "csv", "md", "html", "json")),
    "diff": (("northwind",), (IN_NAME, IN_NAME)),
    "merge-driver": ((IN_NAME, IN_NAME, IN_NAME, IN_NAME),),
    "git": (("setup",), (IN_NAME,)),
    "completion": (("bash",), ("--offers",), (IN_NAME,)),
    "doctor": ((),),
    "man": ((),),
    "path": ((), (IN_NAME,)),
    "demo": ((), (IN_NAME,)),
}
"""What is given to each command: an offer, the hostile name of one, or a hostile name of nothing."""


def test_every_command_is_looked_at() -> None:
    commands = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    assert set(commands.choices) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_prints_anything_hostile(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    directory = hostile_directory(tmp_path / "workbook")
    pictured = 0
    for arguments in (*COMMANDS[command], ("--today", IN_NAME)):
        capsys.readouterr()
        with contextlib.suppress(SystemExit):  # argparse leaves so
            main([command, "--dir", str(directory), *TODAY, *arguments])
        said = capsys.readouterr()
        assert said.out + said.err
        assert unsafe_in(said.out + said.err) == []
        assert "\x1b" not in said.out + said.err
        pictured += (said.out + said.err).count(PICTURED)
    assert pictured


def test_the_capture_would_tell() -> None:
    for hostile in (TITLE, STRUCK, C1, BIDI, EVIL, "a\u200bb", "\x07", "\x1b]52;c;?\x07", "\x9d"):
        assert unsafe_in(f"\x1b[?25l\x1b[1;1Htext {hostile} text") != []
    assert unsafe_in("\x1b[?1049h\x1b[38;2;1;2;3mAcme ␛[31m é 東京\x1b[0m\r\n\x1b]52;c;YQ==\x07") == []
