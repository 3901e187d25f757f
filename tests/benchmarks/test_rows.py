"""The rows of keys, and the command line."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from benchmarks import __main__ as program
from benchmarks.figures import Figure, Judged, Row, Unit, Verdict
from benchmarks.places import Bench, home_with_many, home_with_samples
from benchmarks.rows import commands, saving
from benchmarks.rows.keystrokes import keys_row, latency_row, slow_row
from benchmarks.terminal.line import SLOW
from benchmarks.terminal.program import BenchmarkError
from benchmarks.terminal.strokes import Stroke


def pressed(size: int, ideal: int, seconds: float = 0.01) -> Stroke:
    return Stroke("j", ((seconds / 2, size - 1), (seconds, 1)) if size else (), ideal, ideal // 2)


def test_the_median_key_and_all_bytes_beside_the_ideal_of_all() -> None:
    found = keys_row("cursor key", [[pressed(100, 100), pressed(200, 100)], [pressed(330, 100)]], at_most=300)
    assert (found.measured.value, found.floor.value) == (200, 100)
    assert [one.found.value for one in found.judged] == [2.1, 200]
    assert found.verdict is Verdict.FAR_OVER


def test_keys_without_an_effect_do_not_count() -> None:
    found = keys_row("cursor key", [[pressed(0, 0), pressed(0, 0), pressed(110, 100)]], at_most=300)
    assert (found.measured.value, found.verdict) == (110, Verdict.MET)
    with pytest.raises(BenchmarkError, match="cursor key: no key had an effect"):
        keys_row("cursor key", [[pressed(0, 0)]], at_most=300)


def test_a_key_that_sends_for_nothing_is_far_over() -> None:
    assert keys_row("cursor key", [[pressed(10, 0)]], at_most=300).verdict is Verdict.FAR_OVER


def test_the_time_of_a_key_is_that_of_its_last_byte() -> None:
    found = latency_row("key", [pressed(9, 9, 0.02), pressed(0, 0)], [pressed(1, 1, 0.001)])
    assert (str(found.measured), str(found.floor), found.verdict) == ("20 ms", "1.0 ms", Verdict.MET)


def test_a_slow_line_is_judged_by_what_the_ideal_update_needs_there() -> None:
    found = slow_row("key", [pressed(200, 200, 0.01)])
    alone = SLOW.round_trip + (200 + SLOW.overhead) / SLOW.bytes_a_second
    assert round(found.floor.value, 6) == round(alone * 1e3, 6)
    assert found.measured.value > found.floor.value


# Homes


def test_a_home_holds_a_copy_of_the_samples_and_nothing_points_elsewhere(tmp_path: Path) -> None:
    home = home_with_samples(tmp_path)
    assert (home.offers_directory / "profile.toml").is_file()
    places = [value for name, value in home.environment.items() if name == "HOME" or name.startswith("XDG_")]
    assert all(Path(place).is_relative_to(tmp_path) for place in places)
    assert str(home.offers_directory) in home.command("list")


def test_many_offers_are_all_read(tmp_path: Path) -> None:
    home = home_with_many(tmp_path, 12)
    assert len(list((home.offers_directory / "offers").iterdir())) == 12
    assert commands.seconds(home.command("list"), home) > 0


def test_an_edit_is_really_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "EDITS", 2)
    found = list(saving.rows(Bench(tmp_path, 1, quick=True)))
    assert [row.floor.value > 0 for row in found] == [True, True]
    edited = tmp_path.glob("*/offers/offers/globex.toml")
    assert sorted(b"base_salary = 128_500" in file.read_bytes() for file in edited) == [False, True]


# The command line

PAINT = Figure(1.4, Unit.RATIO)
TIME = Figure(90, Unit.MILLISECONDS)


class Group(ModuleType):
    """Stands in for a group of rows."""

    def __init__(self, *judged: Judged) -> None:
        super().__init__("start")
        self._row = Row("first paint", TIME, TIME, "empty app", judged)

    def rows(self, _: Bench) -> Iterator[Row]:
        yield self._row


def run(monkeypatch: pytest.MonkeyPatch, judged: Judged, *arguments: str) -> int:
    monkeypatch.setitem(sys.modules, "benchmarks.rows.start", Group(judged))
    return program.main(["--only", "start", *arguments])


@pytest.mark.parametrize(
    ("judged", "quick", "full"),
    [
        (Judged(PAINT, 1.4), 0, 0),
        (Judged(PAINT, 1.0), 0, 1),
        (Judged(PAINT, 0.9), 1, 1),
        (Judged(TIME, 30), 0, 1),
    ],
)
def test_the_exit_code(judged: Judged, quick: int, full: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, judged, "--quick") == quick
    assert run(monkeypatch, judged) == full


def test_the_table_is_printed_and_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, numbers = tmp_path / "README.md", tmp_path / "rows.json"
    page.write_text("<!-- table -->\n<!-- end of table -->\n", encoding="utf-8")
    monkeypatch.setattr(program, "HERE", tmp_path)
    run(monkeypatch, Judged(PAINT, 1.25), "--write", "--markdown", "--json", str(numbers))
    line = "| first paint | 90 ms | 90 ms empty app | 1.40 × | ≤ 1.25 × | over |"
    assert line in capsys.readouterr().out
    assert line in page.read_text(encoding="utf-8")
    assert '"value": 1.4' in numbers.read_text(encoding="utf-8")


def test_a_group_that_does_not_exist_is_a_mistake_in_the_arguments() -> None:
    with pytest.raises(SystemExit) as left:
        program.main(["--only", "everything"])
    assert left.value.code == 2
