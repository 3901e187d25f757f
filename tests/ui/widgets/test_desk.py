"""Editing in place."""

from decimal import Decimal

import pytest
from textual import events
from textual.timer import Timer

from offer_tui.core import entry
from offer_tui.core.keys import Plain
from offer_tui.core.reading import Misread, Understood
from offer_tui.ui.rows import Choice, Column, Field, Row, line
from offer_tui.ui.widgets.desk import Desk
from offer_tui.ui.widgets.editors import LineEditor, LinesEditor
from offer_tui.ui.widgets.sheet import Sheet
from tests.ui.screen_text import overfull_lines, screen_text
from tests.ui.widgets.bench import Bench, calls_of, type_at_once

SIZES = [(60, 20), (80, 24), (120, 40)]
COLUMNS = (Column("Item", least=18), Column("Offered", least=8, grow=1))
CHANNELS = ("phone", "video", "in person", "e-mail", "text")
NAMES = ("Jo Kim", "Ann Jones", "Bo Reyes", "Kay Park", "Cy Moss", *(f"Person {k}" for k in range(20)))


def no_edit(_: Plain | None) -> None:
    return None


def amount(text: str) -> Understood | Misread:
    return entry.read_amount(text, before=Decimal(165_000))


SALARY = Field("Base salary", "165,000", amount, no_edit, hint="185k, +5k or +4%")
ROLE = Field("Role", "Staff Engineer", entry.read_line, no_edit)
LEVEL = Field("Level", "", entry.read_line, no_edit, hint="as they call it")
NOTES = Field("Notes", "One.\nTwo.", entry.read_lines, no_edit, kind="lines")
CHANNEL = Field(
    "Channel",
    "video",
    entry.read_line,
    no_edit,
    kind="choice",
    choices=tuple(
        Choice(name.replace(" ", "_"), name, "best" if name == "phone" else "") for name in CHANNELS
    ),
)
PERSON = Field(
    "With", "", entry.read_line, no_edit, kind="choice", choices=tuple(Choice(name, name) for name in NAMES)
)


def bench(*fields: Field, above: int = 0, below: int = 0) -> Bench:
    """Return an application with a row for each field, and rows that cannot be chosen around them."""
    rows = [
        Row(field.label, (line(field.label), line(field.text.replace("\n", " "))), field=field)
        for field in fields
    ]
    filler = [
        Row(f"filler {k}", (line(f"other {k}"), line("x" * 300)), selectable=False)
        for k in range(above + below)
    ]
    return Bench(Desk(Sheet(COLUMNS, (*filler[:above], *rows, *filler[above:]))))


def on_screen(app: Bench, text: str) -> str:
    """Return the line of the screen that holds a text."""
    found = [shown for shown in screen_text(app) if text in shown]
    assert found, screen_text(app)
    return found[0]


@pytest.mark.parametrize("size", SIZES)
async def test_an_amount_is_typed_over_and_kept(size: tuple[int, int]) -> None:
    app = bench(SALARY, ROLE)
    async with app.run_test(size=size) as pilot:
        await pilot.press("e")
        assert on_screen(app, "Base salary").startswith("▌ Base salary         165,000")
        assert "= 165,000 (unchanged)" in " ".join(screen_text(app))
        await pilot.press(*"185k")
        assert on_screen(app, "Base salary").startswith("▌ Base salary         185k")
        assert on_screen(app, "= 185,000 (+20,000, +12.1 %)")
        assert overfull_lines(app) == []
        await pilot.press("enter")
        await pilot.pause()
        assert app.kept == [("Base salary", Decimal(185_000))]
        assert "=" not in " ".join(screen_text(app))
        await pilot.press("j")
        assert on_screen(app, "▌").startswith("▌ Role")


async def test_the_note_stands_beside_where_there_is_room_else_below() -> None:
    app = bench(SALARY, ROLE)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("e", *"185k")
        assert screen_text(app)[1].endswith("185k                     = 185,000 (+20,000, +12.1 %)")
        await pilot.resize_terminal(60, 10)
        assert screen_text(app)[1].endswith("185k")
        assert screen_text(app)[2].endswith("= 185,000 (+20,000, +12.1 %)")
        await pilot.resize_terminal(80, 10)
        assert screen_text(app)[2].startswith("  Role                Staff Engineer")


@pytest.mark.parametrize("width", [20, 27, 44, 150])
async def test_an_editor_fits_at_any_width(width: int) -> None:
    app = bench(SALARY, CHANNEL, NOTES, below=3)
    async with app.run_test(size=(width, 12)) as pilot:
        for down in range(3):
            await pilot.press(*["j"] * down, "e", "1")
            assert overfull_lines(app) == []
            await pilot.press("escape", "escape", "g")


async def test_a_misread_keeps_the_editor_open_and_says_what_would_be_right() -> None:
    app = bench(SALARY)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("e", *"much")
        assert on_screen(app, "… a number such as 185k, 185,000 or +4%")
        await pilot.press("enter")
        assert on_screen(app, "✗ a number such as 185k, 185,000 or +4%")
        assert app.kept == []
        await pilot.press("ctrl+u", *"+4%")
        assert on_screen(app, "= 171,600 (+6,600, +4.0 %)")
        await pilot.press("enter")
        await pilot.pause()
        assert app.kept == [("Base salary", Decimal(171_600))]


async def test_escape_drops() -> None:
    app = bench(SALARY)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("e", *"1", "escape")
        await pilot.pause()
        assert app.kept == []
        assert app.told[-1] == ("dropped", "Base salary")
        assert app.focused is app.scroller
        await pilot.press("e", "enter")
        await pilot.pause()
        assert app.kept == [("Base salary", Decimal(165_000))]


async def test_an_empty_field_shows_what_may_be_typed_and_removes_the_value() -> None:
    app = bench(SALARY)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("e", "backspace")
        assert on_screen(app, "185k, +5k or +4%")
        await pilot.press("enter")
        await pilot.pause()
        assert app.kept == [("Base salary", None)]


async def test_keys_typed_ahead_over_a_slow_line_act_in_their_order() -> None:
    app = bench(SALARY, ROLE, LEVEL)
    async with app.run_test(size=(80, 10)) as pilot:
        await type_at_once(
            pilot, "e", *"185k", "enter", "j", "e", *"CTO", "enter", "j", "e", "x", "escape", "k"
        )
        assert app.kept == [("Base salary", Decimal(185_000)), ("Role", "CTO")]
        assert on_screen(app, "▌").startswith("▌ Role")


async def test_no_key_of_the_page_acts_while_an_editor_is_open() -> None:
    app = bench(ROLE, SALARY)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("e", "end", *"jkgGle", "down", "ctrl+d", "tab", "shift+tab")
        assert on_screen(app, "Staff EngineerjkgGle")
        assert on_screen(app, "▌").startswith("▌ Role")
        assert app.told == [("highlighted", "Role")]


async def test_pasted_lines_become_one_and_hidden_characters_are_seen() -> None:
    app = bench(LEVEL)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("e")
        app.post_message(events.Paste("Level\r\n  6,\tstaff\u200b\n"))
        await pilot.pause()
        assert on_screen(app, "Level 6, staff①")
        assert on_screen(app, "① is <U+200B>")
        await pilot.press("backspace", "enter")
        await pilot.pause()
        assert app.kept == [("Level", "Level 6, staff")]


async def test_a_text_with_control_characters_is_safe_to_edit_and_stays_as_it_is() -> None:
    nasty = "a\x1b[31mb\u202ec\x07"
    app = bench(Field("Company", nasty, Understood, no_edit))
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("e")
        assert on_screen(app, "a␛[31mb①c␇")
        await pilot.press("end", "!", "enter")
        await pilot.pause()
        assert app.kept == [("Company", f"{nasty}!")]


async def test_a_line_with_line_ends_opens_the_editor_for_lines() -> None:
    app = bench(Field("Company", "a\nb", Understood, no_edit))
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.press("e")
        assert isinstance(app.focused, LinesEditor)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert app.kept == [("Company", "a\nb")]


async def test_a_long_text_scrolls_in_its_line() -> None:
    app = bench(Field("Role", "word " * 60, entry.read_line, no_edit))
    async with app.run_test(size=(60, 10)) as pilot:
        await pilot.press("e", "end", *"END")
        assert on_screen(app, "Role").endswith("word END")
        assert overfull_lines(app) == []


async def test_a_line_below_the_last_row_goes_above() -> None:
    app = bench(SALARY, above=30)
    async with app.run_test(size=(50, 8)) as pilot:
        await pilot.press("G", "e", *"185k")
        assert screen_text(app)[-1].startswith("▌ Base salary         185k")
        assert "= 185,000" in screen_text(app)[-2]


@pytest.mark.parametrize("size", SIZES)
async def test_a_choice_drops_down_below_its_row(size: tuple[int, int]) -> None:
    app = bench(CHANNEL, ROLE)
    async with app.run_test(size=size) as pilot:
        await pilot.press("e")
        shown = screen_text(app)
        assert shown[1].startswith("▌ Channel             video")
        assert shown[2].split()[-2:] == ["phone", "best"]
        assert on_screen(app, "▌ video")
        await pilot.press("j", "enter")
        await pilot.pause()
        assert app.kept == [("Channel", "in_person")]
        assert app.told == [("highlighted", "Channel")]


async def test_letters_find_a_choice() -> None:
    app = bench(PERSON)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", *"jo")
        # j moves where no search has begun, o begins one that nothing fits.
        assert on_screen(app, "▌ Ann Jones")
        await pilot.press(*"bo")
        assert on_screen(app, "▌ Bo Reyes")
        assert on_screen(app, "find: bo")
        await pilot.press(*"park")
        assert on_screen(app, "▌ Kay Park")
        await pilot.press("down", *"person 1", "8", "enter")
        await pilot.pause()
        assert app.kept == [("With", "Person 18")]


async def test_a_choice_opens_above_where_there_is_more_room() -> None:
    app = bench(CHANNEL, above=12)
    async with app.run_test(size=(60, 14)) as pilot:
        await pilot.press("G", "e")
        shown = screen_text(app)
        assert shown[13].startswith("▌ Channel") or shown[12].startswith("▌ Channel")
        assert any("▌ video" in text for text in shown[:12])
        await pilot.press("escape")
        await pilot.pause()
        assert app.told[-1] == ("dropped", "Channel")


@pytest.mark.parametrize("size", SIZES)
async def test_lines_are_edited_in_a_box_that_says_its_keys(size: tuple[int, int]) -> None:
    app = bench(NOTES, SALARY)
    async with app.run_test(size=size) as pilot:
        await pilot.press("e")
        assert on_screen(app, "Notes · ctrl+s keeps · escape drops")
        assert screen_text(app)[1].startswith("▌ Notes")
        await pilot.press(*"!", "enter", *"Three.", "ctrl+s")
        await pilot.pause()
        assert app.kept == [("Notes", "One.\nTwo.!\nThree.")]


async def test_changed_lines_are_dropped_at_the_second_time_only() -> None:
    app = bench(NOTES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "escape")
        await pilot.pause()
        assert app.told[-1] == ("dropped", "Notes")
        await pilot.press("e", "x", "escape")
        assert on_screen(app, "! The text was changed: escape again drops it, ctrl+s keeps it")
        await pilot.press("y")
        assert on_screen(app, "Notes · ctrl+s keeps · escape drops")
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert app.kept == []
        assert app.told[-2:] == [("dropped", "Notes")] * 2


async def test_lines_that_are_not_understood_stay_open() -> None:
    app = bench(NOTES)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        app.post_message(events.Paste("\x1b[31m\r\nred"))
        await pilot.pause()
        await pilot.press("ctrl+s")
        assert on_screen(app, "✗ text without the control character ␛")
        assert app.kept == []


async def test_bound_keys_are_named_as_they_are_bound() -> None:
    app = bench(NOTES)
    async with app.run_test(size=(80, 24)) as pilot:
        app.set_keymap({"editor.keep": "ctrl+o"})
        await pilot.press("e")
        assert on_screen(app, "Notes · ctrl+o keeps · escape drops")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.kept == [("Notes", "One.\nTwo.")]


async def test_a_row_without_a_field_opens_nothing() -> None:
    app = Bench(Desk(Sheet(COLUMNS, (Row("a", (line("a"),)),))))
    async with app.run_test(size=(80, 24)) as pilot:
        assert isinstance(app.widget, Desk)
        await pilot.press("e")
        assert app.widget.editing is None
        await pilot.press("enter", "escape")
        assert app.kept == []


async def test_an_editor_stays_on_its_row_when_the_rows_change() -> None:
    app = bench(SALARY, ROLE)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.press("j", "e", *"CTO")
        sheet = app.scroller
        assert isinstance(sheet, Sheet)
        sheet.set(COLUMNS, (sheet.rows[0], Row("new", (line("new"),)), sheet.rows[1]))
        await pilot.pause()
        assert screen_text(app)[3].startswith("▌ Role                CTO")


async def test_a_character_paints_the_line_that_is_typed_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet_lines = calls_of(monkeypatch, Sheet, "render_line")
    editor_lines = calls_of(monkeypatch, LineEditor, "render_line")
    app = bench(ROLE, below=10)
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("e", "a")
        sheet_lines.clear()
        editor_lines.clear()
        await pilot.press("b")
        assert sheet_lines == []
        assert {y for _, y in editor_lines} == {0}


async def test_an_open_editor_is_still() -> None:
    app = bench(ROLE, NOTES)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in ("e", "escape", "j", "e"):
            await pilot.press(keys)
            await pilot.pause()
            running = [timer for node in app.query("*") for timer in node._timers if _runs(timer)]
            assert running == []


def _runs(timer: Timer) -> bool:
    return timer._active.is_set()
