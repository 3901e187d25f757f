"""The call sheet: one screen, one hand, one key for each answer."""

from pathlib import Path

from tests.ui.driving import (
    fill,
    go_to,
    keys,
    message,
    offer_file,
    opened,
    panel,
    press,
    row,
    samples,
    selected,
    text,
    visit,
)
from tests.ui.test_guide import READY, ROUND, directory, file
from tests.ui.test_typed_ahead import burst

PLANNED = '[[rounds]]\ndate = 2026-11-23\nplanned = true\nchannel = "video"\n'
TOOK_PLACE = '[[rounds]]\ndate = 2026-11-21\nchannel = "video"\n'


async def test_the_sheet_of_the_next_round_fits_one_screen(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), size=(80, 24)) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call")
        shown = text(pilot)
        assert "With Dana Ruiz, HR partner, can decide" in shown
        assert "▌ 1. Could the base salary be $178,000 instead of $175,000?" in shown
        assert "For them: Nobody is above anybody: internal equity is kept." in shown
        assert "  2. Could the stock grant be $285,000 instead of $270,000?" in shown
        assert "Lever: If internal equity is the limit: stock, $270,000 → $285,000." in panel(pilot)
        assert "Stop: Below $260,000 in year one" in panel(pilot)
        assert "Ask for whatever they agree to in writing." in panel(pilot)
        assert row(pilot, "They want you") == (
            "They want you to join and to ask with confidence. Ask, don't demand."
        )
        assert row(pilot, "You bring:").startswith("You bring: Ran the same migration at Initech")
        assert row(pilot, "outage. Two of their open issues")
        sheet = [line for line in shown.splitlines()[2:-1] if not line.startswith(" Next")]
        assert not [line for line in sheet if "…" in line]


async def test_granted_is_in_the_file_with_one_key_and_the_round_took_place(tmp_path: Path) -> None:
    offer = offer_file(samples(tmp_path))
    before = offer.read_text(encoding="utf-8")
    assert PLANNED in before
    async with opened(tmp_path) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call", "answer.granted")
        assert message(pilot) == "Base salary granted; now: Stock"
        after = offer.read_text(encoding="utf-8")
        assert TOOK_PLACE in after
        assert 'for_them = "Nobody is above anybody: internal equity is kept."\nanswer = "granted"' in after
        assert "value = 178_000" in after
        assert "granted" in row(pilot, "1. Could the base salary")
        assert selected(pilot).startswith("2. Could the stock grant")
        await press(pilot, "undo")
        assert offer.read_text(encoding="utf-8") == before


async def test_a_part_asks_for_the_figure_that_they_give(tmp_path: Path) -> None:
    offer = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call", "answer.partial")
        assert selected(pilot).startswith("Base salary: they give 175,000")
        await fill(pilot, "+2k")
        assert message(pilot) == "Base salary partial; now: Stock"
        assert selected(pilot).startswith("2. Could the stock grant")
        assert 'answer = "partial"\nvalue = 177_000' in offer.read_text(encoding="utf-8")
        await press(pilot, "page.rounds")
        assert row(pilot, "round 2").endswith("309,240")


async def test_a_refusal_asks_for_the_limit_and_stays_with_the_lever_in_sight(tmp_path: Path) -> None:
    offer = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call", "answer.refused")
        assert selected(pilot) == "Base salary: their limit"
        assert "Lever: If internal equity is the limit: stock, $270,000 → $285,000." in panel(pilot)
        await fill(pilot, "budget")
        assert 'answer = "refused"\nlimit = "budget"' in offer.read_text(encoding="utf-8")
        assert selected(pilot).startswith("1. Could the base salary")
        assert "Lever: If their budget is the limit: stock, $270,000 → $285,000." in panel(pilot)
        await press(pilot, "next_ask.next", "answer.granted")
        assert message(pilot) == "Stock granted"


async def test_the_last_refusal_still_shows_its_lever(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call", "answer.granted", "answer.refused")
        await fill(pilot, "budget")
        assert panel(pilot).startswith("Lever: If their budget is the limit: vacation days")
        assert "All answered. Ask for whatever they agree to in writing." in panel(pilot)
        await press(pilot, "next_ask.next")
        assert "Lever" not in panel(pilot)


async def test_a_key_pressed_twice_at_once_grants_one_ask_alone(tmp_path: Path) -> None:
    offer = offer_file(samples(tmp_path))
    async with opened(tmp_path) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call")
        before = offer.read_text(encoding="utf-8").count('answer = "granted"')
        await burst(pilot, "y", "y", "y")
        assert offer.read_text(encoding="utf-8").count('answer = "granted"') == before + 1
        assert selected(pilot).startswith("2. Could the stock grant")
        assert message(pilot) == "! Stock comes next; press again if they grant it too"
        await press(pilot, "answer.granted")
        assert offer.read_text(encoding="utf-8").count('answer = "granted"') == before + 2


async def test_with_three_asks_manner_and_closing_stay_on_a_small_screen(tmp_path: Path) -> None:
    asks = "".join(
        f'\n[[rounds.asks]]\nitem = "{item}"\nask = {ask}\nbecause = "Peers have it."\nfor_them = "I stay."\n'
        for item, ask in (("base_salary", 165_000), ("vacation_days", 30), ("remote_days", 3))
    )
    points = 'value_points = ["I ran it in nine months."]\n'
    ready = READY.replace("[[alternatives]]", f"{points}\n[[alternatives]]")
    async with opened(directory(tmp_path, f"{ready}\n[[rounds]]\nplanned = true\n{asks}")) as pilot:
        await press(pilot, "page.rounds", "call")
        assert "Ask, don't demand." in text(pilot)
        assert "Ask for whatever they agree to in writing." in panel(pilot)
        assert row(pilot, "You bring:") == "You bring: I ran it in nine months."


async def test_another_answer_takes_the_place_of_the_first_with_all_that_it_said(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + ROUND.replace('"refused"', '"pending"'))) as pilot:
        await press(pilot, "page.rounds", "call")
        await go_to(pilot, "2.")
        await press(pilot, "answer.refused")
        await fill(pilot, "company")
        await press(pilot, "answer.granted")
        assert file(tmp_path).endswith('for_them = "I come back rested."\nanswer = "granted"\nvalue = 30\n')
        assert "All answered." in panel(pilot)


async def test_dropping_the_figure_answers_nothing(tmp_path: Path) -> None:
    offer = offer_file(samples(tmp_path))
    before = offer.read_text(encoding="utf-8")
    async with opened(tmp_path) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call", "answer.partial")
        await keys(pilot, "escape")
        assert selected(pilot).startswith("1. Could the base salary")
    assert offer.read_text(encoding="utf-8") == before


async def test_without_a_round_to_hold_there_is_no_sheet(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.rounds", "call")
        assert message(pilot) == "! no round is planned or waits for an answer"


async def test_hidden_amounts_are_not_on_the_sheet(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call", "hide")
        assert "Could the base salary be *** instead of ***?" in text(pilot)
        assert not [figure for figure in ("178", "175", "172", "285", "260,000") if figure in text(pilot)]


async def test_at_sixty_columns_the_selected_question_is_whole_in_the_panel(tmp_path: Path) -> None:
    async with opened(samples(tmp_path), size=(60, 20)) as pilot:
        await visit(pilot, "rounds")
        await press(pilot, "call")
        assert selected(pilot).startswith("1. Could the base salary be $178,000")
        await press(pilot, "answer.granted")
        assert message(pilot) == "Base salary granted; now: Stock"
