"""Offers directories for tests, small enough to count on one's fingers."""

from pathlib import Path

PROFILE = """\
currency = "USD"

[[goals]]
id = "depth"
name = "Go deep"
points = 80

[[goals]]
id = "calm"
name = "Sleep at night"
points = 20
"""

GLOBEX = """\
# What Globex wrote
company = "Globex"
role = "Engineer"
currency = "USD"
status = "negotiating"

[dates]
reply_by = 2026-11-26

[package]
base_salary = 150_000               # a year
target_bonus_percent = 10
level = "L5"

[[package.one_off]]
kind = "signing_bonus"
amount = 4_800.255

[fit.depth]
rating = 8

[[priorities]]
item = "base_salary"
walk_away = 145_000
desired = 165_000

[[priorities]]
item = "level"
walk_away = "L5"
desired = "L6"

[[people]]
id = "dana"
name = "Dana Ruiz"

[[rounds]]
date = 2026-11-14
channel = "phone"
with = "dana"

[[rounds.asks]]
item = "base_salary"
ask = 165_000
answer = "partial"
value = 157_000

[[rounds.asks]]
item = "level"
ask = "L6"
answer = "refused"
"""

UMBRA = """\
company = "Umbra Labs"
role = "Tech Lead"
currency = "EUR"
status = "declined"

[dates]
reply_by = 2026-11-20
"""

BROKEN = """\
company = "Hooli"
role = "Lead"
currency = "USD"

[package]
base_salary = "165k"
raise_percent = 300
"""


def offers_directory(path: Path, *, profile: str | None = PROFILE, **offers: str) -> Path:
    """Write an offers directory; an underscore in a name stands for a hyphen."""
    (path / "offers").mkdir(parents=True)
    if profile is not None:
        (path / "profile.toml").write_text(profile, encoding="utf-8")
    for name, text in offers.items():
        (path / "offers" / f"{name.replace('_', '-')}.toml").write_text(text, encoding="utf-8")
    return path
