"""Rules about fit: it is settled before anything is negotiated."""

from collections.abc import Iterator

from offer_tui.core.fit import Verdict
from offer_tui.core.fit_words import one_decimal, sentences, shown_score
from offer_tui.core.guide.case import Case
from offer_tui.core.guide.naming import listed
from offer_tui.core.guide.rule import Found, Rule
from offer_tui.core.problems import Severity


def _undecided(case: Case) -> Iterator[Found]:
    rounds = case.offer.rounds
    if rounds and rounds[0].planned and case.fit.settled_as is None:
        why = sentences(case.fit)[0].removeprefix("Not settled: ")
        yield Found(("rounds", 0), f"Round 1 is planned and the fit is not settled: {why}")


def _below_the_bar(case: Case) -> Iterator[Found]:
    rounds, fit = case.offer.rounds, case.fit
    if not rounds or fit.settled_as is not Verdict.NOT_A_FIT:
        return
    if fit.missed:
        names = listed([f"“{one.goal.name or one.goal.id}”" for one in fit.missed])
        why = f"{names} {'is a must-have' if len(fit.missed) == 1 else 'are must-haves'} and missed"
    else:
        why = f"the fit is {shown_score(fit)} and your own bar {one_decimal(fit.weak)}"
    yield Found(("rounds", len(rounds) - 1), f"You negotiate for a job that is not a fit: {why}.")


FIT_RULES = (
    Rule(
        code="N01",
        severity=Severity.BLOCK,
        title="Fit undecided",
        sentence="First evaluate how closely the job aligns with your career goals.",
        trigger="Round one is planned while missing ratings can still change the verdict of the fit.",
        remedy="Rate the goals that the Fit page names as deciding.",
        find=_undecided,
    ),
    Rule(
        code="N02",
        severity=Severity.WARNING,
        title="Not a fit",
        sentence="Once you are confident of a strong fit, ask whether you should negotiate: accept outright,"
        " negotiate or decline.",
        trigger="There is a round although the fit is below your own bar or a must-have is missed.",
        remedy="Decline, or find out whether what is missing can change and rate it again.",
        find=_below_the_bar,
    ),
)
