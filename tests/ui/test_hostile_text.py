"""Text of a file that wants to be more than text."""

import unicodedata
from pathlib import Path

import pytest

from offer_tui.ui.actions import OFFER_PAGES
from tests.directories import offers_directory
from tests.ui.driving import (
    go_to,
    keys,
    offer_file,
    opened,
    press,
    text,
)
from tests.ui.screen_text import overfull_lines

HOSTILE = {
    "escape": "\\u001b[2J\\u001b]0;owned\\u0007 boo",
    "bidi": "abc \\u202egnp.exe\\u2069 x",
    "markup": "[/] [bold]x[/bold] [@click=app.quit]click[/]",
    "c1 and nul": "\\u009b31m \\u0000 \\u0085",
    "wide and combining": "株式会社 é́́́ 👩‍👩‍👧",
    "zero width": "a\\u200b\\u200d\\ufeffb\\U000e0041",
}


def hostile(value: str) -> str:
    """Return an offer that has a text in every place that takes one."""
    return f"""
company = "{value}"
role = "{value}"
location = "{value}"
currency = "USD"
notes = "{value}"
package.level = "{value}"
package.base_salary = 100_000
[[package.one_off]]
kind = "other"
name = "{value}"
amount = 5
[[package.benefit]]
kind = "other"
name = "{value}"
yearly = 5
[package.custom.thing]
offered = "{value}"
unit = "{value}"
[fit.g]
rating = 7
evidence = "{value}"
[[priorities]]
item = "level"
desired = "{value}"
walk_away = "{value}"
why = "{value}"
[strategy]
protocol = "{value}"
walk_away_reason = "{value}"
value_points = ["{value}", "{value}"]
[[strategy.limit]]
kind = "company"
note = "{value}"
[[strategy.signal]]
date = 2026-11-01
to = "p"
note = "{value}"
[[alternatives]]
name = "{value}"
[[research]]
id = "r"
item = "level"
mid = "{value}"
source = "network"
who = "{value}"
[[people]]
id = "p"
name = "{value}"
role = "{value}"
[[rounds]]
date = 2026-11-01
with = "p"
note = "{value}"
[[rounds.asks]]
item = "level"
ask = "{value}"
because = "{value}"
answer = "granted"
value = "{value}"
[decision]
outcome = "declined"
reason = "{value}"
unknown = "{value}"
["{value}"]
x = 1
"""


@pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
async def test_text_of_a_file_is_only_ever_shown(value: str, tmp_path: Path) -> None:
    profile = (
        f'name = "{value}"\n[[goals]]\nid = "g"\nname = "{value}"\npoints = 50\nscale = {{ 5 = "{value}" }}\n'
    )
    directory = offers_directory(tmp_path / "o", profile=profile, globex=hostile(value))
    written = offer_file(directory, "globex").read_bytes()
    async with opened(directory) as pilot:

        def assert_safe() -> None:
            assert pilot.app.is_running
            assert overfull_lines(pilot.app) == []
            kinds = {unicodedata.category(one) for one in text(pilot).replace("\n", "")}
            assert not kinds & {"Cc", "Cf", "Cs", "Zl", "Zp"}

        assert_safe()
        for page in OFFER_PAGES:
            await press(pilot, f"page.{page}", "edge.first")
            for _ in range(12):
                assert_safe()
                await press(pilot, "cursor.down")
            await press(pilot, "edge.last", "open")
            assert_safe()
            await keys(pilot, "escape", "escape")
        for step in ("problems", "text", "you", "help", "palette"):
            await press(pilot, step)
            assert_safe()
            await keys(pilot, "escape")
            assert_safe()
    assert offer_file(directory, "globex").read_bytes() == written


async def test_markup_is_shown_as_it_is_written(tmp_path: Path) -> None:
    value = HOSTILE["markup"]
    directory = offers_directory(tmp_path / "o", globex=hostile(value))
    async with opened(directory, (200, 60)) as pilot:
        assert "[/] [bold]x[/bold]" in text(pilot)
        await press(pilot, "page.package")
        assert f"{value} · {value}" in text(pilot)
        await pilot.click(offset=(text(pilot).splitlines()[0].index("click"), 0))
        assert pilot.app.is_running


async def test_what_a_file_hides_is_kept_where_its_text_is_edited(tmp_path: Path) -> None:
    directory = offers_directory(tmp_path / "o", globex=hostile(HOSTILE["bidi"]))
    async with opened(directory) as pilot:
        await press(pilot, "page.package")
        await go_to(pilot, "Role")
        await press(pilot, "edit")
        assert "<U+202E>" in text(pilot)
        await keys(pilot, "end", "z", "enter")
    found = offer_file(directory, "globex").read_text(encoding="utf-8")
    assert "abc \u202egnp.exe\u2069 xz" in found or "abc \\u202egnp.exe\\u2069 xz" in found
