"""The places of a command line at which a shell completes, and what belongs there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from offer_tui.cli.declared import Argument, Command, Holds


@dataclass(frozen=True, slots=True)
class Place:
    """What can be typed at one place."""

    name: str
    holds: Holds
    words: Mapping[str, str]
    """What may stand here and its help, beside the offers where these do; empty where files do."""
    and_after: bool = False
    """Whether it is the same for all later operands; their names begin as this one's."""


@dataclass(frozen=True, slots=True)
class Places:
    """What a shell has to know to complete: ways from command to command, options with values, places."""

    steps: Mapping[str, str]
    """The command that a word leads to, by `command:word`."""
    valued: tuple[str, ...]
    """Options that take a value, each as `command:option`."""
    places: tuple[Place, ...]
    """In the order in which they have to be tried."""


def places(program: Command) -> Places:
    """Return all that a shell has to know of a program."""
    commands = tuple(program.all())
    return Places(
        steps={f"{_at(one)}:{below.words[-1]}": _at(below) for one in commands for below in one.below},
        valued=tuple(
            f"{_at(one)}:{name}"
            for one in commands
            for option in one.options
            for name in option.names
            if option.holds is not Holds.NOTHING
        ),
        places=tuple(place for one in commands for place in _places(one)),
    )


def _places(command: Command) -> Iterator[Place]:
    at = _at(command)
    names = {name: option.help for option in command.options for name in option.names}
    yield Place(f"{at}:-", Holds.CHOICE, names)
    for option in command.options:
        if option.holds not in (Holds.NOTHING, Holds.OTHER):
            for name in option.names:
                yield _value(f"{at}:{name}", option)
    if command.below:
        words = {one.words[-1]: one.summary for one in command.below}
        yield Place(f"{at}:@0", Holds.CHOICE, words)
    for number, operand in enumerate(command.operands):
        # One that holds nothing to complete is named as well, so that a later one's name cannot take it in.
        yield _value(f"{at}:@{'' if operand.many else number}", operand)


def _value(name: str, argument: Argument) -> Place:
    return Place(name, argument.holds, dict.fromkeys(argument.choices, ""), and_after=argument.many)


def _at(command: Command) -> str:
    return " ".join(command.words)
