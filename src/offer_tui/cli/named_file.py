"""The file that `get` and `set` are about: an offer's, or the profile's."""

from argparse import Namespace
from dataclasses import dataclass
from typing import Any

from offer_tui.core.decoding import nearest
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.files.directory import Directory
from offer_tui.files.reading import Stored

PROFILE_WORD = "profile"
"""What names profile.toml in place of a slug, unless an offer is called so."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """One file and what it is read as."""

    of: type[Any]
    """Offer or Profile."""
    stored: Stored[Offer] | Stored[Profile]


def named_file(directory: Directory, options: Namespace) -> NamedFile | str:
    """Read the file of `options.slug`, or return why there is none."""
    slugs, slug = directory.slugs(), options.slug
    if slug in slugs:
        return NamedFile(Offer, directory.offer(slug))
    if slug == PROFILE_WORD:
        return NamedFile(Profile, directory.profile())
    return f'there is no offer "{slug}" in {directory.path}{nearest(slug, slugs)}'
