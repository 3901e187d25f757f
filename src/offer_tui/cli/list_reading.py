"""Rows of `list`, made out of files."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path

from offer_tui.cli.clock import nanoseconds
from offer_tui.cli.listed import Listed, as_plain
from offer_tui.cli.output import counted, remark
from offer_tui.cli.records import ratio
from offer_tui.core.compensation import compensation
from offer_tui.core.fit import fit
from offer_tui.core.fit_words import shown_score, shown_verdict
from offer_tui.core.keys import shown
from offer_tui.core.money import converted, shown_amount
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem, Severity, has_errors
from offer_tui.core.profile import Profile
from offer_tui.core.records import replace
from offer_tui.files.directory import Directory, all_problems
from offer_tui.files.read_cache import Kept, Look, ReadCache, is_settled
from offer_tui.files.reading import Stored
from offer_tui.files.regular import Stamp


def read_rows(  # noqa: PLR0913 - what was found so far, and what is asked for
    place: str,
    seen: Look,
    known: Mapping[str, Listed],
    cache: ReadCache | None,
    *,
    with_problems: bool,
    stage_on: date | None,
) -> Sequence[Listed] | None:
    """Read the offers that no known row is of, and keep all rows; say what is wrong with the directory.

    None where the offers cannot be listed.
    """
    directory = Directory(Path(place))
    own = tuple(directory.problems())
    reader = RowReader(directory, seen.offers, with_problems=with_problems, stage_on=stage_on)
    profile = reader.stored_profile
    for problem in own if profile.value else (*own, *profile.problems):
        remark(str(problem))
    if has_errors(own):
        return None
    is_same = profile.stamp == seen.profile
    rows = dict(known) if is_same else {}
    sound = {slug: (seen.offers[slug], as_plain(row)) for slug, row in rows.items()}
    for slug in seen.offers:
        if slug in rows:
            continue
        at = nanoseconds()
        row, stamp = reader.row(slug)
        rows[slug] = row
        if any(stamp) and is_settled(stamp, at) and seen.offers.keys() >= {*row.others}:
            sound[slug] = (stamp, as_plain(row))
    if cache is not None and is_same and profile.value is not None and is_settled(profile.stamp, seen.at):
        cache.keep(Kept(sound), seen.at)
    return [rows[slug] for slug in seen.offers]


class RowReader:
    """Reads the offers of a directory as rows, each by itself: thousands of offers would fill the memory."""

    def __init__(
        self, directory: Directory, slugs: Collection[str], *, with_problems: bool, stage_on: date | None
    ) -> None:
        """Read the profile; `stage_on` is the day whose next steps are asked for, None where none are."""
        self.directory, self.slugs = directory, slugs
        self.with_problems, self.stage_on = with_problems, stage_on
        self.stored_profile = directory.profile()
        self.profile = self.stored_profile.value or Profile()

    def row(self, slug: str) -> tuple[Listed, Stamp]:
        """Read an offer; return its row, and the stamp of its file before that."""
        stored = self.directory.offer(slug)
        offer = stored.value
        row = Listed(slug, _error(stored)) if offer is None else offer_row(slug, offer, self.profile)
        if self.with_problems:
            problems = all_problems(stored, self.stored_profile, self.slugs)
            others = [] if offer is None else [one.offer for one in offer.alternatives if one.offer]
            row = replace(row, problems=[_plain(one) for one in problems], others=others)
        if self.stage_on is not None and offer is not None:
            row = replace(row, stage=self._stage(slug, offer, self.stage_on))
        return row, stored.stamp

    def _stage(self, slug: str, offer: Offer, today: date) -> str:
        from offer_tui.cli.case import case_of  # noqa: PLC0415 - the guide costs a plain list too much
        from offer_tui.core.guide.next_step import next_step  # noqa: PLC0415 - as above

        return next_step(case_of(self.directory, slug, offer, self.profile, today)).action or ""


def offer_row(slug: str, offer: Offer, profile: Profile) -> Listed:
    """Return what the list says of an offer, without its problems."""
    score = fit(profile.goals, profile.fit, offer.fit)
    total = compensation(offer.package, 1).total
    target = profile.currency or offer.currency
    compared = converted(total, offer.currency, target, profile.rates, profile.currency)
    day = offer.dates.reply_by
    return Listed(
        slug,
        company=offer.company,
        role=offer.role,
        currency=offer.currency,
        status=offer.status,
        closed=offer.closed,
        reply_by="" if day is None else day.isoformat(),
        fit=f"{shown_score(score)} {shown_verdict(score.verdict)}" if score.coverage_percent else "",
        low=f"{ratio(score.low)}",
        high=f"{ratio(score.high)}",
        verdict=score.verdict.value,
        year_1=f"{total}",
        year_1_shown=shown_amount(total, offer.currency, places=0) if total else "",
        year_1_compared="" if compared is None else f"{compared}",
    )


def _error(stored: Stored[Offer]) -> str:
    first, *rest = (one for one in stored.problems if one.severity is Severity.ERROR)
    key = f"{shown(first.key)}: " if first.key else ""
    more = f" (and {counted(len(rest), 'more error')})" if rest else ""
    return f"{stored.path.name}:{first.line}:{first.column}: {key}{first.message}{more}"


def _plain(problem: Problem) -> Sequence[int | str | None]:
    """Return a problem without its file, as values that JSON can write."""
    place, key = [problem.line, problem.column], shown(problem.key) or None
    return [*place, problem.severity.value, problem.code, key, problem.message]
