"""A person at the keyboard, for tests: presses keys by what the registry says they do, reads the screen."""

import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rich.segment import Segment
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from offer_tui import bundled
from offer_tui.files.directory import Directory
from offer_tui.files.workbook import Workbook
from offer_tui.ui.actions import ACTIONS, Action
from offer_tui.ui.app import OfferApp
from offer_tui.ui.glyphs import CURSOR
from offer_tui.ui.rows import Row
from offer_tui.ui.screens.workbench import Workbench
from tests.ui.screen_text import screen_text

TODAY = date(2026, 11, 21)
NORTHWIND = "northwind-robotics"
HEAD = 'company = "Globex"\nrole = "Engineer"\ncurrency = "USD"\n'
"""The least that an offer's file says."""
SIGNS = ("✗ ", "! ", "i ")
"""What stands before the rows that the guide has something to say of."""
_HOPS = 4
"""So many times a message is passed on at most until all that follows from a key has happened."""


def samples(directory: Path) -> Path:
    """Copy the sample offers into a directory and return it."""
    shutil.copytree(bundled.sample_offers(), directory, dirs_exist_ok=True)
    return directory


@asynccontextmanager
async def opened(
    directory: Path, size: tuple[int, int] = (80, 24), *, home: Path = Path("/home/robin"), editor: str = "vi"
) -> AsyncIterator[Pilot[None]]:
    """Run the program on an offers directory, on the day that all tests are on."""
    app = OfferApp(Workbook(Directory(directory)), today=lambda: TODAY, home=home, editor=editor)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield pilot


def action(action_id: str) -> Action:
    """Return an action of the registry."""
    return next(one for one in ACTIONS if one.id == action_id)


async def press(pilot: Pilot[None], *action_ids: str) -> None:
    """Press the first key that each action has in the active map, one after the other."""
    await keys(pilot, *(workbench(pilot).keymap.keys_of(one)[0] for one in action_ids))


async def keys(pilot: Pilot[None], *names: str) -> None:
    """Press keys, and let everything that follows from each of them happen."""
    for name in names:
        _send(pilot, name)
        await settled(pilot)


async def type_text(pilot: Pilot[None], text: str) -> None:
    """Type into the open editor; what it started with is selected, so it is typed over."""
    for character in text:
        _send(pilot, character)
    await settled(pilot)


async def settled(pilot: Pilot[None]) -> None:
    """Let everything happen that follows from what was done.

    Textual's own `press` and `pause` wait for an idle processor too, which is a hundred times as long.
    """
    for _ in range(_HOPS):
        await pilot.pause(0)
    while pilot.app.is_running and not workbench(pilot).is_open:
        await pilot.pause(0)


async def followed(pilot: Pilot[None]) -> None:
    """Let the program look at its files, as it does every two seconds."""
    workbench(pilot).follow()
    await settled(pilot)


def _send(pilot: Pilot[None], key: str) -> None:
    name = "enter" if key == "\n" else _character_to_key(key) if len(key) == 1 else key
    character = {"space": " ", "enter": "\r"}.get(name, key if len(key) == 1 else None)
    pilot.app.post_message(events.Key(name, character))


async def fill(pilot: Pilot[None], text: str) -> None:
    """Type into the open editor and keep it."""
    await type_text(pilot, text)
    await keys(pilot, "enter")


async def edit(pilot: Pilot[None], row: str, text: str) -> None:
    """Go to a row, type over its value and keep it; a choice is found by its first letters."""
    await go_to(pilot, row)
    await press(pilot, "edit")
    await fill(pilot, text)


async def add(pilot: Pilot[None], what: str) -> None:
    """Add what the page lists; the beginning of its name chooses where there are several."""
    await press(pilot, "add")
    await fill(pilot, what)


async def go_to(pilot: Pilot[None], row: str) -> None:
    """Walk down the page to the row that begins so."""
    await press(pilot, "edge.first")
    rows = [_plain_row(one) for one in workbench(pilot).sheet.rows if one.selectable]
    found = next((number for number, one in enumerate(rows) if one.startswith(row)), None)
    assert found is not None, f"no row {row!r}:\n{text(pilot)}"
    for _ in range(found):
        _send(pilot, workbench(pilot).keymap.keys_of("cursor.down")[0])
    await settled(pilot)
    assert selected(pilot).startswith(row)


def _plain_row(row: Row) -> str:
    cells = row.cells if row.wide is None else (row.wide,)
    return one_spaced(" ".join("".join(span.text for span in cell) for cell in cells))


def selected(pilot: Pilot[None]) -> str:
    """Return the selected row without the cursor, with one blank between its words."""
    rows = [one for one in screen_text(pilot.app) if one.startswith(CURSOR)]
    return _plain(rows[0]) if rows else ""


def text(pilot: Pilot[None]) -> str:
    """Return the whole screen."""
    return "\n".join(screen_text(pilot.app))


def row(pilot: Pilot[None], beginning: str) -> str:
    """Return the first line that begins so, without the cursor, with one blank between its words."""
    lines = [_plain(one) for one in screen_text(pilot.app)]
    found = [one for one in lines if one.startswith(beginning)]
    assert found, f"no line {beginning!r}:\n{text(pilot)}"
    return found[0]


def panel(pilot: Pilot[None]) -> str:
    """Return what the panel shows, as one line without the blanks that lay it out."""
    place = workbench(pilot).panel.region
    lines = screen_text(pilot.app)[place.y : place.bottom]
    return one_spaced(" ".join(cropped(one, place.x, place.right) for one in lines))


def _plain(line: str) -> str:
    """Return a line without the cursor or the sign before it and the mark for more lines after it."""
    return one_spaced((line[2:] if line[:2] in SIGNS else line.lstrip(CURSOR)).rstrip("▴▾↕"))


def one_spaced(text: str) -> str:
    """Return a text with one blank between its words."""
    return " ".join(text.split())


def cropped(line: str, start: int, end: int) -> str:
    """Return the cells of a line from one column to another."""
    cut = Segment.split_cells
    return cut(cut(Segment(line.ljust(end)), end)[0], start)[1].text


def message(pilot: Pilot[None]) -> str:
    """Return the message above the keys; nothing while that line shows the next step or advice."""
    return bottom(pilot) if workbench(pilot).said else ""


def bottom(pilot: Pilot[None]) -> str:
    """Return the line above the keys."""
    return screen_text(pilot.app)[-2].strip()


def workbench(pilot: Pilot[None]) -> Workbench:
    """Return the screen that everything happens on, below a dialog that may be open."""
    bench = pilot.app.screen_stack[0]
    assert isinstance(bench, Workbench)
    return bench


def offer_file(directory: Path, slug: str = NORTHWIND) -> Path:
    """Return an offer's file."""
    return directory / "offers" / f"{slug}.toml"


PLACES: dict[str, tuple[str, ...]] = {
    "home": (),
    "package": ("page.package",),
    "fit": ("page.fit",),
    "priorities": ("page.priorities",),
    "strategy": ("page.strategy",),
    "rounds": ("page.rounds",),
    "decision": ("page.decision",),
    "a payment": ("page.package", "> Signing bonus", "open"),
    "a grant": ("page.package", "> Stock", "open"),
    "a benefit": ("page.package", "> 401(k)", "open"),
    "a priority": ("page.priorities", "open"),
    "a person": ("page.strategy", "> Dana", "open"),
    "a round": ("page.rounds", "open"),
    "an ask": ("page.rounds", "cursor.down", "open"),
    "packages": ("page.priorities", "bundles"),
    "a call sheet": ("page.rounds", "call"),
    "a letter": ("page.decision", "> Priya Nair", "letter"),
    "profile": ("you",),
    "a goal": ("you", "open"),
    "problems": ("problems",),
    "help": ("help",),
    "text": ("text",),
}
"""Every kind of page, and the way there from an offer's row on the list: actions, and rows to go to."""
BENCHES = [place for place in PLACES if place not in ("help", "text")]
"""Those that are no text to read."""


async def visit(pilot: Pilot[None], place: str, offer: str = "Northwind") -> None:
    """Go from the list of offers to a page, of the offer whose company begins so."""
    await go_to(pilot, offer)
    for step in PLACES[place]:
        if step.startswith("> "):
            await go_to(pilot, step.removeprefix("> "))
        else:
            await press(pilot, step)


def lend_terminal(
    monkeypatch: pytest.MonkeyPatch, runs: Callable[[], None] = lambda: None
) -> list[list[str]]:
    """Let commands run in name only, and `runs` instead of them; return what was run."""
    ran: list[list[str]] = []

    def run(words: list[str], **_: object) -> None:
        ran.append(words)
        runs()

    @contextmanager
    def suspended(_: App[Any]) -> Iterator[None]:
        yield

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(App, "suspend", suspended)
    return ran
