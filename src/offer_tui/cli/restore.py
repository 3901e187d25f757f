"""`restore NAME`: an offer back from the archive or the trash."""

from argparse import Namespace

from offer_tui.cli import trash
from offer_tui.cli.output import failed, remark, say
from offer_tui.core.decoding import nearest
from offer_tui.files.directory import ENDING, Directory
from offer_tui.files.places import archived, bring_back
from offer_tui.files.saving import NotConfirmedError, SaveError
from offer_tui.files.trash import trashed
from offer_tui.paths import offers_directory


def run(options: Namespace) -> int:
    """Move it back and print its path; 2 where there is none, or one in either place."""
    directory = Directory(offers_directory(options.dir))
    away, thrown = archived(directory), trashed(directory)
    if isinstance(away, str):
        return failed(away)
    if isinstance(thrown, str):
        return failed(thrown)
    name = options.name.removesuffix(ENDING)
    in_trash = {*(one.slug for one in thrown), *(one.name.removesuffix(ENDING) for one in thrown)}
    if name in away and name in in_trash:
        return failed(
            f'"{name}" is in the archive and in the trash; `offer-tui trash restore` takes the latter'
        )
    if name in in_trash or options.name in in_trash:
        return trash.run(Namespace(**{**vars(options), "action": "restore"}))
    if name not in away:
        known = nearest(name, (*away, *sorted(in_trash)))
        return failed(f'there is no "{name}" in the archive or the trash{known}')
    doubt = ""
    try:
        path = bring_back(directory, name)
    except NotConfirmedError as error:
        path, doubt = error.path, str(error)
    except SaveError as error:
        return failed(str(error))
    say(str(path))
    if path.stem != name:
        remark(f'Another offer is called "{name}" now; this one is called "{path.stem}".')
    if doubt:
        remark(doubt)
    return 0
