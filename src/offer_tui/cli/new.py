"""`new`: one more offer."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from offer_tui.cli.clock import clock
from offer_tui.cli.output import failed, remark
from offer_tui.cli.saving import workbook_of
from offer_tui.cli.screen import on_terminal
from offer_tui.core.decoding import decoded
from offer_tui.core.edits import Batch, Edit, apply
from offer_tui.core.entry import read_currency, read_line
from offer_tui.core.key_text import key_in
from offer_tui.core.keys import Tree
from offer_tui.core.offer import Offer
from offer_tui.core.reading import Misread, Understood
from offer_tui.core.typed_keys import typed_edit, typed_value
from offer_tui.core.typed_values import Typing
from offer_tui.files.steps import Failed, Outcome, Saved
from offer_tui.files.workbook import Workbook, new_offer

_USUAL_CURRENCY = "USD"


def run(options: Namespace) -> int:
    """Write a new offer's file and print its path; ask for what is missing where there is a terminal."""
    workbook = workbook_of(options)
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
    more = _more(options, workbook, new_offer(*answers).tree, answers[2])
    if isinstance(more, Misread):
        return failed(f"{more.remedy}; no offer was added")
    return _written(workbook, answers, more)


def _more(options: Namespace, workbook: Workbook, tree: Tree, currency: str) -> Batch | Misread:
    """Return the edits that `--set` asks for, each on what the ones before it left."""
    edits: list[Edit] = []
    for given in options.set:
        name, _, text = given.partition("=")
        key = key_in(name, Offer, tree)
        if isinstance(key, Misread):
            return Misread(f"--set {name}: {key.remedy}")
        offer, _ = decoded(Offer, tree)
        typing = Typing(Offer, tree, offer, currency, clock(options.today)())
        understood = typed_value(typing, key, text, workbook.directory.slugs())
        edit = understood if isinstance(understood, Misread) else typed_edit(typing, key, understood)
        if isinstance(edit, Misread):
            return Misread(f"--set {name}: {edit.remedy}")
        if edit is not None:
            edits.append(edit)
            tree = apply(tree, edit)
    return Batch(tuple(edits))


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


def _written(workbook: Workbook, answers: Sequence[str], more: Batch) -> int:
    outcome: Outcome = workbook.create(*answers)
    if isinstance(outcome, Saved):
        slug = outcome.step.name
        sys.stdout.write(f"{workbook.directory.offer_path(slug)}\n")
        if more.edits:
            outcome = workbook.edit(slug, more, "what --set gave")
        if isinstance(outcome, Saved):
            hint = f"The offer is called {slug}: `offer-tui show {slug}`, or open it in `offer-tui`."
            remark(outcome.doubt or hint)
            return 0
    why = outcome.why if isinstance(outcome, Failed) else "somebody else changed the file meanwhile"
    return failed(why)
