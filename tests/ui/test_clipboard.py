"""Copying: the sequence, the buffer of tmux, parts for GNU screen, and what is said of it."""

import re
import shutil
import subprocess
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.files import clipboard as tmux
from offer_tui.ui.clipboard import MOST, Copied, copied
from offer_tui.ui.terminal import Copying

PLAIN = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")
SENT = Copied(done=True, words="sent to the terminal's clipboard")


def sent_by(text: str, way: Copying) -> tuple[Copied, str]:
    """Copy a text, and return what is known of it and what the terminal got."""
    sent: list[str] = []
    return copied(text, way, sent.append), "".join(sent)


def taken(sequence: str) -> str:
    """Return what a terminal puts into its clipboard."""
    found = PLAIN.fullmatch(sequence)
    assert found is not None
    return b64decode(found[1]).decode()


def without_tmux(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let no program be found."""
    monkeypatch.setenv("PATH", str(tmp_path))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n\t")))
def test_a_terminal_gets_the_very_text(text: str) -> None:
    found, sequence = sent_by(text, Copying.TERMINAL)
    assert found == SENT
    assert taken(sequence) == text


@given(st.text())
def test_nothing_that_is_pasted_types_a_key(text: str) -> None:
    arrived = taken(sent_by(text, Copying.TERMINAL)[1])
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", arrived)


def test_hostile_text_is_pictured() -> None:
    assert taken(sent_by("a\x1b[201~\rrm -r\x07", Copying.TERMINAL)[1]) == "a␛[201~␍rm -r␇"


def test_what_is_too_long_is_not_sent_and_a_way_is_named() -> None:
    assert sent_by("é" * (MOST // 2), Copying.TERMINAL)[0] == SENT
    found, sequence = sent_by("é" * (MOST // 2 + 1), Copying.TERMINAL)
    assert sequence == ""
    assert not found.done
    assert found.words == "too long to be copied: 74,996 bytes, terminals take 74,994; E opens the file"


@given(st.text(max_size=3000))
def test_gnu_screen_gets_parts_that_it_hands_through(text: str) -> None:
    found, sequence = sent_by(text, Copying.GNU_SCREEN)
    assert found == SENT
    parts = re.findall(r"\x1bP(.*?)\x1b\\", sequence, re.DOTALL)
    assert "".join(f"\x1bP{part}\x1b\\" for part in parts) == sequence
    assert all(0 < len(part) + 4 <= 768 for part in parts)
    assert taken("".join(parts)) == taken(sent_by(text, Copying.TERMINAL)[1])


def test_where_there_is_no_tmux_to_ask_both_ways_through_it_are_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    without_tmux(monkeypatch, tmp_path)
    found, sequence = sent_by("165,000", Copying.TMUX)
    assert found == SENT
    plain, _, wrapped = sequence.partition("\x1bPtmux;")
    assert taken(plain) == "165,000"
    assert wrapped == plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def test_a_tmux_that_hangs_or_refuses_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tmux, "SECONDS", 0.1)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program = tmp_path / "tmux"
    for script in ("exec sleep 20", "exit 1"):
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="ascii")
        program.chmod(0o700)
        assert sent_by("x", Copying.TMUX)[0] == SENT


def test_an_old_tmux_gets_it_without_the_option_that_it_lacks(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    program = tmp_path / "tmux"
    program.write_text(f'#!/bin/sh\n[ "$2" = -w ] && exit 1\ncat > {tmp_path}/buffer\n', encoding="ascii")
    program.chmod(0o700)
    found, sequence = sent_by("165,000", Copying.TMUX)
    assert found == Copied(done=True, words="in tmux's buffer: prefix ] pastes it")
    assert sequence == ""
    assert (tmp_path / "buffer").read_text(encoding="utf-8") == "165,000"


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
def test_a_real_tmux_has_it_in_its_buffer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TMUX", raising=False)
    server = ("tmux", "-S", str(tmp_path / "socket"))
    subprocess.run([*server, "-f", "/dev/null", "new-session", "-d", "sleep 60"], check=True)
    try:
        monkeypatch.setenv("TMUX", f"{tmp_path}/socket,1,0")
        text = "Zoë, 165,000\n" * 10_000  # more than a terminal takes
        found, sequence = sent_by(text, Copying.TMUX)
        assert (found.words, sequence) == ("in tmux's buffer: prefix ] pastes it", "")
        assert (
            subprocess.run([*server, "show-buffer"], check=True, capture_output=True).stdout.decode() == text
        )
    finally:
        subprocess.run([*server, "kill-server"], check=True)
