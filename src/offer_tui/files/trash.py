"""What was thrown away: looking at it, bringing it back, and deleting it for good.

Offers and drafts of letters lie in the trash under names of their own; whatever else is there is left alone.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypeAlias

from offer_tui.core.letters import LetterKind, letter_name
from offer_tui.core.offer import Offer
from offer_tui.core.records import dataclass
from offer_tui.core.slugs import slug
from offer_tui.files import letters, saving
from offer_tui.files.directory import Directory, is_offer, offer_at
from offer_tui.files.reading import Stored

_KIND = re.compile(rf"-({'|'.join(LetterKind)})(?=-|$)")


@dataclass(frozen=True, slots=True)
class TrashedOffer:
    """An offer that was thrown away."""

    name: str
    """The file's name in the trash."""
    day: date
    """When it was thrown away, in local time: when the file last changed its place, name or rights."""
    stored: Stored[Offer]

    @property
    def slug(self) -> str:
        """What the offer is called when it comes back, unless another one is called so."""
        return self.stored.slug


@dataclass(frozen=True, slots=True)
class TrashedDraft:
    """The draft of a letter that was thrown away."""

    name: str
    """The file's name in the trash."""
    day: date
    """As of an offer."""
    slug: str
    """The offer that it is about."""
    kind: LetterKind
    person_id: str
    """Whom it thanks; empty for another letter, and where the name does not say it."""

    @property
    def letter(self) -> str:
        """The letter's name among those of its offer."""
        return letter_name(self.kind, self.person_id)


Trashed: TypeAlias = TrashedOffer | TrashedDraft


def trashed(directory: Directory) -> tuple[Trashed, ...] | str:
    """Return what lies in the trash, sorted by name, or why that cannot be told."""
    if refusal := directory.trash_refusal():
        return refusal
    try:
        names = sorted(one.name for one in directory.trash.iterdir())
        slugs = {*directory.slugs(), *(Path(name).stem for name in names if is_offer(name))}
        found = [_trashed(directory, name, slugs) for name in names]
    except FileNotFoundError:
        return ()
    except OSError as error:
        return f"{directory.trash} cannot be listed: {saving.reason(error)}"
    return tuple(one for one in found if one is not None)


def restore(directory: Directory, one: Trashed) -> Path:
    """Move something back to where it was and return where it is now.

    An offer whose slug is another's meanwhile gets a free one; a draft never takes the place of another.
    Raises NotMovedError, or NotConfirmedError where it has moved.
    """
    if isinstance(one, TrashedDraft):
        target = letters.draft_path(directory, one.slug, one.kind, one.person_id)
    else:
        taken = directory.slugs()
        is_free = one.slug.casefold() not in {other.casefold() for other in taken}
        target = directory.offer_path(one.slug if is_free else slug(one.slug, taken))
    directory.move(directory.trash / one.name, target)
    return target


def older(found: Iterable[Trashed], days: int, today: date) -> tuple[Trashed, ...]:
    """Return what was thrown away more than so many days ago."""
    return tuple(one for one in found if (today - one.day).days > days)


def erase(directory: Directory, gone: Iterable[Trashed]) -> tuple[str, ...]:
    """Delete files of the trash for good, links and not what they lead to; return what went wrong.

    Nothing brings them back: the person has to have been asked.
    """
    if refusal := directory.trash_refusal():
        return (refusal,)
    failures = []
    for one in gone:
        path = directory.trash / one.name
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            failures.append(f"{path} was not deleted: {saving.reason(error)}")
    try:
        saving.sync_directory(directory.trash)
    except OSError as error:
        failures.append(f"the disk did not confirm what was deleted: {saving.reason(error)}")
    return tuple(failures)


def _trashed(directory: Directory, name: str, slugs: Collection[str]) -> Trashed | None:
    """Return what a file of the trash is; None for one whose name this program did not give it."""
    path = directory.trash / name
    try:
        changed = path.lstat().st_ctime
    except FileNotFoundError:  # it has just gone
        return None
    day = datetime.fromtimestamp(changed, UTC).astimezone().date()
    if is_offer(name):
        return TrashedOffer(name, day, offer_at(path))
    drafts = tuple(_drafts(path.stem)) if path.suffix == letters.ENDING and not name.startswith(".") else ()
    if not drafts:
        return None
    # A hyphen divides the parts of a name, and may be in any of them.
    about, kind, rest = next((one for one in drafts if one[0] in slugs), drafts[0])
    return TrashedDraft(
        name, day, about, kind, _person(directory, about, rest) if kind is LetterKind.THANKS else ""
    )


def _drafts(stem: str) -> Iterator[tuple[str, LetterKind, str]]:
    """Yield each slug and kind that the name of a draft can mean, with what follows them."""
    for found in _KIND.finditer(stem):
        about, kind, rest = stem[: found.start()], LetterKind(found[1]), stem[found.end() + 1 :]
        if about and (kind is LetterKind.THANKS or not rest or rest.isdecimal()):
            yield about, kind, rest


def _person(directory: Directory, about: str, rest: str) -> str:
    """Return the id at the end of a draft's name, without the number that tells it from others there."""
    before, _, number = rest.rpartition("-")
    if not number.isdecimal():
        return rest
    offer = directory.offer(about).value
    people = {one.id for one in offer.people} if offer is not None else set()
    return before if rest not in people and before in {"", *people} else rest
