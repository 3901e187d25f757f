"""`new`: one more offer."""

import sys
from argparse import Namespace
from collections.abc import Callable

from offer_tui.cli.output import failed, remark
from offer_tui.cli.screen import on_terminal
from offer_tui.core.entry import read_currency, read_line
from offer_tui.core.reading import Misread, Understood
from offer_tui.files.directory import Directory
from offer_tui.files.steps import Failed
from offer_tui.files.workbook import Workbook
from offer_tui.paths import offers_directory

_USUAL_CURRENCY = "USD"


def run(options: Namespace) -> int:
    """Write a new offer's file and print its path; ask for what is missing where there is a terminal."""
    workbook = Workbook(Directory(offers_directory(options.dir)))
    usual = workbook.profile.currency or _USUAL_CURRENCY
    answers = []
    for name, given, default, read in (
        ("Company", options.company, "", _line),
        ("Role", options.role, "", _line),
        ("Currency", options.currency, usual, _currency),
    ):
        ask = given is None and on_terminal()
        answer = _asked(name, default, read) if ask else read(default if given is None else given)
        if answer is None:
            return failed("no offer was added")
        if isinstance(answer, Misread):
            return failed(f"{name.lower()}: {answer.remedy}; offer-tui new --help shows an example")
        answers.append(str(answer.value))
    return _written(workbook, *answers)


def _line(text: str) -> Understood | Misread:
    return read_line(text, required=True)


def _currency(text: str) -> Understood | Misread:
    return read_currency(text, required=True)


def _asked(name: str, default: str, read: Callable[[str], Understood | Misread]) -> Understood | None:
    """Ask until the answer makes sense; None when there is no more input."""
    question = f"{name} [{default}]: " if default else f"{name}: "
    while True:
        try:
            answer = read(input(question) or default)
        except EOFError:
            return None
        if isinstance(answer, Understood):
            return answer
        remark(f"{name}: {answer.remedy}")


def _written(workbook: Workbook, company: str, role: str, currency: str) -> int:
    outcome = workbook.create(company, role, currency)
    if isinstance(outcome, Failed):
        return failed(outcome.why)
    slug = outcome.step.name
    sys.stdout.write(f"{workbook.directory.offer_path(slug)}\n")
    remark(
        outcome.doubt or f"The offer is called {slug}: `offer-tui show {slug}`, or open it in `offer-tui`."
    )
    return 0
