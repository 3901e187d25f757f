"""The panel of text."""

import pytest
from textual import events
from textual.geometry import Region

from offer_tui.ui.rows import Span, Tone, line
from offer_tui.ui.widgets.lines import Lines
from tests.ui.screen_text import overfull_lines, screen_text
from tests.ui.widgets.bench import Bench, calls_of

FORTY = tuple(line(f"line {number}") for number in range(1, 41))


async def test_lines_scroll_by_keys_and_say_where_there_is_more() -> None:
    app = Bench(Lines(FORTY))
    async with app.run_test(size=(20, 10)) as pilot:
        shown = screen_text(app)
        assert shown[0] == "line 1"
        assert shown[9] == "line 10            ▾"
        await pilot.press("j", "j", "k")
        assert screen_text(app)[0] == "line 2             ▴"
        await pilot.press("ctrl+d")
        assert screen_text(app)[0].startswith("line 6 ")
        await pilot.press("G")
        assert screen_text(app)[0] == "line 31            ▴"
        assert screen_text(app)[9] == "line 40"
        await pilot.press("j", "g", "k")
        assert screen_text(app)[0] == "line 1"


async def test_what_is_too_long_is_cut() -> None:
    app = Bench(Lines((line("a sentence that does not fit"), line("東京東京東京東京東京東京"))))
    async with app.run_test(size=(20, 4)):
        assert screen_text(app) == ["a sentence that do…", "東京東京東京東京東…", "", ""]
        assert overfull_lines(app) == []


async def test_a_panel_wraps_at_words_and_again_at_another_width() -> None:
    app = Bench(Lines((line("a sentence that does not fit"), line("end")), wrap=True))
    async with app.run_test(size=(20, 4)) as pilot:
        assert screen_text(app) == ["a sentence that", "does not fit", "end", ""]
        await pilot.resize_terminal(12, 5)
        assert screen_text(app) == ["a sentence", "that does", "not fit", "end", ""]


async def test_a_panel_as_high_as_its_text_grows_with_it() -> None:
    class Panel(Lines):
        DEFAULT_CSS = "Panel { height: auto; max-height: 4; }"

    panel = Panel((line("short"),), wrap=True)
    app = Bench(panel)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        assert panel.size.height == 1
        panel.lines = (line("a sentence that does not fit"),)
        await pilot.pause()
        assert (panel.size.height, screen_text(app)[:3]) == (2, ["a sentence that", "does not fit", ""])
        panel.lines = FORTY
        await pilot.pause()
        assert (panel.size.height, screen_text(app)[3]) == (4, "line 4             ▾")


async def test_nothing_from_a_file_reaches_the_terminal_as_a_command() -> None:
    app = Bench(Lines((line("\x1b[2J[/]\u202e[red]", "\n\x9b"),)))
    async with app.run_test(size=(40, 2)):
        assert screen_text(app)[0] == "␛[2J[/]<U+202E>[red]␊<U+009B>"


async def test_only_the_lines_that_changed_are_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = Lines(FORTY)
    app = Bench(lines)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        regions = calls_of(monkeypatch, lines, "refresh")
        lines.lines = (*FORTY[:3], line("other"), *FORTY[4:20], line("out of sight"), *FORTY[21:])
        await pilot.pause()
        assert regions == [(Region(0, 3, 40, 1),)]
        assert screen_text(app)[2:5] == ["line 3", "other", "line 5"]


async def test_fewer_lines_leave_nothing_behind() -> None:
    lines = Lines(FORTY)
    app = Bench(lines)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("G")
        lines.lines = FORTY[:2]
        await pilot.pause()
        assert screen_text(app) == ["line 1", "line 2", *[""] * 8]


@pytest.mark.parametrize("theme", ["textual-light", "nord", "ansi-dark"])
async def test_tones_are_told_apart_and_follow_the_theme(theme: str) -> None:
    lines = Lines(tuple((Span(tone.value, tone),) for tone in Tone))
    app = Bench(lines)
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.pause()
        before = [str(lines.render_line(y)._segments[0].style) for y in range(len(Tone))]
        app.theme = theme
        await pilot.pause()
        styles = [str(lines.render_line(y)._segments[0].style) for y in range(len(Tone))]
        assert all(style != was for style, was in zip(styles, before, strict=True))
        good, warn, bad = (styles[list(Tone).index(tone)] for tone in (Tone.GOOD, Tone.WARN, Tone.BAD))
        assert len({styles[0], good, warn, bad}) == 4


async def test_the_wheel_scrolls() -> None:
    app = Bench(Lines(FORTY))
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot._post_mouse_events([events.MouseScrollDown], offset=(1, 1))
        await pilot.pause()
        assert screen_text(app)[0].startswith("line 4 ")
