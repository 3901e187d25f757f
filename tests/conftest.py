"""What every test may count on: no real home, no network, the same random cases on every run."""

import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

# Textual reads these once, when it is imported.
os.environ["TEXTUAL_ANIMATIONS"] = "none"
os.environ["TEXTUAL_SMOOTH_SCROLL"] = "0"
os.environ["TEXTUAL_COLOR_SYSTEM"] = "truecolor"
for _name in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL", "TEXTUAL_DEBUG", "TEXTUAL_DRIVER", "TEXTUAL_THEME"):
    os.environ.pop(_name, None)

import pytest  # noqa: E402 - pytest's plugins must not import Textual before the settings above
from hypothesis import HealthCheck, settings  # noqa: E402 - as above

# The same cases on every run and machine: a failure can be repeated, and slowness is no failure.
settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
# For a longer search by hand: HYPOTHESIS_PROFILE=search pytest ...
settings.register_profile("search", deadline=None, max_examples=5_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

LONG = Path(__file__).parent / "long"


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave the long runs out unless they are asked for: `scripts/test tests/long`."""
    named = [Path(one.partition("::")[0]).resolve() for one in config.args]
    asked = any(LONG in (path, *path.parents) for path in named)
    return True if collection_path == LONG and not asked else None


_HOME_NAMES = {
    "HOME": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_STATE_HOME": ".local/state",
    "XDG_DATA_HOME": ".local/share",
    "XDG_CACHE_HOME": ".cache",
}


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty home of this test's own, which every environment variable points to."""
    place = tmp_path_factory.mktemp("home")
    for name, under in _HOME_NAMES.items():
        monkeypatch.setenv(name, str(place / under))
    # No offers directory of the person who runs the tests; a test that forgets --dir finds an empty one.
    monkeypatch.setenv("OFFER_TUI_DIR", str(place / "offers-directory"))
    for name in ("EDITOR", "VISUAL", "OFFER_TUI_CACHE_DIR"):
        monkeypatch.delenv(name, raising=False)
    # git of a test reads no settings of the person who runs it.
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    return place


class NetworkError(AssertionError):
    """A test, or the program in it, reached for the network."""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let sockets inside the machine work (asyncio needs a pair), nothing else."""

    def guarded(connect: Callable[..., object]) -> Callable[..., object]:
        def checked(self: socket.socket, address: object) -> object:
            if self.family in (socket.AF_INET, socket.AF_INET6):
                raise NetworkError(f"the program connected to {address}")
            return connect(self, address)

        return checked

    def refused(*args: object, **_: object) -> NoReturn:
        raise NetworkError(f"the program looked up {args[0]!r}")

    monkeypatch.setattr(socket.socket, "connect", guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", refused)
