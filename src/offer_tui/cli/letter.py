"""`letter SLUG KIND`: one letter, ready to be sent but for its gaps."""

from argparse import Namespace
from collections.abc import Sequence

from offer_tui.cli.case import case_of
from offer_tui.cli.clock import clock
from offer_tui.cli.one_offer import one_offer
from offer_tui.cli.output import FOUND, failed, remark, say
from offer_tui.core.decoding import nearest
from offer_tui.core.entry import read_line
from offer_tui.core.guide.advice import Advice
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import person_name
from offer_tui.core.guide.planning import set_aside
from offer_tui.core.letter_check import contradiction, misgivings, objections
from offer_tui.core.letters import Letter, LetterKind, interviewers, letter, recipient, to_thank
from offer_tui.core.offer import Offer, Person
from offer_tui.core.reading import Misread
from offer_tui.files.directory import Directory
from offer_tui.files.letters import letters_of
from offer_tui.files.steps import Conflict, Failed
from offer_tui.files.workbook import Workbook
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Print the letter; 1 where the guide holds it back or a file cannot be used, 2 where it cannot be."""
    found = one_offer(options)
    if isinstance(found, str):
        return failed(found)
    if found.offer is None:
        return found.closed()
    kind = LetterKind(options.kind)
    if options.call_script:
        if kind is not LetterKind.DECLINE:
            return failed("--call-script is for decline: no other letter has a call before it")
        kind = LetterKind.DECLINE_CALL
    directory = Directory(offers_directory(options.dir))
    case = case_of(directory, found.slug, found.offer, found.profile, clock(options.today)())
    to = _addressee(kind, case.offer, options.to)
    if isinstance(to, str):
        return failed(to)
    if why := contradiction(kind, case.offer):
        remark(f"offer-tui: {why}")
        return FOUND
    if (code := _held_back(options, case, objections(kind, case))) is not None:
        return code
    source = letters_of(directory, found.slug).source(kind, to.id if to is not None else "")
    written = letter(kind, case, source, to)
    for line in written.text.split("\n"):
        say(line)
    _remark_on(written, case)
    return found.closed() or (FOUND if written.problems else 0)


def _addressee(kind: LetterKind, offer: Offer, named: str | None) -> Person | str | None:
    """Return who a letter goes to, None where the file does not say it, or why there is nobody."""
    people = {one.id: one for one in offer.people}
    if named is not None:
        return people.get(named) or f'there is no person "{named}" in people{nearest(named, tuple(people))}'
    if kind is LetterKind.THANKS and interviewers(offer) and not to_thank(offer):
        return "every interviewer has been thanked; --to PERSON writes to one of them again"
    return recipient(kind, offer)


def _held_back(options: Namespace, case: Case, held: Sequence[Advice]) -> int | None:
    """Say what holds the letter back, or keep the reason to write it all the same; None to go on."""
    if options.because is None:
        for one in held:
            remark(f"offer-tui: {one.code} {one.message}")
            remark(one.rule.remedy)
        if held:
            remark("To write it all the same, give a reason that is kept: --because REASON")
        return FOUND if held else None
    reason = read_line(options.because, required=True)
    if isinstance(reason, Misread):
        return failed(f"--because: {reason.remedy}")
    if not held:
        remark("The guide does not hold this letter back; the reason was not kept.")
        return None
    return _set_aside(options, case, held, str(reason.value))


def _set_aside(options: Namespace, case: Case, held: Sequence[Advice], reason: str) -> int | None:
    workbook = Workbook(Directory(offers_directory(options.dir)))
    workbook.follow()
    document = workbook.offers[options.slug].document
    codes = [one.code for one in held]
    edit = set_aside(document.tree if document is not None else {}, codes, reason, case.today)
    outcome = workbook.edit(options.slug, edit, f"{' '.join(codes)} set aside")
    if isinstance(outcome, Failed):
        return failed(outcome.why)
    if isinstance(outcome, Conflict):
        return failed("the file was changed at the same moment; try again")
    remark(outcome.doubt or f"{' '.join(codes)} is set aside for {options.slug}, with your reason.")
    return None


def _remark_on(written: Letter, case: Case) -> None:
    for one in misgivings(written.kind, case):
        remark(f"{one.code} {one.message} {one.rule.remedy}")
    if written.gaps:
        remark(f"To fill in: {', '.join(written.gaps)}.")
    others = [one for one in to_thank(case.offer) if one != written.to]
    if others and written.kind is LetterKind.THANKS:
        remark(f"Still to thank: {', '.join(f'{person_name(one)} (--to {one.id})' for one in others)}.")
    for problem in written.problems:
        remark(str(problem))
    if written.problems:
        remark("Until that is mended, the letter is in other words than yours.")
