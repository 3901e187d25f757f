"""Help teaches: on every page its purpose, the guide's advice, its signs and keys, the useful part first."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from offer_tui.core.actions import PAGE_IDS
from offer_tui.core.guide.advice import RULES
from offer_tui.core.keymap import DEFAULT, MAPS, KeyMap, key_map
from offer_tui.ui.actions import OFFER_PAGES
from offer_tui.ui.rows import Line
from offer_tui.ui.screens.help import help_lines
from offer_tui.ui.screens.page_help import PAGE_HELP, rules_of, signs_of
from tests.ui.driving import (
    go_to,
    keys,
    one_spaced,
    opened,
    press,
    samples,
    text,
    visit,
)

FROM_HOME = {"compare": ("compare",)}
PLACES_OF = {
    **{page: page for page in (*OFFER_PAGES, "home", "problems", "profile")},
    "record": "an ask",
    "call": "a call sheet",
    "letter": "a letter",
    "bundles": "packages",
}
"""A place of each page that shows one."""


def plain(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(span.text for span in line) for line in lines]


async def open_page(pilot: Pilot[None], page: str) -> None:
    """Go to a page of a sample."""
    if page in PLACES_OF:
        await visit(pilot, PLACES_OF[page])
    elif page == "compare":
        await press(pilot, "compare")
    else:
        await visit(pilot, "package")
        await press(pilot, page)


def test_every_page_has_its_help() -> None:
    assert set(PAGE_HELP) == set(PAGE_IDS)


@pytest.mark.parametrize("page", PAGE_IDS)
async def test_the_first_screenful_says_what_the_page_is_for_and_what_matters_on_it(
    page: str, tmp_path: Path
) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await open_page(pilot, page)
        await press(pilot, "help")
        shown = one_spaced(text(pilot))
        path = ("rounds", 0, "asks", 0) if page == "record" else ()
        assert text(pilot).splitlines()[2].strip() == PAGE_HELP[page].purpose
        for code in rules_of(page, path):
            assert f"{RULES[code].sentence} {code}" in shown
        for sentence in PAGE_HELP[page].besides:
            assert sentence in shown
        for sign, meaning in signs_of(page):
            assert one_spaced(f"{sign} {meaning}") in shown
        assert text(pilot).splitlines()[-1].startswith(" j k scroll ")


@pytest.mark.parametrize("page", PAGE_IDS)
def test_a_page_has_two_to_five_short_sentences_of_advice(page: str) -> None:
    said = [*(RULES[code].sentence for code in rules_of(page, ("rounds", 0, "asks", 0)))]
    said += PAGE_HELP[page].besides
    assert 2 <= len(said) <= 5
    assert max(map(len, said)) < 150
    assert len(set(said)) == len(said)


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (("people", 0), ["N08", "N09"]),
        (("research", 1), ["N15"]),
        (("rounds", 0), ["N13", "N10"]),
        (("rounds", 0, "asks", 2), ["N14", "N16", "N17"]),
        (("strategy", "limit", 0), ["N18"]),
        (("package", "grant", 0), ["N03"]),
        (("current_job", "grant", 0), []),
    ],
)
def test_the_advice_on_an_entry_is_that_of_the_innermost_table_it_lies_in(
    path: tuple[str | int, ...], codes: list[str]
) -> None:
    said = plain(help_lines("record", path, 200, DEFAULT))
    assert [line.rpartition("  ")[2] for line in said if line.rpartition("  ")[2] in RULES] == codes


@pytest.mark.parametrize("keymap", [key_map(name) for name in MAPS], ids=list(MAPS))
@pytest.mark.parametrize("page", PAGE_IDS)
@pytest.mark.parametrize("width", [56, 76, 116])
def test_names_stay_in_their_column_and_texts_in_theirs(page: str, width: int, keymap: KeyMap) -> None:
    lines = plain(help_lines(page, (), width, keymap))
    table = [line for line in lines[lines.index("On this page") :] if line.startswith("  ")]
    assert len(table) > 20
    assert max(map(len, table)) <= width
    assert {line[20] for line in table} == {" "}


async def test_help_of_an_entry_says_what_can_be_typed_before_its_keys(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "an ask")
        await press(pilot, "help")
        shown = one_spaced(text(pilot))
        assert "185k 185,000 1.2m amounts; +5k and +4% count from what is there" in shown
        assert "24 nov fri +3d dates; also tomorrow and 2026-11-24" in shown
        assert "first letters in a list, go to the choice that begins so" in shown


async def test_help_on_a_small_screen_scrolls_to_its_end_and_back(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (60, 20)) as pilot:
        await visit(pilot, "fit")
        await press(pilot, "help")
        first = text(pilot)
        assert "How closely the job serves your career goals." in first
        await keys(pilot, "G")
        assert "On every page" in text(pilot)
        assert "cut for want of room" in text(pilot)
        await keys(pilot, "g")
        assert text(pilot) == first
        await keys(pilot, "q")
        assert "FIT" in text(pilot)


async def test_what_a_page_has_for_itself_stands_before_what_is_the_same_everywhere(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), (80, 120)) as pilot:
        await visit(pilot, "fit")
        await press(pilot, "help")
        lines = [line.strip() for line in text(pilot).splitlines()]
        order = [
            lines.index(title)
            for title in ("On this page", "Rating", "Editing", "Pages", "Moving", "Program")
        ]
        assert order == sorted(order)


def test_help_names_the_keys_of_the_active_map() -> None:
    vim = plain(help_lines("home", (), 76, key_map("vim")))
    assert any(line.split()[:2] == ["o", "a"] and "Add what the page lists" in line for line in vim)
    default = plain(help_lines("home", (), 76, DEFAULT))
    assert not any(line.split()[:2] == ["o", "a"] for line in default)


async def test_a_missed_must_have_is_told_apart_without_colour(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await go_to(pilot, "Hooli")
        await press(pilot, "page.fit")
        assert "must-have missed" in text(pilot).replace("no must-have missed", "")
        assert [line for line in text(pilot).splitlines() if "✗" in line and "█" in line]


def test_more_keys_than_their_column_holds_go_on_below_each_other() -> None:
    keymap = key_map("default", {"undo": ("u", "U", "f1", "f2", "f3", "f4", "f5", "f6")})
    lines = plain(help_lines("home", (), 76, keymap))
    first = next(number for number, line in enumerate(lines) if "Undo the last edit" in line)
    assert lines[first].startswith("  u U f1 f2 f3 f4 f5 Undo the last edit")
    assert lines[first + 1].rstrip() == "  f6"
