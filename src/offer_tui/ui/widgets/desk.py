"""A sheet on which rows are edited in place."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size, Spacing
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.message import Message
from textual.widget import Widget

from offer_tui.core.keys import Plain
from offer_tui.core.reading import Misread
from offer_tui.core.records import dataclass
from offer_tui.ui.rows import Line, Row, Span, Tone
from offer_tui.ui.widgets.sheet import GUTTER, Sheet

if TYPE_CHECKING:
    from offer_tui.ui.widgets.editors import ChoiceEditor, LineEditor, LinesEditor, Note

Editor: TypeAlias = "LineEditor | LinesEditor | ChoiceEditor"
Keep: TypeAlias = Callable[[Row, Plain | None], Awaitable[None]]
Drop: TypeAlias = Callable[[], Awaitable[None]]


class _OverSheet(Layout):
    """The sheet takes all; an editor and its note lie where the desk says."""

    name = "over-sheet"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002, FBT001, FBT002 - Textual's signature
    ) -> ArrangeResult:
        places = parent.laid(size) if isinstance(parent, Desk) else {}
        return [
            WidgetPlacement(places.get(child, size.region), Offset(), Spacing(), child) for child in children
        ]


@dataclass(slots=True)
class _Editing:
    """What is being edited."""

    row: Row
    keep: "Keep | None"
    drop: "Drop | None"
    editor: Editor
    note: "Note"
    cell: Offset
    """Where the cell was last seen."""
    refused: bool = False
    """Whether what is typed was tried and is not understood."""
    warned: bool = False
    """Whether the next escape drops changed text."""


class Desk(Widget):
    """A sheet, and over it the editor that a row needs; at most one is open.

    Enter, or ctrl+s in a text of several lines, keeps what was typed when it makes sense; escape drops it.
    These two are bound before all other keys of the page, so that keys typed ahead act in their order.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "keep", "Keep", id="editor.keep", priority=True, show=False),
        Binding("escape", "drop", "Drop", id="editor.drop", priority=True, show=False),
    ]
    DEFAULT_CSS = """
    Desk { width: 1fr; height: 1fr; }
    """
    _LAYOUT = _OverSheet()

    class Committed(Message):
        """A value was kept; None removes what was there."""

        def __init__(self, desk: "Desk", row: Row, value: Plain | None) -> None:
            super().__init__()
            self.desk, self.row, self.value = desk, row, value

        @property
        def control(self) -> "Desk":
            """The desk."""
            return self.desk

    class Dropped(Message):
        """An editor was closed and nothing kept."""

        def __init__(self, desk: "Desk", row: Row) -> None:
            super().__init__()
            self.desk, self.row = desk, row

        @property
        def control(self) -> "Desk":
            """The desk."""
            return self.desk

    def __init__(self, sheet: Sheet | None = None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.sheet = sheet or Sheet()
        """The sheet that is edited on."""
        self._editing: _Editing | None = None
        self._laid: dict[Widget, Region] = {}

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        yield self.sheet

    @property
    def layout(self) -> Layout:
        """The arrangement of the editor over the sheet."""
        return self._LAYOUT

    @property
    def editing(self) -> Row | None:
        """The row that is being edited."""
        return self._editing.row if self._editing else None

    @property
    def typed(self) -> str:
        """What is typed in the open editor so far; nothing where something is chosen, or none is open."""
        return self._editing.editor.typed if self._editing else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """Allow the keys of an editor while one is open."""
        return self._editing is not None if action in ("keep", "drop") else True

    async def edit(self, row: Row, keep: Keep | None = None, drop: Drop | None = None) -> bool:
        """Open the editor for a row of the sheet; tell whether it is open now.

        Await this in the action of a key, so that the keys typed after it reach the editor. `keep` and `drop`
        are awaited when it closes, before the next key acts: a message would come after keys typed ahead.
        """
        if row.field is None or self._editing is not None:
            return False
        # Imported when the first is opened: a program starts faster without its editors.
        from offer_tui.ui.widgets.editors import ChoiceEditor, LineEditor, LinesEditor, Note  # noqa: PLC0415

        editor: Editor
        if row.field.kind == "choice":
            editor = ChoiceEditor(row.field)
        elif row.field.kind == "lines" or "\n" in row.field.text:
            editor = LinesEditor(row.field)
        else:
            editor = LineEditor(row.field)
        self.sheet.move_to(row.id)
        self._editing = _Editing(row, keep, drop, editor, Note(wrap=True), Offset(GUTTER, 0))
        self._update()
        with self.app.batch_update():  # one frame, not one for each step
            await self.mount(editor, self._editing.note)
            # Neither tab nor a click leads to the sheet while an editor lies over it.
            self.sheet.can_focus = False
            self.screen.set_focus(editor)
        return True

    async def action_keep(self) -> None:
        """Close the editor and keep what was typed, unless it is not understood."""
        editing = self._editing
        if editing is None:
            return
        await _typed_out(editing.editor)
        read = editing.editor.read()
        if isinstance(read, Misread):
            editing.refused = True
            self._update()
            return
        await self._close()
        self.post_message(self.Committed(self, editing.row, read.value))
        if editing.keep is not None:
            await editing.keep(editing.row, read.value)

    async def action_drop(self) -> None:
        """Close the editor and keep nothing; a text that somebody wrote is dropped at the second time."""
        editing = self._editing
        if editing is None:
            return
        await _typed_out(editing.editor)
        if editing.editor.would_be_lost and not editing.warned:
            editing.warned = True
            self._update()
            return
        await self._close()
        self.post_message(self.Dropped(self, editing.row))
        if editing.drop is not None:
            await editing.drop()

    async def _close(self) -> None:
        editing, self._editing = self._editing, None
        if editing is not None:
            with self.app.batch_update():
                self.sheet.can_focus = True
                self.screen.set_focus(self.sheet)
                await self.remove_children([editing.editor, editing.note])

    def on_resize(self) -> None:
        """Keep the editor over its row."""
        self._lay_out()

    def on_input_changed(self, message: Message) -> None:
        """Say how the line is understood now."""
        self._typed(message)

    def on_text_area_changed(self, message: Message) -> None:
        """Take a warning back when somebody goes on writing."""
        self._typed(message)

    def on_choice_editor_changed(self, message: Message) -> None:
        """Show what is searched for."""
        self._typed(message)

    def on_sheet_moved(self, message: Sheet.Moved) -> None:
        """Keep the editor over its row."""
        message.stop()
        self._lay_out()

    def on_sheet_highlighted(self, message: Sheet.Highlighted) -> None:
        """Keep the moves in a list of choices from the page."""
        if message.sheet is not self.sheet:
            message.stop()

    async def on_sheet_opened(self, message: Sheet.Opened) -> None:
        """Keep the choice that was clicked."""
        if message.sheet is not self.sheet:
            message.stop()
            await self.action_keep()

    def _typed(self, message: Message) -> None:
        message.stop()
        if self._editing is not None:
            self._editing.refused = self._editing.warned = False
            self._update()

    def _update(self) -> None:
        """Write the note anew, and lay out what does not fit any more."""
        if self._editing is None:
            return
        keys = self._key("editor.keep"), self._key("editor.drop")
        if self._editing.warned:
            drop = f" ! The text was changed: {keys[1]} again drops it, {keys[0]} keeps it"
            note: Line = (Span(drop, Tone.WARN),)
        else:
            note = self._editing.editor.note(refused=self._editing.refused, keys=keys)
        self._editing.note.lines = (note,)
        self._lay_out()

    def _key(self, binding_id: str) -> str:
        """Return a key as the person has bound it, the last of several: the one that no editor takes."""
        bindings = self.screen.active_bindings.items()
        return ([key for key, active in bindings if active.binding.id == binding_id] or [""])[-1]

    def _lay_out(self) -> None:
        """Lay the editor out again where it is no longer in its place."""
        if self._editing is None:
            return
        row = self._editing.row
        place = self.sheet.place(row.id, row.column)
        if place is not None:
            # A list lies under a question, an input behind it.
            under = row.wide is not None and row.field is not None and row.field.kind == "choice"
            self._editing.cell = Offset(GUTTER, place.y) if under else place.offset
        if self._editing.editor.is_mounted and self.places(self.size) != self._laid:
            self._editing.editor.refresh(layout=True, repaint=False)

    def laid(self, size: Size) -> dict[Widget, Region]:
        """Return the places of all that lies over the sheet, and remember that they are taken."""
        self._laid = self.places(size)
        return self._laid

    def places(self, size: Size) -> dict[Widget, Region]:
        """Return where the editor and its note lie on a desk of this size; nothing when none is open."""
        if self._editing is None:
            return {}
        editor, note = self._editing.editor, self._editing.note
        line: Line = note.lines[0] if note.lines else ()
        places = editor.places(size, self._editing.cell, line)
        return dict(zip((editor, note), places, strict=True))


async def _typed_out(editor: Widget) -> None:
    """Wait until an editor has taken the keys that were typed before the present one."""
    done = asyncio.Event()
    if editor.call_later(done.set):
        await done.wait()
