"""What the guide looks at, from files."""

from datetime import date

from offer_tui.core.guide.case import Case
from offer_tui.core.offer import Offer
from offer_tui.core.profile import Profile
from offer_tui.core.settings import Settings
from offer_tui.files.directory import Directory
from offer_tui.files.letters import letters_of


def case_of(directory: Directory, slug: str, offer: Offer, profile: Profile, today: date) -> Case:
    """Return one offer with all that bears on it: the settings, and the offers that its alternatives name.

    Those that cannot be read are left out, as are settings that cannot be read. A letter of decline in the
    person's own words is looked at too.
    """
    known = directory.slugs()
    named = {one.offer for one in offer.alternatives} - {slug}
    others = {name: directory.offer(name).value for name in known if name in named}
    return Case(
        offer,
        profile,
        today,
        {name: other for name, other in others.items() if other is not None},
        directory.settings().value or Settings(),
        letters_of(directory, slug).own_decline,
    )
