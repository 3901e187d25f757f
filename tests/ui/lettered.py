"""An offer with people to write to, and the way to its letters, for tests."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from offer_tui.ui.app import OfferApp
from offer_tui.ui.clipboard import Copied
from tests.directories import offers_directory
from tests.ui.driving import HEAD, go_to, offer_file, press, text

SIGNED = 'name = "Robin Avery"\nphone = "555 0142"\n'
PEOPLE = """
[[people]]
id = "dana"
name = "Dana Ruiz"
role = "HR partner"
made_offer = true
[[people]]
id = "priya"
name = "Priya Nair"
interviewed = true
[[people]]
id = "tom"
name = "Tom Okafor"
interviewed = true
"""
OFFER = f"""\
{HEAD}
[dates]
written = 2026-11-12
start = 2027-02-01
{PEOPLE}
[decision]
reason = "Their share price smells."
"""
DECLINED = OFFER + 'outcome = "declined"\ndate = 2026-11-20\n'
CALLED = DECLINED + "called = 2026-11-20\n"


def directory_of(tmp_path: Path, offer: str) -> Path:
    return offers_directory(tmp_path / "o", profile=SIGNED, globex=offer)


def decision(directory: Path) -> dict[str, Any]:
    found: dict[str, Any] = tomllib.loads(offer_file(directory, "globex").read_text(encoding="utf-8"))[
        "decision"
    ]
    return found


def crumb(pilot: Pilot[None]) -> str:
    """Return the name of the page that was opened last."""
    return text(pilot).splitlines()[0].strip().rpartition(" › ")[2]


async def open_letter(pilot: Pilot[None], row_name: str) -> None:
    await press(pilot, "page.decision")
    await go_to(pilot, row_name)
    await press(pilot, "letter")


def catch_copies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what is sent to the terminal's clipboard from now on."""
    found: list[str] = []

    def caught(_: OfferApp, sent: str) -> Copied:
        found.append(sent)
        return Copied(done=True, words="sent to the terminal's clipboard")

    monkeypatch.setattr(OfferApp, "copy", caught)
    return found
