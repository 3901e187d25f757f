"""The demo is a copy: whatever is done in it, no file of the person changes, and nothing stays."""

from pathlib import Path

import pytest

from tests.directories import GLOBEX, PROFILE, offers_directory
from tests.ui.pty_session import PtySession

NAME = "demo: a copy that goes when you quit"


def contents(place: Path) -> dict[str, tuple[int, bytes]]:
    """Return all files and directories below a place, with their times and what they say."""
    return {
        str(path.relative_to(place)): (path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"")
        for path in [place, *sorted(place.rglob("*"))]
    }


@pytest.fixture
def own(home: Path) -> Path:
    """Return the home of a person with offers, settings, notes of the program and a cache."""
    directory = offers_directory(home / "offers-directory", profile=PROFILE, globex=GLOBEX)
    (directory / "settings.toml").write_text('theme = "light"\n', encoding="utf-8")
    for name in (".config/offer-tui/profile.toml", ".local/state/offer-tui/journal/0123-1.log"):
        file = home / name
        file.parent.mkdir(parents=True)
        file.write_text("", encoding="utf-8")
    (home / ".cache").mkdir()
    (home / ".local" / "share").mkdir()
    return home


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the directory in which the demo makes its copy."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    return place


def test_nothing_done_in_the_demo_touches_own_files(own: Path, temporary: Path) -> None:
    before = contents(own)
    with PtySession(["demo", "--today", "2026-11-21"], size=(110, 30)) as session:
        session.wait_for("Northwind", NAME, "? keys")
        copy = next(temporary.glob("offer-tui-demo-*")) / "offers" / "offers"
        # A value, a goal, a new offer, one thrown away, another theme.
        session.send("\r")
        session.wait_for("Base salary")
        session.send("e123456\r")
        session.wait_for("Base salary 171,000 → 123,456")
        assert "123_456" in (copy / "acme-orbital.toml").read_text(encoding="utf-8")
        session.send("Fa")
        session.wait_for("Career goal")
        session.send("Sleep\r")
        session.wait_for("added")
        session.send("qa")
        session.wait_for("Company", "…")
        session.send("Initech\rEngineer\r\r")
        session.wait_for("Initech · Engineer")
        session.send("q")
        session.wait_for(NAME)
        session.send("d")
        session.wait_for("Delete")
        session.send("yes\r")
        session.wait_for("u brings it back")
        session.send(":")
        session.wait_for("Search")
        session.send("Theme: high")
        session.wait_for("high-contrast")
        session.send("\r")
        settings = copy.parent / "settings.toml"
        session.wait_until(
            lambda: settings.exists() and "high-contrast" in settings.read_text(encoding="utf-8"),
            "the theme is kept",
        )
        session.send("\x11")
        assert session.ended(10) == 0
    assert contents(own) == before
    assert list(temporary.iterdir()) == []


def test_the_demo_is_no_first_start(home: Path, temporary: Path) -> None:
    with PtySession(["demo", "--today", "2026-11-21"]) as session:
        session.wait_for("Northwind", NAME, "? keys")
        assert "Tour" not in session.text
        session.send("q")
        assert session.ended(10) == 0
    assert list(home.iterdir()) == []
    assert list(temporary.iterdir()) == []
