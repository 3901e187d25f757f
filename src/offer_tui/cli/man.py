"""`man`: the manual page, written from what the parser declares."""

import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator

from offer_tui.cli.declared import Argument, Command, declared
from offer_tui.cli.parser import parser
from offer_tui.cli.version import VERSION

_ENVIRONMENT = (
    ("OFFER_TUI_DIR", "The offers directory, where no --dir names one."),
    ("OFFER_TUI_STATE_DIR", "Where the program keeps its journal and its locks."),
    ("OFFER_TUI_CACHE_DIR", "Where it keeps what it read; set to nothing, it keeps nothing."),
    ("VISUAL, EDITOR", "The editor; where neither is set, vi."),
    ("NO_COLOR", "Turns colours off."),
)
_FILES = (
    ("profile.toml", "In the offers directory: goals, current job, exchange rates, signature."),
    ("settings.toml", "How the program behaves."),
    ("offers/SLUG.toml", "One offer a file."),
    ("letters/, themes/", "Your own templates of letters and drafts; your own themes."),
    ("trash/", "What was thrown away."),
)
_EXIT_STATUS = (
    ("0", "Done, and nothing was found."),
    ("1", "Done, and something was found, as each command says."),
    ("2", "It could not be done as asked."),
)

_ESCAPES = str.maketrans(
    {
        "\\": "\\e",
        "-": "\\-",
        '"': "\\(dq",
        "'": "\\(aq",
        "`": "\\(ga",
        "^": "\\(ha",
        "~": "\\(ti",
    }
)


def run(_: Namespace) -> int:
    """Print the page as troff source, which `man -l -` shows."""
    sys.stdout.write(man_page())
    return 0


def man_page() -> str:
    """Return the page as troff source."""
    program = declared(parser())
    first, _, rest = program.description.partition(". ")
    lines = [
        f'.TH OFFER\\-TUI 1 "" "{_escaped(f"offer-tui {VERSION}")}" "User Commands"',
        ".nh",  # a command that is hyphenated cannot be copied
        ".SH NAME",
        f"offer\\-tui \\- {_escaped(first[0].lower() + first[1:])}",
        ".SH SYNOPSIS",
        ".B offer\\-tui",
        _escaped("[OPTIONS] [COMMAND [ARGUMENTS]]"),
        ".SH DESCRIPTION",
        _line(f"{first}. {rest}"),
        ".SH OPTIONS",
        _line("All but --version may also stand after a command."),
        *_arguments(program.options),
        ".SH COMMANDS",
    ]
    common = {one.names for one in program.options}
    for one in program.all():
        if one.words:
            lines += _command(one, common)
    for title, entries in (("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES), ("EXIT STATUS", _EXIT_STATUS)):
        lines += [f".SH {title}", *_entries(entries)]
    return "\n".join(lines) + "\n"


def _command(command: Command, common: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f".SS {_escaped(command.usage)}"
    yield _line(command.description)
    yield from _arguments(command.operands)
    yield from _arguments(one for one in command.options if one.names not in common)
    yield from (".PP", "Example:", f".B {_escaped(command.example)}")


def _arguments(arguments: Iterable[Argument]) -> Iterator[str]:
    for one in arguments:
        value = f" {one.value}" if one.names and one.value else ""
        shown = ", ".join(f"{name}{value}" for name in one.names) or one.value
        choices = f"One of: {', '.join(one.choices)}." if one.choices and "|" not in one.value else ""
        yield from _entries([(shown, " ".join(filter(None, (one.help, choices))))])


def _entries(entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for word, meaning in entries:
        yield from (".TP", f".B {_escaped(word)}", _line(meaning))


def _line(text: str) -> str:
    """Return a line of text that troff does not take for a request."""
    return f"\\&{_escaped(text)}" if text.startswith(".") else _escaped(text)


def _escaped(text: str) -> str:
    """Return text that troff prints as it is, so that what is copied from the page can be typed."""
    return text.translate(_ESCAPES)
