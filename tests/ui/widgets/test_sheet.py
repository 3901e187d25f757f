"""The sheet of rows."""

import pytest
from textual.geometry import Region

from offer_tui.ui.rows import Column, Row, Span, Tone, line
from offer_tui.ui.widgets.sheet import Sheet
from tests.ui.screen_text import overfull_lines, screen_text
from tests.ui.widgets.bench import Bench, calls_of

COLUMNS = (
    Column("Item", least=8, grow=1),
    Column("Offered", align="right", least=7),
    Column("Remark", least=8, hide=1),
)


def row(name: str, amount: str = "1,000", remark: str = "a remark") -> Row:
    return Row(name, (line(name), line(amount), line(Span(remark, Tone.MUTED))))


def rows(*names: str) -> tuple[Row, ...]:
    return tuple(row(name) for name in names)


HEADING = Row("heading", wide=line(Span("Rewards", Tone.STRONG)), selectable=False)
FEW = (row("base", "165,000"), row("bonus", "24,750"), HEADING, row("stock", "240,000"))
MANY = tuple(row(f"row {number}") for number in range(1, 101))


def cursor_line(app: Bench) -> str:
    return next(text for text in screen_text(app) if text.startswith("▌"))


async def test_rows_stand_in_columns_under_their_titles() -> None:
    app = Bench(Sheet(COLUMNS, FEW))
    async with app.run_test(size=(40, 6)):
        assert screen_text(app) == [
            "  Item                Offered  Remark",
            "▌ base                165,000  a remark",
            "  bonus                24,750  a remark",
            "  Rewards",
            "  stock               240,000  a remark",
            "",
        ]


async def test_a_column_hides_where_there_is_no_room_and_comes_back() -> None:
    app = Bench(Sheet(COLUMNS, FEW))
    async with app.run_test(size=(24, 6)) as pilot:
        assert screen_text(app)[:2] == ["  Item          Offered", "▌ base          165,000"]
        await pilot.resize_terminal(60, 6)
        assert screen_text(app)[0].endswith("Remark")


@pytest.mark.parametrize("width", [1, 2, 3, 10, 20, 21, 33, 60, 80, 120, 200])
async def test_every_line_is_as_wide_as_the_screen(width: int) -> None:
    strange = Row("x", (line("東京\u0301\x1b\u200b e\u0301🙂" * 9), line("1\n2"), line("[/]")))
    app = Bench(Sheet(COLUMNS, (strange, HEADING, *FEW)))
    async with app.run_test(size=(width, 6)) as pilot:
        await pilot.press("j", "j")
        assert overfull_lines(app) == []


async def test_the_cursor_passes_over_what_cannot_be_chosen() -> None:
    app = Bench(Sheet(COLUMNS, (HEADING, *FEW)))
    async with app.run_test(size=(40, 8)) as pilot:
        assert cursor_line(app).startswith("▌ base")
        await pilot.press("j", "down")
        assert cursor_line(app).startswith("▌ stock")
        await pilot.press("j", "k")
        assert cursor_line(app).startswith("▌ bonus")
        assert app.told == [("highlighted", name) for name in ("base", "bonus", "stock", "bonus")]


async def test_opening_tells_the_row() -> None:
    app = Bench(Sheet(COLUMNS, FEW))
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("j", "l")
        assert app.told[-1] == ("opened", "bonus")


async def test_a_move_paints_two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet(COLUMNS, MANY)
    app = Bench(sheet)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        painted = calls_of(monkeypatch, sheet, "render_line")
        await pilot.press("j")
        assert painted == [(1,), (2,)]
        assert screen_text(app)[1:3] == [
            "  row 1" + " " * 57 + "1,000  a remark",
            "▌ row 2" + " " * 57 + "1,000  a remark",
        ]


async def test_other_rows_paint_only_what_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet(COLUMNS, MANY)
    app = Bench(sheet)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        regions = calls_of(monkeypatch, sheet, "refresh")
        sheet.set(COLUMNS, (*MANY[:4], row("row 5", "2,000"), *MANY[5:50], row("row 51", "3"), *MANY[51:]))
        await pilot.pause()
        assert regions == [(Region(0, 5, 80, 1),)]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_the_cursor_stays_in_sight(size: tuple[int, int]) -> None:
    app = Bench(Sheet(COLUMNS, MANY))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*["j"] * size[1])
        assert cursor_line(app).startswith(f"▌ row {size[1] + 1} ")
        await pilot.press("G")
        assert screen_text(app)[-1].startswith("▌ row 100 ")
        await pilot.press("ctrl+u")
        assert cursor_line(app).startswith(f"▌ row {100 - round((size[1] - 2) / 2)} ")
        await pilot.press("g")
        assert screen_text(app)[1].startswith("▌ row 1 ")
        assert screen_text(app)[-1].endswith("▾")


async def test_what_stands_before_the_first_and_after_the_last_row_can_be_seen() -> None:
    notes = tuple(Row(f"note {k}", wide=line(f"note {k}"), selectable=False) for k in range(20))
    app = Bench(Sheet((Column(""),), (HEADING, *FEW, *notes)))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("G", "j", "j")
        shown = screen_text(app)
        await pilot.press(*["j"] * 30)
        assert shown != screen_text(app)
        assert screen_text(app)[-1] == "  note 19"
        await pilot.press("g")
        assert screen_text(app)[0] == "  Rewards"


async def test_the_cursor_stays_on_its_row_whatever_changes() -> None:
    sheet = Sheet(COLUMNS, rows("a", "b", "c", "d"))
    app = Bench(sheet)
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.press("j", "j")
        sheet.set(COLUMNS, rows("x", "y", "d", "c", "b"))
        await pilot.pause()
        assert cursor_line(app).startswith("▌ c")
        sheet.set(COLUMNS, rows("x", "y", "d", "b"))
        await pilot.pause()
        assert cursor_line(app).startswith("▌ b")
        sheet.set(COLUMNS, rows("x", "d"))
        await pilot.pause()
        assert cursor_line(app).startswith("▌ d")
        sheet.set(COLUMNS, rows("new"))
        await pilot.pause()
        assert cursor_line(app).startswith("▌ new")


async def test_an_empty_sheet_says_so_and_remembers_where_it_was() -> None:
    sheet = Sheet(COLUMNS, rows("a", "b", "c"), empty=(line("No offers yet."), line("a adds one.")))
    app = Bench(sheet)
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.press("j")
        sheet.set(COLUMNS, ())
        await pilot.press("j", "l", "G", "g", "ctrl+d")
        assert screen_text(app)[:3] == ["  No offers yet.", "  a adds one.", ""]
        sheet.set(COLUMNS, rows("z", "a", "b", "c"))
        await pilot.pause()
        assert cursor_line(app).startswith("▌ b")


async def test_move_to_goes_to_a_row_that_can_be_chosen() -> None:
    sheet = Sheet(COLUMNS, (*MANY, HEADING))
    app = Bench(sheet)
    async with app.run_test(size=(40, 8)) as pilot:
        assert sheet.move_to("row 60")
        await pilot.pause()
        assert cursor_line(app).startswith("▌ row 60 ")
        assert not sheet.move_to("heading")
        assert not sheet.move_to("no such row")
        assert cursor_line(app).startswith("▌ row 60 ")


async def test_the_place_of_a_cell() -> None:
    sheet = Sheet(COLUMNS, MANY)
    app = Bench(sheet)
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        assert sheet.place("row 2", 1) == Region(22, 2, 7, 1)
        assert sheet.place("row 60", 1) is None
        assert sheet.place("no such row", 1) is None
        await pilot.resize_terminal(24, 8)
        assert sheet.place("row 2", 2) == Region(16, 2, 0, 1)


async def test_ten_thousand_rows_paint_only_what_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    painted = calls_of(monkeypatch, Sheet, "paint")
    app = Bench(Sheet(COLUMNS, tuple(row(f"row {number}") for number in range(10_000))))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("G")
        assert cursor_line(app).startswith("▌ row 9999 ")
        assert len({index for _, index in painted}) <= 2 * 24


async def test_a_click_moves_and_a_second_one_opens() -> None:
    app = Bench(Sheet(COLUMNS, FEW))
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.click(offset=(5, 2))
        assert cursor_line(app).startswith("▌ bonus")
        await pilot.click(offset=(5, 3))
        assert cursor_line(app).startswith("▌ bonus")
        await pilot.click(offset=(5, 2), times=2)
        assert app.told[-1] == ("opened", "bonus")


async def test_the_row_of_the_cursor_is_marked_more_clearly_while_the_sheet_has_the_focus() -> None:
    sheet = Sheet(COLUMNS, FEW)
    app = Bench(sheet)
    async with app.run_test(size=(40, 8)) as pilot:
        await pilot.pause()
        focused = str(sheet.render_line(1)._segments[0].style)
        app.screen.set_focus(None)
        await pilot.pause()
        assert str(sheet.render_line(1)._segments[0].style) != focused
        assert cursor_line(app).startswith("▌ base")
