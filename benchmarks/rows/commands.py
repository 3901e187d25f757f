"""Commands that open no screen: beside what Python itself needs for the same."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from functools import partial

from benchmarks.figures import Row, Unit, compared, in_turn
from benchmarks.places import Bench, Home, home_with_many, home_with_samples

AT_MOST = 1.6
AGAIN_AT_MOST = 0.25
FEW, MANY = 1_000, 10_000
QUICK_FEW, QUICK_MANY = 300, 1_000
START = "import argparse, tomllib"
READING = """
import decimal, pathlib, sys, tomllib
for path in sorted(pathlib.Path(sys.argv[1], "offers").glob("*.toml")):
    tomllib.loads(path.read_bytes().decode(), parse_float=decimal.Decimal)
"""
COMMANDS = {
    "--version": ("--version",),
    "get": ("get", "northwind-robotics", "package.base_salary"),
    "status": ("status",),
}
TOO_NEW = 2.5
"""Seconds: what changed later than two of them ago is read anew, whatever the cache says."""


def rows(bench: Bench) -> Iterator[Row]:
    """Measure the commands that shells and prompts run, then the list of many offers."""
    home = home_with_samples(bench.root)
    time.sleep(TOO_NEW)  # a prompt asks again and again, about files that nobody touches meanwhile
    for name, arguments in COMMANDS.items():
        command = home.command(*arguments)
        pairs = in_turn(
            bench.runs,
            partial(seconds, command, home),
            lambda: seconds([sys.executable, "-c", START], home),
        )
        yield _times(name, pairs, "python, argparse, tomllib", AT_MOST)
    few, many = (QUICK_FEW, QUICK_MANY) if bench.quick else (FEW, MANY)
    yield _listed(bench, few)
    yield _listed_again(bench, many)


def _listed(bench: Bench, count: int) -> Row:
    home = home_with_many(bench.root, count)
    reading = [sys.executable, "-c", READING, str(home.offers_directory)]
    pairs = in_turn(_few(bench), lambda: _first_list(home), lambda: seconds(reading, home))
    return _times(f"list of {count:,} offers", pairs, "tomllib reads them", AT_MOST)


def _listed_again(bench: Bench, count: int) -> Row:
    home = home_with_many(bench.root, count)
    # What the first time leaves behind is for the second.
    pairs = in_turn(_few(bench), lambda: _first_list(home), lambda: seconds(home.command("list"), home))
    swapped = [(second, first) for first, second in pairs]
    return _times(f"list of {count:,} offers again", swapped, "the first time", AGAIN_AT_MOST)


def _first_list(home: Home) -> float:
    """List the offers with nothing remembered; return the seconds."""
    shutil.rmtree(home.cache, ignore_errors=True)
    return seconds(home.command("list"), home)


def _few(bench: Bench) -> int:
    """Return how often what takes long is run."""
    return 1 if bench.quick else min(bench.runs, 3)


def seconds(command: Sequence[str], home: Home) -> float:
    """Return how long a command takes until it has ended."""
    begin = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=home.environment)
    return time.perf_counter() - begin


def _times(what: str, pairs: Sequence[tuple[float, float]], floor_is: str, at_most: float) -> Row:
    in_milliseconds = [(one * 1e3, other * 1e3) for one, other in pairs]
    return compared(what, in_milliseconds, Unit.MILLISECONDS, floor_is=floor_is, at_most=at_most)
