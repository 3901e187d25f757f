"""`doctor`: whether the terminal and the machine are as the program needs them, and how to mend them."""

import locale
import sys
from argparse import Namespace
from collections.abc import Iterator, Sequence
from itertools import chain

from offer_tui.cli import choices
from offer_tui.cli.columns import columns
from offer_tui.cli.examining.finding import Finding, Verdict
from offer_tui.cli.examining.machine import git_finding, journal_finding, locale_finding, rights_finding
from offer_tui.cli.examining.surroundings import Surroundings, surroundings
from offer_tui.cli.examining.terminal import (
    WIDTHS,
    clipboard_finding,
    colours_finding,
    escape_finding,
    mouse_finding,
    painting_finding,
    signs_finding,
    size_finding,
    tmux_finding,
    widths_finding,
)
from offer_tui.cli.json_text import json_text
from offer_tui.cli.output import FOUND, say
from offer_tui.cli.plain import Facts, say_plain
from offer_tui.cli.screen import on_terminal
from offer_tui.core.settings import Settings
from offer_tui.files import terminal
from offer_tui.files.directory import Directory
from offer_tui.files.terminfo import description
from offer_tui.paths import offers_directory, state_directory
from offer_tui.ui.terminal import Signs

# What tmux is asked: options of its server, and one that all its sessions share.
ESCAPE_TIME, SET_CLIPBOARD = ("-sv", "escape-time"), ("-sv", "set-clipboard")
DEFAULT_TERMINAL = ("-gv", "default-terminal")


def run(options: Namespace) -> int:
    """Print what was found and how to mend it; 0 for nothing to be mended, 1 for anything."""
    found = (*_terminal(surroundings(), options), *_machine(options.dir))
    if options.json:
        sys.stdout.write(json_text([_record(one) for one in found]) + "\n")
    elif options.plain:
        say_plain([[fact for one in found for fact in _facts(one)]])
    else:
        for line in columns([(one.verdict, one.what, one.found) for one in found]):
            say(line)
        _say_remedies(found)
    return FOUND if any(one.verdict is Verdict.MEND for one in found) else 0


def _terminal(found: Surroundings, options: Namespace) -> Iterator[Finding]:
    known, encoding = description(found.kind), sys.stderr.encoding
    signs, _ = choices.signs(found, encoding, asked=options.ascii)
    size, widths, silence = None, None, "standard input and output are no terminal"
    if on_terminal():
        source, output = sys.stdin.fileno(), sys.stdout.fileno()
        size, silence = terminal.size(output), "the terminal does not say"
        # One that is dumb would show the question, and one that gets ASCII gets none of the texts.
        if found.kind != "dumb" and signs is Signs.ALL:
            widths = terminal.cell_widths(tuple(WIDTHS), source, output)
    yield size_finding(size, silence)
    yield colours_finding(found, None if known is None else known.colours)
    yield signs_finding(found, encoding, asked=options.ascii)
    if signs is Signs.ALL:
        yield widths_finding(widths, silence)
    yield painting_finding(options.driver)
    settings = Directory(offers_directory(options.dir)).settings().value or Settings()
    yield mouse_finding(found, options.mouse, settings.mouse)
    yield escape_finding(found, _tmux(found, *ESCAPE_TIME))
    yield clipboard_finding(found, _tmux(found, *SET_CLIPBOARD))
    yield tmux_finding(found, _tmux(found, *DEFAULT_TERMINAL))


def _machine(directory: str | None) -> Iterator[Finding]:
    state = state_directory()
    yield locale_finding(locale.getencoding(), surroundings().login_shell)
    yield git_finding(terminal.said("git", "--version"))
    yield rights_finding("offers", offers_directory(directory))
    if state is not None:
        yield rights_finding("state", state)
    yield journal_finding(state)


def _tmux(found: Surroundings, *option: str) -> str | None:
    return terminal.said("tmux", "show-options", *option) if found.tmux else None


def _say_remedies(found: Sequence[Finding]) -> None:
    remedies = dict.fromkeys(one.remedy for one in found if one.remedy)
    for remedy in remedies:
        say("")
        say(f"{remedy}:")
        for line in dict.fromkeys(chain.from_iterable(one.lines for one in found if one.remedy == remedy)):
            say(f"    {line}")


def _facts(one: Finding) -> Facts:
    return (
        (f"{one.what[:1].upper()}{one.what[1:]}, {one.verdict}", one.found),
        *((one.remedy, line) for line in one.lines),
    )


def _record(one: Finding) -> dict[str, str | tuple[str, ...]]:
    return {
        "what": one.what,
        "verdict": one.verdict,
        "found": one.found,
        "remedy": one.remedy,
        "lines": one.lines,
    }
