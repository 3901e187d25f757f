"""Keys: a tour of the program that presses each kind of key on each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import mean, median

from benchmarks.figures import OVER_IDEAL, Figure, Judged, Row, Unit, milliseconds, over_floor, percentile_95
from benchmarks.places import ECHO, Bench, home_with_samples
from benchmarks.rows.start import SHOWS
from benchmarks.terminal.line import SLOW
from benchmarks.terminal.program import BenchmarkError, Program
from benchmarks.terminal.strokes import Stroke, stroke, strokes

CURSOR_AT_MOST, TYPED_AT_MOST, PAGE_AT_MOST = 300, 120, 2_500
KEY_AT_MOST = 30.0
"""Milliseconds until the last byte of a key."""
WALK, SHORT_WALK = ("j", "k", "j", "j", "down", "up", "k"), ("j", "k")


@dataclass(frozen=True, slots=True)
class Stop:
    """A page of the tour."""

    name: str
    shows: str
    """What tells the page from the one before."""
    way: tuple[str, ...] = ()
    """Keys that lead there from the stop before; the last one opens the page."""
    walk: tuple[str, ...] = WALK
    computing: tuple[str, ...] = ()
    """Keys of this page that compute all figures anew."""


TO_NORTHWIND = ("g", "j", "j", "j", "enter")
OPENING = {"package": "opening an offer", "palette": "the palette"}
"""What opening a page is called in the table, where it is no page switch."""
TOUR = (
    Stop("home", "Reply by"),
    Stop("problems", "Code", ("g", "!"), SHORT_WALK),
    Stop("package", "Base salary", ("h", *TO_NORTHWIND), computing=("+", "+", "-", ">", "<", "=")),
    Stop("fit", "Career goal", ("F",)),
    Stop("priorities", "Walk away", ("P",)),
    Stop("equal packages", "Equal packages", ("b",)),
    Stop("strategy", "Fixed on", ("S",)),
    Stop("rounds", "Round 1", ("R",)),
    Stop("call sheet", "Call sheet", ("t",), SHORT_WALK),
    Stop("decision", "Outcome", ("h", "D")),
    Stop("letter", "Subject:", ("L", "enter"), SHORT_WALK),
    Stop("profile", "Career goals", ("h", "p")),
    Stop("compare", "Must-haves", ("h", "h", "c")),
    Stop("palette", "Search", (":",), ("down", "up", "down")),
)
"""Each page, reached from the one before."""
FIGURE, SENTENCE = "185k", "Twelve"


@dataclass(slots=True)
class Tour:
    """What the keys of one tour cost."""

    cursor: dict[str, list[Stroke]] = field(default_factory=dict)
    """By page."""
    opening: dict[str, list[Stroke]] = field(default_factory=dict)
    """By row of the table: one key each."""
    computing: list[Stroke] = field(default_factory=list)
    typed: dict[str, list[Stroke]] = field(default_factory=dict)

    @property
    def all(self) -> list[Stroke]:
        """Every key that was measured."""
        kinds = (*self.cursor.values(), *self.opening.values(), self.computing, *self.typed.values())
        return [one for kind in kinds for one in kind]


def rows(bench: Bench) -> Iterator[Row]:
    """Measure the keys of tours, and an echo in turn with each."""
    tours, echoes = [], []
    for _ in range(bench.tours):
        tours.append(tour(bench))
        echoes += echo(bench, 20 if bench.quick else 60)
    for page in tours[0].cursor:
        yield keys_row(f"cursor key, {page}", [t.cursor[page] for t in tours], at_most=CURSOR_AT_MOST)
    for editor in tours[0].typed:
        yield keys_row(
            f"character typed, {editor}",
            [t.typed[editor] for t in tours],
            at_most=TYPED_AT_MOST,
            over_ideal=None,
        )
    for opening in tours[0].opening:
        yield keys_row(opening, [t.opening[opening] for t in tours], at_most=PAGE_AT_MOST)
    everything = [one for each in tours for one in each.all]
    yield latency_row("key to last byte, 95 of 100", everything, echoes)
    computing = [one for each in tours for one in each.computing]
    yield latency_row("the same, figures computed anew", computing, echoes)
    cursor = [one for each in tours for page in each.cursor.values() for one in page]
    yield slow_row("cursor key over 2 KB/s, 300 ms", cursor)
    opened = [one for each in tours for page in each.opening.values() for one in page]
    yield slow_row("page switch over 2 KB/s, 300 ms", opened)


def tour(bench: Bench) -> Tour:
    """Start the program, go to each page, and press keys there."""
    home, done = home_with_samples(bench.root), Tour()
    with Program(home.command(), home.environment) as program:
        program.wait_for(*SHOWS)
        for stop in TOUR:
            if stop.way:
                strokes(program, stop.way[:-1])
                name = OPENING.get(stop.name, f"page switch, {stop.name}")
                done.opening[name] = [stroke(program, stop.way[-1], stop.shows)]
            check(program, stop.shows)
            done.cursor[stop.name] = strokes(program, stop.walk[:2] if bench.quick else stop.walk)
            done.computing += strokes(program, stop.computing)
        strokes(program, ("escape", "h", *TO_NORTHWIND, "e"))
        done.typed["a figure"] = strokes(program, FIGURE)
        check(program, "= 185,000")
        strokes(program, ("escape", "F", "enter"))
        done.typed["a sentence"] = strokes(program, SENTENCE)
        check(program, SENTENCE)
    return done


def check(program: Program, shows: str) -> None:
    """Raise BenchmarkError unless the screen shows a text: figures of another page would be worth nothing."""
    if shows not in program.screen.text:
        raise BenchmarkError(f"{shows!r} should be here", program.screen.text)


def echo(bench: Bench, count: int) -> list[Stroke]:
    """Press keys in a program that does nothing but answer."""
    with Program(ECHO, home_with_samples(bench.root).environment) as program:
        program.wait_for("ready")
        return [stroke(program, "x", quiet=0.02) for _ in range(count)]


def keys_row(
    what: str, tours: Sequence[Sequence[Stroke]], *, at_most: int, over_ideal: float | None = OVER_IDEAL
) -> Row:
    """Return the row of keys of one kind: the median key, and all bytes beside the ideal of all.

    Keys that changed nothing and sent nothing do not count.
    """
    felt = [one for strokes_ in tours for one in strokes_ if one.size or one.changed]
    if not felt:
        raise BenchmarkError(f"{what}: no key had an effect", "")
    size = Figure(median(one.size for one in felt), Unit.BYTES)
    ideal = Figure(median(one.ideal for one in felt), Unit.BYTES)
    judged = [Judged(size, at_most)]
    if over_ideal is not None:
        ratio = over_floor(sum(one.size for one in felt), sum(one.ideal for one in felt))
        judged.insert(0, Judged(ratio, over_ideal))
    return Row(what, size, ideal, "ideal", tuple(judged))


def latency_row(what: str, pressed: Sequence[Stroke], echoes: Sequence[Stroke]) -> Row:
    """Return the row of the time until the last byte of a key."""
    found = milliseconds(percentile_95([one.seconds for one in pressed if one.pieces]))
    floor = milliseconds(percentile_95([one.seconds for one in echoes]))
    return Row(what, found, floor, "echo", (Judged(found, KEY_AT_MOST),))


def slow_row(what: str, pressed: Sequence[Stroke]) -> Row:
    """Return the row of the mean time that a key takes at the far end of a slow line."""
    found = mean(one.seconds_over(SLOW) for one in pressed)
    floor = mean(one.ideal_seconds_over(SLOW) for one in pressed)
    judged = Judged(over_floor(found, floor), OVER_IDEAL)
    return Row(what, milliseconds(found), milliseconds(floor), "ideal", (judged,))
