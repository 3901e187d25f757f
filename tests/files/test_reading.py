"""Reading one file: its bytes, what they say, and what is wrong with them."""

import os
from pathlib import Path

import pytest

from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.files.reading import LIMIT, NO_STAMP, NotRegularError, read, read_bytes, stamp, understood
from tests.directories import BROKEN, GLOBEX


def test_a_file_without_problems_is_its_value(tmp_path: Path) -> None:
    path = tmp_path / "globex.toml"
    path.write_text(GLOBEX)
    stored = read(path, Offer)
    assert stored.problems == ()
    assert stored.value is not None
    assert stored.value.company == "Globex"
    assert stored.document is not None
    assert stored.document.data == GLOBEX.encode()
    assert stored.slug == "globex"
    assert stored.stamp == stamp(path) != NO_STAMP


def test_an_error_keeps_the_file_from_being_used_but_not_from_being_shown(tmp_path: Path) -> None:
    stored = understood(tmp_path / "hooli.toml", BROKEN.encode(), Offer)
    assert stored.value is None
    assert stored.document is not None
    assert [(one.code, one.line, one.column) for one in stored.problems] == [("F04", 6, 15), ("F05", 7, 17)]


def test_a_warning_does_not(tmp_path: Path) -> None:
    stored = understood(tmp_path / "profile.toml", b"nmae = 'Robin'\n", Profile)
    message = '"nmae" is not a key of the format; did you mean "name"?'
    assert [str(one) for one in stored.problems] == [f"{stored.path}:1:1: warning F08 nmae: {message}"]
    assert stored.value == Profile()


def test_no_more_than_a_little_over_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(b"#" * (LIMIT + 500))
    assert len(read_bytes(path)) == LIMIT + 1
    assert [one.code for one in read(path, Offer).problems] == ["F03"]


def test_a_file_just_within_the_limit_is_read(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    path.write_bytes(GLOBEX.encode().ljust(LIMIT, b"#"))
    assert read(path, Offer).value is not None


def test_a_pipe_does_not_hang_the_program(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    with pytest.raises(NotRegularError):
        read_bytes(tmp_path / "pipe.toml")
    assert [one.code for one in read(tmp_path / "pipe.toml", Offer).problems] == ["F17"]


def test_what_cannot_be_read_leaves_no_descriptor_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(10):
        assert read(tmp_path, Offer).problems[0].code == "F17"
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_the_stamp_of_a_file_changes_with_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "globex.toml"
    assert stamp(path) == NO_STAMP
    path.write_text("a")
    first = stamp(path)
    path.write_text("ab")
    assert stamp(path) != first
