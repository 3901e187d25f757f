"""`rename SLUG NEW`: another name for an offer, and for what refers to it."""

from argparse import Namespace

from offer_tui.cli.output import FOUND, failed, remark, say
from offer_tui.cli.saving import saved, workbook_of
from offer_tui.core.decoding import nearest
from offer_tui.core.edits import Batch, Put
from offer_tui.core.keys import shown
from offer_tui.core.slugs import slug
from offer_tui.files.places import rename_drafts, rename_offer
from offer_tui.files.saving import NotConfirmedError, SaveError, reason
from offer_tui.files.workbook import Workbook


def run(options: Namespace) -> int:
    """Rename the file, then the references one by one; 1 where one of them could not follow."""
    workbook = workbook_of(options)
    directory, old, new = workbook.directory, options.slug, options.new
    slugs = directory.slugs()
    if old not in slugs:
        return failed(f'there is no offer "{old}" in {directory.path}{nearest(old, slugs)}')
    if slug(new) != new:
        return failed(f'"{new}" cannot be a name, give a-z, 0-9 and hyphens, such as {slug(new)}')
    if any(new == one.casefold() for one in slugs):
        return failed(f'there is an offer "{new}" already')
    try:
        rename_offer(directory, old, new)
    except NotConfirmedError as error:
        remark(str(error))
    except SaveError as error:
        return failed(str(error))
    say(str(directory.offer_path(new)))
    code = 0
    try:
        if rename_drafts(directory, old, new):
            remark("The drafts of its letters have followed.")
    except OSError as error:
        remark(f"offer-tui: the drafts of its letters are still those of {old}: {reason(error)}")
        code = FOUND
    return max(code, _follow(workbook, old, new))


def _follow(workbook: Workbook, old: str, new: str) -> int:
    """Let the alternatives of all offers name the new slug, each file saved on its own."""
    code = 0
    workbook.follow()
    for name, stored in workbook.offers.items():
        if stored.value is None:
            remark(f"offer-tui: {stored.path} cannot be used; if it names {old}, change it there")
            code = FOUND
            continue
        edits = tuple(
            Put(("alternatives", number, "offer"), new)
            for number, one in enumerate(stored.value.alternatives)
            if one.offer == old
        )
        if edits:
            said = f"{name}: {', '.join(shown(one.path) for one in edits)} is {new} now"
            code = FOUND if saved(workbook.edit(name, Batch(edits), said), said, about=name) else code
    return code
