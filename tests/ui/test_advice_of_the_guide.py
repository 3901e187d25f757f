"""The advice that the program is built on, row by row: before the first round. Each row is one test."""

from pathlib import Path

from textual.pilot import Pilot

from offer_tui.ui.actions import OFFER_PAGES
from tests.ui.driving import (
    HEAD,
    add,
    bottom,
    edit,
    fill,
    go_to,
    message,
    opened,
    panel,
    press,
    row,
    selected,
    text,
    workbench,
)
from tests.ui.test_guide import READY, directory, file

RATED = "[fit.depth]\nrating = 8\n\n[fit.calm]\nrating = 7\n"
UNRATED = READY.replace(RATED, "")
PEERS = """
[[research]]
id = "peer"
item = "base_salary"
low = 150_000
mid = 160_000
high = 170_000
source = "network"
date = 2026-11-01

[[research]]
id = "recruiter"
item = "base_salary"
low = 152_000
mid = 162_000
high = 172_000
source = "recruiter"
date = 2026-11-01
"""
PLANNED = '\n[[rounds]]\nplanned = true\nchannel = "phone"\nwith = "dana"\n'
ASKED_BASE = """
[[rounds.asks]]
item = "base_salary"
ask = 165_000
because = "Peers are paid so."
for_them = "I start at once."
"""
ASKED = (
    ASKED_BASE
    + """
[[rounds.asks]]
item = "vacation_days"
ask = 30
because = "I have 30 now."
for_them = "I come back rested."
"""
)
CONFIDENCE = "They want you to join and to ask with confidence."


async def said_of(pilot: Pilot[None], row_name: str) -> str:
    """Go to a row and return what the line above the keys says of it."""
    await go_to(pilot, row_name)
    return bottom(pilot)


async def panels(pilot: Pilot[None]) -> str:
    """Return what the panel shows on any row of the page, from the first one down."""
    await press(pilot, "edge.first")
    found = []
    for _ in [one for one in workbench(pilot).sheet.rows if one.selectable]:
        found.append(panel(pilot))
        await press(pilot, "cursor.down")
    return "\n".join(found)


async def test_first_evaluate_how_closely_the_job_aligns_with_your_career_goals(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, UNRATED)) as pilot:
        await press(pilot, "page.fit")
        assert row(pilot, "Fit ").endswith("0.0–10.0 undecided")
        assert bottom(pilot).startswith("Next: rate – Rate 2 more goals; the verdict can still change.")
        await press(pilot, "page.rounds")
        await add(pilot, "planned, empty")
        assert "N01 Round 1 is planned and the fit is not settled" in panel(pilot)
        await fill(pilot, "not yet")
        assert file(tmp_path) == UNRATED
        await press(pilot, "page.fit", "rate.9")
        assert row(pilot, "Settled") == "Settled: strong, whatever the remaining ratings."
        await press(pilot, "page.rounds")
        await add(pilot, "planned, empty")
        assert message(pilot) == "round 1 added"
    assert "rating = 9" in file(tmp_path)
    assert file(tmp_path).endswith("[[rounds]]\nplanned = true\n")


async def test_once_confident_of_a_strong_fit_should_you_negotiate_accept_outright_or_decline(
    tmp_path: Path,
) -> None:
    async with opened(directory(tmp_path, UNRATED + PEERS)) as pilot:
        await press(pilot, "page.fit", "rate.9", "cursor.down", "rate.8")
        assert row(pilot, "Fit ").endswith("8.8 strong")
        for page in OFFER_PAGES:
            await press(pilot, f"page.{page}")
            assert bottom(pilot).startswith("Next: negotiate – Year one is $150,000, $5,000 below your walk-")
        await press(pilot, "problems")
        assert bottom(pilot).startswith("Next: negotiate")
        await press(pilot, "back", "back")
        assert "Next: Globex – negotiate. Year one is $150,000, $5,000 below your walk-away" in panel(pilot)

        await press(pilot, "page.strategy")
        await edit(pilot, "Desired package", "150k")
        await edit(pilot, "Walk-away point", "145k")
        await fill(pilot, "It is enough.")
        await press(pilot, "page.decision")
        assert bottom(pilot).startswith(
            "Next: accept – Year one is $150,000, as much as the package that you"
        )

        await press(pilot, "page.fit", "rate.2", "cursor.down", "rate.3")
        assert row(pilot, "Fit ").endswith("2.2 not a fit")
        await press(pilot, "page.rounds")
        assert bottom(pilot).startswith("Next: decline – A score of 2.2 is below your own bar, 5.0.")
        await add(pilot, "took place")
        said = await said_of(pilot, "Round 1")
        assert said.startswith("N02 You negotiate for a job that is not a fit: the fit is 2.2")


async def test_a_negotiation_starts_a_professional_relationship_be_win_win(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + PLANNED)) as pilot:
        await press(pilot, "page.rounds")
        await add(pilot, "an ask")
        for answer in ("base", "165k", "Peers are paid so.", ""):
            await fill(pilot, answer)
        assert await said_of(pilot, "Base salary 150,000 → 165,000") == (
            "N17 The ask for base salary has nothing in it for them."
        )
        await press(pilot, "open")
        await edit(pilot, "In it for them", "I start three weeks earlier.")
        await press(pilot, "back")
        assert not (await said_of(pilot, "Base salary")).startswith("N17")
        await press(pilot, "call")
        assert row(pilot, "For them:") == "For them: I start three weeks earlier."
    assert 'for_them = "I start three weeks earlier."' in file(tmp_path)


async def test_they_want_you_to_join_and_they_want_you_to_ask_with_confidence(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + PLANNED + ASKED)) as pilot:
        await press(pilot, "page.rounds", "call")
        assert (
            row(pilot, "“Thank you")
            == "“Thank you for the offer; I would very much like to join Globex. May I ask"
        )
        assert row(pilot, "They want you to join").startswith(CONFIDENCE)
        await press(pilot, "page.strategy")
        assert CONFIDENCE in await panels(pilot)


async def test_they_prefer_signals_during_interviews_level_of_interest_compensation_expectations(
    tmp_path: Path,
) -> None:
    async with opened(directory(tmp_path, READY + PLANNED + ASKED)) as pilot:
        await press(pilot, "page.strategy")
        await add(pilot, "a signal")
        await fill(pilot, "My first choice.")
        await edit(pilot, "To", "Dana")
        await press(pilot, "back")
        assert selected(pilot) == "Sat 21 Nov 2026 My first choice. to Dana Ruiz"
        await press(pilot, "page.rounds")
        assert "advice" not in text(pilot)

        await press(pilot, "page.strategy")
        await add(pilot, "a signal")
        await fill(pilot, "Said 145 would do.")
        await edit(pilot, "Date", "20 oct")
        await edit(pilot, "To", "Dana")
        await edit(pilot, "Item", "base")
        await edit(pilot, "Amount", "145k")
        await press(pilot, "back")
        assert selected(pilot).startswith("Tue 20 Oct 2026 Base salary 145,000 to Dana Ruiz.")
        await press(pilot, "page.rounds", "cursor.down")
        assert bottom(pilot).startswith("N25 The ask for base salary is $165,000; you signalled $145,000 to")
        assert "Come closer to what you said, or say what has changed since." in panel(pilot)
    assert '\n[[strategy.signal]]\ndate = 2026-10-20\nnote = "Said 145 would do."\nto = "dana"\n' in (
        file(tmp_path)
    )


async def test_they_have_limits_budget_internal_equity_company_specific_constraints(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY + PLANNED + ASKED)) as pilot:
        await press(pilot, "page.strategy")
        for kind in ("budget", "internal equity", "company"):
            await add(pilot, "a limit")
            await fill(pilot, f"What I know of {kind}.")
            await edit(pilot, "Kind", kind)
            await press(pilot, "back")
            assert selected(pilot) == f"{kind.capitalize()} What I know of {kind}."
        await press(pilot, "page.rounds", "call", "answer.refused")
        await fill(pilot, "internal")
        await press(pilot, "next_ask.next", "answer.granted", "back")
        assert row(pilot, "Base salary").endswith("refused 150,000 limit: internal equity")
        await add(pilot, "round 2")
        await fill(pilot, "planned, with what is open")
        await go_to(pilot, "Round 2")
        await press(pilot, "cursor.down")
        assert bottom(pilot).startswith("N18 The ask for base salary met internal equity in round 1")
        await press(pilot, "problems")
        await go_to(pilot, "84 N18")
        assert "in round 1 and is asked again unchanged; signing bonus may be freer." in panel(pilot)
    assert file(tmp_path).count("[[strategy.limit]]") == 3
    assert 'answer = "refused"\nlimit = "internal_equity"' in file(tmp_path)


async def test_research_industry_standards_alongside_the_interviews(tmp_path: Path) -> None:
    async with opened(directory(tmp_path, READY)) as pilot:
        await press(pilot, "page.strategy")
        assert bottom(pilot).startswith("Next: research – Find out what the market pays as base salary;")
        await add(pilot, "a research point")
        await fill(pilot, "base")
        for label, typed in (("Low", "140k"), ("Mid", "155k"), ("High", "170k"), ("Date", "1 nov")):
            await edit(pilot, label, typed)
        await edit(pilot, "Source", "network")
        await edit(pilot, "Says who", "A former colleague")
        await press(pilot, "back")
        assert selected(pilot).startswith("Base salary 140,000 to 170,000")
        assert "o offered 150,000 at the 33rd percentile of 1" in panel(pilot)
        assert "d desired 165,000" in panel(pilot)
        await press(pilot, "page.package")
        assert row(pilot, "Base salary") == "Base salary 150,000 at the 33rd percentile of 1"
        await press(pilot, "picture.next", "picture.next", "picture.next", "picture.next")
        assert "weighted low, middle and high" in panel(pilot)
        assert "140,000 to 170,000" in panel(pilot)


async def test_websites_help_but_your_network_and_recruiters_have_the_most_relevant_data(
    tmp_path: Path,
) -> None:
    websites = PEERS.replace('"network"', '"website"').replace('"recruiter"\ndate', '"website"\ndate')
    async with opened(directory(tmp_path, READY + websites)) as pilot:
        await press(pilot, "page.strategy")
        await go_to(pilot, "Base salary")
        assert bottom(pilot) == "N15 The market figure of base salary rests on websites and postings alone."
        assert "Base salary 151,000 / 161,000 / 171,000" in panel(pilot)
        await add(pilot, "a research point")
        await fill(pilot, "base")
        for label, typed in (("Low", "160k"), ("Mid", "170k"), ("High", "180k"), ("Source", "network")):
            await edit(pilot, label, typed)
        await press(pilot, "back")
        # 4 × 160,000 against 150,000 and 152,000, for six in all.
        assert "Base salary 157,000 / 167,000 / 177,000" in panel(pilot)
        assert "weight 4 network" in panel(pilot)
        await go_to(pilot, "Base salary")
        assert not bottom(pilot).startswith("N15")


async def test_receive_the_offer_graciously_and_ask_for_time(tmp_path: Path) -> None:
    offer = f"{HEAD}[dates]\nreceived = 2026-11-20\n"
    async with opened(directory(tmp_path, offer)) as pilot:
        await press(pilot, "page.package")
        for label, said in (
            ("Thanked", "N04 The offer came on Fri 20 Nov 2026 and no thanks are recorded."),
            ("Time requested", "N04 The offer came on Fri 20 Nov 2026 and no request for time is recorded."),
            ("Reply by", "N04 The offer came on Fri 20 Nov 2026 and it is not recorded when they want"),
        ):
            assert (await said_of(pilot, label)).startswith(said)
        await press(pilot, "letter", "open")
        assert "I would like to give the offer the thought that it deserves." in panel(pilot)
        await press(pilot, "letter.sent", "back")
        await edit(pilot, "Thanked", "today")
        await edit(pilot, "Reply by", "23 nov")
        assert (await said_of(pilot, "Reply by")).startswith(
            "N26 Your reply is due in 2 days, on Mon 23 Nov 2026."
        )
        await edit(pilot, "Reply by", "1 dec")
        assert "advice" not in text(pilot)
        await press(pilot, "back")
        assert row(pilot, "Globex").endswith("in 10 days")
    assert file(tmp_path) == (
        f"{offer}time_requested = 2026-11-21\nthanked = 2026-11-21\nreply_by = 2026-12-01\n"
    )


async def test_get_it_in_writing(tmp_path: Path) -> None:
    spoken = (READY + PLANNED + ASKED).replace("written = 2026-11-12\n", "")
    async with opened(directory(tmp_path, spoken)) as pilot:
        await press(pilot, "page.package")
        await go_to(pilot, "In writing")
        assert bottom(pilot) == "N03 Round 1 is planned and the offer is not in writing yet."
        await edit(pilot, "In writing", "today")
        assert "advice" not in text(pilot)
        await press(pilot, "page.rounds", "call", "answer.granted", "answer.granted", "back")
        assert "Base salary +15,000 0 165,000 not in writing !" in panel(pilot)
        assert "Vacation days – 0 30 not in writing !" in panel(pilot)
        await press(pilot, "page.decision")
        assert "Before accepting, have in writing: base salary of round 1, vacation days" in panel(pilot)
        await edit(pilot, "Base salary", "yes")
        await edit(pilot, "Outcome", "accepted")
        assert "N20 You accept while vacation days, agreed in round 1, is not in writing." in panel(pilot)
        await fill(pilot, "not yet")
        await press(pilot, "page.rounds")
        assert "165,000 in writing" in panel(pilot)
    assert "outcome" not in file(tmp_path)


async def test_formulate_a_strategy_desired_package_walk_away_point_alternatives(tmp_path: Path) -> None:
    start, end = READY.index("[strategy]"), READY.index("[[people]]")
    bare = READY[:start] + READY[end:]
    async with opened(directory(tmp_path, bare)) as pilot:

        async def plan() -> str:
            await press(pilot, "page.rounds")
            await add(pilot, "planned, empty")
            objections = panel(pilot) if workbench(pilot).asked is not None else ""
            if objections:
                await fill(pilot, "not yet")
            await press(pilot, "page.strategy")
            return objections

        assert "N05 Round 1 is planned without a desired package." in await plan()
        await edit(pilot, "Desired package", "170k")
        assert "a desired package" not in (said := await plan())
        assert "N05 Round 1 is planned without a walk-away point." in said
        await edit(pilot, "Walk-away point", "155k")
        await fill(pilot, "I have 140 now.")
        assert (await plan()).startswith("N05 Round 1 is planned without an alternative. Fill in")
        await add(pilot, "an alternative")
        await fill(pilot, "Stay")
        await edit(pilot, "Value", "140k")
        assert "[[rounds]]" not in file(tmp_path)
        assert await plan() == ""
        assert "[[rounds]]\nplanned = true\n" in file(tmp_path)
        await edit(pilot, "Walk-away point", "139k")
        await fill(pilot, "Anything to get away.")
        assert (await said_of(pilot, "Walk-away")).startswith(
            "N06 The walk-away point of $139,000 is below “Stay”"
        )
