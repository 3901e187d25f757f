"""The emulator shows what a terminal would show."""

from benchmarks.terminal.emulator import Emulator


def shown(*chunks: bytes, columns: int = 10, lines: int = 3) -> list[str]:
    emulator = Emulator(columns, lines)
    for chunk in chunks:
        emulator.feed(chunk)
    return emulator.text.split("\n")


def test_text_that_was_cut_inside_a_character_and_a_sequence() -> None:
    assert shown(b"a\xc3", b"\xa9\x1b[2;", b"3Hx") == ["aé", "  x", ""]


def test_a_repeated_character() -> None:
    assert shown(b"ab\x1b[3bc") == ["abbbbc", "", ""]


def test_titles_and_questions_leave_nothing_on_the_screen() -> None:
    assert shown(b"\x1b]0;title\x07\x1bP+q544e\x1b\\\x1b[>0q\x1b[?2026$p\x1b[>1uok") == ["ok", "", ""]


def test_lines_scroll_inside_their_region() -> None:
    written = b"one\r\ntwo\r\nsix"
    assert shown(written, b"\x1b[1;2r\x1b[S") == ["two", "", "six"]
    assert shown(written, b"\x1b[1;2r\x1b[T") == ["", "one", "six"]


def test_the_alternate_screen_starts_empty() -> None:
    assert shown(b"shell", b"\x1b[?1049h\x1b[Happ") == ["app", "", ""]


def test_colours_with_colons_are_colours() -> None:
    emulator = Emulator(4, 1)
    emulator.feed(b"\x1b[4:3;38:2::255:0:16mx")
    cell = emulator.cells[0][0]
    assert (cell.data, cell.fg, cell.underscore) == ("x", "ff0010", True)


def test_nothing_is_painted_until_the_frame_is_complete() -> None:
    emulator = Emulator(10, 3)
    emulator.feed(b"\x1b[?2026htext")
    assert not emulator.painted
    emulator.feed(b"\x1b[?2026l")
    assert emulator.painted


def test_blanks_are_nothing_to_see() -> None:
    emulator = Emulator(10, 3)
    emulator.feed(b"\x1b[44m     \x1b[0m")
    assert not emulator.painted


def test_cells_do_not_change_with_what_comes_later() -> None:
    emulator = Emulator(2, 1)
    before = emulator.cells
    emulator.feed(b"x")
    assert [cell.data for cell in before[0]] == [" ", " "]
    assert [cell.data for cell in emulator.cells[0]] == ["x", " "]
