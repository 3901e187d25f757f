"""Where the program looks for offers, and where it keeps its own notes and what it read."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from offer_tui.paths import NoHomeError, cache_place, offers_directory, offers_place, state_directory

VARIABLES = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@pytest.mark.parametrize("xdg", [None, "", "relative", "~/own", "/own/place", "/own/place/"])
@pytest.mark.parametrize("own_home", [None, "", "relative", "/home/of/mine", "/home/of/mine/", "/"])
def test_places_are_those_that_platformdirs_knows(
    monkeypatch: pytest.MonkeyPatch, xdg: str | None, own_home: str | None
) -> None:
    monkeypatch.delenv("OFFER_TUI_DIR")
    for name, value in (*dict.fromkeys(VARIABLES, xdg).items(), ("HOME", own_home)):
        if value is None:
            monkeypatch.delenv(name)
        else:
            monkeypatch.setenv(name, value)
    known = platformdirs.PlatformDirs("offer-tui", appauthor=False)
    assert offers_directory() == Path(offers_place()) == Path(known.user_config_dir)
    assert state_directory() == Path(known.user_state_dir)
    assert Path(cache_place() or "") == Path(known.user_cache_dir)


def test_somebody_without_a_home_has_no_place_for_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in (*VARIABLES, "OFFER_TUI_DIR"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert cache_place() is None
    with pytest.raises(NoHomeError, match="name the offers directory with --dir or OFFER_TUI_DIR"):
        offers_directory()


def test_the_cache_has_its_own_variable_and_nothing_turns_it_off(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert cache_place() == str(home / ".cache/offer-tui")
    monkeypatch.setenv("OFFER_TUI_CACHE_DIR", "~/fast")
    assert cache_place() == str(home / "fast")
    monkeypatch.setenv("OFFER_TUI_CACHE_DIR", "")
    assert cache_place() is None


def test_a_usual_home_is_found_without_asking_platformdirs(home: Path) -> None:
    code = "import sys; from offer_tui.paths import cache_place, offers_place; cache_place(), offers_place()"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print(*sys.modules)"],
        env={"HOME": str(home), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert not {"platformdirs", "pathlib"} & set(done.stdout.split())
