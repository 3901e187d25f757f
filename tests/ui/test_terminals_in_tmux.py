"""The program inside a real tmux: its size, what is copied, detaching and coming back elsewhere."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.ui.driving import samples
from tests.ui.pty_session import PtySession

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")

TODAY = ("--today", "2026-11-21")
PREFIX = "\x02"
_UNSAID = dict.fromkeys(
    ("TMUX", "STY", "COLORTERM", "NO_COLOR", "TEXTUAL_COLOR_SYSTEM", "LC_ALL", "SSH_TTY"), ""
)


@dataclass(frozen=True)
class Server:
    """A tmux of this test alone."""

    words: tuple[str, ...]
    directory: Path

    def opened(self, size: tuple[int, int] = (80, 24)) -> PtySession:
        """Run the program in a new session."""
        arguments: list[str | Path] = ["--dir", self.directory, *TODAY]
        return PtySession(arguments, before=[*self.words, "new-session"], size=size, environment=_UNSAID)

    def attached(self, size: tuple[int, int]) -> PtySession:
        """Attach another terminal to it."""
        # The words of the program that follow are the script's arguments, which it does not use.
        script = f"exec {' '.join(self.words)} attach-session"
        return PtySession([], before=["/bin/sh", "-c", script, "sh"], size=size, environment=_UNSAID)

    @property
    def pane(self) -> str:
        """What the program shows, as tmux has it: the emulator knows little of what tmux sends on."""
        return self.said("capture-pane", "-p")

    def shows(self, size: tuple[int, int], ending: str) -> bool:
        """Tell whether the program fills a terminal of this size, but for the line of tmux, down to words."""
        lines = self.pane.splitlines()
        return (
            len(lines) == size[1] - 1
            and max(map(len, lines)) <= size[0]
            and "".join(lines).rstrip().endswith(ending)
        )

    def said(self, *command: str) -> str:
        """Return what tmux prints."""
        return subprocess.run([*self.words, *command], check=True, capture_output=True, text=True).stdout


@pytest.fixture(params=["tmux-256color", "screen-256color", "screen"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Server]:
    """Return a tmux that gives itself out for that."""
    settings = tmp_path / "tmux.conf"
    settings.write_text(f"set -g default-terminal {request.param}\nset -g prefix C-b\n", encoding="ascii")
    words = ("tmux", "-u", "-S", str(tmp_path / "socket"), "-f", str(settings))
    yield Server(words, samples(tmp_path / "offers-directory"))
    subprocess.run([*words, "kill-server"], check=False, capture_output=True)


def test_all_lines_but_that_of_tmux_are_used(server: Server) -> None:
    with server.opened() as session:
        *lines, status = session.wait_for("Offers", "▌ Acme Orbital", "? keys").splitlines()
        assert len(lines) == 23
        assert lines[-1].endswith("? keys")
        assert "[0]" in status
        session.send("j")
        session.wait_for("▌ Globex")
        session.send("q")
        session.ended(5)


def test_what_is_copied_is_in_the_buffer_of_tmux(server: Server) -> None:
    with server.opened() as session:
        session.wait_for("? keys")
        session.send("\r")
        session.wait_for("▌ Base salary")
        session.send("y")
        session.wait_for("in tmux's buffer: prefix ] pastes it: 171,000")
        assert server.said("show-buffer") == "171,000"
        session.send("e")
        session.wait_for("(unchanged)")
        session.send("\x1b")
        session.wait_until(lambda: "(unchanged)" not in session.text, "closed")
        session.send("q")
        session.wait_for("Offers")
        session.send("q")
        session.ended(5)


def test_it_can_be_left_and_taken_up_in_a_terminal_of_another_size(server: Server) -> None:
    with server.opened() as session:
        session.wait_for("? keys")
        session.send("\rj")
        session.wait_for("▌ Raise")
        session.send(f"{PREFIX}d")
        session.ended(5)
    for size in ((130, 40), (60, 21), (40, 10), (80, 24)):
        ending = "Nothing is lost." if size == (40, 10) else "? keys"
        with server.attached(size) as session:
            session.wait_until(partial(server.shows, size, ending), f"{ending} in a terminal of {size}")
            if ending == "? keys":
                assert server.pane.startswith(" Acme Orbital")
                assert "▌ Raise" in server.pane
            session.send(f"{PREFIX}d")
            session.ended(5)
