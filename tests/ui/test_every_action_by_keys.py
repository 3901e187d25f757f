"""No mouse: every action of the registry, by each of its keys, on a page where it works, to its effect.

One table. A test is a key, pressed in a state in which its action can run; nothing but keys is ever sent.
"""

import tomllib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot

from offer_tui.core.actions import BEST_RATING
from offer_tui.ui.actions import ACTIONS
from offer_tui.ui.trail import HOME
from tests.repositories import committed, git
from tests.ui.driving import (
    NORTHWIND,
    action,
    edit,
    fill,
    go_to,
    keys,
    lend_terminal,
    message,
    offer_file,
    opened,
    panel,
    press,
    samples,
    selected,
    settled,
    text,
    visit,
    workbench,
)
from tests.ui.lettered import catch_copies


@dataclass
class Scene:
    """A person in the middle of the program, and all that they can see of it."""

    pilot: Pilot[None]
    directory: Path
    ran: list[list[str]]
    """Commands that were run in the terminal."""
    copied: list[str]
    """What was sent to the clipboard."""
    before: str = ""
    """The screen before the key was pressed."""
    at: int = 0
    """The number of the row that was selected then."""

    @property
    def shown(self) -> str:
        """The screen."""
        return text(self.pilot)

    @property
    def moved(self) -> int:
        """How many rows the cursor went down."""
        return selected_number(self.pilot) - self.at

    @property
    def window(self) -> int:
        """How many rows the sheet shows."""
        return workbench(self.pilot).sheet.window

    def offer(self, slug: str = NORTHWIND) -> dict[str, Any]:
        """Return what an offer's file says."""
        return tomllib.loads(offer_file(self.directory, slug).read_text(encoding="utf-8"))

    @property
    def profile(self) -> dict[str, Any]:
        """What profile.toml says."""
        return tomllib.loads((self.directory / "profile.toml").read_text(encoding="utf-8"))


Step = Callable[[Scene], Awaitable[None]]
Effect = Callable[[Scene], bool]


@dataclass(frozen=True)
class Case:
    """How to see what an action does."""

    effect: Effect
    """Whether it did what it is for."""
    place: str = HOME
    """A place of PLACES, reached from an offer's row on the list."""
    first: tuple[str, ...] = ()
    """What is done there before: actions, and rows to go to after `> `."""
    then: Step | None = None
    """What is done afterwards, such as an answer to what it asks."""
    offer: str = "Northwind"
    before: Callable[[Path], None] = field(default=lambda _: None)
    """What is done to the files before the program starts."""


def selected_number(pilot: Pilot[None]) -> int:
    sheet = workbench(pilot).sheet
    return -1 if sheet.row is None else sheet.rows.index(sheet.row)


# What follows a key


def typed(answer: str) -> Step:
    """Answer the question that is open."""
    return lambda scene: fill(scene.pilot, answer)


def pressed(*names: str) -> Step:
    """Press further keys."""
    return lambda scene: keys(scene.pilot, *names)


async def git_answered(scene: Scene) -> None:
    await scene.pilot.pause()
    await scene.pilot.app.workers.wait_for_complete()
    await settled(scene.pilot)


async def restored(scene: Scene) -> None:
    await fill(scene.pilot, "Base salary")


async def saved_letter(scene: Scene) -> None:
    await fill(scene.pilot, str(scene.directory / "letter.txt"))


# What there is before


def in_git(directory: Path) -> None:
    """Keep the offers in git, with a commit after which Northwind's base salary changed."""
    git(directory, "init", "--quiet", "--initial-branch=main")
    committed(directory, "As received")
    file = offer_file(directory)
    said = file.read_text(encoding="utf-8")
    assert "base_salary = 165_000" in said
    file.write_text(said.replace("base_salary = 165_000", "base_salary = 166_000"), encoding="utf-8")
    committed(directory, "Better")


def with_draft(directory: Path) -> None:
    draft = directory / "letters" / NORTHWIND / "thanks-priya.md"
    draft.parent.mkdir(parents=True)
    draft.write_text("Thank you, Priya.\n", encoding="utf-8")


def empty(directory: Path) -> None:
    for file in (directory / "offers").iterdir():
        file.unlink()


# What is seen


def on_page(page_id: str) -> Effect:
    return lambda scene: workbench(scene.pilot).trail.page_id == page_id


def on_row(beginning: str) -> Effect:
    return lambda scene: selected(scene.pilot).startswith(beginning)


def shows(part: str) -> Effect:
    """Expect something on the screen that was not there."""
    return lambda scene: part in scene.shown and part not in scene.before


def says(beginning: str) -> Effect:
    return lambda scene: message(scene.pilot).startswith(beginning)


def asks(scene: Scene) -> dict[str, Any]:
    """Return the first ask of the round that is planned."""
    found: dict[str, Any] = scene.offer()["rounds"][1]["asks"][0]
    return found


def rating(value: int) -> Effect:
    return lambda scene: scene.offer()["fit"][scene.profile["goals"][0]["id"]]["rating"] == value


def crumb(name: str) -> Effect:
    return lambda scene: name in scene.shown.splitlines()[0] and name not in scene.before.splitlines()[0]


def first_goal(key: str, value: int) -> Effect:
    return lambda scene: scene.profile["goals"][0][key] == value


def ranked(*items: str) -> Effect:
    return lambda scene: tuple(one["item"] for one in scene.offer()["priorities"]) == items


LETTER = "a letter"
GOALS = 8
CASES: Mapping[str, Case] = {
    # On the phone
    "answer.granted": Case(lambda scene: asks(scene)["answer"] == "granted", "a call sheet"),
    "answer.partial": Case(lambda scene: asks(scene)["value"] == 176_000, "a call sheet", then=typed("176k")),
    "answer.refused": Case(
        lambda scene: asks(scene)["limit"] == "budget", "a call sheet", then=typed("budget")
    ),
    "next_ask.next": Case(on_row("2. Could the stock"), "a call sheet"),
    "next_ask.before": Case(on_row("1. Could the base"), "a call sheet", ("next_ask.next",)),
    "call": Case(crumb("› Call sheet, round 2"), "rounds"),
    # Letters
    "letter": Case(crumb("› Thanks to Priya Nair"), "decision", ("> Priya Nair",)),
    "letter.edit": Case(lambda scene: "thanks-priya.md" in scene.ran[0][-1], LETTER),
    "letter.copy": Case(lambda scene: "Dear Priya Nair" in scene.copied[0], LETTER),
    "letter.save": Case(lambda scene: (scene.directory / "letter.txt").exists(), LETTER, then=saved_letter),
    "letter.sent": Case(lambda scene: scene.offer()["decision"]["thanked"] == ["priya"], LETTER),
    "letter.drop": Case(
        lambda scene: not (scene.directory / "letters" / NORTHWIND / "thanks-priya.md").exists(),
        LETTER,
        then=typed("yes"),
        before=with_draft,
    ),
    # History
    "history": Case(crumb("› History"), "package", then=git_answered, before=in_git),
    "version.open": Case(
        shows(f"{NORTHWIND}.toml at "), "package", ("history", "> Sat"), git_answered, before=in_git
    ),
    "version.restore": Case(
        lambda scene: scene.offer()["package"]["base_salary"] == 165_000,
        "package",
        ("history", "cursor.down"),
        restored,
        before=in_git,
    ),
    # Moving
    "cursor.down": Case(lambda scene: scene.moved == 1, "package"),
    "cursor.up": Case(lambda scene: scene.moved == -1, "package", ("edge.last",)),
    "edge.first": Case(on_row("Base salary"), "package", ("edge.last",)),
    "edge.last": Case(on_row("Notes"), "package"),
    "scroll.half_down": Case(lambda scene: 1 < scene.moved <= scene.window // 2 + 1, "package"),
    "scroll.half_up": Case(
        lambda scene: -1 > scene.moved >= -scene.window // 2 - 1, "package", ("edge.last",)
    ),
    "scroll.down": Case(lambda scene: scene.moved > scene.window // 2 + 1, "package"),
    "scroll.up": Case(lambda scene: scene.moved < -scene.window // 2 - 1, "package", ("edge.last",)),
    # From the panel enter leads to what its figures are made of, from the sheet it edits.
    "panel": Case(shows("What the figures are made of"), "package", then=pressed("enter")),
    "find": Case(shows("Offers with “glob”"), then=typed("glob")),
    "find_again.next": Case(on_row("Remote days"), "package", ("find: days",)),
    "find_again.before": Case(on_row("Vacation days"), "package", ("find: days", "find_again.next")),
    # Editing
    "open": Case(on_page("package")),
    "back": Case(on_page(HOME), "package"),
    "edit": Case(
        lambda scene: scene.offer()["package"]["base_salary"] == 170_000, "package", then=typed("170k")
    ),
    "add": Case(lambda scene: scene.profile["goals"][-1]["name"] == "Sleep", "fit", then=typed("Sleep")),
    "drop": Case(lambda scene: len(scene.profile["goals"]) == GOALS - 1, "fit"),
    "move.down": Case(ranked("equity", "base_salary", "remote_days"), "priorities"),
    "move.up": Case(ranked("base_salary", "remote_days", "equity"), "priorities", ("edge.last",)),
    "mark": Case(shows("• Northwind")),
    "compare": Case(on_page("compare")),
    "undo": Case(
        lambda scene: scene.offer()["package"]["base_salary"] == 165_000, "package", ("edit: 170k",)
    ),
    "redo": Case(
        lambda scene: scene.offer()["package"]["base_salary"] == 170_000, "package", ("edit: 170k", "undo")
    ),
    "save": Case(says("all is saved already")),
    "ignore": Case(
        lambda scene: scene.offer("umbra-labs")["guide"]["ignore"][-1]["reason"] == "I know.",
        "problems",
        then=typed("I know."),
        offer="Umbra",
    ),
    # Rating
    **{f"rate.{number}": Case(rating(number), "fit", ("rate_clear",)) for number in range(BEST_RATING + 1)},
    "rate_clear": Case(shows("not rated"), "fit"),
    "goal.points": Case(first_goal("points", 90), "fit", then=typed("90")),
    "goal.must_have": Case(first_goal("must_have", 3), "fit", then=typed("3")),
    # Priorities and packages
    "weigh": Case(lambda scene: "How do you want to weigh" in panel(scene.pilot), "priorities"),
    "bundles": Case(crumb("› Equal packages"), "priorities"),
    "bundle.A": Case(shows("A: Base salary"), "packages", ("bundle.B",)),
    "bundle.B": Case(shows("B: "), "packages"),
    "bundle.C": Case(shows("C: "), "packages"),
    "plan_bundle": Case(
        lambda scene: "because" in scene.shown or "not yet" in scene.shown, "packages", offer="Globex"
    ),
    # Pages
    **{
        f"page.{page}": Case(on_page(page))
        for page in ("package", "fit", "priorities", "strategy", "rounds", "decision")
    },
    "turn.next": Case(on_page("fit"), "package"),
    "turn.before": Case(on_page("decision"), "package"),
    "you": Case(on_page("profile")),
    "samples": Case(
        lambda scene: offer_file(scene.directory).exists() and "Northwind" in scene.shown,
        before=empty,
        offer="",
    ),
    "problems": Case(crumb("› Problems and advice"), "package"),
    # Looking
    "picture.next": Case(shows("2027"), "package"),
    "picture.before": Case(shows("OPTIONS"), "package"),
    "leave.later": Case(shows("Leaving after 13 months"), "package", ("picture.next", "picture.next")),
    "leave.earlier": Case(shows("Leaving after 11 months"), "package", ("picture.next", "picture.next")),
    "leave.year_later": Case(shows("Leaving after 24 months"), "package", ("picture.next", "picture.next")),
    "leave.year_earlier": Case(shows("Leaving after 0 months"), "package", ("picture.next", "picture.next")),
    "price.up": Case(shows("share price × 1.1"), "package"),
    "price.down": Case(shows("share price × 0.9"), "package"),
    "assume": Case(shows("Payout of the target bonus"), "package"),
    "assume_nothing": Case(
        lambda scene: "If:" in scene.before and "If:" not in scene.shown, "package", ("price.up",)
    ),
    # Program
    "editor": Case(lambda scene: scene.ran[0][-1].endswith(f"{NORTHWIND}.toml"), "package"),
    "text": Case(shows(f"{NORTHWIND}.toml"), "package"),
    "copy_value": Case(lambda scene: scene.copied == ["165,000"], "package"),
    "copy_summary": Case(lambda scene: "Vacation days" in scene.copied[0], "package"),
    "repaint": Case(shows("the screen is painted anew")),
    "hide": Case(shows("***"), "package"),
    "help": Case(shows("How closely the job serves your career goals"), "fit"),
    "tour": Case(shows("Your goals come first")),
    "palette": Case(lambda scene: isinstance(scene.pilot.app.screen, CommandPalette)),
    "quit": Case(lambda scene: scene.pilot.app._exit, "a goal"),
}

KEYS = [(one.id, key) for one in ACTIONS for key in one.keys]


async def prepare(scene: Scene, case: Case) -> None:
    """Go to the place of a case, and do there what comes first."""
    if case.offer:
        await visit(scene.pilot, case.place, case.offer)
    for step in case.first:
        name, _, words = step.partition(": ")
        if name == "edit":
            await edit(scene.pilot, "Base salary", words)
        elif name == "find":
            await press(scene.pilot, "find")
            await fill(scene.pilot, words)
        elif step.startswith("> ") and name == step:
            await git_answered(scene)
            await go_to(scene.pilot, step.removeprefix("> "))
        else:
            await press(scene.pilot, step)
            await git_answered(scene) if step == "history" else None
    scene.before, scene.at = scene.shown, selected_number(scene.pilot)


def test_every_action_of_the_registry_is_driven() -> None:
    assert set(CASES) == {one.id for one in ACTIONS}


@pytest.mark.parametrize(("action_id", "key"), KEYS, ids=lambda part: part)
async def test_a_key_does_what_its_action_is_for(
    action_id: str, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[action_id]
    samples(tmp_path)
    case.before(tmp_path)
    ran = [] if case.before is in_git else lend_terminal(monkeypatch)  # git is to run indeed
    copied = catch_copies(monkeypatch)
    async with opened(tmp_path) as pilot:
        scene = Scene(pilot, tmp_path, ran, copied)
        await prepare(scene, case)
        assert action(action_id).works_on(workbench(pilot).trail.page_id)
        await keys(pilot, key)
        if case.then is not None:
            await case.then(scene)
        assert case.effect(scene), scene.shown
