"""What `status` says, made out of files."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from offer_tui.cli.status import Status
from offer_tui.core.offer import Offer
from offer_tui.core.problems import has_errors
from offer_tui.core.profile import Profile
from offer_tui.files.directory import PROFILE_NAME, Directory
from offer_tui.files.regular import Stamp


def read_status(place: str, today: date) -> tuple[Status, Mapping[str, Stamp]]:
    """Read all offers; return the status and each file's stamp by slug, the profile's by an empty one.

    Raises OSError where the offers cannot be listed.
    """
    directory = Directory(Path(place))
    profile = directory.profile()
    stamps, offers = {"": profile.stamp}, {}
    broken = [PROFILE_NAME] if has_errors(profile.problems) else []
    for slug in directory.listed():
        stored = directory.offer(slug)
        stamps[slug] = stored.stamp
        if stored.value is None:
            broken.append(slug)
        else:
            offers[slug] = stored.value
    still_open = {slug: offer for slug, offer in offers.items() if not offer.closed}
    slug = min(still_open, key=lambda one: (still_open[one].dates.reply_by or date.max, one), default="")
    if not slug:
        return Status(broken), stamps
    day = offers[slug].dates.reply_by
    status = Status(
        broken,
        slug,
        offers[slug].company,
        _next_action(slug, offers, profile.value or Profile(), today),
        "" if day is None else day.isoformat(),
        len(still_open) - 1,
    )
    return status, stamps


def _next_action(slug: str, offers: Mapping[str, Offer], profile: Profile, today: date) -> str:
    # The guide is most of what is imported here, and not needed where nothing is open.
    from offer_tui.core.guide.case import Case  # noqa: PLC0415 - see above
    from offer_tui.core.guide.next_step import next_step  # noqa: PLC0415 - as above

    others = {name: other for name, other in offers.items() if name != slug}
    return next_step(Case(offers[slug], profile, today, others)).action or "nothing"
