"""Other programs of the terminal, measured in the same way."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.figures import Figure, Unit, in_turn, median_ratio, over_floor
from benchmarks.places import EMPTY_APP, Bench, Home, home_with_samples
from benchmarks.starts import start
from benchmarks.terminal.program import BenchmarkError, Program
from benchmarks.terminal.strokes import strokes

HEAD = (
    "program",
    "keys",
    "first paint / empty app",
    "bytes until settled",
    "a key",
    "a key / ideal",
    "idle 5 s",
)
IDLE_SECONDS = 5.0
LINES, COMMITS = 60, 12


@dataclass(frozen=True, slots=True)
class Peer:
    """Another program, and what to do in it."""

    name: str
    """What it is called, and where its own environment is looked for."""
    command: str
    arguments: Callable[[Home], Sequence[str]] = lambda _: ()
    """Also makes the files that it shows."""
    shows: str = ""
    """What it shows when it is ready, where it shows something else before."""
    before: tuple[str, ...] = ()
    """Keys until there is something to walk through."""
    walk: tuple[str, ...] = ("down", "down", "down", "up", "up")


def _log(home: Home) -> list[str]:
    file = home.path / "lines.log"
    lines = (f"2026-11-21 09:{number:02}:00 INFO line {number} of a log\n" for number in range(LINES))
    file.write_text("".join(lines), encoding="utf-8")
    return [str(file)]


def _repository(home: Home) -> str:
    place = home.path / "repository"
    git = ("git", "-c", "user.name=Robin", "-c", "user.email=robin@example.org", "-C", str(place))
    place.mkdir()
    commits = (
        ("commit", "--quiet", "--allow-empty", "--message", f"Commit number {number}")
        for number in range(COMMITS)
    )
    for words in (("init", "--quiet"), *commits):
        subprocess.run((*git, *words), check=True, env=home.environment)
    return str(place)


def _ledger(home: Home) -> list[str]:
    file = home.path / "ledger.journal"
    names = ("Salary", "Food", "Rent", "Books", "Travel", "Gifts", "Phone")
    entries = (
        f"2026-11-{day:02} {name}\n    Expenses:{name}  ${day}.00\n    Assets:Bank\n\n"
        for day, name in enumerate(names, 1)
    )
    file.write_text("".join(entries), encoding="utf-8")
    return ["-f", str(file)]


PEERS = (
    Peer("htop", "htop"),
    Peer("mc", "mc", lambda home: ["-u", str(home.offers_directory / "offers"), str(home.path)]),
    Peer("vim", "vim", lambda home: ["-u", "NONE", "-N", "+set cursorline", *_log(home)]),
    Peer("tig", "tig", lambda home: ["-C", _repository(home)]),
    Peer("hledger-ui", "hledger-ui", _ledger),
    Peer("lazygit", "lazygit", lambda home: ["-p", _repository(home)]),
    Peer("posting", "posting"),
    Peer("harlequin", "harlequin", shows="memory", walk=("f", "r", "o", "m", "backspace")),
    Peer("toolong", "tl", _log, before=("home",)),
    Peer("kanban-tui", "ktui", lambda _: ["demo"]),
    Peer("bagels", "bagels"),
)


def lines(bench: Bench, environments: Path | None) -> list[tuple[str, ...]]:
    """Return the table of this program and its peers, the head first.

    `environments` is a directory with environments of Python that are named as the peers in them.
    """
    home = home_with_samples(bench.root)
    ours = Peer("offer-tui", home.command()[0], lambda home: home.command()[1:], shows="Northwind")
    found = [HEAD, _measured(bench, ours, ours.command)]
    for peer in PEERS:
        place = _place(peer, environments)
        sys.stderr.write(f"{peer.name}: {place or 'not installed'}\n")
        found.append(_measured(bench, peer, place) if place else (peer.name, "not installed", *[""] * 5))
    return found


def _place(peer: Peer, environments: Path | None) -> str | None:
    own = None if environments is None else environments / peer.name / "bin" / peer.command
    return str(own) if own is not None and own.exists() else shutil.which(peer.command)


def _measured(bench: Bench, peer: Peer, place: str) -> tuple[str, ...]:
    """Return a peer's line; one that ends when it is started has no figures."""
    walk = " ".join(peer.walk)
    try:
        figures = _figures(bench, peer, place)
    except BenchmarkError as error:
        sys.stderr.write(f"{peer.name}: {error}\n")
        return (peer.name, "could not be measured", *[""] * 5)
    return (peer.name, walk, *figures)


def _figures(bench: Bench, peer: Peer, place: str) -> tuple[str, ...]:
    home = home_with_samples(bench.root)
    command = [place, *peer.arguments(home)]
    shows = (peer.shows,) if peer.shows else ()
    pairs = in_turn(
        bench.runs,
        lambda: start(command, home.environment, *shows),
        lambda: start(EMPTY_APP, home.environment, "hello"),
    )
    ratio = median_ratio([(one.first_paint, other.first_paint) for one, other in pairs])
    with Program(command, home.environment) as program:
        program.wait_for(*shows)
        idle = program.idle(IDLE_SECONDS)
        strokes(program, peer.before)
        felt = [one for one in strokes(program, peer.walk) if one.size or one.changed]
    settled = median(one.settled_bytes for one, _ in pairs)
    over_ideal = over_floor(sum(one.size for one in felt), sum(one.ideal for one in felt))
    return (
        f"{ratio:.2f} ×",
        str(Figure(settled, Unit.BYTES)),
        str(Figure(median(one.size for one in felt) if felt else 0, Unit.BYTES)),
        str(over_ideal),
        str(Figure(idle, Unit.BYTES)),
    )
