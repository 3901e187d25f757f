"""Each kind of editor, opened and used by keys."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.ui.driving import (
    PLACES,
    edit,
    fill,
    go_to,
    keys,
    message,
    offer_file,
    opened,
    press,
    row,
    samples,
    selected,
    text,
    type_text,
    visit,
    workbench,
)
from tests.ui.screen_text import overfull_lines


@dataclass(frozen=True)
class Case:
    """A field of the sample offer: what is typed, how it is understood, and what the file says then."""

    place: str
    row: str
    typed: str
    understood: str
    written: str
    wrong: str
    remedy: str


CASES = {
    "money": Case(
        "package",
        "Base salary",
        "185k",
        "= 185,000 (+20,000, +12.1 %)",
        "base_salary = 185_000",
        "much",
        "a number such as 185k, 185,000 or +4%",
    ),
    "a change of money": Case(
        "package",
        "Signing bonus",
        "+4%",
        "= 26,000 (+1,000, +4.0 %)",
        "amount = 26_000",
        "25 EUR",
        "an amount in USD",
    ),
    "bonus": Case(
        "package",
        "Target bonus",
        "17.5%",
        "= 17.5 % of base",
        "target_bonus_percent = 17.5",
        "some %",
        "a number such as 185k, 185,000 or +4%",
    ),
    "percent": Case(
        "package",
        "Raise",
        "3.5%",
        "= 3.5 % (+0.5)",
        "raise_percent = 3.5",
        "300",
        "from -100 to 100; this is 300 %",
    ),
    "number": Case(
        "a grant",
        "Shares",
        "5k",
        "= 5,000 (+200, +4.2 %)",
        "shares = 5_000",
        "many",
        "a number such as 185k, 185,000 or +4%",
    ),
    "whole number": Case(
        "a grant",
        "Cliff",
        "6 months",
        "= 6 months (-6)",
        "cliff_months = 6",
        "6.5",
        "a whole number such as 6",
    ),
    "date": Case(
        "package",
        "Reply by",
        "fri",
        "= Fri 27 Nov 2026 (in 6 days)",
        "reply_by = 2026-11-27",
        "31 nov",
        "",
    ),
    "one line": Case("package", "Level", "L7", "", 'level = "L7"', "", ""),
    "currency": Case(
        "package",
        "Currency",
        "eur",
        "= EUR",
        'currency = "EUR"',
        "euros",
        "three letters such as USD or EUR",
    ),
    "short name": Case(
        "a person",
        "Short name",
        "dana-r",
        "",
        'id = "dana-r"',
        "dana r",
        "letters, digits, - and _ alone",
    ),
    "figure of an item": Case(
        "a priority",
        "Desired",
        "+5k",
        "= 190,000 (+5,000, +2.7 %)",
        "desired = 190_000",
        "a lot",
        "a number such as 185k, 185,000 or +4%",
    ),
}


async def open_field(pilot: Pilot[None], case: Case) -> None:
    """Go to the field of a case and open it."""
    await visit(pilot, case.place)
    await go_to(pilot, case.row)
    await press(pilot, "edit")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
async def test_what_is_typed_is_explained_then_kept(case: Case, tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_text(encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await open_field(pilot, case)
        await type_text(pilot, case.typed)
        assert case.understood in text(pilot)
        assert file.read_text(encoding="utf-8") == before
        await keys(pilot, "enter")
        assert workbench(pilot).desk.editing is None
    old, new = before.splitlines(), file.read_text(encoding="utf-8").splitlines()
    assert len(old) == len(new)
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert [other.partition("#")[0].strip() for _, other in changed] == [case.written]
    assert [one.partition("#")[2] for one, _ in changed] == [other.partition("#")[2] for _, other in changed]


@pytest.mark.parametrize("case", [one for one in CASES.values() if one.wrong], ids=lambda one: one.row)
async def test_what_is_not_understood_stays_open_with_its_remedy(case: Case, tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_bytes()
    async with opened(tmp_path) as pilot:
        await open_field(pilot, case)
        await type_text(pilot, case.wrong)
        assert f"… {case.remedy}" in text(pilot)
        await keys(pilot, "enter")
        assert f"✗ {case.remedy}" in text(pilot)
        assert workbench(pilot).desk.editing is not None
        assert case.wrong in selected(pilot)
        assert file.read_bytes() == before
        await keys(pilot, "escape")
        assert workbench(pilot).desk.editing is None
        assert file.read_bytes() == before
        await press(pilot, "edit")
        await fill(pilot, case.typed)
        assert case.written in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
async def test_escape_drops_what_was_typed(case: Case, tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before, when = file.read_bytes(), file.stat().st_mtime_ns
    async with opened(tmp_path) as pilot:
        await visit(pilot, case.place)
        await go_to(pilot, case.row)
        shown = selected(pilot)
        await press(pilot, "edit")
        await type_text(pilot, case.typed)
        assert selected(pilot) != shown
        await keys(pilot, "escape")
        assert selected(pilot) == shown
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, when)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
async def test_a_value_that_is_kept_as_it_is_writes_nothing(case: Case, tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before, when = file.read_bytes(), file.stat().st_mtime_ns
    async with opened(tmp_path) as pilot:
        await open_field(pilot, case)
        await keys(pilot, "enter")
        assert message(pilot) == ""
        await press(pilot, "undo")
        assert message(pilot) == "! nothing to undo yet"
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (before, when)


async def test_an_emptied_field_takes_the_key_away(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await go_to(pilot, "Raise")
        await press(pilot, "edit")
        await keys(pilot, "backspace")
        assert "3%" not in selected(pilot)
        await keys(pilot, "enter")
        assert selected(pilot) == "Raise –"
        assert "raise_percent" not in file.read_text(encoding="utf-8").partition("[[package.one_off]]")[0]


async def test_company_cannot_be_emptied(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_bytes()
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await go_to(pilot, "Company")
        await press(pilot, "edit")
        await keys(pilot, "backspace", "enter")
        assert "✗ this cannot be empty" in text(pilot)
        await keys(pilot, "escape")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("place", "name", "typed", "written"),
    [
        ("package", "Status", ("with", "withdrawn"), 'status = "withdrawn"'),
        ("a round", "Channel", ("in", "in person"), 'channel = "in_person"'),
        ("a round", "With", ("pri", "Priya Nair"), 'with = "priya"'),
        ("a priority", "Item", ("vac", "Vacation days"), 'item = "vacation_days"'),
        ("a person", "Made offer", ("no", "no"), "made_offer = false"),
        ("an ask", "Their limit", ("bud", "budget"), 'limit = "budget"'),
    ],
    ids=["status", "choice", "person", "item", "flag", "limit"],
)
async def test_a_choice_is_found_by_its_letters(
    place: str, name: str, typed: tuple[str, str], written: str, tmp_path: Path
) -> None:
    letters, shown = typed
    file = offer_file(samples(tmp_path))
    before = file.read_text(encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await visit(pilot, place)
        await go_to(pilot, name)
        await press(pilot, "edit")
        await type_text(pilot, letters)
        assert f"find: {letters}" in text(pilot)
        assert f"▌ {shown}" in text(pilot)
        await keys(pilot, "enter")
        assert message(pilot).endswith(f"→ {shown}")
    old, new = before.splitlines(), file.read_text(encoding="utf-8").splitlines()
    assert [one for one, before in zip(new, old, strict=True) if one != before] == [written]


async def test_a_choice_is_found_by_arrows_and_dropped_by_escape(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_bytes()
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await go_to(pilot, "Status")
        await press(pilot, "edit")
        await keys(pilot, "down", "down", "escape")
        assert selected(pilot) == "Status negotiating"
        assert file.read_bytes() == before
        await press(pilot, "edit")
        await keys(pilot, "k", "enter")
        assert selected(pilot) == "Status considering"


async def test_text_of_many_lines_keeps_them_and_is_not_dropped_unasked(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_text(encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await go_to(pilot, "Notes")
        await press(pilot, "edit")
        await keys(pilot, "escape")
        assert workbench(pilot).desk.editing is None
        await press(pilot, "edit")
        await type_text(pilot, "\nAsk about the bonus.")
        await keys(pilot, "escape")
        assert "The text was changed: escape again drops it, ctrl+s keeps it" in text(pilot)
        assert file.read_text(encoding="utf-8") == before
        await keys(pilot, "ctrl+s")
        assert message(pilot) == "Notes changed"
    after = file.read_text(encoding="utf-8")
    assert after == before.replace('on 3 December."""', 'on 3 December.\nAsk about the bonus."""')


async def test_a_list_of_texts_is_one_a_line_and_of_names_only_known_ones(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "strategy")
        await go_to(pilot, "Value points")
        await press(pilot, "edit")
        await type_text(pilot, "\nSpeak German.")
        await keys(pilot, "ctrl+s")
        assert '    "Speak German.",\n]' in file.read_text(encoding="utf-8")
        await go_to(pilot, "Protocol names")
        await press(pilot, "edit")
        await type_text(pilot, "\nbob")
        await keys(pilot, "ctrl+s")
        assert "✗ bob is none of dana, priya, tom" in text(pilot)
        await keys(pilot, *["backspace"] * 3)
        await type_text(pilot, "tom")
        await keys(pilot, "ctrl+s")
        assert 'protocol_people = ["dana", "priya", "tom"]' in file.read_text(encoding="utf-8")


async def test_a_bonus_is_an_amount_or_a_share_and_the_other_key_goes(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Target bonus", "24k")
        found = file.read_text(encoding="utf-8")
        assert "target_bonus = 24_000\n" in found
        assert "target_bonus_percent" not in found
        assert selected(pilot) == "Target bonus 24,000"
        await edit(pilot, "Target bonus", "15%")
        assert "target_bonus_percent = 15\n" in file.read_text(encoding="utf-8")
        await press(pilot, "undo", "undo")
        assert found != file.read_text(encoding="utf-8")
    assert file.read_bytes() == offer_file(samples(tmp_path / "again")).read_bytes()


async def test_keys_of_the_page_are_letters_while_a_field_is_open(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await edit(pilot, "Level", "quidJKux: OFPSRD?zT!")
        assert 'level = "quidJKux: OFPSRD?zT!"' in file.read_text(encoding="utf-8")
        assert workbench(pilot).trail.page_id == "package"


async def test_keys_typed_ahead_act_in_their_order(tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "package")
        await type_text(pilot, "e180k\njje16%\nF8jx")
        found = file.read_text(encoding="utf-8")
        assert "base_salary = 180_000" in found
        assert "target_bonus_percent = 16" in found
        assert "[fit.lead-without-managing]\nrating = 10" in found


async def test_a_field_is_left_open_while_the_screen_changes_its_size(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "package")
        await press(pilot, "edit")
        await type_text(pilot, "18")
        await pilot.resize_terminal(120, 40)
        await type_text(pilot, "5k\n")
        assert row(pilot, "Base salary").startswith("Base salary 185,000")


@pytest.mark.parametrize("place", PLACES)
async def test_every_field_of_a_page_opens_and_is_dropped_without_a_trace(place: str, tmp_path: Path) -> None:
    file = offer_file(samples(tmp_path))
    before = file.read_bytes(), (tmp_path / "profile.toml").read_bytes()
    async with opened(tmp_path) as pilot:
        await visit(pilot, place)
        if place in ("help", "text"):
            return
        bench = workbench(pilot)
        await press(pilot, "edge.first")
        for one in [one for one in bench.sheet.rows if one.selectable]:
            assert bench.sheet.row is not None
            assert bench.sheet.row.id == one.id
            if one.field is not None:
                await press(pilot, "edit")
                assert bench.desk.editing is not None
                assert overfull_lines(pilot.app) == []
                await keys(pilot, "escape")
                assert bench.desk.editing is None
            await press(pilot, "cursor.down")
    assert (file.read_bytes(), (tmp_path / "profile.toml").read_bytes()) == before


async def test_a_share_counts_from_the_offer_while_nothing_is_there(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "priorities")
        await press(pilot, "open")
        await press(pilot, "cursor.down", "drop")
        await edit(pilot, "Desired", "+10%")  # of the 165,000 that were offered
    assert "desired = 181_500" in offer_file(tmp_path).read_text(encoding="utf-8")
