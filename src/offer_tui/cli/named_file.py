"""The file that `get` and `set` are about: an offer's, the profile's or the settings'."""

import os
from typing import Any

from offer_tui.core.nearest import nearest
from offer_tui.files import layout

PROFILE_WORD, SETTINGS_WORD = "profile", "settings"
"""What names these two files in place of a slug, unless an offer is called so."""
_OWN = {PROFILE_WORD: layout.PROFILE_NAME, SETTINGS_WORD: layout.SETTINGS_NAME}


class NamedFile:
    """One file and what it is read as. Nothing is imported that `get` of an offer does not need."""

    def __init__(self, directory: str | os.PathLike[str], slug: str, *, is_offer: bool) -> None:
        self.own = "" if is_offer else slug
        """Its word, where it is no offer's."""
        parts = (layout.OFFERS_NAME, slug + layout.ENDING) if is_offer else (_OWN[slug],)
        self.path = os.path.join(directory, *parts)  # noqa: PTH118 - see above

    @property
    def of(self) -> type[Any]:
        """Offer, Profile or Settings."""
        if self.own == SETTINGS_WORD:
            from offer_tui.core.settings import Settings  # noqa: PLC0415 - see above

            return Settings
        if self.own:
            from offer_tui.core.profile import Profile  # noqa: PLC0415 - see above

            return Profile
        from offer_tui.core.offer import Offer  # noqa: PLC0415 - see above

        return Offer


def named_file(directory: str | os.PathLike[str], slug: str) -> NamedFile | str:
    """Return the file that a slug names, or why there is none."""
    try:
        slugs = layout.listed(directory)
    except OSError:
        slugs = ()
    if slug in slugs or slug in _OWN:
        return NamedFile(directory, slug, is_offer=slug in slugs)
    from pathlib import Path  # noqa: PLC0415 - only for a slug that is not there

    return f'there is no offer "{slug}" in {Path(directory)}{nearest(slug, slugs)}'
