"""Keys that are the same everywhere: back, help, palette, editor, text, clipboard, finding, quitting."""

from pathlib import Path

import pytest

from offer_tui.ui import actions
from offer_tui.ui.trail import HOME
from tests.ui.driving import (
    action,
    fill,
    go_to,
    keys,
    lend_terminal,
    message,
    offer_file,
    one_spaced,
    opened,
    press,
    row,
    samples,
    selected,
    settled,
    text,
    type_text,
    visit,
    workbench,
)


async def test_q_leads_back_step_by_step_and_quits_at_home(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "an ask")
        assert row(pilot, "Northwind").startswith("Northwind Robotics › Round 1, Base salary")
        await keys(pilot, "q")
        assert workbench(pilot).trail.page_id == "rounds"
        assert selected(pilot).startswith("Base salary 165,000 → 185,000")
        await keys(pilot, "h")
        assert workbench(pilot).trail.page_id == HOME
        assert selected(pilot).startswith("Northwind")
        await keys(pilot, "q")
        assert not pilot.app.is_running or pilot.app._exit


@pytest.mark.parametrize("place", ["home", "a grant", "text"])
async def test_ctrl_q_quits_from_anywhere(place: str, tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, place)
        await keys(pilot, "ctrl+q")
        assert pilot.app._exit


@pytest.mark.parametrize("place", ["home", "package", "fit", "profile"])
async def test_help_lists_every_key_of_the_page(place: str, tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (80, 120)) as pilot:
        await visit(pilot, place)
        before, page = selected(pilot), workbench(pilot).trail.page_id
        await press(pilot, "help")
        shown = text(pilot)
        for one in actions.on_page(page):
            if not one.id.startswith("rate."):
                assert f"  {' '.join(actions.key_name(key) for key in one.keys)} " in shown, one.id
                assert one.help in one_spaced(shown)
        assert ("Rate the goal, from 0 to 10" in shown) is (page == "fit")
        await keys(pilot, "q")
        assert selected(pilot) == before


async def test_the_footer_names_keys_of_the_page_that_work(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (160, 30)) as pilot:
        await visit(pilot, "fit")
        footer = text(pilot).splitlines()[-1]
        for shown in ("enter evidence", "0-9 x rate", "a add", "w weight", "m must-have", "? keys"):
            assert shown in footer


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("place", ["home", *actions.OFFER_PAGES])
async def test_the_footer_shows_keys_whole_or_not_at_all(place: str, width: int, tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (160, 24)) as pilot:
        await visit(pilot, place)
        *every, last = text(pilot).splitlines()[-1].split()
        await pilot.resize_terminal(width, 24)
        await settled(pilot)
        *shown, narrow_last = text(pilot).splitlines()[-1].split()
        assert narrow_last == last == "keys"
        assert shown.pop() == every.pop() == "?"
        assert 4 <= len(shown) <= len(every)
        assert shown == every[: len(shown)]


async def test_the_palette_lists_actions_and_runs_one(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (80, 40)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "palette")
        await pilot.pause(0.3)
        shown = text(pilot)
        assert action("page.fit").help in shown
        assert action("undo").help not in shown  # there is nothing to undo
        await type_text(pilot, "how well the job")
        await pilot.pause(0.5)
        await keys(pilot, "enter")
        await pilot.pause(0.3)
        assert workbench(pilot).trail.page_id == "fit"


async def test_the_palette_opens_an_offer_and_changes_the_theme(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (80, 40)) as pilot:
        await keys(pilot, ":")
        await pilot.pause(0.3)
        await type_text(pilot, "open hooli")
        await pilot.pause(0.5)
        await keys(pilot, "enter")
        await pilot.pause(0.3)
        assert row(pilot, "Hooli").startswith("Hooli · Senior Staff Engineer")
        await keys(pilot, "ctrl+p")
        await pilot.pause(0.3)
        await type_text(pilot, "theme: light")
        await pilot.pause(0.5)
        await keys(pilot, "enter")
        await pilot.pause(0.3)
        assert pilot.app.theme == "light"


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        ("vi", ["vi", "+{line}", "{file}"]),
        ("emacs -nw", ["emacs", "-nw", "+{line}", "{file}"]),
        ("code --wait", ["code", "--wait", "{file}:{line}"]),
    ],
)
async def test_the_editor_opens_the_file_at_the_row(
    editor: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = offer_file(samples(tmp_path))
    lines = file.read_text(encoding="utf-8").splitlines()
    line = lines.index("raise_percent = 3") + 1
    ran = lend_terminal(monkeypatch)
    async with opened(tmp_path, editor=editor) as pilot:
        await visit(pilot, "package")
        await go_to(pilot, "Raise")
        await press(pilot, "editor")
    assert ran == [[word.format(line=line, file=file) for word in words]]


async def test_what_the_editor_wrote_is_shown_when_it_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = offer_file(samples(tmp_path))

    def written() -> None:
        found = file.read_text(encoding="utf-8")
        file.write_text(found.replace("base_salary = 165_000", "base_salary = 170_000"), encoding="utf-8")

    lend_terminal(monkeypatch, written)
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await press(pilot, "editor")
        assert selected(pilot).startswith("Base salary 170,000")


async def test_an_editor_that_is_not_there_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise FileNotFoundError(2, "No such file or directory")

    lend_terminal(monkeypatch, missing)
    async with opened(samples(tmp_path), editor="vj") as pilot:
        await press(pilot, "editor")
        wanted = "✗ vj could not be started: No such file or directory; set EDITOR to yours"
        assert message(pilot) == wanted


async def test_a_terminal_that_cannot_be_lent_is_said(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await press(pilot, "editor")
        assert message(pilot) == "✗ this terminal cannot be lent to an editor"


async def test_text_shows_the_file_at_the_row_and_q_leads_back(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "fit")
        await go_to(pilot, "Colleagues")
        before = text(pilot)
        await press(pilot, "text")
        assert "[fit.learn-from-others]" in text(pilot)
        await press(pilot, "edge.first")
        assert text(pilot).splitlines()[2].strip() == "1  format = 1"
        await press(pilot, "edge.last")
        assert text(pilot).splitlines()[-2].endswith("date = 2026-11-13")
        await press(pilot, "cursor.up", "scroll.half_up", "scroll.up")
        assert "date = 2026-11-13" not in text(pilot)
        await keys(pilot, "q")
        assert text(pilot) == before


async def test_text_of_a_broken_file_is_shown_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    file.write_bytes(b"company = \xff\xfe\x1b[2J\n")
    async with opened(tmp_path) as pilot:
        await press(pilot, "edge.first")
        while not selected(pilot).startswith("✗"):
            await press(pilot, "cursor.down")
        await press(pilot, "text")
        assert "company = ��␛[2J" in text(pilot)


async def test_a_value_and_a_page_are_sent_to_the_clipboard(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "copy_value")
        assert pilot.app.clipboard == "165,000"
        assert message(pilot) == "sent to the terminal's clipboard: 165,000"
        await press(pilot, "copy_summary")
        assert pilot.app.clipboard.startswith("Base salary  165,000")
        assert "Target bonus  15 % → 24,750" in pilot.app.clipboard


async def test_save_says_that_all_is_saved(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await press(pilot, "save")
        assert message(pilot).startswith("all is saved already")


async def test_a_row_is_found_again_in_both_directions(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "fit")
        await press(pilot, "find_again.next")
        assert message(pilot) == "! nothing to find yet: / asks for it"
        await press(pilot, "find")
        await fill(pilot, "people")
        assert selected(pilot).startswith("Lead without managing people")
        await press(pilot, "find")
        await fill(pilot, "THAT")
        assert selected(pilot).startswith("A mission that I can")
        await press(pilot, "find_again.next")
        assert selected(pilot).startswith("A pager that stays")
        await press(pilot, "find_again.before", "find_again.before")
        assert selected(pilot).startswith("Work that")
        await press(pilot, "find")
        await fill(pilot, "no such thing")
        assert message(pilot) == "! “no such thing” is in no row of this page"


async def test_ctrl_c_says_how_to_quit(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await keys(pilot, "ctrl+c")
        assert "ctrl+q quits at once" in message(pilot)
