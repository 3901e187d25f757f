"""The read cache: what is kept comes back as it was, and nothing else ever does."""

import json
import os
import stat
from binascii import crc32
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.files import read_cache
from offer_tui.files.read_cache import NOTHING_KEPT, UNSETTLED, Kept, ReadCache, is_settled, look
from offer_tui.files.reading import stamp
from tests.directories import GLOBEX, UMBRA, offers_directory

NOW = 1_800_000_000_000_000_000
KEPT = Kept({"globex": ((1, 2, 3, 4), ["Globex", 1, None, True, []]), "umbra": ((5, 6, 7, 8), [])}, ["said"])


def cache_in(place: Path | None, directory: str = "/offers", kind: str = "list", *basis: Any) -> ReadCache:  # noqa: ANN401 - plain values
    return ReadCache(None if place is None else str(place), kind, directory, basis)


def filled(place: Path) -> Path:
    """Keep something in a new cache and return its file."""
    cache_in(place).keep(KEPT, NOW)
    (file,) = place.iterdir()
    return file


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    assert cache_in(tmp_path).load() == NOTHING_KEPT
    filled(tmp_path)
    assert cache_in(tmp_path).load() == KEPT


def test_another_directory_kind_or_basis_has_a_cache_of_its_own(tmp_path: Path) -> None:
    filled(tmp_path)
    for other in (
        cache_in(tmp_path, "/other"),
        cache_in(tmp_path, "/offers", "status"),
        cache_in(tmp_path, "/offers", "list", 1),
    ):
        assert other.load() == NOTHING_KEPT
        other.keep(KEPT, NOW)
        assert other.load() == KEPT


def test_two_names_of_one_directory_have_one_cache(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    cache_in(tmp_path / "cache", str(tmp_path / "real")).keep(KEPT, NOW)
    assert cache_in(tmp_path / "cache", str(tmp_path / "link")).load() == KEPT


def test_two_directories_whose_names_have_one_number_do_not_mix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(read_cache, "crc32", lambda data: 7 if data.startswith(b"/") else crc32(data))
    filled(tmp_path)
    assert cache_in(tmp_path, "/other").load() == NOTHING_KEPT


def test_a_changed_program_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(tmp_path)
    monkeypatch.setattr(read_cache, "_program", lambda: ["/other/place"])
    assert cache_in(tmp_path).load() == NOTHING_KEPT


def test_it_is_its_owners_alone(tmp_path: Path) -> None:
    file = filled(tmp_path / "new" / "cache")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    for directory in (file.parent, file.parent.parent):
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o644, 0o660, 0o602])
def test_a_file_that_others_could_have_written_or_read_is_ignored(tmp_path: Path, mode: int) -> None:
    filled(tmp_path).chmod(mode)
    assert cache_in(tmp_path).load() == NOTHING_KEPT


def test_somebody_elses_file_and_a_link_are_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = filled(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(os, "geteuid", lambda: file.stat().st_uid + 1)
        assert cache_in(tmp_path).load() == NOTHING_KEPT
    file.rename(tmp_path / "elsewhere")
    file.symlink_to("elsewhere")
    assert cache_in(tmp_path).load() == NOTHING_KEPT


@given(data=st.data())
def test_a_damaged_file_holds_nothing_and_is_replaced(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("cache")
    file = filled(place)
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    damaged = data.draw(
        st.sampled_from(
            (whole[:at], whole[at:], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :], whole + whole)
        )
        | st.binary(max_size=50)
    )
    file.write_bytes(damaged)
    cache = cache_in(place)
    assert cache.load() == (KEPT if damaged == whole else NOTHING_KEPT)
    cache.keep(KEPT, NOW)
    assert cache_in(place).load() == KEPT


@pytest.mark.parametrize(
    "change",
    [
        lambda _: [],
        lambda _: 3,
        lambda found: {**found, "rows": []},
        lambda found: {**found, "rows": {"globex": 3}},
        lambda found: {**found, "rows": {"globex": [[1, 2, 3], []]}},
        lambda found: {**found, "rows": {"globex": [3, []]}},
        lambda found: {key: value for key, value in found.items() if key != "answer"},
        lambda found: {**found, "basis": None},
    ],
)
def test_a_file_of_another_shape_holds_nothing(tmp_path: Path, change: Callable[[Any], Any]) -> None:
    file = filled(tmp_path)
    body = json.dumps(change(json.loads(file.read_bytes().partition(b"\n")[2]))).encode()
    file.write_bytes(f"{crc32(body):08x}\n".encode() + body)
    assert cache_in(tmp_path).load() == NOTHING_KEPT


def test_nesting_without_end_is_damage_too(tmp_path: Path) -> None:
    file = filled(tmp_path)
    body = b"[" * 100_000
    file.write_bytes(f"{crc32(body):08x}\n".encode() + body)
    assert cache_in(tmp_path).load() == NOTHING_KEPT


def test_where_nothing_can_be_kept_nothing_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("no directory")
    for place in (tmp_path / "file", tmp_path / "file" / "below"):
        cache_in(place).keep(KEPT, NOW)
        assert cache_in(place).load() == NOTHING_KEPT
    cache_in(None).keep(KEPT, NOW)
    assert cache_in(None).load() == NOTHING_KEPT

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    cache_in(tmp_path).keep(KEPT, NOW)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file"]


def test_what_is_kept_already_is_not_written_again(tmp_path: Path) -> None:
    file = filled(tmp_path)
    before = stamp(file)
    cache = cache_in(tmp_path)
    cache.keep(cache.load(), NOW)
    assert stamp(file) == before


def test_what_an_ended_program_left_goes_after_an_hour(tmp_path: Path) -> None:
    file = filled(tmp_path)
    left = file.with_name(f"{file.name}.0123456789ab.tmp")
    left.write_text("pay data")
    at = left.stat().st_mtime_ns
    cache_in(tmp_path).keep(KEPT, at + 1)
    assert left.exists()
    cache_in(tmp_path).keep(KEPT, at + 3_600_000_000_001)
    assert list(tmp_path.iterdir()) == [file]


def test_a_look_tells_each_file_by_its_stamp(tmp_path: Path) -> None:
    offers_directory(tmp_path, umbra=UMBRA, globex=GLOBEX)
    (tmp_path / "offers" / ".globex.toml.swp").write_text("")
    (tmp_path / "offers" / "gone.toml").symlink_to("nowhere")
    found = look(str(tmp_path), NOW)
    assert found is not None
    assert list(found.offers) == ["globex", "gone", "umbra"]
    assert found.offers["globex"] == stamp(tmp_path / "offers" / "globex.toml")
    assert not any(found.offers["gone"])
    assert found.profile == stamp(tmp_path / "profile.toml")


def test_a_look_at_nothing_finds_nothing(tmp_path: Path) -> None:
    found = look(str(tmp_path / "none"), NOW)
    assert found is not None
    assert (found.offers, any(found.profile)) == ({}, False)
    (tmp_path / "offers").write_text("not a directory")
    assert look(str(tmp_path), NOW) is None


def test_a_stamp_is_trusted_once_no_clock_can_repeat_it() -> None:
    assert is_settled((1, 1, NOW - UNSETTLED - 1, NOW - UNSETTLED - 1), NOW)
    for times in ((NOW, 0), (0, NOW), (NOW - UNSETTLED, 0), (0, NOW + 10**18)):
        assert not is_settled((1, 1, *times), NOW)
