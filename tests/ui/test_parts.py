"""The parts of the workbench: each action has one that does it, and none is made before it is needed."""

from importlib import import_module
from pathlib import Path

import pytest

from offer_tui.ui.actions import ACTIONS, Action
from offer_tui.ui.screens.bench import Bench
from offer_tui.ui.screens.parts import PART_OF, Lazy, Part
from tests.ui.driving import opened, press, samples, visit, workbench

PARTS = {name: part for name, part in vars(Bench).items() if isinstance(part, Lazy)}


def made_of(name: str) -> type[Part]:
    """Return the class of a part."""
    made: type[Part] = getattr(import_module(f"offer_tui.ui.screens.{PARTS[name].module}"), PARTS[name].made)
    return made


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_each_action_has_a_part_that_does_it(action: Action) -> None:
    part = PART_OF[action.id.partition(".")[0]]
    assert callable(getattr(made_of(part), action.handler, None))


def test_the_table_names_families_of_actions_alone() -> None:
    assert set(PART_OF) == {action.id.partition(".")[0] for action in ACTIONS}


@pytest.mark.parametrize("name", PARTS)
def test_each_part_can_be_made(name: str) -> None:
    assert issubclass(made_of(name), Part)


async def test_a_part_is_made_when_it_is_used_first_and_once(tmp_path: Path) -> None:
    async with opened(samples(tmp_path)) as pilot:
        bench = workbench(pilot)
        made = set(PARTS) & set(vars(bench))
        assert not made & {"calling", "changing", "editing", "looking", "recovering", "weighing", "writing"}
        await visit(pilot, "package")
        await press(pilot, "picture.next")
        looking = vars(bench)["looking"]
        await press(pilot, "picture.next")
        assert bench.looking is looking
