"""`python -m benchmarks`: print the table of promises, from the checkout with the environment's Python."""

import argparse
import importlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks import peers, table
from benchmarks.figures import Row, Verdict
from benchmarks.places import Bench
from benchmarks.terminal.program import BenchmarkError

GROUPS = ("start", "keystrokes", "idle", "leaving", "commands", "many", "saving", "slow_line")
"""Modules of `benchmarks.rows`, in the order of the table."""
QUICK_GROUPS = tuple(group for group in GROUPS if group != "slow_line")
"""The slow line takes its time, and gives no figure that a quick run fails at."""
RUNS, QUICK_RUNS = 7, 3
HERE = Path(__file__).resolve().parent
FINE, FOUND, FAILED = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a budget is missed (with --quick: by half), 2 where nothing was measured."""
    options = _parser().parse_args(argv)
    runs = options.runs or (QUICK_RUNS if options.quick else RUNS)
    with tempfile.TemporaryDirectory(prefix="offer-tui-benchmarks-") as place:
        bench = Bench(Path(place), runs, options.quick)
        try:
            if options.peers:
                return _peers(bench, options)
            return _promises(bench, options)
        except (BenchmarkError, subprocess.CalledProcessError) as error:
            sys.stderr.write(f"{error}\n")
            return FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("peers", nargs="?", choices=("peers",), help="measure other programs that are installed instead")
    add("--quick", action="store_true", help="few runs; exit 1 only where a ratio or size is over by half")
    add("--only", action="append", choices=GROUPS, metavar="GROUP", help=f"one of {', '.join(GROUPS)}")
    add(
        "--runs", type=_count, metavar="N", help=f"pairs of runs for each ratio ({RUNS}; quick: {QUICK_RUNS})"
    )
    add("--json", type=Path, metavar="FILE", help="write every row there, not rounded")
    add("--markdown", action="store_true", help="print the table as Markdown")
    add("--write", action="store_true", help="put the table into README.md, or peers.md, beside this program")
    add("--environments", type=Path, metavar="DIR", help="peers: also look in DIR/NAME/bin")
    return parser


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _promises(bench: Bench, options: argparse.Namespace) -> int:
    rows = list(measured(bench, options.only or (QUICK_GROUPS if bench.quick else GROUPS)))
    if options.json:
        options.json.write_text(table.numbers(rows), encoding="utf-8")
    if options.write:
        _write(HERE / "README.md", table.markdown(rows))
    sys.stdout.write(table.markdown(rows) if options.markdown else table.text(rows))
    return FOUND if missed(rows, quick=bench.quick) else FINE


def measured(bench: Bench, groups: Iterable[str]) -> Iterator[Row]:
    """Measure the rows of groups, and say how long each group took."""
    for group in groups:
        begin = time.perf_counter()
        yield from importlib.import_module(f"benchmarks.rows.{group}").rows(bench)
        sys.stderr.write(f"{group}: measured in {time.perf_counter() - begin:.0f} s\n")


def missed(rows: Iterable[Row], *, quick: bool) -> list[Row]:
    """Return the rows that make the run fail."""
    if quick:
        return [row for row in rows if row.fails_quick_run]
    return [row for row in rows if row.verdict not in {None, Verdict.MET}]


def _peers(bench: Bench, options: argparse.Namespace) -> int:
    lines = peers.lines(bench, options.environments)
    if options.write:
        _write(HERE / "peers.md", table.grid(lines))
    sys.stdout.write(table.grid(lines) if options.markdown else table.aligned(lines))
    return FINE


def _write(page: Path, grid: str) -> None:
    page.write_text(table.inserted(page.read_text(encoding="utf-8"), grid), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
