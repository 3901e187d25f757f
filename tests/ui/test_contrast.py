"""Text can be read in every theme and state, measured on what is painted."""

import re
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from rich.color import ColorType
from rich.style import Style
from textual.pilot import Pilot

from offer_tui.core.colours import READABLE, contrast
from offer_tui.files.directory import Directory
from offer_tui.ui.rows import Tone
from tests.ui.driving import PLACES, go_to, keys, opened, press, samples, settled, visit, workbench

THEMES = ("dark", "light", "high-contrast", "colour-blind")
LEAST = {"high-contrast": 7.0}
NO_TEXT = re.compile(r"[\s\u2500-\u259f]*")
"""Blanks, lines, blocks and bars, whose meaning stands beside them as text."""


def texts(pilot: Pilot[None]) -> Iterator[tuple[str, Style]]:
    """Yield the words on the screen with the style that they are painted in."""
    for strip in pilot.app.screen._compositor.render_strips(pilot.app.size):
        for segment in strip:
            if segment.style is not None and not NO_TEXT.fullmatch(segment.text):
                yield segment.text.strip(), segment.style


def faint(pilot: Pilot[None], least: float) -> set[tuple[str, float]]:
    """Return the words that are harder to read than that."""
    found = set()
    for text, style in texts(pilot):
        front, back = (style.bgcolor, style.color) if style.reverse else (style.color, style.bgcolor)
        assert front is not None
        assert back is not None
        assert front.triplet is not None, text
        assert back.triplet is not None, text
        ratio = contrast(front.triplet, back.triplet)
        if ratio < least or style.dim:
            found.add((text, round(ratio, 2)))
    return found


async def states(pilot: Pilot[None]) -> AsyncIterator[str]:
    """Go through the pages, with the keys in sheet and panel, and everything that lies over them."""
    bench = workbench(pilot)
    for place in PLACES:
        await visit(pilot, place)
        yield place
        if len(pilot.app.screen_stack) > 1:
            await press(pilot, "back")
        else:
            bench.panel.focus()
            await settled(pilot)
            yield f"{place}, in the panel"
            bench.sheet.focus()
        while bench.trail.places:
            await press(pilot, "back")
    for tone in Tone:
        bench.say(f"said in {tone}", tone)
        await settled(pilot)
        yield f"said in {tone}"
    await visit(pilot, "package")
    await press(pilot, "edit")
    yield "a field, all of it selected"
    await keys(pilot, "x")
    yield "a field with a mistake"
    await keys(pilot, "enter")
    yield "a field whose text was refused"
    await keys(pilot, "escape")
    await go_to(pilot, "Notes")
    await press(pilot, "edit")
    await keys(pilot, "a", "shift+left")
    yield "a field of several lines, some of it selected"
    await keys(pilot, "escape", "escape")
    await press(pilot, "add")
    yield "a list to choose from"
    await keys(pilot, "escape")
    await press(pilot, "palette")
    await pilot.pause(0.3)
    yield "the palette"
    await keys(pilot, "down")
    yield "the palette, a row further"
    await keys(pilot, "escape")


async def conflict(pilot: Pilot[None], directory: Path) -> None:
    """Let somebody else change what is being edited."""
    offer = directory / "offers/northwind-robotics.toml"

    await go_to(pilot, "Base salary")
    await press(pilot, "edit")
    text = offer.read_text(encoding="utf-8")
    offer.write_text(text.replace("base_salary = 165_000", "base_salary = 175_000"), encoding="utf-8")
    await keys(pilot, *"185000", "enter")


@pytest.mark.parametrize("theme", THEMES)
async def test_every_text_can_be_read(theme: str, tmp_path: Path) -> None:
    directory = Directory(samples(tmp_path))
    directory.settings_path.write_text(f'theme = "{theme}"\n')
    least = LEAST.get(theme, READABLE)
    found = {}
    async with opened(tmp_path, (110, 30)) as pilot:
        assert pilot.app.theme == theme
        async for state in states(pilot):
            if hard := faint(pilot, least):
                found[state] = hard
        await conflict(pilot, tmp_path)
        assert len(pilot.app.screen_stack) > 1
        if hard := faint(pilot, least):
            found["a question between two values"] = hard
    assert found == {}


async def test_the_terminals_theme_paints_in_the_terminals_colours_alone(tmp_path: Path) -> None:
    Directory(samples(tmp_path)).settings_path.write_text('theme = "terminal"\n')
    allowed = {ColorType.DEFAULT, ColorType.STANDARD}
    async with opened(tmp_path, (110, 30)) as pilot:
        async for state in states(pilot):
            for text, style in texts(pilot):
                used = {one.type for one in (style.color, style.bgcolor) if one is not None}
                assert used <= allowed, (state, text)
                # One colour of two is the terminal's own: nobody knows how the others go together.
                default = [
                    one is None or one.type is ColorType.DEFAULT for one in (style.color, style.bgcolor)
                ]
                assert any(default), (state, text)
