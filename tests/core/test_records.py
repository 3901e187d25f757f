"""Records: to their users they are dataclasses, made by the standard library itself as a twin shows."""

import copy
import dataclasses
import subprocess
import sys
from dataclasses import FrozenInstanceError
from decimal import Decimal
from typing import Any, Generic, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offer_tui.core import records
from offer_tui.core.records import dataclass, field, fields, replace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: int
    y: Decimal = Decimal(0)
    tags: list[str] = field(default_factory=list)
    seen: bool = field(default=False, compare=False, repr=False)

    @property
    def name(self) -> str:
        return f"{self.x}/{self.y}"


@dataclasses.dataclass(frozen=True, slots=True)
class Twin:
    """The same, made by the standard library."""

    x: int
    y: Decimal = Decimal(0)
    tags: list[str] = dataclasses.field(default_factory=list)
    seen: bool = dataclasses.field(default=False, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Place(Point):
    """A point with a height, and with another default."""

    y: Decimal = Decimal(1)
    z: int = 3


@dataclass(slots=True)
class Counter:
    """What can be changed."""

    start: int
    steps: int = field(init=False, default=0)
    total: int = field(init=False)

    def __post_init__(self) -> None:
        self.total = self.start


@dataclass(eq=False, slots=True)
class Thing:
    """What is equal to nothing else."""

    x: int


@dataclass(frozen=True, slots=True)
class Box(Generic[T]):
    """What holds anything."""

    value: T


@dataclass(frozen=True, slots=True)
class Empty:
    """What has no field."""


VALUES = st.tuples(
    st.integers(-2, 2),
    st.decimals(-2, 2, places=1),
    st.lists(st.sampled_from("ab"), max_size=2),
    st.booleans(),
)


@given(VALUES, VALUES)
def test_they_are_made_compared_and_written_as_the_standard_library_does(
    one: tuple[Any, ...], other: tuple[Any, ...]
) -> None:
    assert (Point(*one) == Point(*other)) is (Twin(*one) == Twin(*other))
    assert repr(Point(*one)) == repr(Twin(*one)).replace("Twin", "Point")
    assert [one.name for one in fields(Point)] == [one.name for one in dataclasses.fields(Twin)]


@given(st.lists(st.sampled_from(["x", "y", "tags", "seen", "z"]), unique=True), st.integers(0, 5))
def test_they_take_the_arguments_that_the_standard_library_takes(names: list[str], positional: int) -> None:
    outcomes: list[object] = []
    for of in (Point, Twin):
        try:
            made: Any = of(*[1] * positional, **dict.fromkeys(names, 1))  # type: ignore[arg-type]
        except TypeError:
            outcomes.append(None)
        else:
            outcomes.append(made.x)
    assert outcomes[0] == outcomes[1]


def test_each_value_has_its_own_default() -> None:
    Point(1).tags.append("a")
    assert Point(1).tags == []


def test_values_of_another_class_are_never_equal() -> None:
    assert Point(1) != Place(1, Decimal(0))
    others: list[object] = [Twin(1), None]
    assert all(Point(1) != other for other in others)
    assert Box(1) == Box(1)
    assert Thing(1) != Thing(1)
    assert Empty() == Empty()


def test_frozen_values_are_found_again_by_what_they_hold() -> None:
    assert hash(Box((1, "a"))) == hash(Box((1, "a")))
    assert {Box(1): "one"}[Box(1)] == "one"
    assert len({Thing(1), Thing(1)}) == 2
    with pytest.raises(TypeError, match="unhashable"):
        hash(Counter(1))


def test_a_frozen_value_refuses_to_be_changed() -> None:
    point: Any = Point(1)
    with pytest.raises(FrozenInstanceError):
        point.x = 2
    with pytest.raises(FrozenInstanceError):
        del point.x
    with pytest.raises(FrozenInstanceError):
        point.other = 2
    assert point.x == 1


def test_what_is_not_frozen_has_its_fields_and_no_others() -> None:
    counter: Any = Counter(4)
    counter.steps = 2
    assert (counter.start, counter.steps, counter.total) == (4, 2, 4)
    assert repr(counter).endswith("Counter(start=4, steps=2, total=4)")
    with pytest.raises(AttributeError):
        counter.other = 1


def test_a_class_takes_over_the_fields_of_the_one_it_extends() -> None:
    place = Place(1)
    assert (place.y, place.z, place.name) == (Decimal(1), 3, "1/1")
    assert [one.name for one in fields(Place)] == ["x", "y", "tags", "seen", "z"]
    assert [Point(1).y, Place(1, Decimal(5)).y] == [0, 5]


def test_replace_keeps_what_is_not_named() -> None:
    point = Point(1, Decimal(2), ["a"])
    assert replace(point, x=5) == Point(5, Decimal(2), ["a"])
    assert replace(Twin(1), x=5) == Twin(5)
    unknown: Any = {"w": 1}
    with pytest.raises(TypeError):
        replace(point, **unknown)


def test_the_functions_of_the_standard_library_take_them_for_their_own() -> None:
    point = Point(1, Decimal(2), ["a"], seen=True)
    assert dataclasses.is_dataclass(point)
    assert dataclasses.replace(point, x=5) == Point(5, Decimal(2), ["a"])
    assert dataclasses.asdict(point) == {"x": 1, "y": Decimal(2), "tags": ["a"], "seen": True}
    assert [one.name for one in dataclasses.fields(Place)] == [one.name for one in fields(Place)]
    assert [one.compare for one in dataclasses.fields(Point)] == [True, True, True, False]


def test_they_can_be_copied() -> None:
    point = Point(1, Decimal(2), ["a"])
    assert copy.copy(point) == copy.deepcopy(point) == point
    assert copy.deepcopy(point).tags is not point.tags


def test_they_match_by_place() -> None:
    match Point(1, Decimal(2)):
        case Point(x, y):
            assert [x, y] == [1, 2]


def test_the_format_is_declared_without_the_inspection_of_source_code() -> None:
    code = "import sys, offer_tui.core.offer, offer_tui.core.profile; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert not {"dataclasses", "inspect"} & set(done.stdout.split())


def test_only_slots_are_made() -> None:
    with pytest.raises(AssertionError):
        records.dataclass(frozen=True, slots=False)
