"""`list` and `status` from the cache: they say what they would say without it, whatever becomes of a file."""

import json
import os
import subprocess
import sys
import time
from binascii import crc32
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offer_tui.__main__ import main
from offer_tui.cli import list_reading, status_reading
from tests.cli.conftest import Run
from tests.directories import BROKEN, GLOBEX, PROFILE, UMBRA, offers_directory

ON = ("--today", "2026-11-23")
FORMS = (
    *(("list",), ("list", "--plain"), ("list", "--json"), ("list", "--sort", "fit")),
    *(("list", "--sort", "year1", "--status", "negotiating"), ("list", "--due-before", "2026-11-27")),
    *(("list", "--stage", "rate"), ("status",), ("status", "--json")),
)
LATER = 10_000_000_000
"""Nanoseconds after which a file that was just written has settled."""


@pytest.fixture(autouse=True)
def _later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all files have settled."""
    monkeypatch.setattr("offer_tui.cli.clock.time", SimpleNamespace(time_ns=lambda: time.time_ns() + LATER))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the slugs of the offers that `list` reads, and `status` for a reading of all."""
    slugs: list[str] = []
    row, status = list_reading.RowReader.row, status_reading.read_status

    def noted(self: list_reading.RowReader, slug: str) -> object:
        slugs.append(slug)
        return row(self, slug)

    def all_read(*arguments: object) -> object:
        slugs.append("status")
        return status(*arguments)  # type: ignore[arg-type]  # whatever it was given

    monkeypatch.setattr(list_reading.RowReader, "row", noted)
    monkeypatch.setattr(status_reading, "read_status", all_read)
    return slugs


def said(run: Run, directory: Path, *arguments: str) -> tuple[int, str, str]:
    result = run(*arguments, "--dir", directory, *ON)
    return result.code, result.out, result.err


@pytest.mark.parametrize("form", [one for one in FORMS if "--stage" not in one])
def test_what_has_not_changed_is_not_read_again(
    run: Run, directory: Path, read: list[str], form: tuple[str, ...]
) -> None:
    first = said(run, directory, *form)
    assert read
    read.clear()
    assert said(run, directory, *form) == first
    assert read == []


def test_only_the_file_that_changed_is_read_again(run: Run, directory: Path, read: list[str]) -> None:
    said(run, directory, "list")
    read.clear()
    file = directory / "offers" / "globex.toml"
    file.write_text(GLOBEX.replace("150_000", "151_000"))
    assert "$170,900" in said(run, directory, "list")[1]
    assert read == ["globex"]


def test_another_profile_makes_all_rows_anew(run: Run, directory: Path, read: list[str]) -> None:
    said(run, directory, "list")
    read.clear()
    (directory / "profile.toml").write_text(PROFILE.replace("points = 80", "points = 20"))
    assert "4.0–9.0" in said(run, directory, "list")[1]
    assert read == ["globex", "hooli", "umbra-labs"]


def test_a_day_later_the_words_are_those_of_the_day(run: Run, directory: Path) -> None:
    for day, words in (("2026-11-23", "in 3 days"), ("2026-11-25", "tomorrow")):
        assert words in run("list", "--dir", directory, "--today", day).out
        assert words in run("status", "--dir", directory, "--today", day).out


def test_a_file_that_was_just_written_is_read_again(
    run: Run, directory: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("offer_tui.cli.clock.time", time)
    for command in ("list", "status"):
        said(run, directory, command)
        read.clear()
        said(run, directory, command)
        assert read


@pytest.mark.parametrize("command", ["list", "status"])
def test_the_same_size_and_time_of_another_file_hide_nothing(run: Run, directory: Path, command: str) -> None:
    file = directory / "offers" / "globex.toml"
    said(run, directory, command)
    times = file.stat().st_mtime_ns, file.stat().st_mtime_ns
    for text in (GLOBEX.replace("Globex", "Gloxeb"), GLOBEX.replace("Globex", "Xebolg")):
        # Once in the same file and once in another one of its name.
        place = file if "Gloxeb" in text else file.with_suffix(".new")
        place.write_text(text)
        os.utime(place, ns=times)
        place.rename(file)
        assert (file.stat().st_size, file.stat().st_mtime_ns) == (len(GLOBEX), times[0])
        assert text.partition('company = "')[2][:6] in said(run, directory, command)[1]


def test_a_slug_that_an_alternative_names_may_come_and_go(run: Run, directory: Path) -> None:
    names_umbra = GLOBEX + '\n[[alternatives]]\noffer = "umbra-labs"\n'
    (directory / "offers" / "globex.toml").write_text(names_umbra)
    said(run, directory, "list", "--json")
    (directory / "offers" / "umbra-labs.toml").unlink()
    for _ in range(2):
        globex = json.loads(said(run, directory, "list", "--json")[1])[0]
        assert 'there is no offer "umbra-labs"' in globex["problems"][0]["message"]
    (directory / "offers" / "umbra-labs.toml").write_text(UMBRA)
    assert json.loads(said(run, directory, "list", "--json")[1])[0]["problems"] == []


def test_places_of_files_are_as_they_were_named_this_time(
    run: Run, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(directory)
    for place in (directory, Path()):
        broken = json.loads(run("list", "--json", "--dir", place, *ON).out)[1]
        assert broken["problems"][0]["file"] == str(place / "offers" / "hooli.toml")


def test_a_profile_that_cannot_be_used_is_said_each_time(run: Run, directory: Path) -> None:
    (directory / "profile.toml").write_text("goals = 3\n")
    first = said(run, directory, "list")
    assert "error F04" in first[2]
    assert said(run, directory, "list") == first


def test_names_that_other_systems_cannot_keep_apart_are_said_each_time(run: Run, directory: Path) -> None:
    (directory / "offers" / "GLOBEX.toml").write_text(GLOBEX)
    first = said(run, directory, "list")
    assert "differs from GLOBEX.toml only by case" in first[2]
    assert said(run, directory, "list") == first


def test_an_offer_that_is_gone_leaves_nothing_behind(run: Run, directory: Path, home: Path) -> None:
    (directory / "offers" / "globex.toml").write_text(GLOBEX.replace("Globex", "Confidential"))
    said(run, directory, "list")
    (file,) = (home / ".cache" / "offer-tui").iterdir()
    assert "Confidential" in file.read_text()
    (directory / "offers" / "globex.toml").unlink()
    said(run, directory, "list")
    assert "Confidential" not in file.read_text()


def test_the_variable_names_another_place_or_none(
    run: Run, directory: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OFFER_TUI_CACHE_DIR", str(home / "elsewhere"))
    said(run, directory, "list")
    assert len(list((home / "elsewhere").iterdir())) == 1
    monkeypatch.setenv("OFFER_TUI_CACHE_DIR", "")
    said(run, directory, "list")
    assert not (home / ".cache").exists()


@pytest.mark.parametrize("command", ["list", "status"])
def test_a_cache_of_another_shape_is_made_anew(run: Run, directory: Path, home: Path, command: str) -> None:
    first = said(run, directory, command)
    (file,) = (home / ".cache" / "offer-tui").iterdir()
    whole = json.loads(file.read_bytes().partition(b"\n")[2])
    slots = len(whole["answer"]) if command == "status" else len(whole["rows"]["globex"][1])
    for slot in range(slots):
        wrongs: tuple[object, ...] = (None, 3, "x", [3], [[3]], {})
        for wrong in wrongs:
            found = json.loads(json.dumps(whole))
            row = found["answer"] if command == "status" else found["rows"]["globex"][1]
            if type(row[slot]) is type(wrong) is not list:
                continue
            row[slot] = wrong
            body = json.dumps(found).encode()
            file.write_bytes(f"{crc32(body):08x}\n".encode() + body)
            assert said(run, directory, command) == first


@pytest.mark.parametrize("command", ["list", "status"])
def test_without_a_change_hardly_anything_is_imported(directory: Path, command: str) -> None:
    code = (
        "import sys, time, types, offer_tui.cli.clock as clock\n"
        f"clock.time = types.SimpleNamespace(time_ns=lambda: time.time_ns() + {LATER})\n"
        "from offer_tui.__main__ import main\n"
        "main(sys.argv[1:])\n"
        "print('\\0' + '\\0'.join(sys.modules))"
    )
    arguments = [sys.executable, "-c", code, command, "--dir", str(directory), *ON]
    subprocess.run(arguments, capture_output=True, check=True, timeout=60)
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, timeout=60)
    names = set(done.stdout.split("\0"))
    assert "offer_tui.files.read_cache" in names
    assert not names & {
        "offer_tui.core.offer",
        "offer_tui.files.directory",
        "tomllib",
        "dataclasses",
        "pathlib",
    }


Change: TypeAlias = Callable[[Path], None]


def _written(name: str, text: str) -> Change:
    def change(directory: Path) -> None:
        (directory / name).write_text(text)

    return change


def _touched(directory: Path) -> None:
    for file in (directory / "offers").iterdir():
        os.utime(file)


def _replaced(directory: Path) -> None:
    file = directory / "offers" / "globex.toml"
    with suppress(FileNotFoundError):
        copy = file.with_suffix(".copy")
        copy.write_text(file.read_text().replace("Globex", "Xebolg"))
        os.utime(copy, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
        copy.rename(file)


def _renamed(directory: Path) -> None:
    with suppress(FileNotFoundError):
        (directory / "offers" / "globex.toml").rename(directory / "offers" / "acme.toml")


def _removed(name: str) -> Change:
    return lambda directory: (directory / name).unlink(missing_ok=True)


def _cleared(_: Path) -> None:
    cache = Path(os.environ["OFFER_TUI_CACHE_DIR"])
    for file in cache.iterdir() if cache.exists() else ():
        file.write_bytes(file.read_bytes()[:-1])


ALTERNATIVE = '\n[[alternatives]]\noffer = "umbra-labs"\n\n[fit.gone]\nrating = 3\n'
CHANGES = st.sampled_from(
    [
        _written("offers/globex.toml", GLOBEX),
        _written("offers/globex.toml", GLOBEX + ALTERNATIVE),
        _written("offers/globex.toml", BROKEN),
        _written("offers/globex.toml", "company = ["),
        _written("offers/umbra-labs.toml", UMBRA),
        _written("offers/umbra-labs.toml", UMBRA.replace("declined", "negotiating")),
        _written("profile.toml", PROFILE),
        _written("profile.toml", PROFILE.replace("20", "90") + "\n[rates]\nEUR = 1.1\n"),
        _written("profile.toml", "goals = 3\n"),
        *(_touched, _replaced, _renamed, _cleared),
        *map(_removed, ("offers/umbra-labs.toml", "profile.toml", "offers/acme.toml")),
    ]
)


@settings(max_examples=25)
@given(changes=st.lists(CHANGES, min_size=1, max_size=4))
def test_a_list_is_the_same_with_and_without_the_cache(
    changes: list[Change], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("cached")
    directory = offers_directory(place / "workbook", globex=GLOBEX, umbra_labs=UMBRA)
    with pytest.MonkeyPatch.context() as patched, pytest.MonkeyPatch.context() as output:
        for change in (_touched, *changes):
            patched.setenv("OFFER_TUI_CACHE_DIR", str(place / "cache"))
            change(directory)
            for form in FORMS:
                outputs = []
                # Made, made or kept, and without a cache.
                for cache in (str(place / "cache"), str(place / "cache"), ""):
                    patched.setenv("OFFER_TUI_CACHE_DIR", cache)
                    outputs.append(_output(output, *form, "--dir", str(directory), *ON))
                assert outputs[0] == outputs[1] == outputs[2]


def _output(patched: pytest.MonkeyPatch, *arguments: str) -> tuple[int, list[str]]:
    """Run the program and return its exit code and all that it prints."""
    texts: list[str] = []
    stream = SimpleNamespace(write=texts.append, flush=lambda: None, encoding="utf-8", isatty=lambda: False)
    with patched.context() as streams:
        streams.setattr(sys, "stdout", stream)
        streams.setattr(sys, "stderr", stream)
        return main(arguments), texts
