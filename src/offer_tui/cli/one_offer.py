"""The offer that a command names, with its problems."""

from argparse import Namespace
from dataclasses import dataclass

from offer_tui.cli.output import FOUND, remark
from offer_tui.core.decoding import nearest
from offer_tui.core.offer import Offer
from offer_tui.core.problems import Problem
from offer_tui.core.profile import Profile
from offer_tui.files.directory import Directory, all_problems
from offer_tui.paths import offers_directory


@dataclass(frozen=True, slots=True)
class OneOffer:
    """An offer as it was read."""

    slug: str
    offer: Offer | None
    """None where its file cannot be used."""
    profile: Profile
    problems: tuple[Problem, ...]
    profile_problems: tuple[Problem, ...]

    def closed(self) -> int:
        """Say the problems, and return the command's exit code."""
        for problem in (*self.problems, *self.profile_problems):
            remark(str(problem))
        return FOUND if self.offer is None else 0


def one_offer(options: Namespace) -> OneOffer | str:
    """Return the offer of `options.slug`, or why there is none."""
    directory = Directory(offers_directory(options.dir))
    slugs, slug = directory.slugs(), options.slug
    if slug not in slugs:
        return f'there is no offer "{slug}" in {directory.path}{nearest(slug, slugs)}'
    stored, profile = directory.offer(slug), directory.profile()
    return OneOffer(
        slug,
        stored.value,
        profile.value or Profile(),
        tuple(all_problems(stored, profile, slugs)),
        tuple(profile.problems),
    )
