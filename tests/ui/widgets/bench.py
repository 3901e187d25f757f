"""A bare application around one widget, with the keys that a page would bind to it."""

from collections.abc import Callable
from typing import ClassVar

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.pilot import Pilot
from textual.widget import Widget

from offer_tui.core.keys import Plain
from offer_tui.ui.rows import Row
from offer_tui.ui.widgets.desk import Desk
from offer_tui.ui.widgets.scroller import Scroller
from offer_tui.ui.widgets.sheet import Sheet


class Bench(App[object]):
    """Shows a widget, moves in it by keys, and writes down what it posts."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move('cursor', 1)", priority=True),
        Binding("k,up", "move('cursor', -1)", priority=True),
        Binding("ctrl+d,pagedown", "move('page', 0.5)", priority=True),
        Binding("ctrl+u,pageup", "move('page', -0.5)", priority=True),
        Binding("g", "move('edge', 'first')", priority=True),
        Binding("G", "move('edge', 'last')", priority=True),
        Binding("l", "open", priority=True),
        Binding("e", "edit", priority=True),
    ]

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.told: list[tuple[str, str]] = []
        self.kept: list[tuple[str, Plain | None]] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def on_mount(self) -> None:
        self.scroller.focus()

    @property
    def scroller(self) -> Scroller:
        found = self.widget.sheet if isinstance(self.widget, Desk) else self.widget
        assert isinstance(found, Scroller)
        return found

    def action_move(self, how: str, much: float | str) -> None:
        getattr(self.scroller, f"action_{how}")(much)

    def action_open(self) -> None:
        assert isinstance(self.scroller, Sheet)
        self.scroller.action_open()

    async def action_edit(self) -> None:
        assert isinstance(self.widget, Desk)
        assert isinstance(self.scroller, Sheet)
        assert self.scroller.row
        await self.widget.edit(self.scroller.row)

    def _tell(self, what: str, row: Row) -> None:
        self.told.append((what, row.id))

    def on_sheet_highlighted(self, message: Sheet.Highlighted) -> None:
        self._tell("highlighted", message.row)

    def on_sheet_opened(self, message: Sheet.Opened) -> None:
        self._tell("opened", message.row)

    def on_desk_committed(self, message: Desk.Committed) -> None:
        self.kept.append((message.row.id, message.value))

    def on_desk_dropped(self, message: Desk.Dropped) -> None:
        self._tell("dropped", message.row)

    def on_input_changed(self, message: Message) -> None:
        raise AssertionError(message)


async def type_at_once(pilot: Pilot[object], *keys: str) -> None:
    """Send keys as a slow line delivers them: all in one piece."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await pilot.pause()
    await pilot.pause()


def calls_of(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[tuple[object, ...]]:
    """Write down what a method is called with from now on; it goes on working."""
    calls: list[tuple[object, ...]] = []
    method: Callable[..., object] = getattr(owner, name)

    def called(*args: object, **named: object) -> object:
        calls.append(args)
        return method(*args, **named)

    monkeypatch.setattr(owner, name, called)
    return calls
