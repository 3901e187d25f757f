"""The whole job, key by key at 80×24: from an empty directory to a decision, all of it in a small file."""

import os
import stat
import subprocess
from pathlib import Path

from textual.pilot import Pilot

from tests.ui.driving import (
    add,
    bottom,
    edit,
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
    type_text,
    workbench,
)

NEW = """\
format = 1
company = "Northwind Robotics"
role = "Staff Engineer"
currency = "USD"
status = "considering"
"""

PACKAGE = """
[package]
base_salary = 165_000
target_bonus_percent = 15

[[package.one_off]]
kind = "signing_bonus"
amount = 25_000
clawback_months = 12

[[package.grant]]
kind = "rsu"
shares = 4800
price = 50
months = 48
cliff_months = 12
every_months = 1
"""

FINISHED = (
    NEW.replace("considering", "accepted")
    + PACKAGE
    + """
[fit.go-deep-in-distributed-systems]
rating = 10
evidence = "Team owns the control plane"

[fit.lead-without-managing]
rating = 6

[[priorities]]
item = "equity"
desired = 300_000
walk_away = 220_000

[[priorities]]
item = "base_salary"
desired = 187_200
walk_away = 170_000

[strategy]
desired_total = 320_000
walk_away_total = 260_000
walk_away_set = 2026-11-21
walk_away_reason = "Moving costs us twenty thousand."

[[alternatives]]
name = "Stay at Initech"
value = 190_000

[[research]]
id = "base-salary"
item = "base_salary"
date = 2026-11-21
mid = 182_000
source = "network"

[[people]]
id = "dana"
name = "Dana Ruiz"
role = "HR partner"
decides = true
made_offer = true

[[rounds]]
channel = "phone"
with = "dana"
date = 2026-11-21

[[rounds.asks]]
item = "equity"
ask = 300_000
because = "I leave 60,000 in shares behind."
answer = "granted"
value = 300_000
in_writing = true

[[rounds.asks]]
item = "base_salary"
ask = 187_200
research = ["base-salary"]
answer = "partial"
value = 175_000
in_writing = true

[dates]
written = 2026-11-21

[decision]
outcome = "accepted"
date = 2026-11-21
"""
)

PROFILE = """\
format = 1

[[goals]]
id = "go-deep-in-distributed-systems"
name = "Go deep in distributed systems"
points = 100

[[goals]]
id = "lead-without-managing"
name = "Lead without managing"
points = 50
must_have = 6
"""


async def new_offer(pilot: Pilot[None]) -> None:
    """Write down an offer: company, role, and the currency that is proposed."""
    await press(pilot, "add")
    await fill(pilot, "Northwind Robotics")
    await fill(pilot, "Staff Engineer")
    await keys(pilot, "enter")


async def package(pilot: Pilot[None]) -> None:
    """Fill in what is on offer, and see its worth follow."""
    await edit(pilot, "Base salary", "165k")
    assert selected(pilot) == "Base salary 165,000"
    await edit(pilot, "Target bonus", "15%")
    assert "15 % → 24,750" in selected(pilot)
    await add(pilot, "signing")
    await edit(pilot, "Amount", "25k")
    await edit(pilot, "Back if gone within", "12")
    await press(pilot, "back")
    assert selected(pilot) == "Signing bonus 25,000 back in full if gone < 12 mo"
    await add(pilot, "shares")
    await edit(pilot, "Shares", "4.8k")
    await edit(pilot, "Price", "50")
    await edit(pilot, "Vests over", "48 months")
    await edit(pilot, "Cliff", "12")
    await edit(pilot, "Vests every", "1")
    await press(pilot, "back")
    assert "4,800 RSU at 50" in selected(pilot)
    assert row(pilot, "Total") == "Total 274,750 249,750 249,750 249,750 1,024,000 685,000"


async def fit(pilot: Pilot[None]) -> None:
    """Write down two goals and rate them; the verdict follows every key."""
    await press(pilot, "page.fit")
    assert "No career goals yet." in text(pilot)
    await add(pilot, "Go deep in distributed systems")
    await press(pilot, "goal.points")
    await fill(pilot, "100")
    await add(pilot, "Lead without managing")
    await press(pilot, "goal.must_have")
    await fill(pilot, "6")
    assert row(pilot, "Fit ").endswith("0.0–10.0 undecided")
    await press(pilot, "edge.first", "rate.8")
    assert row(pilot, "Fit ").endswith("5.3–8.7 undecided")
    await press(pilot, "cursor.down", "rate.5")
    assert row(pilot, "Fit ").endswith("7.0 not a fit")
    assert row(pilot, "Not a fit:") == "Not a fit: “Lead without managing” is a must-have from 6 and rated 5."
    await press(pilot, "rate.6")
    assert row(pilot, "Fit ").endswith("7.3 strong")
    await press(pilot, "rate_clear")
    assert "not rated" in selected(pilot)
    assert row(pilot, "Fit ").endswith("5.3–8.7 undecided")
    await press(pilot, "rate.6", "edge.first", "rate.10")
    assert row(pilot, "Fit ").endswith("8.7 strong")
    await press(pilot, "open")
    await fill(pilot, "Team owns the control plane")
    assert selected(pilot).endswith("10 Team owns the contro…")
    assert row(pilot, "Evidence") == "Evidence Team owns the control plane"


async def priorities(pilot: Pilot[None]) -> None:
    """Choose two items, say what is wanted of each, and put the second one first."""
    await press(pilot, "page.priorities")
    assert "Nothing is ranked yet." in text(pilot)
    await add(pilot, "base")
    await edit(pilot, "Desired", "180k")
    await press(pilot, "edit")
    await type_text(pilot, "+4%")
    assert "= 187,200 (+7,200, +4.0 %)" in selected(pilot)
    await keys(pilot, "enter")
    await edit(pilot, "Walk away", "170k")
    await press(pilot, "back")
    await add(pilot, "stock")
    await edit(pilot, "Desired", "300k")
    await edit(pilot, "Walk away", "220k")
    await press(pilot, "back", "move.up")
    assert selected(pilot) == "1 Stock 240,000 220,000 300,000 240,000 75 % ██░░░░░░ 25 %"
    await press(pilot, "move.down")
    assert selected(pilot).startswith("2 Stock")
    await press(pilot, "move.up")
    assert row(pilot, "2").startswith("2 Base salary")


async def strategy(pilot: Pilot[None]) -> None:
    """Fix what is wanted and where to stop, what there is otherwise, and who decides."""
    await press(pilot, "page.strategy")
    await edit(pilot, "Desired package", "320k")
    await edit(pilot, "Walk-away point", "260k")
    await fill(pilot, "Moving costs us twenty thousand.")
    assert selected(pilot).startswith("Walk-away point 260,000 sealed Sat 21 Nov 2026")
    await add(pilot, "an alternative")
    await fill(pilot, "Stay at Initech")
    await edit(pilot, "Value", "190k")
    await press(pilot, "back")
    await add(pilot, "a research point")
    await fill(pilot, "base")
    await edit(pilot, "Mid", "182k")
    await edit(pilot, "Source", "network")
    await press(pilot, "back")
    await add(pilot, "a person")
    await fill(pilot, "Dana Ruiz")
    await edit(pilot, "Role", "HR partner")
    await edit(pilot, "Can decide", "yes")
    await edit(pilot, "Made offer", "yes")


async def negotiation(pilot: Pilot[None]) -> None:
    """Plan a round with all requests, hold it on the phone by the call sheet, and note what is in writing."""
    await press(pilot, "page.rounds")
    assert "No round yet." in text(pilot)
    await add(pilot, "planned, with your priorities")
    await fill(pilot, "I leave 60,000 in shares behind.")
    await press(pilot, "open")
    await edit(pilot, "Channel", "phone")
    await edit(pilot, "With", "Dana")
    await press(pilot, "back")
    assert selected(pilot) == "Round 1 planned · phone · Dana Ruiz (decides)"
    await press(pilot, "call")
    assert "With Dana Ruiz, HR partner, can decide" in text(pilot)
    await press(pilot, "answer.granted", "answer.partial")
    await fill(pilot, "175k")
    assert "All answered." in panel(pilot)
    await press(pilot, "back")
    assert row(pilot, "Round 1") == "Round 1 Sat 21 Nov 2026 · phone · Dana Ruiz (decides)"
    assert row(pilot, "Stock").startswith("Stock 240,000 → 300,000 granted 300,000 not yet in writing !")
    assert row(pilot, "round 1").endswith("301,250")
    for item in ("Stock", "Base salary"):
        await go_to(pilot, item)
        await press(pilot, "open")
        await edit(pilot, "In writing", "yes")
        await press(pilot, "back")


async def decision(pilot: Pilot[None]) -> None:
    """Accept, once the offer itself is in writing; the day and the status of the offer follow."""
    await press(pilot, "page.decision")
    await edit(pilot, "Outcome", "accepted")
    assert "N20" in panel(pilot)
    await fill(pilot, "not yet")
    await press(pilot, "page.package")
    await edit(pilot, "In writing", "today")
    await press(pilot, "page.decision")
    await edit(pilot, "Outcome", "accepted")
    assert "Sat 21 Nov 2026" in row(pilot, "Decided on")


async def declined(pilot: Pilot[None]) -> None:
    """Decline: call first, then the letter."""
    await press(pilot, "page.decision")
    await edit(pilot, "Outcome", "declined")
    await press(pilot, "cursor.down", "cursor.up")
    assert bottom(pilot).startswith("Next: call – ")
    await edit(pilot, "Called", "today")
    await edit(pilot, "Letter sent", "today")
    await press(pilot, "page.fit", "page.decision")
    assert bottom(pilot) == "The offer is declined; nothing is left to do."


async def test_the_whole_job_ends_in_a_small_readable_file(tmp_path: Path) -> None:
    file, profile = offer_file(tmp_path), tmp_path / "profile.toml"
    async with opened(tmp_path) as pilot:
        assert "No offers yet." in text(pilot)
        assert "Press a to write down an offer" in text(pilot)
        assert os.listdir(tmp_path) == []  # noqa: PTH208 - nothing is awaited for it
        await new_offer(pilot)
        assert row(pilot, "Northwind").startswith("Northwind Robotics · Staff Engineer")
        assert file.read_text(encoding="utf-8") == NEW
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
        await package(pilot)
        assert file.read_text(encoding="utf-8") == NEW + PACKAGE
        await fit(pilot)
        assert profile.read_text(encoding="utf-8") == PROFILE
        assert stat.S_IMODE(profile.stat().st_mode) == 0o600
        await priorities(pilot)
        await strategy(pilot)
        await negotiation(pilot)
        await decision(pilot)
        await press(pilot, "back")
        assert selected(pilot) == "Northwind Robotics Staff Engineer 8.7 $274,750 accepted –"
    assert file.read_text(encoding="utf-8") == FINISHED


async def test_the_same_offer_can_end_declined(tmp_path: Path) -> None:
    async with opened(tmp_path) as pilot:
        for part in (new_offer, package, fit, priorities, strategy, negotiation, declined):
            await part(pilot)
    days = "".join(f"{key} = 2026-11-21\n" for key in ("date", "called", "letter_sent"))
    ending = f'\n[decision]\noutcome = "declined"\n{days}'
    assert offer_file(tmp_path).read_text(encoding="utf-8").endswith(ending)


async def test_undo_leads_all_the_way_back_and_redo_forth_again(tmp_path: Path) -> None:
    file, profile = offer_file(tmp_path), tmp_path / "profile.toml"
    async with opened(tmp_path) as pilot:
        await new_offer(pilot)
        created = file.read_bytes()
        for part in (package, fit, priorities, strategy, negotiation, decision):
            await part(pilot)
        finished = file.read_bytes(), profile.read_bytes()
        edits = len(workbench(pilot).workbook.done) - 1
        for _ in range(edits):
            await press(pilot, "undo")
            assert message(pilot).startswith("undone: ")
        assert file.read_bytes() == created
        assert profile.read_text(encoding="utf-8") == "format = 1\n"
        for _ in range(edits):
            await press(pilot, "redo")
            assert message(pilot).startswith("again: ")
        assert (file.read_bytes(), profile.read_bytes()) == finished
        await press(pilot, "redo")
        assert message(pilot) == "! nothing to redo"
        for _ in range(edits + 1):
            await press(pilot, "undo")
        assert not file.exists()
        assert "No offers yet." in text(pilot)
        assert (tmp_path / "trash" / file.name).read_bytes() == created


async def test_git_shows_one_edit_of_a_commented_file_as_one_changed_line(tmp_path: Path) -> None:
    samples(tmp_path)

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True, text=True)  # noqa: S607 - git, wherever it is
        return done.stdout

    git("init", "--quiet")
    git("add", ".")
    async with opened(tmp_path) as pilot:
        await go_to(pilot, "Northwind")
        await press(pilot, "open")
        await edit(pilot, "Bonus expected", "95")
    found = git("diff", "--unified=0").splitlines()
    assert [one for one in found if one.startswith(("+b", "-b"))] == [
        "-bonus_payout_percent = 100          # Dana: paid in full for three years",
        "+bonus_payout_percent = 95          # Dana: paid in full for three years",
    ]
    assert git("diff", "--numstat").split() == ["1", "1", "offers/northwind-robotics.toml"]
