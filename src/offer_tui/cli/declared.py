"""What the parser declares, as values: for completion, the man page and the reference of the commands."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_EXAMPLE = "example: "


class Holds(Enum):
    """What an argument holds, as far as a shell can complete it."""

    NOTHING = auto()
    """An option that is there or not."""
    CHOICE = auto()
    OFFER = auto()
    """Or one of its choices, which are no offers."""
    OFFER_OR_FILE = auto()
    FILE = auto()
    DIRECTORY = auto()
    OTHER = auto()


_BY_METAVAR = {
    "SLUG": Holds.OFFER,
    "SLUG|FILE": Holds.OFFER_OR_FILE,
    "PATH": Holds.FILE,
    "FILE": Holds.FILE,
    "REV|FILE": Holds.FILE,
    "DIR": Holds.DIRECTORY,
}
"""The words for arguments say what these hold, in usage lines and here."""


@dataclass(frozen=True, slots=True)
class Argument:
    """An option, or an operand, which has no names."""

    names: tuple[str, ...]
    value: str
    """The word that stands for what it holds, such as SLUG; empty where it holds nothing."""
    holds: Holds
    choices: tuple[str, ...]
    needed: bool
    many: bool
    help: str


@dataclass(frozen=True, slots=True)
class Command:
    """A command, an action of one, or the program."""

    words: tuple[str, ...]
    """What is typed for it after the program's name."""
    summary: str
    """One line."""
    description: str
    example: str
    """A command line; empty where there is none."""
    options: tuple[Argument, ...]
    operands: tuple[Argument, ...]
    below: tuple["Command", ...]
    """Its actions; of the program, the commands."""
    needs_action: bool

    @property
    def usage(self) -> str:
        """How it is called, without its options."""
        operands = (_usage(one) for one in self.operands)
        action = (["ACTION"] if self.needs_action else ["[ACTION]"]) if self.below else []
        return " ".join(("offer-tui", *self.words, *operands, *action))

    def all(self) -> Iterator["Command"]:
        """Yield it and everything below it."""
        yield self
        for one in self.below:
            yield from one.all()


def declared(parser: argparse.ArgumentParser, words: tuple[str, ...] = (), summary: str = "") -> Command:
    """Return what a parser declares, `words` being what is typed for it."""
    below: list[Command] = []
    arguments: list[Argument] = []
    needs_action = False
    # argparse has no public way to ask for what was declared.
    for one in parser._actions:  # noqa: SLF001 - see above
        if isinstance(one, argparse._SubParsersAction):  # noqa: SLF001 - as above
            needs_action = one.required
            summaries = {choice.dest: choice.help or "" for choice in one._choices_actions}  # noqa: SLF001 - as above
            below = [
                declared(parser, (*words, name), summaries[name]) for name, parser in one.choices.items()
            ]
        elif one.help != argparse.SUPPRESS:
            arguments.append(_argument(one, parser.prog))
    return Command(
        words,
        summary,
        (parser.description or "").strip(),
        (parser.epilog or "").removeprefix(_EXAMPLE),
        tuple(one for one in arguments if one.names),
        tuple(one for one in arguments if not one.names),
        tuple(below),
        needs_action,
    )


def _argument(one: argparse.Action, program: str) -> Argument:
    choices = tuple(map(str, one.choices or ()))
    metavar = one.metavar if isinstance(one.metavar, str) else " ".join(one.metavar or ())
    word = metavar or ("|".join(choices) or one.dest.upper().replace("_", "-"))
    first, *others = word.split("|")
    if one.nargs == 0:
        word, holds = "", Holds.NOTHING
    elif _BY_METAVAR.get(first) is Holds.OFFER and word not in _BY_METAVAR:
        holds, choices = Holds.OFFER, tuple(others)
    else:
        holds = Holds.CHOICE if choices else _BY_METAVAR.get(word, Holds.OTHER)
    return Argument(
        names=tuple(one.option_strings),
        value=word,
        holds=holds,
        choices=choices,
        needed=one.required and one.nargs not in ("*", "?"),
        many=one.nargs in ("*", "+"),
        help=(one.help or "") % {**vars(one), "prog": program},
    )


def _usage(operand: Argument) -> str:
    repeated = f"{operand.value}..." if operand.many else operand.value
    return repeated if operand.needed else f"[{repeated}]"
